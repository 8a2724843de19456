"""What the other engine found by each rule when it was last asked, our engine finds today."""

from __future__ import annotations

from typing import Any

from checker.prove.oracle import by_rule
from checker.prove.oracle.by_rule import BUNDLED, by_rule_rows, selected, selection
from tests.oracle.asked import found_today, real
from tests.small import rulebook, rules
from tests.sound import ROOT

PAGE = (ROOT / "docs" / "oracle-rules.md").read_text("utf-8")
STALE = (
    "what a rule finds has changed since pySHACL was asked: see that it is meant, "
    "then `.venv/bin/python -m checker.prove.oracle rules` asks again and writes docs/oracle-rules.md"
)


def test_our_engine_finds_what_the_other_found() -> None:
    rows = [*by_rule_rows([*rules().values()], found_today(rulebook(), [*rules().values()]))]
    missing = [row for row in rows if row not in PAGE.splitlines()]
    assert missing == [], STALE
    assert PAGE.count("\n| ") == len(rows) + 2


def none_found(**changes: Any) -> dict[str, Any]:
    """What was found on everything that the page tells of: nothing, but for this."""
    return {**{one: set() for name in by_rule.ON for one in (name, selected(name))}, **changes}


def test_a_row_tells_which_nodes_and_not_only_how_many() -> None:
    found = none_found(**{BUNDLED: {("LED01", "real", "1.1.3")}, selected(BUNDLED): {("LED01", "real", "1.1.4")}})
    other = {**found, BUNDLED: {("LED01", "real", "1.1.4")}}
    (row,), (changed,) = (by_rule_rows([rules()["LED01"]], one) for one in (found, other))
    assert row.startswith("| LED01 | 1 / 1 | 0 / 0 | 0 / 0 | ")
    assert changed.startswith("| LED01 | 1 / 1 | 0 / 0 | 0 / 0 | ")
    assert changed != row


def test_a_rule_that_selects_all_of_its_kind_has_nothing_behind_the_stroke() -> None:
    (row,) = by_rule_rows([rules()["DAT01"]], none_found())
    assert row.startswith("| DAT01 | 0 | 0 | 0 | ")


def test_what_selects_finds_what_the_rule_looks_at() -> None:
    rule = rules()["LED01"]
    (looks,) = real([rule]).outcomes
    (finds,) = real([selection(rule)]).outcomes
    assert {one.node for one in finds.judgements} == {*looks.nodes} != set()


def test_the_page_has_a_row_a_rule() -> None:
    page = by_rule.by_rule_page([rules()["LED01"]], none_found())
    assert page.splitlines()[-2].startswith("| --- |")
    assert page.splitlines()[-1].startswith("| LED01 | 0 / 0 | 0 / 0 | 0 / 0 | ")
