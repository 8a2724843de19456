"""docs/formats.md, followed: its commands run and write what they name, its tables have every format."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from checker.cli import main
from checker.output.formats import FORMATS
from checker.output.markdown_fit import LONGEST
from tests.pages import steps, unmarked
from tests.sound import ROOT, SOUND, sound_bytes

PAGE = (ROOT / "docs" / "formats.md").read_text("utf-8")
EXAMPLES = re.findall(r"(?m)^\| `(\w+)` \| .* \| `styrkoll ([^`]+)` \|$", PAGE)


def ran(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that a command makes, in a folder with two versions of an agreement."""
    (folder / "avtal.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    (folder / "before.yaml").write_bytes(SOUND.read_bytes())
    monkeypatch.chdir(folder)
    before = {path.name for path in folder.iterdir()}
    with pytest.raises(SystemExit) as left:
        main(shlex.split(command))
    assert left.value.code == 1
    return {path.name for path in folder.iterdir()} - before


def test_every_format_has_an_example_and_what_it_tells() -> None:
    assert [form for form, _ in EXAMPLES] == [*dict.fromkeys(form for form, _ in EXAMPLES)]
    assert {form for form, _ in EXAMPLES} == FORMATS.keys()
    told = re.findall(r"(?m)^\| `(\w+)` \|", PAGE.partition("## What each")[2])
    assert {*told} == FORMATS.keys() - {"text", "json"}
    assert all(f"`{ending}`" in PAGE for form in FORMATS.values() for ending in form.endings[:1])
    assert LONGEST < 65_536


@pytest.mark.parametrize(("form", "command"), EXAMPLES)
def test_the_examples_run(form: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = ran(command, tmp_path, monkeypatch)
    assert len(made) == command.count("-o ")
    assert command.count("-o ") or f"--format {form}" in command


def test_several_formats_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (step,) = steps(PAGE)
    made = ran(step.text.strip().removeprefix("> styrkoll "), tmp_path, monkeypatch)
    assert made == {"styrkoll.sarif", "styrkoll.xml", "styrkoll.md"}
    assert unmarked(PAGE) == []
