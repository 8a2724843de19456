"""A small PDF that asks for work without end is refused, with the page or the file that asks for it."""

from __future__ import annotations

import struct
import zlib
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer import pdffont
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from checker.importer.pdf import account
from checker.importer.pdf.account import Account
from checker.importer.pdf.fonts import counted
from checker.importer.pdf.opened import Opened
from checker.importer.pdf.read_pdf import read_pdf
from checker.importer.pdf.unpacked import Stream
from checker.importer.wordings import all_wordings
from checker.yamlfile import FaultsFound
from tests.importer.pdf_files import LINE, PICTURE, each_twice, forms, of_page, stream

LITTLE: Final = 30_000
"""What a page, and all besides, may cost in these tests."""
ROOM: Final = 100_000

_NAMED: Final = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 9 0 R >>"
_WIDE: Final = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding %s /DescendantFonts [<< %s >>] >>"
_INNER: Final = b"/Type /Font /Subtype /CIDFontType2 /BaseFont /A "
_DRAWN: Final = b"/XObject << /X 20 0 R >>"


def wide(said: bytes, encoding: bytes = b"/Identity-H") -> bytes:
    """A font of two bytes a letter."""
    return _WIDE % (encoding, _INNER + said)


def outlines(letters: int) -> bytes:
    """A TrueType font that has so many letters, in one group."""
    directory = struct.pack(">4sHHHH4sLLL", b"\0\1\0\0", 1, 0, 0, 0, b"cmap", 0, 28, 100)
    group = struct.pack(">HHIIIIII", 12, 0, 16, 0, 1, 0, letters, 0)
    return directory + struct.pack(">HHHHL", 0, 1, 3, 10, 12) + group


def without_table(data: bytes) -> bytes:
    """A file whose objects are looked for, since no table tells where they stand."""
    return data.partition(b"xref\n")[0] + b"trailer << /Root 1 0 R >>\n"


TRUE_TYPE: Final = wide(
    b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> /FontDescriptor << /FontFile2 9 0 R >>"
)
FULL: Final = {
    "letters": of_page(b"BT /F 9 Tf (%s) Tj ET" % (b"a" * 1_400)),
    "spaces": of_page(b"BT /F 9 Tf (%sa) Tj ET" % (b" " * 1_400)),
    "lines": of_page(LINE + b"0 0 m 9 9 l S " * 500),
    "squares of one path": of_page(LINE + b"0 0 9 9 re " * 400 + b"f"),
    "a curve of many points": of_page(LINE + b"0 0 m " + b"9 9 l " * 2_500 + b"S"),
    "pictures": of_page(LINE + b"/X Do " * 1_100, {20: stream(b"a", PICTURE)}, resources=_DRAWN),
    "forms in forms": of_page(LINE + b"/X Do", forms(10), resources=_DRAWN),
    "what is kept": of_page(LINE + b"q " * 5_000),
    "values of no operator": of_page(LINE + b"1 " * 6_000 + b"w " * 1_200),
    "words": of_page(LINE + b"x " * 11_000),
}
BUILT: Final = {
    "letters of a font": of_page(
        font=_NAMED, more={9: stream(b"1 beginbfrange <00000000> <00004fff> <00000000> endbfrange")}
    ),
    "numbers of letters": of_page(
        font=_NAMED, more={9: stream(b"1 begincidrange <00000000> <00004fff> 0 endcidrange")}
    ),
    "words of a font": of_page(font=_NAMED, more={9: stream(b"<00> " * 4_000)}),
    "widths": of_page(font=wide(b"/W [0 20000 500]")),
    "widths, upright": of_page(font=wide(b"/W2 [0 20000 500 1 1]", b"/Identity-V")),
    "widths in lists": of_page(font=wide(b"/W [%s]" % (b"0 2000 1 " * 10))),
    "outlines": of_page(font=TRUE_TYPE, more={9: stream(outlines(20_000))}),
    "encodings": of_page(font=wide(b"", b"/UniGB-UTF16-H")),
    "fonts": of_page(
        resources=b"/Font << %s >>" % b" ".join(b"/A%d << /Type /Font >>" % number for number in range(500))
    ),
    "lists of lists of a page": of_page(page=b"/Rotate 20 0 R", more=each_twice(14)),
    "lists of lists of a font": of_page(
        font=b"<< /Type /Font /Subtype /TrueType /FontDescriptor << /FontBBox 20 0 R >> >>", more=each_twice(14)
    ),
    "labels": of_page(
        catalog=b"/PageLabels 20 0 R",
        more={20 + at: b"<< /Kids [%d 0 R %d 0 R] >>" % (21 + at, 21 + at) for at in range(14)},
    ),
    "objects in a stream": without_table(of_page(more={9: stream(b"[ ] " * 3_000, b"/Type /ObjStm /N 1 /First 0")})),
    "what is packed": of_page(contents=stream(b" " * (ROOM + 1))),
    "what is packed twice": of_page(
        contents=stream(zlib.compress(b" " * (ROOM + 1)), b"/Filter [/FlateDecode /FlateDecode]")
    ),
    "run lengths": of_page(contents=stream(b"\x81 " * 1_000, b"/Filter /RunLengthDecode", packed=False)),
}


@pytest.fixture
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may cost little, so that small ones cost too much."""
    for name, value in {"MOST_ON_PAGE": LITTLE, "MOST_BESIDES": LITTLE, "MOST_UNPACKED": ROOM}.items():
        monkeypatch.setattr(account, name, value)
    monkeypatch.setattr(account, "_PER_BYTE", 0)
    monkeypatch.setattr(account, "_UNPACKED", 0)


def refusals(data: bytes) -> list[str]:
    with pytest.raises(FaultsFound) as found:
        read_pdf(data, "avtal.pdf", all_wordings())
    return [said for fault in found.value.faults for said in (fault.sv, fault.en)]


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("name", FULL)
def test_a_page_that_is_drawn_without_end_is_refused(name: str) -> None:
    sv, en = refusals(FULL[name])
    assert sv.startswith("Sida 1 i PDF-filen ritas med mer text och fler streck än någon kan läsa")
    assert en.startswith("Page 1 of the PDF is drawn with more text and lines than anyone can read")


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("name", BUILT)
def test_a_file_of_parts_without_end_is_refused(name: str) -> None:
    sv, en = refusals(BUILT[name])
    assert sv.startswith("PDF-filen är byggd av fler och större delar (typsnitt, taggar, listor) än")
    assert en.startswith("The PDF is built of more and larger parts (fonts, tags, lists) than")


@pytest.mark.parametrize("name", [*FULL, "widths", "outlines", "labels"])
def test_what_asks_for_so_little_is_read(name: str) -> None:
    assert read_pdf({**FULL, **BUILT}[name], "avtal.pdf", all_wordings())[0]


def test_a_page_full_of_text_and_lines_is_read() -> None:
    """A sheet of figures on A3 has some 20,000 letters."""
    rows = b"0 -9 Td (%s) Tj " % (b"Om trafiken " * 20) * 85
    lines = b"0 0 m 9 9 l S " * 3_000
    assert read_pdf(of_page(b"BT /F 9 Tf 50 800 Td %s ET %s" % (rows, lines)), "avtal.pdf", all_wordings())[0]


def test_tables_that_name_each_other_are_read_once() -> None:
    """Each of twelve names the one before it twice, and the first names the last."""
    data = of_page()
    body, place = data.rpartition(b"startxref\n")[0], int(data.rpartition(b"startxref\n")[2].split()[0])
    for _ in range(12):
        at = len(body)
        body += b"xref\n0 0\ntrailer << /XRefStm %d /Prev %d >>\n" % (place, place)
        place = at
    opened = Opened(body + b"startxref\n%d\n%%%%EOF" % place, Account(0))
    assert len(opened.pages(2)) == 1
    assert len(opened.doc.xrefs) == 13


def test_fonts_are_counted_while_a_file_is_read() -> None:
    """Nobody else who reads a PDF meets our fonts."""
    before = dict(vars(pdffont))
    with counted(Account(0)):
        assert vars(pdffont) != before
    assert vars(pdffont) == before


def damaged(data: bytes, at: int, byte: int) -> bytes:
    """Packed data with a byte that is wrong, counted from the end."""
    packed = bytearray(zlib.compress(data))
    packed[-1 - at % len(packed)] = byte
    return bytes(packed)


@given(
    st.binary(max_size=300).map(lambda data: data * 5),
    st.integers(0, 400),
    st.integers(0, 255),
    st.integers(0, 9),
    st.sampled_from(["", "ASCIIHexDecode", "RunLengthDecode", "LZWDecode"]),
    st.sampled_from([None, {"Predictor": 12, "Columns": 4}, {"Predictor": 2, "Columns": 3}]),
)
def test_a_stream_is_unpacked_as_pdfminer_does(
    data: bytes, at: int, byte: int, cut: int, outer: str, parameters: dict[str, int] | None
) -> None:
    """Also what is damaged, or cut off."""
    packed = damaged(data, at, byte)
    packed = packed[: len(packed) - cut]
    names = [LIT(name) for name in (outer, "FlateDecode") if name]
    held = packed.hex().encode() if outer == "ASCIIHexDecode" else packed
    said = {"Filter": names, "DecodeParms": [parameters] * len(names)}
    results = []
    for one in (PDFStream(said, held), Stream(PDFStream(said, held), Account(0))):
        try:
            results.append(one.get_data())
        except Exception as error:  # pdfminer promises none
            results.append(repr(type(error)).encode())
    assert results[0] == results[1]
