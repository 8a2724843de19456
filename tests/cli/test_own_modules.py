"""A module that is looked for where it is, is the module that Python would have found."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from checker.cli.own_modules import _Finder
from tests.cli.process import environment
from tests.sound import ROOT

ABOUT: Final = """
import json, sys
import checker.cli
from checker.cli.own_modules import find_own_modules
if sys.argv[1] == "straight":
    find_own_modules()
import checker.cli.checking, checker.output.text, checker.facts.text
def about(module):
    spec, loader = module.__spec__, module.__spec__.loader
    return [
        *(spec.name, spec.origin, spec.cached, spec.parent, spec.has_location, spec.submodule_search_locations),
        *(module.__name__, module.__file__, module.__cached__, module.__package__, module.__doc__),
        *(loader.get_filename(), loader.get_source(spec.name), loader is module.__loader__, sorted(vars(module))),
        getattr(sys.modules[spec.name.rpartition(".")[0]], spec.name.rpartition(".")[2]) is module,
    ]
told = {name: about(module) for name, module in [*sys.modules.items()] if name.startswith("checker.")}
print(json.dumps([told, sorted({type(sys.modules[name].__loader__).__name__ for name in told})]))
"""


def told(how: str, folder: Path) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", ABOUT, how], env=environment(folder), capture_output=True, check=True, cwd=folder
    )
    return json.loads(done.stdout)


def test_every_module_is_as_python_would_have_loaded_it(tmp_path: Path) -> None:
    (straight, loaders), (by_python, plain) = (told(how, tmp_path) for how in ("straight", "by python"))
    assert straight == by_python
    assert len(straight) > 80
    assert (loaders, plain) == (["SourceFileLoader", "_Loader"], ["SourceFileLoader"])


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a module whose bytecode was written long after it."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    write(tmp_path, "said = 'first'\n")
    loaded(tmp_path)
    assert kept(tmp_path).exists()
    return tmp_path


def write(folder: Path, text: str, time: int = 1_700_000_000) -> None:
    (folder / "planted.py").write_text(text, "utf-8")
    os.utime(folder / "planted.py", (time, time))


def kept(folder: Path) -> Path:
    return folder / "__pycache__" / f"planted.{sys.implementation.cache_tag}.pyc"


def loaded(folder: Path) -> ModuleType:
    spec = _Finder.find_spec("checker.planted", [str(folder)])
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_bytecode_is_taken_where_the_file_has_not_changed(package: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("left to Python")

    monkeypatch.setattr(SourceFileLoader, "get_code", refuse)
    assert loaded(package).said == "first"


@pytest.mark.parametrize(("text", "time"), [("said = 'other'\n", 1_700_000_001), ("said = 'other!'\n", 1_700_000_000)])
def test_a_file_that_has_changed_is_compiled(package: Path, text: str, time: int) -> None:
    write(package, text, time)
    assert loaded(package).said == text.split("'")[1]


@pytest.mark.parametrize("length", [0, 3, 16, 20, -1])
def test_bytecode_that_is_cut_is_left_to_python(package: Path, length: int) -> None:
    data = kept(package).read_bytes()
    kept(package).write_bytes(data[:length])
    assert outcome_of(loaded, package) == outcome_of(loaded_by_python, package)


def loaded_by_python(folder: Path) -> ModuleType:
    module = ModuleType("checker.planted")
    SourceFileLoader("checker.planted", str(folder / "planted.py")).exec_module(module)
    return module


def outcome_of(load: Any, folder: Path) -> tuple[str, str]:
    before = kept(folder).read_bytes()
    try:
        return "loaded", load(folder).said
    except (ImportError, EOFError, ValueError) as error:
        return type(error).__name__, str(error)
    finally:
        kept(folder).write_bytes(before)


def test_bytecode_of_another_python_is_not_taken(package: Path) -> None:
    data = kept(package).read_bytes()
    kept(package).write_bytes(b"\0\0\r\n" + data[4:])
    assert loaded(package).said == "first"


def test_a_package_that_was_moved_names_its_files_where_they_are(package: Path) -> None:
    write(package, "def tell(): ...\n")
    loaded(package)
    moved = package.rename(package.with_name("moved"))
    assert loaded(moved).tell.__code__.co_filename == str(moved / "planted.py")


def test_what_is_not_ours_or_not_there_is_left_to_python(package: Path) -> None:
    assert _Finder.find_spec("checker.missing", [str(package)]) is None
    assert _Finder.find_spec("checkers.planted", [str(package)]) is None
    assert _Finder.find_spec("checker", None) is None
    assert _Finder.find_spec("checker.graph", [str(ROOT / "checker")]) is None
