"""The registers: what a row says of a finding, and of what could not be decided."""

from __future__ import annotations

from typing import Any

from checker.gapreport.values import Register, Report, Words
from checker.output.table import HEADINGS
from checker.words import LANGUAGES
from tests.gapreport.reports import real, real_report


def rows(report: Report, place: int) -> list[dict[str, Any]]:
    register: Register = report.registers[place]
    return [dict(zip(register.head, row, strict=True)) for row in register.rows]


def test_what_could_not_be_decided_is_nowhere_said_to_need_mending_and_says_what_is_unknown() -> None:
    undecided = [row for row in rows(real_report(), 0) if row["Allvarlighetsgrad"].text == "kan inte avgöras"]
    assert len(undecided) == len(real().undecided)
    assert {row["Allvarlighetsgrad"].tone for row in undecided} == {"undecided"}
    assert {(row["Läge"].text, row["Iakttagelse"].text[:6]) for row in undecided} == {("", "Okänt:")}
    (about, *_) = (row for row in undecided if row["Regel"].text == "EKO01")
    assert about["Iakttagelse"].text == "Okänt: ersättning (tabellen finns inte i den inlästa texten)."
    assert about["Att tänka på"].text == "måste rättas om det visar sig vara så"
    several = next(row for row in undecided if row["Regel"].text == "IND06")
    assert several["Iakttagelse"].text == "Okänt: årtal (tabellens kolumner gick förlorade i texten)."


def test_a_rule_that_decided_nothing_has_no_severity_but_what_would_be_so() -> None:
    (rule,) = (row for row in rows(real_report(), 1) if row["Regel"].text == "EKO01")
    assert rule["Allvarlighetsgrad"] == Words("måste rättas om det visar sig vara så")
    assert (rule["Iakttagelser"], rule["Kan inte avgöras"]) == (0, 5)


def test_the_report_calls_the_severity_what_the_findings_call_it() -> None:
    for language in LANGUAGES:
        for place in (0, 1):
            assert real_report(language).registers[place].head[0] == HEADINGS["severity"].in_(language)
