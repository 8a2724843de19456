"""The mutation matrix: every operator is noticed, every rule notices one, and the matrix would tell if not."""

from __future__ import annotations

import re
from functools import cache

import pytest

from checker.content import content
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.collateral import COLLATERAL
from checker.prove.mutants.matrix import Matrix, matrix_lines, matrix_of
from checker.prove.mutants.trial import Trial, try_operators
from checker.rulebook import Rule
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.run import check_file
from tests.sound import EXAMPLE, ROOT, SOUND


@cache
def rules() -> tuple[Rule, ...]:
    """The bundled rules on agreements."""
    book = load_rulebook(rule_files([content("rules")]))
    return tuple(rule for rule in book.rules.values() if not (rule.about_waivers or rule.about_reports))


def trials(chosen: tuple[Rule, ...], most: int | None = None, *names: str) -> list[Trial]:
    """These operators, or all, on the sound agreement and, at `most` places, on the bundled one."""
    operators = [OPERATORS[name] for name in names or OPERATORS]
    sound = [*try_operators(operators, check_file(SOUND, chosen), chosen)]
    return sound if most is None else [*sound, *try_operators(operators, check_file(EXAMPLE, chosen), chosen, most)]


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
    return tuple(rule for rule in load_rulebook(files).rules.values() if not rule.about_waivers)


@pytest.mark.parametrize(
    ("rule", "before", "after", "operator"),
    [
        ("LED01", "qualified_min_count: 1, ", "", "lead-dropped"),
        ("DAT02", "less_than_or_equals: end", "less_than_or_equals: in_agreement/period_end", "dates-swapped"),
        ("ANS01", "decided_by: {min_count: 1}, ", "", "decision-cut"),
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
