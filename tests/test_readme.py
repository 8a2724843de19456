"""The README, tried: its outputs are what the commands print, its commands exist, its links lead somewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.readme import EXAMPLE, README, ROOT, blocks, styrkoll, with_blocks

TEXT = README.read_text("utf-8")


def test_outputs_are_what_the_commands_print(tmp_path: Path) -> None:
    """A stale README fails; `python -m tests.readme` writes it anew."""
    assert with_blocks(TEXT, blocks(tmp_path)) == TEXT


def test_example_output_is_what_the_command_prints() -> None:
    assert EXAMPLE.read_text("utf-8") == styrkoll("check", "--example", "--all")


def test_a_changed_output_is_noticed() -> None:
    made = {"faults": "avtal.yaml:1:1: something else"}
    assert with_blocks(TEXT, made) != TEXT


COMMANDS = sorted(set(re.findall(r"`styrkoll ([a-z]+(?: [a-z]+)?)", TEXT)))
LOCKED = (
    "--require-hashes -r requirements.txt -r requirements-build.txt",
    "--require-hashes -r requirements-dev.txt",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_exist(command: str) -> None:
    assert "Usage: styrkoll " + command in styrkoll(*command.split(), "--help")


def test_the_number_of_rules_is_told_right() -> None:
    told = re.search(r"There are (\d+) \(\[docs/rules.md\]", TEXT)
    assert told
    assert int(told[1]) == len(styrkoll("rules", "list").splitlines()) - 2


def test_options_exist() -> None:
    commands = ("check", "report", "diff", "import", "doubts", "export", "rules test", "rules mutate")
    known = "".join(styrkoll(*command.split(), "--help") for command in commands)
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT.split("## Use")[1].split("## How")[0]))
    assert {"--fail-on", "--select"} <= named
    assert [option for option in named - {"--help"} if option not in known] == []


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)\)", TEXT))))
def test_links_lead_somewhere(link: str) -> None:
    assert (ROOT / link).exists()


def test_the_commands_without_make_are_those_of_the_makefile() -> None:
    """The same files are installed on Windows as by make, and the same tests are run."""
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for part in LOCKED:
        assert part in makefile
        assert part in TEXT
    for tool in ("ruff check", "ruff format --check", "mypy", "pytest", "styrkoll rules test"):
        assert tool in makefile
        assert tool in TEXT
