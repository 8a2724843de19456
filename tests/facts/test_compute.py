"""Facts are computed by name, only those that are asked for, each on its own kinds."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module

import pytest

from checker import facts
from checker.graph import Words, known_values, parse_path, value_sets
from checker.vocabulary import ATTRIBUTES, COMPUTED, FACTS, RELATIONS
from tests.facts.agreements import real, table
from tests.small import graph

NAMES = (*FACTS, *COMPUTED)


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_is_on_nodes_of_its_own_kinds_and_has_values_of_its_own_type(name: str) -> None:
    made = real()
    found = table(made, name)
    about = FACTS.get(name)
    kinds = about.kinds if about else RELATIONS[name].domain
    assert {made.nodes[node] for node in (*found.known, *found.unknown)} <= set(kinds)
    for values in (*found.known.values(), *(one.among for all_ in found.unknown.values() for one in all_)):
        if values is None:
            continue
        assert values, "no values are absent, not an empty tuple"
        assert len(values) == len(set(values))
        if about is None:
            assert {made.nodes[value] for value in values} <= set(RELATIONS[name].range)
        else:
            assert {type(value).__name__ for value in values} == {{"number": "Decimal"}.get(about.type, about.type)}
            assert not about.choices or set(values) <= set(about.choices)
    if about and not about.many:
        assert all(len(values) == 1 for values in found.known.values())
        assert not found.known.keys() & found.unknown.keys()


@pytest.mark.parametrize("name", NAMES)
def test_a_fact_says_what_it_is_computed_from_and_what_it_means(name: str) -> None:
    assert set(FACTS[name].inputs if name in FACTS else ()) <= {*RELATIONS, *ATTRIBUTES, *FACTS}
    table(graph(), name)
    assert getattr(sys.modules[facts._MODULES[name]], name).__doc__


@pytest.mark.parametrize("theme", ["text", "wording"])
def test_the_examples_in_docstrings(theme: str) -> None:
    tried = doctest.testmod(import_module(f"checker.facts.{theme}"))
    assert (tried.failed, tried.attempted > 0) == (0, True)


def test_what_is_asked_for_is_computed_and_nothing_else() -> None:
    assert facts.compute(graph(), []) == {}
    assert [*facts.compute(graph(), ["area_keys", "trend"])] == ["area_keys", "trend"]


def test_a_theme_is_loaded_when_one_of_its_facts_is_asked_for() -> None:
    code = (
        "import sys, checker.facts\n"
        "from tests.small import graph\n"
        "made = graph()\n"
        "before = set(sys.modules)\n"
        "checker.facts.compute(made, ['start_year'])\n"
        "print(*sorted(name for name in set(sys.modules) - before if name.startswith('checker.')))\n"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["checker.facts.dates", "checker.facts.possible"]


def test_a_computed_relation_is_walked_like_any_other_also_backwards() -> None:
    made = real()
    words = Words(made, facts.compute(made, COMPUTED))
    onwards = known_values(parse_path("drifts_from"), words)
    back = known_values(parse_path("^drifts_from"), words)
    assert onwards("appendix/DSO/krishantering") == ("appendix/NKF/krishantering",)
    assert back("appendix/NKF/krishantering") == ("appendix/DSO/krishantering",)
    twice = value_sets(parse_path("similar_to/similar_to"), words)
    assert twice("5.1.3").known == ("5.1.3",)
