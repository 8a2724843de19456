"""What an undecided answer waits for is found out once of each value, however many nodes lead to it."""

from __future__ import annotations

from typing import Any

import pytest

from checker.engine import Verdict, judge
from checker.graph import build_graph
from checker.rulebook import compile as compiling
from tests.small import shaped
from tests.sound import sound_with

SHAPE = "{^measured_by: {qualified_value_shape: {has_claim: {min_count: 1}}, qualified_min_count: 1}}"


def test_each_value_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"i{number}" for number in range(20)]
    linked = {"text": "Det blir bättre", "measured_by": dict.fromkeys(names, "stated")}
    goal: dict[str, Any] = {
        "number": "1.1.9",
        "kind": "goal",
        "indicators": [{"id": name} for name in names],
        "results": [{"id": f"r{number}", **linked} for number in range(15)],
    }
    asked: list[str] = []
    waits_for = compiling._waits_for

    def noted(shape: Any, value: str) -> Any:
        asked.append(value)
        return waits_for(shape, value)

    monkeypatch.setattr(compiling, "_waits_for", noted)
    rule = shaped(
        SHAPE, ("target: assignment", "target: indicator"), ("{number} på", "{title} på"), ("{number} in", "{title} in")
    )
    _, (outcome,) = judge([rule], build_graph(sound_with({}, add=(goal,))))
    undecided = [one for one in outcome.judgements if one.verdict is Verdict.UNDECIDED]
    assert {one.node for one in undecided} == {f"1.1.9/indicator/{name}" for name in names}
    assert all(len(one.missing) == 15 for one in undecided)
    assert sorted(asked) == sorted(["1.1.9", *(f"1.1.9/result/{one['id']}" for one in goal["results"])])
