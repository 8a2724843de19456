"""The workbook as Excel opens and prints it: tables with filters, heads that stay, pages that can be read."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from typing import Any

import pytest

from checker.gapreport import as_excel
from checker.workbook import Book
from tests.gapreport.reports import real_report
from tests.gapreport.workbooks import opened

A4 = 9
PADDING = 5 / 7
"""What Excel adds to a column's width for its margins, in characters."""
MOST = 196
"""Characters beside one another: the page is then shrunk to nearly three quarters, and ten points to over seven."""


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(as_excel.written(real_report()))


def with_tables(book: Any) -> list[Any]:
    return [sheet for sheet in book if sheet.tables]


def widths(sheet: Any) -> dict[int, float]:
    """The width of each of a sheet's columns, from 1, in characters; a group of columns has one entry."""
    groups = sheet.column_dimensions.values()
    return {column: float(one.width) for one in groups for column in range(one.min, one.max + 1)}


def width(sheet: Any) -> float:
    """The width of all of them."""
    return sum(widths(sheet).values())


def test_every_table_can_be_filtered_and_keeps_its_head(book: Any) -> None:
    assert len(with_tables(book)) >= 9
    for sheet in with_tables(book):
        (table,) = sheet.tables.values()
        assert table.ref == sheet.dimensions
        assert table.autoFilter.ref == table.ref
        assert sheet.freeze_panes == "A2"


def test_every_sheet_is_printed_on_a4_as_wide_as_the_page_with_its_head_on_each(book: Any) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == A4
        assert "&P" in sheet.oddFooter.right.text
        assert sheet.title in sheet.oddHeader.right.text
    for sheet in with_tables(book):
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_title_rows == "$1:$1"


def test_no_page_of_texts_ends_with_a_heading_and_none_holds_more_than_it_has_room_for(book: Any) -> None:
    sheet = book["Text och listor"]
    begins = [0, *(one.id for one in sheet.row_breaks.brk), sheet.max_row]
    assert len(begins) > 3
    room = (841.9 - (0.75 + 0.6) * 72) / (sheet.page_setup.scale / 100)
    for first, last in pairwise(begins):
        assert sheet.cell(last, 2).value, f"row {last} is a heading"
        assert 0.5 * room < sum(sheet.row_dimensions[row + 1].height for row in range(first, last)) <= room or (
            last == sheet.max_row
        )


def test_no_word_is_broken_in_a_column_but_one_longer_than_the_longest_swedish_names(book: Any) -> None:
    for sheet in with_tables(book):
        wide = widths(sheet)
        for row in sheet.iter_rows():
            for cell in row:
                words = re.split(r"\s|(?<=-)", str(cell.value or ""))
                room = wide[cell.column] - PADDING
                assert all(len(word) <= room for word in words if len(word) <= 26), (sheet.title, cell.value)


def test_what_stands_beside_one_another_can_be_read_on_paper(book: Any) -> None:
    assert {sheet.title: width(sheet) for sheet in book if width(sheet) > MOST + sheet.max_column} == {}
    assert width(book["Iakttagelser"]) > 0.9 * MOST  # it is the room there is that is shared


def test_numbers_and_dates_stand_apart_from_the_words_beside_them(book: Any) -> None:
    cells = [cell for sheet in with_tables(book) for row in sheet.iter_rows() for cell in row if cell.is_date]
    cells += [cell for sheet in with_tables(book) for row in sheet.iter_rows() for cell in row if cell.data_type == "n"]
    shown = [cell for cell in cells if cell.value is not None]
    assert len(shown) > 100
    assert {(cell.alignment.horizontal, cell.alignment.indent) for cell in shown} == {("right", 1)}
    for cell in shown:
        words = f"{cell.value:%Y-%m-%d}" if cell.is_date else str(cell.value)
        assert len(words) + 2 < cell.parent.column_dimensions[cell.column_letter].width


def test_words_are_wrapped_and_rows_are_as_high_as_they_need(book: Any) -> None:
    for sheet in with_tables(book):
        for row in sheet.iter_rows():
            assert all(cell.alignment.wrap_text for cell in row if cell.data_type == "s")
            longest = max(len(str(cell.value or "")) / sheet.column_dimensions["A"].width for cell in row[:1])
            assert sheet.row_dimensions[row[0].row].height >= min(12 * longest, 400) * 0.7


def test_a_line_of_broad_letters_has_room_for_the_word_that_is_wrapped() -> None:
    stream = BytesIO()
    made = Book(stream, "title", "sv")
    broad = "Bilagan använder samma nummer som mål och uppdrag (BIL06): Grunduppdrag Tekniska divisionen"
    made.facts("sheet", [("", broad, ""), ("", "one line", "")])
    made.close(subject="", author="", created=datetime(2026, 1, 1))
    rows = opened(stream.getvalue())["sheet"].row_dimensions
    assert rows[1].height > 1.5 * rows[2].height


def test_a_text_that_no_cell_holds_is_cut_where_it_is_seen() -> None:
    shown = str(table_of(["Å" * 40_000])["A2"].value)
    assert 30_000 < len(shown) <= 32_767
    assert shown.endswith("…")


def table_of(row: list[Any]) -> Any:
    """A sheet with one table of one row."""
    stream = BytesIO()
    made = Book(stream, "title", "sv")
    made.table("sheet", ["n"], [row], empty="")
    made.close(subject="", author="", created=datetime(2026, 1, 1))
    return opened(stream.getvalue())["sheet"]


@pytest.mark.parametrize(("figure", "shown"), [(1544, "0"), (14382, "#,##0"), (-20000, "#,##0")])
def test_thousands_are_marked_from_five_digits(figure: int, shown: str) -> None:
    assert table_of([figure])["A2"].number_format == shown
