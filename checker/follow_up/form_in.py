"""A filled Excel form -> the same values as a YAML file of a follow-up has, with their cells as places."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Final
from unicodedata import normalize

from checker.follow_up.form import HEAD, HEADING_ROW, OUTCOME_COLUMNS, OUTCOMES, REPORT_COLUMNS, REPORTS, Column
from checker.follow_up.form_file import LARGEST, opened
from checker.follow_up.form_sheet import Sheet
from checker.follow_up.form_unread import unread
from checker.vocabulary import STATUSES
from checker.words import Text
from checker.yamlfile import SCALARS, Fault, FaultsFound, file_bytes, first_faults

MOST_ROWS: Final = 5_000
_FORMULA: Final = Text(
    "Cellen har en formel utan värde. Skriv värdet.", "The cell has a formula without a value. Write the value."
)
_JOINED: Final = Text(
    "Cellerna är sammanfogade över flera rader. Dela dem, och fyll i varje rad.",
    "The cells are joined across several rows. Split them, and fill in each row.",
)
_A_FIGURE: Final = Text("ett tal, som 56,0 %", "a figure, such as 56,0 %")
_A_YEAR: Final = Text("ett årtal", "a year")


def read_form(path: str) -> Sheet:
    """The values of a filled form.

    Raises:
        FaultsFound: where it cannot be opened, is no form, or has cells that cannot be read.
    """
    return form_in(file_bytes(path, path, LARGEST), path)


def form_in(data: bytes, path: str) -> Sheet:
    """The values of the filled form that `data` holds; `path` is its name in messages.

    Raises:
        FaultsFound: where it cannot be opened, is no form, or has cells that cannot be read.
    """
    book, formulas = opened(path, data)
    reader = _Reader(Sheet(path, data))
    for name in (REPORTS, OUTCOMES):
        reader.refuse_unclear(formulas[name], book[name])
    reader.head(book[REPORTS])
    reader.reports(book[REPORTS])
    reader.outcomes(book[OUTCOMES])
    if reader.faults:
        raise FaultsFound(reader.faults)
    reader.form.warnings = tuple(first_faults(unread(book, reader.form, MOST_ROWS)))
    return reader.form


def _in_list(said: str) -> str:
    """A status as the list has it, though it was written with capitals; any other as it is, for a rule to find."""
    return next((one for one in STATUSES if one == normalize("NFC", said).casefold()), said)


def _figure(cell: Any) -> Any:
    """A cell's value; a share that Excel keeps as 0.56 and shows as 56 % is what it shows."""
    if (
        isinstance(cell.value, int | float)
        and not isinstance(cell.value, bool)
        and str(cell.number_format).endswith("%")
    ):
        return f"{round(cell.value * 100, 8):g} %".replace(".", ",")
    return cell.value


class _Reader:
    """Reads the sheets into a form, and collects what is wrong with their cells."""

    def __init__(self, form: Sheet) -> None:
        self.form = form
        self.faults: list[Fault] = []
        self.by: str | None = None
        self.positions: dict[str, int] = {}

    def refuse_unclear(self, formulas: Any, values: Any) -> None:
        """Cells that hold no value of their own: of a formula that nobody reckoned, or joined across several rows."""
        for row in formulas.iter_rows(min_row=HEADING_ROW + 1, max_row=min(formulas.max_row, MOST_ROWS)):
            for cell in row:
                if cell.data_type == "f" and values.cell(cell.row, cell.column).value is None:
                    self._fault(formulas.title, cell.row, cell.column, _FORMULA)
        for joined in formulas.merged_cells.ranges:
            if joined.max_row > max(joined.min_row, HEADING_ROW):
                self._fault(formulas.title, joined.min_row, joined.min_col, _JOINED)

    def head(self, sheet: Any) -> None:
        """Which agreement, occasion and division it is of."""
        for row, (field, name) in enumerate(HEAD, start=1):
            value = self._text(sheet.cell(row, 2).value)
            if self._text(sheet.cell(row, 1).value) != name or value is None:
                self._fault(REPORTS, row, 2, Text(f"Här ska stå {name.lower()}.", f"The {field} should stand here."))
            elif field == "by":
                self.by = value
            else:
                self.form.value["follow_up"][field] = value
                self.form.set(("follow_up", field), (REPORTS, row, 2))

    def reports(self, sheet: Any) -> None:
        """A report for every row in which something is filled in."""
        if not self._headings(sheet, REPORTS, REPORT_COLUMNS):
            return
        for row in range(HEADING_ROW + 1, min(sheet.max_row, MOST_ROWS) + 1):
            found: dict[str, Any] = {}
            cells: dict[str, tuple[str, int, int]] = {}
            for column, about in enumerate(REPORT_COLUMNS, start=1):
                value = sheet.cell(row, column).value
                said = self._day(value, REPORTS, row, column) if about.field == "date" else self._text(value)
                if about.field == "status" and said is not None:
                    said = _in_list(said)
                if about.field and said is not None:
                    found[about.field] = said
                    cells[about.field] = (REPORTS, row, column)
            if not found.keys() - {"item", "title"}:
                continue
            if "item" not in found:
                self._fault(REPORTS, row, 1, Text("Raden saknar nummer.", "The row has no number."))
                continue
            self._add(found, cells, row)

    def _add(self, found: dict[str, Any], cells: dict[str, tuple[str, int, int]], row: int) -> None:
        position = len(self.form.value["reports"])
        if self.by is not None:
            found["by"] = self.by
            cells["by"] = (REPORTS, 3, 2)
        self.form.value["reports"].append(found)
        self.form.set(("reports", position), cells.get("item", (REPORTS, row, 1)))
        for field, cell in cells.items():
            self.form.set(("reports", position, field), cell)
        self.form.describe(REPORTS, row, "; ".join(str(found[field]) for field in cells if field != "by"))
        self.positions.setdefault(found["item"], position)

    def outcomes(self, sheet: Any) -> None:
        """New outcomes, each with the report of its item; a report of outcomes alone says nothing of how it stands."""
        if not self._headings(sheet, OUTCOMES, OUTCOME_COLUMNS):
            return
        fields = [about.field for about in OUTCOME_COLUMNS]
        places = {field: fields.index(field) + 1 for field in ("item", "indicator", "latest", "outcome", "year")}
        for row in range(HEADING_ROW + 1, min(sheet.max_row, MOST_ROWS) + 1):
            said = {field: self._text(_figure(sheet.cell(row, column))) for field, column in places.items()}
            latest = said.pop("latest")
            if latest is not None:
                of = (said["item"] or "", said["indicator"] or "")
                self.form.latest[of] = latest, (OUTCOMES, row, places["latest"])
            if said["outcome"] is None:
                continue
            missing = next((field for field in ("item", "indicator", "year") if said[field] is None), None)
            if missing is not None:
                name = OUTCOME_COLUMNS[places[missing] - 1].heading
                self._fault(OUTCOMES, row, places[missing], Text(f"{name} saknas.", f"{name} is missing."))
                continue
            self._outcome({field: str(value) for field, value in said.items()}, row, places)

    def _outcome(self, said: dict[str, str], row: int, places: dict[str, int]) -> None:
        expected = {"outcome": ("quantity", _A_FIGURE), "year": ("year", _A_YEAR)}
        wrong = {field: text for field, (kind, text) in expected.items() if not SCALARS[kind].accepts(said[field])}
        for field, text in wrong.items():
            sv, en = f"”{said[field]}” är inte {text.sv}.", f"“{said[field]}” is not {text.en}."
            self._fault(OUTCOMES, row, places[field], Text(sv, en))
        if wrong:
            return
        if said["item"] not in self.positions:
            self._add({"item": said["item"]}, {"item": (OUTCOMES, row, places["item"])}, row)
        position = self.positions[said["item"]]
        outcomes = self.form.value["reports"][position].setdefault("outcomes", {})
        outcomes.setdefault(said["indicator"], {})[said["year"]] = said["outcome"]
        path = ("reports", position, "outcomes", said["indicator"])
        self.form.set(path, (OUTCOMES, row, places["indicator"]))
        self.form.set((*path, said["year"]), (OUTCOMES, row, places["outcome"]))
        self.form.describe(OUTCOMES, row, "; ".join(said.values()))

    def _headings(self, sheet: Any, name: str, columns: tuple[Column, ...]) -> bool:
        """Whether the headings are where the form has them; one that is not is a fault."""
        before = len(self.faults)
        for column, about in enumerate(columns, start=1):
            stands = self._text(sheet.cell(HEADING_ROW, column).value)
            if stands != about.heading:
                sv, en = (f", men här står ”{stands}”", f", but here stands “{stands}”") if stands else ("", "")
                text = Text(
                    f"Här ska rubriken ”{about.heading}” stå{sv}.",
                    f"The heading “{about.heading}” should stand here{en}.",
                )
                self._fault(name, HEADING_ROW, column, text)
        return len(self.faults) == before

    def _text(self, value: Any) -> str | None:
        """What a cell says as text: a whole number without decimals, others with a comma; None for an empty one."""
        if value is None:
            return None
        if isinstance(value, bool):
            return "SANT" if value else "FALSKT"
        if isinstance(value, datetime | date):
            return value.strftime("%Y-%m-%d")
        if isinstance(value, float):
            return f"{value:.10f}".rstrip("0").rstrip(".").replace(".", ",")
        text = " ".join(str(value).split())
        return text or None

    def _day(self, value: Any, sheet: str, row: int, column: int) -> str | None:
        said = self._text(value)
        if said is not None and not SCALARS["date"].accepts(said):
            text = Text(
                f"”{said}” är inget datum; skriv det som 2026-09-30.", f"“{said}” is no date; write 2026-09-30."
            )
            self._fault(sheet, row, column, text)
            return None
        return said

    def _fault(self, sheet: str, row: int, column: int, text: Text) -> None:
        self.faults.append(Fault(self.form.cell(sheet, row, column), text.sv, text.en))
