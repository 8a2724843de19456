"""What stands beside an agreement: nothing is to be found in it, until an operator breaks it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from checker.agreement import read_agreement
from checker.content import content
from checker.finding import State
from checker.graph import build_graph
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.companions import Companions
from checker.prove.mutants.edit import Edit
from checker.prove.mutants.trial import mutated, with_companions
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked
from tests.sound import EXAMPLE, SOUND, sound_graph

BESIDE = [one for one in OPERATORS.values() if one.beside]


@cache
def rulebook() -> Rulebook:
    """The bundled rules."""
    return load_rulebook(rule_files([content("rules")]))


@cache
def ground(path: Path) -> tuple[Checked, Companions]:
    """An agreement with its companions."""
    rules = rulebook().rules
    return with_companions(build_graph(read_agreement(path)), rules.values(), rules)


@pytest.mark.parametrize("path", [SOUND, EXAMPLE])
def test_the_companions_are_sound_and_every_waiver_holds(path: Path) -> None:
    checked, companions = ground(path)
    assert [one.rule.id for one in checked.findings if one.rule.about_waivers or one.rule.about_reports] == []
    assert {one.rule.id for one in checked.in_state(State.WAIVED)} == companions.waived != frozenset()
    assert {str(waiver.state) for waiver in checked.waivers or ()} == {"applies"}


def test_on_the_sound_agreement_all_that_is_found_is_waived() -> None:
    checked, _ = ground(SOUND)
    assert {(found.rule.id, found.state) for found in checked.findings} == {
        *(("DAT01", State.WAIVED), ("DAT05", State.WAIVED))
    }


def test_an_agreement_alone_has_nothing_for_these_operators_to_break() -> None:
    assert [name for name, one in OPERATORS.items() if one.beside and [*one.edits(sound_graph())]] == []


def test_an_edit_changes_the_file_in_which_the_node_stands_and_no_other() -> None:
    checked, companions = ground(SOUND)
    waiver, report = checked.graph.by_kind["waiver"][0], checked.graph.by_kind["report"][0]
    after = companions.after(checked.graph, {waiver: {"expires": None}, "1.2.1": {"title": "Annat"}})
    assert after.follow_up.value == companions.follow_up.value
    assert after.waivers.value != companions.waivers.value
    changed = mutated(
        checked.graph, Edit({}, {report: {"status": "klart"}, "1.2.1": {"title": "Annat"}}), (), companions
    )
    assert changed.graph.first(report, "status") == "klart"
    assert changed.graph.first("1.2.1", "title") == "Annat"
    assert checked.graph.first("1.2.1", "title") == "Anlägga gröna tak"


def test_what_the_operators_break_is_all_that_rules_read_of_waivers_and_reports() -> None:
    assert {rule for one in BESIDE for rule in one.kills} == {
        rule.id for rule in rulebook().rules.values() if rule.about_waivers or rule.about_reports
    }


def test_where_no_rule_finds_anything_to_waive_there_is_no_waiver() -> None:
    checked, companions = with_companions(sound_graph(), (), {"STR01": rulebook().rules["STR01"]})
    assert companions.waived == frozenset()
    assert (len(checked.graph.by_kind["waiver"]), len(checked.graph.by_kind["report"])) == (0, 7)
