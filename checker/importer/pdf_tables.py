"""Tables of a PDF, read from their first line on: rows of years' values, and titles beside their texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from checker.importer.blocks import Block, Cell, Table
from checker.importer.pdf_columns import (
    Column,
    Head,
    apart,
    beside,
    cells_of,
    has_values,
    is_walled,
    rows_of,
    year_head,
)
from checker.importer.pdf_evidence import is_full
from checker.importer.pdf_lines import PrintedLine, Word
from checker.importer.pdf_prose import Prose
from checker.importer.spelling import ends_in_midair
from checker.importer.wordings import Wordings

_BELOW: Final = 8
"""Within so many lines below a table's head, or a heading among its rows, values of a row stand."""

_Valued = tuple[PrintedLine, list[list[Word]]]
"""A line with its words by column."""
_Parted = tuple[PrintedLine, list[Word], list[Word]]
"""A line with its words at the left and at the right."""


class Tables:
    """Reads the tables in the lines of a document; each reading gives the table and the position after it."""

    def __init__(
        self, lines: Sequence[PrintedLine], prose: Prose, spans: Mapping[int, int], wordings: Wordings
    ) -> None:
        self.lines = lines
        self.wordings = wordings
        self.prose = prose
        self.spans = spans

    def of_years(self, head: Head, position: int) -> tuple[Table, int]:
        """A table, over as many pages as it takes; a head that is printed again is passed over."""
        columns = head.columns
        body: list[_Valued] = []
        page = self.lines[position].page
        position += head.length
        first = self._first_title(position, columns)
        walled = any(is_walled(line, columns) for line in self.lines[position : position + _BELOW])
        while position < len(self.lines) and first is not None:
            line = self.lines[position]
            if line.picture:
                break
            if again := self._year_head(position):
                if [one.head for one in again.columns] != [one.head for one in columns] or line.page == page:
                    break
                columns, position = again.columns, position + again.length
                continue
            cells = cells_of(line, columns)
            bold = any(word.bold for word in line.words) and not first.bold
            large = line.words[0].size > first.size + 0.6
            apart_from = self._reaches(line, columns, walled=walled) or bold or cells is None
            if (
                apart_from
                and not large
                and not (cells and has_values(cells))
                and self._values_follow(position, columns, walled=walled)
            ):
                cells = [[*line.words], *([] for _ in columns[1:])]
            elif cells is None or bold or large:
                break
            if body and self._leaves(body[-1][0], line, cells):
                break
            body.append((line, cells))
            position += 1
        told = [(line, self._begins_row(body, at), self._hangs(body, at)) for at, (line, _) in enumerate(body)]
        rows: list[tuple[Cell, ...]] = [tuple(Cell((Block(column.head, page),)) for column in columns)]
        found = [*rows_of(told, self.prose.usual)]
        for row in found:
            title, *values = (self._cell(body, row, column) for column in range(len(columns)))
            if not any(cell.blocks for cell in values):
                title = title._replace(
                    span=1 if row is found[-1] else self._span(body, row, columns, bold=not first or not first.bold)
                )
            rows.append((title, *values))
        return Table(tuple(rows)), position

    def _year_head(self, position: int) -> Head | None:
        return year_head(self.lines, position, self.wordings)

    def _first_title(self, position: int, columns: Sequence[Column]) -> Word | None:
        """A word that is printed as the titles of a table are: that of the first row with values, if one is near."""
        for at in range(position, min(position + _BELOW, len(self.lines))):
            line = self.lines[at]
            if line.picture or self._year_head(at):
                break
            cells = cells_of(line, columns)
            if cells and cells[0] and has_values(cells):
                return cells[0][0]
        return self.lines[position].words[0] if position < len(self.lines) else None

    def _reaches(self, line: PrintedLine, columns: Sequence[Column], *, walled: bool) -> bool:
        """Whether a line surely stands in a cell that reaches over several columns."""
        span = self._told_span(line)
        return walled and not is_walled(line, columns) if span is None else span > 1

    def _told_span(self, line: PrintedLine) -> int | None:
        """Over how many columns a line's first cell reaches, where the file tells."""
        element = line.words[0].element
        return None if element is None else self.spans.get(element)

    def _values_follow(self, position: int, columns: Sequence[Column], *, walled: bool) -> bool:
        """Whether a table goes on below a line that may be a heading among its rows."""
        line = self.lines[position]
        if line.text.endswith(".") or (line.words[0].element is not None and self._told_span(line) is None):
            return False
        heads, at = [column.head for column in columns], position + 1
        while at < min(position + _BELOW, len(self.lines)):
            line = self.lines[at]
            if again := self._year_head(at):
                if [one.head for one in again.columns] != heads or line.page == self.lines[position].page:
                    return False
                columns, at = again.columns, at + again.length
                continue
            cells = None if line.picture else cells_of(line, columns)
            if cells and has_values(cells):
                return not walled or is_walled(line, columns)
            if line.picture or not (self._reaches(line, columns, walled=walled) or (cells and not any(cells[1:]))):
                return False
            at += 1
        return False

    def _span(self, body: Sequence[_Valued], row: Sequence[int], columns: Sequence[Column], *, bold: bool) -> int:
        """Over how many columns the title of a row without values reaches; 0 where that is not known.

        `bold`: what is printed bold is printed otherwise than the table's titles.
        """
        lines = [body[at][0] for at in row]
        span = self._told_span(lines[0])
        if span is None and any(is_walled(line, columns) for line, _ in body):
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

    def _begins_row(self, body: Sequence[_Valued], at: int) -> bool:
        """Whether a row begins at a line: its values stand beside the title's first line."""
        cells = body[at][1]
        if not cells[0]:
            return False
        before, after = body[at - 1][1][0] if at else [], cells[0]
        if before and before[-1].bold != after[0].bold:
            return True
        if before and before[-1].element is not None and after[0].element is not None:
            return before[-1].element != after[0].element
        if any(cells[1:]) or not before:
            return any(cells[1:])
        return after[0].text[:1].isupper() and not is_full(before, after, _title_right(body))

    def _hangs(self, body: Sequence[_Valued], at: int) -> bool:
        """Whether a line goes on with a title that cannot have ended, as over the end of a page."""
        if not at or any(body[at][1][1:]) or not body[at][1][0]:
            return bool(at) and not body[at][1][0] and not body[at][0].ruled
        before, after = body[at - 1][1][0], body[at][1][0]
        if before and before[-1].element is not None and after[0].element is not None:
            return before[-1].element == after[0].element
        text = after[0].text
        goes_on = text[:1].islower() or text.startswith(("(", "%"))
        # As “F-9” or “20-64 år”, of which no title is likely to begin.
        figure = any(map(str.isdigit, text))
        return (
            bool(before)
            and body[at - 1][0].page != body[at][0].page
            and (goes_on or (figure and is_full(before, after, _title_right(body))))
        )

    def _cell(self, body: Sequence[_Valued], row: Sequence[int], column: int) -> Cell:
        words = [(body[at][0], body[at][1][column]) for at in row if body[at][1][column]]
        if not words:
            return Cell(())
        return Cell((self.prose.paragraph([held for _, held in words], words[0][0].page),))

    def beside_each_other(self, edge: float, position: int) -> tuple[Table, int]:
        """Titles at the left with their texts at the right."""
        body: list[_Parted] = []
        first = self.lines[position].words[0]
        while position < len(self.lines):
            line = self.lines[position]
            parted = None if line.picture else beside(line, edge)
            if parted is None or self._year_head(position):
                break
            left, right = parted
            if left and (left[0].size > first.size + 0.6 or (left[0].bold and not first.bold)):
                break
            if left and not right and not self._is_title_line(body, line, left):
                break
            body.append((line, left, right))
            position += 1
        texts = [right for _, _, right in body if right]
        width = self.prose.evidence.right_of(texts) if texts else self.prose.right
        narrow = max((left[-1].x1 for _, left, _ in body if left), default=edge)
        told = [
            (line, self._begins_beside(body, at, width, narrow), self._hangs_beside(body, at))
            for at, (line, _, _) in enumerate(body)
        ]
        rows = []
        for row in rows_of(told, self.prose.usual):
            title = [(body[at][0], body[at][1]) for at in row if body[at][1]]
            text = [(body[at][0], body[at][2]) for at in row if body[at][2]]
            titles = (self.prose.paragraph([words for _, words in title], title[0][0].page),) if title else ()
            rows.append((Cell(titles), Cell(tuple(self.prose.paragraphs(text, width)))))
        return Table(tuple(rows)), position

    def _is_title_line(self, body: Sequence[_Parted], line: PrintedLine, left: list[Word]) -> bool:
        """Whether words at the left alone go on with the title above them."""
        if not body or not body[-1][1]:
            return False
        above, title = body[-1][:2]
        if title[-1].element is not None and left[0].element is not None:
            return title[-1].element == left[0].element
        if above.page != line.page:
            return _goes_on(title, left)
        return not line.ruled and not apart(above, line, self.prose.usual)

    def _hangs_beside(self, body: Sequence[_Parted], at: int) -> bool:
        """Whether a line goes on with the row before it: it has no title, or more of the same."""
        line, left, _ = body[at]
        if not left or not at:
            return not left
        above, title, _ = body[at - 1]
        if not title:
            return False
        if title[-1].element is not None and left[0].element is not None:
            return title[-1].element == left[0].element
        return above.page != line.page and _goes_on(title, left)

    def _begins_beside(self, body: Sequence[_Parted], at: int, width: float, narrow: float) -> bool:
        """Whether a row begins at a line: it has a title, and the title above has ended."""
        _, left, right = body[at]
        if not left or not at:
            return False
        _, title, text = body[at - 1]
        if not title:
            return True
        if title[-1].element is not None and left[0].element is not None:
            return title[-1].element != left[0].element
        if left[0].text[:1].islower() or not right:
            return False
        return bool(text) and not is_full(text, right, width) and not is_full(title, left, narrow)


def _goes_on(title: Sequence[Word], left: Sequence[Word]) -> bool:
    """Whether a title cannot have ended before some words."""
    text = " ".join(word.text for word in title)
    return left[0].text[:1].islower() or text.endswith("/") or ends_in_midair(text)


def _title_right(body: Sequence[_Valued]) -> float:
    """Where the titles of a table end at the right."""
    return max((cells[0][-1].x1 for _, cells in body if cells[0]), default=0.0)
