"""Cells of a PDF's tables without tags or lines, as the order of the file shows them: it has one cell after another.

That is looked at only where the printed lines by themselves would mislead: titles stand lower than the texts beside
them begin, or rows of three columns or more take several lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from checker.importer.pdf.columns import FIGURE, LOOSE, YEAR
from checker.importer.pdf.drawn import Drawn
from checker.importer.pdf.lines import PrintedLine, Segment, Word
from checker.importer.pdf.structure import MOST_COLUMNS, CellAt
from checker.named import NamedTuple

_LOWER: Final = 0.3
"""How much lower a title begins than the text beside it, at least, in heights of the letters."""

_MOVED: Final = 3.0
"""Points by which lines of titles that are centred or at the right begin further to the left than others."""
_ALIKE: Final = 0.6
"""Points by which the letters of one text may differ in height."""


class _Written(NamedTuple):
    """A cell: lines below each other, written one after another."""

    lines: tuple[Segment, ...]

    @property
    def x0(self) -> float:
        """Where its first text begins."""
        return min(line.x0 for line in self.lines)

    @property
    def x1(self) -> float:
        """Where its last text ends."""
        return max(line.x1 for line in self.lines)

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return self.lines[0].words[0].top

    @property
    def bottom(self) -> float:
        """Where its last line stands."""
        return self.lines[-1].words[0].bottom


_Row = list[_Written]


def as_written(lines: Sequence[PrintedLine], drawn: Drawn, usual: float) -> list[PrintedLine]:
    """The lines of a document, those in tables that only the order of the file shows with the cells of their words.

    `usual` is the distance between lines in heights of the letters.
    """
    found: list[PrintedLine] = []
    for _, page in groupby(lines, key=lambda line: line.page):
        held = [*page]
        places: dict[Word, CellAt] = {}
        for rows, columns in _tables(held, usual):
            if _misleads(rows):
                number = drawn.written(columns)
                places |= {
                    word: CellAt(number, at, _column(cell, columns))
                    for at, row in enumerate(rows)
                    for cell in row
                    for line in cell.lines
                    for word in line.words
                }
        found += [line._replace(words=tuple(_placed(word, places) for word in line.words)) for line in held]
    return found


def _placed(word: Word, places: dict[Word, CellAt]) -> Word:
    return word._replace(cells=(places[word],)) if word in places else word


def _tables(lines: Sequence[PrintedLine], usual: float) -> Iterator[tuple[list[_Row], list[tuple[float, float]]]]:
    """The rows of each table of a page, and from where to where its columns reach."""
    rows: list[_Row] = []
    columns: list[tuple[float, float]] = []
    for row in _rows(lines, usual):
        wider = _with(columns, row)
        if wider is None:
            yield rows, columns
            rows, columns, wider = [], [], _with([], row)
        if wider is not None and (len(row) > 1 or columns):
            rows.append(row)
            columns = wider
    yield rows, columns


def _with(columns: Sequence[tuple[float, float]], row: _Row) -> list[tuple[float, float]] | None:
    """The columns of a table with another row; None where that is none of it: a cell reaches over two, or is alone."""
    if len(row) == 1 and (not columns or row[0].x1 > columns[min(1, len(columns) - 1)][0]):
        return None
    found = [*columns]
    for cell in row:
        over = [at for at, (x0, x1) in enumerate(found) if cell.x0 < x1 and cell.x1 > x0]
        if len(over) > 1:
            return None
        if over:
            found[over[0]] = min(found[over[0]][0], cell.x0), max(found[over[0]][1], cell.x1)
        else:
            found.append((cell.x0, cell.x1))
    found.sort()
    apart = all(x1 < x0 for (_, x1), (x0, _) in pairwise(found))
    return found if apart and len(found) <= MOST_COLUMNS else None


def _column(cell: _Written, columns: Sequence[tuple[float, float]]) -> int:
    return next(at for at, (x0, x1) in enumerate(columns) if x0 <= cell.x0 <= x1)


def _rows(lines: Sequence[PrintedLine], usual: float) -> Iterator[_Row]:
    """Cells that are written one after another, from the left to the right, beside each other."""
    row: _Row = []
    for cell in _cells(lines, usual):
        beside = row and cell.x0 > row[-1].x1 and any(cell.top < one.bottom and cell.bottom > one.top for one in row)
        if row and not beside:
            yield row
            row = []
        row.append(cell)
    if row:
        yield row


def _cells(lines: Sequence[PrintedLine], usual: float) -> Iterator[_Written]:
    free = [line for line in lines if not (line.picture or line.right or any(word.cells for word in line.words))]
    pieces = [piece for line in free for piece in line.segments]
    held: list[Segment] = []
    for piece in sorted(pieces, key=lambda piece: piece.words[0].at):
        if held and not _goes_on(_Written(tuple(held)), piece, usual):
            yield _Written(tuple(held))
            held = []
        held.append(piece)
    if held:
        yield _Written(tuple(held))


def _goes_on(cell: _Written, piece: Segment, usual: float) -> bool:
    """Whether a text stands right below a cell that is written before it, and is printed alike."""
    word, last = piece.words[0], cell.lines[-1].words[-1]
    near = 0 < word.bottom - cell.bottom <= LOOSE * usual * max(word.size, 1)
    alike = word.bold == last.bold and abs(word.size - last.size) < _ALIKE
    return near and alike and piece.x0 < cell.x1 and piece.x1 > cell.x0


def _misleads(rows: Sequence[_Row]) -> bool:
    """Whether lines that are read from the left to the right would mix what stands in several cells of some rows."""
    several = [row for row in rows if len(row) > 1]
    lower = any(row[0].top > min(cell.top for cell in row) + _LOWER * row[0].lines[0].words[0].size for row in several)
    wide = any(len(row) > 2 and any(len(cell.lines) > 1 for cell in row) for row in several)
    # The values of a table of years are known by the heads above them.
    of_years = any(_is_value(cell) for row in several for cell in row[1:])
    moved = any(line.x0 < row[0].lines[0].x0 - _MOVED for row in several for line in row[0].lines)
    return len(several) > 1 and (moved if of_years else lower or wide)


def _is_value(cell: _Written) -> bool:
    text = " ".join(line.text for line in cell.lines)
    return FIGURE.fullmatch(text) is not None or YEAR.search(text) is not None
