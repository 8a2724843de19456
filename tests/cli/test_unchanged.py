"""What is told again is what a run would say: in whatever state the cache is, and whatever has changed."""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final

import pytest

from checker.output.formats import FORMATS
from checker.prove.mutants import OPERATORS
from checker.prove.patches import changed
from tests.cli.kept_runs import LEADERLESS, WAIVERS, Check, entries, is_told_again, own_rule
from tests.sound import ROOT, SOUND, sound_graph

PRINTED: Final = [name for name, about in FORMATS.items() if about.sort != "binary"]


def file_with(path: Path, patches: Mapping[str, object]) -> str:
    """The sound agreement after the changes, as a file; its name."""
    path.write_text(json.dumps(changed(sound_graph(), dict(patches), (), ()), ensure_ascii=False, indent=1), "utf-8")
    return path.name


@pytest.mark.parametrize("form", PRINTED)
@pytest.mark.parametrize("more", [(), ("--all", "--statistics", "--lang", "en")], ids=["plain", "with more"])
def test_every_format_is_told_again_to_the_byte(
    check: Check, uncached: Check, form: str, more: tuple[str, ...]
) -> None:
    file = file_with(Path("a.yaml"), LEADERLESS)
    arguments = (file, "--format", form, *more)
    expected = uncached(*arguments)
    assert entries() == []
    assert check(*arguments) == expected
    assert is_told_again(*arguments) == (form == "text" or "--statistics" not in more)
    assert check(*arguments) == expected
    assert expected[0] == 1
    assert expected[1].count(b"LED01") >= 1 or form == "csv"


@pytest.mark.skipif(sys.platform == "win32", reason="names of files are text there")
@pytest.mark.parametrize("name", ["a\udcff.yaml", "평가.yaml"], ids=["no text", "Korean"])
def test_odd_names_are_told_again_to_the_byte(check: Check, uncached: Check, name: str) -> None:
    file_with(Path(name), LEADERLESS)
    expected = uncached(name)
    assert check(name) == expected
    assert is_told_again(name)
    assert check(name) == expected


def edits() -> Iterator[dict[str, object]]:
    """One-fault changes to the sound agreement that can be written as patches, by every operator."""
    for operator in OPERATORS.values():
        for edit in operator.edits(sound_graph()):
            if edit.patches and not edit.add and not edit.remove:
                yield dict(edit.patches)


def test_mutants_come_out_alike_cold_warm_and_without(check: Check, uncached: Check) -> None:
    """A file that changes under one name: each state of it is told as it is, and told again when it comes back."""
    random = Random(2026)
    mutants = random.sample([*edits()], 12)
    for patches in (*mutants, mutants[0], mutants[1]):
        arguments = (file_with(Path("a.yaml"), patches), "--format", random.choice(PRINTED))
        expected = uncached(*arguments)
        assert check(*arguments) == expected
        assert is_told_again(*arguments)
        assert check(*arguments) == expected


def write(name: str, text: str) -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, "utf-8")


def same_size_and_time(name: str, before: str, after: str) -> None:
    """A change that neither size nor time tells."""
    path = Path(name)
    times = path.stat()
    text = path.read_text("utf-8")
    assert before in text
    assert len(before.encode()) == len(after.encode())
    path.write_text(text.replace(before, after), "utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES: Final[dict[str, tuple[tuple[str, ...], Callable[[], object]]]] = {
    "the agreement": (("data/a.yaml",), lambda: same_size_and_time("data/a.yaml", "gröna tak", "gröna hus")),
    "the project's agreement": ((), lambda: same_size_and_time("data/a.yaml", "gröna tak", "gröna hus")),
    "one more in the project": ((), lambda: file_with(Path("data/b.yaml"), LEADERLESS)),
    "one more in the folder": (("data",), lambda: file_with(Path("data/b.yaml"), LEADERLESS)),
    "one fewer": (("data",), lambda: Path("data/other.yaml").unlink()),
    "a new configuration": (("data/a.yaml",), lambda: write("styrkoll.yaml", "severities: {LED01: info}\n")),
    "one above the project": (("data/a.yaml",), lambda: write("../styrkoll.yaml", "ignore: LED01\n")),
    "the configuration": (("data", "--config", "own/c.yaml"), lambda: same_size_and_time("own/c.yaml", "DAT", "LED")),
    "the language": (("data", "--config", "own/c.yaml"), lambda: write("own/c.yaml", "language: en\n")),
    "new waivers": (("data/a.yaml",), lambda: write("undantag.yaml", WAIVERS.format(title="Trygghet"))),
    "a rule": (("data", "--rules", "own/rules"), lambda: same_size_and_time("own/rules/lead/x.yaml", "error", "info ")),
    "one more rule": (("data", "--rules", "own/rules"), lambda: write("own/rules/more.yaml", "id: X\n")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_every_change_is_noticed(check: Check, uncached: Check, change: str) -> None:
    write("own/rules/lead/x.yaml", own_rule())
    write("own/c.yaml", "ignore: DAT01\n")
    for name in ("a", "other"):
        Path("data").mkdir(exist_ok=True)
        file_with(Path(f"data/{name}.yaml"), LEADERLESS)
    arguments, make = CHANGES[change]
    before = check(*arguments)
    assert is_told_again(*arguments)
    make()
    assert not is_told_again(*arguments)
    assert check(*arguments) == uncached(*arguments) != before


def test_waivers_hold_for_a_day(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    file_with(Path("a.yaml"), LEADERLESS)
    check("a.yaml")
    write("undantag.yaml", WAIVERS.format(title="x"))
    check("a.yaml", "--waivers", "undantag.yaml")
    check("a.yaml", "--date", "2026-01-01")
    assert is_told_again("a.yaml", "--waivers", "undantag.yaml")
    monkeypatch.setattr(time, "strftime", lambda _: "2099-01-01")
    assert not is_told_again("a.yaml", "--waivers", "undantag.yaml")
    assert is_told_again("a.yaml", "--date", "2026-01-01")


@pytest.mark.parametrize("name", ["NO_COLOR", "FORCE_COLOR", "TERM"])
def test_another_environment_is_another_run(check: Check, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    check(str(SOUND))
    assert is_told_again(str(SOUND))
    monkeypatch.setenv(name, "dumb")
    assert not is_told_again(str(SOUND))


def test_another_folder_is_another_run(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    for folder, patches in (("one", LEADERLESS), ("two", {})):
        Path(folder).mkdir()
        file_with(Path(folder, "a.yaml"), patches)
    here = Path.cwd()
    codes = []
    for folder in ("one", "two", "one", "two"):
        monkeypatch.chdir(here / folder)
        codes.append(check("a.yaml", "--select", "LED01")[0])
    assert codes == [1, 0, 1, 0]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.yaml",),
        (str(SOUND), "--select", "LED99"),
        (str(SOUND), "-o", "a.json"),
        (str(SOUND), "--write-baseline", "b.yaml"),
        (str(SOUND), "--compare", str(SOUND)),
        (str(SOUND), "--format", "json", "--statistics"),
        ("--show-config",),
        (str(ROOT / "data" / "source" / "ks-2026.txt"),),
    ],
)
def test_what_says_or_does_more_is_not_kept(check: Check, arguments: tuple[str, ...]) -> None:
    check(*arguments)
    assert not is_told_again(*arguments)
    assert entries() == []


def test_a_module_that_has_just_changed_is_not_trusted(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    """Within two seconds a file may change again without its times telling it."""
    module = Path("regex.py")
    module.write_text("", "utf-8")
    monkeypatch.setitem(sys.modules, "regex", type(sys)("regex"))
    monkeypatch.setattr(sys.modules["regex"], "__file__", str(module.resolve()), raising=False)
    check(str(SOUND))
    assert entries() == []
    if sys.platform != "linux":
        return
    monkeypatch.setattr("checker.seen._SETTLED", -10 * 10**9)
    check(str(SOUND))
    assert is_told_again(str(SOUND))
    module.write_text("# changed", "utf-8")
    assert not is_told_again(str(SOUND))
