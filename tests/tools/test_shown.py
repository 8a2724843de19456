"""The page that shows CI is what the tools print today, and every edit is told as what it is."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.tools.shown import EDITS, FORMATS, PAGE, Shown, page, shown

pytestmark = [pytest.mark.slow, pytest.mark.tools]


@pytest.fixture(scope="module")
def edits(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Shown]:
    return {one.edit.name: one for one in shown(tmp_path_factory.mktemp("shown"))}


def test_the_page_is_what_would_be_made_today(edits: dict[str, Shown]) -> None:
    """A stale page fails; `python -m tests.tools.shown` writes it anew."""
    assert page(iter(edits.values())) == PAGE.read_text("utf-8")


CHANGES = {
    "lead": (1, "1.1.3: SHB är inte längre huvudansvarig", "LED01"),
    "target": (0, "1.1.1: målvärdet sänks från 95", "IND09"),
    "dates": (1, "1.1.3: startdatumet flyttas fram från 2026-01-01 till 2026-12-31", "DAT02"),
    "renumbering": (0, "1.2.2 har fått nummer 1.2.1", None),
    "key": (2, "Fältet `led_bye` finns inte här. Menade du `led_by`?", None),
    "conflict": (2, "som git lämnar efter en sammanslagning som inte blev klar", None),
}


def test_every_edit_is_expected_to_be_something() -> None:
    assert list(CHANGES) == [edit.name for edit in EDITS]


@pytest.mark.parametrize("name", CHANGES)
def test_an_edit_is_told_as_what_it_is_and_fails_where_it_should(edits: dict[str, Shown], name: str) -> None:
    code, change, rule = CHANGES[name]
    one = edits[name]
    assert change in one.diff.out + one.diff.err
    assert {form: check.code for form, check in one.checks.items()} == dict.fromkeys(FORMATS, code)
    results = json.loads(one.checks["sarif"].out)["runs"][0]["results"]
    assert [rule] == [found["ruleId"] for found in results][:1] or rule is None
    for form in ("text", "github", "markdown", "gitlab", "junit"):
        assert rule is None or rule in one.checks[form].out, form


def test_taking_away_an_item_makes_nothing_new_of_those_that_move_up(edits: dict[str, Shown]) -> None:
    assert "0 nya, 0 åtgärdade, 0 kvarstår" in edits["renumbering"].checks["text"].out


def test_the_machines_can_read_theirs(edits: dict[str, Shown]) -> None:
    for one in edits.values():
        assert json.loads(one.checks["sarif"].out)["version"] == "2.1.0"
        assert isinstance(json.loads(one.checks["gitlab"].out), list)
        assert ET.fromstring(one.checks["junit"].out).tag == "testsuites"


def test_the_page_says_nothing_of_where_it_was_made(tmp_path: Path) -> None:
    text = PAGE.read_text("utf-8")
    assert str(tmp_path.parent.parent) not in text
    assert "/tmp" not in text
