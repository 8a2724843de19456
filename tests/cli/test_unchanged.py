"""What is told again is what a run would say: in whatever state the cache is, and whatever has changed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker import cache as cache_module
from checker.cli import main, unchanged
from checker.output.formats import FORMATS
from checker.prove.mutants import OPERATORS
from checker.prove.patches import changed
from tests.cli.process import Styrkoll, environment
from tests.sound import EXAMPLE, ROOT, SOUND, sound_graph

PRINTED: Final = [name for name, about in FORMATS.items() if about.sort != "binary"]
WAIVERS: Final = """\
waivers:
  - {{rule: LED01, subject: 1.2.1, title: {title}, reason: Prövat., decided_by: KS, decision: "2026-01-01 § 1"}}
"""
LEADERLESS: Final = {"1.2.1": {"named_in_sentence": {"codes": ["SHB", "TEK"]}}}

Check = Callable[..., tuple[int, bytes]]


def file_with(path: Path, patches: Mapping[str, object]) -> str:
    """The sound agreement after the changes, as a file; its name."""
    path.write_text(json.dumps(changed(sound_graph(), dict(patches), (), ()), ensure_ascii=False, indent=1), "utf-8")
    return path.name


@pytest.fixture(scope="module")
def rules_only(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache that has the rules and no runs."""
    folder = tmp_path_factory.mktemp("rules")
    Styrkoll(folder, folder)("check", "nowhere.yaml")
    return folder


@pytest.fixture
def check(
    tmp_path: Path, rules_only: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Check:
    """Runs `check` in an empty project with a cache of its own; its exit code and what it printed."""
    shutil.copytree(rules_only, tmp_path / "cache")
    (tmp_path / "project").mkdir()
    monkeypatch.chdir(tmp_path / "project")
    for name in ("NO_COLOR", "FORCE_COLOR", "STYRKOLL_CACHE"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "cache"))

    def run(*arguments: str) -> tuple[int, bytes]:
        with pytest.raises(SystemExit) as left:
            main(["check", *arguments])
        return int(left.value.code or 0), capfdbinary.readouterr().out

    return run


@pytest.fixture
def uncached(check: Check, monkeypatch: pytest.MonkeyPatch) -> Check:
    """The same, made anew whatever is kept, and not kept."""

    def run(*arguments: str) -> tuple[int, bytes]:
        with monkeypatch.context() as patched:
            patched.setattr("checker.cli.replayed", lambda _: None)
            patched.setattr(unchanged, "_asked", None)
            return check(*arguments)

    return run


def entries() -> list[Path]:
    """The runs that are kept."""
    folder = cache_module.cache_folder()
    return sorted(Path(folder or "").glob("run-*"))


def is_told_again(*arguments: str) -> bool:
    """Whether a run with these arguments would be told again."""
    circumstances = unchanged._circumstances(["check", *arguments])
    path = cache_module.cache_file("run", circumstances)
    return path is not None and unchanged.kept(path, circumstances) is not None


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


def own_rule() -> str:
    return (ROOT / "rules" / "lead" / "lead-unclear.yaml").read_text("utf-8")


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


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(data=st.data())
def test_an_entry_with_any_wrong_byte_is_as_none(check: Check, data: st.DataObject) -> None:
    if not entries():
        check(str(SOUND))
    (path,) = entries()
    sound = path.read_bytes()
    position = data.draw(st.integers(0, len(sound) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda byte: byte != sound[position]))
    path.write_bytes(sound[:position] + bytes([byte]) + sound[position + 1 :])
    assert not is_told_again(str(SOUND))
    path.write_bytes(sound[: data.draw(st.integers(0, len(sound) - 1))])
    assert not is_told_again(str(SOUND))
    path.write_bytes(sound)
    assert is_told_again(str(SOUND))


@pytest.mark.parametrize("inside", [b"", b"\0", b"a\0b\0c\0d\0e", b"\xff\0\0", b"x\x001\x00\x009\x00times\0/\0"])
def test_an_entry_that_is_whole_but_foreign_is_as_none(check: Check, inside: bytes) -> None:
    check(str(SOUND))
    (path,) = entries()
    cache_module.keep(str(path), inside)
    assert not is_told_again(str(SOUND))


def test_the_cache_can_be_switched_off(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = check(str(SOUND))
    (path,) = entries()
    cache_module.keep(str(path), (cache_module.cached(str(path)) or b"") + b"told again")
    assert check(str(SOUND))[1] == expected[1] + b"told again"
    monkeypatch.setenv("STYRKOLL_CACHE", "off")
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
import checker.cli.check
checker.cli.check.keep = kept
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
