"""A file is written whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from checker.yamlfile import write_file, write_files


def test_a_new_file_and_an_old_one(tmp_path: Path) -> None:
    path = tmp_path / "å.yaml"
    write_file(path, b"a: 1\n")
    assert path.read_bytes() == b"a: 1\n"
    path.chmod(0o640)
    write_file(str(path), b"a: 2\n")
    assert path.read_bytes() == b"a: 2\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["å.yaml"]


@pytest.mark.parametrize("step", ["fsync", "replace", "chmod"])
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_the_old_file_is_intact_when_a_step_fails(
    step: str, error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"old")

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, step, fail)
    with pytest.raises(type(error)):
        write_file(path, b"new")
    assert path.read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["a.yaml"]


def test_the_bytes_are_on_disk_before_the_name_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        steps.append("fsync")
        real_sync(handle)

    def replace(source: str, target: str) -> None:
        steps.append("replace")
        assert Path(source).parent == Path(target).parent
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    write_file(tmp_path / "a", b"x")
    assert steps == ["fsync", "replace"]


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        write_file(tmp_path / "no" / "a", b"x")


def test_several_files_or_none(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(FileNotFoundError) as fault:
        write_files([(tmp_path / "a", b"new"), (tmp_path / "no" / "b", b"x"), (tmp_path / "c", b"x")])
    assert fault.value.filename == str(tmp_path / "no" / "b")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("a", b"old")]
    write_files([(tmp_path / "a", b"new"), (tmp_path / "c", b"x")])
    assert sorted((found.name, found.read_bytes()) for found in tmp_path.iterdir()) == [("a", b"new"), ("c", b"x")]


def test_all_are_laid_ready_before_the_first_is_put_in_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps: list[str] = []
    real_sync, real_replace = os.fsync, os.replace

    def sync(handle: int) -> None:
        steps.append("ready")
        real_sync(handle)

    def replace(source: str, target: str) -> None:
        steps.append("placed")
        real_replace(source, target)

    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "replace", replace)
    write_files([(tmp_path / name, b"x") for name in "abc"])
    assert steps == ["ready"] * 3 + ["placed"] * 3
