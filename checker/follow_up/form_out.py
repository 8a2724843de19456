"""The Excel form that a division fills in: a row for everything that it is to report, a list to choose from."""

from __future__ import annotations

import math
from datetime import datetime
from io import BytesIO
from typing import Any, Final

from checker.characters import in_reading_order
from checker.follow_up.due import due_at
from checker.follow_up.form import (
    HEAD,
    HEADING_ROW,
    INSTRUCTIONS,
    OUTCOME_COLUMNS,
    OUTCOMES,
    REPORT_COLUMNS,
    REPORTS,
    Column,
)
from checker.graph import Graph
from checker.rendering import label, value_words
from checker.vocabulary import STATUSES
from checker.workbook import on_paper

_LINE_HEIGHT: Final = 15.5
_MADE: Final = datetime(2000, 1, 1)
"""Written into every file, so that the same form has the same bytes."""
_MORE_ROWS: Final = 10
"""Open rows beneath the indicators, for outcomes of several years."""
_MAY: Final = dict.fromkeys(("format_cells", "format_columns", "format_rows"), True)
"""What may be done to a locked sheet beside filling it in."""
_FIRST_DAY, _LAST_DAY = datetime(2000, 1, 1), datetime(2099, 12, 31)
_STEPS: Final = (
    "Fyll i bladet {reports}, en rad för varje mål och uppdrag som ni redovisar. Välj läge i listan.",
    "Är läget ”avviker”: skriv orsak, konsekvens, åtgärd, vem som ansvarar för åtgärden och vilken dag den är klar.",
    "Går det inte att mäta: välj ”ej mätbar” och skriv varför i kommentaren. Det som saknas räknas inte som bra.",
    "Vid våruppföljning och delårsrapport: skriv också en prognos för året.",
    "Har ni nya utfall: skriv dem och vilket år de gäller på bladet {outcomes}. Nederst finns rader för fler år.",
    "Nummer, id och rubriker är låsta, så att de inte ändras av misstag. Skyddet har inget lösenord.",
    "Spara filen som Excel (.xlsx) och skicka tillbaka den.",
)


def form(graph: Graph, occasion: str, division: str) -> bytes:
    """The form of one division for an occasion, with what is due from it."""
    from xlsxwriter import Workbook  # costs a tenth of a second

    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})  # every text is written as one, whatever it looks like
    book.set_properties(
        {"title": f"Uppföljning {graph.agreement.id} {occasion}", "created": _MADE, "author": "styrkoll"}
    )
    book.set_calc_mode("manual")
    sheets = _Sheets(book, f"Uppföljning: {label(graph, division, 'sv')}")
    sheets.instructions()
    due = [one.item for one in due_at(graph, occasion) if division in one.divisions]
    sheets.reports(graph, occasion, division, due)
    sheets.outcomes(graph, due)
    book.close()
    return stream.getvalue()


def _height(text: str, width: float, *, at_least: int) -> float:
    """The height of a row in points: Excel does not measure wrapped text that a program has written."""
    return _LINE_HEIGHT * max(at_least, math.ceil(len(text) / (0.85 * width)))


class _Sheets:
    """The sheets of a workbook in the making; `about` is what stands at the top of every page."""

    def __init__(self, book: Any, about: str) -> None:
        self.book = book
        self.about = about
        wrapped = {"text_wrap": True, "valign": "top", "border": 1, "border_color": "#9aa1a8"}
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.heading = book.add_format({**wrapped, "bold": True, "bg_color": "#e5edf5"})
        self.given = book.add_format({**wrapped, "bg_color": "#f3f5f7"})
        self.open = book.add_format({**wrapped, "num_format": "@", "locked": False})
        self.day = book.add_format({**wrapped, "num_format": "yyyy-mm-dd", "locked": False})

    def instructions(self) -> None:
        """How to fill it in."""
        sheet = self._page(INSTRUCTIONS)
        sheet.set_column(0, 0, 100)
        sheet.write_string(0, 0, self.about, self.title)
        for row, step in enumerate(_STEPS, start=1):
            words = step.format(reports=REPORTS, outcomes=OUTCOMES)
            sheet.write_string(row + 1, 0, f"{row}. {words}", self.plain)

    def reports(self, graph: Graph, occasion: str, division: str, due: list[str]) -> None:
        """A row an item, to be filled in."""
        sheet = self._sheet(REPORTS, REPORT_COLUMNS)
        head = {"agreement": graph.agreement.id, "occasion": occasion, "by": division}
        for row, (field, name) in enumerate(HEAD):
            sheet.write_string(row, 0, name, self.heading)
            sheet.write_string(row, 1, head[field], self.given)
        for row, item in enumerate(due, start=HEADING_ROW):
            title = in_reading_order(str(graph.first(item, "title") or ""))
            sheet.set_row(row, _height(title, REPORT_COLUMNS[1].width, at_least=3))
            sheet.write_string(row, 0, item, self.given)
            sheet.write_string(row, 1, title, self.given)
            for column, about in enumerate(REPORT_COLUMNS):
                if about.field == "date":
                    sheet.write_blank(row, column, None, self.day)
                elif about.field not in ("item", "title"):
                    sheet.write_blank(row, column, None, self.open)
        last = HEADING_ROW + max(len(due), 1) - 1
        fields = [about.field for about in REPORT_COLUMNS]
        for field, allowed in (
            (
                "status",
                {
                    "validate": "list",
                    "source": list(STATUSES),
                    "error_title": "Välj ett läge i listan",
                    "error_message": f"Läget kan vara: {', '.join(STATUSES)}.",
                },
            ),
            (
                "date",
                {
                    "validate": "date",
                    "criteria": "between",
                    "minimum": _FIRST_DAY,
                    "maximum": _LAST_DAY,
                    "error_title": "Skriv en dag",
                    "error_message": "Skriv dagen som år, månad och dag: 2026-09-30.",
                },
            ),
        ):
            column = fields.index(field)
            sheet.data_validation(HEADING_ROW, column, last, column, allowed)

    def outcomes(self, graph: Graph, due: list[str]) -> None:
        """A row an indicator of what is due, with its latest outcome."""
        sheet = self._sheet(OUTCOMES, OUTCOME_COLUMNS)
        row = HEADING_ROW
        for item in due:
            for indicator in graph.tables["measured_by"].known.get(item, ()):
                if graph.nodes[item] != "goal":
                    continue
                values = [
                    value_words(value, "sv")
                    for outcome in graph.tables["has_outcome"].known.get(indicator, ())[-1:]
                    for value in graph.tables["value"].known.get(outcome, ())
                ]
                title = in_reading_order(str(graph.first(indicator, "title") or ""))
                given = (item, indicator.rpartition("/indicator/")[2], title, "".join(values))
                sheet.set_row(row, _height(title, OUTCOME_COLUMNS[2].width, at_least=1))
                for column, words in enumerate(given):
                    sheet.write_string(row, column, words, self.given)
                for column in (4, 5):
                    sheet.write_blank(row, column, None, self.open)
                row += 1
        for more in range(row, row + _MORE_ROWS):
            for column in range(len(OUTCOME_COLUMNS)):
                sheet.write_blank(more, column, None, self.open)

    def _sheet(self, name: str, columns: tuple[Column, ...]) -> Any:
        """A sheet with its headings, which stay in sight."""
        sheet = self._page(name)
        for column, about in enumerate(columns):
            sheet.set_column(column, column, about.width)
            sheet.write_string(HEADING_ROW - 1, column, about.heading, self.heading)
        sheet.set_row(HEADING_ROW - 1, 2 * _LINE_HEIGHT)
        sheet.freeze_panes(HEADING_ROW, 2)
        sheet.set_landscape()
        sheet.repeat_rows(HEADING_ROW - 1)
        sheet.protect("", _MAY)
        return sheet

    def _page(self, name: str) -> Any:
        """A sheet as wide as its page."""
        sheet = self.book.add_worksheet(name)
        on_paper(sheet, self.about, name, "sv")
        sheet.fit_to_pages(1, 0)
        return sheet
