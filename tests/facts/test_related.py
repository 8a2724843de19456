"""Relations of very many: the nearest are named, it is said that there may be more, and nothing false is said."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.facts import likeness, related
from checker.graph import Graph, Table
from tests.facts.agreements import assignment, goal, made, table

WORDS = ("skola", "skolan", "mark", "vatten", "energi", "trygg")
titles = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join), min_size=2, max_size=14)
within = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def items_of(titles: list[str]) -> Graph:
    """An assignment with each title."""
    return made(*(assignment(f"1.1.{place}", title=title) for place, title in enumerate(titles)))


def goals_of(titles: list[str]) -> Graph:
    """Every two titles as the results of a goal, each with a claim of its own, and as its indicators."""
    return made(
        *(
            goal(
                f"1.1.{place}",
                results=[
                    {"id": f"r{n}", "text": text, "claims": [{"measure": "bilar", "value": f"{n + place}"}]}
                    for n, text in enumerate(titles[place : place + 2])
                ],
                indicators=[{"id": f"i{n}", "title": text} for n, text in enumerate(titles[place : place + 2])],
            )
            for place in range(0, len(titles), 2)
        )
    )


def few(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    """Sets these limits, wherever they are read."""
    for module in (related, likeness):
        for name, limit in limits.items():
            if hasattr(module, name):
                monkeypatch.setattr(module, name, limit)


def says_nothing_false(graph: Graph, name: str, some: Table, every: Table) -> None:
    """What is named is related, and who is said to have no more has no more."""
    for node in graph.nodes:
        named = some.known.get(node, ())
        assert {*named} <= {*every.known.get(node, ())}
        if node not in some.unknown:
            assert named == every.known.get(node, ())
        else:
            said = {(one.subject, one.name, one.at_least, one.among) for one in some.unknown[node]}
            assert said == {(node, name, 0, None)}


@within
@given(titles)
def test_of_very_many_the_nearest_are_named(monkeypatch: pytest.MonkeyPatch, titles: list[str]) -> None:
    for graph, name in ((items_of(titles), "similar_to"), (goals_of(titles), "same_measure")):
        every = table(graph, name)
        with monkeypatch.context() as patch:
            few(patch, PLENTY=0, NEAREST=4)
            some = table(graph, name)
        says_nothing_false(graph, name, some, every)
        if name == "similar_to":
            places = {node: place for place, node in enumerate(graph.nodes)}
            for node, others in every.known.items():
                assert len(some.known[node]) == min(len(others), 4)
                assert (node in some.unknown) is (len(others) > 4)
                apart = sorted(abs(places[other] - places[node]) for other in others)
                assert {abs(places[one] - places[node]) for one in some.known[node]} >= {*apart[:1]}


@within
@given(titles)
def test_what_was_not_compared_is_said(monkeypatch: pytest.MonkeyPatch, titles: list[str]) -> None:
    graph, limits = goals_of(titles), {"_WORK": -1, "PLENTY": 0, "NEAREST": 2}
    for name in ("similar_to", "conflicts_with"):
        every = table(graph, name)
        with monkeypatch.context() as patch:
            few(patch, **limits)
            says_nothing_false(graph, name, table(graph, name), every)


def test_what_is_unknown_of_many_may_be_any(monkeypatch: pytest.MonkeyPatch) -> None:
    unread: dict[str, Any] = {"unknown": "raden är borta"}
    graph = made(*(assignment(f"1.1.{n}", title=unread if n % 2 else "Mark") for n in range(6)))
    before = table(graph, "similar_to")
    few(monkeypatch, PLENTY=3)
    after = table(graph, "similar_to")
    assert {*before.unknown} == {*after.unknown} == {f"1.1.{n}" for n in range(6)}
    assert all(one.among is None and one.many for (one,) in after.unknown.values())
    assert {one.subject for one in after.unknown["1.1.3"]} == {"1.1.3"}
