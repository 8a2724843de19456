"""GitLab's code quality report: the fields that it reads, and fingerprints that no two entries share."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from checker.engine import Verdict
from checker.finding import State
from checker.output import gitlab
from checker.output.result import Result
from checker.yamlfile import Fault, Place
from tests.output.results import FOLDER, everything, marks_of, result, results, with_findings

_BESIDE = ("undecided", "fault", "decided")
SEVERITIES = ("info", "minor", "major", "critical", "blocker")


def entries_of(made: Result) -> list[dict[str, Any]]:
    entries = json.loads(gitlab.written(made))
    for entry in entries:
        assert entry["severity"] in SEVERITIES
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("./")
        assert entry["description"]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    assert isinstance(entries, list)
    return entries


def test_an_entry_in_full() -> None:
    run = everything()
    (found,) = (one for one in run.findings if (one.rule.id, one.subject) == ("DAT01", "1.2.1"))
    (entry,) = entries_of(result(with_findings(run, found)))
    assert entry | {"fingerprint": ""} == {
        "type": "issue",
        "check_name": "DAT01",
        "description": f"1.2.1 Anlägga gröna tak: {found.message.sv} {found.rule.advice.sv}",
        "categories": ["Clarity"],
        "severity": "critical",
        "fingerprint": "",
        "location": {"path": "changed.yaml", "lines": {"begin": found.place.line, "end": found.place.end_line}},
    }


def test_a_fingerprint_stays_when_words_and_places_change() -> None:
    run = everything()
    moved = [found._replace(place=found.place._replace(line=7), label="annat") for found in run.findings]
    before, after = (
        entries_of(result(with_findings(run, *findings), language=language))
        for findings, language in ((run.findings, "sv"), (moved, "en"))
    )
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]


def test_a_file_that_is_checked_twice_gives_every_entry_its_own_fingerprint() -> None:
    assert len(entries_of(result(everything(), everything()))) == 2 * len(entries_of(result(everything())))


def test_a_fault_blocks() -> None:
    fault = Fault(Place(f"{FOLDER}/b/å.yaml", 4, 2, 4, 9), "Fel", "Wrong")
    (entry,) = entries_of(result(faults=(fault,), language="en"))
    assert (entry["severity"], entry["description"]) == ("blocker", "Wrong")
    assert entry["location"] == {"path": "b/å.yaml", "lines": {"begin": 4, "end": 4}}


def test_undecided_is_information_a_question_each() -> None:
    run = everything()
    entries = entries_of(result(with_findings(run, *run.undecided)))
    assert {(one["check_name"], one["severity"]) for one in entries} == {("undecided", "info")}
    assert len(entries) < len(run.undecided)
    assert entries[0]["description"].startswith("Okänt: ")


def test_what_may_stand_is_counted() -> None:
    run = everything()
    first, second, third = [one for one in run.findings if one.verdict is Verdict.FINDING][:3]
    stand = (first._replace(state=State.WAIVED), second._replace(state=State.WAIVED), third)
    counted, *others = [one for one in entries_of(result(with_findings(run, *stand))) if one["check_name"] == "decided"]
    assert (counted["severity"], counted["description"], others) == ("info", "2 beviljade undantag.", [])
    assert not [one for one in entries_of(result(run)) if one["check_name"] == "decided"]


@settings(max_examples=60, deadline=None)
@given(results())
def test_every_open_finding_is_there_once(made: Result) -> None:
    said = [one["description"] for one in entries_of(made) if one["check_name"] not in _BESIDE]
    opened = marks_of(made, state=State.OPEN)
    for mark in opened:
        assert sum(mark in one for one in said) == 1
    assert len(said) == len(opened)
    assert all(one.verdict is not Verdict.UNDECIDED for run in made.runs for one in run.open)
