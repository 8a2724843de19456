"""Which files of a folder of rules are read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

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
    (tmp_path / "rule.yaml").write_text("", "utf-8")
    with pytest.raises(FaultsFound) as raised:
        rule_files([missing[0], str(tmp_path), missing[1]])
    assert [fault.place.file for fault in raised.value.faults] == missing
    assert {tuple(fault.place)[1:] for fault in raised.value.faults} == {(1, 1, 1, 1)}


def test_a_folder_without_rules_is_told_and_one_with_sources_alone_is_read(tmp_path: Path) -> None:
    folders = {"empty": "notes.md", "proof": "sound.yaml", "sources": "sources.yaml", "spelt": "rule.yml"}
    for folder, name in folders.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_text(name, "utf-8")
    with pytest.raises(FaultsFound) as raised:
        rule_files([str(tmp_path / folder) for folder in folders])
    empty, proof, spelt = raised.value.faults
    assert [one.place.file for one in (empty, proof)] == [str(tmp_path / "empty"), str(tmp_path / "proof")]
    assert empty[1:] == proof[1:] == ("Mappen innehåller inga regler (*.yaml).", "The folder holds no rules (*.yaml).")
    assert "Rename the file" in spelt.en
    assert len(rule_files([str(tmp_path / "sources")])) == 1


def test_what_looks_like_rules_but_is_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rules, elsewhere, unreadable = tmp_path / "rules", tmp_path / "elsewhere", tmp_path / "rules" / "z"
    unreadable.mkdir(parents=True)
    elsewhere.mkdir()
    for name in ("a.yaml", "b.yml", "C.YAML", "d.yaml.txt", "notes.md"):
        (rules / name).write_text(name, "utf-8")
    (rules / "linked").symlink_to(elsewhere, target_is_directory=True)
    whole = os.scandir

    def scandir(path: str) -> Any:
        if str(path) == str(unreadable):
            raise PermissionError(13, "no", str(path))
        return whole(path)

    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(FaultsFound) as raised:
        rule_files([str(rules)])
    told = {os.path.relpath(fault.place.file, rules): fault.en for fault in raised.value.faults}
    assert sorted(told) == ["C.YAML", "b.yml", "d.yaml.txt", "linked", "z"]
    assert "Rename the file" in told["b.yml"] == told["C.YAML"]
    assert "link" in told["linked"]
    assert told["z"] == "The folder cannot be read."
