"""The mutation matrix: every operator is noticed, every rule notices one, and the matrix would tell if not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from checker.content import content
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.collateral import COLLATERAL
from checker.prove.mutants.edit import Operator
from checker.prove.mutants.matrix import Matrix, matrix_lines, matrix_of
from checker.prove.mutants.trial import Trial, try_operators, with_companions
from checker.rulebook import Rule
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_file
from tests.sound import EXAMPLE, ROOT, SOUND


@cache
def rules() -> tuple[Rule, ...]:
    """The bundled rules."""
    return tuple(load_rulebook(rule_files([content("rules")])).rules.values())


def trials(chosen: tuple[Rule, ...], most: int | None = None, *names: str) -> list[Trial]:
    """These operators, or all, on the sound agreement and, at `most` places, on the bundled one; and beside them."""
    operators = [OPERATORS[name] for name in names or OPERATORS]
    grounds = [(SOUND, None)] if most is None else [(SOUND, None), (EXAMPLE, most)]
    return [trial for path, places in grounds for trial in tried(operators, check_file(path, chosen), chosen, places)]


def tried(operators: list[Operator], checked: Checked, chosen: tuple[Rule, ...], most: int | None) -> Iterator[Trial]:
    """Operators on an agreement, and on waivers and reports beside it."""
    yield from try_operators(operators, checked, chosen, most)
    beside, companions = with_companions(checked.graph, chosen, {rule.id: rule for rule in chosen})
    yield from try_operators(operators, beside, chosen, most, companions)


@cache
def whole() -> Matrix:
    """All operators on all of the sound agreement, and at one place of the bundled one."""
    return matrix_of(rules(), trials(rules(), 1))


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
        assert reasons.keys() <= ids - {*OPERATORS[name].kills}


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
    broken = changed_rule(rule, before, after)
    matrix = matrix_of(broken, trials(broken, None, operator))
    sound = matrix_of(rules(), trials(rules(), None, operator))
    assert sound.misses == {}
    assert matrix.misses.keys() == {(rule, operator)}


def test_the_table_fits_on_a_screenful_and_has_a_row_a_rule() -> None:
    lines = [*matrix_lines(whole(), "en")]
    assert len(lines) == len(rules()) + 2 <= 100
    assert all(line.count("|") == 4 for line in lines)
    assert next(line for line in lines if line.startswith("| DAT02 |")).startswith("| DAT02 | dates-swapped (3) | ")


def test_the_page_names_every_rule_with_its_operators_and_no_reason_that_is_gone() -> None:
    """How often each is tried takes a minute to count; `styrkoll rules mutate --lang en` makes the table anew."""
    page = (ROOT / "docs" / "mutants.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([A-Z]+[0-9]+) \| ([^|]*) \|", page, re.MULTILINE))
    killers = {rule: re.findall(r"([a-z-]+) \(", names) for rule, names in rows.items()}
    assert killers == {rule.id: [name for name, one in OPERATORS.items() if rule.id in one.kills] for rule in rules()}
    given = {reason.en for reasons in COLLATERAL.values() for reason in reasons.values()}
    assert {*re.findall(r"^[0-9]+\. (.*)$", page, re.MULTILINE)} <= given


def test_a_place_where_the_fault_is_already_is_none() -> None:
    found = trials(rules(), None, "lead-dropped")
    assert [trial.edit.noticed for trial in found] == [{"LED01": ("1.1.3",)}]
