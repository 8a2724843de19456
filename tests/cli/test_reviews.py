"""Reviews that are kept file by file are those that a check would make: whatever has changed, and whatever is kept."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

import pytest

from checker import cache as cache_module
from checker.cli import crew, main, many
from checker.cli.inputs import Input
from checker.cli.told import Task, Told
from checker.configuration import WAIVER_FILE
from checker.prove.mutants import OPERATORS
from checker.prove.patches import changed
from tests.sound import sound_bytes, sound_graph

FILES: Final = 6
LEADERLESS: Final = {"1.2.1": {"named_in_sentence": {"codes": ["SHB", "TEK"]}}}
WAIVERS: Final = """\
waivers:
  - {agreement: made-1, rule: LED01, subject: 1.2.1, title: Anlägga gröna tak, values: [SHB, TEK],
     reason: a, decided_by: b, decision: c}
"""
REPORT: Final = "follow_up: {agreement: made-1, occasion: vår, year: 2026}\nreports: []\n"


class Ran(NamedTuple):
    """How a run ended, what it printed, and which files it checked."""

    code: object
    out: str
    err: str
    checked: list[str]


Check = Callable[..., Ran]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Check:
    """Checks the agreements of a project, one of which has a finding, in this process."""
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STYRKOLL_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))
    for number in range(FILES):
        edits = {"agreement": {"id": f"made-{number}"}, **(LEADERLESS if number == 1 else {})}
        (tmp_path / f"data/{number}.yaml").write_bytes(sound_bytes(edits))
    anew, checked = many._told_anew, list[str]()

    def noted(one: Input, task: Task) -> Told:
        checked.append(os.path.basename(one.path))
        return anew(one, task)

    monkeypatch.setattr(many, "_told_anew", noted)

    def refused(*_: object) -> None:
        raise BlockingIOError

    monkeypatch.setattr(crew.Crew, "started", refused)

    def run(*options: str, day: str = "2026-03-01") -> Ran:
        checked.clear()
        with pytest.raises(SystemExit) as left:
            main(["check", "data", "--date", day, *options])
        return Ran(left.value.code, *capfd.readouterr(), [*checked])

    __import__("checker.cli.checking")
    monkeypatch.setattr(sys.modules["checker.cli.checking"], "FEW", 2)
    return run


def uncached(check: Check, *options: str, day: str = "2026-03-01") -> Ran:
    """The same, whatever is kept."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("STYRKOLL_CACHE", "off")
        return check(*options, day=day)


def report() -> None:
    Path("data/follow_up").mkdir()
    Path("data/follow_up/made-1-vår.yaml").write_text(REPORT, "utf-8")


def edit(path: str) -> None:
    Path(path).write_bytes(sound_bytes({"agreement": {"id": "made-2"}, **LEADERLESS}))


CHANGES: Final[dict[str, tuple[Callable[[], object], list[str]]]] = {
    "a file": (lambda: edit("data/2.yaml"), ["2.yaml"]),
    "a file more": (lambda: edit("data/21.yaml"), ["21.yaml"]),
    "a file that breaks": (lambda: Path("data/2.yaml").write_text("agreement: {id: [}\n"), ["2.yaml"]),
    "a report": (report, []),
    "severities": (lambda: Path("styrkoll.yaml").write_text("severities: {LED01: info}\npaths: [data]\n"), []),
}


@pytest.mark.parametrize("change", CHANGES)
def test_an_edit_costs_its_own_check(check: Check, change: str) -> None:
    first = check()
    assert first.checked == [f"{number}.yaml" for number in range(FILES)]
    again = check()
    assert again == first._replace(checked=[])
    make, of = CHANGES[change]
    make()
    after, anew = check(), uncached(check)
    assert after[:3] == anew[:3] != first[:3]
    assert after.checked == (of or anew.checked)


def test_another_way_to_tell_is_told_anew(check: Check) -> None:
    first = check()
    for options in (["--all"], ["--lang", "en"], ["--fail-on", "never"], ["--select", "LED01"]):
        other = check(*options)
        assert len(other.checked) == FILES
        assert other[:3] == uncached(check, *options)[:3]
    assert check() == first._replace(checked=[])


def test_a_waiver_holds_for_a_day(check: Check) -> None:
    Path(WAIVER_FILE).write_text(WAIVERS.replace("decision: c", "decision: c, expires: 2026-06-30"), "utf-8")
    held, ended = check(day="2026-06-30"), check(day="2026-07-01")
    assert held.out != ended.out == uncached(check, day="2026-07-01").out


def test_mutants_come_out_alike_kept_and_not(check: Check) -> None:
    random = Random(5)
    for name in random.sample([*OPERATORS], 8):
        edits = [*OPERATORS[name].edits(sound_graph())]
        for number, one in enumerate(random.sample(edits, min(FILES, len(edits)))):
            mutant = changed(sound_graph(), one.patches, one.add, one.remove)
            Path(f"data/{number}.yaml").write_text(json.dumps(mutant, ensure_ascii=False), "utf-8")
        anew = uncached(check)
        assert check()[:3] == anew[:3]
        assert check()[:3] == anew[:3]


def test_entries_that_are_damaged_are_as_none(check: Check) -> None:
    first = check()
    random = Random(7)
    kept = sorted(Path("cache").rglob("reviews/*"))
    assert len(kept) == FILES
    for path in kept:
        data = bytearray(path.read_bytes())
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
        path.write_bytes(data)
    assert check() == first


def test_a_folder_that_cannot_hold_reviews_is_as_none(check: Check) -> None:
    first = check()
    for path in Path("cache").rglob("reviews"):
        for entry in path.iterdir():
            entry.unlink()
        path.rmdir()
        path.write_bytes(b"")
    assert check() == check() == first


def test_the_reviews_take_no_more_than_their_room(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache_module, "MOST_BYTES", 3_000)
    first = check()
    assert sum(path.stat().st_size for path in Path("cache").rglob("reviews/*")) <= 3_000
    assert check()[:3] == first[:3]


def test_of_too_many_nothing_is_kept(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(many, "MOST_FILES", FILES - 1)
    assert check() == check()
    assert not [*Path("cache").rglob("reviews/*")]
