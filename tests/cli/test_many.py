"""Many files come out as few do, told in their order, whatever happens to one of them or to a process."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final

import pytest

from checker.cli import many
from checker.cli.checking import FEW
from checker.cli.inputs import Input
from tests.cli.process import Styrkoll, environment
from tests.sound import EXAMPLE, sound_bytes

MANY: Final = 3 * FEW
ONLY: Final = ("--select", "LED01,DAT01")
needs_processes = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="looks at processes in /proc")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Many agreements, every third of which has a finding."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(MANY):
        codes = ["SHB", "TEK"] if number % 3 == 0 else ["SHB"]
        (folder / f"{number:03}.yaml").write_bytes(sound_bytes({"1.2.1": {"named_in_sentence": {"codes": codes}}}))
    return folder


def some(folder: Path, begin: int, end: int) -> list[str]:
    return [f"{number:03}.yaml" for number in range(begin, end)]


def test_many_are_told_as_few_are(styrkoll: Styrkoll, folder: Path) -> None:
    parts = [styrkoll("check", *some(folder, n, n + FEW), *ONLY, cwd=folder) for n in range(0, MANY, FEW)]
    together = styrkoll("check", *some(folder, 0, MANY), *ONLY, cwd=folder)
    assert together.out == "\n".join(part.out for part in parts)
    assert (together.code, together.err) == (1, "")
    assert together.out.count("(LED01)") == MANY // 3
    assert styrkoll("check", *some(folder, 0, MANY), *ONLY, "--fail-on", "never", cwd=folder).code == 0


@pytest.mark.parametrize("processes", [1, 2, 3, 100])
def test_any_number_of_processes_says_the_same(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], processes: int, cache: Path
) -> None:
    from checker.cli import main

    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    said = []
    for count in (1, processes):
        monkeypatch.setattr(many, "_A_PROCESS", 1)
        monkeypatch.setattr(many, "_processors", lambda count=count: count)
        with pytest.raises(SystemExit) as left:
            main(["check", *some(folder, 0, FEW + 6), *ONLY])
        said.append((left.value.code, capfd.readouterr()))
    assert said[0] == said[1]


def test_a_broken_file_is_told_and_the_others_go_on(styrkoll: Styrkoll, folder: Path, tmp_path: Path) -> None:
    for path in folder.iterdir():
        os.link(path, tmp_path / path.name)
    sound = styrkoll("check", ".", *ONLY)
    broken = tmp_path / "020.yaml"
    broken.unlink()
    broken.write_text("agreement: {id: [}\n", "utf-8")
    (tmp_path / "021.yaml").unlink()
    (tmp_path / "021.yaml").write_bytes(b"")
    ran = styrkoll("check", ".", *ONLY)
    assert ran.code == 2
    assert [line.partition(":")[0] for line in ran.err.splitlines()] == ["./020.yaml", "./021.yaml"]
    assert all(name in ran.out for name in (f"./{number:03}.yaml" for number in range(MANY) if number not in (20, 21)))
    assert ran.out.count("Resultat:") == sound.out.count("Resultat:") - 2


def started(folder: Path, cache: Path, tmp_path: Path) -> subprocess.Popen[bytes]:
    """A run that takes a while, of which the first review has been told."""
    for number in range(400):
        os.symlink(EXAMPLE, tmp_path / f"{number:03}.yaml")
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", *sorted(path.name for path in tmp_path.glob("*.yaml"))],
        cwd=tmp_path,
        env=environment(cache),
        stdout=open(tmp_path / "out", "wb"),  # noqa: SIM115 - closed with the process
        stderr=open(tmp_path / "err", "wb"),  # noqa: SIM115
        start_new_session=True,
    )
    deadline = time.monotonic() + 50
    while not (tmp_path / "out").stat().st_size and time.monotonic() < deadline:
        time.sleep(0.02)
    return process


def children(process: subprocess.Popen[bytes]) -> list[int]:
    return [*map(int, Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split())]


def is_gone(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status")
    return not status.exists() or "State:\tZ" in status.read_text("utf-8")


@needs_processes
@pytest.mark.skipif(many._processors() < 2, reason="one processor, one process")
@pytest.mark.parametrize("to_all", [True, False], ids=["Ctrl+C", "a signal to the first process"])
def test_an_interrupt_ends_all_of_it(folder: Path, cache: Path, tmp_path: Path, to_all: bool) -> None:
    process = started(folder, cache, tmp_path)
    workers = children(process)
    assert len(workers) > 1
    (os.killpg if to_all else os.kill)(process.pid, signal.SIGINT)
    assert process.wait(30) == 130
    assert (tmp_path / "err").read_bytes().strip() == b""  # click ends the line on which ^C stands
    assert all(map(is_gone, workers))


@needs_processes
@pytest.mark.skipif(many._processors() < 2, reason="one processor, one process")
def test_when_the_first_process_is_killed_the_others_end(folder: Path, cache: Path, tmp_path: Path) -> None:
    process = started(folder, cache, tmp_path)
    workers = children(process)
    process.kill()
    process.wait(30)
    deadline = time.monotonic() + 20
    while not all(map(is_gone, workers)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert all(map(is_gone, workers))


@needs_processes
@pytest.mark.skipif(many._processors() < 2, reason="one processor, one process")
def test_what_a_killed_process_had_to_check_is_checked(cache: Path, folder: Path, tmp_path: Path) -> None:
    expected = Styrkoll(folder, cache)("check", *some(folder, 0, MANY), "--all")
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", "check", *some(folder, 0, MANY), "--all"],
        cwd=folder,
        env=environment(cache),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    while process.poll() is None and not (workers := children(process)):
        time.sleep(0.005)
    os.kill(workers[0], signal.SIGKILL)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out.decode(), err) == (expected.code, expected.out, b"")


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is changed here must reach the processes")
@pytest.mark.parametrize("processes", [1, 2])
@pytest.mark.parametrize("form", [(), ("--format", "json")], ids=["review", "together"])
def test_a_file_that_ends_every_process_is_told_and_the_others_go_on(
    checked: Checked, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...], processes: int
) -> None:
    whole = checked(*form, few=1, processes=processes, start="fork")
    own, tell = os.getpid(), many._told_anew

    def deadly(one: Input, task: many.Task) -> many.Told:
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


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_progress_is_shown_where_somebody_sits(folder: Path, cache: Path, tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    with open(tmp_path / "out", "wb") as out:
        command = [sys.executable, "-m", "checker", "check", *some(folder, 0, MANY), *ONLY]
        process = subprocess.Popen(command, cwd=folder, env=environment(cache), stdout=out, stderr=theirs)
        os.close(theirs)
        seen = b""
        try:
            while part := os.read(ours, 4096):
                seen += part
        except OSError:  # how Linux tells that the other side is closed
            pass
        os.close(ours)
    assert process.wait(30) == 1
    assert "Granskar" in seen.decode()
    assert "100%" in seen.decode()


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
        monkeypatch.setattr(many, "_A_PROCESS", 1)
        monkeypatch.setattr(many, "_TOGETHER", 2)
        monkeypatch.setattr(many, "_START", start)
        monkeypatch.setattr(many, "_processors", lambda: processes)
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

    monkeypatch.setattr(many, "_started", refused)
    assert checked(*FORMS[form], few=1, processes=2) == few


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
