"""The report as a workbook, read back: the cells of every sheet as what they are."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any, TypeAlias

from openpyxl import load_workbook

Value: TypeAlias = str | int | Decimal | date
Rows: TypeAlias = list[list[Value]]


def of_excel(data: bytes) -> dict[str, Rows]:
    """The rows of each sheet, in order: texts, dates, and figures with the decimals that are shown; "" for nothing."""
    return {sheet.title: [[_value(cell) for cell in row] for row in sheet.iter_rows()] for sheet in opened(data)}


def opened(data: bytes) -> Any:
    """The workbook, for what else is to be looked at."""
    return load_workbook(BytesIO(data))


def _value(cell: Any) -> Value:
    assert cell.data_type in ("s", "n", "d"), f"{cell.coordinate} is reckoned: {cell.value}"
    if cell.value is None:
        return ""
    if isinstance(cell.value, datetime):
        assert cell.number_format == "yyyy\\-mm\\-dd"
        return cell.value.date()
    if isinstance(cell.value, int | float):
        whole, _, decimals = str(cell.number_format).partition(".")
        assert whole == ("#,##0" if abs(cell.value) >= 10_000 else "0")
        return Decimal(f"{cell.value:.{len(decimals)}f}") if decimals else int(cell.value)
    return str(cell.value)
