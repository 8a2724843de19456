"""Indicator tables: the rows of their lines, whose titles are broken, and the ways to read a row of figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.text.layout import Layout
from checker.importer.text.lines import Line
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

_VALUE: Final = r"[-−]?\d+(?:[.,]\d+)?(?: ?%)?"
_VALUES: Final = re.compile(rf"{_VALUE}(?:\s+{_VALUE})*")
_TOKEN: Final = re.compile(_VALUE)
_FIGURE: Final = re.compile(r"[-−]?\d{1,3}(?: ?\d{3})*(?:[.,]\d+)?(?: ?%)?|[-−]?\d+(?:[.,]\d+)?(?: ?%)?")
_EMPTY: Final = frozenset({"", "-", "–", "—"})
MOST_FIGURES: Final = 12
"""A row with more figures than this is no row of outcomes, and has too many readings to go through."""

_EVEN: Final = 10
"""Values of one indicator are taken to be of one size: none is more than so many times another."""


class Columns(NamedTuple):
    """The columns of a table beside its titles: those with a year's outcomes, and `others` after them, by their heads.

    `told`: how many values a row has can tell which columns they stand in; it cannot where a row has more than there
    are columns, for then there is one more that is not known.
    """

    years: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    told: bool = True

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of all of them."""
        return (*self.years, *self.others)


class Row(NamedTuple):
    """An indicator as it was printed: the lines of its title, its values.

    Where the columns of its cells are known it has no `values`, but `placed`, those by year, and `odd`, the cells that
    hold something else.
    """

    title: tuple[Line, ...]
    values: tuple[tuple[str, Line], ...]
    placed: tuple[tuple[str, str], ...] = ()
    odd: tuple[tuple[str, str], ...] = ()


def rows(lines: Sequence[Line], layout: Layout, wordings: Wordings, columns: Columns) -> Iterator[Row]:
    """The rows of a table from its lines, from the head's next to its last."""
    title: list[Line] = []
    values: list[tuple[str, Line]] = []
    for line in lines:
        if line.cells:
            if title:
                yield Row(tuple(title), tuple(values))
                title, values = [], []
            yield _row_of_cells(line, columns)
            continue
        if _VALUES.fullmatch(line.text) and title and not _ends_in_hyphen(title):
            values.append((line.text, line))
            continue
        if title and _begins_row(title, values, line, layout, wordings):
            yield Row(tuple(title), tuple(values))
            title, values = [], []
        title.append(line)
    if title:
        yield Row(tuple(title), tuple(values))


def end_of_rows(lines: Sequence[Line]) -> int:
    """Where rows whose cells are known end: at a line that is none, and no title of values either.

    In a text they end where a row of a form begins.
    """
    if not any(line.row and line.cells for line in lines):
        begins = (at for at, line in enumerate(lines) if line.kind == "whole" and lines[0].kind == "printed")
        return next(begins, len(lines))
    for position, line in enumerate(lines):
        values = any(_VALUES.fullmatch(one.text) for one in lines[position : position + 2])
        if not line.cells and not values:
            return position
    return len(lines)


def _row_of_cells(line: Line, columns: Columns) -> Row:
    """A row whose cells are kept apart: each value stands in its year's column, if there are as many as columns.

    Where tabs only part the values, as in a paragraph of Word, they tell no column, nor do more tabs than columns.
    """
    name, *cells = line.cells
    head = line._replace(text=name, cells=())
    heads = columns.years if line.row else columns.heads
    if len(cells) > len(heads) or (line.kind == "whole" and not line.row):
        return Row((head,), tuple((cell, line) for cell in cells if cell not in _EMPTY))
    held = [(year, cell) for year, cell in zip(heads, cells, strict=False) if cell not in _EMPTY]
    placed = tuple((year, cell) for year, cell in held if year in columns.years and _FIGURE.fullmatch(cell))
    return Row((head,), (), placed, tuple((year, cell) for year, cell in held if (year, cell) not in placed))


def _ends_in_hyphen(title: list[Line]) -> bool:
    """`kommunal grundskola F-`, and on the next line `9`: a figure that belongs to the title."""
    return title[-1].text.endswith("-") and not title[-1].text.endswith(" -")


def _begins_row(
    title: list[Line], values: list[tuple[str, Line]], line: Line, layout: Layout, wordings: Wordings
) -> bool:
    if line.text[:1].islower() or line.text.startswith(("(", "%", "/")):
        return False
    if values or (layout.gaps_end and line.gap):
        return True
    if _ends_in_hyphen(title) or title[-1].text.endswith((",", "/")) or re.fullmatch(r"\d{3} .*", line.text):
        return False
    whole = " ".join(part.text for part in title)
    if wordings.match("unit", whole):
        return True
    return layout.open_runs_on and not title[-1].open


def readings(values: str) -> list[tuple[str, ...]]:
    """The ways to read a row of figures: a group of three digits is a value, or the thousands of the one before."""
    tokens = [match[0] for match in _TOKEN.finditer(values)]
    if len(tokens) > MOST_FIGURES:
        return []
    found: list[tuple[str, ...]] = [()]
    for token in tokens:
        grown = [(*reading, token) for reading in found if not re.fullmatch(r"0\d+", token)]
        if re.fullmatch(r"\d{3}", token) or re.fullmatch(r"\d{3}(?:,\d+)? ?%?", token):
            grown += [
                (*reading[:-1], f"{reading[-1]} {token}")
                for reading in found
                if reading and re.fullmatch(r"[-−]?\d{1,3}(?: \d{3})*", reading[-1])
            ]
        found = grown
    return sorted(found, key=len, reverse=True)


def number_of(value: str) -> float:
    """The figure that a printed value stands for."""
    digits = re.sub(r"[\s%]", "", value).replace("−", "-").replace(",", ".")
    return float(digits)


def _is_even(values: Sequence[str]) -> bool:
    sizes = [abs(number_of(value)) for value in values]
    return min(sizes) * _EVEN >= max(sizes) or min(sizes) == 0


def credible(values: str, columns: int) -> list[tuple[str, ...]]:
    """The readings of a row of figures that fit the columns and are of one size, those with most values first."""
    fitting = [reading for reading in readings(values) if not columns or len(reading) <= columns]
    even = [reading for reading in fitting if reading and _is_even(reading)]
    return even or fitting


def columns_of(head: Match) -> Columns:
    """The columns that a head of a table names."""
    others = re.split(r"\s+(?=[A-ZÅÄÖ])", (head.get("others") or "").strip())
    return Columns(tuple(re.findall(r"\d{4}", head.groups["years"])), tuple(filter(None, others)))


def told_by(found: Sequence[Row], columns: Columns) -> Columns:
    """The columns, and whether how many values a row has can tell which they stand in."""
    most = len(columns.heads)
    fewest = [[min(map(len, readings(printed)), default=most + 1) for printed, _ in row.values] for row in found]
    return columns._replace(told=all(sum(counts) <= most for counts in fewest))
