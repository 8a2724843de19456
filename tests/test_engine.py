"""Verdicts: how `where` and `require` make one, what is counted, and what is not even looked at."""

from __future__ import annotations

import weakref
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from itertools import chain
from typing import Any

import pytest

from checker import facts
from checker.engine import Outcome, Verdict, judge, paths_read
from checker.graph import Graph, Table, known_values, parse_path, spelled
from checker.rulebook.rule import Rule
from tests.small import SMALL, changed, graph, item, shaped

LEADS = "led_by: [SHB]"


def outcome(of: Rule, text: str = SMALL) -> Outcome:
    """What one rule says of an agreement."""
    _, (one,) = judge([of], graph(text))
    return one


def said(of: Rule, text: str = SMALL) -> list[tuple[str, str, list[str]]]:
    """Its judgements: node, verdict, and the words that an undecided one waits for."""
    return [
        (judgement.node, str(judgement.verdict), [one.name for one in judgement.missing])
        for judgement in outcome(of, text).judgements
    ]


# Where: whether the assignment is led by a division. Require: whether it has two supporters.
WHERE = "where: {led_by: {some_value: {class: division}}}\n"
REQUIRE = "{supported_by: {min_count: 2}}"
LED = {"true": LEADS, "false": "led_by: [KS]", "undecided": "led_by: {unknown: struket}"}
SUPPORT = {
    "true": "supported_by: [ROS, TEK]",
    "false": "supported_by: [ROS]",
    "undecided": "supported_by: {unknown: otydligt}",
}


@pytest.mark.parametrize(
    ("where", "require", "verdict", "missing"),
    [
        ("false", "true", None, []),
        ("false", "false", None, []),
        ("false", "undecided", None, []),
        ("true", "true", "ok", []),
        ("undecided", "true", "ok", []),
        ("true", "false", "finding", []),
        ("true", "undecided", "undecided", ["supported_by"]),
        ("undecided", "false", "undecided", ["led_by"]),
        ("undecided", "undecided", "undecided", ["led_by", "supported_by"]),
    ],
)
def test_where_and_require(where: str, require: str, verdict: str | None, missing: list[str]) -> None:
    text = item("1.1.3", (LEADS, LED[where]), ("supported_by: [ROS]", SUPPORT[require]))
    found = outcome(shaped(REQUIRE, more=WHERE), text)
    assert found.checked == (verdict is not None)
    if verdict in (None, "ok"):
        assert found.judgements == ()
    else:
        (judgement,) = found.judgements
        assert (judgement.node, str(judgement.verdict)) == ("1.1.3", verdict)
        assert [one.name for one in judgement.missing] == missing


@pytest.mark.parametrize(
    ("require", "verdict", "missing"),
    [("true", None, []), ("false", "finding", []), ("undecided", "undecided", ["supported_by"])],
)
def test_require_alone(require: str, verdict: str | None, missing: list[str]) -> None:
    text = item("1.1.3", ("supported_by: [ROS]", SUPPORT[require]))
    of_the_item = [one for one in said(shaped(REQUIRE), text) if one[0] == "1.1.3"]
    assert of_the_item == ([("1.1.3", verdict, missing)] if verdict else [])


def test_an_undecided_answer_says_why() -> None:
    text = item("1.1.3", (LEADS, "led_by: {unknown: namnet är struket}"))
    (judgement,) = outcome(shaped("{led_by: {class: division}}"), text).judgements
    (missing,) = judgement.missing
    assert (missing.subject, missing.name, missing.reason.sv) == ("1.1.3", "led_by", "namnet är struket")
    assert judgement.verdict is Verdict.UNDECIDED
    assert judgement.offending == ()


def test_only_the_unknowns_of_what_is_undecided_are_missing() -> None:
    """One part of an `and` is undecided; the other has an unknown too, and is decided all the same."""
    text = item("1.1.3", (LEADS, "led_by: {unknown: struket}"), ("supported_by: [ROS]", SUPPORT["undecided"]))
    rule = shaped("{supported_by: {min_count: 1}, led_by: {class: division}}")
    assert [one for one in said(rule, text) if one[0] == "1.1.3"] == [("1.1.3", "undecided", ["led_by"])]


def test_what_selects_for_sure_waits_for_nothing() -> None:
    text = item("1.1.3", ("supported_by: [ROS]", SUPPORT["undecided"]), ("start: 2026-01-01", "start: {unknown: nej}"))
    where = "where: {or: [{led_by: {min_count: 1}}, {start: {has_value: 2026-01-01}}]}\n"
    assert [one for one in said(shaped(REQUIRE, more=where), text) if one[0] == "1.1.3"] == [
        ("1.1.3", "undecided", ["supported_by"])
    ]


def test_the_other_side_of_a_pair_can_be_what_is_missing() -> None:
    text = item("1.1.3", ("supported_by: [ROS]", SUPPORT["undecided"]))
    assert ("1.1.3", "undecided", ["supported_by"]) in said(shaped("{led_by: {disjoint: supported_by}}"), text)


def test_what_a_nested_shape_waits_for_is_missing() -> None:
    """The path is known; what is asked of its values is not."""
    text = item("1.1.3", ("start: 2026-01-01", "start: {unknown: oläsligt}"))
    text = item("1.2.1", ("serves: {1.1.1: stated}", "serves: {1.1.3: stated}"), of=text)
    rule = shaped("{serves: {some_value: {start: {has_value: 2026-01-01}}}}", more="where: {start: {min_count: 1}}\n")
    (judgement,) = [one for one in outcome(rule, text).judgements if one.node == "1.2.1"]
    assert [(one.subject, one.name) for one in judgement.missing] == [("1.1.3", "start")]


def test_what_breaks_the_rule_is_told() -> None:
    rule = shaped("{delegated_to: {subset_of: led_by}}")
    found = {judgement.node: judgement.offending for judgement in outcome(rule).judgements}
    assert found == {"1.1.3": ("TEK",), "1.2.1": ("SHB",)}


def test_judgements_stand_in_the_order_of_the_document() -> None:
    rule = shaped("{supported_by: {min_count: 2}}", ("target: assignment", "target: item"))
    assert [node for node, _, _ in said(rule)] == ["1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2"]


def test_checked_counts_what_may_be_selected() -> None:
    rule = shaped(REQUIRE, more=WHERE)
    assert outcome(rule).nodes == ("1.1.3",)
    both = item("1.2.1", ("serves: {1.1.1: stated}", "led_by: {unknown: struket}"))
    assert outcome(rule, both).nodes == ("1.1.3", "1.2.1")
    assert outcome(shaped(REQUIRE)).checked == 2


def test_vacuous_is_an_agreement_without_nodes_of_the_kinds() -> None:
    numbers = (("{number} på", "{name} på"), ("{number} in", "{name} in"))
    rule = shaped("{belongs_to: {min_count: 1}}", ("target: assignment", "target: department"), *numbers)
    found = outcome(rule)
    assert (found.vacuous, found.not_applicable, found.checked, found.judgements) == (True, False, 0, ())


def test_nothing_selected_is_not_vacuous() -> None:
    found = outcome(shaped(REQUIRE, more="where: {number: {has_value: 9.9.9}}\n"))
    assert (found.vacuous, found.checked) == (False, 0)


CLAUSE = ("[consistency]", "[clause: lead]")
WITHOUT = ("  lead: {quote: När flera verksamheter delar ett uppdrag är en av dem huvudansvarig.}\n", "")


def test_a_rule_on_a_clause_that_the_agreement_lacks_does_not_apply() -> None:
    rule = shaped("{supported_by: {min_count: 9}}", CLAUSE)
    assert outcome(rule).not_applicable is False
    assert outcome(rule).checked == 2
    found = outcome(rule, changed(SMALL, WITHOUT))
    assert (found.not_applicable, found.vacuous, found.checked, found.judgements) == (True, False, 0, ())


def test_a_rule_that_stands_on_a_source_too_applies_without_the_clause() -> None:
    rule = shaped("{supported_by: {min_count: 9}}", ("[consistency]", "[clause: lead, consistency]"))
    assert outcome(rule, changed(SMALL, WITHOUT)).not_applicable is False


@pytest.mark.parametrize(
    ("rule", "computed"),
    [
        (shaped("{led_by: {min_count: 1}}"), set()),
        (shaped("{start_year: {min_count: 1}}"), {"start_year"}),
        (shaped("{led_by: {min_count: 1}}", more="where: {end_year: {min_count: 1}}\n"), {"end_year"}),
        (shaped("{serves: {some_value: {start_year: {min_count: 1}}}}"), {"start_year"}),
        (shaped("{in_agreement/year: {less_than_or_equals: end_year}}"), {"end_year"}),
        (shaped("{led_by: {min_count: 1}}", more="report_at: mentioned_years\n"), {"mentioned_years"}),
        (shaped("{led_by: {min_count: 1}}", ("{number} på", "{start_year|inget} på")), {"start_year"}),
    ],
)
def test_only_the_facts_that_a_rule_reads_are_computed(rule: Rule, computed: set[str]) -> None:
    words, _ = judge([rule], graph())
    assert words.facts.keys() == computed


def test_a_fact_is_computed_once_for_all_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []
    compute = facts.compute

    def counted(made: Graph, names: Iterable[str]) -> dict[str, Table]:
        asked.append([*names])
        return compute(made, asked[-1])

    monkeypatch.setattr(facts, "compute", counted)
    judge([shaped("{start_year: {min_count: 1}}"), shaped("{start_year: {max_count: 0}}")], graph())
    assert asked == [["start_year"]]


def test_paths_read_are_those_of_shapes_places_and_messages() -> None:
    rule = shaped(
        "{serves: {some_value: {led_by: {subset_of: delegated_to}}}, not: {start: {min_count: 1}}}",
        ("{number} på", "{in_agreement/title} på"),
        more="where: {end: {min_count: 1}}\nreport_at: held_by\n",
    )
    read = {spelled(path) for path in paths_read(rule)}
    assert read == {"serves", "led_by", "delegated_to", "start", "end", "held_by", "in_agreement/title", "number"}


def test_rules_do_not_see_each_other() -> None:
    made = graph(item("1.1.3", (LEADS, "led_by: {unknown: struket}")))
    rules = [shaped("{led_by: {class: division}}"), shaped(REQUIRE), shaped(REQUIRE, more=WHERE)]
    _, together = judge(rules, made)
    assert together == [judge([rule], made)[1][0] for rule in rules]
    _, turned = judge(rules[::-1], made)
    assert turned == together[::-1]


def test_agreements_checked_one_after_another_are_judged_as_each_alone() -> None:
    of_items = shaped(REQUIRE, ("target: assignment", "target: item"))
    rules = [shaped("{led_by: {class: division}}"), shaped(REQUIRE, more=WHERE), of_items]
    made = [
        graph(),
        graph(item("1.1.3", (LEADS, "led_by: [KS]"))),
        graph(item("1.1.3", (LEADS, "led_by: {unknown: struket}"))),
        graph(item("1.1.3", ("number: 1.1.3", "number: 1.1.9"))),
    ]
    alone = [judge([*map(copy, rules)], one)[1] for one in made]
    assert len({str([outcome.judgements for outcome in outcomes]) for outcomes in alone}) == 4
    for turn in (0, 1, 2, 3, 0, 2, 1):
        assert judge(rules, made[turn])[1] == alone[turn]


def test_what_is_unknown_in_one_agreement_is_told_from_what_is_in_the_next() -> None:
    """Of a rule's parts, those are compiled three-valued that read something unknown: others in each agreement."""
    rules = [shaped("{or: [{led_by: {class: board}}, {supported_by: {min_count: 2}}]}")]
    led, supported = (LEADS, LED["undecided"]), ("supported_by: [ROS]", SUPPORT["undecided"])
    made = [graph(item("1.1.3", *unknown)) for unknown in ((led,), (supported,), (led, supported), ())]
    waits_for = []
    for one in made:
        _, (outcome,) = judge(rules, one)
        waits_for += [[one.name for one in judged.missing] for judged in outcome.judgements if judged.node == "1.1.3"]
    assert waits_for == [["led_by"], ["supported_by"], ["led_by", "supported_by"], []]


def test_the_words_of_an_agreement_stay_its_own_when_another_is_judged() -> None:
    rules = [shaped("{led_by: {class: division}}")]
    words, _ = judge(rules, graph(item("1.1.3", (LEADS, "led_by: [TEK]"))))
    judge(rules, graph())
    assert known_values(parse_path("led_by"), words)("1.1.3") == ("TEK",)


class Watched(dict[str, Any]):
    """A table of which one can tell when it is gone."""


def test_rules_that_are_kept_compiled_hold_nothing_of_an_agreement() -> None:
    unlike = shaped("{unique_values_for: [number]}", more="where: {led_by: {class: division}}\n")
    rules = [shaped("{led_by: {class: division}}"), shaped(REQUIRE, more=WHERE), unlike]
    for text in (SMALL, item("1.1.3", (LEADS, "led_by: {unknown: struket}"))):
        made = graph(text)
        made.nodes = Watched(made.nodes)
        made.by_kind = Watched(made.by_kind)
        made.tables = {word: Table(*map(Watched, table)) for word, table in made.tables.items()}
        watched = [weakref.ref(one) for one in (made.nodes, made.by_kind, *chain(*made.tables.values()))]
        judge(rules, made)
        del made
        assert [one() for one in watched if one() is not None] == []


def test_rules_stay_compiled_while_some_of_them_are_judged_once_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """As where an agreement's decisions are read: without it, each agreement would have all rules compiled again."""
    rules = [shaped("{led_by: {class: division}}"), shaped(REQUIRE, more=WHERE)]
    expected, *_ = [judge(some, graph())[1] for some in (rules, rules[1:], [])]
    monkeypatch.setattr("checker.rulebook.compile._compile", None)
    assert judge(rules, graph())[1] == expected


def test_several_threads_can_judge_at_once() -> None:
    rules = [shaped("{led_by: {class: division}}"), shaped(REQUIRE, more=WHERE)]
    made = [graph(item("1.1.3", (LEADS, f"led_by: [{code}]"))) for code in ("SHB", "TEK", "KS")] * 20
    alone = [judge([*map(copy, rules)], one)[1] for one in made[:3]] * 20
    with ThreadPoolExecutor(4) as threads:
        assert [*threads.map(lambda one: judge(rules, one)[1], made)] == alone
