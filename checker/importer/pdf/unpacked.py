"""A stream of a PDF, unpacked: no further than there is room for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pdfminer.lzw import LZWDecoder
from pdfminer.pdfdocument import LITERAL_OBJSTM
from pdfminer.pdftypes import (
    LITERALS_CCITTFAX_DECODE,
    LITERALS_FLATE_DECODE,
    LITERALS_LZW_DECODE,
    LITERALS_RUNLENGTH_DECODE,
    PDFStream,
)

from checker.importer.pdf.account import TOKEN, Account, tokens

_PER_BYTE: Final = 0.5
"""What unpacking costs in Python for each byte, in microseconds."""
_PER_PIECE: Final = 8
"""What it costs for each piece that LZW packed."""
_LONGEST_RUN: Final = 64
"""How many times as long run lengths can become."""
_CHECKSUM: Final = 3
"""Bytes at the end in which a fault does no harm."""


class Stream(PDFStream):
    """A stream that is unpacked when it is asked for, on an account."""

    def __init__(self, held: PDFStream, account: Account) -> None:
        super().__init__(held.attrs, held.rawdata or b"", held.decipher)
        self._account = account

    def decode(self) -> None:
        """Unpacks what it holds, by one filter after another.

        Raises:
            TooMuch: where there is no room for it.
        """
        data = self.rawdata or b""
        if self.decipher:
            assert self.objid is not None
            assert self.genno is not None
            data = self.decipher(self.objid, self.genno, data, self.attrs)
        for name, parameters in self.get_filters():
            data = self._unpacked(name, parameters, data)
        if self.get("Type") is LITERAL_OBJSTM:
            self._account.spend(TOKEN * tokens(data))  # all objects in it are read at once
        self.data, self.rawdata = data, None

    def _unpacked(self, name: Any, parameters: Any, data: bytes) -> bytes:
        if name in LITERALS_CCITTFAX_DECODE:
            return data  # pixels are black or white, and no words
        if name in LITERALS_FLATE_DECODE:
            data = _inflated(data, self._account.room + 1)
            self._account.unpack(len(data))
        elif name in LITERALS_LZW_DECODE:
            data = b"".join(self._pieces(data))
        else:
            self._account.unpack(_LONGEST_RUN * len(data) * (name in LITERALS_RUNLENGTH_DECODE))
            return self._by_pdfminer(name, parameters, data)
        if not isinstance(parameters, dict) or parameters.get("Predictor", 1) == 1:
            return data
        return self._by_pdfminer(LITERALS_FLATE_DECODE[0], parameters, zlib.compress(data, 0))

    def _pieces(self, data: bytes) -> Iterator[bytes]:
        for piece in LZWDecoder(BytesIO(data)).run():
            self._account.spend(_PER_PIECE)
            self._account.unpack(len(piece))
            yield piece

    def _by_pdfminer(self, name: Any, parameters: Any, data: bytes) -> bytes:
        self._account.spend(int(_PER_BYTE * len(data)))
        one = PDFStream({"Filter": name, "DecodeParms": parameters}, data)
        one.decode()
        return one.data or b""


def _inflated(data: bytes, most: int) -> bytes:
    """What zlib packed, as much as there may be of it; of what is damaged, all before the damage."""
    try:
        return zlib.decompressobj().decompress(data, most)
    except zlib.error:
        return _before_damage(data, most)


def _before_damage(data: bytes, most: int) -> bytes:
    """A fault in the checksum does no harm; where one comes before, nothing is to be trusted."""
    unpacker = zlib.decompressobj()
    found: list[bytes] = []
    size = 0
    for at in range(len(data)):
        try:
            found.append(unpacker.decompress(data[at : at + 1]))
        except zlib.error:
            if at < len(data) - _CHECKSUM:
                return b""
            break
        size += len(found[-1])
        if size > most:
            break
    return b"".join(found)
