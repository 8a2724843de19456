"""Tables of a PDF whose cells are known, by tags or by drawn lines: where its words stand tells nothing there.

Their lines come cell by cell, each with nothing but what stands in one, as `pdf_order` gives them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, takewhile
from typing import Final

from checker.importer.blocks import EMPTY, Block, Cell, Table
from checker.importer.pdf.lines import PrintedLine, Word
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.rows import title_joint

_INDENT: Final = 3.0

Row = dict[int, list[PrintedLine]]
"""The lines of a row, by column."""


def rows_of(lines: Sequence[PrintedLine], depth: int = 0) -> dict[int, Row]:
    """The rows that some lines make; `depth` counts the tables in whose cells theirs stands."""
    rows: dict[int, Row] = {}
    for line in lines:
        cell = line.cells[depth]
        rows.setdefault(cell.row, defaultdict(list))[cell.column].append(line)
    return dict(sorted(rows.items()))


def celled_table(lines: Sequence[PrintedLine], prose: Prose, depth: int = 0) -> Table:
    """The table that some lines make."""
    rows, rights = rows_of(lines, depth), _rights(lines, depth, prose)
    width = 1 + max(column for row in rows.values() for column in row)
    made = []
    for row in rows.values():
        found = [EMPTY] * width
        for column, held in row.items():
            blocks = tuple(_blocks(held, prose, depth, rights.get(column, 0.0)))
            found[column] = Cell(blocks, held[0].cells[depth].span)
        made.append(tuple(found))
    return Table(tuple(made))


def _rights(lines: Sequence[PrintedLine], depth: int, prose: Prose) -> dict[int, float]:
    """Where the texts of each column end at the right."""
    texts: dict[int, list[Sequence[Word]]] = defaultdict(list)
    for line in lines:
        if line.cells[depth].span == 1:
            texts[line.cells[depth].column].append(line.words)
    return {
        column: prose.evidence.right_of(held) if column else max(words[-1].x1 for words in held)
        for column, held in texts.items()
    }


def _blocks(lines: Sequence[PrintedLine], prose: Prose, depth: int, right: float) -> Iterator[Block | Table]:
    """What stands in a cell: paragraphs, and tables."""
    for inner, group in groupby(lines, key=lambda line: _inner_table(line, depth)):
        held = [*group]
        right = max(right, *(line.words[-1].x1 for line in held))
        if inner:
            yield celled_table(held, prose, depth + 1)
        elif _is_moved(held):
            yield prose.paragraph([line.words for line in held], held[0].page, right=right)
        else:
            yield from prose.paragraphs([(line, line.words) for line in held], right)


def _inner_table(line: PrintedLine, depth: int) -> int:
    """The number of the table that a line stands in inside a cell; 0 where it stands in none."""
    return line.cells[depth + 1].table if len(line.cells) > depth + 1 else 0


def _is_moved(lines: Sequence[PrintedLine]) -> bool:
    """Whether the lines of a cell stand in its middle or at its right, and nothing tells of paragraphs."""
    untagged = all(line.words[0].element is None for line in lines)
    return untagged and any(line.words[0].x0 < lines[0].words[0].x0 - _INDENT for line in lines)


def joined(above: Sequence[PrintedLine], below: Sequence[PrintedLine], prose: Prose) -> list[PrintedLine]:
    """The lines of a table and of its part on the next page, where its head may be printed again, as one table's."""
    rows, more = rows_of(above), [*rows_of(below).values()]
    heads = [_texts(row) for row in rows.values()]
    more = more[sum(takewhile(bool, (_texts(row) == head for row, head in zip(more, heads, strict=False)))) :]
    number, last = above[0].cells[0].table, max(rows)
    if more and not _goes_on(rows[last], more[0], _rights([*above, *below], 0, prose), prose):
        last += 1
    placed = [*above]
    for at, row in enumerate(more, start=last):
        for line in (line for column in sorted(row) for line in row[column]):
            cell = line.cells[0]._replace(table=number, row=at)
            placed.append(line._replace(cells=(cell, *line.cells[1:])))
    return sorted(placed, key=lambda line: line.cells[0][:3])


def _texts(row: Row) -> dict[int, list[str]]:
    return {column: [line.text for line in lines] for column, lines in row.items()}


def _goes_on(row: Row, after: Row, rights: Mapping[int, float], prose: Prose) -> bool:
    """Whether a row that ends a page goes on in the first of the next: all that stands in both does."""
    if 0 not in after:
        return not any(column in row and _is_figure(after[column]) for column in after)
    if 0 not in row:
        return False
    joints = []
    for column, lines in after.items():
        if column not in row:
            return False
        last, first, right = row[column][-1], lines[0], rights.get(column, 0.0)
        if column == 0:
            joints.append(title_joint(prose, (last, [[*last.words]]), (first, [[*first.words]]), right))
        else:
            joints.append(prose.joint(last, first, last.words, first.words, right))
    return all(joint.on for joint in joints) and (joints[0].sure or len(joints) > 1)


def _is_figure(lines: Sequence[PrintedLine]) -> bool:
    return all(word.text[:1].isdigit() or word.text in "-–—%" for line in lines for word in line.words)
