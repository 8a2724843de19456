"""The file of a filled Excel form: opened, or refused for what it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from xml.etree.ElementTree import ParseError, iterparse
from zipfile import BadZipFile, ZipFile, ZipInfo

from checker.archive import unreasonable
from checker.follow_up.form import OUTCOMES, REPORTS
from checker.words import Text, filled
from checker.yamlfile import Fault, FaultsFound, nearest, whole_file

LARGEST: Final = 4_000_000
"""Bytes that a form may unpack to, which are read within two seconds; a filled one has some fifty thousand."""
MOST_CELLS: Final = 250_000
"""Cells from the first to the last one filled in of a sheet, and cells that are joined: the library holds each."""
_OLD_OR_LOCKED: Final = b"\xd0\xcf\x11\xe0"
"""How files of Excel before 2007 begin, and those that are locked with a password."""
_NOT_A_FORM: Final = Text(
    "Filen är inget uppföljningsformulär: {why}. Ett sådant skrivs av `styrkoll report --form`.",
    "The file is no form of a follow-up: {why}. `styrkoll report --form` writes one.",
)
_TOO_LARGE: Final = Text(
    "den är för stor, ta bort bilder och annat som inte hör till formuläret",
    "it is too large, remove pictures and whatever else is no part of the form",
)
_JOINED: Final = Text(
    "för många celler är sammanfogade, dela dem",
    "too many cells are joined, split them",
)
_FAR_OUT: Final = Text(
    "på bladet {sheet} är något ifyllt långt från resten, i kolumn {column} eller på rad {row}; ta bort det",
    "on the sheet {sheet} something is filled in far from the rest, in column {column} or on row {row}; remove it",
)
_OPEN_AND_SAVE: Final = Text(
    "Filen är skyddad med lösenord eller sparad i ett äldre format. Spara den i Excel som .xlsx, utan lösenord.",
    "The file is locked with a password or saved in an older format. Save it in Excel as .xlsx, without a password.",
)


def opened(path: str, data: bytes) -> tuple[Any, Any]:
    """The workbook with what its formulas came to, and with the formulas themselves.

    Raises:
        FaultsFound: where it is no workbook, or lacks a sheet of the form.
    """
    import warnings

    from openpyxl import load_workbook  # costs a tenth of a second
    from openpyxl.utils import get_column_letter

    _refuse_others(path, data)
    try:
        with warnings.catch_warnings():  # of what the library passes over in a book, which no answer is written in
            warnings.simplefilter("ignore")
            values, formulas = (load_workbook(BytesIO(data), data_only=only) for only in (True, False))
    except Exception:  # whatever a broken file makes the library raise
        raise _not_a_form(path, Text("Excelfilen är skadad", "the Excel file is damaged")) from None
    for name in (REPORTS, OUTCOMES):
        if name not in values.sheetnames:
            near = nearest(name, [one for one in values.sheetnames if one not in (REPORTS, OUTCOMES)])
            sv, en = (f", men ”{near}” finns", f", but there is “{near}”") if near is not None else ("", "")
            raise _not_a_form(path, Text(f"bladet {name} saknas{sv}", f"the sheet {name} is missing{en}"))
    for sheet in (*values.worksheets, *formulas.worksheets):
        _let_go_of_empty_cells(sheet)
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            column, row = get_column_letter(sheet.max_column), str(sheet.max_row)
            raise _not_a_form(path, filled(_FAR_OUT, sheet=sheet.title, column=column, row=row))
    return values, formulas


def _let_go_of_empty_cells(sheet: Any) -> None:
    """Cells that are coloured or joined, and hold nothing, would make the sheet as large as the farthest of them."""
    cells = sheet._cells  # the library has no other way to the cells that there are: its own makes those between
    for place in [place for place, cell in cells.items() if cell.value is None and cell.comment is None]:
        del cells[place]


def _joined_cells(data: bytes) -> int:
    """How many cells a file of the workbook says are joined; none where it is no sheet."""
    from openpyxl.utils import range_boundaries

    if b"mergeCell" not in data and b"\0" not in data:  # as nearly all are; zeros are in what is not UTF-8
        return 0
    total = 0
    try:
        for _, element in iterparse(BytesIO(data)):
            if element.tag.rpartition("}")[2] == "mergeCell":
                left, top, right, bottom = (side or 0 for side in range_boundaries(element.get("ref", "A1")))
                total += (right - left + 1) * (bottom - top + 1)
            element.clear()
    except (ParseError, ValueError, TypeError, LookupError):  # broken, or no XML: told where the workbook is opened
        pass
    return total


def _refuse_others(path: str, data: bytes) -> None:
    """Whatever is no Excel file, or would unpack to more than any form does."""
    if data.startswith(_OLD_OR_LOCKED):
        raise FaultsFound([Fault(whole_file(path), *_OPEN_AND_SAVE)])
    if len(data) > LARGEST:  # only its beginning was read
        raise _not_a_form(path, _TOO_LARGE)
    try:
        with ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
            large = unreasonable(entries, LARGEST)
            joined = 0 if large else sum(_joined_cells(_unpacked(packed, entry)) for entry in entries)
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise _not_a_form(path, Text("den är ingen Excelfil (.xlsx)", "it is no Excel file (.xlsx)")) from None
    if large:
        raise _not_a_form(path, _TOO_LARGE)
    if joined > MOST_CELLS:
        raise _not_a_form(path, _JOINED)


def _unpacked(packed: ZipFile, entry: ZipInfo) -> bytes:
    """A file of the workbook; nothing of one that cannot be unpacked, which the library tells."""
    try:
        return packed.read(entry)
    except Exception:  # whatever a broken or locked archive makes the library raise
        return b""


def _not_a_form(path: str, why: Text) -> FaultsFound:
    return FaultsFound([Fault(whole_file(path), *filled(_NOT_A_FORM, why=why))])
