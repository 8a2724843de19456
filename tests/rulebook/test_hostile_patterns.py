"""Patterns in a run: a hostile one ends in time as a fault of its rule, an ordinary one costs nothing more."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.small import ROOT, RULE, SMALL, SOURCES, changed


def folder_with(tmp_path: Path, require: str) -> Path:
    folder = tmp_path / "own"
    (folder / "themes").mkdir(parents=True)
    (folder / "sources.yaml").write_bytes(SOURCES)
    rule = changed(RULE, ("{led_by: {min_count: 1}}", require))
    (folder / "themes" / "name.yaml").write_text(rule, "utf-8")
    return folder


def check_of(tmp_path: Path, require: str, title: str, *more: str) -> subprocess.CompletedProcess[str]:
    """`styrkoll check` in a process of its own, of the small agreement with another title, by one own rule."""
    folder = folder_with(tmp_path, require)
    (tmp_path / "a.yaml").write_text(changed(SMALL, ("title: Ta fram en energiplan", f"title: {title}")), "utf-8")
    code = "import sys; from checker.cli import main; main(sys.argv[1:])"
    if "--imports" in more:
        code = (
            "import sys\nfrom checker.cli import main\ntry:\n    main(sys.argv[1:])\n"
            "finally:\n    print('regex' in sys.modules, file=sys.stderr)"
        )
    arguments = [*("check", str(tmp_path / "a.yaml"), "--rules", str(folder), "--select", "T01"), *more]
    return subprocess.run(
        [sys.executable, "-c", code, *(one for one in arguments if one != "--imports")],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        timeout=60,
        check=False,
        env={**os.environ, "STYRKOLL_CACHE": "off", "PYTHONUTF8": "1"},
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [("sv", "T01: mönstret blev inte färdigt"), ("en", "T01: the pattern did not finish")],
)
def test_a_hostile_pattern_ends_in_time_as_a_fault_of_its_rule(language: str, said: str, tmp_path: Path) -> None:
    begun = time.perf_counter()
    done = check_of(tmp_path, "{title: {not: {pattern: '(a|aa)+b'}}}", "a" * 80 + " b", "--lang", language)
    assert time.perf_counter() - begun < 15
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert said in line
    assert re.search(r"name\.yaml:6:\d+: ", line)
    assert "T01" not in done.stdout


def test_an_ordinary_pattern_does_not_import_the_library_that_can_be_stopped(tmp_path: Path) -> None:
    done = check_of(tmp_path, "{title: {not: {pattern: 'ta (fram|bort)', flags: i}}}", "Ta fram en plan", "--imports")
    assert done.returncode == 1, done.stderr
    assert done.stderr.splitlines()[-1] == "False"


def test_patterns_that_end_in_time_one_by_one_may_not_take_long_together(tmp_path: Path) -> None:
    """Each search of so long a text takes a tenth of a second or more, and there are forty of them."""
    slow = (f"{{title: {{pattern: '[a-z]+[a-z ]+[a-z, ]+[0-9]{{{place}}}'}}}}" for place in range(2, 42))
    begun = time.monotonic()
    ran = check_of(tmp_path, f"{{or: [{', '.join(slow)}]}}", "ord " * 120)
    assert ran.returncode == 2, ran.stderr
    assert "T01: mönster som det här tar tillsammans mer än en sekund att söka efter." in ran.stderr
    assert time.monotonic() - begun < 30
