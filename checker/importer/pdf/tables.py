"""Tables of a PDF, read from their first line on: rows of years' values, and titles beside their texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from checker.importer.blocks import Block, Cell, Table
from checker.importer.pdf.columns import (
    Column,
    Head,
    apart,
    beside,
    cells_of,
    has_values,
    is_walled,
    year_head,
)
from checker.importer.pdf.lines import PrintedLine, Word, is_next
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.rows import Celled, Rows, last_titled, same_element, title_joint
from checker.importer.text.lines import Joint
from checker.importer.wordings import Wordings

_BELOW: Final = 8
"""Within so many lines below a table's head, or a heading among its rows, values of a row stand."""


class Tables:
    """Reads the tables in the lines of a document; each reading gives the table and the position after it."""

    def __init__(self, lines: Sequence[PrintedLine], prose: Prose, wordings: Wordings) -> None:
        self.lines = lines
        self.wordings = wordings
        self.prose = prose

    def of_years(self, head: Head, position: int) -> tuple[Table, int]:
        """A table, over as many pages as it takes; a head that is printed again is passed over."""
        page = self.lines[position].page
        first = self._first_title(position + head.length, head.columns)
        body, columns, position = self._body(head, position, first)
        rows: list[tuple[Cell, ...]] = [tuple(Cell((Block(column.head, page),)) for column in columns)]
        table = Rows(body, self.prose)
        found = [*table.rows()]
        for row in found:
            title, *values = (
                self._cell(body, row, column, 0.0 if column else table.title_right) for column in range(len(columns))
            )
            if not any(cell.blocks for cell in values):
                bold = first is None or not first.bold
                title = title._replace(span=1 if row is found[-1] else self._span(body, row, columns, bold=bold))
            rows.append((title, *values))
        return Table(tuple(rows)), position

    def _body(self, head: Head, position: int, first: Word | None) -> tuple[list[Celled], Sequence[Column], int]:
        """The lines below a head, which is at a position; the columns where they stand last, the position after them.

        `first` is a word that is printed as the table's titles are, None where nothing stands below the head.
        """
        body: list[Celled] = []
        page, columns = self.lines[position].page, head.columns
        position += head.length
        walled = any(is_walled(line, columns) for line in self.lines[position : position + _BELOW])
        while position < len(self.lines) and first is not None:
            line = self.lines[position]
            if line.is_placed:
                break
            if again := self._year_head(position):
                if [one.head for one in again.columns] != [one.head for one in columns] or line.page == page:
                    break
                columns, position = again.columns, position + again.length
                continue
            cells = self._celled(position, columns, first, walled=walled)
            if cells is None or (body and self._leaves(body[-1][0], line, cells)):
                break
            body.append((line, cells))
            position += 1
        return body, columns, position

    def _celled(
        self, position: int, columns: Sequence[Column], first: Word, *, walled: bool
    ) -> list[list[Word]] | None:
        """The words of a line by column, those of a heading among the rows in the first; None where it is in no row."""
        line = self.lines[position]
        cells = cells_of(line, columns)
        bold = any(word.bold for word in line.words) and not first.bold
        large = line.words[0].size > first.size + 0.6
        apart_from = self._reaches(line, columns, walled=walled) or bold or cells is None
        may_head = apart_from and not large and not (cells and has_values(cells))
        if may_head and self._values_follow(position, columns, walled=walled):
            return [[*line.words], *([] for _ in columns[1:])]
        return None if bold or large else cells

    def _year_head(self, position: int) -> Head | None:
        return year_head(self.lines, position, self.wordings)

    def _first_title(self, position: int, columns: Sequence[Column]) -> Word | None:
        """A word that is printed as the titles of a table are: that of the first row with values, if one is near."""
        for at in range(position, min(position + _BELOW, len(self.lines))):
            line = self.lines[at]
            if line.is_placed or self._year_head(at):
                break
            cells = cells_of(line, columns)
            if cells and cells[0] and has_values(cells):
                return cells[0][0]
        return self.lines[position].words[0] if position < len(self.lines) else None

    def _reaches(self, line: PrintedLine, columns: Sequence[Column], *, walled: bool) -> bool:
        """Whether a line surely stands in a cell that reaches over several columns."""
        return walled and not is_walled(line, columns)

    def _values_follow(self, position: int, columns: Sequence[Column], *, walled: bool) -> bool:
        """Whether a table goes on below a line that may be a heading among its rows."""
        line = self.lines[position]
        if line.text.endswith("."):
            return False
        heads, at = [column.head for column in columns], position + 1
        while at < min(position + _BELOW, len(self.lines)):
            line = self.lines[at]
            if again := self._year_head(at):
                if [one.head for one in again.columns] != heads or line.page == self.lines[position].page:
                    return False
                columns, at = again.columns, at + again.length
                continue
            cells = None if line.is_placed else cells_of(line, columns)
            if cells and has_values(cells):
                return not walled or is_walled(line, columns)
            if line.is_placed or not (self._reaches(line, columns, walled=walled) or (cells and not any(cells[1:]))):
                return False
            at += 1
        return False

    def _span(self, body: Sequence[Celled], row: Sequence[int], columns: Sequence[Column], *, bold: bool) -> int:
        """Over how many columns the title of a row without values reaches; 0 where that is not known.

        `bold`: what is printed bold is printed otherwise than the table's titles.
        """
        lines = [body[at][0] for at in row]
        span = None
        if any(is_walled(line, columns) for line, _ in body):
            span = 1 if any(is_walled(line, columns) for line in lines) else len(columns)
        if span is None and any(cells_of(line, columns) is None for line in lines):
            span = len(columns)
        if span == 1 and bold and lines[0].words[0].bold:
            return 0
        return span or 0

    def _leaves(self, above: PrintedLine, line: PrintedLine, cells: list[list[Word]]) -> bool:
        """Whether a line without values stands so far below the table that it is none of it."""
        gap = line.bottom - above.bottom
        return line.page == above.page and not any(cells[1:]) and gap > 2.2 * self.prose.usual * line.words[0].size

    def _cell(self, body: Sequence[Celled], row: Sequence[int], column: int, right: float) -> Cell:
        words = [(body[at][0], body[at][1][column]) for at in row if body[at][1][column]]
        if not words:
            return Cell(())
        return Cell((self.prose.paragraph([held for _, held in words], words[0][0].page, right=right),))

    def beside_each_other(self, edge: float, position: int) -> tuple[Table, int]:
        """Titles at the left with their texts at the right."""
        body: list[Celled] = []
        first = self.lines[position].words[0]
        while position < len(self.lines):
            line = self.lines[position]
            parted = None if line.is_placed else beside(line, edge)
            if parted is None or self._year_head(position):
                break
            left, right = parted
            if left and (left[0].size > first.size + 0.6 or (left[0].bold and not first.bold)):
                break
            if left and not right and not self._is_title_line(body, (line, [left, right])):
                break
            body.append((line, [left, right]))
            position += 1
        texts = [right for _, (_, right) in body if right]
        width = self.prose.evidence.right_of(texts) if texts else self.prose.right
        table = Rows(body, self.prose, width)
        rows = []
        for row in table.rows():
            text = [(body[at][0], body[at][1][1]) for at in row if body[at][1][1]]
            rows.append((self._cell(body, row, 0, table.title_right), Cell(tuple(self.prose.paragraphs(text, width)))))
        return Table(tuple(rows)), position

    def _is_title_line(self, body: Sequence[Celled], below: Celled) -> bool:
        """Whether words at the left alone go on with the title above them."""
        above = last_titled(body)
        if above is None:
            return False
        if (tagged := same_element(above, below)) is not None:
            return tagged
        line, (left, _) = below
        if above[0].page != line.page:
            near = not apart(above[0], body[-1][0], self.prose.usual)
            return near and title_joint(self.prose, above, below, Rows(body, self.prose).title_right) == Joint(on=True)
        if self.prose.evidence.in_order:
            return is_next(above[1][0][-1], left[0])
        return not line.ruled and not apart(above[0], line, self.prose.usual)
