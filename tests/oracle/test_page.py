"""The page with the second opinion: of today's rules, and it would tell a difference and what is not exported."""

from __future__ import annotations

import re
from typing import Any

from checker.prove.oracle import Opinions
from checker.prove.oracle.opinions import together
from checker.prove.oracle.table import oracle_page
from tests.small import rules
from tests.sound import ROOT

PAGE = (ROOT / "docs" / "oracle.md").read_text("utf-8")


def opinions(**changes: Any) -> Opinions:
    """Opinions on one rule of one case."""
    found = frozenset({("LED01", "real", "1.1.3")})
    return Opinions(1, 9, 5, 1, found, found, ("LED01",), (), {})._replace(**changes)


def row(page: str, name: str) -> list[str]:
    """The cells of a row."""
    (line,) = (line for line in page.splitlines() if line.startswith(f"| {name} |"))
    return line.strip("| ").split(" | ")


def test_the_page_tells_of_every_rule_and_of_no_difference() -> None:
    assert {*re.findall(r"\b[A-Z]{3}[0-9]{2}\b", PAGE)} == rules().keys()
    assert f"Of {len(rules())} rules {len(rules())} are exported." in PAGE
    rows = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")][2:]
    assert len(rows) == 6
    assert all(cells[5] == cells[6] != "0" and cells[7] == "0" for cells in rows)


def test_a_difference_is_counted() -> None:
    page = oracle_page([rules()["LED01"]], {"x": (opinions(theirs=frozenset()), 2.4)})
    assert row(page, "x") == ["x", "1", "9", "5", "1", "1", "0", "1", "2"]


def test_what_is_not_exported_is_told_with_the_reason() -> None:
    page = oracle_page([rules()["LED01"]], {"x": (opinions(pure=(), not_exported={"LED01": "no word for it"}), 1)})
    assert "Of 1 rules 0 are exported." in page
    assert "  - LED01: no word for it" in page


def test_opinions_of_several_rules_are_one() -> None:
    other = frozenset({("DAT02", "real", "1.1.3")})
    both = together([opinions(), opinions(ours=other, theirs=frozenset(), pure=(), on_facts=("DAT02",))])
    assert (both.cases, both.decided, both.pure, both.on_facts) == (2, 10, ("LED01",), ("DAT02",))
    assert both.differences == other
