"""What the tests of the command line share."""

from __future__ import annotations

import functools
import shutil
from pathlib import Path

import pytest

from checker.cli import main, unchanged
from tests.cli.kept_runs import Check
from tests.cli.process import Plain, Styrkoll
from tests.importer.reading import SOURCE


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder for all tests of the command line, so that the rules are read once."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> Plain:
    """What the command prints with these arguments and nothing else; asked twice, it runs once."""
    return functools.cache(Styrkoll(tmp_path_factory.mktemp("empty"), cache))


@pytest.fixture
def styrkoll(tmp_path: Path, cache: Path) -> Styrkoll:
    """The command, run in an empty folder."""
    return Styrkoll(tmp_path, cache)


@pytest.fixture
def document(styrkoll: Styrkoll) -> Path:
    """The real agreement's text, in the folder of the run."""
    path = styrkoll.folder / "avtal.txt"
    path.write_bytes(SOURCE.read_bytes())
    return path


@pytest.fixture(scope="session")
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
