"""More findings than anybody could read are refused as one fault, which says of which rules there are so many."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import pytest

import checker
from checker import engine, run
from checker.agreement import Agreement
from checker.engine import Verdict
from checker.graph import Words
from checker.rulebook.rule import AbsentValue, Rule
from checker.run import MOST_ANSWERS, MOST_COUNTED, Checked, check_agreement
from checker.words import HARD_SPACE
from checker.yamlfile import Fault, FaultsFound
from tests.decisions.waived import NO_END, TAK, checked
from tests.small import rules, shaped
from tests.sound import sound_with

IN_TIME: Final = shaped("{end: {max_inclusive: 2026-12-31}}", more="where: {title: {pattern: sak}}\n")
UNKNOWN: Final = {"unknown": "beslutet är inte fattat"}


@cache
def assignments(count: int, unknown: int = 0) -> Agreement:
    """The sound agreement with so many assignments more that end late, and of whose end so much is unknown."""

    def one(place: int, end: Any) -> dict[str, Any]:
        head = {"number": f"1.2.{place + 10}", "kind": "assignment", "title": f"Ordna sak{place}"}
        return {**head, "start": "2026-01-01", "end": end}

    ends: list[Any] = ["2027-12-31"] * count + [UNKNOWN] * unknown
    return sound_with({}, add=tuple(map(one, range(len(ends)), ends)))


def said_by(agreement: Agreement, *of: str | Rule) -> Checked:
    """What these rules say of it."""
    return check_agreement(agreement, [rules()[one] if isinstance(one, str) else one for one in of])


def fault_of(agreement: Agreement, *of: str | Rule) -> Fault:
    """The one fault for which it is refused."""
    with pytest.raises(FaultsFound) as found:
        said_by(agreement, *of)
    (fault,) = found.value.faults
    return fault


def test_as_many_as_are_told_of_are_told() -> None:
    assert len(said_by(assignments(MOST_ANSWERS), IN_TIME).findings) == MOST_ANSWERS == 5_000


def test_one_more_is_refused_and_what_is_undecided_counts() -> None:
    few = said_by(assignments(1, unknown=2), IN_TIME).findings
    assert [found.verdict for found in few] == [Verdict.FINDING, Verdict.UNDECIDED, Verdict.UNDECIDED]
    fault = fault_of(assignments(MOST_ANSWERS - 1, unknown=2), IN_TIME)
    assert fault.place == ("changed.yaml", 1, 1, 1, 1)
    assert fault.text("sv").replace(HARD_SPACE, " ") == (
        "Reglerna ger 5 001 iakttagelser, inräknat det som inte kan avgöras. Högst 5 000 redovisas, så ingen av dem "
        "visas. Flest ger Titel (T01: 5 001). Oftast är det ett och samma fel som upprepas: rätta det först, eller "
        "lämna regler utanför med `--ignore T01` eller `ignore` i styrkoll.yaml."
    )
    assert fault.text("en") == (
        "The rules give 5,001 findings, with what is undecided. At most 5,000 are told of, so none of them is shown. "
        "Most come from Title (T01: 5,001). Usually it is one fault again and again: mend it first, or leave rules "
        "out with `--ignore T01` or `ignore` in styrkoll.yaml."
    )


def test_the_rules_with_most_are_named_until_the_rest_could_be_told_and_at_most_three() -> None:
    some = assignments(2_600)
    assert "`--ignore T01`" in fault_of(some, "LED01", IN_TIME, "DEL01").en
    assert "`--ignore DEL01`" in fault_of(some, "DEL01", IN_TIME).en  # as many, and asked first
    many = assignments(MOST_ANSWERS + 1)
    assert "`--ignore T01,DEL01`" in fault_of(many, IN_TIME, "DEL01").en
    assert "`--ignore DEL01,ANS01,UPP01`" in fault_of(many, "DEL01", "LED01", "ANS01", "UPP01", IN_TIME).en


def test_of_three_times_as_many_the_rest_is_not_counted() -> None:
    half = MOST_COUNTED // 2
    exact = fault_of(assignments(half), IN_TIME, "DEL01")
    assert exact.en.startswith("The rules give 15,000 findings, ")
    more = fault_of(assignments(half), IN_TIME, "DEL01", "ANS01")
    assert more.en.startswith("The rules give more than 15,000 findings, with what is undecided. At most 5,000 ")
    assert "Most of the first came from Title (T01: 7,500) and " in more.en
    assert more.sv.replace(HARD_SPACE, " ").startswith("Reglerna ger fler än 15 000 iakttagelser, inräknat ")
    assert "Flest av de första gav Titel (T01: 7" in more.sv


def test_rules_are_asked_no_more_than_tells_that_there_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    asked, outcome = [], engine._outcome

    def noted(rule: Rule, words: Words, most: int | None) -> engine.Outcome:
        asked.append(rule.id)
        return outcome(rule, words, most)

    monkeypatch.setattr(engine, "_outcome", noted)
    # An agreement may have fewer items than are counted.
    monkeypatch.setattr(run, "MOST_COUNTED", MOST_ANSWERS)
    assert fault_of(assignments(MOST_ANSWERS + 5), "DEL01", "ANS01")
    assert asked == ["DEL01"]


def test_fewer_rules_find_fewer() -> None:
    agreement = assignments(2_600)
    assert fault_of(agreement, "ANS01", "DEL01")
    assert said_by(agreement, "DEL01").findings


def test_they_are_counted_before_they_are_put_in_words() -> None:
    gap = shaped("{led_by: {min_count: 1}}", ("{number} på", "{funding} på"))
    with pytest.raises(AbsentValue):
        said_by(assignments(10), gap)
    assert fault_of(assignments(MOST_ANSWERS + 1), gap)


def test_what_rules_say_of_waivers_is_counted_with_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    ended = TAK | {"expires": "2026-01-01"}
    run = checked(NO_END, ended)
    assert any(found.rule.about_waivers for found in run.findings)
    monkeypatch.setattr("checker.run.MOST_ANSWERS", len(run.findings))
    assert checked(NO_END, ended).findings == run.findings
    monkeypatch.setattr("checker.run.MOST_ANSWERS", len(run.findings) - 1)
    assert checked(NO_END)
    with pytest.raises(FaultsFound):
        checked(NO_END, ended)


def test_a_waived_rule_that_was_left_out_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.run.MOST_ANSWERS", 0)
    assert checked(NO_END, TAK, only=["LED01"]).waivers


def test_the_python_api_refuses_it_too() -> None:
    with pytest.raises(checker.FaultsFound, match="At most 5,000"):
        checker.check(assignments(MOST_ANSWERS + 1), select="DEL01")
