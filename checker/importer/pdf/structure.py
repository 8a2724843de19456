"""The structure tree of a tagged PDF: which pieces of a page's content make a paragraph, also over several pages, and
in which cell of which table each stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.named import NamedTuple

_PARAGRAPHS: Final = re.compile(r"P|H\d?|LBody|LI|Lbl|TD|TH|Caption|Title|BlockQuote|Note|TOCI")
_BODY: Final = re.compile(r"P|H\d?")
_MOST: Final = 500_000
"""So many elements are looked at: a tree that goes in circles has no end."""
MOST_COLUMNS: Final = 100
"""So many columns are told apart; the cells of a table that has more are read as if they stood in the last."""


class CellAt(NamedTuple):
    """Where a cell stands: in which table, in which row and column of it, and over how many columns it reaches."""

    table: int
    row: int
    column: int
    span: int = 1


class Structure(NamedTuple):
    """What a file tells of its own structure.

    `paragraphs`: of each piece of content, by its page's object and its own number there, the number of its paragraph;
    they are numbered in the order in which they are read. `points`: which paragraphs are points of lists. `cells`: in
    which cell a paragraph stands, the outermost first where tables stand in cells.
    """

    paragraphs: dict[tuple[int, int], int]
    points: frozenset[int]
    cells: dict[int, tuple[CellAt, ...]]

    def by_page(self) -> dict[object, dict[int, int]]:
        """The paragraphs of each page's pieces of content, by the page's object."""
        pages: dict[object, dict[int, int]] = {}
        for (page, piece), paragraph in self.paragraphs.items():
            pages.setdefault(page, {})[piece] = paragraph
        return pages


class _Around(NamedTuple):
    """What stands around an element: its page, paragraph, the point of a list and cells.

    `table`: whose rows it holds; `is_mark`: it stands before the text of a point.
    """

    page: int = 0
    paragraph: int = 0
    point: int = 0
    is_mark: bool = False
    cells: tuple[CellAt, ...] = ()
    table: _Table | None = None


class _Table:
    """A table as far as its cells are counted; cells that reach down over rows are passed over."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = -1
        self._column = 0
        self._covered: dict[int, int] = {}
        self._heads: dict[object, int] = {}

    def next_row(self) -> None:
        """Begins a row."""
        self.row += 1
        self._column = 0
        self._covered = {column: left - 1 for column, left in self._covered.items() if left > 1}

    def add(self, said: dict[str, Any], name: object) -> CellAt:
        """The next cell of the row by its attributes, which may tell which heads stand above it; `name` is its own."""
        while self._covered.get(self._column):
            self._column += 1
        # A browser leaves out cells that are empty.
        heads = said.get("Headers")
        above = [self._heads.get(head, 0) for head in (heads if isinstance(heads, list) else ()) if _is_name(head)]
        self._column = min(max([self._column, *above]), MOST_COLUMNS)
        found = CellAt(self.number, self.row, self._column, _reach(said.get("ColSpan")))
        down = _reach(said.get("RowSpan"))
        if down > 1:
            self._covered.update(dict.fromkeys(range(found.column, found.column + found.span), down))
        if _is_name(name):
            self._heads[name] = found.column
        self._column += found.span
        return found


def structure_of(pdf: Any) -> Structure:
    """The structure of a file of pdfplumber's; empty where it has none."""
    from pdfplumber.utils.pdfinternals import resolve

    root = resolve(pdf.doc.catalog.get("StructTreeRoot"))
    if not isinstance(root, dict):
        return Structure({}, frozenset(), {})
    return _Walk(resolve(root.get("RoleMap")) or {}).through(root.get("K"))


class _Walk:
    """Goes through the elements of a tree in the order in which they are read."""

    def __init__(self, roles: dict[str, Any]) -> None:
        from pdfplumber.utils.pdfinternals import resolve

        self._resolve = resolve
        self._roles = roles
        self._found: dict[tuple[int, int], int] = {}
        self._points: set[int] = set()
        self._cells: dict[int, tuple[CellAt, ...]] = {}
        self._begun: set[int] = set()
        self._number = 0

    def through(self, kids: Any) -> Structure:
        """The structure that some elements make, with all that is in them."""
        waiting: list[tuple[Any, _Around]] = [(kids, _Around())]
        seen = 0
        while waiting and seen < _MOST:
            kid, around = waiting.pop()
            seen += 1
            waiting += reversed([*self._inside(self._resolve(kid), around)])
        return Structure(self._found, frozenset(self._points), self._cells)

    def _inside(self, kid: Any, around: _Around) -> Iterator[tuple[Any, _Around]]:
        if isinstance(kid, list):
            yield from ((one, around) for one in kid)
        elif isinstance(kid, int) and around.paragraph:
            self._found[around.page, kid] = around.paragraph
            if not around.is_mark:
                self._begun.add(around.paragraph)
        elif isinstance(kid, dict):
            around = around._replace(page=getattr(kid.get("Pg"), "objid", around.page))
            if "MCID" in kid:
                yield kid["MCID"], around
            else:
                yield kid.get("K"), self._within(kid, around)

    def _within(self, element: dict[str, Any], around: _Around) -> _Around:
        """What stands around all that is in an element."""
        name = str(getattr(self._resolve(element.get("S")), "name", ""))
        name = str(getattr(self._resolve(self._roles.get(name)), "name", name))
        if name == "Table":
            self._number += 1
            return around._replace(paragraph=0, point=0, table=_Table(self._number))
        if name == "TR" and around.table:
            around.table.next_row()
        elif name in ("TD", "TH") and around.table:
            cell = around.table.add(self._attributes(element), self._resolve(element.get("ID")))
            around = around._replace(cells=(*around.cells, cell), table=None)
        return self._in_paragraph(name, around) if _PARAGRAPHS.fullmatch(name) else around

    def _in_paragraph(self, name: str, around: _Around) -> _Around:
        """What stands around all that is in a paragraph; the mark of a point belongs to its first."""
        if name in ("Lbl", "LBody") and around.point:
            return around._replace(paragraph=around.point, is_mark=name == "Lbl")
        if _BODY.fullmatch(name) and around.point and around.point not in self._begun:
            self._begun.add(around.point)
            if name != "P":
                self._points.discard(around.point)
            return around._replace(paragraph=around.point)
        self._number += 1
        self._cells[self._number] = around.cells
        if name == "LI":
            self._points.add(self._number)
        return around._replace(paragraph=self._number, point=self._number if name == "LI" else 0)

    def _attributes(self, element: dict[str, Any]) -> dict[str, Any]:
        """All that is said of an element, by name."""
        held = self._resolve(element.get("A"))
        each = [self._resolve(one) for one in (held if isinstance(held, list) else [held])]
        return {name: self._resolve(value) for one in each if isinstance(one, dict) for name, value in one.items()}


def _is_name(said: object) -> bool:
    return isinstance(said, bytes)


def _reach(said: object) -> int:
    """Over how many columns or rows a cell reaches: one, where that is not told."""
    return min(said, MOST_COLUMNS) if isinstance(said, int) and said > 0 else 1
