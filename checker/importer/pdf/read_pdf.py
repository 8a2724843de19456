"""A PDF file -> its paragraphs and tables, from where the words stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.blocks import PICTURE, Block, Table
from checker.importer.pdf.cells import celled_table, joined
from checker.importer.pdf.columns import leading, second_column, year_head
from checker.importer.pdf.drawn import Drawn
from checker.importer.pdf.lines import PrintedLine, without_margins
from checker.importer.pdf.order import as_drawn, as_tagged
from checker.importer.pdf.printed import Progress, printed
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.runs import with_runs
from checker.importer.pdf.structure import Structure
from checker.importer.pdf.tables import Tables
from checker.importer.pdf.text_columns import in_columns
from checker.importer.pdf.written import as_written
from checker.importer.wordings import Wordings
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, whole_file

_SCANNED: Final = Text(
    "PDF-filen innehåller ingen text, bara bilder: den är inskannad. Läs in Word-filen i stället, eller en PDF som är "
    "sparad ur Word.",
    "The PDF holds no text, only pictures: it was scanned. Import the Word file instead, or a PDF saved from Word.",
)
_PLACED: Final = Text(
    "PDF-filen säger inte vilka celler alla tabeller har. Vilken rubrik en text hör till är läst efter var orden står: "
    "jämför med dokumentet, eller läs in Word-filen i stället.",
    "The PDF does not say which cells all tables have. Which heading a text belongs to was read from where the words "
    "stand: compare with the document, or import the Word file instead.",
)


def read_pdf(
    data: bytes, file: str, wordings: Wordings, progress: Progress | None = None
) -> tuple[list[Block | Table], tuple[Fault, ...]]:
    """The paragraphs and tables of a PDF file, and warnings about how it was read.

    `progress` is told how many pages of how many are read.

    Raises:
        FaultsFound: with the one reason why it cannot be read.
    """
    drawn = Drawn()
    found = printed(data, file, drawn, progress)
    if not any(line for page in found.pages for line in page if not line.picture):
        said = (
            _SCANNED
            if found.pictures
            else Text("Filen är tom: den innehåller ingen text.", "The file is empty: no text.")
        )
        raise FaultsFound([Fault(whole_file(file), said.sv, said.en)])
    reader = _Reader(with_runs(without_margins(found.pages, wordings)), found.structure, drawn, wordings)
    blocks = [*reader.blocks()]
    unsure = found.by_browser or reader.by_place
    return blocks, (Fault(whole_file(file), _PLACED.sv, _PLACED.en),) if unsure else ()


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
