"""What the readers of Word and PDF give: paragraphs, and tables with their cells; and the lines that these make."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from checker.importer.text.lines import BULLET, BULLETS, Joint, Kind, Line, Spelt, cleaned
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

_FIGURE: Final = re.compile(r"[-−]?\d[\d .,]*(?:\s?%)?|[-–—]")
_HEADS: Final = 3
"""In how many of a table's first rows its years can stand."""

_BESIDE: Final = " – "
"""What stands between the cells of a row that is said on one line."""

PICTURE: Final = "[bild]"
"""What stands in the stream for a picture."""


class Block(NamedTuple):
    """A paragraph: its text, whole; whether it is a point of a list; its page, 0 where that is not known.

    `told`: whether it goes on with the block before it, where that is not seen. `spelt`: its words that may be written
    otherwise. `marked`: all of it is printed as headings are, bold or in a style for headings.
    """

    text: str
    page: int = 0
    bullet: bool = False
    kind: Kind = "whole"
    told: Joint | None = None
    spelt: tuple[Spelt, ...] = ()
    marked: bool = False


class Cell(NamedTuple):
    """A cell with what is in it, and over how many columns it reaches: 0 where that is not known."""

    blocks: tuple[Block | Table, ...]
    span: int = 1

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(" ".join(block.text for block in self.blocks).split())

    @property
    def bullet(self) -> bool:
        """Whether it begins with a point of a list."""
        return bool(self.blocks) and isinstance(self.blocks[0], Block) and self.blocks[0].bullet

    @property
    def marked(self) -> bool:
        """Whether all of it is printed as headings are."""
        return bool(self.blocks) and all(isinstance(block, Block) and block.marked for block in self.blocks)

    @property
    def spelt(self) -> tuple[Spelt, ...]:
        """The words in it that may be written otherwise."""
        return tuple(one for block in self.blocks if isinstance(block, Block) for one in block.spelt)


class Table(NamedTuple):
    """A table: rows of as many cells as there are columns. What a cell reaches over is empty."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def text(self) -> str:
        """All of it on one line."""
        return " ".join(cell.text for row in self.rows for cell in row)

    @property
    def page(self) -> int:
        """The page on which it begins."""
        return next((block.page for row in self.rows for cell in row for block in cell.blocks), 0)


EMPTY: Final = Cell(())


class _Said(NamedTuple):
    """A line in the making."""

    text: str
    page: int
    kind: Kind
    bullet: bool = False
    cells: tuple[str, ...] = ()
    told: Joint | None = None
    spelt: tuple[Spelt, ...] = ()
    row: str = ""


def lines_from(blocks: Iterable[Block | Table], wordings: Wordings) -> list[Line]:
    """The lines, numbered as they come: each a paragraph, or a row of a table of years."""
    lines: list[Line] = []
    for said in _said(blocks, wordings):
        text = said.text
        goes_on = said.told is not None and said.told.on
        mark = BULLET.match(text) if said.kind in ("whole", "alone") and not goes_on else None
        text = text[mark.end() :] if mark else text
        if text and text not in BULLETS:
            bullet = said.bullet or bool(mark)
            number = len(lines) + 1
            lines.append(
                Line(
                    number, text, 0, said.page, bullet, False, said.cells, said.kind, 0, said.told, said.spelt, said.row
                )
            )
    return lines


def _said(blocks: Iterable[Block | Table], wordings: Wordings) -> Iterator[_Said]:
    for block in blocks:
        yield from _of_table(block, wordings) if isinstance(block, Table) else _of_block(block)


def _of_block(block: Block) -> Iterator[_Said]:
    whole = cleaned(block.text)
    text = " ".join(whole.split())
    if text:
        # A row of a table that is laid out by tabs: how many there are between two values tells nothing.
        pieces = tuple(filter(None, (" ".join(piece.split()) for piece in whole.split("\t"))))
        cells = pieces if all(map(_FIGURE.fullmatch, pieces[1:])) and len(pieces) > 1 else ()
        yield _Said(text, block.page, block.kind, block.bullet, cells, block.told, block.spelt)


def _of_table(table: Table, wordings: Wordings) -> Iterator[_Said]:
    found = _years(table, wordings)
    if found is not None:
        yield from _table_of_years(table, *found)
        return
    if table.rows and wordings.match("party_columns", _BESIDE.join(cell.text for cell in table.rows[0])):
        yield from _rows_with_heads(table.rows)
        return
    for row in table.rows:
        yield from _row(row, wordings)


def _years(table: Table, wordings: Wordings) -> tuple[int, dict[int, str]] | None:
    """Which row holds the years of outcomes, and which year each column has; None where the table has none."""
    for position, row in enumerate(table.rows[:_HEADS]):
        years: dict[int, str] = {}
        for column, cell in enumerate(row):
            match = wordings.match("year_column", cell.text)
            above = " ".join(_above(head, column) for head in table.rows[:position])
            if match and column and not wordings.match("other_column", above):
                years[column] = match.groups["year"]
        if years and len(set(years.values())) == len(years):
            return position, years
    return None


def _above(row: Sequence[Cell], column: int) -> str:
    """What a row above says of a column: in it, or in the cell that reaches over it."""
    reach = 0
    for begin, cell in enumerate(row):
        reach = begin + cell.span if cell.blocks else max(reach, begin)
        if cell.blocks and begin <= column < reach:
            return cell.text
    return ""


def _table_of_years(table: Table, head: int, years: dict[int, str]) -> Iterator[_Said]:
    """A row for each indicator, its values in the order of the years; other columns stand beside."""
    rows = table.rows
    heads = {
        column: cleaned(" ".join(filter(None, (_above(row, column) for row in rows[: head + 1]))))
        for column in range(len(rows[head]))
    }
    order = sorted(years)
    text, page = " ".join(["Titel", *(f"Utfall {years[column]}" for column in order)]), _page(rows[head])
    yield _Said(text, page, "whole", row=_BESIDE.join(filter(None, heads.values())))
    valued = [row for row in rows[head + 1 :] if row[0].text and any(cell.text for cell in row[1:])]
    heads_differ = not all(row[0].marked for row in valued)
    for row in rows[head + 1 :]:
        text, page = " ".join(cell.text for cell in row if cell.text), _page(row)
        if not text or [cell.text for cell in row] == [cell.text for cell in rows[head]]:
            continue
        title = row[0].text
        if not title or row[0].span > min(order):
            # A heading across the table, or values without a title: nothing that can be told from the row itself.
            yield _Said(text, page, "beside")
            continue
        cells = tuple(cleaned(cell).strip() for cell in (title, *(row[column].text for column in order)))
        is_head = heads_differ and row[0].marked and row not in valued
        kind: Kind = "whole" if row[0].span and not is_head else "alone"
        values = (f"{heads[column]}: {value}" for column, value in zip(order, cells[1:], strict=True) if value)
        yield _Said(cells[0], page, kind, cells=cells, spelt=row[0].spelt, row=_BESIDE.join((cells[0], *values)))
        for column, cell in enumerate(row):
            if column and column not in years and cell.text:
                yield _Said(f"{title}{_BESIDE}{heads[column]}: {cell.text}", page, "beside")


def _rows_with_heads(rows: Sequence[Sequence[Cell]]) -> Iterator[_Said]:
    """Each row on a line, what stands in each column but the first after the head of that."""
    heads = [cleaned(cell.text).strip() for cell in rows[0]]
    yield _Said(_BESIDE.join(heads), _page(rows[0]), "whole")
    for row in rows[1:]:
        first, *others = (cleaned(cell.text).strip() for cell in row)
        said = (first, *(f"{head}: {text}" for head, text in zip(heads[1:], others, strict=True) if text))
        yield _Said(_BESIDE.join(filter(None, said)), _page(row), "whole")


def _row(row: Sequence[Cell], wordings: Wordings) -> Iterator[_Said]:
    """A row of any other table: a title with its text beside it, dates beside each other, or paragraphs."""
    filled = [cell for cell in row if cell.text]
    if len(filled) > 1 and all(wordings.match("date_cell", cell.text) for cell in filled):
        yield _Said(" ".join(cell.text for cell in filled), _page(filled), "whole")
        return
    if len(filled) == 2 and filled[0] is row[0] and not row[0].bullet:
        title, said = (cleaned(cell.text).strip() for cell in filled)
        whole = f"{title.rstrip(':')}: {said}" if len(filled[1].blocks) == 1 else ""
        if wordings.match("dates", whole):
            yield _Said(whole, _page(row), "whole")
            return
        yield _Said(title, _page(row), "row", spelt=row[0].spelt, row=whole)
        filled = filled[1:]
    for cell in filled:
        yield from _said(cell.blocks, wordings)


def _page(cells: Iterable[Cell]) -> int:
    return next((block.page for cell in cells for block in cell.blocks), 0)
