"""A filled Excel form as a document: its cells are the places of its values."""

from __future__ import annotations

from typing import Any

from checker.follow_up.form import REPORTS
from checker.yamlfile import Document, Fault, PathInFile, Place


class Sheet(Document):
    """A form as a document: a place's line is a row, its column a column, and its file says which sheet.

    `cells` are rows and columns, from 1, by path; a path that has none of its own stands at its nearest ancestor's.
    `latest` is what stands as an indicator's latest outcome, with its cell, by item and indicator.
    """

    __slots__ = ("_cells", "_name", "_words", "latest")

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._cells: dict[PathInFile, tuple[str, int, int]] = {(): (REPORTS, 1, 1)}
        self._words: dict[tuple[str, int], str] = {}
        self.latest: dict[tuple[str, str], tuple[str, tuple[str, int, int]]] = {}
        self.data = data
        self.value: Any = {"follow_up": {}, "reports": []}
        self.warnings: tuple[Fault, ...] = ()

    @property
    def file(self) -> str:
        """The file's name."""
        return self._name

    @property
    def text(self) -> str:
        """What is filled in, row by row."""
        return "\n".join(self._words.values())

    def set(self, path: PathInFile, cell: tuple[str, int, int]) -> None:
        """Records in which cell the value at a path stands: sheet, row, column."""
        self._cells[path] = cell

    def describe(self, sheet: str, row: int, words: str) -> None:
        """Records what a row says, for those who are shown a place in it."""
        self._words[sheet, row] = words

    def place(self, path: PathInFile) -> Place:
        """The cell of a value, or of its nearest ancestor that has one."""
        while path not in self._cells:
            path = path[:-1]
        sheet, row, column = self._cells[path]
        return self.cell(sheet, row, column)

    def cell(self, sheet: str, row: int, column: int) -> Place:
        """A cell as a place: `form.xlsx[Redovisning!C7]`."""
        from openpyxl.utils import get_column_letter

        file = f"{self._name}[{sheet}!{get_column_letter(column)}{row}]"
        return Place(file, row, column, row, column + 1)

    def key_place(self, path: PathInFile) -> Place:
        """The same: a form has no keys to point at."""
        return self.place(path)

    def words(self, place: Place) -> str:
        """What is filled in on the row."""
        sheet = place.file.rpartition("[")[2].partition("!")[0]
        return self._words.get((sheet, place.line), "")[:100]
