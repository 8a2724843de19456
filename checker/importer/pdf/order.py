"""The printed lines of a PDF in the order in which they are read, where tags or drawn lines tell it: text in columns
one after another, tables cell by cell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from checker.importer.pdf.lines import PrintedLine, Word, is_near
from checker.importer.pdf.structure import Structure
from checker.named import NamedTuple


def as_tagged(lines: Sequence[PrintedLine], structure: Structure) -> list[PrintedLine]:
    """Lines as the tags of a file order them, each with words of one paragraph.

    What stands in no paragraph comes after what is printed before it, and is kept together with what stands beside it,
    unless that is in a cell: a browser tags no tables that have no heads.
    """
    placed: list[_Placed] = []
    element = 0
    for line in lines:
        known = [word for word in line.words if word.element is not None]
        split = len(known) == len(line.words) or any(structure.cells.get(word.element or 0) for word in known)
        for word in line.words:
            led_by = word if split or not known else known[0]
            element = led_by.element or element
            apart = led_by.element is None
            key = _Key(element, apart, line.page, line.bottom if apart else led_by.at)
            placed.append((key, line, word))
    placed.sort(key=itemgetter(0))
    return [*_lines(placed, structure)]


class _Key(NamedTuple):
    """What lines are ordered by: the number of a paragraph, `apart` of what comes after it; and where they stand."""

    element: int
    apart: bool
    page: int
    at: float


_Placed = tuple[_Key, PrintedLine, Word]


def _lines(placed: Sequence[_Placed], structure: Structure) -> Iterator[PrintedLine]:
    """The words of one paragraph that stand at one height, as a line."""
    for (element, apart, _), group in groupby(placed, key=lambda one: (one[0].element, one[0].apart, id(one[1]))):
        held = [*group]
        cells = () if apart else structure.cells.get(element, ())
        yield held[0][1]._replace(words=tuple(word for _, _, word in held), cells=cells)


def _in_cells(words: Sequence[Word]) -> Iterator[Word]:
    """The words of a line; one that runs over the edge of its cell, or of the page, is in it too."""
    before: Word | None = None
    for word in words:
        over = before is not None and before.cells and not word.cells and is_near(before, word)
        before = word._replace(cells=before.cells) if before is not None and over else word
        yield before


def as_drawn(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Lines of tables whose cells are drawn, cell by cell, each with words of one cell; the others where they are."""
    begins: dict[int, int] = {}
    placed: list[tuple[tuple[int, ...], PrintedLine, Word]] = []
    for number, line in enumerate(lines):
        for word in _in_cells(line.words):
            key: list[int] = []
            for cell in word.cells:
                key += (begins.setdefault(cell.table, number), cell.row, cell.column)
            placed.append(((*key, number), line, word))
    placed.sort(key=itemgetter(0))
    return [
        group[0][1]._replace(words=tuple(word for _, _, word in group), cells=group[0][2].cells)
        for group in (
            [*held] for _, held in groupby(placed, key=lambda one: (one[0][-1], *(cell[:3] for cell in one[2].cells)))
        )
    ]
