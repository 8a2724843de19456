"""Paths against networkx: what is known, what is sure with unknowns, and where each value comes from."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import (
    Graph,
    Table,
    Unknown,
    Values,
    ValueSet,
    Words,
    known_values,
    own_traces,
    parse_path,
    spelled,
    traces,
    value_sets,
)
from tests.graph.worlds import (
    NODES,
    Tree,
    allows,
    as_networkx,
    completions,
    graph_of,
    links,
    open_graphs,
    relation,
    trees,
    unknown,
)

ALL_BOARDS = dict.fromkeys(NODES, "board")
node_names = st.sampled_from(NODES)


@st.composite
def closed_graphs(draw: st.DrawFn) -> Graph:
    return graph_of(ALL_BOARDS, draw(links()))


@given(closed_graphs(), trees(), node_names)
def test_known_values_are_what_networkx_reaches(graph: Graph, tree: Tree, node: str) -> None:
    words = Words(graph, {})
    path = parse_path(str(tree))
    expected = set(relation(tree, as_networkx(graph)).successors(node))

    found = known_values(path, words)(node)
    assert set(found) == expected
    assert len(found) == len(expected)
    assert words.unknown == frozenset()
    assert value_sets(path, words)(node) == ValueSet(found, ())
    assert known_values(parse_path(spelled(path)), words)(node) == found


@given(closed_graphs(), trees(), node_names)
def test_every_value_is_traced_to_a_statement_of_it(graph: Graph, tree: Tree, node: str) -> None:
    words = Words(graph, {})
    path = parse_path(str(tree))
    found = [*traces(path, words, node)]

    assert {trace.value for trace in found} == set(known_values(path, words)(node))
    for trace in found:
        if trace.word:
            assert trace.said in graph.tables[trace.word].known[trace.subject]
            assert trace.value in (trace.said, trace.subject)
        else:
            assert trace.value == trace.subject


@given(closed_graphs(), trees(), node_names)
def test_own_traces_are_those_of_the_nodes_statements(graph: Graph, tree: Tree, node: str) -> None:
    words = Words(graph, {})
    path = parse_path(str(tree))
    own = [trace for trace in traces(path, words, node) if trace.subject == node]
    assert [*own_traces(path, words, node)] == own


@given(open_graphs(), trees())
def test_what_is_said_of_unknowns_is_true_however_they_turn_out(graph: Graph, tree: Tree) -> None:
    values_at = value_sets(parse_path(str(tree)), Words(graph, {}))
    said = {node: values_at(node) for node in NODES}
    for complete in completions(graph, {}):
        reached = relation(tree, as_networkx(complete))
        for node in NODES:
            actual = tuple(reached.successors(node))
            assert allows(said[node], actual), f"{tree} from {node} gives {said[node]}, but may be {actual}"


def beyond(path: str, known: dict[tuple[str, str], tuple[str, ...]], start: Unknown) -> ValueSet:
    """What a path gives that starts with the unknown `delegated_to` of a."""
    graph = graph_of(ALL_BOARDS, known, {("delegated_to", "a"): (start,)})
    return value_sets(parse_path(path), Words(graph, {}))("a")


def test_an_unknown_leads_for_sure_to_something_only_if_all_its_candidates_do() -> None:
    start = unknown(("b", "c"), at_least=1)
    known: dict[tuple[str, str], tuple[str, ...]] = {("led_by", "b"): ("a",), ("led_by", "c"): ("b",)}
    assert beyond("delegated_to/led_by", known, start) == ValueSet((), (start._replace(among=("a", "b")),))
    del known["led_by", "c"]
    assert beyond("delegated_to/led_by", known, start) == ValueSet((), (start._replace(at_least=0, among=("a",)),))


def test_one_candidate_can_lead_to_many() -> None:
    start = unknown(("b", "c"), at_least=1)
    (further,) = beyond("delegated_to/led_by", {("led_by", "b"): ("a", "b"), ("led_by", "c"): ("c",)}, start).unknowns
    assert (further.at_least, further.many, further.among) == (1, True, ("a", "b", "c"))


def test_beyond_anything_is_anything_or_nothing() -> None:
    start = unknown(None, at_least=1)
    assert beyond("delegated_to/led_by", {("led_by", "b"): ("a",)}, start).unknowns == (
        start._replace(at_least=0, many=True),
    )


@pytest.mark.parametrize(("sign", "known"), [("+", ("b",)), ("*", ("a", "b"))])
def test_through_whom_a_repeated_path_may_go_on(sign: str, known: tuple[str, ...]) -> None:
    """From a to b for sure; from there perhaps to c, and from c to a: a closed circle, or the end."""
    perhaps = unknown(("c",), at_least=1, of="b")
    graph = graph_of(
        ALL_BOARDS,
        {("delegated_to", "a"): ("b",), ("delegated_to", "c"): ("a",)},
        {("delegated_to", "b"): (perhaps,)},
    )
    found = value_sets(parse_path(f"delegated_to{sign}"), Words(graph, {}))("a")
    assert found.known == known
    (one,) = found.unknowns
    assert one.among is not None
    assert (one.at_least, one.many, {*one.among}) == (0, True, {"a", "b", "c"} - {*known})


def test_an_unknown_met_on_two_ways_can_lead_to_a_value_on_each() -> None:
    """Both ways lead from b or c or a to b or c, but not from each of them to the same."""
    known = {("led_by", node): (value,) for node, value in zip(NODES, "bcb", strict=True)}
    known |= {("named_in_heading", node): (value,) for node, value in zip(NODES, "bbc", strict=True)}
    graph = graph_of(ALL_BOARDS, known, {("delegated_to", "a"): (unknown(NODES, at_least=1),)})
    said = value_sets(parse_path("delegated_to/led_by|delegated_to/named_in_heading"), Words(graph, {}))("a")
    for actual in (("b",), ("b", "c")):
        assert allows(said, actual)


def test_the_inverse_of_an_unknown_is_unknown() -> None:
    """`^led_by` at whom the unknown may be is perhaps its source; backwards from anybody, if it may be anything."""
    some = unknown(("b", "c"), at_least=1, many=True)._replace(name="led_by")
    graph = graph_of(ALL_BOARDS, {("led_by", "a"): ("c",), ("led_by", "b"): ("b",)}, {("led_by", "a"): (some,)})
    backwards = value_sets(parse_path("^led_by"), Words(graph, {}))
    perhaps = some._replace(at_least=0, many=False, among=("a",))
    assert backwards("a") == ValueSet((), ())
    assert backwards("b") == ValueSet(("b",), (perhaps,))
    assert backwards("c") == ValueSet(("a",), ())

    anything = graph_of(ALL_BOARDS, {}, {("led_by", "a"): (unknown(None)._replace(name="led_by"),)})
    for node in NODES:
        assert [one.among for one in value_sets(parse_path("^led_by"), Words(anything, {}))(node).unknowns] == [("a",)]


@pytest.mark.parametrize(
    ("path", "among"),
    [
        ("delegated_to/led_by", ("b", "c")),
        ("delegated_to/delegated_to?", None),
        ("delegated_to/named_in_heading/led_by", None),
        ("delegated_to/^led_by", ("b", "c")),
        ("delegated_to/supported_by", "nothing"),
    ],
)
def test_a_step_from_an_unknown_leads_to_the_union_over_its_candidates(
    path: str, among: tuple[str, ...] | str | None
) -> None:
    known = {("led_by", "b"): ("c",), ("led_by", "c"): ("b",)}
    recorded = {
        ("delegated_to", "a"): (unknown(("b", "c"), at_least=1),),
        ("delegated_to", "b"): (unknown(None, of="b"),),
        ("named_in_heading", "b"): (unknown(None, of="b"),),
    }
    found = value_sets(parse_path(path), Words(graph_of(ALL_BOARDS, known, recorded), {}))("a")
    assert found.known == ()
    if among == "nothing":
        assert found.unknowns == ()
    else:
        (one,) = found.unknowns
        assert (one.subject, None if one.among is None else tuple(sorted(one.among))) == ("a", among)


def test_a_rule_whose_words_are_all_known_walks_the_quick_way() -> None:
    """An unknown in another word costs nothing, and changes nothing."""
    graph = graph_of(ALL_BOARDS, {("led_by", "a"): ("b",)}, {("delegated_to", "a"): (unknown(None),)})
    words = Words(graph, {"start_year": Table({}, {"a": (unknown(None),)})})
    assert words.unknown == {"delegated_to", "start_year"}
    assert value_sets(parse_path("start_year"), words)("a").unknowns == (unknown(None),)


class Counted(dict[str, Values]):
    """Values by node, which count how often they are looked up."""

    looked_up = 0

    def get(self, node: str, otherwise: Any = None, /) -> Any:
        self.looked_up += 1
        return super().get(node, otherwise)


def test_what_all_nodes_lead_through_is_walked_from_once() -> None:
    nodes = [f"n{number}" for number in range(50)]
    graph = graph_of(dict.fromkeys(["hub", *nodes], "board"), {("led_by", node): ("hub",) for node in nodes})
    onwards = Counted(hub=tuple(nodes))
    graph.tables["delegated_to"] = Table(onwards, {})
    walk = known_values(parse_path("led_by/delegated_to/led_by"), words := Words(graph, {}))
    for node in nodes:
        assert walk(node) == ("hub",)
    assert onwards.looked_up == 1
    words.turn_to(graph_of(dict.fromkeys(["hub", *nodes], "board"), {("led_by", "n1"): ("hub",)}), {})
    assert walk("n1") == ()
