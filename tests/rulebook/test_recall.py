"""The cache of rules never changes a result: whatever state it is in, the rulebook is what the files say."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.rulebook import Rulebook, recall
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.rulebook.recall import encoded, recalled_rulebook
from checker.yamlfile import FaultsFound
from tests.sound import ROOT

CACHE: Final = "cache"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a few of the rules, and a cache of its own."""
    monkeypatch.delenv("STYRKOLL_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / CACHE))
    for name in ("sources.yaml", "lead/lead-unclear.yaml", "dates/year-after-end.yaml"):
        (tmp_path / "rules" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / "rules" / name, tmp_path / "rules" / name)
    return tmp_path / "rules"


def loaded(*folders: Path) -> Rulebook:
    """The rulebook without a cache, and without the documents, which a cache does not keep."""
    return load_rulebook(rule_files(map(str, folders)))._replace(documents={})


def recalled(*folders: Path) -> Rulebook:
    return recalled_rulebook(map(str, folders))._replace(documents={})


def cache_files(folder: Path) -> list[Path]:
    return sorted((folder.parent / CACHE).rglob("rulebook-*"))


@pytest.fixture
def cached(folder: Path) -> Path:
    """The cache file, written."""
    recalled(folder)
    (path,) = cache_files(folder)
    return path


def refuse_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Rulebook:
        raise AssertionError("read anew")

    monkeypatch.setattr(recall, "_loaded", refuse)


def test_what_is_recalled_is_what_was_loaded(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bundled = ROOT / "rules"
    expected = recalled(bundled)
    assert expected == loaded(bundled)
    refuse_loading(monkeypatch)
    rulebook = recalled(bundled)
    assert rulebook == expected
    assert repr(rulebook) == repr(expected)  # tuples of different classes may be equal
    assert rulebook.fingerprint == expected.fingerprint
    assert [*rulebook.rules] == sorted(rulebook.rules)


def test_the_cache_is_not_written_again(folder: Path, cached: Path) -> None:
    before = cached.stat()
    recalled(folder)
    after = cached.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def touch_severity(folder: Path) -> None:
    path = folder / "lead" / "lead-unclear.yaml"
    status = path.stat()
    path.write_text(path.read_text("utf-8").replace("severity: error", "severity: info "), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))  # same time, same size: only the text tells


def change_source(folder: Path) -> None:
    path = folder / "sources.yaml"
    path.write_text(path.read_text("utf-8").replace("\n    paragraph: ", "\n    paragraph: 99 ", 1), "utf-8")


def remove_rule(folder: Path) -> None:
    (folder / "dates" / "year-after-end.yaml").unlink()


def rename_rule(folder: Path) -> None:
    (folder / "lead" / "lead-unclear.yaml").rename(folder / "lead" / "no-lead.yaml")


def add_comment(folder: Path) -> None:
    with open(folder / "lead" / "lead-unclear.yaml", "a", encoding="utf-8") as file:
        file.write("# changed\n")


@pytest.mark.parametrize("change", [touch_severity, change_source, remove_rule, rename_rule, add_comment])
def test_a_change_of_any_file_is_noticed(folder: Path, cached: Path, change: Callable[[Path], None]) -> None:
    before = loaded(folder)
    change(folder)
    assert recalled(folder) == loaded(folder) != before
    assert recalled(folder) == loaded(folder)


def test_a_fault_is_found_in_spite_of_the_cache(folder: Path, cached: Path) -> None:
    path = folder / "lead" / "lead-unclear.yaml"
    sound = path.read_bytes()
    path.write_bytes(sound.replace(b"target: assignment", b"target: asignment"))
    for _ in range(2):
        with pytest.raises(FaultsFound, match="asignment"):
            recalled(folder)
    path.write_bytes(sound)
    assert recalled(folder) == loaded(folder)


@pytest.mark.parametrize(("name", "value"), [("__version__", "99.0.0"), ("FORM", 99)])
def test_another_version_reads_anew(
    folder: Path, cached: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: object
) -> None:
    monkeypatch.setattr(recall, name, value)
    monkeypatch.setattr(recall, "_loaded", lambda folders, _: load_rulebook(rule_files(folders))._replace(rules={}))
    assert recalled(folder).rules == {}


def test_the_same_files_in_other_folders_are_other_rules(folder: Path, cached: Path) -> None:
    shutil.copytree(folder / "lead", folder.parent / "mine" / "own")
    (folder.parent / "mine" / "own" / "lead-unclear.yaml").write_bytes(
        (folder / "lead" / "lead-unclear.yaml").read_bytes().replace(b"severity: error", b"severity: info")
    )
    mine = folder.parent / "mine"
    for _ in range(2):
        assert recalled(folder, mine) == loaded(folder, mine)
        assert recalled(folder, mine).rules["LED01"].severity == "info"
        assert recalled(folder).rules["LED01"].severity == "error"


def test_the_same_files_in_one_folder_are_other_rules(folder: Path) -> None:
    both = folder.parent / "both"
    shutil.copytree(folder, both / "first")
    shutil.copytree(folder / "lead", both / "second" / "own")
    assert recalled(both / "first", both / "second") == loaded(both / "first", both / "second")
    with pytest.raises(FaultsFound, match="already"):  # the later no longer replaces the earlier
        recalled(both)


def with_checksum(data: bytes) -> bytes:
    return b"%08x\n" % crc32(data) + data


def spoilt(value: Any) -> Callable[[bytes], bytes]:
    """The cache with a sound checksum and key, and with this in place of its values."""

    def make(data: bytes) -> bytes:
        return with_checksum(json.dumps(json.loads(data.partition(b"\n")[2]) | {"values": value}).encode())

    return make


def row(*positions: int) -> str:
    return b"".join(one.to_bytes(4, sys.byteorder) for one in positions).hex()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda data: b"", id="empty"),
        pytest.param(lambda data: data[: len(data) // 2], id="truncated"),
        pytest.param(lambda data: data[:-1], id="truncated by one"),
        pytest.param(lambda data: data + b" ", id="too long"),
        pytest.param(lambda data: data.partition(b"\n")[2], id="without checksum"),
        pytest.param(lambda data: b"\x80\x04\x95pickle", id="foreign"),
        pytest.param(lambda data: b"{}", id="foreign JSON"),
        pytest.param(lambda data: with_checksum(b"{}"), id="without key"),
        pytest.param(lambda data: with_checksum(b"[]"), id="a list"),
        pytest.param(lambda data: with_checksum(b"[" * 200_000), id="deep"),
        pytest.param(lambda data: with_checksum(b'{"key": "\xff"}'), id="no UTF-8"),
        pytest.param(spoilt(1), id="no values"),
        pytest.param(spoilt({"plain": [], "made": [], "parts": ""}), id="no rules"),
        pytest.param(spoilt({"plain": [[]], "made": [["", 1, 1]], "parts": row(0)}), id="a list"),
        pytest.param(spoilt({"plain": [1], "made": [["", 1, 1]], "parts": row(0)}), id="a number"),
        pytest.param(spoilt({"plain": ["echo"], "made": [["os.system", 1, 1]], "parts": row(0)}), id="unknown class"),
        pytest.param(spoilt({"plain": ["x"], "made": [["Rule", 1, 1]], "parts": row(0)}), id="too few fields"),
        pytest.param(spoilt({"plain": ["x"], "made": [["Decimal", 1, 1]], "parts": row(0)}), id="no figure"),
        pytest.param(spoilt({"plain": ["x"], "made": [["date", 1, 1]], "parts": row(0)}), id="no date"),
        pytest.param(spoilt({"plain": ["x"], "made": [["date", 2, 1]], "parts": row(0, 0)}), id="two dates"),
        pytest.param(spoilt({"plain": ["x"], "made": [[["Rule"], 1, 1]], "parts": row(0)}), id="a list for a name"),
        pytest.param(spoilt({"plain": [], "made": [["", 1, 1]], "parts": row(7)}), id="a part that is not there"),
        pytest.param(spoilt({"plain": [], "made": [["", 1, 1]], "parts": ""}), id="too few parts"),
        pytest.param(spoilt({"plain": [1], "made": [["", 1, 1]], "parts": row(0)[1:]}), id="half a part"),
    ],
)
def test_a_spoilt_cache_is_as_none(folder: Path, cached: Path, spoil: Callable[[bytes], bytes]) -> None:
    sound = cached.read_bytes()
    cached.write_bytes(spoil(sound))
    assert recalled(folder) == loaded(folder)
    assert cached.read_bytes() == sound  # mended


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.data())
def test_a_cache_with_any_wrong_byte_is_as_none(folder: Path, data: st.DataObject) -> None:
    expected = recalled(folder)
    (path,) = cache_files(folder)
    sound = path.read_bytes()
    position = data.draw(st.integers(0, len(sound) - 1))
    byte = data.draw(st.integers(0, 255))
    path.write_bytes(sound[:position] + bytes([byte]) + sound[position + 1 :])
    assert recalled(folder) == expected


def test_an_unreadable_cache_is_as_none(folder: Path, cached: Path) -> None:
    cached.unlink()
    cached.mkdir()  # neither readable nor writable as a file, whoever runs this
    assert recalled(folder) == loaded(folder)


def test_an_unwritable_cache_is_as_none(folder: Path) -> None:
    (folder.parent / CACHE).write_text("a file where the folder should be", "utf-8")
    assert recalled(folder) == loaded(folder)
    assert cache_files(folder) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="nothing is unwritable here")
def test_a_cache_without_permission_is_as_none(folder: Path) -> None:
    (folder.parent / CACHE).mkdir(mode=0o500)
    assert recalled(folder) == loaded(folder)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text are Linux's")
def test_a_folder_whose_name_is_no_text(folder: Path) -> None:
    odd = folder.parent / os.fsdecode(b"r\xff")
    folder.rename(odd)
    assert recalled(odd) == loaded(odd)


def test_no_cache_when_switched_off(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("STYRKOLL_CACHE", "off")
    assert recalled(folder) == loaded(folder)
    assert cache_files(folder) == []


def test_a_switched_off_cache_is_not_read(folder: Path, cached: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cached.write_bytes(spoilt(encoded(((), ())))(cached.read_bytes()))
    assert recalled(folder).rules == {}  # what it would say
    monkeypatch.setenv("STYRKOLL_CACHE", "off")
    assert recalled(folder) == loaded(folder)


@pytest.mark.parametrize("home", ["", "relative/cache"])
def test_only_an_absolute_place_holds_a_cache(folder: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, home)
    monkeypatch.chdir(folder.parent)
    assert recalled(folder) == loaded(folder)
    assert not (folder.parent / "relative").exists()


def test_the_cache_is_data_and_never_code(cached: Path) -> None:
    checksum, _, data = cached.read_bytes().partition(b"\n")
    assert int(checksum, 16) == crc32(data)
    assert {*json.loads(data)} == {"fingerprint", "key", "looks", "values"}
    assert not {"pickle", "marshal", "shelve", "exec", "eval"} & {*vars(recall)}
