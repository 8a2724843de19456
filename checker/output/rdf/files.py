"""What is written: the agreement, the rules, or both in one file. Each stands by itself, with the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable

from checker import facts
from checker.graph import Graph, Words
from checker.output.rdf.data import agreement_turtle
from checker.output.rdf.rules import rules_turtle
from checker.output.rdf.words import words_turtle
from checker.rulebook import Rule
from checker.vocabulary import COMPUTED, FACTS


def agreement_file(graph: Graph) -> str:
    """The agreement with all that can be computed from it."""
    return f"{words_turtle()}\n{_data(graph)}"


def shapes_file(rules: Iterable[Rule]) -> str:
    """The rules as shapes."""
    return f"{words_turtle()}\n{rules_turtle(rules)}"


def shacl_file(graph: Graph, rules: Iterable[Rule]) -> str:
    """Both, so that a validator needs one file only."""
    return f"{words_turtle()}\n{_data(graph)}\n{rules_turtle(rules)}"


def _data(graph: Graph) -> str:
    return agreement_turtle(Words(graph, facts.compute(graph, (*FACTS, *COMPUTED))))
