"""SARIF logs, judged by the validator of the format's authors: by the format's rules and by GitHub's."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from checker.finding import Standing, State
from checker.output import sarif
from checker.output.result import Result
from checker.run import Comparison
from checker.yamlfile import Fault, Place
from tests.output.results import HOSTILE, decision, everything, result, with_findings
from tests.tools.programs import left_out, node_package, run

pytestmark = pytest.mark.tools

ADVICE: set[str] = {"SARIF2005"}
"""What is recommended and left out on purpose: an address of the tool, which has none before it is published."""


def validator() -> Path:
    """The validator; npm does not always run the script that makes it a program."""
    if sys.platform != "linux":
        left_out("the SARIF validator for this system")
    program = node_package("@microsoft/sarif-multitool-linux") / "Sarif.Multitool"
    program.chmod(0o755)
    return program


def objections(made: Result, folder: Path) -> set[str]:
    """The ids of the validator's rules that a log breaks."""
    (folder / "log.sarif").write_text(sarif.written(made), "utf-8")
    options = ("--rule-kind", "Sarif;Ghas", "--level", "Error;Warning", "--output", "judged.sarif")
    done = run(validator(), "validate", "log.sarif", *options, cwd=folder)
    judged = json.loads((folder / "judged.sarif").read_text("utf-8-sig"))
    told = judged["runs"][0]["invocations"][0]
    assert told["executionSuccessful"], done.stdout
    assert told.get("toolExecutionNotifications", []) == [], done.stdout
    return {f"{one['ruleId']}" for one in judged["runs"][0].get("results", [])}


def everything_at_once() -> Result:
    """Findings of every state and standing, hostile words, faults, two agreements."""
    run = everything()
    waived = [one._replace(state=State.WAIVED, decision=decision(), standing=Standing.NEW) for one in run.findings[:2]]
    hostile = [run.findings[2]._replace(label=words, values=(words,), standing=Standing.REMAINING) for words in HOSTILE]
    compared = with_findings(run, *run.findings, *waived, *hostile)
    compared = compared._replace(comparison=Comparison("main", (), run.findings[:1], ()))
    faults = (Fault(Place("å ä.yaml", 4, 2, 4, 9), "Fel", "Wrong"),)
    return result(run, compared, faults=faults)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_validator_has_no_objection(language: str, tmp_path: Path) -> None:
    assert objections(everything_at_once()._replace(language=language), tmp_path) <= ADVICE  # type: ignore[arg-type]


def test_the_validator_objects_to_what_is_wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif, "file_uri", lambda *_: "a b%.yaml")
    assert "SARIF1002" in objections(everything_at_once(), tmp_path)
