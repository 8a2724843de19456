"""Pipes, code pages and full disks; and that two runs print the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.process import Plain, Styrkoll, environment
from tests.sound import SOUND

EVERYTHING = ["check", "--example", "--all", "--statistics"]
CHECK = [*EVERYTHING, "--select", "LED01,UPP02,DAT05,DEL05"]
JSON = ["check", "--example", "--format", "json"]
EXPORT = ["export", "--example"]


PLAINER = dict(zip("”“’›•…–—\N{NO-BREAK SPACE}", ('"', '"', "'", ">", "*", "...", "-", "-", " "), strict=True))


def in_code_page(character: str, encoding: str) -> str:
    """A character as it is printed in a code page: as it is, or else plainer, or as a question mark."""
    return character if character.encode(encoding, errors="ignore") else PLAINER.get(character, "?")


@pytest.mark.parametrize(
    ("arguments", "encoding"),
    [
        (CHECK, "cp1252"),
        (CHECK, "cp850"),
        (CHECK, "ascii"),
        (["explain", "LED01"], "ascii"),
        (["--help"], "ascii"),
    ],
)
def test_a_code_page_stops_nothing(styrkoll: Styrkoll, plain: Plain, arguments: list[str], encoding: str) -> None:
    ran, expected = styrkoll(*arguments, env={"PYTHONIOENCODING": encoding}), plain(*arguments)
    assert (ran.code, ran.err) == (expected.code, "")
    assert ran.out == "".join(in_code_page(character, encoding) for character in expected.out)


@pytest.mark.parametrize("arguments", [EVERYTHING, ["check", SOUND], ["explain", "LED01"]], ids=str)
def test_a_process_that_leaves_has_written_all_to_a_file(
    styrkoll: Styrkoll, plain: Plain, tmp_path: Path, arguments: list[str | Path]
) -> None:
    """It leaves without Python's own end, which would write what is left in a buffer; what is short is all there."""
    for name in ("made", "told again"):
        with open(tmp_path / name, "wb") as out:
            styrkoll.start(*arguments, stdout=out.fileno())
        assert (tmp_path / name).read_text("utf-8") == plain(*arguments).out != "", name


def test_windows_has_every_character_of_the_review(plain: Plain) -> None:
    plain(*EVERYTHING).out.encode("cp1252")


def test_an_older_code_page_of_windows_has_all_letters_and_no_question_marks(styrkoll: Styrkoll, plain: Plain) -> None:
    ran = styrkoll(*EVERYTHING, env={"PYTHONIOENCODING": "cp850"})
    assert ran.out.count("?") == plain(*EVERYTHING).out.count("?")
    assert '"I det fall en uppgift' in ran.out
    assert "Målområde Social omsorg > 5.2.1" in ran.out


def test_a_fault_is_told_in_a_code_page(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "ärenden.yaml").write_text("ärenden → 1\n", "utf-8")
    ran = styrkoll("check", "ärenden.yaml", env={"PYTHONIOENCODING": "ascii"})
    assert ran.code == 2
    assert ran.err.startswith("?renden.yaml:1:1: ")


@pytest.mark.skipif(os.name != "posix", reason="pipes that are closed in advance are POSIX's")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", [CHECK, EXPORT, ["--help"]], ids=" ".join)
def test_a_reader_that_leaves_is_no_error(styrkoll: Styrkoll, arguments: list[str], unbuffered: str) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = styrkoll.start(*arguments, stdout=writer, env={"PYTHONUNBUFFERED": unbuffered})
    finally:
        os.close(writer)
    assert done.stderr == b""
    assert done.returncode in (0, 1)  # not 120, which is Python's own way of saying it
    assert done.returncode == 1 or "check" not in arguments  # what failed must not pass because nobody read it


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full here")
@pytest.mark.parametrize(
    "arguments", [["check", "--example"], ["check", SOUND], ["export", "--example"], ["explain", "LED01"]], ids=str
)
def test_a_full_disk_is_told(styrkoll: Styrkoll, arguments: list[str | Path]) -> None:
    """Long or so short that nothing is written before the process leaves; and what is told again."""
    with open("/dev/full", "wb") as full:
        swedish = styrkoll.start(*arguments, stdout=full.fileno())
        english = styrkoll.start(*arguments, "--lang", "en", stdout=full.fileno())
    assert (swedish.returncode, english.returncode) == (2, 2)
    assert swedish.stderr.decode() == "Utskriften gick inte att göra: utrymmet är slut.\n"
    assert english.stderr.decode() == "The output could not be written: there is no space left.\n"


@pytest.mark.skipif(os.name != "posix", reason="closes a stream the POSIX way")
def test_a_closed_output_is_no_crash(cache: Path) -> None:
    command = f"exec {sys.executable} -m checker check --example >&-"
    done = subprocess.run(["/bin/sh", "-c", command], env=environment(cache), stderr=subprocess.PIPE, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.parametrize("arguments", [EVERYTHING, JSON, EXPORT], ids=" ".join)
def test_two_runs_print_the_same_bytes(styrkoll: Styrkoll, arguments: list[str]) -> None:
    first, second = (styrkoll.start(*arguments, env={"PYTHONHASHSEED": seed}) for seed in ("0", "1"))
    assert (first.stdout, first.stderr, first.returncode) == (second.stdout, second.stderr, second.returncode)
    assert first.stdout


def test_a_cold_and_a_warm_run_print_the_same_bytes(tmp_path: Path) -> None:
    styrkoll = Styrkoll(tmp_path, tmp_path / "cache")
    check = ("check", SOUND, "--format", "json")
    runs = [styrkoll(*check, env={"STYRKOLL_CACHE": off}).out for off in ("", "", "off")]
    assert runs[0] == runs[1] == runs[2]
    assert [*(tmp_path / "cache").rglob("rulebook-*")]
