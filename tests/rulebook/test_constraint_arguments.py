"""The arguments of constraints: what the type-check refuses, parameters in them, and all of it through the cache."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.rulebook.recall import decoded, encoded
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import Call, Not, Pattern, Unique
from checker.rulebook.shapes import Test as PathTest
from tests.rulebook.test_type_check import REQUIRE, faults_in, readable
from tests.small import RULE, changed, rules, shaped

TARGETS = ("target: assignment", "target: [assignment, indicator, outcome, agreement]")

# What is written after `require:`, the words at which the fault stands, and what it says in each language.
SHAPES = [
    # Types.
    ("{title: {min_inclusive: 1}}", "min_inc", "gäller tal och datum, inte text", "numbers and dates, not text", None),
    ("{led_by: {max_exclusive: 1}}", "max_exc", "gäller tal och datum", "about numbers and dates", None),
    ("{title: {less_than: number}}", "less_than", "gäller tal och datum", "about numbers and dates", None),
    ("{start: {less_than: start_year}}", "less_than", "jämför datum med heltal", "compares date with whole", None),
    ("{start: {pattern: x}}", "pattern", "`pattern` gäller text, inte datum", "is about text, not date", None),
    ("{start: {min_inclusive: 2026-02-30}}", "2026", "ett datum", "a date", None),
    ("{start_year: {min_inclusive: 0.5}}", "0.5", "ett heltal", "a whole number", None),
    ("{start_year: {min_inclusive: [1, 2]}}", "[1", "ett enkelt värde", "A plain value", None),
    ("{led_by: {in: [KS]}}", "KS", "Regler nämner inga enskilda noder", "Rules name no single nodes", None),
    ("{title: {pattern: [a]}}", "[a]", "Här väntades ett mönster", "A pattern was expected", None),
    # Verdicts that are fixed.
    ("{follow_up: {in: [vår, helåret]}}", "helåret", "slutna listan", "closed list", "helår"),
    ("{follow_up: {in: [vår, delår, helår]}}", "in:", "alltid uppfyllt", "always holds", None),
    ("{kept_by_board: {in: [true, false]}}", "in:", "alltid uppfyllt", "always holds", None),
    ("{follow_up: {in: []}}", "in:", "aldrig uppfyllas", "never hold", None),
    ("{number: {has_value: [a, b]}}", "has_value", "aldrig uppfyllas", "never hold", None),
    ("{title: {pattern: 'a*'}}", "pattern", "alltid uppfyllt", "always holds", None),
    ("{start: {less_than: start}}", "start}}", "jämförs med sig själv", "compared with itself", None),
    ("{start_year: {min_inclusive: 3, max_inclusive: 2}}", "max_inc", "Inget värde", "No value satisfies both", None),
    ("{start_year: {min_exclusive: 3, max_exclusive: 4}}", "max_exc", "Inget värde", "No value satisfies both", None),
    ("{value: {min_inclusive: 3, max_exclusive: 3}}", "max_exc", "Inget värde", "No value satisfies both", None),
    (
        "{start: {min_exclusive: 2026-01-01, max_exclusive: 2026-01-02}}",
        "max_exc",
        "både `min_exclusive` och `max_exclusive`",
        "both `min_exclusive` and `max_exclusive`",
        None,
    ),
    # Patterns.
    ("{title: {flags: i}}", "flags", "`flags` kräver `pattern`", "`flags` needs `pattern`", None),
    ("{title: {pattern: a, flags: ix}}", "ix", "kan bara vara `i`", "can only be `i`", None),
    (r"{title: {pattern: '\bord'}}", r"'\b", r"\b finns inte här", r"There is no \b here", None),
    ("{title: {pattern: 'a(?!b)'}}", "'a(", "(?…) finns inte här", "there is no (?…) here", None),
    ("{title: {pattern: 'a(b'}}", "'a(b", "vid tecken 2 i mönstret `a(b`", "at character 2 of the pattern", None),
    # Our own, and the targets' keys.
    ("{start: {known: false}}", "false", "kan bara vara `true`", "can only be `true`", None),
    ("{known: true}", "known", "kan inte stå utan väg", "cannot stand without a path", None),
    ("{start: {knwon: true}}", "knwon", "är inget villkor", "is no constraint", "known"),
    ("{unique_values_for: []}", "unique", "tar en lista med vägar", "takes a list of paths", None),
    ("{unique_values_for: [nmber]}", "nmber", "`nmber` är inget ord", "`nmber` is no word", "number"),
    ("{unique_values_for: [[number]]}", "[number", "Här väntades en väg", "A path was expected", None),
    ("{not: {unique_values_for: number}}", "unique", "bara stå överst i `require`", "top of `require`", None),
    ("{led_by: {unique_values_for: code}}", "unique", "bara stå överst i `require`", "top of `require`", None),
    ("{start: {max_inclusive: $day}}", "$day", "ingen parameter `day`", "no parameter `day`", None),
    ("{in_agreement: {in_agreement: {min_count: 1}}}", "in_agreement: {min", "inget villkor", "no constraint", None),
]


@pytest.mark.parametrize(("shape", "at", "sv", "en", "nearest"), SHAPES, ids=[entry[0] for entry in SHAPES])
def test_a_fault_in_an_argument(shape: str, at: str, sv: str, en: str, nearest: str | None, tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path, changed(RULE, TARGETS, (REQUIRE, shape)))
    assert (fault.place.line, fault.place.column) == (6, len("require: ") + 1 + shape.index(at))
    assert sv in fault.sv
    assert en in fault.en
    assert readable(fault)
    assert fault.sv.endswith(f" Menade du `{nearest}`?" if nearest else ".")
    assert fault.en.endswith(f" Did you mean `{nearest}`?" if nearest else ".")


@pytest.mark.parametrize(
    ("shape", "parameter", "sv"),
    [
        ("{start_year: {max_exclusive: $it}}", "två", "ett heltal"),
        ("{title: {pattern: $it}}", "'a(b'", "i mönstret `a(b`"),
        ("{follow_up: {in: $it}}", "[vår, helåret]", "helåret finns inte i den slutna listan"),
        ("{start: {known: $it}}", "'false'", "kan bara vara `true`"),
    ],
)
def test_a_fault_in_a_parameter_stands_where_its_value_does(
    shape: str, parameter: str, sv: str, tmp_path: Path
) -> None:
    text = changed(RULE, TARGETS, (REQUIRE, shape)) + f"parameters: {{it: {parameter}}}\n"
    (fault,) = faults_in(tmp_path, text)
    assert sv in fault.sv
    at = parameter.index("helåret") if "helåret" in parameter else 0
    assert (fault.place.line, fault.place.column) == (9, len("parameters: {it: ") + 1 + at)


def test_where_cannot_compare_targets(tmp_path: Path) -> None:
    (fault,) = faults_in(tmp_path, RULE + "where: {unique_values_for: number}\n")
    assert "bara stå överst i `require`" in fault.sv
    assert fault.place.line == 9


def calls(require: str, parameters: str = "") -> dict[str, Any]:
    """The constraints of a rule about one path, by name."""
    more = f"parameters: {{{parameters}}}\n" if parameters else ""
    shape = shaped(require, TARGETS, more=more).require
    assert isinstance(shape, PathTest)
    return {call.constraint: call.argument for call in shape.calls}


def test_arguments_have_the_type_of_the_path() -> None:
    assert calls("{value: {min_inclusive: 0, max_exclusive: '100,5'}}") == {
        "min_inclusive": Decimal(0),
        "max_exclusive": Decimal("100.5"),
    }
    assert calls("{start: {min_exclusive: 2026-01-01}}") == {"min_exclusive": date(2026, 1, 1)}
    assert calls("{start_year: {in: [2025, 2026, 2025]}}") == {"in": (2025, 2026)}
    assert calls("{kept_by_board: {in: true}}") == {"in": (True,)}
    assert calls("{year: {known: true}}") == {"known": True}


def test_parameters_stand_for_values_of_every_sort() -> None:
    assert calls("{start_year: {max_inclusive: $year}}", "year: 2026") == {"max_inclusive": 2026}
    assert calls("{value: {max_inclusive: $limit}}", "limit: '0.5'") == {"max_inclusive": Decimal("0.5")}
    assert calls("{follow_up: {in: $when}}", "when: [vår, helår]") == {"in": ("vår", "helår")}
    assert calls("{follow_up: {has_value: [vår, $when]}}", "when: helår") == {"has_value": ("vår", "helår")}
    assert calls("{led_by: {class: $kinds}}", "kinds: [division, department]") == {"class": ("division", "department")}
    pattern = calls("{title: {pattern: $words, flags: i}}", "words: '(ny|gammal) plan'")["pattern"]
    assert isinstance(pattern, Pattern)
    assert (pattern.written, pattern.flags, pattern.rule) == ("(ny|gammal) plan", "i", "T01")
    assert (pattern.place.line, pattern.place.column) == (9, len("parameters: {words: ") + 1)
    unique = calls("{unique_values_for: $keys}", "keys: [number, in_agreement]")["unique_values_for"]
    assert isinstance(unique, Unique)
    assert (len(unique.keys), unique.kinds, unique.where) == (
        2,
        ("assignment", "indicator", "outcome", "agreement"),
        None,
    )


def test_unique_values_for_carries_what_selects_the_rule_s_targets() -> None:
    rule = shaped("{unique_values_for: number}", more="where: {led_by: {min_count: 1}}\n")
    assert isinstance(rule.require, PathTest)
    (call,) = rule.require.calls
    assert call.argument.where == rule.where


ALL = """\
{value: {min_inclusive: 0, max_exclusive: '1 000,5'}, start: {min_exclusive: 2026-01-01, known: true, less_than: end},
  follow_up: {in: [vår], has_value: vår}, title: {pattern: 'öka', not: {pattern: 'a|b', flags: i}},
  unique_values_for: [number, in_agreement]}"""


def through_the_cache(rule: Rule) -> Any:
    return decoded(json.loads(json.dumps(encoded(rule))))


def test_all_arguments_survive_the_cache() -> None:
    rule = shaped(ALL, TARGETS, more="where: {led_by: {min_count: 1}}\n")
    assert through_the_cache(rule) == rule
    assert repr(through_the_cache(rule)) == repr(rule)  # also of the same classes: named tuples are equal to plain ones


def test_the_whole_rulebook_survives_the_cache() -> None:
    for rule in rules().values():
        assert repr(through_the_cache(rule)) == repr(rule)


def test_logic_in_a_path_s_block_is_about_each_value() -> None:
    (call,) = calls("{title: {not: {pattern: a}}}").items()
    assert call[0] == "node"
    assert isinstance(call[1], Not)
    assert isinstance(call[1].shape, PathTest)
    assert [one.constraint for one in call[1].shape.calls] == ["pattern"]
    assert call[1].shape.path is None
    assert all(isinstance(one, Call) for one in call[1].shape.calls)
