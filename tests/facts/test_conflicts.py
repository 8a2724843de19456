"""Computed relations: which claims cannot both be met."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts import likeness
from checker.facts.likeness import _conflict
from checker.facts.possible import Reader
from checker.graph import Graph, Table
from tests.facts.agreements import UNREAD, goal, made, real, table


def claims(*of_result: dict[str, Any]) -> Graph:
    """One result with these claims, on one measure unless they say another."""
    stated = [{"measure": "fossilfria fordon", **claim} for claim in of_result]
    return made(goal(results=[{"id": "r1", "text": "Resultat", "claims": stated}]))


def bound(operator: str, value: str, **more: Any) -> dict[str, Any]:
    return {"operator": operator, "value": value, **more}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bound("ge", "95"), bound("ge", "90")),
        (bound("ge", "95", year="2026"), bound("ge", "90", year="2026")),
        (bound("ge", "95", year="2026"), bound("ge", "90")),
        (bound("ge", "95", measure="Fordon, fossilfria"), bound("ge", "90", measure="det fossilfria fordonet")),
        (bound("ge", "95", unit="%"), bound("ge", "90", unit="procent")),
        (bound("ge", "95", unit="%"), bound("ge", "90", reference="fixed")),
        (bound("ge", "95"), bound("le", "90")),
        (bound("lt", "95"), bound("ge", "95")),
        (bound("delta", "100"), bound("delta", "50")),
        (bound("between", "25", upper="50"), bound("between", "25", upper="60")),
        (bound("eq", "25"), bound("ge", "30")),
        ({"direction": "up"}, {"direction": "down"}),
        ({"direction": "up"}, bound("le", "95", direction="down")),
    ],
)
def test_claims_that_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    graph = claims(one, other)
    first, second = graph.by_kind["claim"]
    assert table(graph, "conflicts_with") == Table({first: (second,), second: (first,)}, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bound("ge", "95"), bound("ge", "95,0")),
        (bound("ge", "95", year="2026"), bound("ge", "90", year="2027")),
        (bound("ge", "95"), bound("ge", "90", measure="bilar")),
        (bound("ge", "95", unit="%"), bound("ge", "90", unit="antal")),
        (bound("lt", "1,16"), {"direction": "down", "reference": "previous_year"}),
        (bound("ge", "95", direction="up"), {"direction": "up"}),
        (bound("ge", "80"), bound("le", "90")),
        (bound("ge", "95"), bound("le", "95")),
        (bound("delta", "100", direction="up"), {"direction": "up"}),
        (bound("delta", "100"), bound("ge", "95")),
        (bound("ge", "95", reference="fixed"), bound("ge", "90", reference="external")),
        ({}, bound("ge", "95")),
        ({}, {}),
    ],
)
def test_claims_that_go_together(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert table(claims(one, other), "conflicts_with") == Table({}, {})


def test_what_is_said_again_and_again_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def conflict(read: Reader, one: str, other: str) -> bool:
        asked.append((one, other))
        return _conflict(read, one, other)

    monkeypatch.setattr(likeness, "_conflict", conflict)
    graph = claims(*[bound("ge", "95")] * 40, *[bound("le", "90")] * 3)
    *floors, one, two, three = graph.by_kind["claim"]
    found = table(graph, "conflicts_with").known
    assert {found[floor] for floor in floors} == {(one, two, three)}
    assert found[one] == found[two] == found[three] == tuple(floors)
    assert len(asked) == 1


def test_claims_without_measure_conflict_with_nothing() -> None:
    no_measure = {"id": "r1", "text": "x", "claims": [bound("ge", "1"), bound("ge", "2")]}
    assert table(made(goal(results=[no_measure])), "conflicts_with") == Table({}, {})


def test_an_unknown_figure_leaves_a_conflict_open_unless_no_candidate_makes_one() -> None:
    graph = claims(bound("ge", "95"), {**bound("ge", ""), "value": UNREAD})
    found = table(graph, "conflicts_with")
    first, second = graph.by_kind["claim"]
    assert found.known == {}
    assert [found.unknown[node][0].among for node in (first, second)] == [(second,), (first,)]
    assert found.unknown[first][0].name == "value"
    same = {"unknown": "oläsligt", "among": ["95", "95,0"]}
    assert table(claims(bound("ge", "95"), {"operator": "ge", "value": same}), "conflicts_with") == Table({}, {})
    other = {"unknown": "oläsligt", "among": ["90", "91"]}
    assert table(claims(bound("ge", "95"), {"operator": "ge", "value": other}), "conflicts_with").unknown == {}
    assert len(table(claims(bound("ge", "95"), {"operator": "ge", "value": other}), "conflicts_with").known) == 2


def test_an_unknown_measure_may_be_that_of_any_claim() -> None:
    graph = claims(bound("ge", "95", measure=UNREAD), bound("ge", "90"), bound("ge", "95", measure="annat"), {})
    first, second, _, _ = graph.by_kind["claim"]
    found = table(graph, "conflicts_with").unknown
    assert found[first][0].among == (second,)  # whatever it measures, the third has the same figure
    assert found[second][0].among == (first,)


def test_the_conflict_in_the_real_agreement() -> None:
    """1.1.4 wants an NUI of at least 75 every year, 4.1.2 wants 80, 82 and 85."""
    found = table(real(), "conflicts_with")
    (many,) = [node for node, others in found.known.items() if len(others) > 1]
    assert many.startswith("1.1.4/result/r5/")
    assert {other.rpartition("/claim/")[0] for other in found.known[many]} == {"4.1.2/result/r4"}
    assert found.unknown == {}


some_claims = st.fixed_dictionaries(
    {},
    optional={
        "measure": st.sampled_from(["fordon", "Fordonen", "bilar"]),
        "operator": st.sampled_from(["ge", "le", "lt", "gt", "eq", "delta", "between"]),
        "value": st.sampled_from(["1", "2", "3"]),
        "upper": st.sampled_from(["3", "4"]),
        "year": st.sampled_from(["2026", "2027"]),
        "direction": st.sampled_from(["up", "down"]),
        "unit": st.sampled_from(["%", "procent", "kr"]),
        "reference": st.sampled_from(["fixed", "previous_year"]),
    },
)


@given(st.lists(some_claims, max_size=6), st.randoms(use_true_random=False))
def test_conflicts_are_symmetric_irreflexive_and_in_no_order(
    stated: list[dict[str, Any]], shuffle: random.Random
) -> None:
    def conflicts(order: list[int]) -> set[tuple[int, int]]:
        graph = made(goal(results=[{"id": "r1", "text": "x", "claims": [stated[place] for place in order]}]))
        nodes = dict(zip(graph.by_kind["claim"], order, strict=True))
        known = table(graph, "conflicts_with").known
        return {(nodes[one], nodes[other]) for one, others in known.items() for other in others}

    in_order = [*range(len(stated))]
    found = conflicts(in_order)
    assert {(other, one) for one, other in found} == found
    assert all(one != other for one, other in found)
    shuffle.shuffle(in_order)
    assert conflicts(in_order) == found
