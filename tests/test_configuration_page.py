"""docs/konfiguration.md, followed: its files are written, its commands are run, its table has every field."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest

from checker.cli import main
from checker.configuration.schema import SCHEMA
from checker.output.configuration_reference import ROWS
from checker.output.file_words import CONFIGURATION_FIELDS
from tests.cli.rule_files import own_rules
from tests.pages import steps, unmarked
from tests.sound import EXAMPLE, ROOT

PAGE = (ROOT / "docs" / "konfiguration.md").read_text("utf-8")


def printed(command: str, capsys: pytest.CaptureFixture[str]) -> str:
    with pytest.raises(SystemExit):
        main(shlex.split(command))
    shown = capsys.readouterr()
    return shown.out + shown.err


def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    own_rules(tmp_path).rename(tmp_path / "egna-regler")
    (tmp_path / "avtal").mkdir()
    shutil.copy(EXAMPLE, tmp_path / "avtal" / "ks-2026.yaml")
    runs = 0
    for step in steps(PAGE):
        if step.does == "file":
            (tmp_path / step.what).write_text(step.text, "utf-8")
            continue
        command, _, expected = (step.what, "", step.text) if step.what else step.text.partition("\n")
        assert expected.strip()
        assert expected in printed(command.removeprefix("> styrkoll "), capsys), command
        runs += 1
    assert runs == 4


def test_every_block_is_tried() -> None:
    assert unmarked(PAGE) == []


def test_every_field_has_words_and_a_row() -> None:
    assert [*CONFIGURATION_FIELDS] == [*ROWS] == [*SCHEMA]
    for field in SCHEMA:
        assert f"\n| `{field}` | " in PAGE
