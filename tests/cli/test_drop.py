"""`styrkoll.cmd`, on which Windows users drop a document: as far as it can be tried where there is no Windows."""

from __future__ import annotations

import re
from pathlib import PureWindowsPath
from typing import Final

import pytest

from checker.cli.documents import EXTENSIONS
from checker.output.formats import FORMATS
from tests.cli.process import Styrkoll
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
        assert not re.search(r"%~|%STYRKOLL%", outside), line
        assert line.count('"') % 2 == 0, line


def test_every_label_is_there_and_what_is_shown_stays() -> None:
    labels = {line[1:] for line in lines() if line.startswith(":")}
    assert {match for line in lines() for match in re.findall(r"goto (\w+)", line)} == labels - {"next"} | {"next"}
    assert [line for line in lines() if line.endswith("pause")] == ["if not defined STYRKOLL_NO_PAUSE pause"]
    assert "setlocal DisableDelayedExpansion" in lines()  # else a `!` in a name is lost


def test_its_command_is_one_that_styrkoll_takes(styrkoll: Styrkoll) -> None:
    (line,) = [line for line in lines() if " check " in line]
    path = styrkoll.folder / "Mina avtal" / "Överenskommelse & bilagor (ny) 100%.txt"
    path.parent.mkdir()
    path.write_bytes(SOURCE.read_bytes())
    words = [
        word.strip('"').replace("%~f1", str(path)).replace("%~dpn1", str(path.with_suffix("")))
        for word in re.findall(r'"[^"]*"|\S+', line)
    ]
    assert words[0] == "%STYRKOLL%"
    ran = styrkoll(*words[1:])
    assert ran.code == 1
    made = {one.suffix for one in path.parent.iterdir()}
    assert made == {".txt", ".docx", ".xlsx"}
    assert made - {".txt"} <= {ending for form in FORMATS.values() for ending in form.endings}


@pytest.mark.parametrize(
    "name", [r"C:\Mina dokument\Överenskommelse 2026.DOCX", r"\\server\delad\avtal.pdf", r"Z:avtal.txt"]
)
def test_a_windows_path_is_a_document_by_its_ending(name: str) -> None:
    assert PureWindowsPath(name).suffix.lower() in EXTENSIONS
