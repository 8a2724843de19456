"""The JSON of random findings: every one is there once, as what it is."""

from __future__ import annotations

import json

from hypothesis import given, settings

from checker.finding import State
from checker.output import as_json
from tests.output.results import Drawn, marks_of, results


@settings(max_examples=40, deadline=None)
@given(results())
def test_every_finding_is_there_once_in_its_state(made: Drawn) -> None:
    findings = [one for one in json.loads(as_json.written(made))["findings"] if one["verdict"] == "finding"]
    for state in State:
        said = [one["message"] for one in findings if one["state"] == state]
        marks = marks_of(made, state=state)
        assert len(said) == len(marks)
        assert all(sum(mark in one for one in said) == 1 for mark in marks)
