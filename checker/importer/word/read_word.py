"""A Word file -> its paragraphs and tables, through mammoth's HTML."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser
from typing import Final

from checker.importer.blocks import EMPTY, PICTURE, Block, Cell, Table
from checker.importer.text.lines import Kind
from checker.importer.word.contents import PAGE, UNREADABLE
from checker.importer.word.office_file import damaged, word_parts
from checker.importer.word.parts import Prepared, prepared
from checker.importer.word.through_mammoth import html_of
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, whole_file

_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PARAGRAPHS: Final = _HEADINGS | {"p", "li"}
MOST_COLUMNS: Final = 100
"""Word itself writes at most 63. Each row is given them all: a wide one and very many would be too much."""
_WIDE: Final = Text(
    f"Dokumentet har en tabell med fler än {MOST_COLUMNS} kolumner, och läses inte. Är det rätt fil?",
    f"The document has a table with more than {MOST_COLUMNS} columns, and is not read. Is it the right file?",
)
_BACK: Final = "\N{UPWARDS ARROW}"
"""What mammoth ends a note with."""


def read_word(
    data: bytes, file: str, told: Callable[[int], None] = lambda _: None
) -> tuple[list[Block | Table], tuple[Fault, ...]]:
    """The paragraphs and tables of a Word file, and warnings about how it was read.

    `told` is told how many per cent of it are done.

    Raises:
        FaultsFound: with the one reason why it cannot be read.
    """
    ready = prepared(word_parts(data, file), file)
    try:
        html = html_of(ready.data, told)
    except Exception as error:
        # Whatever the parts lack, mammoth meets it in its own way: it promises no kinds of errors.
        raise damaged(file) from error
    parser = _Reader(paged=ready.paged)
    try:
        parser.feed(html)
        parser.close()
    except _TooWide:
        raise FaultsFound([Fault(whole_file(file), _WIDE.sv, _WIDE.en)]) from None
    return parser.blocks, tuple(Fault(whole_file(file), said.sv, said.en) for said in _warnings(ready))


def _warnings(ready: Prepared) -> list[Text]:
    said = []
    if ready.inserted or ready.deleted:
        struck = "strykning" if ready.deleted == 1 else "strykningar"
        counts = (_number_of(ready.inserted, "insertion"), _number_of(ready.deleted, "deletion"))
        sv = (
            f"Dokumentet har spårade ändringar ({ready.inserted} tillägg, {ready.deleted} {struck}). De lästes som "
            "om de vore godkända. Godkänn eller avvisa dem i Word, och läs in dokumentet igen."
        )
        en = (
            f"The document has tracked changes ({', '.join(counts)}). They were read as if they were accepted. Accept "
            "or reject them in Word, and import the document again."
        )
        said.append(Text(sv, en))
    if ready.apart.hidden:
        sv = "Dokumentet har dold text, som inte skrivs ut. Den lästes inte. Ta bort den i Word, eller gör den synlig."
        en = "The document has hidden text, which is not printed. It was not read. Delete it in Word, or show it."
        said.append(Text(sv, en))
    if ready.apart.struck:
        sv = "Dokumentet har överstruken text. Den lästes som om den gällde. Ta bort den i Word om den inte gör det."
        en = "The document has text that is struck through. It was read as valid. Delete it in Word if it is not."
        said.append(Text(sv, en))
    if ready.apart.embedded:
        sv = (
            "Ett annat dokument är infogat i dokumentet, och lästes inte. Öppna dokumentet i Word, spara det på nytt "
            "och läs in igen."
        )
        en = (
            "Another document is set into the document, and was not read. Open the document in Word, save it anew and "
            "import it again."
        )
        said.append(Text(sv, en))
    if ready.uncounted:
        sv = f"{ready.uncounted} automatiska nummer kunde inte räknas fram, och står som ”?”. Rätta dem i filen."
        en = f"{ready.uncounted} automatic numbers could not be counted, and are written “?”. Mend them in the file."
        said.append(Text(sv, en))
    elif ready.numbered:
        sv = f"{ready.numbered} nummer sätts av Word och är framräknade här. Jämför några av dem med dokumentet."
        en = f"{ready.numbered} numbers are set by Word and were counted here. Compare some of them with the document."
        said.append(Text(sv, en))
    return said


def _number_of(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


class _TooWide(Exception):
    """A table has more columns than any that is read."""


class _Reader(HTMLParser):
    """Collects paragraphs, and tables on a grid. Tables may stand in cells."""

    def __init__(self, *, paged: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block | Table] = []
        self.page = 1 if paged else 0
        self._into = [self.blocks]
        self._grids: list[_Grid] = []
        self._text: list[str] = []
        self._has_words = False
        self._marks = 0
        self._marked: list[bool] = []
        self._points: list[bool] = []
        self._kind: Kind = "whole"
        self._began = self.page
        self._skipping = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        if tag in _PARAGRAPHS:
            self._end_paragraph()
            self._marks = int(tag in _HEADINGS)
            if tag == "li":
                self._points.append(True)
                if (named.get("id") or "").startswith(("footnote", "endnote")):
                    self._kind = "beside"
        elif tag == "table":
            self._end_paragraph()
            self._grids.append(_Grid())
        elif tag == "tr" and self._grids:
            self._grids[-1].next_row()
        elif tag in ("td", "th") and self._grids:
            self._end_paragraph()
            self._into.append([])
            self._grids[-1].spans = (_span(named.get("colspan")), _span(named.get("rowspan")))
        elif tag == "img":
            self._picture()
        elif tag == "br":
            self._text.append(" ")
        elif tag == "strong":
            self._marks += 1
        elif tag == "sup":
            self._skipping = True

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._end_paragraph()
            if tag == "li":
                self._points and self._points.pop()
                self._kind = "whole"
        elif tag in ("td", "th") and self._grids:
            self._end_paragraph()
            self._grids[-1].add(tuple(self._into.pop()))
        elif tag == "table" and self._grids:
            self._into[-1].append(self._grids.pop().table())
        elif tag == "strong":
            self._marks -= 1
        elif tag == "sup":
            self._skipping = False

    def handle_data(self, data: str) -> None:
        if self._skipping and data.startswith("["):
            return
        if UNREADABLE in data:
            for at, part in enumerate(data.split(UNREADABLE)):
                if at:
                    self._picture()
                self.handle_data(part)
            return
        if not self._has_words:
            self._began = self.page + (data.count(PAGE) if data.lstrip().startswith(PAGE) else 0)
        self.page += data.count(PAGE)
        words = data.replace(PAGE, "")
        self._has_words = self._has_words or bool(words.strip())
        self._text.append(words)
        if data.strip():
            self._marked.append(self._marks > 0)

    def close(self) -> None:
        super().close()
        self._end_paragraph()

    def _picture(self) -> None:
        self._end_paragraph()
        self._into[-1].append(Block(PICTURE, self.page, kind="picture"))

    def _end_paragraph(self) -> None:
        text = "".join(self._text)
        if self._kind == "beside":
            text = text.removesuffix(_BACK)
        marked = bool(self._marked) and all(self._marked)
        self._text.clear()
        self._has_words = False
        self._marked.clear()
        if text.strip():
            bullet = bool(self._points) and self._points[-1]
            self._into[-1].append(Block(text, self._began, bullet, self._kind, marked=marked))
            if bullet:
                self._points[-1] = False  # only a point's first paragraph has the bullet


def _span(said: str | None) -> int:
    return min(int(said), MOST_COLUMNS) if said and said.isdecimal() else 1


class _Grid:
    """The cells of a table, each in its column, also where others reach over it from above."""

    def __init__(self) -> None:
        self._rows: list[dict[int, Cell]] = []
        self._covered: dict[int, int] = {}
        self._column = 0
        self.spans = (1, 1)

    def next_row(self) -> None:
        """Begins a row."""
        self._rows.append({})
        self._column = 0
        self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}

    def add(self, blocks: tuple[Block | Table, ...]) -> None:
        """Adds a cell after those of its row."""
        across, down = self.spans
        while self._covered.get(self._column, 0) and self._column not in self._rows[-1]:
            self._column += 1
        if self._column + across > MOST_COLUMNS:
            raise _TooWide
        self._rows[-1][self._column] = Cell(blocks, across)
        if down > 1:
            # One more than the rows below: the next row counts it down first.
            self._covered.update(dict.fromkeys(range(self._column, self._column + across), down))
        self._column += across

    def table(self) -> Table:
        """The table, every row with all columns."""
        width = max((max(row, default=-1) + 1 for row in self._rows), default=0)
        return Table(tuple(tuple(row.get(column, EMPTY) for column in range(width)) for row in self._rows))
