"""`styrkoll check --division`: what concerns one division, counted and shown alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.cli.process import Plain, Styrkoll
from tests.sound import sound_bytes


def told(plain: Plain, *arguments: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(plain("check", "--example", "--format", "json", *arguments).out)
    return value


def test_a_division_sees_its_own_findings(plain: Plain) -> None:
    every, own = told(plain), told(plain, "--division", "NKF")
    assert own["findings"] == [one for one in every["findings"] if "NKF" in one["divisions"]]
    assert 0 < len(own["findings"]) < len(every["findings"])
    assert sum(own["summary"].values()) == len(own["findings"])
    for rule in own["rules"]:
        assert rule["checked"] == rule["ok"] + rule["findings"] + rule["undecided"]


def test_a_division_without_findings_does_not_fail(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    codes = {code: styrkoll("check", "a.yaml", "--division", code).code for code in ("SHB", "ROS")}
    assert codes == {"SHB": 1, "ROS": 0}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("sv", "Det finns ingen verksamhet NFK. Menade du `NKF`?"),
        ("en", "There is no division NFK. Did you mean `NKF`?"),
    ],
)
def test_an_unknown_division_is_a_fault_with_the_nearest(plain: Plain, lang: str, said: str) -> None:
    ran = plain("check", "--example", "--select", "LED01", "--division", "NFK", "--lang", lang)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == said
