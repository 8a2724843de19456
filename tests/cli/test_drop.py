"""`styrkoll.cmd`, on which Windows users drop a document: as far as it can be tried where there is no Windows."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath
from typing import Final

import pytest

from checker.cli.dropped import names_dropped
from checker.configuration.agreements import EXTENSIONS
from tests.cli.process import Plain, Styrkoll
from tests.importer.reading import SOURCE
from tests.sound import ROOT

FILE: Final = ROOT / "styrkoll.cmd"


def lines() -> list[str]:
    """The commands of the file, remarks left out."""
    text = FILE.read_bytes().decode("ascii")
    return [line for line in text.split("\r\n") if line and not line.startswith("rem ")]


def test_it_is_as_windows_reads_it() -> None:
    data = FILE.read_bytes()
    # Labels are only found in files with CRLF, and the code page is not UTF-8 before the file has set it.
    assert data.count(b"\n") == data.count(b"\r\n")
    assert data.isascii()


def test_every_path_stands_in_quotes() -> None:
    for line in lines():
        outside = re.sub(r'"[^"]*"', "", line)
        assert not re.search(r"%~|%STYRKOLL", outside), line


def test_every_label_is_there_and_what_is_shown_stays() -> None:
    labels = {line[1:] for line in lines() if line.startswith(":")}
    assert {match for line in lines() for match in re.findall(r"goto (\w+)", line)} == labels
    assert [line for line in lines() if line.endswith("pause")] == ["if not defined STYRKOLL_NO_PAUSE pause"]


def test_names_with_exclamation_marks_are_whole_where_the_program_is_called() -> None:
    (call,) = [at for at, line in enumerate(lines()) if line.startswith('"%STYRKOLL%" ')]
    modes = [line for line in lines()[:call] if line.startswith("setlocal ")]
    assert modes == [f"setlocal {mode}DelayedExpansion" for mode in ("Disable", "Enable", "Disable")]
    # What Windows called the file by is only ever seen between exclamation marks, where nothing in it is run.
    assert not [line for line in lines() if "%cmdcmdline" in line.lower() or "%STYRKOLL_COMMAND_LINE" in line]


CALL = r'C:\WINDOWS\system32\cmd.exe /c ""C:\Program\styrkoll\styrkoll.cmd" {}"'


@pytest.mark.parametrize(
    ("called", "names"),
    [
        (r"C:\x\avtal.docx", (r"C:\x\avtal.docx",)),
        (r"C:\x\a&b,c=d;e^f(1)!g!%TEMP%.docx", (r"C:\x\a&b,c=d;e^f(1)!g!%TEMP%.docx",)),
        (r'"C:\Mina dokument\Å & Ö.pdf" C:\x\b.txt ', (r"C:\Mina dokument\Å & Ö.pdf", r"C:\x\b.txt")),
        (r"\\server\delad\avtal.docx", (r"\\server\delad\avtal.docx",)),
        ("", ()),
    ],
)
def test_the_names_are_those_that_windows_called_by(called: str, names: tuple[str, ...]) -> None:
    environment = {
        "STYRKOLL_COMMAND_LINE": CALL.format(called),
        "STYRKOLL_SCRIPT": r"C:\Program\styrkoll\STYRKOLL.CMD",
    }
    assert names_dropped(environment) == names


@pytest.mark.parametrize(
    "line",
    [
        '"C:\\WINDOWS\\system32\\cmd.exe" ',
        'cmd.exe /c ""C:\\x\\nightly.cmd" C:\\x\\a.docx"',
        "cmd /c styrkoll.cmd a.docx",
        "",
    ],
)
def test_a_line_that_is_another_programs_names_nothing(line: str) -> None:
    assert names_dropped({"STYRKOLL_COMMAND_LINE": line, "STYRKOLL_SCRIPT": r"C:\x\styrkoll.cmd"}) == ()


def test_each_file_is_checked_by_itself_and_the_findings_saved_beside_it(styrkoll: Styrkoll) -> None:
    folder = styrkoll.folder / "Mina avtal"
    folder.mkdir()
    first, second = folder / "Överenskommelse & bilagor (ny) 100%.txt", folder / "motion,svar.txt"
    first.write_bytes(SOURCE.read_bytes())
    second.write_text("Motion om cykelvägar\n", encoding="utf-8")
    ran = styrkoll(
        "dropped",
        env={
            "STYRKOLL_COMMAND_LINE": f'cmd.exe /c ""C:\\x\\styrkoll.cmd" "{first}" "{second}""',
            "STYRKOLL_SCRIPT": r"C:\x\styrkoll.cmd",
        },
    )
    assert ran.code == 2
    assert [line for line in ran.out.splitlines() if line.startswith("===")] == [
        f"=== {first.name} ===",
        f"=== {second.name} ===",
    ]
    assert "7.2.2 har slutdatum 2026-12-31, men texten nämner 2027." in ran.out
    # What could not be read leaves nothing to forward.
    assert ran.err.splitlines()[-1].startswith(f"{second}:1:1: Det här känns inte igen som en överenskommelse")
    assert {one.name for one in folder.iterdir()} == {
        first.name,
        second.name,
        *(f"{first.stem}-iakttagelser{ending}" for ending in (".docx", ".xlsx")),
    }


def test_the_findings_on_files_of_one_name_are_saved_apart(styrkoll: Styrkoll) -> None:
    for name in ("avtal.txt", "Avtal.text", "annat.txt"):
        (styrkoll.folder / name).write_bytes(SOURCE.read_bytes())
    ran = styrkoll("dropped", "avtal.txt", "Avtal.text", "annat.txt")
    assert ran.code == 1
    stems = ("avtal.txt", "Avtal.text", "annat")
    assert {path.name for path in styrkoll.folder.iterdir() if "-iakttagelser" in path.name} == {
        f"{stem}-iakttagelser{ending}" for stem in stems for ending in (".docx", ".xlsx")
    }


def test_one_file_named_in_a_shell(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "avtal.txt").write_bytes(SOURCE.read_bytes())
    ran = styrkoll("dropped", "avtal.txt")
    assert ran.code == 1
    assert ran.out.startswith("Kommunstyrelsens överenskommelse om verksamhet 2026\n")
    assert (styrkoll.folder / "avtal-iakttagelser.docx").exists()


def test_nothing_dropped_is_told_in_a_line(plain: Plain) -> None:
    assert plain("dropped") == (2, "", "Dra ett dokument (Word, PDF eller text) till ikonen styrkoll.cmd.\n")


@pytest.mark.parametrize(
    "name", [r"C:\Mina dokument\Överenskommelse 2026.DOCX", r"\\server\delad\avtal.pdf", r"Z:avtal.txt"]
)
def test_a_windows_path_is_a_document_by_its_ending(name: str) -> None:
    assert PureWindowsPath(name).suffix.lower() in EXTENSIONS
