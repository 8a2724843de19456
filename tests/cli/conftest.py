"""What the tests of the command line share."""

from __future__ import annotations

import functools
from pathlib import Path

import pytest

from tests.cli.process import Plain, Styrkoll


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
