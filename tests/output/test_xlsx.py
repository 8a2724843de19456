"""The workbook, read back by another library: everything is text, nothing is lost, and equal runs give equal bytes."""

from __future__ import annotations

from datetime import date, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from checker.characters import in_reading_order
from checker.finding import Standing, State
from checker.output import xlsx
from checker.output.result import Result
from checker.output.words import rules_words
from checker.run import Comparison
from checker.words import LANGUAGES, Text
from checker.workbook import LONGEST
from checker.yamlfile import Fault, Place
from tests.output.results import HOSTILE, decision, everything, marks_of, result, results, with_findings


def book_of(made: Result) -> Workbook:
    return load_workbook(BytesIO(xlsx.written(made)))


def rows_of(sheet: Worksheet) -> list[dict[str, str]]:
    """The rows by their headings; every cell that holds anything holds text."""
    table = [*sheet.iter_rows()]
    for row in table:
        for cell in row:
            assert cell.data_type == "s" or cell.value is None, (cell.coordinate, cell.value)
    headings = [str(cell.value) for cell in table[0]]
    return [dict(zip(headings, (str(cell.value or "") for cell in row), strict=True)) for row in table[1:]]


def facts_of(book: Workbook) -> dict[str, str]:
    return {str(row[0].value): str(row[1].value) for row in book.worksheets[0].iter_rows() if row[0].value}


def test_the_sheets() -> None:
    assert book_of(result(everything())).sheetnames == ["Sammanfattning", "Iakttagelser", "Kan inte avgöras"]
    assert book_of(result(everything(), language="en")).sheetnames == ["Summary", "Findings", "Undecided"]


def test_the_summary_says_what_and_how_many() -> None:
    run = everything()
    waived = run.findings[0]._replace(state=State.WAIVED, decision=decision())
    facts = facts_of(book_of(result(with_findings(run, waived, *run.findings[1:]))))
    assert facts["Granskad"] == "2026-03-02"
    assert (facts["Överenskommelse"], facts["Kommun"]) == ("sound-2026", "Exempelkommunen")
    assert facts["Måste rättas"].startswith(f"{run.count('error') - 1} iakttagelser – bör stoppa beslutet")
    assert facts["Kan inte avgöras"].startswith(f"{len(run.undecided)} – ")
    assert facts["Beviljade undantag"].startswith("1 – ")
    assert "I utgångsläget" not in facts
    assert facts["Regler"] == rules_words(run, "sv")


def test_a_comparison_and_a_fault_are_in_the_summary() -> None:
    run = everything()
    new = run.findings[0]._replace(standing=Standing.NEW)
    compared = with_findings(run, new)._replace(comparison=Comparison("main", (), run.findings[:2], ()))
    fault = Fault(Place("å.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    facts = facts_of(book_of(result(compared, faults=(fault,))))
    assert facts["Jämfört med"] == "main: 1 ny, 2 åtgärdade, 0 kvarstår"
    assert facts["Kan inte läsas"] == "å.yaml, rad 4: Fel"


def test_the_findings_are_a_table_that_prints_on_a4() -> None:
    sheet = book_of(result(everything()))["Iakttagelser"]
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
    assert table.autoFilter is not None
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"
    assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) in ((None, 0), (1, 0))
    assert sheet["F2"].alignment.wrap_text
    assert sheet["A2"].value == "måste rättas"


def test_a_sheet_without_rows_says_so() -> None:
    book = book_of(result(with_findings(everything())))
    assert book["Iakttagelser"]["A1"].value == "Inga iakttagelser."
    assert book["Kan inte avgöras"]["A1"].value == "Inget: det som prövades kunde avgöras."


def test_a_workbook_about_nothing_says_that_nothing_was_checked() -> None:
    fault = Fault(Place("å.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    book = book_of(result(faults=(fault,)))
    assert {book[name]["A1"].value for name in book.sheetnames[1:]} == {"Ingen överenskommelse kunde granskas."}
    assert facts_of(book)["Kan inte läsas"] == "å.yaml, rad 4: Fel"


def test_what_is_undecided_is_a_question_a_row() -> None:
    rows = rows_of(book_of(result(everything()))["Kan inte avgöras"])
    (lead,) = (row for row in rows if row["Vad som är okänt"] == "Okänt: huvudansvarig (namnet är struket)")
    assert lead["Gäller"] == "1.1.3 Ta fram en energiplan"
    assert lead["Regler som prövas när svaret finns"].endswith("LED02 och LED03")


@pytest.mark.parametrize("language", LANGUAGES)
def test_equal_runs_give_equal_bytes(language: str) -> None:
    made = result(everything(), language=language)
    assert xlsx.written(made) == xlsx.written(made)
    assert xlsx.written(made) != xlsx.written(made._replace(day=date(2026, 3, 3)))


def test_the_properties_name_the_agreement_and_the_day() -> None:
    properties = book_of(result(everything())).properties
    assert properties.title == "sound-2026"
    assert properties.creator is not None
    assert properties.creator.startswith("styrkoll ")
    assert properties.created == datetime(2026, 3, 2)


@pytest.mark.parametrize("words", HOSTILE)
def test_words_come_back_as_they_were(words: str) -> None:
    found = everything().findings[0]._replace(title=words, label=words, message=Text(words, words), judged=False)
    (row,) = rows_of(book_of(result(with_findings(everything(), found)))["Iakttagelser"])
    assert row["Iakttagelse"] == in_reading_order(words).replace("\r\n", "\n")


def test_a_text_that_no_cell_can_hold_is_cut_and_shows_it() -> None:
    said = "ord " * 10_000
    found = everything().findings[0]._replace(message=Text(said, said))
    (row,) = rows_of(book_of(result(with_findings(everything(), found)))["Iakttagelser"])
    assert row["Iakttagelse"].endswith("…")
    assert LONGEST - 5 < len(row["Iakttagelse"]) <= LONGEST


@settings(max_examples=12, deadline=None)
@given(results(most=4))
def test_every_open_finding_is_there_once(made: Result) -> None:
    book = book_of(made._replace(language="sv"))
    sheet = book["Iakttagelser"]
    rows = rows_of(sheet) if sheet["A1"].value != "Inga iakttagelser." else []
    said = [row["Iakttagelse"] for row in rows if row["Läge"] == "öppen"]
    opened = marks_of(made, state=State.OPEN)
    assert len(said) == len(opened)
    for mark in opened:
        assert sum(mark in one for one in said) == 1
    assert len(rows) == len(marks_of(made))


def test_of_many_agreements_the_rows_say_the_same_as_the_tables(monkeypatch: pytest.MonkeyPatch) -> None:
    made = result(*[everything()] * 3)
    held = load_workbook(BytesIO(xlsx.written(made)))
    monkeypatch.setattr(xlsx, "_MOST_HELD", 2)
    rows = load_workbook(BytesIO(xlsx.written(made)))
    assert rows.sheetnames == held.sheetnames
    for sheet, table in zip(rows, held, strict=True):
        assert [*sheet.values] == [*table.values]
        heights, wanted = ({row: one.height for row, one in of.row_dimensions.items()} for of in (sheet, table))
        assert heights == wanted
        assert sheet.auto_filter.ref == next((one.ref for one in table.tables.values()), None)
