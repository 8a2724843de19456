"""A rule's question asks about all that it found, in a sentence that a board can answer."""

from __future__ import annotations

import functools

import pytest

from checker.engine import Outcome, judge
from checker.finding.question import question_of
from checker.graph import Graph, build_graph
from checker.rulebook import Rule
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.words import LANGUAGES, Language
from tests.sound import ROOT, sound_with


@functools.cache
def rules() -> dict[str, Rule]:
    return load_rulebook(rule_files([str(ROOT / "rules")])).rules


def judged(rule: Rule, patches: dict[str, object]) -> tuple[Outcome, Graph]:
    graph = build_graph(sound_with(patches))
    (outcome,) = judge([rule], graph)[1]
    return outcome, graph


def test_every_rule_that_must_be_mended_has_a_question() -> None:
    assert [rule.id for rule in rules().values() if (rule.severity == "error") != (rule.question is not None)] == []


TWO_WITHOUT_LEAD = {
    "1.2.1": {"named_in_sentence": {"codes": ["SHB", "TEK"]}},
    "1.1.3": {"led_by": None},
}


def test_one_question_is_put_about_all_of_them() -> None:
    outcome, graph = judged(rules()["LED01"], TWO_WITHOUT_LEAD)
    assert question_of(outcome, graph, "sv") == "Vilken verksamhet ska vara huvudansvarig för 1.1.3 och 1.2.1?"
    assert question_of(outcome, graph, "en") == "Which division is to lead 1.1.3 and 1.2.1?"


def test_it_can_be_put_about_some_of_them() -> None:
    outcome, graph = judged(rules()["LED01"], TWO_WITHOUT_LEAD)
    asked = question_of(outcome, graph, "sv", about={"1.2.1"})
    assert asked == "Vilken verksamhet ska vara huvudansvarig för 1.2.1?"


def test_facts_and_offending_values_can_be_asked_about() -> None:
    outcome, graph = judged(rules()["DAT05"], {"1.2.1": {"text": ["Klart 2031."]}})
    asked = question_of(outcome, graph, "sv")
    assert asked == "Ska slutdatumet för 1.2.1 flyttas fram, eller är det året i texten, 2031, som är fel?"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rule_without_a_question_asks_how_to_mend_it(language: Language) -> None:
    rule = rules()["LED01"]._replace(question=None)
    outcome, graph = judged(rule, TWO_WITHOUT_LEAD)
    start = {"sv": "Hur ska detta rättas: ", "en": "How is this to be mended: "}[language]
    assert question_of(outcome, graph, language) == f"{start}{rule.title.in_(language)}?"
