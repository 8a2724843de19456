"""Forms of the sound agreement, filled in by another library."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from checker.follow_up.form import REPORTS
from checker.follow_up.form_out import form
from tests.follow_up.follow_ups import sound


def filled(path: Path, fill: Callable[[Any], None], division: str = "SHB") -> Path:
    """A form of the sound agreement that somebody has filled in."""
    book = load_workbook(BytesIO(form(sound(), "vår", division)))
    fill(book)
    book.save(path / "form.xlsx")
    return path / "form.xlsx"


def row_of(sheet: Any, number: str) -> int:
    """The row of an item."""
    return next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value == number)


def report(**cells: Any) -> Callable[[Any], None]:
    """Fills in cells, by column letter, of the row of 1.2.1."""

    def fill(book: Any) -> None:
        sheet = book[REPORTS]
        for column, value in cells.items():
            sheet[f"{column}{row_of(sheet, '1.2.1')}"] = value

    return fill
