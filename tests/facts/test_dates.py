"""Facts on dates: the years in which an assignment starts and ends."""

from __future__ import annotations

import pytest

from checker import facts
from checker.graph import Table
from checker.vocabulary import ATTRIBUTES, FACTS, RELATIONS
from tests.small import REAL, graph, item

YEARS = {"start_year": ("start: 2026-01-01", "start"), "end_year": ("end: 2027-12-31", "end")}


def table(name: str, text: str) -> Table:
    """One fact on an agreement."""
    return facts.compute(graph(text), [name])[name]


def test_the_years_of_dates() -> None:
    assert table("start_year", item("1.1.3")).known == {"1.1.3": (2026,), "1.2.1": (2026,)}
    assert table("end_year", item("1.1.3")).known == {"1.1.3": (2027,), "1.2.1": (2026,)}


@pytest.mark.parametrize("name", YEARS)
def test_absent_without_its_date(name: str) -> None:
    stated, _ = YEARS[name]
    found = table(name, item("1.1.3", (f"    {stated}\n", "")))
    assert "1.1.3" not in found.known
    assert "1.1.3" not in found.unknown


@pytest.mark.parametrize("name", YEARS)
def test_unknown_with_an_unknown_date(name: str) -> None:
    stated, word = YEARS[name]
    found = table(name, item("1.1.3", (stated, f"{word}: {{unknown: siffrorna är oläsliga}}")))
    assert "1.1.3" not in found.known
    (unknown,) = found.unknown["1.1.3"]
    assert (unknown.at_least, unknown.many, unknown.among) == (1, False, None)
    assert (unknown.subject, unknown.name) == ("1.1.3", word)


@pytest.mark.parametrize("name", YEARS)
def test_the_candidates_of_an_unknown_date_give_their_years_once_each(name: str) -> None:
    stated, word = YEARS[name]
    dates = "[2027-01-01, 2027-06-30, 2028-01-01]"
    found = table(name, item("1.1.3", (stated, f"{word}: {{unknown: oläsligt, among: {dates}}}")))
    assert found.unknown["1.1.3"][0].among == (2027, 2028)


def test_the_real_agreement_has_both_years_for_every_assignment() -> None:
    made = graph(REAL)
    tables = facts.compute(made, YEARS)
    assert [len(tables[name].known) for name in YEARS] == [16, 16]
    assert [tables[name].unknown for name in YEARS] == [{}, {}]


def test_only_the_facts_that_are_asked_for_are_computed() -> None:
    made = graph()
    assert facts.compute(made, []) == {}
    assert [*facts.compute(made, ["end_year"])] == ["end_year"]


@pytest.mark.parametrize("name", [*YEARS, "mentioned_years"])
def test_a_fact_is_on_nodes_of_its_own_kinds_and_says_what_it_is_computed_from(name: str) -> None:
    """Its inputs are words of the vocabulary, so that a finding on it has a place."""
    made = graph(REAL)
    found = facts.compute(made, [name])[name]
    nodes = {*found.known, *found.unknown}
    assert {made.nodes[node] for node in nodes} <= set(FACTS[name].kinds)
    assert all(values for values in found.known.values())
    assert set(FACTS[name].inputs) <= {*RELATIONS, *ATTRIBUTES, *FACTS}
