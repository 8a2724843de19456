"""Rules against their own examples: what counts as proof. (What is said of the rest: tests/cli/test_rules_test.py.)"""

from __future__ import annotations

from typing import Final

import pytest

from checker.content import content
from checker.prove import examples
from checker.rulebook.files import RuleFile, rule_files
from checker.rulebook.load import load_rulebook
from checker.yamlfile import FaultsFound
from tests.sound import SOUND

RULE: Final = """\
id: OWN01
severity: error
title: {sv: A, en: A}
basis: [consistency]
target: assignment
require: {end: {min_count: 1}}
message: {sv: A, en: A}
advice: {sv: A, en: A}
examples:
"""
ONE_CHANGE: Final = "An example with `finding` and one with `ok` must differ by one change."
NEW: Final = "{number: 9.9.9, kind: assignment}"
NEW_WITH_END: Final = "{number: 9.9.9, kind: assignment, end: 2026-12-31}"
NEW_WITH_BOTH: Final = "{number: 9.9.9, kind: assignment, title: A, end: 2026-12-31}"


def said_of(*written: str) -> list[str]:
    """What is said, in English, of a rule with these examples."""
    text = RULE + "".join(f"  - {{{example}}}\n" for example in written)
    sources = [file for file in rule_files([content("rules")]) if file.path.endswith("sources.yaml")]
    rulebook = load_rulebook([*sources, RuleFile(1, "mine/own/rule.yaml", text.encode())])
    (tested,) = examples.test_rules(rulebook.rules.values(), rulebook, str(SOUND))
    assert tested.examples == len(written)
    return [fault.en for fault in tested.faults]


@pytest.mark.parametrize(
    ("finding", "ok"),
    [
        ("with: {1.2.1: {end: null}}, at: 1.2.1", "with: {1.2.1: {end: 2026-11-30}}"),
        ("with: {1.2.1: {end: null}}, at: 1.2.1", "with: {}"),
        ("with: {1.2.1: {end: null, title: A}}, at: 1.2.1", "with: {1.2.1: {title: A}}"),
        ("with: {1.2.1: {end: null}}, at: 1.2.1", "with: {1.2.1: {end: null}}, remove: [1.2.1]"),
        (f"add: [{NEW}], at: 9.9.9", f"add: [{NEW_WITH_END}]"),
        (f"add: [{NEW}], at: 9.9.9", "with: {}"),
    ],
)
def test_one_change_apart(finding: str, ok: str) -> None:
    assert said_of(f"is: finding, {finding}", f"is: ok, {ok}") == []


@pytest.mark.parametrize(
    ("finding", "ok"),
    [
        ("with: {1.2.1: {end: null}}, at: 1.2.1", "with: {1.1.3: {end: 2026-11-30}}"),
        ("with: {1.2.1: {end: null}, 1.1.3: {end: null}}, at: [1.1.3, 1.2.1]", "with: {}"),
        ("with: {1.2.1: {end: null}}, at: 1.2.1", "remove: [1.2.1]"),
        ("with: {1.2.1: {end: null}}, at: 1.2.1", "with: {1.2.1: {end: null}}, remove: [1.2.1, 1.2.2]"),
        (f"add: [{NEW}], at: 9.9.9", f"add: [{NEW_WITH_BOTH}]"),
        (f"add: [{NEW}], at: 9.9.9", f"add: [{NEW_WITH_END}], remove: [1.2.1]"),
    ],
)
def test_more_than_one_change_apart(finding: str, ok: str) -> None:
    assert said_of(f"is: finding, {finding}", f"is: ok, {ok}") == [ONE_CHANGE]


def test_one_near_pair_is_enough() -> None:
    far, near = "is: ok, remove: [1.2.1, 1.2.2]", "is: ok, with: {}"
    assert said_of("is: finding, with: {1.2.1: {end: null}}, at: 1.2.1", far, near) == []


@pytest.mark.parametrize(
    ("example", "said"),
    [
        ("is: no_target, remove: [1.2.1, 1.1.3]", []),
        ("is: undecided, with: {1.2.1: {end: null, start: {unknown: A}}}, at: 1.2.1",
         ["The example says `undecided`, but the rule answers `finding`."]),
        ("is: not_applicable, with: {clause/lead: null}",
         ["The example says `not_applicable`, but the rule answers `ok`."]),
        ("is: ok, with: {}, at: 1.2.1", ["The example says `at` 1.2.1, but got –."]),
        ("is: finding, with: {1.2.1: {end: null}, 1.1.3: {end: null}}, at: [1.2.1, 1.1.3]", []),
        ("is: finding, with: {1.2.1: {end: null}, 1.1.3: {end: null}}, at: 1.1.3",
         ["The example says `at` 1.1.3, but got 1.1.3, 1.2.1."]),
    ],
)  # fmt: skip
def test_what_an_example_says_is_what_the_rule_answers(example: str, said: list[str]) -> None:
    proof = ("is: finding, with: {1.2.1: {end: null}}, at: 1.2.1", "is: ok, with: {}")
    assert said_of(*proof, example) == said


def test_a_broken_ground_is_a_fault() -> None:
    rulebook = load_rulebook(rule_files([content("rules")]))
    with pytest.raises(FaultsFound) as found:
        [*examples.test_rules(rulebook.rules.values(), rulebook, str(SOUND.with_name("absent.yaml")))]
    assert found.value.faults[0].place.file.endswith("absent.yaml")


def test_a_question_that_cannot_be_put_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    question = "question: {sv: 'När slutar {number}, {end}?', en: 'When does {number} end, {end}?'}\n"
    monkeypatch.setitem(globals(), "RULE", RULE.replace("examples:", question + "examples:"))
    (fault,) = said_of("is: finding, with: {1.2.1: {end: null}}, at: 1.2.1", "is: ok, with: {}")
    assert "has nothing to write for {end}" in fault
