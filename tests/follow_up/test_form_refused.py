"""What is wrong with a filled form: told with its cell, or the form refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from checker.follow_up.file import follow_up_in
from checker.follow_up.form import OUTCOMES, REPORTS
from checker.follow_up.form_file import opened
from checker.follow_up.form_in import read_form
from checker.graph import build_graph
from checker.yamlfile import FaultsFound
from tests.follow_up.filled_forms import filled, report, row_of
from tests.follow_up.follow_ups import sound
from tests.sound import sound_with


def faults(path: Path, fill: Callable[[Any], None]) -> list[tuple[str, str]]:
    """The places and messages of what is wrong with a filled form."""
    form_path, graph = str(filled(path, fill)), sound()

    def read() -> None:
        follow_up_in([read_form(form_path)], graph, "vår")

    with pytest.raises(FaultsFound) as raised:
        read()
    return [(fault.place.file.removeprefix(f"{path}/"), fault.sv) for fault in raised.value.faults]


def test_the_year_of_a_new_outcome_is_not_guessed(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        assert book[OUTCOMES].cell(6, 6).value is None
        book[OUTCOMES].cell(6, 5).value = "12"

    assert faults(tmp_path, fill) == [(f"form.xlsx[{OUTCOMES}!F6]", "År saknas.")]


def test_wrong_cells_are_named(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        report(C="klart", J="snart")(book)
        book[REPORTS]["A7"] = "9.9.9"
        book[REPORTS]["C7"] = "klart"
        book[OUTCOMES]["E6"], book[OUTCOMES]["F6"] = "många", 2026

    places = dict(faults(tmp_path, fill))
    row = next(int(place.split("!J")[1].rstrip("]")) for place in places if "!J" in place)
    assert places == {
        f"form.xlsx[{REPORTS}!J{row}]": "”snart” är inget datum; skriv det som 2026-09-30.",
        f"form.xlsx[{OUTCOMES}!E6]": "”många” är inte ett tal, som 56,0 %.",
    }


def test_an_unknown_number_is_named_with_its_cell(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book[REPORTS]
        row = row_of(sheet, "1.2.1")
        sheet[f"A{row}"], sheet[f"C{row}"] = "1.2.11", "klart"

    ((place, said),) = faults(tmp_path, fill)
    assert place.startswith(f"form.xlsx[{REPORTS}!A")
    assert said.startswith("Överenskommelsen har inget 1.2.11.")


def outcome_that_is_none(book: Any) -> None:
    book[OUTCOMES]["E6"], book[OUTCOMES]["F6"] = True, 2026


def joined(book: Any) -> None:
    book[REPORTS].merge_cells("C6:C8")
    book[REPORTS]["C6"] = "klart"


@pytest.mark.parametrize(
    ("fill", "place", "said"),
    [
        (joined, "Redovisning!C6", "Cellerna är sammanfogade över flera rader."),
        (lambda book: book[OUTCOMES].__setitem__("E6", "=1+1"), "Utfall!E6", "Cellen har en formel utan värde."),
        (outcome_that_is_none, "Utfall!E6", "”SANT” är inte ett tal"),
        (
            lambda book: book[REPORTS].insert_cols(3),
            "Redovisning!C5",
            "Här ska rubriken ”Läge” stå.",
        ),
        (lambda book: book[REPORTS].delete_cols(1), "Redovisning!B1", "Här ska stå överenskommelse."),
        (report(C="avviker", J="30/9 2026"), "!J", "”30/9 2026” är inget datum; skriv det som 2026-09-30."),
        (report(C="klart", B="Något helt annat"), "!B", "heter ”Anlägga gröna tak” i överenskommelsen."),
    ],
)
def test_what_would_be_read_wrong_is_refused(
    fill: Callable[[Any], None], place: str, said: str, tmp_path: Path
) -> None:
    assert any(place in where and said in fault for where, fault in faults(tmp_path, fill))


def test_a_form_of_an_agreement_that_was_edited_since(tmp_path: Path) -> None:
    """The number is another item's now."""
    form_path = str(filled(tmp_path, report(C="klart")))
    graph = build_graph(sound_with({"1.2.1": {"title": "Bygga en bro"}}))
    with pytest.raises(FaultsFound) as raised:
        follow_up_in([read_form(form_path)], graph, "vår")
    (fault,) = raised.value.faults
    assert fault.sv.startswith("1.2.1 heter ”Bygga en bro” i överenskommelsen.")
    renamed = build_graph(sound_with({"1.2.1": {"title": "Anlägga  gröna tak!"}}))
    assert follow_up_in([read_form(form_path)], renamed, "vår").entries


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        (lambda book: book.remove(book[OUTCOMES]), "bladet Utfall saknas"),
        (lambda book: book[REPORTS].__setitem__("C5", "Status"), "rubriken ”Läge” stå, men här står ”Status”."),
        (
            lambda book: setattr(book[REPORTS], "title", "Redovisningar"),
            "saknas, men ”Redovisningar” finns",
        ),
        (lambda book: book[REPORTS].__setitem__("B1", None), "Här ska stå överenskommelse."),
        (lambda book: book[REPORTS].__setitem__("B1", "annan-2026"), "Uppföljningen gäller annan-2026"),
        (lambda book: book[REPORTS].__setitem__("B2", "helår"), "Uppföljningen är för helår"),
    ],
)
def test_a_form_that_was_changed_is_refused(fill: Callable[[Any], None], said: str, tmp_path: Path) -> None:
    assert said in faults(tmp_path, fill)[0][1]


def bomb(path: Path) -> None:
    with ZipFile(path, "w", 8) as packed:
        packed.writestr("xl/workbook.xml", b"\0" * 60_000_000)


def heavy(path: Path) -> None:
    with ZipFile(path, "w") as stored:
        stored.writestr("xl/workbook.xml", b"\0" * 5_000_000)


def another(path: Path) -> None:
    Workbook().save(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: path.write_bytes(b"text"), "den är ingen Excelfil"),
        (bomb, "den är för stor, ta bort bilder"),
        (heavy, "den är för stor, ta bort bilder"),
        (another, "bladet Redovisning saknas"),
        (lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "skyddad med lösenord"),
        (lambda path: None, "Filen finns inte."),
    ],
)
def test_what_is_no_form_is_said(make: Callable[[Path], object], said: str, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    make(path)
    with pytest.raises(FaultsFound) as raised:
        read_form(str(path))
    assert said in raised.value.faults[0].sv


@pytest.mark.parametrize(
    ("fill", "said"),
    [
        (lambda book: book[REPORTS].__setitem__("T30000", "x"), "i kolumn T eller på rad 30000; ta bort det"),
        (lambda book: book[OUTCOMES].__setitem__("XFD50", "x"), "på bladet Utfall är något ifyllt långt från resten"),
        (lambda book: book[REPORTS].merge_cells("A40:T30000"), "för många celler är sammanfogade, dela dem"),
    ],
)
def test_a_sheet_that_is_too_wide_to_walk_through_is_refused(
    fill: Callable[[Any], None], said: str, tmp_path: Path
) -> None:
    ((_, told),) = faults(tmp_path, fill)
    assert said in told


def test_cells_that_are_only_coloured_make_no_sheet_larger(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        book[REPORTS]["XFD1048576"].fill = PatternFill("solid", fgColor="FFFF00")

    path = filled(tmp_path, fill)
    for book in opened(str(path), path.read_bytes()):
        assert book[REPORTS].max_row < 100
        assert book[REPORTS].max_column < 20
