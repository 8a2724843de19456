"""What all engines share: which rules they are asked, the form of an answer, and the agreements as plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, NamedTuple

from checker.graph import Graph
from checker.vocabulary import RELATIONS

Found = set[tuple[str, str, str]]
"""Agreement, rule and subject of each finding."""

RULES: Final = (
    *("DAT01", "DAT02", "DEL01", "DEL03", "DEL08", "DEL11"),
    *("IND01", "IND03", "IND04", "LED01", "LED02", "STR01"),
)
WORDS: Final = (
    *("start", "end", "number", "kept_by_board", "delegated_to", "named_in_heading", "led_by", "supported_by"),
    *("in_agreement", "has_party", "of_board", "decided_by", "held_by", "serves", "measured_by", "expects"),
)
"""The words that these rules read."""
ITEMS: Final = ("goal", "assignment", "base_assignment")


class Tables(NamedTuple):
    """All agreements as rows: nodes have a number each, and relations lead from number to number."""

    nodes: list[tuple[int, str]]
    """A node's number and kind."""
    words: dict[str, list[tuple[int, Any]]]
    """By word: a node's number, and another's or a plain value."""
    names: list[tuple[str, str]]
    """Agreement and id of the node with each number."""

    def found(self, rows: Iterable[tuple[str, int]]) -> Found:
        """Rules and numbers of nodes as findings."""
        return {(self.names[node][0], rule, self.names[node][1]) for rule, node in rows}


def tables(graphs: Sequence[Graph]) -> Tables:
    """The agreements as rows."""
    names = [(graph.agreement.id, node) for graph in graphs for node in graph.nodes]
    number = {name: position for position, name in enumerate(names)}
    kinds = [kind for graph in graphs for kind in graph.nodes.values()]
    words = {word: [*_rows(graphs, word, number)] for word in WORDS}
    return Tables([*enumerate(kinds)], words, names)


def _rows(graphs: Sequence[Graph], word: str, number: dict[tuple[str, str], int]) -> Iterator[tuple[int, Any]]:
    for graph in graphs:
        name = graph.agreement.id
        for node, values in graph.tables[word].known.items():
            for value in values:
                yield number[name, node], number[name, value] if word in RELATIONS else str(value)
