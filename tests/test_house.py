"""The checkout keeps the house's rules, and every rule finds the violation that is planted in a copy of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.house import (
    HOMES,
    LONGEST,
    PACKAGE,
    RULES,
    TOP_LEVEL,
    Rule,
    content_is_not_code,
    docstrings,
    face_is_light,
    folder_directions,
    import_directions,
    imports,
    known_top_level,
    libraries_at_home,
    light_values,
    modules,
    no_circles,
    portable_locks,
    quiet_machine,
    room_of,
    short_files,
    unknown_rooms,
)
from tests.sound import ROOT

PLANTED: list[tuple[Rule, str, str]] = [
    (unknown_rooms, "checker/utils.py", ""),
    (unknown_rooms, "checker/helpers/dates.py", ""),
    (import_directions, "checker/graph/planted.py", "from checker.engine import run"),
    (import_directions, "checker/graph/planted.py", "from checker import engine"),
    (import_directions, "checker/graph/planted.py", "import checker.cli.main"),
    (import_directions, "checker/graph/planted.py", "from ..facts import dates"),
    (import_directions, "checker/graph/planted.py", "from .. import facts"),
    (import_directions, "checker/graph/planted.py", "def f():\n    from checker.output import text"),
    (import_directions, "checker/graph/planted.py", "import importlib\nimportlib.import_module('checker.rulebook')"),
    (
        import_directions,
        "checker/graph/planted.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import checker.cli",
    ),
    (import_directions, "checker/graph/planted.py", "from checker import load"),
    (import_directions, "checker/engine.py", "import checker.finding"),
    (import_directions, "checker/words.py", "import checker.yamlfile"),
    (import_directions, "checker/gapreport/planted.py", "import checker.output"),
    (import_directions, "checker/gapreport/planted.py", "import checker.importer"),
    (import_directions, "checker/output/planted.py", "import checker.importer"),
    (import_directions, "checker/__init__.py", "def load():\n    import checker.cli"),
    (folder_directions, "checker/importer/text/planted.py", "from checker.importer.items import tables"),
    (folder_directions, "checker/importer/pdf/planted.py", "from ..doubts.answers import taken"),
    (no_circles, "checker/graph/index.py", "def f():\n    from checker.graph import walk"),
    (face_is_light, "checker/__init__.py", "from checker.engine import run"),
    (libraries_at_home, "checker/output/planted.py", "import click"),
    (libraries_at_home, "checker/engine.py", "def f():\n    import networkx.algorithms"),
    (libraries_at_home, "checker/cli/planted.py", "from rich.table import Table"),
    (light_values, "checker/engine.py", "from typing import Any, NamedTuple"),
    (content_is_not_code, "checker/rulebook/planted.py", "import rules"),
    (content_is_not_code, "checker/cli/planted.py", "from reports.example import page"),
    (docstrings, "checker/facts/planted.py", "x = 1"),
    (short_files, "checker/facts/planted.py", "x = 1\n" * LONGEST),
    (short_files, "tests/facts/planted.py", "x = 1\n" * LONGEST),
    (quiet_machine, "checker/engine.py", "def f():\n    print(1)"),
    (known_top_level, "utils/planted.py", ""),
    (portable_locks, "requirements.txt", "--index-url https://registry.example/simple"),
    (portable_locks, "requirements.txt", "-f /srv/wheels"),
    (portable_locks, "requirements.txt", "another==1 --hash=sha256:00  # from file:../another"),
    (portable_locks, "requirements.txt", "click==8"),
    (portable_locks, "requirements.txt", "click>=8 \\\n    --hash=sha256:00"),
    (portable_locks, "requirements-two.txt", "requirements==1 --hash=sha256:00\nrequirements==2 --hash=sha256:00"),
]

ALLOWED = [
    (
        "checker/cli/planted.py",
        "import click\nimport checker.engine\nfrom checker import __version__, output, words\nprint(1)",
    ),
    (
        "checker/graph/planted.py",
        "import json\nimport networkx\nfrom . import paths\nfrom ..agreement import read\nimport checker.graph",
    ),
    ("checker/__main__.py", "from checker.cli import main"),
    ("checker/__init__.py", "def load():\n    from checker.agreement import read\n    return read"),
    (
        "requirements.txt",
        "another==1 ; python_version < '4' \\\n    --hash=sha256:00\n    # via -c requirements-dev.txt",
    ),
]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the checkout, as far as the rules look at it."""
    for name in TOP_LEVEL:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, tmp_path / name)
    if (ROOT / PACKAGE).exists():
        shutil.copytree(ROOT / PACKAGE, tmp_path / PACKAGE, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def plant(root: Path, file: str, text: str) -> None:
    """Put `text` in a file: after a docstring if the file is a module that should have one."""
    (root / file).parent.mkdir(parents=True, exist_ok=True)
    docstring = '"""Planted."""\n\n' if file.endswith(".py") and text != "x = 1" else ""
    (root / file).write_text(f"{docstring}{text}\n", encoding="utf-8")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_the_house_has_no_violation(rule: Rule) -> None:
    assert list(rule(ROOT)) == []


@pytest.mark.parametrize(("rule", "file", "text"), PLANTED)
def test_every_planted_violation_is_found(rule: Rule, file: str, text: str, copy: Path) -> None:
    before = set(rule(copy))
    plant(copy, file, text)
    found = sorted(set(rule(copy)) - before)
    assert len(found) == 1, found
    assert found[0].startswith(file if rule is not known_top_level else file.partition("/")[0])


@pytest.mark.parametrize(("file", "text"), ALLOWED)
def test_what_is_allowed_is_no_violation(file: str, text: str, copy: Path) -> None:
    before = {violation for rule in RULES for violation in rule(copy)}
    plant(copy, file, text)
    assert {violation for rule in RULES for violation in rule(copy)} <= before


def test_no_library_has_a_home_that_does_not_use_it() -> None:
    used = {
        (name.partition(".")[0], room_of(place))
        for place, package, tree in modules(ROOT)
        for name, _ in imports(package, tree)
    }
    assert {(library, home) for library, homes in HOMES.items() for home in homes} <= used


def test_every_rule_has_a_planted_violation() -> None:
    assert {rule for rule, _, _ in PLANTED} == set(RULES)
