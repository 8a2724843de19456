"""A PDF file -> its paragraphs and tables, from where the words stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from typing import Any, Final

from checker.importer.blocks import PICTURE, Block, Table
from checker.importer.pdf.cells import celled_table, joined
from checker.importer.pdf.columns import leading, second_column, year_head
from checker.importer.pdf.drawn import Drawn
from checker.importer.pdf.lines import PrintedLine, without_margins
from checker.importer.pdf.order import as_drawn, as_tagged
from checker.importer.pdf.page import page_lines
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.runs import with_runs
from checker.importer.pdf.structure import Structure, structure_of
from checker.importer.pdf.tables import Tables
from checker.importer.pdf.text_columns import in_columns
from checker.importer.pdf.written import as_written
from checker.importer.wordings import Wordings
from checker.named import NamedTuple
from checker.words import Text, figure, filled
from checker.yamlfile import Fault, FaultsFound, whole_file

_DAMAGED: Final = Text(
    "Filen är skadad och går inte att läsa som PDF. Skapa PDF-filen på nytt och läs in igen.",
    "The file is damaged and cannot be read as a PDF. Make the PDF anew and import it again.",
)
_LOCKED: Final = Text(
    "PDF-filen är skyddad med lösenord. Spara den utan lösenord och läs in igen.",
    "The PDF is protected by a password. Save it without one and import it again.",
)
_SCANNED: Final = Text(
    "PDF-filen innehåller ingen text, bara bilder: den är inskannad. Läs in Word-filen i stället, eller en PDF som är "
    "sparad ur Word.",
    "The PDF holds no text, only pictures: it was scanned. Import the Word file instead, or a PDF saved from Word.",
)
MOST_PAGES: Final = 1_000
MOST_ON_PAGE: Final = 500_000
MOST_IN_FILE: Final = 10_000_000
"""Bytes of what draws a page, unpacked, and all pages: a page full of text has some 5,000 to 30,000."""
_LONG: Final = Text(
    "PDF-filen har fler än {most} sidor, och läses inte. Är det rätt fil? Spara annars de sidor som är "
    "överenskommelsen som en egen PDF-fil och läs in den.",
    "The PDF has more than {most} pages, and is not read. Is it the right file? If so, save the pages that are "
    "the agreement as a PDF of their own and import that.",
)
_FULL: Final = Text(
    "Sida {number} i PDF-filen ritas med mer text och fler streck än någon kan läsa, så filen läses inte. Läs in "
    "Word-filen i stället.",
    "Page {number} of the PDF is drawn with more text and lines than anyone can read, so the file is not read. Import "
    "the Word file instead.",
)
_LARGE: Final = Text(
    "PDF-filens sidor är tillsammans för stora för att läsas in. Är det rätt fil? Läs annars in Word-filen i stället.",
    "The pages of the PDF are together too large to be imported. Is it the right file? If so, import the Word file "
    "instead.",
)
_BROWSER: Final = "Skia/PDF"
"""How Chrome and Edge begin the name of what made a file that they print."""
_PLACED: Final = Text(
    "PDF-filen säger inte vilka celler alla tabeller har. Vilken rubrik en text hör till är läst efter var orden står: "
    "jämför med dokumentet, eller läs in Word-filen i stället.",
    "The PDF does not say which cells all tables have. Which heading a text belongs to was read from where the words "
    "stand: compare with the document, or import the Word file instead.",
)

Progress = Callable[[int, int], None]


class _Printed(NamedTuple):
    """The lines of each page, whether there are pictures, what the file tells of its own structure, and whether it was
    printed by a browser, whose tags tell little of tables.
    """

    pages: list[list[PrintedLine]]
    pictures: bool
    structure: Structure
    by_browser: bool


def read_pdf(
    data: bytes, file: str, wordings: Wordings, progress: Progress | None = None
) -> tuple[list[Block | Table], tuple[Fault, ...]]:
    """The paragraphs and tables of a PDF file, and warnings about how it was read.

    `progress` is told how many pages of how many are read.

    Raises:
        FaultsFound: with the one reason why it cannot be read.
    """
    drawn = Drawn()
    printed = _printed(data, file, drawn, progress)
    if not any(line for page in printed.pages for line in page if not line.picture):
        said = (
            _SCANNED
            if printed.pictures
            else Text("Filen är tom: den innehåller ingen text.", "The file is empty: no text.")
        )
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)])
    reader = _Reader(with_runs(without_margins(printed.pages)), printed.structure, drawn, wordings)
    blocks = [*reader.blocks()]
    unsure = printed.by_browser or reader.by_place
    return blocks, (Fault(whole_file(file), _PLACED.sv, _PLACED.en),) if unsure else ()


def _printed(data: bytes, file: str, drawn: Drawn, progress: Progress | None) -> _Printed:
    """What is printed in the file; the tables that are `drawn` are noted as they come."""
    import logging

    import pdfplumber

    # What pdfminer notes of odd files is for its authors. Whoever asks for it (`logging.basicConfig`) still has it.
    logging.getLogger("pdfminer").addHandler(logging.NullHandler())
    pages: list[list[PrintedLine]] = []
    pictures = False
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            count = len(pdf.pages)
            if (much := _too_much(pdf.pages)) is not None:
                raise FaultsFound([Fault(whole_file(file), much.sv, much.en)])
            structure = structure_of(pdf)
            elements = structure.by_page()
            by_browser = str(pdf.metadata.get("Producer", "")).startswith(_BROWSER)
            for number, page in enumerate(pdf.pages, start=1):
                pages.append(page_lines(page, number, elements.get(page.page_obj.pageid, {}), drawn))
                pictures = pictures or bool(page.images)
                page.close()
                if progress is not None:
                    progress(number, count)
    except FaultsFound:
        raise
    except Exception as error:
        # What is wrong in a PDF comes out of pdfminer as almost any error: it promises none.
        said = _LOCKED if _needs_password(error) else _DAMAGED
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)]) from error
    if not pages:
        raise FaultsFound([Fault(whole_file(file), _DAMAGED.sv, _DAMAGED.en)])
    return _Printed(pages, pictures, structure, by_browser)


def _too_much(pages: Sequence[Any]) -> Text | None:
    """Why the pages of a file are too many, or hold too much, to be read; None where they are not.

    A page is read in some 25 microseconds a letter, and takes 2 kB of memory for each; one small stream may draw all.
    """
    from pdfplumber.utils.pdfinternals import resolve

    if len(pages) > MOST_PAGES:
        return filled(_LONG, most=figure(MOST_PAGES))
    whole = 0
    for number, page in enumerate(pages, start=1):
        streams = map(resolve, page.page_obj.contents)
        size = sum(len(stream.get_data()) for stream in streams if hasattr(stream, "get_data"))
        if size > MOST_ON_PAGE:
            return filled(_FULL, number=str(number))
        whole += size
    return _LARGE if whole > MOST_IN_FILE else None


def _needs_password(error: BaseException | None) -> bool:
    """Whether a fault, or what it came from, is that of a missing password."""
    while error is not None:
        if any("Password" in type(one).__name__ for one in (error, *error.args)):
            return True
        error = error.__cause__ or error.__context__
    return False


class _Reader:
    """Reads the lines one after another: a table whose cells are known, the head of a table of years, a title beside
    its text, or a paragraph.
    """

    def __init__(self, lines: Sequence[PrintedLine], structure: Structure, drawn: Drawn, wordings: Wordings) -> None:
        if not structure.paragraphs:
            lines = as_written(in_columns(lines), drawn, leading(lines))
        self.lines = as_tagged(lines, structure) if structure.paragraphs else as_drawn(lines)
        self.drawn = drawn
        self.wordings = wordings
        self.prose = Prose([line for line in lines if not line.picture], structure.points)
        self.tables = Tables(self.lines, self.prose, wordings)
        self.by_place = False
        """Whether some table was read from where its words stand alone."""

    def blocks(self) -> Iterator[Block | Table]:
        """All that the document holds."""
        position = 0
        while position < len(self.lines):
            line = self.lines[position]
            found: Sequence[Block | Table]
            if line.picture:
                found, position = [Block(PICTURE, line.page, kind="picture")], position + 1
            elif line.cells:
                held, position = self._celled(position)
                found = [celled_table(held, self.prose)]
            elif head := year_head(self.lines, position, self.wordings):
                table, position = self.tables.of_years(head, position)
                found = [table]
            elif (edge := second_column(self.lines, position)) is not None:
                self.by_place = True
                table, position = self.tables.beside_each_other(edge, position)
                found = [table]
            else:
                end = position + 1
                while end < len(self.lines) and self._is_prose(end):
                    end += 1
                column = [(one, one.words) for one in self.lines[position:end]]
                found, position = self.prose.paragraphs(column, self.prose.right), end
            yield from found

    def _celled(self, position: int) -> tuple[Sequence[PrintedLine], int]:
        """The lines of a table whose cells are known, over as many pages as it takes, and the position after it."""
        end = self._end_of_table(position)
        held: Sequence[PrintedLine] = self.lines[position:end]
        while self._is_on_next_page(end):
            position, end = end, self._end_of_table(end)
            held = joined(held, self.lines[position:end], self.prose)
        return held, end

    def _is_on_next_page(self, position: int) -> bool:
        """Whether a table that is drawn, and ends before a position, goes on there."""
        above, *below = self.lines[position - 1 : position + 1]
        if not below or not below[0].words[0].cells or below[0].page != above.page + 1:
            return False
        return self.drawn.goes_on(above.words[0].cells[0].table, below[0].words[0].cells[0].table)

    def _end_of_table(self, position: int) -> int:
        table, end = self.lines[position].cells[0].table, position + 1
        while end < len(self.lines) and self.lines[end].cells and self.lines[end].cells[0].table == table:
            end += 1
        return end

    def _is_prose(self, position: int) -> bool:
        return not (
            self.lines[position].is_placed
            or year_head(self.lines, position, self.wordings)
            or second_column(self.lines, position) is not None
        )
