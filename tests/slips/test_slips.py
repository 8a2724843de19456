"""A broken rule is noticed by two of the matrix, the oracle's record and the benchmark, or there is a reason."""

from __future__ import annotations

from random import Random

import pytest

from tests.slips.explained import EXPLAINED
from tests.slips.proofs import PROOFS, Broken, broken_rules
from tests.slips.table import Seen, lines, page, tried
from tests.small import rules
from tests.sound import ROOT

PAGE = (ROOT / "docs" / "broken-rules.md").read_text("utf-8")
ASKED = sorted(Random(2026).sample(sorted(rules()), 12))
"""Rules on which the proofs are tried here; `python -m tests.slips` tries all."""


def test_the_page_is_what_the_proofs_say_of_some_rules_today() -> None:
    made = [*lines(tried(broken_rules(ASKED)))]
    rows = [line for line in made if line.startswith("| ") and not line.startswith("| all")]
    assert len(rows) == len(ASKED) + 2
    told = PAGE.splitlines()
    assert [row for row in rows if row not in told] == [], "docs/broken-rules.md is stale; `python -m tests.slips`"
    assert [line for line in made if line.startswith("- ")] == [
        line for line in told if line.startswith("- ") and line[2:].partition(",")[0] in ASKED
    ]


def test_the_page_counts_every_slip_in_every_rule() -> None:
    rows = [line.strip("| ").split(" | ") for line in PAGE.splitlines() if line.startswith("| ")][2:]
    assert [cells[0] for cells in rows] == [*(one for one in rules() if broken_rules([one])), "all"]
    assert all(len(broken_rules([cells[0]])) == int(cells[1]) for cells in rows[:-1])
    assert int(rows[-1][1]) == sum(int(cells[1]) for cells in rows[:-1])


def test_every_slip_that_two_do_not_notice_has_a_reason_and_no_reason_is_kept_for_another() -> None:
    once = [f"- {rule}, `{what}`" for rule, reasons in EXPLAINED.items() for what in reasons]
    assert [line.partition(", is noticed")[0] for line in PAGE.splitlines() if line.startswith("- ")] == once
    assert "for no known reason" not in PAGE


@pytest.mark.parametrize("proof", PROOFS)
def test_no_proof_notices_a_rule_as_it_is(proof: str) -> None:
    whole = [one._replace(slipped=one.rule) for id_ in ASKED for one in broken_rules([id_])[:1]]
    assert [*PROOFS[proof](whole)] == []


def test_two_proofs_are_needed_beside_the_examples() -> None:
    (one,) = broken_rules(["DAT02"])[:1]
    assert [Seen(one, frozenset(by)).twice for by in (["examples", "matrix"], ["matrix", "benchmark"])] == [
        False,
        True,
    ]
    assert "is noticed by the matrix alone: for no known reason" in page([Seen(one, frozenset(["matrix"]))])


def test_a_slip_that_changes_nothing_is_not_asked_of() -> None:
    changed = {one.what for one in broken_rules(["RES04"])}
    assert changed
    assert "require/similar_to -> ^similar_to" not in changed
    assert all(isinstance(one, Broken) for one in broken_rules(["RES04"]))
