"""What is kept of runs: nothing broken, foreign or old is told again, and nothing that a run looked at is missed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import cache as cache_module
from checker.prove.patches import changed
from tests.cli.kept_runs import LEADERLESS, WAIVERS, Check, entries, is_told_again, own_rule
from tests.cli.process import Styrkoll, environment
from tests.sound import EXAMPLE, ROOT, SOUND, sound_graph


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_an_entry_with_any_wrong_byte_is_as_none(check: Check, data: st.DataObject) -> None:
    if not entries():
        check(str(SOUND))
    (path,) = entries()
    sound = path.read_bytes()
    position = data.draw(st.integers(0, len(sound) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != sound[position]))
    rest = data.draw(st.integers(0, len(sound) - 1))  # before anything is written, for a draw may end the example
    path.write_bytes(sound[:position] + bytes([byte]) + sound[position + 1 :])
    assert not is_told_again(str(SOUND))
    path.write_bytes(sound[:rest])
    assert not is_told_again(str(SOUND))
    path.write_bytes(sound)
    assert is_told_again(str(SOUND))


@pytest.mark.parametrize("inside", [b"", b"\0", b"a\0b\0c\0d\0e", b"\xff\0\0", b"x\x001\x00\x009\x00times\0/\0"])
def test_an_entry_that_is_whole_but_foreign_is_as_none(check: Check, inside: bytes) -> None:
    check(str(SOUND))
    (path,) = entries()
    cache_module.keep(str(path), inside)
    assert not is_told_again(str(SOUND))


@pytest.mark.parametrize("off", ["off", "OFF", "0", "no", "False"])
def test_the_cache_can_be_switched_off(check: Check, monkeypatch: pytest.MonkeyPatch, off: str) -> None:
    expected = check(str(SOUND))
    (path,) = entries()
    cache_module.keep(str(path), (cache_module.cached(str(path)) or b"") + b"told again")
    assert check(str(SOUND))[1] == expected[1] + b"told again"
    monkeypatch.setenv("STYRKOLL_CACHE", off)
    assert check(str(SOUND)) == expected
    shutil.rmtree(path.parent)
    assert check(str(SOUND)) == expected
    assert not path.parent.exists()


def test_a_folder_that_cannot_hold_a_cache_is_as_none(check: Check, uncached: Check, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "cache")
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    assert check(str(SOUND)) == uncached(str(SOUND))
    assert not is_told_again(str(SOUND))


def test_the_oldest_go(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    check(str(SOUND))
    (first,) = entries()
    os.utime(first, (0, 0))
    rulebooks = sum(path.stat().st_size for path in first.parent.glob("rulebook-*"))
    monkeypatch.setattr(cache_module, "MOST_BYTES", rulebooks + 3 * first.stat().st_size // 2)
    check(str(SOUND), "--all")
    assert len(entries()) == 1
    assert not first.exists()
    assert is_told_again(str(SOUND), "--all")


def test_runs_at_once_do_not_disturb_each_other(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "checker", "check", str(EXAMPLE), "--select", "LED01"]
    running = [
        subprocess.Popen(command, cwd=tmp_path, env=environment(tmp_path / "cache"), stdout=subprocess.PIPE)
        for _ in range(4)
    ]
    said = {one.communicate()[0] for one in running}
    assert len(said) == 1
    assert {one.returncode for one in running} == {1}
    assert not [*(tmp_path / "cache").rglob("*.tmp")]


WATCH: Final = """
import json, os, sys
opened, asked, stat = set(), set(), os.stat
def hook(event, args):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(args[0], str):
        opened.add(os.path.abspath(args[0]))
sys.addaudithook(hook)
def noting(path, *args, **kwargs):
    if isinstance(path, str):
        asked.add(os.path.abspath(path))
    return stat(path, *args, **kwargs)
os.stat = noting
from checker import seen
from checker.cli import unchanged
keep, ended = unchanged.keep, seen.ended
def kept(*args, **kwargs):
    seen.ended = lambda: looks.update(ended() or {}) or looks
    keep(*args, **kwargs)
looks = {}
import checker.cli.checking
checker.cli.checking.keep = kept
from checker.cli import main
try:
    main(sys.argv[1:])
finally:
    print(json.dumps([sorted(opened | asked), sorted({os.path.abspath(path) for _, path in looks})]), file=sys.stderr)
"""


@pytest.mark.parametrize(
    "arguments",
    [(), ("data",), ("data/a.yaml", "--rules", "own/rules"), ("--baseline", "own/baseline.yaml"), ("--example",)],
    ids=" ".join,
)
def test_whatever_a_run_looks_at_is_noted(styrkoll: Styrkoll, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    """Nothing is opened, listed or asked about in the project, the rules or the bundled data that is not noted."""
    for name, text in (
        ("data/a.yaml", json.dumps(changed(sound_graph(), LEADERLESS, (), ()), ensure_ascii=False)),
        ("styrkoll.yaml", "fail_on: warning\nparameters: {LED07: {leads: 4}}\n"),
        ("undantag.yaml", WAIVERS.format(title="x")),
        ("own/rules/lead/x.yaml", own_rule()),
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    styrkoll("check", "--write-baseline", "own/baseline.yaml")
    done = subprocess.run(
        [sys.executable, "-c", WATCH, "check", *arguments],
        env=environment(styrkoll.cache),
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    looked, noted = (
        {path for path in paths if Path(path).is_relative_to(tmp_path) or "rules" in Path(path).parts}
        for paths in json.loads(done.stderr.splitlines()[-1])
    )
    # Where the rules lie, in the package or beside it, goes with where the modules lie, which is noted.
    looked -= {str(tmp_path), str(ROOT / "checker" / "_content" / "rules"), str(SOUND)}
    assert {path for path in looked - noted if not path.endswith(".pyc")} == set()
    assert len(noted) > 3
