"""Cells of a PDF's tables as the lines that are drawn between them show."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from checker.importer.pdf.structure import MOST_COLUMNS, CellAt
from checker.named import NamedTuple

_NEAR: Final = 1.5
"""Points by which edges of one table may differ from page to page."""

_MOST_CROSSINGS: Final = 7_000
"""Places where lines of a page may cross: eighty columns of as many rows, which take pdfplumber most of a second."""
_APART: Final = 3
"""Points by which lines differ that pdfplumber takes for two."""


class DrawnCell(NamedTuple):
    """A cell between drawn lines, in points from the page's top left corner."""

    place: CellAt
    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Drawn:
    """The cells of all pages; tables are numbered as they come, and their edges are kept."""

    def __init__(self) -> None:
        self.edges: dict[int, tuple[float, ...]] = {}
        self._reaches: dict[int, Sequence[tuple[float, float]]] = {}

    def cells(self, page: Any) -> list[DrawnCell]:
        """The cells of a page of pdfplumber's, the widest first; a frame around a text is none, nor squared paper."""
        if _crossings(page.edges) > _MOST_CROSSINGS:
            return []
        found = [cell for table in page.find_tables() for cell in self._of_table([*filter(None, table.cells)])]
        return sorted(found, key=lambda cell: (cell.x0 - cell.x1) * (cell.bottom - cell.top))

    def _of_table(self, boxes: Sequence[tuple[float, float, float, float]]) -> Iterator[DrawnCell]:
        columns, rows = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
        if not 1 < len(columns) <= MOST_COLUMNS:
            return
        number = len(self.edges) + 1
        self.edges[number] = (*columns, max(box[2] for box in boxes))
        for x0, top, x1, bottom in boxes:
            span = sum(x0 <= column < x1 for column in columns)
            yield DrawnCell(CellAt(number, rows.index(top), columns.index(x0), span), x0, top, x1, bottom)

    def written(self, columns: Sequence[tuple[float, float]]) -> int:
        """The number of another table, whose columns reach from where to where, in which no lines are drawn."""
        number = len(self.edges) + len(self._reaches) + 1
        self._reaches[number] = columns
        return number

    def goes_on(self, table: int, after: int) -> bool:
        """Whether two tables have the same columns, so that the second may be the first on the next page."""
        reaches = self._reaches.get(table, ()), self._reaches.get(after, ())
        if any(reaches):
            beside = zip(*reaches, strict=False)
            return len(reaches[0]) == len(reaches[1]) and all(a[0] < b[1] and b[0] < a[1] for a, b in beside)
        edges = self.edges[table], self.edges[after]
        return len(edges[0]) == len(edges[1]) and all(abs(a - b) < _NEAR for a, b in zip(*edges, strict=True))


def _crossings(edges: Sequence[Mapping[str, Any]]) -> int:
    """At how many places the lines of a page could cross, if each went all over it."""
    across = {edge["top"] // _APART for edge in edges if edge["orientation"] == "h"}
    down = {edge["x0"] // _APART for edge in edges if edge["orientation"] == "v"}
    return len(across) * len(down)


class Cells:
    """The cells of a page, found by a point: those that reach to the height of it are looked at."""

    def __init__(self, cells: Sequence[DrawnCell]) -> None:
        self._tops = sorted({cell.top for cell in cells})
        self._at_height: list[list[DrawnCell]] = [[] for _ in self._tops]
        for cell in cells:
            for held in self._at_height[self._height(cell.top) : self._height(cell.bottom) + 1]:
                held.append(cell)

    def _height(self, y: float) -> int:
        """Which of the heights where cells begin is the last above a point."""
        return bisect_right(self._tops, y) - 1

    def around(self, x: float, y: float) -> tuple[CellAt, ...]:
        """The cells in which a point lies, the outermost first."""
        height = self._height(y)
        found = self._at_height[height] if height >= 0 else ()
        return (*{cell.place.table: cell.place for cell in found if cell.holds(x, y)}.values(),)
