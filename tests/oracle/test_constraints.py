"""Every constraint, broken on purpose in the bundled agreement, is found broken by pySHACL at the same nodes."""

from __future__ import annotations

from functools import cache

import pytest

from checker import engine
from checker.prove.oracle import Opinions, compared
from checker.prove.oracle.opinions import Subject
from checker.rulebook.constraints import CONSTRAINTS
from tests.oracle.asked import broken_constraints, broken_selections, real, small
from tests.oracle.constraints import BY_NAME, SELECTING, WRITTEN


def opinions() -> Opinions:
    """What our engine, as it is now, and pySHACL say of the bundled agreement by the constraints' rules."""
    rules = [*BY_NAME.values()]
    return compared([real(rules)], rules, ask=lambda *_: broken_constraints())


@cache
def unbroken() -> Opinions:
    """The same with our engine as it should be."""
    return opinions()


@cache
def selections() -> Opinions:
    """What both say of the small agreement by the rules that compare what a shape selects."""
    rules = [*SELECTING.values()]
    return compared([small(rules)], rules, ask=lambda *_: broken_selections())


def by(rule: str, found: frozenset[Subject]) -> set[Subject]:
    """What was found by one rule."""
    return {one for one in found if one[0] == rule}


def test_every_constraint_and_every_word_of_logic_has_a_rule() -> None:
    assert {name.partition(",")[0] for name in WRITTEN} >= {*CONSTRAINTS, "and", "or", "xone", "not"}
    assert unbroken().not_exported == selections().not_exported == {}


@pytest.mark.parametrize("name", BY_NAME)
def test_the_other_engine_finds_it_broken_where_ours_does(name: str) -> None:
    rule = BY_NAME[name]
    ours = by(rule.id, unbroken().ours)
    assert ours == by(rule.id, unbroken().theirs)
    assert 0 < len(ours) < len(real([rule]).graph.of_kinds(rule.targets)), "some targets break it and some do not"


@pytest.mark.parametrize("name", SELECTING)
def test_other_targets_are_selected_by_the_same_shape(name: str) -> None:
    rule = SELECTING[name]
    assert by(rule.id, selections().ours) == by(rule.id, selections().theirs)


def test_most_shapes_select_several_targets() -> None:
    assert len({rule for rule, _, _ in selections().ours}) > len(SELECTING) / 2


@pytest.mark.parametrize("name", CONSTRAINTS)
def test_a_constraint_that_has_stopped_working_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    unbroken()
    broken = CONSTRAINTS[name].made_by
    monkeypatch.setattr(broken, "holds", lambda *_: True)
    monkeypatch.setattr(broken, "closed", lambda *_: lambda node: True)
    monkeypatch.setattr(engine, "_idle", {})  # not as they were compiled before
    rules = {rule.id for written, rule in BY_NAME.items() if written.partition(",")[0] == name}
    assert {rule for rule, _, _ in opinions().differences} >= rules
