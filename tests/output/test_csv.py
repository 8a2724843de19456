"""CSV for Swedish Excel: read back as it was written, and nothing in it reckons."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.characters import in_reading_order
from checker.finding import Standing, State
from checker.output import as_csv
from checker.output.result import Result
from checker.run import Comparison
from checker.yamlfile import Fault, Place
from tests.output.results import HOSTILE, decision, everything, marks_of, result, results, with_findings


def rows_of(made: Result) -> list[dict[str, str]]:
    """The rows by their headings, as Excel would split them."""
    text = as_csv.written(made).decode("utf-8-sig")
    table = [*csv.reader(io.StringIO(text, newline=""), delimiter=";", strict=True)]
    return [dict(zip(table[0], row, strict=True)) for row in table[1:]]


def test_the_form_is_that_of_swedish_excel() -> None:
    data = as_csv.written(result(everything()))
    assert data.startswith("\ufeffAllvarlighetsgrad;Regel;".encode())
    assert data.endswith(b"\r\n")
    assert as_csv.written(result(everything(), language="en")).startswith("\ufeffSeverity;Rule;".encode())


def test_a_row_in_full() -> None:
    run = everything()
    (found,) = (one for one in run.findings if (one.rule.id, one.subject) == ("DAT01", "1.2.1"))
    (row,) = rows_of(result(with_findings(run, found)))
    assert row | {"Grund": ""} == {
        "Allvarlighetsgrad": "måste rättas",
        "Regel": f"{found.rule.title.sv} (DAT01)",
        "Rubrik": "1.2.1 Anlägga gröna tak",
        "Verksamheter": "SHB",
        "Iakttagelse": found.message.sv,
        "Förslag": found.rule.advice.sv,
        "Grund": "",
        "Var i dokumentet": "",
        "Fil och rad": f"changed.yaml, rad {found.place.line}",
        "Läge": "öppen",
    }
    assert row["Grund"].startswith("Kommunallagen (2017:725) 6 kap. 6 §: ")


def test_what_is_needed_only_sometimes_has_its_column_then() -> None:
    run = everything()
    waived = run.findings[0]._replace(state=State.WAIVED, decision=decision(), standing=Standing.NEW)
    compared = with_findings(run, waived)._replace(comparison=Comparison("main", (), (), ()))
    first = rows_of(result(compared, run))[-1 - len(run.undecided)]
    row = next(row for row in rows_of(result(compared, run)) if row["Beslut"])
    assert row["Läge"] == "beviljat undantag"
    assert row["Jämfört med tidigare"] == "ny"
    assert row["Beslut"].startswith("Skäl: Beslutat ändå. Beslut: kommunstyrelsen, KS 2026-02-03 § 12.")
    assert row["Överenskommelse"] == first["Överenskommelse"] == "sound-2026"


def test_what_was_not_found_out_is_there_too() -> None:
    fault = Fault(Place("å.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    rows = rows_of(result(everything(), faults=(fault,)))
    assert rows[-1]["Allvarlighetsgrad"] == "filen kan inte läsas"
    assert (rows[-1]["Iakttagelse"], rows[-1]["Fil och rad"]) == ("Fel", "å.yaml, rad 4")
    undecided = [row for row in rows if row["Allvarlighetsgrad"] == "kan inte avgöras"]
    assert len(undecided) == len(everything().undecided)
    assert all("Okänt: " in row["Iakttagelse"] and not row["Läge"] for row in undecided)


@pytest.mark.parametrize("words", ["=1+1", "+1a", "-1-2", "@SUM", "\t=1", "\r=1", " =1", "＝1", "=", "-", "'=1"])
def test_no_cell_begins_as_a_formula(words: str) -> None:
    assert as_csv.cell(words) in (f"'{words}", "'=1")


@pytest.mark.parametrize("words", ["-3", "+3", "3,5", "-0,25", "20", "1.1.2 Mål", "a=b", ""])
def test_other_cells_are_as_they_were(words: str) -> None:
    assert as_csv.cell(words) == words


@given(st.sampled_from(HOSTILE) | st.text(st.characters(exclude_categories=["Cs"])))
def test_a_cell_keeps_its_words(words: str) -> None:
    assert as_csv.cell(words).removeprefix("'") in (in_reading_order(words), in_reading_order(words).removeprefix("'"))


@settings(max_examples=60, deadline=None)
@given(results())
def test_every_open_finding_is_there_once(made: Result) -> None:
    swedish = made._replace(language="sv")
    rows = rows_of(swedish)
    said = [row["Iakttagelse"] for row in rows if row["Läge"] == "öppen"]
    opened = marks_of(made, state=State.OPEN)
    assert len(said) == len(opened)
    for mark in opened:
        assert sum(mark in one for one in said) == 1
    assert len(rows) == sum(len(run.findings) for run in made.runs) + len(made.faults)
    assert len(rows_of(made._replace(language="en"))) == len(rows)
    for row in rows:
        assert not any(cell.startswith(("=", "+", "@", "\t", "\r")) for cell in row.values())
