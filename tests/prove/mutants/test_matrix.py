"""The mutation matrix: every operator is noticed, every rule notices one, and the matrix would tell if not."""

from __future__ import annotations

from functools import cache

import pytest

from checker.content import content
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.collateral import COLLATERAL
from checker.prove.mutants.grounds import SOUND, grounds_of, trials_on
from checker.prove.mutants.matrix import Matrix, matrix_lines, matrix_of, reason_lines
from checker.rulebook import Rule
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from tests.sound import ROOT


@cache
def rules() -> tuple[Rule, ...]:
    """The bundled rules."""
    return tuple(load_rulebook(rule_files([content("rules")])).rules.values())


def matrix(chosen: tuple[Rule, ...], *names: str) -> Matrix:
    """These operators, on all of the sound agreement, and on what is beside it."""
    grounds = grounds_of(chosen, {rule.id: rule for rule in chosen}, [SOUND])
    return matrix_of(chosen, grounds, trials_on(grounds, [OPERATORS[name] for name in names], chosen))


@cache
def whole() -> Matrix:
    """All operators at all places."""
    grounds = grounds_of(rules(), {rule.id: rule for rule in rules()})
    return matrix_of(rules(), grounds, trials_on(grounds, OPERATORS.values(), rules()))


def test_every_operator_is_noticed_wherever_it_is_tried() -> None:
    assert whole().misses == {}
    assert whole().untried == ()


def test_every_rule_is_killed_by_an_operator() -> None:
    assert whole().unkilled_rules == ()


def test_what_else_speaks_is_explained() -> None:
    assert whole().unexplained == ()
    assert whole().holds


def test_no_reason_is_kept_for_an_operator_or_a_rule_that_is_gone() -> None:
    assert COLLATERAL.keys() <= OPERATORS.keys()
    ids = {rule.id for rule in rules()}
    for name, reasons in COLLATERAL.items():
        assert reasons.keys() <= ids - {*OPERATORS[name].kills, *OPERATORS[name].spares}


def changed_rule(id_: str, before: str, after: str) -> tuple[Rule, ...]:
    """The rules, one of them with other words in its file."""
    files = [*rule_files([content("rules")])]
    for position, file in enumerate(files):
        if f"id: {id_}\n".encode() in file.data:
            assert before.encode() in file.data
            files[position] = RuleFile(file.folder, file.path, file.data.replace(before.encode(), after.encode()))
    return tuple(load_rulebook(files).rules.values())


@pytest.mark.parametrize(
    ("rule", "before", "after", "operator"),
    [
        ("LED01", "qualified_min_count: 1, ", "", "lead-dropped"),
        ("DAT02", "less_than_or_equals: end", "less_than_or_equals: in_agreement/period_end", "dates-swapped"),
        ("ANS01", "decided_by: {min_count: 1}, ", "", "decision-cut"),
        ("UND02", "min_inclusive: 0", "min_inclusive: -1", "expiry-passed"),
        ("UPP07", "where: {status: {min_count: 1}}", "where: {status: {in: $statuses}}", "status-invented"),
    ],
)
def test_a_rule_that_has_stopped_working_is_caught(rule: str, before: str, after: str, operator: str) -> None:
    broken = matrix(changed_rule(rule, before, after), operator)
    assert matrix(rules(), operator).misses == {}
    assert broken.misses.keys() == {(rule, operator)}
    assert broken.said[rule] != matrix(rules(), operator).said[rule]


def test_a_rule_without_a_word_for_what_an_operator_took_away_is_told_and_the_others_are_tried() -> None:
    rules_of = changed_rule("DAT01", "Startdatum: {start|saknas}.", "Startdatum: {start}.")
    broken, whole = (matrix(some, "start-cut", "end-cut") for some in (rules_of, rules()))
    assert {cell: text.en for cell, text in broken.wordless.items()} == {
        ("DAT01", "start-cut"): "The message has nothing to write for {start}; write {start|words when absent}."
    }
    assert not broken.misses
    assert not broken.holds
    cell = ("DAT01", "start-cut")
    assert whole.kills[cell] > broken.kills[cell] == 0
    assert whole.kills - broken.kills == {cell: whole.kills[cell]}
    assert {rule for rule in whole.said if whole.said[rule] != broken.said[rule]} == {"DAT01"}


def test_a_rule_without_a_word_for_what_an_agreement_lacks_is_told_by_its_file() -> None:
    rules_of = changed_rule("DAT07", "{number} pågår", "{led_by} pågår")
    grounds = grounds_of(rules_of, {rule.id: rule for rule in rules_of})
    broken = matrix_of(rules_of, grounds, ())
    assert broken.wordless.keys() == {("DAT07", "ks-2026.yaml")}
    assert len(broken.looked_at["DAT07"]) == 1
    assert not broken.holds


def test_a_rule_that_finds_something_where_nothing_is_wrong_is_caught() -> None:
    too_strict = matrix(changed_rule("LED01", "min_count: 2", "min_count: 1"))
    assert matrix(rules()).unfounded == ()
    assert too_strict.unfounded == ("LED01",)
    assert not too_strict.holds


def test_a_rule_that_looks_at_more_than_it_should_is_caught() -> None:
    wide = matrix(changed_rule("ANS07", "where: {lists_party: {min_count: 1}}\n", ""))
    (few,), (many,) = (one.looked_at["ANS07"] for one in (matrix(rules()), wide))
    assert many > few > 0


def test_the_table_fits_on_a_screenful_and_has_a_row_a_rule() -> None:
    lines = [*matrix_lines(whole(), "en")]
    assert len(lines) == len(rules()) + 2 <= 100
    assert all(line.count("|") == 7 for line in lines)
    assert [line for line in lines if line.startswith("| DAT02 | 2, 16 | dates-swapped (18) | ")]


def test_the_page_is_what_the_matrix_says_today() -> None:
    page = (ROOT / "docs" / "mutants.md").read_text("utf-8")
    made = "\n".join((*matrix_lines(whole(), "en"), "", *reason_lines(whole(), "en"), ""))
    assert made in page, "docs/mutants.md is stale; put in what `styrkoll rules mutate --lang en` prints"


def test_a_place_where_the_fault_is_already_is_none() -> None:
    assert matrix(rules(), "lead-dropped").tried == {"lead-dropped": 1}
