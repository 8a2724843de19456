"""The GitHub Action's steps, run by bash as the runner would, on pull requests that are made here."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tests.sound import ROOT
from tests.tools.programs import program, run
from tests.tools.repository import IDENTITY, git, new_repository, styrkoll_program

pytestmark = pytest.mark.tools

ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
CHECK = next(step for step in ACTION["runs"]["steps"] if step.get("id") == "check")
ASSIGNMENT = """\
items:
  - number: "1.2.1"
    kind: assignment
    title: Ny cykelplan
    decided_by: KS
    held_by: [KS]
    kept_by_board: true
    kept_reason: Planen gäller hela kommunen.
    start: 2026-01-01
    end: 2026-12-31
    follow_up: [vår, delår, helår]
    text: [En plan för cykelvägar ska tas fram.]
"""


class Job(NamedTuple):
    """How a step ended, and what it gave the runner."""

    code: int
    log: str
    outputs: dict[str, str]
    summary: str


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository with an agreement that passes, and one warning in it."""
    folder = new_repository(tmp_path / "project", "--date", "2026-01-01")
    path = folder / "data" / "ks-2026.yaml"
    path.write_text(path.read_text("utf-8").partition("items:")[0] + ASSIGNMENT, "utf-8")
    git("commit", "--quiet", "--all", "--message=Ett uppdrag", cwd=folder)
    return folder


def changed(project: Path, old: str, new: str) -> None:
    """The agreement with one change, committed on a branch as a pull request has it."""
    path = project / "data" / "ks-2026.yaml"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    git("checkout", "--quiet", "-b", "förslag", cwd=project)
    git("commit", "--quiet", "--all", "--message=En ändring", cwd=project)


def check(project: Path, event: Mapping[str, str] | None = None, **inputs: str) -> Job:
    """Runs the step `check` with these inputs; `event` gives what `github.event` has, by its path."""
    files = {name: project.parent / name for name in ("output", "summary")}
    for path in files.values():
        path.write_text("", "utf-8")
    given = {name: str(one["default"]) for name, one in ACTION["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    env = {name: filled(str(value), given, event or {}) for name, value in CHECK["env"].items()}
    env |= {"GITHUB_OUTPUT": str(files["output"]), "GITHUB_STEP_SUMMARY": str(files["summary"])}
    env |= {"PATH": f"{styrkoll_program(project.parent / 'bin')}{os.pathsep}{os.environ['PATH']}"}
    env |= IDENTITY | {"STYRKOLL_CACHE": "off", "NO_COLOR": "1"}
    (project.parent / "step").write_text(CHECK["run"], "utf-8")
    bash = (program("bash"), "--noprofile", "--norc", "-eo", "pipefail", project.parent / "step")
    done = run(*bash, cwd=project / given["working-directory"], env=env)
    outputs = dict(line.split("=", 1) for line in files["output"].read_text("utf-8").splitlines())
    return Job(done.returncode, done.stdout + done.stderr, outputs, files["summary"].read_text("utf-8"))


def filled(value: str, inputs: Mapping[str, str], event: Mapping[str, str]) -> str:
    """A value with its expressions replaced, as the runner does: of inputs, and in their defaults of the event."""
    value = re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: inputs[found[1]], value)
    return re.sub(r"\$\{\{ github\.event\.([\w.]+) \}\}", lambda found: event.get(found[1], ""), value)


@pytest.mark.slow
def test_the_first_step_installs_what_the_second_runs(project: Path) -> None:
    """In a fresh environment, as the runner's Python is one, with the locked libraries."""
    install = next(step for step in ACTION["runs"]["steps"] if step.get("name") == "Install")
    (project.parent / "step").write_text(install["run"], "utf-8")
    assert run(sys.executable, "-m", "venv", "fresh", cwd=project.parent).returncode == 0
    programs = project.parent / "fresh" / "bin"
    env = {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "GITHUB_ACTION_PATH": str(ROOT)} | install["env"]
    bash = (program("bash"), "--noprofile", "--norc", "-eo", "pipefail", project.parent / "step")
    done = run(*bash, cwd=project, env=env)
    assert done.returncode == 0, done.stderr
    checked = run(programs / "styrkoll", "check", cwd=project, env={"STYRKOLL_CACHE": "off", "PYTHONPATH": ""})
    assert (checked.returncode, "Resultat: 0 måste rättas" in checked.stdout) == (0, True)


def test_a_push_checks_everything(project: Path) -> None:
    job = check(project)
    assert (job.code, job.outputs) == (0, {"exit-code": "0"}), job.log
    assert "::warning file=data/ks-2026.yaml," in job.log
    assert "Resultat" in job.summary


def test_a_pull_request_fails_on_what_it_brings(project: Path) -> None:
    base = git("rev-parse", "HEAD", cwd=project).strip()
    changed(project, "    end: 2026-12-31", "    end: 2025-12-31")
    job = check(project, {"pull_request.base.sha": base})
    assert (job.code, job.outputs) == (1, {"exit-code": "1"}), job.log
    assert "::error file=data/ks-2026.yaml," in job.log
    assert "DAT02" in job.summary


def test_a_pull_request_passes_with_what_was_there_before(project: Path) -> None:
    changed(project, "    end: 2026-12-31", "    end: 2025-12-31")
    base = git("rev-parse", "HEAD", cwd=project).strip()
    changed_again = project / "data" / "ks-2026.yaml"
    changed_again.write_text(changed_again.read_text("utf-8").replace("Ny cykelplan", "Ny plan för cyklar"), "utf-8")
    assert check(project).code == 1
    assert check(project, {"pull_request.base.sha": base}).code == 0


def test_sarif_is_written_and_its_place_is_told(project: Path) -> None:
    job = check(project, sarif="styrkoll.sarif")
    assert job.outputs == {"exit-code": "0", "sarif": "./styrkoll.sarif"}
    assert '"2.1.0"' in (project / "styrkoll.sarif").read_text("utf-8")


def test_a_fault_ends_with_2_and_tells_of_no_file(project: Path) -> None:
    (project / "data" / "ks-2026.yaml").write_text("agreement: [", "utf-8")
    job = check(project, sarif="styrkoll.sarif", compare="nosuch")
    assert (job.code, job.outputs["exit-code"]) == (2, "2")
    assert "ks-2026.yaml:1:" in job.log


def test_options_and_files_are_one_a_line(project: Path) -> None:
    (project / "ett avtal.yaml").write_text((project / "data/ks-2026.yaml").read_text("utf-8"), "utf-8")
    job = check(project, files="ett avtal.yaml\n", options="--select=STR05\n--lang\nen\n", annotations="false")
    assert (job.code, "ett avtal.yaml, Oxelösunds kommun" in job.log) == (0, True), job.log
    assert "Result: 0 errors, 1 warning" in job.log
    assert check(project, fail_on="warning").code == 1


def test_a_folder_of_the_repository(project: Path) -> None:
    assert check(project, working_directory="data", sarif="s.sarif").outputs["sarif"] == "data/s.sarif"


@pytest.mark.parametrize("name", ["files", "compare", "fail_on", "sarif", "options"])
def test_nothing_of_an_input_is_run(project: Path, name: str) -> None:
    check(project, None, **{name: '$(touch owned) `touch owned` "; touch owned; #'})
    assert not (project / "owned").exists()
