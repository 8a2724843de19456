"""A PDF, opened: pdfminer's own readers, which ask an account before they do what a small file can ask for.

pdfplumber makes pdfminer's by itself, and needs the very version that it was made for. Here each is made by itself, so
that it is one that asks.
"""

from __future__ import annotations

from io import BytesIO
from itertools import islice
from typing import Any, Final

from pdfminer.pdfdocument import PDFBaseXRef, PDFDocument, PDFXRefStream
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSKeyword
from pdfplumber.utils.pdfinternals import resolve_and_decode

from checker.importer.pdf.account import LOOK, OBJECT, TOKEN, Account, tokens
from checker.importer.pdf.drawing import DrawnPage
from checker.importer.pdf.fonts import Fonts
from checker.importer.pdf.unpacked import Stream

_LONG: Final = 100_000
"""Characters of one string: all of what there is of it is copied at each bracket in it."""


class _Parser(PDFParser):
    """Reads what is written in the file; each piece of it that was read to its end is counted."""

    def __init__(self, data: bytes, account: Account) -> None:
        self._account = account
        super().__init__(BytesIO(data))

    def fillbuf(self) -> bool:
        if self.charpos >= len(self.buf):
            long = max(0, len(self._curtoken) - _LONG)
            self._account.spend(TOKEN * tokens(self.buf) + long)
        return super().fillbuf()

    def do_keyword(self, pos: int, token: PSKeyword) -> None:
        super().do_keyword(pos, token)
        if token is self.KEYWORD_STREAM and self.curstack and isinstance(self.curstack[-1][1], PDFStream):
            at, held = self.curstack.pop()
            assert isinstance(held, PDFStream)
            self.curstack.append((at, Stream(held, self._account)))


class _Document(PDFDocument):
    """The objects of a file; each table of them is read once, also where one names another that names it."""

    def __init__(self, parser: _Parser, account: Account) -> None:
        self._account = account
        self._tables: set[int] = set()
        super().__init__(parser)

    def read_xref_from(self, parser: PDFParser, start: int, xrefs: list[PDFBaseXRef]) -> None:
        if start not in self._tables:
            self._tables.add(start)
            super().read_xref_from(parser, start, xrefs)

    def getobj(self, objid: int) -> object:
        self._account.spend(LOOK)
        if objid not in self._cached_objs:
            ranges = sum(len(one.ranges) for one in self.xrefs if isinstance(one, PDFXRefStream))
            self._account.spend(OBJECT + LOOK * (len(self.xrefs) + ranges))
        return super().getobj(objid)


class Opened:
    """A file as pdfplumber's pages need it: its objects, its fonts, and that its letters are taken as they are."""

    laparams = None
    unicode_norm = None

    def __init__(self, data: bytes, account: Account) -> None:
        self.account = account
        self.doc = _Document(_Parser(data, account), account)
        self.rsrcmgr = Fonts(account)

    def pages(self, most: int) -> list[DrawnPage]:
        """The pages from the first, so many at most.

        Raises:
            TooMuch: where they ask for too much.
        """
        found: list[DrawnPage] = []
        file: Any = self
        top: Any = 0
        for number, page in enumerate(islice(PDFPage.create_pages(self.doc), most), start=1):
            found.append(DrawnPage(file, page, number, top))
            top += found[-1].height
        return found

    @property
    def producer(self) -> str:
        """The name of what made the file, if it can be read."""
        try:
            said = [resolve_and_decode(info["Producer"]) for info in self.doc.info if "Producer" in info]
        except Exception:  # pdfplumber promises no error
            return ""
        return str(said[-1]) if said else ""
