"""A graph in which every unknown has turned out in one way: SHACL has two truth values, and asks for such a graph.

What our engine decides in spite of an unknown must hold however the unknown turns out; so either way will do, and the
two that are furthest apart are tried.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Final

from checker import facts
from checker.graph import AGREEMENT, Graph, Table, Unknown, Values, Words
from checker.vocabulary import ATTRIBUTES, COMPUTED, FACTS, RELATIONS

Way = Callable[[Unknown, Values], Values]
"""How an unknown turns out, of the values that it can be."""


def least(unknown: Unknown, candidates: Values) -> Values:
    """As few values as there can be, and the first that there can be."""
    return candidates[: unknown.at_least]


def most(unknown: Unknown, candidates: Values) -> Values:
    """As many as there can be, and the last."""
    return candidates if unknown.many else candidates[-1:]


WAYS: Final[dict[str, Way]] = {"least": least, "most": most}


def settled(graph: Graph, way: Way) -> Words:
    """The words of a graph after its unknowns turned out; which of them were unknown is still told.

    Facts are computed anew from what turned out, as they would be if the document had said so. What even then cannot be
    computed turns out too.
    """
    certain = Graph(graph.agreement)
    certain.nodes, certain.by_kind, certain.links = graph.nodes, graph.by_kind, graph.links
    certain.origin, certain.documents = graph.origin, graph.documents
    certain.tables = {word: Table(_turned_out(graph, word, table, way), {}) for word, table in graph.tables.items()}
    computed = {
        word: Table(_turned_out(graph, word, table, way), table.unknown)
        for word, table in facts.compute(certain, (*FACTS, *COMPUTED)).items()
    }
    certain.tables = {word: Table(table.known, graph.tables[word].unknown) for word, table in certain.tables.items()}
    return Words(certain, computed)


def _turned_out(graph: Graph, word: str, table: Table, way: Way) -> dict[str, Values]:
    known = dict(table.known)
    for node, unknowns in table.unknown.items():
        for unknown in unknowns:
            more = way(unknown, _candidates(graph, word) if unknown.among is None else unknown.among)
            known[node] = tuple(dict.fromkeys((*known.get(node, ()), *more)))
        if not known[node]:
            del known[node]
    return known


def _candidates(graph: Graph, word: str) -> Values:
    """A value of a word that could be anything: one of its own sort."""
    if word in RELATIONS:
        return tuple(graph.of_kinds(RELATIONS[word].range))
    value = ATTRIBUTES[word] if word in ATTRIBUTES else FACTS[word]
    year = int(graph.tables["year"].known[AGREEMENT][0])
    sample = {"int": year, "number": Decimal(year), "date": date(year, 7, 1), "bool": True, "str": "okänt"}
    return value.choices or (sample[value.type],)
