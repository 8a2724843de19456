"""Every output of many files is that of few, by any number of processes, however they are started and end."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pytest

from checker.cli import crew, many
from checker.cli.inputs import Input
from checker.cli.told import Task, Told
from tests.sound import sound_bytes

FORMS: Final[dict[str, list[str]]] = {
    **{form: ["--format", form] for form in ("json", "sarif", "junit", "github", "gitlab", "markdown", "csv")},
    "in English": ["--format", "json", "--lang", "en", "--all"],
    "statistics": ["--statistics"],
    "a division": ["--division", "TEK", "--format", "json"],
    "no such division": ["--division", "TEKK"],
    "a version": ["--compare", "before", "--format", "json"],
    "a version in words": ["--compare", "before"],
    "a file": ["--compare", "before/001.yaml"],
    "a baseline": ["--baseline", "baseline.yaml", "--format", "json"],
    "a baseline of others": ["--baseline", "others.yaml", "--format", "json"],
    "a baseline that is not written": ["--write-baseline", "new.yaml"],
    "waivers": ["--waivers", "waivers.yaml", "--format", "sarif"],
    "waivers that cannot be used": ["--waivers", "001.yaml", "--format", "json"],
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Agreements with findings and an undecided answer, one that is broken, what they were before, and decisions."""
    folder = tmp_path_factory.mktemp("project")
    (folder / "before").mkdir()
    for number in range(9):
        edits: dict[str, Any] = {"agreement": {"id": f"a{number}"}, "1.2.1": {"named_in_sentence": {"codes": ["SHB"]}}}
        (folder / "before" / f"{number:03}.yaml").write_bytes(sound_bytes(edits))
        edits["1.2.1"] = {"named_in_sentence": {"codes": ["SHB", "TEK"]}}
        edits["1.1.3"] = {"led_by": {"unknown": "struket i källan"}} if number % 2 else {"title": "Anlägga tak"}
        (folder / f"{number:03}.yaml").write_bytes(sound_bytes(edits))
    (folder / "004.yaml").write_text("agreement: {id: [}\n", "utf-8")
    entry = "{rule: LED01, subject: 1.2.1, title: Anlägga gröna tak, values: [SHB, TEK]}"
    for name, agreement in (("baseline", "a1"), ("others", "b1")):
        text = f"baselines:\n  - {{agreement: {agreement}, items: [], findings: [{entry}]}}\n"
        (folder / f"{name}.yaml").write_text(text, "utf-8")
    decision = "reason: prövas, decided_by: Ada, decision: § 1"
    waiver = f"{{rule: LED01, subject: 1.2.1, title: Anlägga gröna tak, values: [], {decision}}}"
    (folder / "waivers.yaml").write_text(f"waivers: [{waiver}]\n", "utf-8")
    return folder


Checked = Callable[..., tuple[object, str, str]]


@pytest.fixture
def checked(project: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], cache: Path) -> Checked:
    """Checks the project's files in this process: how it ended, and what was printed."""
    import checker.cli.checking  # noqa: F401 - so that it can be found below
    from checker.cli import main

    def check(
        *options: str, few: int, processes: int = 1, start: str | None = None, files: Iterable[int] = range(9)
    ) -> tuple[object, str, str]:
        monkeypatch.setattr(sys.modules["checker.cli.checking"], "FEW", few)
        monkeypatch.setattr(crew, "_A_PROCESS", 1)
        monkeypatch.setattr(crew, "_TOGETHER", 2)
        monkeypatch.setattr(crew, "_START", start)
        monkeypatch.setattr(crew, "_processors", lambda: processes)
        with pytest.raises(SystemExit) as left:
            main(["check", *(f"{number:03}.yaml" for number in files), "--date", "2026-03-01", *options])
        return (left.value.code, *capfd.readouterr())

    monkeypatch.chdir(project)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    return check


@pytest.mark.parametrize("form", FORMS)
def test_every_output_of_many_is_that_of_few(checked: Checked, form: str) -> None:
    few = checked(*FORMS[form], few=100)
    assert few[1:] != ("", "")
    assert checked(*FORMS[form], few=1, processes=2) == few


@pytest.mark.parametrize("before", ["", "baseline", "others"])
@pytest.mark.parametrize("options", [(), ("--all",), ("--division", "TEK", "--format", "json")])
def test_a_baseline_of_many_is_that_of_few(
    checked: Checked, project: Path, before: str, options: tuple[str, ...]
) -> None:
    made, path = [], project / "written.yaml"
    for few in (100, 1):
        path.unlink(missing_ok=True)
        if before:
            path.write_bytes((project / f"{before}.yaml").read_bytes())
        sound = [number for number in range(9) if number != 4]
        ran = checked(*options, "--write-baseline", "written.yaml", few=few, processes=2, files=sound)
        made.append((ran, path.read_text("utf-8") if path.exists() else None))
    assert made[0] == made[1]
    assert made[0][0][1:] != ("", "")


def test_no_baseline_is_written_of_two_agreements_of_one_name(checked: Checked, project: Path) -> None:
    shutil.copy(project / "001.yaml", project / "009.yaml")
    said = []
    for few in (100, 1):
        said.append(checked("--write-baseline", "of-one-name.yaml", few=few, processes=2, files=(0, 1, 9)))
        assert not (project / "of-one-name.yaml").exists()
    (project / "009.yaml").unlink()
    assert said[0] == said[1]
    code, _, told = said[0]
    assert (code, told) == (
        2,
        "009.yaml:1:1: Överenskommelsen har samma id som den i 001.yaml, a1, så utgångsläget kan inte skrivas.\n",
    )


@pytest.mark.parametrize("form", ["json", "statistics"])
def test_where_no_process_can_be_started_the_same_is_said(
    checked: Checked, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    few = checked(*FORMS[form], few=100)

    def refused(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(crew.Crew, "started", refused)
    assert checked(*FORMS[form], few=1, processes=2) == few


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is changed here must reach the processes")
@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("form", [(), ("--format", "json")], ids=["review", "together"])
def test_a_file_that_ends_every_process_is_told_and_the_others_go_on(
    checked: Checked, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...], processes: int
) -> None:
    whole = checked(*form, few=1, processes=processes, start="fork")
    own, tell = os.getpid(), many._told_anew

    def deadly(one: Input, task: Task) -> Told:
        if one.shown_as == "003.yaml":
            assert os.getpid() != own
            os.kill(os.getpid(), signal.SIGKILL)
        return tell(one, task)

    monkeypatch.setattr(many, "_told_anew", deadly)
    code, out, err = checked(*form, "--all", few=1, processes=processes, start="fork")
    assert code == 2
    assert [line.partition(":")[0] for line in err.splitlines()] == ["003.yaml", "004.yaml"]
    assert "processen som granskade den avbröts" in err
    names = {f"{number:03}.yaml" for number in range(9)}
    assert {name for name in names if name in out} == {name for name in names if name in whole[1]} - {"003.yaml"}


def test_one_process_says_the_same(checked: Checked) -> None:
    assert checked(*FORMS["a version"], few=1, processes=1) == checked(*FORMS["a version"], few=100)


@pytest.mark.parametrize("form", ["json", "a version"])
def test_processes_that_are_started_afresh_say_the_same(checked: Checked, form: str) -> None:
    assert checked(*FORMS[form], few=1, processes=2, start="spawn") == checked(*FORMS[form], few=100)


def test_reviews_of_processes_that_are_started_afresh_are_the_same(checked: Checked) -> None:
    assert checked(few=1, processes=2, start="spawn") == checked(few=1, processes=1)


def test_files_of_many_are_those_of_few(checked: Checked, tmp_path: Path) -> None:
    for few, name in ((100, "few"), (1, "many")):
        (tmp_path / name).mkdir()
        saved = (f"{tmp_path / name}/found{ending}" for ending in (".json", ".xlsx", ".docx", ".md", ".txt", ".csv"))
        assert checked(*(part for file in saved for part in ("-o", file)), few=few, processes=2)[0] == 2
    for file in sorted((tmp_path / "few").iterdir()):
        assert file.read_bytes() == (tmp_path / "many" / file.name).read_bytes(), file.name
