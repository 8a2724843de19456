"""A filled Excel form -> the same values as a YAML file of a follow-up has, with their cells as places."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from checker.follow_up.form import HEAD, HEADING_ROW, OUTCOME_COLUMNS, OUTCOMES, REPORT_COLUMNS, REPORTS, Column
from checker.words import Text
from checker.yamlfile import SCALARS, Document, Fault, FaultsFound, PathInFile, Place, file_bytes, whole_file

_LARGEST: Final = 50_000_000
"""Bytes that a form may unpack to; a filled one has some ten thousand."""
_MOST_ROWS: Final = 5_000
_NOT_A_FORM: Final = Text(
    "Filen är inget uppföljningsformulär: {why}. Ett sådant skrivs av `styrkoll report --form`.",
    "The file is no form of a follow-up: {why}. `styrkoll report --form` writes one.",
)
_A_FIGURE: Final = Text("ett tal, som 56,0 %", "a figure, such as 56,0 %")
_A_YEAR: Final = Text("ett årtal", "a year")


class Sheet(Document):
    """A form as a document: a place's line is a row, its column a column, and its file says which sheet.

    `cells` are rows and columns, from 1, by path; a path that has none of its own stands at its nearest ancestor's.
    """

    __slots__ = ("_cells", "_name", "_words")

    def __init__(self, name: str, data: bytes) -> None:
        self._name = name
        self._cells: dict[PathInFile, tuple[str, int, int]] = {(): (REPORTS, 1, 1)}
        self._words: dict[tuple[str, int], str] = {}
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


def read_form(path: str) -> Sheet:
    """The values of a filled form.

    Raises:
        FaultsFound: where it cannot be opened, is no form, or has cells that cannot be read.
    """
    return form_in(file_bytes(path, path, _LARGEST), path)


def form_in(data: bytes, path: str) -> Sheet:
    """The values of the filled form that `data` holds; `path` is its name in messages.

    Raises:
        FaultsFound: where it cannot be opened, is no form, or has cells that cannot be read.
    """
    _refuse_large(path, data)
    book = _opened(path, data)
    missing = [name for name in (REPORTS, OUTCOMES) if name not in book.sheetnames]
    if missing:
        raise _not_a_form(path, Text(f"bladet {missing[0]} saknas", f"the sheet {missing[0]} is missing"))
    reader = _Reader(Sheet(path, data))
    reader.head(book[REPORTS])
    reader.reports(book[REPORTS])
    reader.outcomes(book[OUTCOMES])
    if reader.faults:
        raise FaultsFound(reader.faults)
    return reader.form


def _refuse_large(path: str, data: bytes) -> None:
    """A file of kilobytes can unpack to gigabytes."""
    try:
        with ZipFile(BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (BadZipFile, OSError, ValueError):
        raise _not_a_form(path, Text("den är ingen Excelfil (.xlsx)", "it is no Excel file (.xlsx)")) from None
    if size > _LARGEST or len(data) > _LARGEST:
        raise _not_a_form(path, Text("den är för stor", "it is too large"))


def _opened(path: str, data: bytes) -> Any:
    import warnings

    from openpyxl import load_workbook  # costs a tenth of a second

    try:
        with warnings.catch_warnings():  # of what the library passes over in a book, which no answer is written in
            warnings.simplefilter("ignore")
            return load_workbook(BytesIO(data), data_only=True)
    except Exception:  # whatever a broken file makes the library raise
        raise _not_a_form(path, Text("Excelfilen är skadad", "the Excel file is damaged")) from None


def _not_a_form(path: str, why: Text) -> FaultsFound:
    return FaultsFound([Fault(whole_file(path), _NOT_A_FORM.sv.format(why=why.sv), _NOT_A_FORM.en.format(why=why.en))])


def _figure(cell: Any) -> Any:
    """A cell's value; a share that Excel keeps as 0.56 and shows as 56 % is what it shows."""
    if isinstance(cell.value, int | float) and str(cell.number_format).endswith("%"):
        return f"{round(cell.value * 100, 8):g} %".replace(".", ",")
    return cell.value


class _Reader:
    """Reads the sheets into a form, and collects what is wrong with their cells."""

    def __init__(self, form: Sheet) -> None:
        self.form = form
        self.faults: list[Fault] = []
        self.by: str | None = None
        self.positions: dict[str, int] = {}

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
        for row in range(HEADING_ROW + 1, min(sheet.max_row, _MOST_ROWS) + 1):
            found: dict[str, Any] = {}
            cells: dict[str, tuple[str, int, int]] = {}
            for column, about in enumerate(REPORT_COLUMNS, start=1):
                value = sheet.cell(row, column).value
                said = self._day(value, REPORTS, row, column) if about.field == "date" else self._text(value)
                if about.field and said is not None:
                    found[about.field] = said
                    cells[about.field] = (REPORTS, row, column)
            if not found.keys() - {"item"}:
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
        places = {field: fields.index(field) + 1 for field in ("item", "indicator", "outcome", "year")}
        for row in range(HEADING_ROW + 1, min(sheet.max_row, _MOST_ROWS) + 1):
            said = {field: self._text(_figure(sheet.cell(row, column))) for field, column in places.items()}
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
            if self._text(sheet.cell(HEADING_ROW, column).value) != about.heading:
                text = Text(
                    f"Här ska rubriken ”{about.heading}” stå.", f"The heading “{about.heading}” should stand here."
                )
                self._fault(name, HEADING_ROW, column, text)
        return len(self.faults) == before

    def _text(self, value: Any) -> str | None:
        """What a cell says as text: a whole number without decimals, others with a comma; None for an empty one."""
        if value is None or isinstance(value, bool):
            return None
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
