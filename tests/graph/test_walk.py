"""Paths against networkx: what is known, what is sure with unknowns, and where each value comes from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import Graph, ValueSet, Words, known_values, may_be_unknown, parse_path, spelled, traces, value_sets
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
    assert not may_be_unknown(path, words)
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


@given(open_graphs(), trees(), node_names)
def test_what_is_said_of_unknowns_is_true_however_they_turn_out(graph: Graph, tree: Tree, node: str) -> None:
    said = value_sets(parse_path(str(tree)), Words(graph, {}))(node)
    for complete in completions(graph, {}):
        actual = tuple(relation(tree, as_networkx(complete)).successors(node))
        assert allows(said, actual), f"{tree} from {node} gives {said}, but may be {actual}"
