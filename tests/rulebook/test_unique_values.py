"""`unique_values_for`: the rule's own targets compared with each other, never wrong however unknowns turn out."""

from __future__ import annotations

import tracemalloc
from typing import Any, Final
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.engine import Verdict
from checker.graph import Graph, Unknown, Words, parse_path
from checker.rulebook.compile import compile_shape
from checker.rulebook.constraints import targets
from checker.rulebook.shapes import Call, Not, Shape, Unique
from checker.rulebook.shapes import Test as PathTest
from checker.rulebook.truth import Truth
from tests.graph.worlds import BECAUSE, NODES, completions, graph_of, unknown
from tests.small import SMALL, changed, check, item, shaped

LED: Final = PathTest(parse_path("led_by"), (Call("min_count", 1),))
WHERES: Final[dict[str, Shape | None]] = {"all": None, "led": LED, "not led": Not(LED)}


@st.composite
def keyed_graphs(draw: st.DrawFn) -> Graph:
    """Three boards with years and positions, and some led; each word with unknowns on one node at most."""
    known: dict[tuple[str, str], tuple[Any, ...]] = {}
    for node in NODES:
        for word in ("year", "position"):
            known[word, node] = draw(st.lists(st.integers(1, 2), max_size=2, unique=True).map(tuple))
        known["led_by", node] = draw(st.sampled_from([(), ("a",)]))
    unknowns = {}
    for word, node in draw(st.lists(st.sampled_from([*known]), max_size=3, unique=True)):
        values = NODES if word == "led_by" else (1, 2, 3)
        among = draw(st.none() | st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple))
        unknowns[word, node] = (Unknown(draw(st.integers(0, 1)), draw(st.booleans()), among, BECAUSE, node, word),)
    return graph_of(dict.fromkeys(NODES, "board"), known, unknowns)


def unique(keys: tuple[str, ...], where: str) -> PathTest:
    argument = Unique(tuple(parse_path(key) for key in keys), ("board",), WHERES[where])
    return PathTest(None, (Call("unique_values_for", argument),))


def shared(graph: Graph, keys: tuple[str, ...], where: str, node: str) -> bool:
    """Whether another target has a value in common with this one under every key, where everything is known."""

    def values(word: str, of: str) -> set[Any]:
        return {*graph.tables[word].known.get(of, ())}

    others = [
        one for one in NODES if one != node and (where == "all" or bool(values("led_by", one)) == (where == "led"))
    ]
    return any(all(values(key, node) & values(key, other) for key in keys) for other in others)


@given(keyed_graphs(), keyed_graphs(), st.sampled_from([*WHERES]))
def test_the_targets_are_those_of_the_agreement_turned_to(one: Graph, other: Graph, where: str) -> None:
    shape, words = unique(("year",), where), Words(one, {})
    for graph in (one, other, one):
        words.turn_to(graph, {})
        turned, anew = compile_shape(shape, words), compile_shape(shape, Words(graph, {}))
        assert [turned.holds(node) for node in NODES] == [anew.holds(node) for node in NODES]


@pytest.mark.parametrize("looked_up", [0, 1, 100], ids="{} combinations looked up".format)
@given(graph=keyed_graphs(), keys=st.sampled_from([("year",), ("year", "position")]), where=st.sampled_from([*WHERES]))
def test_unique_values_for_is_never_wrong(looked_up: int, graph: Graph, keys: tuple[str, ...], where: str) -> None:
    with patch.object(targets, "_MOST", looked_up):
        never_wrong(graph, keys, where)


def never_wrong(graph: Graph, keys: tuple[str, ...], where: str) -> None:
    """Every answer is that of each way in which the unknowns can turn out, or undecided with what is missing."""
    shape = unique(keys, where)
    compiled = compile_shape(shape, Words(graph, {}))
    answers = {node: compiled.holds(node) for node in NODES}
    recorded = {(one.subject, one.name) for t in graph.tables.values() for ones in t.unknown.values() for one in ones}
    for node, answer in answers.items():
        if answer is None:
            missing = {(one.subject, one.name) for one in compiled.missing(node)}
            assert missing
            assert missing <= recorded
        elif answer is False:
            assert compiled.offending(node) == ()
    universe = dict.fromkeys(("year", "position"), (1, 2, 3))
    for complete in completions(graph, universe):
        closed = compile_shape(shape, Words(complete, {}))
        for node, answer in answers.items():
            alone = not shared(complete, keys, where, node)
            assert closed.holds(node) is alone
            assert answer in (alone, None)
            if not recorded:
                assert answer is alone


@pytest.mark.parametrize(
    ("years", "of_a", "truths"),
    [
        ({"a": (1,), "b": (1,), "c": (2,)}, None, {"a": False, "b": False, "c": True}),
        ({"b": (1,), "c": (2,)}, unknown((1, 3)), {"a": None, "b": None, "c": True}),
        ({"b": (1,), "c": (2,)}, unknown((3, 4)), {"a": True, "b": True, "c": True}),
        ({"b": (1,), "c": (1,)}, unknown(None), {"a": None, "b": False, "c": False}),
        ({"b": (), "c": (1,)}, unknown(None), {"a": None, "b": True, "c": None}),
        ({"a": (), "b": (), "c": ()}, None, {"a": True, "b": True, "c": True}),
    ],
)
def test_unique_values_for(years: dict[str, Any], of_a: Unknown | None, truths: dict[str, Truth]) -> None:
    known = {("year", node): values for node, values in years.items()}
    graph = graph_of(dict.fromkeys(NODES, "board"), known, {("year", "a"): (of_a,)} if of_a else None)
    compiled = compile_shape(unique(("year",), "all"), Words(graph, {}))
    assert {node: compiled.holds(node) for node in NODES} == truths


def test_another_that_may_be_a_target_leaves_it_undecided() -> None:
    known: dict[tuple[str, str], tuple[Any, ...]] = {("year", "a"): (1,), ("year", "b"): (1,), ("year", "c"): (2,)}
    known |= {("led_by", "a"): ("c",), ("led_by", "c"): ("c",)}
    maybe = unknown(("c",), of="b")._replace(name="led_by")
    graph = graph_of(dict.fromkeys(NODES, "board"), known, {("led_by", "b"): (maybe,)})
    compiled = compile_shape(unique(("year",), "led"), Words(graph, {}))
    assert {node: compiled.holds(node) for node in NODES} == {"a": None, "b": False, "c": True}
    assert compiled.missing("a") == (maybe,)


def test_what_a_key_of_its_own_waits_for_is_missing() -> None:
    known: dict[tuple[str, str], tuple[Any, ...]] = {("year", "b"): (1,), ("year", "c"): (2,)}
    maybe = unknown((1, 3))._replace(name="year")
    graph = graph_of(dict.fromkeys(NODES, "board"), known, {("year", "a"): (maybe,)})
    compiled = compile_shape(unique(("year",), "all"), Words(graph, {}))
    assert compiled.missing("a") == compiled.missing("b") == (maybe,)


def test_many_values_under_many_keys_are_not_all_combined() -> None:
    years: dict[tuple[str, str], tuple[Any, ...]] = {("year", node): tuple(range(10)) for node in NODES}
    compiled = compile_shape(unique(("year",) * 6, "all"), Words(graph_of(dict.fromkeys(NODES, "board"), years), {}))
    tracemalloc.start()
    try:
        assert [compiled.holds(node) for node in NODES] == [False] * len(NODES)
        assert tracemalloc.get_traced_memory()[1] < 1_000_000  # a million combinations take a hundred times that
    finally:
        tracemalloc.stop()


NUMBERS = "{unique_values_for: [number, in_agreement]}"
TARGETS = ("target: assignment", "target: item")


def test_two_items_with_one_number_are_a_finding_on_each() -> None:
    rule = shaped(NUMBERS, TARGETS)
    twice = item("1.1.3", ("number: 1.1.3", "number: 1.1.2"))
    found = check(twice, rule).findings
    assert [(one.subject, one.verdict, one.values) for one in found] == [
        ("1.1.2", Verdict.FINDING, ()),
        ("1.1.2#2", Verdict.FINDING, ()),
    ]
    assert check(SMALL, rule).findings == ()


def test_only_the_rule_s_own_targets_are_compared() -> None:
    twice = item("1.1.3", ("number: 1.1.3", "number: 1.1.2"))  # a goal and an assignment
    assert check(twice, shaped(NUMBERS)).findings == ()
    kept = "where: {not: {kept_by_board: {has_value: true}}}\n"
    assert check(twice, shaped(NUMBERS, TARGETS, more=kept)).findings == ()


def test_a_number_that_cannot_be_read_leaves_others_undecided() -> None:
    rule = shaped("{unique_values_for: [decided_by, start]}")
    text = item("1.1.3", ("decided_by: KF", "decided_by: {unknown: struket, among: [KF, KS]}"))
    found = check(text, rule).findings
    assert {(one.subject, one.verdict) for one in found} == {
        ("1.1.3", Verdict.UNDECIDED),
        ("1.2.1", Verdict.UNDECIDED),
    }
    assert {(missing.subject, missing.name) for one in found for missing in one.missing} == {("1.1.3", "decided_by")}
    only_the_council = changed(text, ("[KF, KS]", "[KF]"))
    assert check(only_the_council, rule).findings == ()
