"""Why the system refuses a file is told in words of our own, in both languages."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from checker.yamlfile.system import system_reason
from tests.sound import ROOT

KNOWN = [
    ("EACCES", "behörighet saknas", "permission is missing"),
    ("EROFS", "platsen är skrivskyddad", "the place is read-only"),
    ("ENOSPC", "utrymmet är slut", "there is no space left"),
    ("EISDIR", "det är en mapp, inte en fil", "it is a folder, not a file"),
    ("ENOTDIR", "en del av sökvägen är en fil, inte en mapp", "a part of the path is a file, not a folder"),
    ("ENAMETOOLONG", "namnet är för långt", "the name is too long"),
    ("EBUSY", "den är öppen i ett annat program", "it is open in another program"),
]


@pytest.mark.parametrize(("name", "sv", "en"), KNOWN)
def test_what_is_known_is_told_in_both_languages(name: str, sv: str, en: str) -> None:
    number = getattr(errno, name)
    assert system_reason(OSError(number, os.strerror(number))) == (sv, en)


@pytest.mark.parametrize("error", [IsADirectoryError(), OSError("went wrong"), OSError(9999, "went wrong"), OSError()])
def test_what_is_not_known_is_quoted(error: OSError) -> None:
    said = system_reason(error)
    quoted = error.strerror or str(error) or type(error).__name__
    assert said == (f"systemet säger ”{quoted}”", f"the system says “{quoted}”")


def test_a_name_that_no_file_can_have_is_told() -> None:
    with pytest.raises(ValueError, match="null") as raised, open("a\0b", "rb"):
        pass
    assert system_reason(raised.value).sv == "namnet har tecken som inte får användas"


@pytest.mark.parametrize(
    ("winerror", "sv"), [(32, "den är öppen i ett annat program"), (123, "namnet har tecken som inte får användas")]
)
def test_what_windows_tells_apart_is_told_apart(winerror: int, sv: str) -> None:
    error = PermissionError(errno.EACCES, "The process cannot access the file")
    error.winerror = winerror  # type: ignore[attr-defined,unused-ignore]
    assert system_reason(error).sv == sv


def test_a_denial_on_windows_may_be_a_file_that_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checker.yamlfile.system.os.name", "nt")
    said = system_reason(PermissionError(errno.EACCES, "Permission denied"))
    assert said.sv == "behörighet saknas, eller så är den öppen i ett annat program, som Excel"


def test_the_systems_own_words_are_read_in_one_place() -> None:
    """Elsewhere they would stand in English within a Swedish sentence; `write_files` passes them on."""
    reads = {
        path.relative_to(ROOT).as_posix()
        for path in Path(ROOT, "checker").rglob("*.py")
        if "strerror" in path.read_text("utf-8")
    }
    assert reads == {"checker/yamlfile/system.py", "checker/yamlfile/write.py"}
