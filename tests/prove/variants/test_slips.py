"""Slips in rules: which there are, who notices them, and that none in the bundled rules goes unnoticed."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from checker.content import content
from checker.prove.variants.equivalent import EQUIVALENT
from checker.prove.variants.noticed import Notice, Watch, notice, notices, watch_over
from checker.prove.variants.slips import Slip, slips_in
from checker.prove.variants.table import Slips, slip_lines, slips_of
from checker.rulebook import Rule
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.yamlfile import FaultsFound
from tests.sound import ROOT, SOUND

LEAD: dict[str, Any] = {
    "target": ["assignment", "goal"],
    "where": {"led_by": {"min_count": "1"}},
    "require": {"or": [{"start": {"less_than": "end"}}, {"text": {"pattern": "$word", "flags": "i"}}]},
    "parameters": {"word": "x", "unused": "2"},
}
"""A rule as its file holds it, as far as slips look at it."""


@cache
def watch() -> Watch:
    return watch_over(load_rulebook(rule_files([content("rules")])), str(SOUND))


@cache
def whole() -> Slips:
    return slips_of(notices(watch().rulebook.rules.values(), watch()))


def slip(rule: str, part: str, shape: dict[str, Any]) -> tuple[Rule, Slip]:
    """A bundled rule, with another shape in a part of it."""
    value: Any = watch().rulebook.documents[rule].value
    return watch().rulebook.rules[rule], Slip("another shape", {**value, part: shape})


def test_no_slip_in_a_bundled_rule_goes_unnoticed() -> None:
    assert [(one.rule.id, one.slip.what) for one in whole().unexplained] == []


def test_no_reason_is_kept_that_explains_nothing() -> None:
    assert whole().stale == ()
    assert EQUIVALENT.keys() <= watch().rulebook.rules.keys()
    assert whole().holds


def test_a_rule_as_it_is_is_noticed_by_nobody() -> None:
    for rule in watch().rulebook.rules.values():
        value: Any = watch().rulebook.documents[rule.id].value
        assert notice(rule, Slip("nothing", value), watch()) is Notice.NOBODY


def test_where_the_examples_of_a_rule_do_not_hold_nothing_is_told_of_its_slips() -> None:
    rule, _ = slip("DAT02", "require", {})
    wrong = watch().rulebook.rules["DAT01"]._replace(id="DAT02")  # another rule, with the examples of DAT02
    with pytest.raises(FaultsFound):
        [*notices([wrong], watch())]
    assert [*notices([rule], watch())]


def test_who_notices_first_is_told() -> None:
    assert notice(*slip("DAT02", "require", {"start": {"less_than": "ends"}}), watch()) is Notice.TYPE_CHECK
    assert notice(*slip("DAT02", "require", {"start": {"less_than": "end"}}), watch()) is Notice.EXAMPLE


@pytest.mark.parametrize(
    ("id_", "word"), [("DAT02", "title"), ("UND01", "rule"), ("UND04", "rule"), ("UPP09", "occasion")]
)
def test_a_mutant_notices_what_the_examples_do_not(id_: str, word: str) -> None:
    rule, slipped = slip(id_, "require", {word: {"min_count": "1"}})
    blind = Slip("no examples", {**slipped.value, "report_at": word, "examples": []})
    assert notice(rule, blind, watch()) is Notice.MUTANT
    assert notice(rule, blind, watch()._replace(mutants=())) is Notice.NOBODY


def test_a_slip_that_nobody_noticed_and_none_explains_is_told() -> None:
    rule, slipped = slip("DAT02", "require", {"title": {"min_count": "1"}})
    slips = slips_of([whole().found[0]._replace(rule=rule, slip=slipped, by=Notice.NOBODY)])
    assert [one.slip.what for one in slips.unexplained] == ["another shape"]
    assert not slips.holds


def test_the_slips_of_a_rule() -> None:
    whats = {one.what: one.value for one in slips_in(LEAD)}
    assert {*whats} == {
        "where dropped",
        "target without assignment",
        "target without goal",
        "where/led_by/min_count: 0",
        "where/led_by/min_count: 2",
        "where/led_by/min_count -> max_count",
        "where/led_by -> ^led_by",
        "require/or -> and",
        "require/or without part 1",
        "require/or without part 2",
        "require/or/0/start/less_than -> less_than_or_equals",
        "require/or/1/text/flags dropped",
    }
    assert whats["where/led_by/min_count: 2"]["where"] == {"led_by": {"min_count": "2"}}


def test_an_alternative_is_left_out_of_a_pattern_and_of_a_parameter_that_is_one() -> None:
    where = {"title": {"pattern": "a|(b|c)d"}}
    whats = {one.what: one.value for one in slips_in({**LEAD, "where": where, "parameters": {"word": "x|y"}})}
    left_out = {what.partition(" without ")[2] for what in whats if what.startswith("where/title/pattern without")}
    assert left_out == {"a", "b", "c", "(b|c)d"}
    assert whats["where/title/pattern without b"]["where"] == {"title": {"pattern": "a|(c)d"}}
    assert whats["parameter word without x"]["parameters"] == {"word": "y"}


def test_what_a_slip_leaves_empty_goes_with_it() -> None:
    whats = {one.what: one.value for one in slips_in(LEAD)}
    start = {"start": {"less_than": "end"}}
    assert "where" not in whats["where dropped"]
    assert whats["require/or without part 2"]["require"] == {"or": [start, start]}  # an `or` has two parts
    assert whats["require/or without part 2"]["parameters"] == {}
    assert whats["require/or -> and"]["parameters"] == {"word": "x"}


@pytest.mark.parametrize("path", ["^led_by", "led_by", "led_by/code"])
def test_a_path_is_turned_round_at_its_first_step(path: str) -> None:
    whats = {one.what for one in slips_in({**LEAD, "where": {path: {"min_count": "1"}}})}
    assert f"where/{path} -> {path[1:] if path[0] == '^' else f'^{path}'}" in whats


def test_the_table_has_a_row_a_rule_and_tells_every_reason() -> None:
    lines = [*slip_lines(whole(), "en")]
    rows = [line for line in lines if line.startswith("| ")][2:]
    assert {row.split()[1] for row in rows} == watch().rulebook.rules.keys()
    reasons = [reason for given in EQUIVALENT.values() for reason in given.values()]
    assert [line.partition("`: ")[2] for line in lines if line.startswith("- ")] == [f"{one.en}." for one in reasons]


@pytest.mark.parametrize(
    ("path", "others"),
    [
        ("^serves/in_area", {"serves/in_area", "^serves/^in_area"}),
        ("has_section+/role", {"^has_section+/role", "has_section/role", "has_section*/role", "has_section?/role"}),
        ("decided_by|held_by", {"decided_by", "held_by"}),
    ],
)
def test_every_step_of_a_path_can_be_turned_round_or_repeated_otherwise(path: str, others: set[str]) -> None:
    slips = {one.what for one in slips_in({**LEAD, "where": {path: {"min_count": "1"}}})}
    assert {what.partition(" -> ")[2] for what in slips if what.startswith(f"where/{path} -> ")} == others


def test_the_path_on_the_right_and_the_words_of_a_key_can_lack_one() -> None:
    require = {"led_by": {"subset_of": "delegated_to|held_by"}, "unique_values_for": ["number", "title"]}
    slips = {one.what for one in slips_in({**LEAD, "require": require})}
    assert {"require/led_by/subset_of delegated_to", "require/led_by/subset_of held_by"} <= slips
    assert {f"require/unique_values_for without {word}" for word in ("number", "title")} <= slips


def test_figures_are_one_step_off_and_lists_lack_one_value() -> None:
    parameters = {"limit": "0.5", "words": ["a", "b"], "most": "7"}
    uses = {"value": {"max_inclusive": "$limit"}, "title": {"in": "$words"}, "led_by": {"max_count": "$most"}}
    whats = {
        one.what: one.value.get("parameters") for one in slips_in({**LEAD, "require": uses, "parameters": parameters})
    }
    assert {what for what in whats if what.startswith("parameter ")} == {
        *("parameter limit: 0.4", "parameter limit: 0.6", "parameter most: 6", "parameter most: 8"),
        *("parameter words without a", "parameter words without b"),
    }
    assert whats["parameter words without a"] == {**parameters, "words": ["b"]}


def test_the_page_tells_who_notices_what_today() -> None:
    page = (ROOT / "docs" / "slips.md").read_text("utf-8")
    assert "\n".join(slip_lines(whole(), "en")) in page, (
        "docs/slips.md is stale; put in what `styrkoll rules mutate --slips --lang en` prints"
    )
