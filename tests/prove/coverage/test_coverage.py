"""Coverage both ways: the bundled rules leave no unexplained hole, no reason is stale, and both would be told."""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.agreement import read_agreement
from checker.content import content
from checker.graph import Graph, build_graph
from checker.prove.coverage.holes import Coverage, coverage_of
from checker.prove.coverage.reads import Reads, every_word, reads_of
from checker.prove.examples import followed_up
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.words import Text
from tests.sound import EXAMPLE, SOUND


@cache
def rulebook() -> Rulebook:
    return load_rulebook(rule_files([content("rules")]))


@cache
def graphs() -> tuple[Graph, ...]:
    return followed_up(build_graph(read_agreement(SOUND)), {}, "f.yaml"), build_graph(read_agreement(EXAMPLE))


@cache
def reads(*without: str) -> Reads:
    return reads_of([rule for rule in rulebook().rules.values() if rule.id not in without], graphs())


def coverage(*without: str) -> Coverage:
    """The coverage by the rules without some of them."""
    rules = {key: rule for key, rule in rulebook().rules.items() if key not in without}
    return coverage_of(rulebook()._replace(rules=rules), reads(*without))


def test_no_hole_is_without_a_reason() -> None:
    assert coverage().unexplained == ()


def test_no_reason_is_without_a_hole() -> None:
    assert coverage().stale == ()
    assert coverage().holds


def test_a_word_is_read_on_the_kinds_that_the_path_meets() -> None:
    found = reads_of([rulebook().rules["DAT02"]], graphs()).read
    assert found == {("assignment", "start"): ("DAT02",), ("assignment", "end"): ("DAT02",)}


def test_a_relation_read_backwards_is_read_where_it_is_written() -> None:
    found = reads_of([rulebook().rules["DEL08"]], graphs()).read
    assert {("assignment", "serves"), ("base_assignment", "serves")} <= found.keys()


def test_what_a_fact_reads_is_read() -> None:
    found = reads_of([rulebook().rules["DAT05"]], graphs()).read  # `mentioned_years` and `end_year`
    assert {("assignment", "text"), ("assignment", "end")} <= found.keys()
    assert ("assignment", "title") not in found
    reported = reads_of([rulebook().rules["UPP08"]], graphs()).read  # `unanswered`, of what was reported
    assert ("report", "cause") in reported


def test_listening_leaves_the_graph_as_it_was() -> None:
    before = {word: (dict(table.known), type(table.known)) for word, table in graphs()[1].tables.items()}
    reads_of(rulebook().rules.values(), graphs())
    assert {word: (dict(table.known), type(table.known)) for word, table in graphs()[1].tables.items()} == before


def test_a_rule_that_goes_leaves_the_holes_that_it_closed() -> None:
    gone = {(hole.sort, hole.name) for hole in coverage("EKO03", "BIL02").unexplained}
    assert {("word", "funding"), ("word", "reference_number")} <= gone


def test_a_clause_and_a_source_that_no_rule_stands_on_are_told() -> None:
    by_clause = [rule.id for rule in rulebook().rules.values() if any(one.clause == "lead" for one in rule.basis)]
    assert ("clause", "lead") in {(hole.sort, hole.name) for hole in coverage(*by_clause).unexplained}
    law = rulebook().sources["kl-6-6"]
    by_source = [rule.id for rule in rulebook().rules.values() if any(one.source == law for one in rule.basis)]
    assert ("source", "kl-6-6") in {(hole.sort, hole.name) for hole in coverage(*by_source).unexplained}


def test_a_rule_without_basis_is_told() -> None:
    rule = rulebook().rules["DAT02"]._replace(basis=())
    found = coverage_of(rulebook()._replace(rules={**rulebook().rules, "DAT02": rule}), reads())
    assert [(hole.sort, hole.name) for hole in found.unexplained] == [("rule", "DAT02")]


def test_a_reason_for_what_is_read_now_is_stale() -> None:
    every: Any = reads()._replace(read=dict.fromkeys(every_word(), ("NEW01",)), kinds=frozenset(["clause"]))
    stale = coverage_of(rulebook(), every).stale
    assert {"has_clause (agreement)", "in_agreement (clause)", "clause"} <= {*stale}


def test_a_field_that_nobody_explains_is_told() -> None:
    nothing = Reads({}, {}, frozenset())
    fields = {hole.name: hole.why for hole in coverage_of(rulebook(), nothing).holes if hole.sort == "field"}
    assert fields["bodies.party"] is None  # it becomes a word that nobody reads
    assert isinstance(fields["source"], Text)
