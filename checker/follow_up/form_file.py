"""The file of a filled Excel form: opened, or refused for what it is."""

from __future__ import annotations

from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from checker.archive import unreasonable
from checker.follow_up.form import OUTCOMES, REPORTS
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, nearest, whole_file

LARGEST: Final = 4_000_000
"""Bytes that a form may unpack to, which are read within two seconds; a filled one has some fifty thousand."""
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
    return values, formulas


def _refuse_others(path: str, data: bytes) -> None:
    """Whatever is no Excel file, or would unpack to more than any form does."""
    if data.startswith(_OLD_OR_LOCKED):
        raise FaultsFound([Fault(whole_file(path), *_OPEN_AND_SAVE)])
    if len(data) > LARGEST:  # only its beginning was read
        raise _not_a_form(path, _TOO_LARGE)
    try:
        with ZipFile(BytesIO(data)) as packed:
            entries = packed.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        raise _not_a_form(path, Text("den är ingen Excelfil (.xlsx)", "it is no Excel file (.xlsx)")) from None
    if unreasonable(entries, LARGEST):
        raise _not_a_form(path, _TOO_LARGE)


def _not_a_form(path: str, why: Text) -> FaultsFound:
    return FaultsFound([Fault(whole_file(path), _NOT_A_FORM.sv.format(why=why.sv), _NOT_A_FORM.en.format(why=why.en))])
