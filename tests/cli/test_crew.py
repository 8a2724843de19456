"""Processes share what there is to check by how quick they are, and none runs far ahead of what is told."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from checker.cli import crew
from checker.cli.inputs import Input
from checker.cli.told import Told

FILES = [Input(f"{number:02}", f"{number:02}") for number in range(20)]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="what is given here must reach the processes")
def test_while_one_file_takes_long_the_others_are_checked_but_not_far_ahead(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(crew, "_START", "fork")
    monkeypatch.setattr(crew, "_A_PROCESS", 1)
    monkeypatch.setattr(crew, "_TOGETHER", 1)
    monkeypatch.setattr(crew, "_AHEAD", 4)
    monkeypatch.setattr(crew, "_processors", lambda: 2)
    # The first process has been asked for the second file too, so that one waits for the first.
    ahead = 2 * crew._AHEAD - crew._ASKED

    def check(one: Input) -> Told:
        if one == FILES[0]:
            deadline = time.monotonic() + 20
            while len([*tmp_path.iterdir()]) < ahead and time.monotonic() < deadline:
                time.sleep(0.01)
            time.sleep(0.2)
        others = len([*tmp_path.iterdir()])
        (tmp_path / one.path).touch()
        return Told(review=f"{one.path} after {others}")

    told = [*crew.told_in_turn(FILES, check, check)]
    assert told[0].review == f"00 after {ahead}"
    assert [one.review[:2] for one in told] == [one.path for one in FILES]
