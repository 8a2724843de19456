"""The Python API: its page is run, importing it is light, and it answers as the command does."""

from __future__ import annotations

import doctest
import json
import re
import shutil
import subprocess
import sys
import typing
from datetime import date
from pathlib import Path

import pytest

import checker
from tests.cli.process import environment
from tests.importer.reading import SOURCE, written
from tests.importer.twin import document as twin
from tests.importer.twin_files import as_word
from tests.pages import steps, unmarked
from tests.sound import EXAMPLE, ROOT

PAGE = (ROOT / "docs" / "python-api.md").read_text("utf-8")

OWN = """\
id: OWN01
severity: error
title: {sv: Uppdrag utan finansiering, en: An assignment without funding}
basis: [consistency]
target: assignment
require: {funding: {min_count: 1}}
message: {sv: "{number} betalas {funding}.", en: "{number} is paid {funding}."}
advice: {sv: Skriv hur., en: Write how.}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the bundled agreement and no cache of rules."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STYRKOLL_CACHE", "off")
    (tmp_path / "data" / "source").mkdir(parents=True)
    shutil.copy(EXAMPLE, tmp_path / "data")
    shutil.copy(SOURCE, tmp_path / "data" / "source")
    return tmp_path


def test_the_page_is_true(folder: Path) -> None:
    """One after another, as a reader would type them."""
    names: dict[str, object] = {}
    runner = doctest.DocTestRunner(verbose=False)
    for number, step in enumerate(steps(PAGE)):
        if step.does == "file":
            (folder / step.what).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.what).write_text(step.text, "utf-8")
            continue
        test = doctest.DocTestParser().get_doctest(step.text, names, f"block {number}", "python-api.md", 0)
        assert test.examples
        told: list[str] = []
        assert runner.run(test, out=told.append, clear_globs=False).failed == 0, "".join(told)
        names = test.globs
    assert runner.tries > 20


def test_every_block_is_tried() -> None:
    assert unmarked(PAGE) == []


def test_importing_it_loads_no_room_and_no_library(tmp_path: Path) -> None:
    tell = "import checker, json, sys; print(json.dumps([*sys.modules]))"
    out = subprocess.run(
        [sys.executable, "-c", tell], env=environment(tmp_path), capture_output=True, check=True
    ).stdout
    loaded = {name for name in json.loads(out) if name.partition(".")[0] in ("checker", "click", "yaml", "cerberus")}
    assert loaded == {"checker"}


def test_every_public_name_is_there_and_no_other() -> None:
    assert dir(checker) == sorted(checker.__all__)
    for name in checker.__all__:
        assert getattr(checker, name) is not None
    with pytest.raises(AttributeError, match="report_all"):
        checker.report_all  # type: ignore[attr-defined]  # noqa: B018


def test_it_finds_what_the_command_finds(folder: Path) -> None:
    (folder / "styrkoll.yaml").write_text(
        "select: [lead, dates]\nignore: LED06\nseverities: {dates: info}\nparameters: {LED07: {leads: 2}}\n", "utf-8"
    )
    command = [sys.executable, "-m", "checker", "check", "data/ks-2026.yaml", "--format", "json"]
    out = subprocess.run(command, env=environment(folder), capture_output=True, check=False).stdout
    made = checker.check("data/ks-2026.yaml", configuration="styrkoll.yaml")
    assert [(one["fingerprint"], one["severity"]) for one in json.loads(out)["findings"]] == [
        (one.fingerprint, one.rule.severity) for one in made.findings
    ]
    assert len(made.findings) > 5


@pytest.mark.parametrize("name", ["avtal.txt", "avtal.docx", "avtal"])
def test_a_document_is_imported_as_the_command_does(folder: Path, name: str) -> None:
    text = name.endswith(".txt")
    Path(name).write_bytes(SOURCE.read_bytes() if text else as_word(twin(written()), 90))
    command = [sys.executable, "-m", "checker", "check", name, "--format", "json"]
    out = subprocess.run(command, env=environment(folder), capture_output=True, check=False).stdout
    made = checker.check(Path(name))
    assert [(one["fingerprint"], one["source"]) for one in json.loads(out)["findings"]] == [
        (one.fingerprint, one.source._asdict()) for one in made.findings
    ]
    assert len(made.open) > 50
    assert {one["code"] for one in made.agreement.doubts} >= {"better", "measured-by", "serves"}


def test_a_document_that_is_no_agreement_is_told_of(folder: Path) -> None:
    Path("motion.txt").write_text("Motion om cykelvägar\n", "utf-8")
    with pytest.raises(checker.FaultsFound, match=r"motion\.txt:1:1: This is not recognised as an agreement"):
        checker.check("motion.txt")
    with pytest.raises(checker.FaultsFound, match=r"borta\.pdf:1:1: There is no such file"):
        checker.load("borta.pdf")


def test_the_files_of_decisions_are_those_of_the_command(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", "data/ks-2026.yaml", "--select", "LED01", "--write-baseline"]
    subprocess.run([*command, "då.yaml"], env=environment(folder), capture_output=True, check=False)
    (folder / "styrkoll.yaml").write_text("select: LED01\nbaseline: då.yaml\n", "utf-8")
    for made in (
        checker.check("data/ks-2026.yaml", select="LED01", baseline="då.yaml"),
        checker.check("data/ks-2026.yaml", configuration="styrkoll.yaml"),
    ):
        assert (len(made.open), len(made.in_state(checker.State.BASELINE))) == (0, 5)
    with pytest.raises(checker.FaultsFound, match=r"nu\.yaml"):
        checker.check("data/ks-2026.yaml", configuration="styrkoll.yaml", waivers="nu.yaml")


def test_arguments_go_before_the_configuration(folder: Path) -> None:
    Path("styrkoll.yaml").write_text(
        "ignore: [LED01, LED07]\nseverities: {LED07: error}\nparameters: {LED07: {leads: 1, assignments: 1}}\n", "utf-8"
    )

    def run(**arguments: typing.Any) -> checker.Checked:
        return checker.check("data/ks-2026.yaml", configuration="styrkoll.yaml", **arguments)

    assert {"LED01", "LED07"}.isdisjoint(outcome.rule.id for outcome in run().outcomes)
    (outcome,) = run(select="LED07").outcomes
    assert (outcome.rule.severity, len(outcome.judgements)) == ("error", 7)
    (outcome,) = run(select="led07", severities={"LED07": "info"}, parameters={"LED07": {"leads": 90}}).outcomes
    assert outcome.rule.severity == "info"
    fewer = run(select="LED07", parameters={"LED07": {"leads": 90, "assignments": 90}})
    assert fewer.findings == ()


@pytest.mark.parametrize("value", [3, "3", True, 1.5, ["a"], {"a": 1}, None, "\x07", "\ud800", object()])
def test_any_value_of_a_parameter_is_taken_or_told_of(folder: Path, value: object) -> None:
    agreement = checker.load("data/ks-2026.yaml")
    if str(value) == "3":
        assert checker.check(agreement, select="LED07", parameters={"LED07": {"leads": value}}).findings
        return
    with pytest.raises(checker.FaultsFound) as found:
        checker.check(agreement, select="LED07", parameters={"LED07": {"leads": value}})
    assert {fault.place.file for fault in found.value.faults} == {"checker.check"}


def test_a_rule_whose_message_cannot_be_filled_is_a_fault(folder: Path) -> None:
    (folder / "mine" / "own").mkdir(parents=True)
    (folder / "mine" / "own" / "nameless.yaml").write_text(OWN, "utf-8")
    with pytest.raises(checker.FaultsFound, match=r"own/nameless\.yaml:1:1: The message has nothing to write for"):
        checker.check("data/ks-2026.yaml", "mine", select="OWN01")


def test_the_report_is_that_of_the_command(folder: Path) -> None:
    command = [sys.executable, "-m", "checker", "report", "data/ks-2026.yaml", "--occasion", "vår"]
    ran = subprocess.run([*command, "--date", "2026-04-30", "-o", "ut"], env=environment(folder), check=False)
    assert ran.returncode == 0
    made = checker.check("data/ks-2026.yaml")
    for form, suffix in (("html", ".html"), ("markdown", ".md")):
        of_command = next((folder / "ut").glob(f"*{suffix}")).read_text("utf-8")
        of_function = checker.report(made, "vår", date(2026, 4, 30), form=form)
        assert of_function == re.sub(", regelverkets version [0-9a-f]{16}", "", of_command)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"occasion": "sommar"}, "occasion: sommar is none of vår, delår, helår."),
        ({"form": "pdf"}, "form: pdf is none of "),
        ({"language": "fi"}, "language: fi is none of sv, en."),
        ({"division": "TEKK"}, "Did you mean `TEK`?"),
        ({"earlier": "nej.json"}, "nej.json:1:1: The file cannot be read: "),
    ],
)
def test_what_a_report_cannot_be_made_of_is_told(arguments: dict[str, typing.Any], said: str, folder: Path) -> None:
    made = checker.check("data/ks-2026.yaml", select="LED01")
    with pytest.raises(checker.FaultsFound) as found:
        checker.report(made, **{"occasion": "vår", "day": date(2026, 4, 30), **arguments})
    assert said in str(found.value)
    assert found.value.faults[0].sv
