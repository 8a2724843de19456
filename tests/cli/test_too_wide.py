"""Rules that go through too much of one file make it a file that cannot be checked, whatever the command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from checker.cli.checking import FEW
from tests.cli.process import Ran, Styrkoll
from tests.cli.rule_files import own_rules
from tests.sound import EXAMPLE, sound_bytes

ALL: Final = "in_agreement/^in_agreement"
CONDITION: Final = f"{{({ALL})?: {{equals: ({ALL}/{ALL})?}}}}"
WIDE: Final = (
    ("target: assignment\nwhere: {start: {min_count: 1}}\n", "target: [item, section, outcome]\n"),
    ("{end: {min_count: 1}}", f"{{and: [{', '.join([CONDITION] * 60)}]}}"),
    ("{number} slutar {end|aldrig}.", "Fel."),
    ("{number} ends {end|never}.", "Wrong."),
)
"""Goes through some hundred thousand values of the sound agreement, but too many of the real one."""
PLACE: Final = "mine/own/without-end.yaml:6:1: "


@pytest.fixture
def wide(styrkoll: Styrkoll) -> Path:
    """A folder with such a rule, and beside it the sound agreement and the real one."""
    (styrkoll.folder / "a.yaml").write_bytes(sound_bytes())
    (styrkoll.folder / "b.yaml").write_bytes(EXAMPLE.read_bytes())
    return own_rules(styrkoll.folder, *WIDE)


def refused(ran: Ran, times: int = 1) -> bool:
    """Whether the run said that the rule is too wide, and nothing else."""
    said = ran.err.splitlines()
    words = [line.startswith(f"{PLACE}OWN01: regeln går igenom mer än ") and " b.yaml " in line for line in said]
    return ran.code == 2 and words == [True] * times


@pytest.mark.parametrize(
    "command",
    [
        "check b.yaml",
        "check b.yaml --all --statistics",
        "graph b.yaml -o x",
        "report b.yaml --occasion vår -o x",
        "diff a.yaml b.yaml",
        "diff b.yaml a.yaml",
        "waive OWN01 1.1.1 b.yaml --reason x --decided-by KS --decision y --file x",
    ],
)
def test_it_is_one_fault_and_nothing_is_written(styrkoll: Styrkoll, wide: Path, command: str) -> None:
    ran = styrkoll(*command.split(), "--rules", wide)
    assert refused(ran), ran.err
    assert ran.out == ""
    assert not (styrkoll.folder / "x").exists()


def test_it_is_told_again_and_not_where_the_rule_is_left_out(styrkoll: Styrkoll, wide: Path) -> None:
    first = styrkoll("check", "b.yaml", "--rules", wide)
    assert refused(first)
    assert styrkoll("check", "b.yaml", "--rules", wide) == first
    assert styrkoll("check", "b.yaml", "--rules", wide, "--ignore", "OWN01").code == 1


def test_programs_are_told_too(styrkoll: Styrkoll, wide: Path) -> None:
    ran = styrkoll("check", "b.yaml", "--rules", wide, "--format", "sarif")
    assert refused(ran)
    (told,) = json.loads(ran.out)["runs"]
    (said,) = told["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith("OWN01: regeln går igenom mer än ")


@pytest.mark.parametrize("copies", [1, FEW], ids=["few", "many"])
def test_other_files_are_checked(styrkoll: Styrkoll, wide: Path, copies: int) -> None:
    for place in range(1, copies):
        (styrkoll.folder / f"a{place:02}.yaml").write_bytes(sound_bytes())
    files = sorted(path.name for path in styrkoll.folder.glob("*.yaml"))
    ran = styrkoll("check", *files, "--rules", wide)
    assert refused(ran)
    assert ran.out.count("Resultat: ") == copies
    assert styrkoll("check", *files, "--rules", wide) == ran


def test_an_explanation_is_given_but_not_what_the_rule_says(styrkoll: Styrkoll, wide: Path) -> None:
    ran = styrkoll("explain", "OWN01", "b.yaml", "--rules", wide)
    assert refused(ran), ran.err
    assert ran.out.startswith("OWN01  Uppdrag utan slutdatum\n")
