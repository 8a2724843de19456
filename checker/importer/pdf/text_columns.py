"""Text in columns on a page of a PDF: told by the order of the file, which has one column whole before the next.

A table is written row by row, so that a title and the text beside it come by turns. Where it has but one row, its
columns are hardly as wide as each other and both that long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from checker.importer.pdf.lines import PrintedLine, Word
from checker.named import NamedTuple

_FEWEST: Final = 4
"""So many lines has a column of text at least, but for the last beside it."""
_FEWEST_LAST: Final = 2
_ALIKE: Final = 0.6
"""How wide a column is, at least, of the widest beside it."""


class _Piece(NamedTuple):
    """Words that stand together in the line of a number."""

    line: int
    words: tuple[Word, ...]

    @property
    def bottom(self) -> float:
        """Where it stands."""
        return self.words[0].bottom

    def is_right_of(self, others: Sequence[_Piece]) -> bool:
        """Whether it begins where all of some others have ended."""
        return self.words[0].x0 > max(other.words[-1].x1 for other in others)


_Column = Sequence[_Piece]


def in_columns(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a document, those of text in columns column by column, each with where its column ends."""
    return [line for _, page in groupby(lines, key=lambda line: line.page) for line in _of_page([*page])]


def _of_page(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    pieces = [
        _Piece(number, segment.words)
        for number, line in enumerate(lines)
        if not line.picture and not any(word.cells for word in line.words)
        for segment in line.segments
    ]
    pieces.sort(key=lambda piece: piece.words[0].at)
    placed: list[tuple[tuple[int, ...], PrintedLine]] = []
    taken: set[Word] = set()
    for columns in _side_by_side(pieces):
        first = min(piece.line for column in columns for piece in column)
        width = max(map(_width, columns))
        for number, column in enumerate(columns, start=1):
            right = min(piece.words[0].x0 for piece in column) + width
            for piece in column:
                taken.update(piece.words)
                line = lines[piece.line]._replace(words=piece.words, right=right)
                placed.append(((first, number, piece.line), line))
    for number, line in enumerate(lines):
        rest = tuple(word for word in line.words if word not in taken)
        if rest:
            placed.append(((number,), line._replace(words=rest)))
    return [line for _, line in sorted(placed, key=itemgetter(0))]


def _side_by_side(pieces: Sequence[_Piece]) -> Iterator[list[_Column]]:
    """The columns that stand beside each other, of each place where some do."""
    columns: list[_Column] = []
    end = before = 0
    for at in range(1, len(pieces)):
        if not _is_top(pieces[at - 1], pieces[at]):
            continue
        if not columns or end != at:
            yield from _surely(columns)
            columns = [_above(pieces[before:at], pieces[at])]
        column = _below(pieces[at:], columns[-1])
        columns.append(column)
        before, end = at, at + len(column)
    yield from _surely(columns)


def _is_top(piece: _Piece, after: _Piece) -> bool:
    """Whether a piece begins a column: it is written after another, and stands higher and further to the right."""
    return after.bottom < piece.bottom - piece.words[0].size and after.is_right_of([piece])


def _above(pieces: _Column, top: _Piece) -> _Column:
    """The last of some pieces, as far as they stand beside the column that begins with another."""
    begin = len(pieces)
    while begin and pieces[begin - 1].bottom > top.bottom - top.words[0].size and top.is_right_of(pieces[begin - 1 :]):
        begin -= 1
    return pieces[begin:]


def _below(pieces: _Column, beside: _Column) -> _Column:
    """The first of some pieces, as far as they go down beside a column."""
    end = 1
    while end < len(pieces) and pieces[end].bottom > pieces[end - 1].bottom and pieces[end].is_right_of(beside):
        end += 1
    return pieces[:end]


def _width(column: _Column) -> float:
    return max(piece.words[-1].x1 for piece in column) - min(piece.words[0].x0 for piece in column)


def _surely(columns: list[_Column]) -> Iterator[list[_Column]]:
    """The columns, if there are any that are surely columns of text."""
    if len(columns) < 2 or len(columns[-1]) < _FEWEST_LAST or min(map(len, columns[:-1])) < _FEWEST:
        return
    widths = [*map(_width, columns)]
    if min(widths) > _ALIKE * max(widths):
        yield columns
