"""What is filled in in a form where nobody reads: told as warnings, each with its cell and where it may belong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

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
from checker.follow_up.form_sheet import Sheet
from checker.graph import Graph
from checker.rendering import value_words
from checker.words import Text, figure, filled, shortened
from checker.yamlfile import SCALARS, Document, Fault, Place, nearest, split_quantity

_LONGEST: Final = 40
_SHEET: Final = Text("Bladet ”{name}” läses inte.", "The sheet “{name}” is not read.")
_COLUMN: Final = Text(
    "Kolumnen {name} läses inte. Ifyllda celler: {count}.", "The column {name} is not read. Cells filled in: {count}."
)
_CELL: Final = Text("Det som står här läses inte: ”{said}”.", "What stands here is not read: “{said}”.")
_ROWS: Final = Text("Rader efter rad {row} läses inte.", "Rows after row {row} are not read.")
_NOTE: Final = Text(
    "Cellens kommentar läses inte: ”{said}”. Skriv den i kolumnen Kommentar.",
    "The comment on the cell is not read: “{said}”. Write it in the column Kommentar.",
)
_LATEST: Final = Text(
    "Senaste utfall är ”{said}” här, men {value} i överenskommelsen. Det läses inte; ett nytt skrivs under Nytt "
    "utfall.",
    "The latest outcome is “{said}” here, but {value} in the agreement. It is not read; a new one goes under Nytt "
    "utfall.",
)
_BELONGS: Final = Text(" Hör det till ”{name}”?", " Does it belong to “{name}”?")


def overwritten(form: Document, graph: Graph) -> Iterator[Fault]:
    """Warnings of latest outcomes that are others in the form than in the agreement: a new one has a column of its own.

    They are read from neither; a document that is no form has none.
    """
    if not isinstance(form, Sheet):
        return
    for (item, name), (said, (sheet, row, column)) in form.latest.items():
        outcomes = graph.tables["has_outcome"].known.get(f"{item}/indicator/{name}", ())[-1:]
        for value in (one for outcome in outcomes for one in graph.tables["value"].known.get(outcome, ())):
            if not SCALARS["quantity"].accepts(said) or split_quantity(said)[0] != value:
                words = filled(_LATEST, said=_short(said), value=value_words(value, "sv"))
                yield Fault(form.cell(sheet, row, column), words.sv, words.en)


def unread(book: Any, form: Sheet, most_rows: int) -> Iterator[Fault]:
    """Warnings of what a filled workbook holds that no value is read from, sheet by sheet.

    Sheets, columns and cells that the form does not have; rows after the first `most_rows`; comments on cells.
    """
    for sheet in book.worksheets:
        columns = {REPORTS: REPORT_COLUMNS, OUTCOMES: OUTCOME_COLUMNS}.get(sheet.title)
        if columns is not None:
            yield from _Unread(sheet, form, columns, most_rows).warnings()
        elif sheet.title != INSTRUCTIONS:
            first = next((cell for row in sheet.iter_rows() for cell in row if _said(cell)), None)
            if first is not None:
                place = form.cell(sheet.title, first.row, first.column)
                yield _warning(place, filled(_SHEET, name=sheet.title), sheet.title, (REPORTS, OUTCOMES))


class _Unread:
    """What is not read of one sheet of the form."""

    def __init__(self, sheet: Any, form: Sheet, columns: tuple[Column, ...], most_rows: int) -> None:
        self.sheet, self.form, self.columns, self.most_rows = sheet, form, columns, most_rows

    def warnings(self) -> Iterator[Fault]:
        yield from self._above()
        yield from self._beside()
        yield from self._beneath()
        for row in self.sheet.iter_rows(max_row=min(self.sheet.max_row, self.most_rows)):
            for cell in row:
                if cell.comment is not None:
                    yield self._warning(cell, filled(_NOTE, said=_short(cell.comment.text)))

    def _above(self) -> Iterator[Fault]:
        """Above the headings, where only the sheet of reports says something, in two columns."""
        for row in self.sheet.iter_rows(max_row=HEADING_ROW - 1):
            for cell in row:
                head = self.sheet.title == REPORTS and cell.row <= len(HEAD) and cell.column <= 2
                if _said(cell) and not head:
                    yield self._warning(cell, filled(_CELL, said=_short(_said(cell))))

    def _beside(self) -> Iterator[Fault]:
        """Columns after the last of the form, told once each at the first of their cells that is filled in."""
        headings = [one.heading for one in self.columns if one.field]
        beside = self.sheet.iter_cols(min_col=len(self.columns) + 1, min_row=HEADING_ROW)
        for heading, *cells in beside if self.sheet.max_column > len(self.columns) else ():
            found = [cell for cell in cells if _said(cell)]
            if found:
                named = f"”{_short(_said(heading))}”" if _said(heading) else heading.column_letter
                place = self.form.cell(self.sheet.title, found[0].row, found[0].column)
                yield _warning(place, filled(_COLUMN, name=named, count=figure(len(found))), _said(heading), headings)

    def _beneath(self) -> Iterator[Fault]:
        beneath = self.sheet.iter_rows(min_row=self.most_rows + 1)
        rows = beneath if self.sheet.max_row > self.most_rows else ()
        first = next((cell for row in rows for cell in row if _said(cell)), None)
        if first is not None:
            yield self._warning(first, filled(_ROWS, row=str(self.most_rows)))

    def _warning(self, cell: Any, text: Text) -> Fault:
        return _warning(self.form.cell(self.sheet.title, cell.row, cell.column), text)


def _warning(place: Place, text: Text, name: str = "", known: Iterable[str] = ()) -> Fault:
    """The warning, with the known name that another most likely stands for."""
    near = nearest(name, known)
    belongs = Text("", "") if near is None else filled(_BELONGS, name=near)
    return Fault(place, text.sv + belongs.sv, text.en + belongs.en)


def _said(cell: Any) -> str:
    return " ".join(str(cell.value).split()) if cell.value is not None else ""


def _short(words: str) -> str:
    return shortened(" ".join(words.split()), _LONGEST)
