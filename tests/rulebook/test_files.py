"""Which files of a folder of rules are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook.files import rule_files
from checker.yamlfile import FaultsFound


def test_rules_lie_at_any_depth_and_what_they_are_proved_on_is_no_rule(tmp_path: Path) -> None:
    for name in ("sound.yaml", "sources.yaml", "own.yaml", "lead/sound.yaml", "lead/deep/rule.yaml", "lead/notes.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    found = rule_files([str(tmp_path)])
    names = [Path(one.path).relative_to(tmp_path).as_posix() for one in found]
    assert names == ["lead/deep/rule.yaml", "lead/sound.yaml", "own.yaml", "sources.yaml"]
    assert [one.data.decode() for one in found] == names
    assert {one.folder for one in found} == {0}


def test_a_folder_that_is_not_there_is_told_with_the_others(tmp_path: Path) -> None:
    missing = [str(tmp_path / "a"), str(tmp_path / "b")]
    with pytest.raises(FaultsFound) as raised:
        rule_files([missing[0], str(tmp_path), missing[1]])
    assert [fault.place.file for fault in raised.value.faults] == missing
    assert {tuple(fault.place)[1:] for fault in raised.value.faults} == {(1, 1, 1, 1)}
