"""The findings of the real agreement that a reader has confirmed, and what it has right."""

from __future__ import annotations

from functools import cache

import pytest

from checker.engine import Verdict
from checker.finding import Finding
from checker.run import Checked
from tests.small import REAL, check, rules


@cache
def real() -> Checked:
    """It, with every rule."""
    return check(REAL)


def of_rule(key: str) -> list[Finding]:
    """The findings of one rule on the real agreement."""
    return [found for found in real().findings if found.rule.id == key and found.verdict is Verdict.FINDING]


@pytest.mark.parametrize(
    ("key", "subjects"),
    [
        ("LED01", ["1.1.2", "5.2.1", "6.1.4", "7.2.1", "7.2.2"]),
        ("UPP02", ["2.2.5", "2.2.6"]),
        ("DAT05", ["7.2.2"]),
        ("DAT01", []),
        ("DAT02", []),
        ("DEL01", []),
    ],
)
def test_findings_of_the_real_agreement(key: str, subjects: list[str]) -> None:
    assert [found.subject for found in of_rule(key)] == subjects


def test_what_the_real_agreement_has_right_is_no_finding() -> None:
    """The board keeps 2.1.2; KS holds 2.1.4 together with a division; base assignments have no dates."""
    found = {(one.rule.id, one.subject) for one in real().findings}
    assert ("DEL01", "2.1.2") not in found
    assert ("LED01", "2.1.4") not in found
    base = {node for node, kind in real().graph.nodes.items() if kind == "base_assignment"}
    assert len(base) == 8
    assert not {subject for key, subject in found if key == "DAT01"} & base
    assert "base_assignment" not in rules()["DAT01"].targets


@pytest.mark.parametrize(
    ("key", "subject", "words", "values"),
    [
        ("DAT05", "7.2.2", "År 2027 förväntas alla verksamheter vara klara", ("2027",)),
        ("UPP02", "2.2.5", "follow_up: [delår, helår]", ()),
        ("LED01", "7.2.1", "named_in_heading: {all: true", ()),
        ("LED01", "6.1.4", "codes: [NKF, SHB]", ()),
    ],
)
def test_places_and_values_in_the_real_agreement(key: str, subject: str, words: str, values: tuple[str, ...]) -> None:
    (found,) = [one for one in of_rule(key) if one.subject == subject]
    assert words in found.words
    assert found.values == values


def test_a_lead_that_is_the_board_itself() -> None:
    (found,) = [one for one in of_rule("LED01") if one.subject == "5.2.1"]
    assert all(text.startswith("5.2.1 ") and "Kommunstyrelsen (KS)" in text for text in found.message)
    assert found.divisions == ("TEK", "SHB", "ROS", "KLK", "NKF")


def test_all_findings_of_the_real_agreement_differ() -> None:
    fingerprints = [found.fingerprint for found in real().findings]
    assert len(set(fingerprints)) == len(fingerprints)
    assert all(found.message.sv != found.message.en for found in real().findings)
    assert all("{" not in text for found in real().findings for text in found.message)
