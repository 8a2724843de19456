"""Sheets of a workbook, as a municipality prints and forwards them: A4, headings on every page, text wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from checker.characters import in_reading_order, on_one_line
from checker.named import NamedTuple
from checker.words import Language, Text, shortened
from checker.workbook.measures import height, height_of_headings, page_ends, widths

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LONGEST: Final = 32_767
"""Characters in a cell: Excel takes no more, and the library leaves a longer text out without a word."""
_LONGEST_HEADER: Final = 150
_A4: Final = 9
_WIDTH_OF_NAMES: Final = 22
_WIDTH_OF_FACTS: Final = 80
_TITLE_HEIGHT: Final = 24
_SCALE_OF_FACTS: Final = 95
"""Per cent: with it the two widths have room on an upright page."""
_HEIGHT_OF_FACTS: Final = 760
"""Points of rows at that scale that an upright page has room for, with a little to spare."""
_MEASURED: Final = 1_000
"""By so many rows the widths of a table's columns are chosen: more need not be held at once."""
_MARKED: Final = 10_000
"""From here on figures have a mark at their thousands; before it they are read as they are, and may be lines."""

_PAGE: Final = Text("Sida &P av &N", "Page &P of &N")
_COLOURS: Final = {
    "error": ("#F8D7DA", "#7A0010"),
    "warning": ("#FFF3CD", "#5C4500"),
    "info": ("#DCE9F7", "#0B3A66"),
    "undecided": ("#ECE7F8", "#3D2C73"),
    "ok": ("#DFF0E3", "#144A22"),
}
"""Background and ink by severity or what else a cell says; it always says it in words too."""
_AS_TEXT: Final = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_RULED: Final = {"border": 1, "border_color": "#C8C8C8"}
_FONT: Final = {"font_name": "Calibri", "font_size": 10}


class Toned(NamedTuple):
    """Words in the colours of a severity, of what is undecided or of what is well; any other tone is none."""

    words: str
    tone: str


Value: TypeAlias = "str | int | Decimal | date | Toned"
"""What a cell of a table holds: text stays text, whatever it looks like; numbers and dates can be reckoned with."""


def on_paper(sheet: Worksheet, title: str, name: str, language: Language) -> None:
    """Pages of A4 that say what they are of, the sheet's name, and which of how many they are."""
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.75, bottom=0.6)
    shown = shortened(on_one_line(title), _LONGEST_HEADER).replace("&", "&&")
    sheet.set_header(f"&L{shown}&R{name}")
    sheet.set_footer(f"&R{_PAGE.in_(language)}")


class Book:
    """A workbook in the making; `title` stands at the top of every page.

    `row_by_row`: of very long tables only the rows that their columns are measured by are held in memory, and those of
    Excel, which need all of their rows, are rows with a filter instead.
    """

    def __init__(self, stream: BytesIO, title: str, language: Language, *, row_by_row: bool = False) -> None:
        from xlsxwriter import Workbook

        how = {"constant_memory": True} if row_by_row else {"in_memory": True}
        self.workbook = Workbook(stream, {**how, "default_format_properties": _FONT, **_AS_TEXT})
        self.row_by_row = row_by_row
        self.title = title
        self.language: Language = language
        self.plain = self._format()
        self.strong = self._format(bold=True)
        self.cell = self._format(**_RULED)
        self.formats = {
            "title": self._format(bold=True, font_size=16, text_wrap=False),
            **{
                severity: self._format(bg_color=background, font_color=ink, bold=True, **_RULED)
                for severity, (background, ink) in _COLOURS.items()
            },
        }
        self.heading = self._format(bold=True, bg_color="#1F3864", font_color="#FFFFFF", valign="vcenter", **_RULED)

    def close(self, *, subject: str, author: str, created: datetime) -> None:
        """Writes the workbook with its properties; `created` is the day of the check, never the clock."""
        properties = {"title": self.title, "subject": subject, "author": author, "created": created}
        self.workbook.set_properties(properties)
        self.workbook.close()

    def facts(self, name: str, lines: Iterable[tuple[str, str, str]]) -> None:
        """A sheet of names and what is said under them; the third tells how a name is emphasised.

        A name under which nothing is said is a heading, and no page ends with it.
        """
        sheet = self._sheet(name, landscape=False)
        wide = _WIDTH_OF_NAMES, _WIDTH_OF_FACTS
        for column, width in enumerate(wide):
            sheet.set_column(column, column, width)
        sheet.hide_gridlines(2)
        heights, headings = [], []
        for position, (label, words, how) in enumerate(lines):
            heights.append(_TITLE_HEIGHT if how == "title" else height([label, words], wide))
            headings.append(bool(label) and not words)
            sheet.set_row(position, heights[-1])
            self._write(sheet, position, 0, label, self.formats.get(how, self.strong))
            self._write(sheet, position, 1, words, self.plain)
        sheet.set_h_pagebreaks(page_ends(heights, headings, _HEIGHT_OF_FACTS))

    def table(
        self,
        name: str,
        headings: Sequence[str],
        rows: Iterable[Sequence[Value]],
        *,
        empty: str,
        numbers: int | None = None,
    ) -> None:
        """A sheet with a real table, which can be sorted and filtered; `empty` is said where it has no row.

        `numbers`: a column of numbers that are names, 2.10 and not 2.1, of which Excel should not complain.
        """
        sheet = self._sheet(name, landscape=True)
        rows = iter(rows)
        first = [*islice(rows, _MEASURED)]
        if not first:
            self._write(sheet, 0, 0, empty, self.strong)
            return
        wide = widths(headings, [[*map(_words, cells)] for cells in first])
        for position, width in enumerate(wide):
            sheet.set_column(position, position, width)
        sheet.set_row(0, height_of_headings(headings, wide))
        if self.row_by_row:
            for position, heading in enumerate(headings):
                self._write(sheet, 0, position, heading, self.heading)
        last = 0
        for last, cells in enumerate(chain(first, rows), start=1):
            sheet.set_row(last, height(map(_words, cells), wide))
            for position, value in enumerate(cells):
                self._put(sheet, last, position, value)
        if self.row_by_row:
            sheet.autofilter(0, 0, last, len(headings) - 1)
        else:
            columns = [{"header": heading, "header_format": self.heading} for heading in headings]
            options: dict[str, Any] = {"columns": columns, "style": "Table Style Light 1"}
            sheet.add_table(0, 0, last, len(headings) - 1, options)
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if numbers is not None:
            letter = chr(ord("A") + numbers)
            sheet.ignore_errors({"number_stored_as_text": f"{letter}2:{letter}{last + 1}"})

    def _sheet(self, name: str, *, landscape: bool) -> Worksheet:
        sheet = self.workbook.add_worksheet(name)
        on_paper(sheet, self.title, name, self.language)
        if landscape:
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
        else:  # of a sheet that is made to fit its page, Excel ends the pages itself
            sheet.set_print_scale(_SCALE_OF_FACTS)
        return sheet

    def _format(self, **how: Any) -> Format:
        return self.workbook.add_format({"text_wrap": True, "valign": "top", **_FONT, **how})

    def _put(self, sheet: Worksheet, row: int, column: int, value: Value) -> None:
        """Writes a cell of a table as what it is."""
        if isinstance(value, Toned):
            self._write(sheet, row, column, value.words, self.formats.get(value.tone, self.cell))
        elif isinstance(value, str):
            self._write(sheet, row, column, value, self.cell)
        elif isinstance(value, date):
            sheet.write_datetime(
                row, column, datetime(value.year, value.month, value.day), self._shown("yyyy\\-mm\\-dd")
            )
        else:
            sheet.write_number(row, column, value, self._shown(_number_format(value)))

    def _shown(self, number_format: str) -> Format:
        """The look of a cell that holds a number or a date: away from the words to the right of it."""
        if number_format not in self.formats:
            self.formats[number_format] = self._format(
                num_format=number_format, align="right", indent=1, text_wrap=False, **_RULED
            )
        return self.formats[number_format]

    @staticmethod
    def _write(sheet: Worksheet, row: int, column: int, words: str, how: Format) -> None:
        text = re.sub("\r\n?", "\n", in_reading_order(words))
        sheet.write_string(row, column, shortened(text, LONGEST), how)


def _words(value: Value) -> str:
    """What a cell shows, as far as its width matters."""
    return value.words if isinstance(value, Toned) else str(value)


def _number_format(number: int | Decimal) -> str:
    """With as many decimals as were written, and a mark at the thousands of what has five digits and more."""
    exponent = number.as_tuple().exponent if isinstance(number, Decimal) else 0
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole = "#,##0" if number >= _MARKED or number <= -_MARKED else "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole
