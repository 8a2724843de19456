"""Files as they were in git: read without changing anything, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.decisions.history import HistoryFault, Range, range_of, repository_of
from tests.cli.repositories import Repository

ODD = "data/avtal [utkast] på * ö.yaml"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("main", Range("main", None, fork=False)),
        ("main..", Range("main", None, fork=False)),
        ("main...", Range("main", None, fork=True)),
        ("main..HEAD", Range("main", "HEAD", fork=False)),
        ("v1.0...gren/ny", Range("v1.0", "gren/ny", fork=True)),
        ("..HEAD~2", Range("HEAD", "HEAD~2", fork=False)),
    ],
)
def test_ranges_are_written_as_git_has_them(written: str, meant: Range) -> None:
    assert range_of(written) == meant


def test_a_file_is_read_as_it_was_whatever_it_is_called(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    first = made.save({ODD: b"a: 1\r\n", "data/annan.yaml": b""})
    made.save({ODD: None})
    before = made.git("status", "--porcelain", "--ignored"), made.git("rev-parse", "HEAD")
    repository = repository_of(str(tmp_path / "data" / "borta" / "fil.yaml"))
    assert repository.commit(first[:8]) == first
    assert repository.file(first, ODD) == b"a: 1\r\n"
    assert repository.file(repository.commit("HEAD"), ODD) is None
    assert repository.file(first, "data") is None
    assert set(repository.files(first)) == {ODD, "data/annan.yaml"}
    assert (made.git("status", "--porcelain", "--ignored"), made.git("rev-parse", "HEAD")) == before


def test_a_path_goes_from_the_top_and_nowhere_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Repository(tmp_path / "inne").save({"data/a.yaml": b""})
    repository = repository_of(str(tmp_path / "inne"))
    monkeypatch.chdir(tmp_path / "inne" / "data")
    assert repository.path_of("a.yaml") == "data/a.yaml"
    for outside in ("../../a.yaml", str(tmp_path / "inne2" / "a.yaml")):
        with pytest.raises(HistoryFault, match="is not in the same git repository"):
            repository.path_of(outside)


@pytest.mark.parametrize("name", ["", " ", "-p", "--all", "main\n", "main\0", "main:data/a.yaml", "HEAD^{tree}"])
def test_what_names_no_commit_is_never_one(tmp_path: Path, name: str) -> None:
    Repository(tmp_path).save({"data/a.yaml": b""})
    with pytest.raises(HistoryFault):
        repository_of(str(tmp_path)).commit(name)


def test_two_without_a_history_in_common_have_no_fork(tmp_path: Path) -> None:
    made = Repository(tmp_path)
    made.save({"a.yaml": b""})
    made.git("switch", "--quiet", "--orphan", "annan")
    made.save({"b.yaml": b""})
    with pytest.raises(HistoryFault, match="no history in common"):
        repository_of(str(tmp_path)).fork("main", "annan")
