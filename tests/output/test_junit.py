"""JUnit's XML: valid by the schema that Jenkins reads by, and red exactly where the run fails."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from hypothesis import given, settings
from lxml import etree

from checker.engine import Verdict
from checker.finding import Standing, State
from checker.output import junit
from checker.output.result import Result
from checker.vocabulary import SEVERITIES
from checker.yamlfile import Fault, Place
from tests.output.results import FOLDER, decision, everything, marks_of, result, results, with_findings

SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMA)))


def suites_of(made: Result) -> list[Element]:
    """The suites of a report that the schema allows and whose counts are right."""
    text = junit.written(made)
    assert schema().validate(etree.fromstring(text.encode())), schema().error_log
    root = fromstring(text.encode())
    for count, kind in (("failures", "failure"), ("errors", "error"), ("tests", None)):
        for within in (root, *root):
            cases = [*within.iter("testcase")]
            assert int(within.get(count, "")) == sum(kind is None or case.find(kind) is not None for case in cases)
    return [*root]


def case_of(made: Result, rule: str) -> Element:
    (suite,) = suites_of(made)
    (case,) = (one for one in suite.iter("testcase") if one.get("name", "").startswith(f"{rule} "))
    return case


def text_of(case: Element, kind: str) -> str:
    found = case.find(kind)
    return "" if found is None else f"{found.get('message', '')}{found.text}"


def test_the_schema_is_one_that_refuses() -> None:
    assert not schema().validate(etree.fromstring(b"<testsuites><testsuite/></testsuites>"))


def test_a_suite_is_an_agreement_and_a_case_a_rule() -> None:
    one, two = suites_of(result(everything(), everything()))
    assert one.get("name") == two.get("name") == "sound-2026"
    assert len([*one.iter("testcase")]) == len(everything().outcomes)
    assert {case.get("classname") for case in one.iter("testcase")} >= {"styrkoll.dates", "styrkoll.lead"}


def test_a_failure_tells_every_place() -> None:
    findings = [one for one in everything().findings if one.rule.id == "DAT01"]
    failure = case_of(result(everything()), "DAT01").find("failure")
    assert failure is not None
    assert (failure.get("type"), failure.get("message")) == ("error", "1 iakttagelse")
    (found,) = findings
    at = f"changed.yaml:{found.place.line}:{found.place.column}"
    said = f"{at}: måste rättas: 1.2.1 Anlägga gröna tak: {found.message.sv} Förslag: {found.rule.advice.sv}"
    assert failure.text == f"\n{said}\n"


@pytest.mark.parametrize("fail_on", [*SEVERITIES, "never"])
def test_cases_fail_by_what_makes_the_run_fail(fail_on: str) -> None:
    made = result(everything(), fail_on=fail_on)
    failing = {one.rule.id for run in made.runs for one in run.findings if made.fails(one)}
    (suite,) = suites_of(made)
    red = {case.get("name", "")[:5] for case in suite.iter("testcase") if case.find("failure") is not None}
    assert red == failing
    assert (red == set()) == (fail_on == "never")


def test_what_was_there_before_fails_nothing_but_is_told() -> None:
    run = everything()
    old = [one._replace(standing=Standing.REMAINING) for one in run.findings if one.rule.id == "DAT01"]
    case = case_of(result(with_findings(run, *old)), "DAT01")
    assert case.find("failure") is None
    assert "1.2.1 Anlägga gröna tak" in text_of(case, "system-out")


def test_what_is_undecided_vacuous_or_not_applicable_is_skipped_with_the_reason() -> None:
    run = everything()
    assert "Okänt: huvudansvarig (namnet är struket)" in text_of(case_of(result(run), "LED02"), "skipped") + text_of(
        case_of(result(run), "LED02"), "system-out"
    )
    outcome = run.outcomes[0]
    for changes, reason in (
        ({"vacuous": True, "not_applicable": False}, "hade inget att pröva"),
        ({"vacuous": True, "not_applicable": True}, "gäller inte här"),
    ):
        changed = run._replace(findings=(), outcomes=(outcome._replace(**changes),))  # type: ignore[arg-type]
        skipped = case_of(result(changed), outcome.rule.id).find("skipped")
        assert skipped is not None
        assert skipped.get("message") == reason


def test_what_may_stand_is_told_with_the_decision() -> None:
    run = everything()
    waived = [one._replace(state=State.WAIVED, decision=decision()) for one in run.findings if one.rule.id == "DAT01"]
    case = case_of(result(with_findings(run, *waived)), "DAT01")
    assert case.find("failure") is None
    assert "[beviljat undantag: Skäl: Beslutat ändå. Beslut: kommunstyrelsen, KS 2026-02-03 § 12." in text_of(
        case, "system-out"
    )


def test_a_fault_is_an_error() -> None:
    fault = Fault(Place(f"{FOLDER}/å.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    faults, _ = suites_of(result(everything(), faults=(fault,)))
    error = faults.find("testcase/error")
    assert error is not None
    assert (error.get("message"), error.text) == ("Fel", "å.yaml:4:2: Fel")


@settings(max_examples=40, deadline=None)
@given(results())
def test_every_open_finding_is_there_once(made: Result) -> None:
    suites = suites_of(made)
    lines = [line for suite in suites for text in suite.itertext() for line in text.splitlines()]
    for mark in marks_of(made, state=State.OPEN):
        (line,) = (line for line in lines if mark in line)
        assert not line.startswith("[")
    for mark in {*marks_of(made)} - {*marks_of(made, state=State.OPEN)}:
        (line,) = (line for line in lines if mark in line)
        assert line.startswith(("[beviljat undantag", "[utgångsläge", "[waived", "[baseline"))
    red = sum(text_of(case, "failure").count("¤") for suite in suites for case in suite.iter("testcase"))
    failing = [one for run in made.runs for one in run.findings if made.fails(one)]
    assert red >= len(failing)
    assert all(one.verdict is Verdict.FINDING for one in failing)
