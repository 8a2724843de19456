"""The guides to waivers and the baseline, followed: their example is taken, their commands do what they say."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.decisions.waiver_file import WAIVERS, waivers_in
from checker.vocabulary import SEVERITIES
from checker.yamlfile import read_bytes
from tests.cli.process import Styrkoll
from tests.small import REAL, ROOT, rules
from tests.test_guides import GUIDE, blocks, part, quoted, rows

REFERENCE = (ROOT / "docs" / "undantag.md").read_text("utf-8")
EXAMPLE = REFERENCE.partition("```yaml\n")[2].partition("```")[0]
DECIDING = part(GUIDE, "## När en iakttagelse ska stå kvar: beviljade undantag")
ON_BOARD = part(GUIDE, "## Ta ombord en gammal överenskommelse: utgångsläge")


@pytest.fixture
def place(styrkoll: Styrkoll) -> Styrkoll:
    """A folder with an agreement of one's own."""
    (styrkoll.folder / "min-fil.yaml").write_text(REAL, "utf-8")
    return styrkoll


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def styrkoll(tmp_path: Path, cache: Path) -> Styrkoll:
    return Styrkoll(tmp_path, cache)


def typed(styrkoll: Styrkoll, command: str, *more: str) -> tuple[int, str, str]:
    """Exit code, output and what is said beside it, of a command as the guide writes it."""
    name, *arguments = shlex.split(command.strip())
    assert name == "styrkoll"
    ran = styrkoll(*arguments, *more)
    return ran.code, " ".join(ran.out.split()), ran.err


def test_the_example_is_a_file_of_waivers_that_holds(place: Styrkoll) -> None:
    (waiver,) = waivers_in(read_bytes(EXAMPLE.encode(), "undantag.yaml"), rules()).waivers
    (place.folder / "undantag.yaml").write_text(EXAMPLE, "utf-8")
    assert waiver.decision.expires is not None
    out = typed(place, f"styrkoll check min-fil.yaml --date {waiver.decision.expires}")[1]
    assert f"Skäl: {waiver.decision.reason}" in out
    assert "1 beviljat undantag" in out


def test_the_table_has_the_fields_of_the_schema() -> None:
    entry: dict[str, Any] = WAIVERS.schema["waivers"]["schema"]["schema"]
    cells = {quoted(row[0])[0]: row[2] for row in rows(REFERENCE.partition("\n## ")[0])}
    assert cells == {name: "ja" if form.get("required") else "" for name, form in entry.items()}
    assert {*yaml.safe_load(EXAMPLE)["waivers"][0]} == {*entry}


def test_the_table_has_the_rules_about_waivers_with_their_grades() -> None:
    told = {row[0]: row[2] for row in rows(part(REFERENCE, "## När ett undantag gäller"))}
    about = {one.id: SEVERITIES[one.severity].sv for one in rules().values() if one.about_waivers}
    assert told == about
    assert "högst 60 dagar" in REFERENCE
    assert "{days: 60}" in (ROOT / "rules/decisions/waiver-expires-soon.yaml").read_text("utf-8")


def test_a_decision_is_written_down_as_the_guide_says(place: Styrkoll) -> None:
    asking, whole = blocks(DECIDING, "text")
    assert typed(place, asking)[0] == 2  # nobody is at a terminal to be asked
    code, out, _ = typed(place, whole, "--date", "2026-04-30")
    assert (code, "Det gäller till och med 2026-12-31." in out) == (0, True)
    after = typed(place, "styrkoll check min-fil.yaml --date 2026-04-30")[1]
    assert "BEVILJADE UNDANTAG • 1.1.2" in after
    assert "(UND02)" in typed(place, "styrkoll check min-fil.yaml --date 2027-01-01")[1]
    assert "(UND03)" in typed(place, "styrkoll check min-fil.yaml --date 2026-11-01")[1]


def test_an_old_agreement_is_taken_on_board_as_the_guide_says(place: Styrkoll) -> None:
    (write,) = blocks(ON_BOARD, "text")
    assert typed(place, write)[0] == 0
    (option,) = [word for word in quoted(ON_BOARD) if word.startswith("--baseline ")]
    code, out, _ = typed(place, f"styrkoll check min-fil.yaml {option}")
    assert (code, "i utgångsläget" in out, "MÅSTE RÄTTAS" in out) == (0, True, False)
    assert "I UTGÅNGSLÄGET" in typed(place, f"styrkoll check min-fil.yaml {option} --all")[1]
    (place.folder / "min-fil.yaml").write_text(REAL.replace("År 2027 förväntas", "Till dess förväntas"), "utf-8")
    assert "1 ströks" in typed(place, write)[2]


def test_the_commands_of_the_reference_run(place: Styrkoll) -> None:
    commands = [word for word in quoted(REFERENCE) if word.startswith("styrkoll ") and " " in word[9:]]
    assert len(commands) >= 4
    for command in commands:
        assert typed(place, command)[0] in (0, 1), command
