"""Every finding on the real agreement, judged by a reader; and every fault that a reader found first, found.

`judged.yaml` has three parts: `read_first`, the faults that a reader found before any rule had been run; `findings`,
each `true`, `false` or `debatable` with a reason, by a reader who did not write the rule; `traps`, what looks like a
fault and is none. An unjudged finding, a vanished one, a missed fault or a sprung trap fails.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from checker.engine import Verdict
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_file
from checker.vocabulary import SEVERITIES

ROOT = Path(__file__).parents[2]
VERDICTS = {"true", "false", "debatable"}
LEAST_TRUE = {"error": 0.95, "warning": 0.95, "info": 0.80}


class Judgement(NamedTuple):
    """A reader's verdict on the finding of a rule at a subject."""

    rule: str
    subject: str
    verdict: str
    why: str


@cache
def judged() -> dict[str, Any]:
    text = (Path(__file__).parent / "judged.yaml").read_text("utf-8")
    value: dict[str, Any] = yaml.load(text, yaml.BaseLoader)
    return value


@cache
def checked() -> Checked:
    rules = load_rulebook(rule_files([str(ROOT / "rules")])).rules.values()
    return check_file(ROOT / "data" / "ks-2026.yaml", rules)


def found() -> set[tuple[str, str]]:
    return {(one.rule.id, one.subject) for one in checked().findings if one.verdict is Verdict.FINDING}


def judgements() -> Iterator[Judgement]:
    for rule, subjects in judged()["findings"].items():
        for subject, said in subjects.items():
            yield Judgement(rule, subject, said["verdict"], said["why"])


def test_every_finding_is_judged_and_none_has_vanished() -> None:
    known = {(one.rule, one.subject) for one in judgements()}
    assert sorted(found() - known) == [], "findings that nobody has judged"
    assert sorted(known - found()) == [], "judged findings that the rules no longer make"


def test_every_judgement_has_a_verdict_and_a_reason() -> None:
    assert [one for one in judgements() if one.verdict not in VERDICTS or len(one.why) < 10] == []


@pytest.mark.parametrize("severity", SEVERITIES)
def test_findings_are_true(severity: str) -> None:
    """Errors and warnings together are held to 95 %, information to 80 %."""
    grades = {"info"} if severity == "info" else {"error", "warning"}
    graded = {one.rule.id: one.rule.severity for one in checked().findings}
    of_grade = [one for one in judgements() if graded.get(one.rule) in grades]
    true = sum(one.verdict == "true" for one in of_grade)
    assert true >= LEAST_TRUE[severity] * len(of_grade), [one for one in of_grade if one.verdict != "true"]


def test_every_fault_that_a_reader_found_is_found() -> None:
    """A fault that no rule of the rulebook is about says so, with the reason, under `beyond`."""
    missed = [
        fault["fault"]
        for fault in judged()["read_first"]
        if "beyond" not in fault and (fault["rule"], fault["subject"]) not in found()
    ]
    assert missed == []


def test_no_trap_is_sprung() -> None:
    sprung = [
        trap["trap"] for trap in judged()["traps"] if any((rule, trap["subject"]) in found() for rule in trap["rules"])
    ]
    assert sprung == []
    assert all(trap["rules"] for trap in judged()["traps"])
