"""Many files come out as few do, told in their order, whatever happens to one of them or to a process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Final

import pytest

if sys.platform != "win32":
    pass

from checker.cli import crew
from checker.cli.checking import FEW
from tests.cli.process import Styrkoll, environment
from tests.cli.terminals import on_a_terminal
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
        monkeypatch.setattr(crew, "_A_PROCESS", 1)
        monkeypatch.setattr(crew, "_processors", lambda count=count: count)
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
@pytest.mark.skipif(crew._processors() < 2, reason="one processor, one process")
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
@pytest.mark.skipif(crew._processors() < 2, reason="one processor, one process")
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
@pytest.mark.skipif(crew._processors() < 2, reason="one processor, one process")
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


@pytest.mark.skipif(os.name != "posix", reason="pipes that are closed in advance are POSIX's")
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_reader_of_many_that_leaves_is_no_error(styrkoll: Styrkoll, folder: Path, form: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = styrkoll.start("check", *some(folder, 0, MANY), *ONLY, "--format", form, cwd=folder, stdout=writer)
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (1, b"")


def errors_on_terminal(files: list[str], folder: Path, cache: Path, columns: int) -> str:
    """What a check of the files, printed elsewhere, shows on its error stream, a terminal of so many columns."""
    command = ["check", *files, *ONLY]
    return on_a_terminal(cache, command, folder=folder, columns=columns, streams=["stderr"])[0]


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
@pytest.mark.parametrize("columns", [0, 20, 45, 120])
def test_progress_is_shown_on_one_line_where_somebody_sits(folder: Path, cache: Path, columns: int) -> None:
    shown = errors_on_terminal(some(folder, 0, MANY), folder, cache, columns)
    lines = [line.removeprefix("\x1b[?25l").rstrip() for line in shown.replace("\x1b[?25h", "").split("\r") if line]
    assert lines[0].startswith("Granskar  [")
    assert any(line.endswith("100%") for line in lines)
    assert max(map(len, lines)) < (columns or 80)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_fault_stands_on_a_line_of_its_own_beside_the_progress(folder: Path, cache: Path) -> None:
    shown = errors_on_terminal([*some(folder, 0, MANY - 5), "gone.yaml"], folder, cache, 80)
    assert "\r\x1b[Kgone.yaml:1:1: Filen finns inte.\r\n" in shown
