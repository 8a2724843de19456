"""The other engine, asked once for what several tests want to know."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

from checker.prove.generate import generated_agreement
from checker.prove.oracle import Case, cases
from checker.prove.oracle.by_rule import questions
from checker.prove.oracle.opinions import Subject, broken
from checker.prove.oracle.settled import least
from checker.rulebook import Rule, Rulebook
from checker.run import check_agreement, check_file
from tests.oracle.constraints import BY_NAME, SELECTING
from tests.small import rules
from tests.sound import EXAMPLE

ON_AGREEMENTS: Final = tuple(rule for rule in rules().values() if not (rule.about_waivers or rule.about_reports))
"""The bundled rules, but for those that look at other files."""


def real(of: Sequence[Rule]) -> Case:
    """The bundled agreement, judged by these rules: now, by the engine as it is."""
    return cases.case_of("real", check_file(EXAMPLE, of))


def found_today(book: Rulebook, chosen: Sequence[Rule]) -> dict[str, frozenset[Subject]]:
    """What our engine, as it is, finds of what docs/oracle-rules.md tells of; nobody else is asked."""
    asked = questions(book, chosen, lambda *_: ())
    return {name: ask().ours for name, ask in asked.items()}


def small(of: Sequence[Rule]) -> Case:
    """A small agreement with faults; to compare every target with every other takes the other engine long."""
    return cases.case_of("small", check_agreement(generated_agreement(3, items=10, faults=4).agreement, of))


@cache
def broken_constraints() -> frozenset[Subject]:
    """What pySHACL finds in the bundled agreement by the rules of every constraint."""
    rules = [*BY_NAME.values()]
    return frozenset(broken([real(rules)], rules, least))


@cache
def broken_selections() -> frozenset[Subject]:
    """What it finds in the small one by those that compare what a shape selects."""
    rules = [*SELECTING.values()]
    return frozenset(broken([small(rules)], rules, least))
