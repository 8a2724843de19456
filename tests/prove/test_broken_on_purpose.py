"""What is broken on purpose, a rule or the engine under it, is caught by at least two who know nothing of each other.

A rule's own examples and the mutation matrix see what a rule has stopped finding. The oracle repeats a rule as it is
written, so it sees what the engine makes of it; what it found of the rule as it was is written down, and sees the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from checker import engine
from checker.content import content
from checker.prove import examples
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.trial import mutated, try_operators
from checker.prove.oracle import compared
from checker.prove.oracle.by_rule import by_rule_rows
from checker.prove.oracle.cases import case_of
from checker.rulebook import Rulebook
from checker.rulebook.constraints import CONSTRAINTS
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.run import check_file
from tests.oracle.asked import found_today
from tests.sound import ROOT, SOUND

PAGE = (ROOT / "docs" / "oracle-rules.md").read_text("utf-8").splitlines()

RULES_BROKEN = {
    "a count left out": ("LED01", "qualified_min_count: 1, ", ""),
    "half of what must be there left out": ("DAT01", ", end: {min_count: 1}", ""),
    "another word on the right": ("DAT02", "less_than_or_equals: end", "less_than_or_equals: in_agreement/period_end"),
    "too little forbidden": ("DEL11", "decided_by|held_by|in_agreement/of_board", "decided_by"),
    "too much allowed": ("LED02", "subset_of: delegated_to|held_by", "subset_of: in_agreement/has_party"),
    "a condition that is never met": (
        "IND01",
        "target: goal\n",
        "target: goal\nwhere: {title: {has_value: Inget mål}}\n",
    ),
    "a negation lost": (
        "DEL08",
        "where: {not: {kept_by_board: {has_value: true}}}",
        "where: {kept_by_board: {has_value: true}}",
    ),
    "another key": ("STR01", "[number, in_agreement]", "[number, title]"),
    "a kind forgotten": ("UPP01", "target: [assignment, base_assignment]", "target: base_assignment"),
    "a part of the agreement forgotten": ("ANS01", "decided_by: {min_count: 1}, ", ""),
}
ENGINE_BROKEN = {
    "min_count": "DAT01",
    "less_than_or_equals": "DAT02",
    "disjoint": "DEL11",
    "subset_of": "LED02",
    "equals": "DEL04",
    "unique_values_for": "STR01",
    "qualified_value_shape": "LED01",
}
"""A constraint that says yes to everything, and a rule that needs it."""


@cache
def files() -> tuple[RuleFile, ...]:
    """The bundled rules' files."""
    return tuple(rule_files([content("rules")]))


@cache
def rulebook() -> Rulebook:
    """The bundled rules."""
    return load_rulebook(files())


def broken(id_: str, before: str, after: str) -> Rulebook:
    """The rulebook with other words in the file of one rule."""
    (file,) = (file for file in files() if file.data.startswith(f"id: {id_}\n".encode()))
    assert before.encode() in file.data
    changed = file._replace(data=file.data.replace(before.encode(), after.encode(), 1))
    return load_rulebook([changed if one is file else one for one in files()])


def noticed(book: Rulebook, id_: str) -> Iterator[str]:
    """Who says that something is wrong with a rule."""
    rule = book.rules[id_]
    if any(tested.faults for tested in examples.test_rules([rule], book, str(SOUND))):
        yield "examples"
    sound = check_file(SOUND, [rule])
    operators = [operator for operator in OPERATORS.values() if operator.kills == (id_,)]
    if any(trial.survived or trial.wordless for trial in try_operators(operators, sound, [rule])):
        yield "matrix"
    cases = [
        case_of(f"{operator.name}-{number}", mutated(sound.graph, edit, [rule]))
        for operator in operators
        for number, edit in enumerate(operator.edits(sound.graph))
    ]
    if compared(cases, [rule]).differences:
        yield "oracle"
    (row,) = by_rule_rows([rule], found_today(book, [rule]))
    if row not in PAGE:
        yield "oracle, when the rule was whole"


@pytest.mark.parametrize("id_", sorted({id_ for id_, _, _ in RULES_BROKEN.values()} | {*ENGINE_BROKEN.values()}))
def test_nobody_says_anything_of_a_rule_that_works(id_: str) -> None:
    assert [*noticed(rulebook(), id_)] == []


@pytest.mark.parametrize("how", RULES_BROKEN)
def test_a_broken_rule_is_caught_by_its_examples_the_matrix_and_what_the_oracle_found(how: str) -> None:
    by = {*noticed(broken(*RULES_BROKEN[how]), RULES_BROKEN[how][0])}
    assert by == {"examples", "matrix", "oracle, when the rule was whole"}


@pytest.mark.parametrize("name", ENGINE_BROKEN)
def test_a_broken_engine_is_caught_by_all(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    made_by = CONSTRAINTS[name].made_by
    book, id_ = rulebook(), ENGINE_BROKEN[name]
    monkeypatch.setattr(engine, "_idle", {})  # not as it was compiled before
    monkeypatch.setattr(made_by, "holds", lambda *_: True)
    monkeypatch.setattr(made_by, "closed", lambda *_: lambda node: True)
    assert {*noticed(book, id_)} == {"examples", "matrix", "oracle", "oracle, when the rule was whole"}
