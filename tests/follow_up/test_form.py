"""The Excel form: what is written, filled in by another library, and read back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.comments import Comment

from checker.follow_up.file import follow_up_in
from checker.follow_up.form import OUTCOMES, REPORTS
from checker.follow_up.form_in import read_form
from checker.follow_up.form_out import form
from checker.follow_up.nodes import add_follow_up
from checker.follow_up.read import check_followed_up
from checker.graph import build_graph
from checker.rendering import label
from checker.vocabulary import STATUSES
from tests.follow_up.filled_forms import filled, report, row_of
from tests.follow_up.follow_ups import checked, sound
from tests.sound import sound_with


def test_a_form_has_what_is_due_and_a_list_of_statuses() -> None:
    book = load_workbook(BytesIO(form(sound(), "vår", "SHB")))
    sheet = book[REPORTS]
    assert [sheet.cell(row, 2).value for row in (1, 2, 3)] == [sound().agreement.id, "vår", "SHB"]
    assert "1.2.1" in [sheet.cell(row, 1).value for row in range(6, sheet.max_row + 1)]
    statuses, days = sheet.data_validations.dataValidation
    assert (days.type, str(days.sqref)) == ("date", f"J6:J{sheet.max_row}")
    assert statuses.formula1 == f'"{",".join(STATUSES)}"'
    assert sheet.freeze_panes == "C6"


def test_on_paper_every_page_says_whose_it_is_and_which_of_how_many() -> None:
    book: Any = load_workbook(BytesIO(form(sound(), "vår", "SHB")))
    for sheet in book:
        assert sheet.oddHeader.left.text == f"Uppföljning: {label(sound(), 'SHB', 'sv')}"
        assert sheet.oddHeader.right.text == sheet.title
        assert sheet.oddFooter.right.text == "Sida &P av &N"
        assert str(sheet.page_setup.paperSize) == "9"


def test_only_what_is_filled_in_can_be_changed_and_nobody_needs_a_password() -> None:
    book = load_workbook(BytesIO(form(sound(), "vår", "SHB")))
    for name in (REPORTS, OUTCOMES):
        protection = book[name].protection
        assert (protection.sheet, protection.password, protection.formatRows) == (True, None, False)
    item = book[REPORTS][row_of(book[REPORTS], "1.2.1")]
    assert [cell.protection.locked for cell in item] == [True, True, *[False] * 8]
    first, *_, last = book[OUTCOMES].iter_rows(min_row=6)
    assert [cell.protection.locked for cell in first] == [True, True, True, True, False, False]
    assert {cell.protection.locked for cell in last} == {False}


def test_the_same_form_has_the_same_bytes() -> None:
    assert form(sound(), "vår", "SHB") == form(sound(), "vår", "SHB")


def test_nothing_in_it_is_reckoned_with() -> None:
    graph = build_graph(sound_with({"1.2.1": {"title": "=cmd|'/c calc'!A1"}}))
    sheet = load_workbook(BytesIO(form(graph, "vår", "SHB")))[REPORTS]
    cell = sheet.cell(row_of(sheet, "1.2.1"), 2)
    assert (cell.value, cell.data_type) == ("=cmd|'/c calc'!A1", "s")


def test_an_empty_form_reports_nothing(tmp_path: Path) -> None:
    read = read_form(str(filled(tmp_path, lambda book: None)))
    assert read.value["reports"] == []


def test_what_is_filled_in_is_read_back(tmp_path: Path) -> None:
    path = filled(tmp_path, report(C="avviker", D=" två\nrader ", E="Sent.", J=datetime(2026, 9, 30)))
    (entry,) = read_form(str(path)).value["reports"]
    assert entry == {
        "item": "1.2.1",
        "title": "Anlägga gröna tak",
        "by": "SHB",
        "status": "avviker",
        "comment": "två rader",
        "forecast": "Sent.",
        "date": "2026-09-30",
    }


def test_new_outcomes_are_read_as_they_are_shown(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        sheet = book[OUTCOMES]
        cell = sheet.cell(6, 5)
        cell.value, cell.number_format = 0.565, "0.0%"
        sheet.cell(6, 6).value = 2026

    read = read_form(str(filled(tmp_path, fill)))
    (entry,) = read.value["reports"]
    assert entry == {"item": "1.1.1", "by": "SHB", "outcomes": {"i1": {"2026": "56,5 %"}}}


def test_findings_point_at_the_cell(tmp_path: Path) -> None:
    graph = sound()
    read = read_form(str(filled(tmp_path, report(C="grönt", E="Nås."))))
    add_follow_up(graph, follow_up_in([read], graph, "vår"), read)
    (found,) = (one for one in checked(graph).findings if one.rule.id == "UPP07")
    assert found.place.file.endswith(f"form.xlsx[{REPORTS}!C{found.place.line}]")
    assert "grönt" in found.words


def test_a_status_is_read_as_the_list_has_it(tmp_path: Path) -> None:
    (entry,) = read_form(str(filled(tmp_path, report(C=" Ej Mätbar ", D=True)))).value["reports"]
    assert (entry["status"], entry["comment"]) == ("ej mätbar", "SANT")


def test_rows_may_be_sorted_and_columns_added(tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        report(C="klart", K="egen anteckning")(book)
        sheet = book[REPORTS]
        rows = sorted(([cell.value for cell in row] for row in sheet.iter_rows(min_row=6)), key=lambda row: str(row[0]))
        for number, row in enumerate(reversed(rows), start=6):
            for column, value in enumerate(row, start=1):
                sheet.cell(number, column).value = value

    read = read_form(str(filled(tmp_path, fill)))
    (entry,) = read.value["reports"]
    assert (entry["item"], entry["status"]) == ("1.2.1", "klart")
    (warning,) = read.warnings
    assert warning.sv == "Kolumnen K läses inte. Ifyllda celler: 1."


def extra_sheet(book: Any) -> None:
    book.create_sheet("Tomt")
    book.create_sheet("Utfall 2")["B3"] = 5


def extra_column(book: Any) -> None:
    book[REPORTS]["K5"], book[REPORTS]["K7"] = "Kommentarer", "bra"


UNREAD: list[tuple[Callable[[Any], None], str, str]] = [
    (
        extra_column,
        "Redovisning!K7",
        "Kolumnen ”Kommentarer” läses inte. Ifyllda celler: 1. Hör det till ”Kommentar”?",
    ),
    (extra_sheet, "Utfall 2!B3", "Bladet ”Utfall 2” läses inte. Hör det till ”Utfall”?"),
    (
        lambda book: book[REPORTS].__setitem__("C4", "alla läser här"),
        "Redovisning!C4",
        "Det som står här läses inte: ”alla läser här”.",
    ),
    (
        lambda book: book[OUTCOMES].__setitem__("A2", "se bilaga"),
        "Utfall!A2",
        "Det som står här läses inte: ”se bilaga”.",
    ),
    (
        lambda book: book[REPORTS].__setitem__("D5009", "sent"),
        "Redovisning!D5009",
        "Rader efter rad 5000 läses inte.",
    ),
    (
        lambda book: setattr(book[REPORTS]["C6"], "comment", Comment("gäller inte oss", "K")),
        "Redovisning!C6",
        "Cellens kommentar läses inte: ”gäller inte oss”. Skriv den i kolumnen Kommentar.",
    ),
]


@pytest.mark.parametrize(("fill", "cell", "said"), UNREAD)
def test_what_is_not_read_is_told_with_its_cell(
    fill: Callable[[Any], None], cell: str, said: str, tmp_path: Path
) -> None:
    (warning,) = read_form(str(filled(tmp_path, fill))).warnings
    assert warning.place.file == f"{tmp_path}/form.xlsx[{cell}]"
    assert warning.sv == said


def test_a_latest_outcome_that_was_overwritten_is_told(tmp_path: Path) -> None:
    def overwrite(book: Any) -> None:
        report(C="klart")(book)
        book[OUTCOMES][f"D{row_of(book[OUTCOMES], '1.1.1')}"] = 97

    agreement = sound_with({})
    said = "Senaste utfall är ”97” här, men 95 i överenskommelsen. Det läses inte; ett nytt skrivs under Nytt utfall."
    for fill, expected in ((overwrite, [said]), (report(C="klart"), [])):
        checked = check_followed_up(agreement, [str(filled(tmp_path, fill))], [])
        assert [one.sv for one in checked.warnings] == expected
        assert all(one.place.file.endswith("form.xlsx[Utfall!D6]") for one in checked.warnings)


def test_all_that_is_read_warns_of_nothing(tmp_path: Path) -> None:
    assert read_form(str(filled(tmp_path, report(C="klart", D="bra")))).warnings == ()


@pytest.mark.parametrize(
    ("figure", "shown", "read"),
    [
        ("56,5", "General", "56,5"),
        ("56.5", "General", "56.5"),
        (56.5, "General", "56,5"),
        ("56,5%", "General", "56,5%"),
        (0.565, "0.0%", "56,5 %"),
        (-3, "0", "-3"),
        ("14\N{NO-BREAK SPACE}382", "General", "14 382"),
    ],
)
def test_a_figure_may_be_written_in_several_ways(figure: object, shown: str, read: str, tmp_path: Path) -> None:
    def fill(book: Any) -> None:
        cell = book[OUTCOMES].cell(6, 5)
        cell.value, cell.number_format = figure, shown
        book[OUTCOMES].cell(6, 6).value = "2026"

    (entry,) = read_form(str(filled(tmp_path, fill))).value["reports"]
    assert entry["outcomes"] == {"i1": {"2026": read}}


def test_what_would_turn_the_reading_direction_does_not(tmp_path: Path) -> None:
    graph = build_graph(sound_with({"1.2.1": {"title": "a\u202eb"}}))
    (tmp_path / "form.xlsx").write_bytes(form(graph, "vår", "SHB"))
    book = load_workbook(tmp_path / "form.xlsx")
    report(C="klart")(book)
    book.save(tmp_path / "form.xlsx")
    assert "\u202e" not in str([[cell.value for cell in row] for row in book[REPORTS].iter_rows()])
    assert follow_up_in([read_form(str(tmp_path / "form.xlsx"))], graph, "vår").entries
