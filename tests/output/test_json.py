"""The JSON of random findings: every one is there once, as what it is."""

from __future__ import annotations

import json

from hypothesis import given, settings

from checker.finding import State
from checker.output import as_json
from checker.run import Reported
from checker.yamlfile import Fault, Place
from tests.output.results import Drawn, everything, marks_of, result, results


@settings(max_examples=40, deadline=None)
@given(results())
def test_every_finding_is_there_once_in_its_state(made: Drawn) -> None:
    findings = [one for one in json.loads(as_json.written(made))["findings"] if one["verdict"] == "finding"]
    for state in State:
        said = [one["message"] for one in findings if one["state"] == state]
        marks = marks_of(made, state=state)
        assert len(said) == len(marks)
        assert all(sum(mark in one for one in said) == 1 for mark in marks)


def test_what_reading_warned_of_is_told_with_its_place() -> None:
    place = Place("form.xlsx[Utfall!D6]", 6, 4, 6, 9)
    warned = Reported("form.xlsx", "vår", None, (Fault(place, "Cellen läses inte.", "The cell is not read."),))
    run = everything()
    value = json.loads(as_json.written(result(run, run._replace(reported=(warned,)))))
    assert value["warnings"] == [
        {"agreement": run.agreement.id, "message": "Cellen läses inte.", "location": place._asdict()}
    ]
    assert "warnings" not in json.loads(as_json.written(result(run)))
