"""Tables of a PDF, read from their first line on: rows of years' values, and titles beside their texts."""

from __future__ import annotations

from collections.abc import Sequence

from checker.importer.blocks import Block, Cell, Table
from checker.importer.pdf_columns import (
    Column,
    Head,
    apart,
    beside,
    cells_of,
    rows_of,
    year_head,
)
from checker.importer.pdf_lines import PrintedLine, Word
from checker.importer.pdf_prose import Prose, is_full
from checker.importer.spelling import ends_in_midair

_Valued = tuple[PrintedLine, list[list[Word]]]
"""A line with its words by column."""
_Parted = tuple[PrintedLine, list[Word], list[Word]]
"""A line with its words at the left and at the right."""


class Tables:
    """Reads the tables in the lines of a document; each reading gives the table and the position after it."""

    def __init__(self, lines: Sequence[PrintedLine], prose: Prose) -> None:
        self.lines = lines
        self.prose = prose

    def of_years(self, head: Head, position: int) -> tuple[Table, int]:
        """A table, over as many pages as it takes; a head that is printed again is passed over."""
        columns = head.columns
        body: list[_Valued] = []
        page = self.lines[position].page
        position += head.length
        first = self.lines[position].words[0] if position < len(self.lines) else None
        while position < len(self.lines) and first is not None:
            line = self.lines[position]
            if line.picture:
                break
            if again := year_head(self.lines, position):
                if [one.head for one in again.columns] != [one.head for one in columns] or line.page == page:
                    break
                columns, position = again.columns, position + again.length
                continue
            cells = cells_of(line, columns)
            bold = any(word.bold for word in line.words) and not first.bold
            if cells is None or bold or line.words[0].size > first.size + 0.6:
                break
            if body and self._leaves(body[-1][0], line, cells):
                break
            body.append((line, cells))
            position += 1
        told = [(line, self._begins_row(body, at, columns), self._hangs(body, at)) for at, (line, _) in enumerate(body)]
        rows: list[tuple[Cell, ...]] = [tuple(Cell((Block(column.head, page),)) for column in columns)]
        for row in rows_of(told, self.prose.usual):
            rows.append(tuple(self._cell(body, row, column) for column in range(len(columns))))
        return Table(tuple(rows)), position

    def _leaves(self, above: PrintedLine, line: PrintedLine, cells: list[list[Word]]) -> bool:
        """Whether a line without values stands so far below the table that it is none of it."""
        gap = line.bottom - above.bottom
        return line.page == above.page and not any(cells[1:]) and gap > 2.2 * self.prose.usual * line.words[0].size

    def _begins_row(self, body: Sequence[_Valued], at: int, columns: Sequence[Column]) -> bool:
        """Whether a row begins at a line: its values stand beside the title's first line."""
        cells = body[at][1]
        if not cells[0]:
            return False
        before, after = body[at - 1][1][0] if at else [], cells[0]
        if before and before[-1].element is not None and after[0].element is not None:
            return before[-1].element != after[0].element
        if any(cells[1:]) or not before:
            return any(cells[1:])
        right = max((line[0][-1].x1 for _, line in body if line[0]), default=columns[1].x0)
        return after[0].text[:1].isupper() and not is_full(before, after, right)

    def _hangs(self, body: Sequence[_Valued], at: int) -> bool:
        """Whether a line goes on with a title that cannot have ended, as over the end of a page."""
        if not at or any(body[at][1][1:]) or not body[at][1][0]:
            return bool(at) and not body[at][1][0] and not body[at][0].ruled
        before, after = body[at - 1][1][0], body[at][1][0]
        if before and before[-1].element is not None and after[0].element is not None:
            return before[-1].element == after[0].element
        text = after[0].text
        lower = text[:1].islower() or text.startswith(("(", "%"))
        return bool(before) and body[at - 1][0].page != body[at][0].page and lower

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
            if parted is None or year_head(self.lines, position):
                break
            left, right = parted
            if left and (left[0].size > first.size + 0.6 or (left[0].bold and not first.bold)):
                break
            if left and not right and not self._is_title_line(body, line, left):
                break
            body.append((line, left, right))
            position += 1
        width = max((right[-1].x1 for _, _, right in body if right), default=self.prose.right)
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
