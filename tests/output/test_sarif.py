"""SARIF: valid by the published schema, and every finding in it as what it is."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings

from checker.engine import Verdict
from checker.finding import Standing, State
from checker.output import sarif
from checker.output.result import Result
from checker.run import Comparison
from checker.vocabulary import SEVERITIES
from checker.yamlfile import Fault, Place
from tests.output.results import FOLDER, decision, everything, marks_of, result, results, with_findings

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"


@cache
def validator() -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text("utf-8")))


def run_of(made: Result) -> dict[str, Any]:
    """The one run of a log, which the schema allows."""
    log = json.loads(sarif.written(made))
    assert [error.message for error in validator().iter_errors(log)] == []
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def open_results(run: dict[str, Any]) -> list[dict[str, Any]]:
    """The results that somebody has to see to: they fail, nobody has let them stand, and they are there now."""
    return [
        one
        for one in run["results"]
        if one["kind"] == "fail" and "suppressions" not in one and one.get("baselineState") != "absent"
    ]


def test_the_schema_is_one_that_refuses() -> None:
    log = json.loads(sarif.written(result(everything())))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator().is_valid(log)


def test_a_result_in_full() -> None:
    run = everything()
    (found,) = (one for one in run.findings if (one.rule.id, one.subject) == ("DAT01", "1.2.1"))
    made = run_of(result(with_findings(run, found)))
    position = [rule["id"] for rule in made["tool"]["driver"]["rules"]].index("DAT01")
    assert made["results"] == [
        {
            "ruleId": "DAT01",
            "ruleIndex": position,
            "kind": "fail",
            "level": "error",
            "message": {"text": f"1.2.1 Anlägga gröna tak: {found.message.sv} {found.rule.advice.sv}"},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": "changed.yaml", "uriBaseId": "%SRCROOT%"},
                        "region": {
                            "startLine": found.place.line,
                            "startColumn": found.place.column,
                            "endLine": found.place.end_line,
                            "endColumn": found.place.end_column,
                        },
                    },
                    "logicalLocations": [
                        {
                            "name": "1.2.1 Anlägga gröna tak",
                            "fullyQualifiedName": "sound-2026/1.2.1",
                            "kind": "assignment",
                        }
                    ],
                }
            ],
            "partialFingerprints": {"styrkoll/v1": found.fingerprint},
            "properties": {"agreement": "sound-2026", "divisions": [*found.divisions], "judged": False},
            "relatedLocations": made["results"][0]["relatedLocations"],
        }
    ]
    related = made["results"][0]["relatedLocations"]
    assert [one["physicalLocation"]["region"]["startLine"] for one in related] == [one.line for one in found.related]


def test_columns_count_characters_as_our_places_do() -> None:
    """By default they count in UTF-16, where an emoji is two."""
    assert run_of(result(everything()))["columnKind"] == "unicodeCodePoints"


def test_every_rule_is_there_with_its_help_in_both_languages() -> None:
    run = everything()
    for language, other in (("sv", "en"), ("en", "sv")):
        rules = run_of(result(run, language=language))["tool"]["driver"]["rules"]
        assert [rule["id"] for rule in rules] == [outcome.rule.id for outcome in run.outcomes]
        for rule, outcome in zip(rules, run.outcomes, strict=True):
            title = outcome.rule.title.in_(language)  # type: ignore[arg-type]
            assert rule["shortDescription"]["text"] == title
            first, second = rule["help"]["text"].split("\n\n")
            assert first.startswith(f"{title} ({rule['id']})")
            assert second.startswith(outcome.rule.title.in_(other))  # type: ignore[arg-type]
            assert rule["name"].isalnum()
            assert rule["name"][0].isupper()
            assert rule["defaultConfiguration"]["level"] == {"info": "note"}.get(
                outcome.rule.severity, outcome.rule.severity
            )


def test_the_file_is_known_by_its_bytes() -> None:
    (artifact,) = run_of(result(everything()))["artifacts"]
    data = everything().agreement.document.data
    assert artifact["hashes"] == {"sha-256": sha256(data).hexdigest()}
    assert artifact["length"] == len(data)


def test_an_undecided_answer_is_open_and_never_fails() -> None:
    made = run_of(result(everything()))
    undecided = [one for one in made["results"] if one["kind"] == "open"]
    assert len(undecided) == len(everything().undecided) > 0
    assert {one["level"] for one in undecided} == {"none"}
    assert all("Okänt: " in one["message"]["text"] for one in undecided)


def test_what_may_stand_is_suppressed_with_the_reason() -> None:
    run = everything()
    first, second, third = [one for one in run.findings if one.verdict is Verdict.FINDING][:3]
    waived = first._replace(state=State.WAIVED, decision=decision())
    made = run_of(result(with_findings(run, waived, second._replace(state=State.BASELINE), third)))
    (by_decision,), (from_start,), none = (one.get("suppressions") for one in made["results"])
    assert by_decision["justification"] == (
        "Skäl: Beslutat ändå. Beslut: kommunstyrelsen, KS 2026-02-03 § 12. Gäller till och med 2026-12-31."
    )
    assert by_decision["location"]["physicalLocation"]["artifactLocation"]["uri"] == "w.yaml"
    assert (by_decision["status"], by_decision["kind"]) == ("accepted", "external")
    assert from_start["justification"] == "utgångsläge"
    assert none is None
    assert {key: made["properties"]["summary"][key] for key in ("waived", "baseline")} == {"waived": 1, "baseline": 1}


def test_a_comparison_tells_new_unchanged_and_absent() -> None:
    run = everything()
    new, old, mended = [one for one in run.findings if one.verdict is Verdict.FINDING][:3]
    findings = new._replace(standing=Standing.NEW), old._replace(standing=Standing.REMAINING)
    compared = with_findings(run, *findings)._replace(comparison=Comparison("main", (), (mended,), ()))
    made = run_of(result(compared))
    assert [one["baselineState"] for one in made["results"]] == ["new", "unchanged", "absent"]


def test_faults_are_told_and_the_run_did_not_succeed() -> None:
    fault = Fault(Place(f"{FOLDER}/å.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    (invocation,) = run_of(result(everything(), faults=(fault,), language="en"))["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert (told["level"], told["message"]["text"]) == ("error", "Wrong")
    (where,) = told["locations"]
    assert where["physicalLocation"]["artifactLocation"]["uri"] == "%C3%A5.yaml"
    assert where["physicalLocation"]["region"]["startLine"] == 4


def test_rules_that_checked_nothing_say_so() -> None:
    run = everything()
    first, second, third = run.outcomes[:3]
    outcomes = first._replace(vacuous=True), second._replace(not_applicable=True), third
    (invocation,) = run_of(result(run._replace(findings=(), outcomes=outcomes)))["invocations"]
    told = [
        (one["associatedRule"]["id"], one["message"]["text"]) for one in invocation["toolConfigurationNotifications"]
    ]
    assert told == [
        (first.rule.id, f"{first.rule.title.sv} ({first.rule.id}): hade inget att pröva."),
        (second.rule.id, f"{second.rule.title.sv} ({second.rule.id}): gäller inte här."),
    ]
    assert invocation["executionSuccessful"] is True


@pytest.mark.parametrize("times", [0, 1, 2])
def test_any_number_of_agreements_is_one_run(times: int) -> None:
    made = run_of(result(*[everything()] * times))
    assert len(made["artifacts"]) == min(times, 1)
    assert len(made["results"]) == len(everything().findings) * times


def test_words_are_never_taken_for_a_link() -> None:
    run = everything()
    found = run.findings[0]._replace(label="[se](javascript:x) och [1]")
    (one,) = run_of(result(with_findings(run, found)))["results"]
    assert one["message"]["text"].startswith("\\[se](javascript:x) och [1]: ")


@settings(max_examples=40, deadline=None)
@given(results())
def test_every_open_finding_is_there_once(made: Result) -> None:
    run = run_of(made)
    said = [one["message"]["text"] for one in open_results(run)]
    for mark in marks_of(made, state=State.OPEN):
        assert sum(mark in one for one in said) == 1
    assert len(said) == len(marks_of(made, state=State.OPEN))
    levels = {one["level"] for one in open_results(run)}
    assert levels <= {{"info": "note"}.get(severity, severity) for severity in SEVERITIES}
    assert len(run["results"]) == sum(
        len(one.findings) + (len(one.comparison.mended) if one.comparison else 0) for one in made.runs
    )
