"""Tables of a PDF whose cells are known, by tags or by drawn lines: how the words stand in a cell tells nothing there.

Its lines come cell by cell, each with nothing but what stands in one, as `pdf_order` gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby

from checker.importer.blocks import EMPTY, Block, Cell, Table
from checker.importer.pdf_lines import PrintedLine
from checker.importer.pdf_prose import Prose

_Row = dict[int, list[PrintedLine]]
"""The lines of a row, by column."""


def celled_table(lines: Sequence[PrintedLine], prose: Prose, depth: int = 0) -> Table:
    """The table that some lines make; `depth` counts the tables in whose cells it stands."""
    rows: dict[int, _Row] = defaultdict(lambda: defaultdict(list))
    spans: dict[tuple[int, int], int] = {}
    rights: dict[int, float] = defaultdict(float)
    for line in lines:
        _, row, column, span = line.cells[depth]
        rows[row][column].append(line)
        spans[row, column] = span
        if span == 1:
            rights[column] = max(rights[column], line.words[-1].x1)
    width = 1 + max(column for row in rows.values() for column in row)
    made = []
    for row, cells in sorted(rows.items()):
        found = [EMPTY] * width
        for column, held in cells.items():
            blocks = tuple(_blocks(held, prose, depth, rights[column]))
            found[column] = Cell(blocks, spans[row, column])
        made.append(tuple(found))
    return Table(tuple(made))


def _blocks(lines: Sequence[PrintedLine], prose: Prose, depth: int, right: float) -> Iterator[Block | Table]:
    """What stands in a cell: paragraphs, and tables."""
    for inner, group in groupby(lines, key=lambda line: _inner_table(line, depth)):
        held = [*group]
        if inner:
            yield celled_table(held, prose, depth + 1)
        else:
            right = max(right, *(line.words[-1].x1 for line in held))
            yield from prose.paragraphs([(line, line.words) for line in held], right)


def _inner_table(line: PrintedLine, depth: int) -> int:
    """The number of the table that a line stands in inside a cell; 0 where it stands in none."""
    return line.cells[depth + 1].table if len(line.cells) > depth + 1 else 0
