"""What two versions of an agreement say differently, word by word: every relation and attribute of every paired node.

Complete by construction: nothing is listed here that is compared; only what follows from something else is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from checker.decisions.pairing import Pairing
from checker.graph import Graph, Unknown, Unknowns, Values
from checker.named import NamedTuple
from checker.vocabulary import ITEM, LINKED, RELATIONS

_BESIDE: Final = {
    "agreement": ("id", "occasions", "words", "numbering", "outcome_years"),
    "group": ("descriptions",),
}
"""What a kind's entries say under keys that are no words of the graph, and no structure either."""

_IN_ORDER: Final = {"text", "focus"}
"""Prose, where the order of the paragraphs says something too."""

_FOLLOWS: Final = {"in_agreement", "decimals", "position", "level"}
"""Words whose values follow from where and how something else is written."""


class Difference(NamedTuple):
    """One word on one node, where two versions differ.

    `gone` are values of the earlier version (its nodes by their ids there), `come` those of the later; `relinked` are
    targets whose link was made by another, stated or judged. `was` and `now` hold all that each version says.
    """

    before: str
    node: str
    word: str
    gone: Values
    come: Values
    relinked: Values
    was: Values
    now: Values
    was_unknown: Unknowns
    now_unknown: Unknowns

    @property
    def knowledge(self) -> bool:
        """Whether what is unknown differs."""
        return [*map(_of_unknown, self.was_unknown)] != [*map(_of_unknown, self.now_unknown)]


def differences(old: Graph, new: Graph, pairing: Pairing) -> Iterator[Difference]:
    """Everything that the agreement says differently of what is there in both versions, by word."""

    def older(node: str) -> str:
        return pairing.older.get(node, "")

    for word in old.tables:
        if word in _FOLLOWS:
            continue
        was, now = old.tables[word], new.tables[word]
        touched = [*was.known, *was.unknown, *map(older, now.known), *map(older, now.unknown)]
        for before in dict.fromkeys(touched):
            if (node := pairing.newer.get(before)) is not None and node not in new.documents:
                yield from _of_word(old, new, pairing, before, node, word)
    for before, node in pairing.newer.items():
        if node not in new.documents:
            yield from _of_entries(old, new, before, node)


def _of_word(old: Graph, new: Graph, pairing: Pairing, before: str, node: str, word: str) -> Iterator[Difference]:
    was, now = old.tables[word].known.get(before, ()), new.tables[word].known.get(node, ())
    if (
        word in RELATIONS
    ):  # what another file adds, as a follow-up adds reports and outcomes, the agreement does not say
        was, now = (
            tuple(value for value in values if value not in graph.documents)
            for graph, values in ((old, was), (new, now))
        )
        renamed = {pairing.newer.get(value): value for value in was}
        there = {*now}
        gone = tuple(value for value in was if pairing.newer.get(value) not in there)
        come = tuple(value for value in now if value not in renamed)
        kept = {value: renamed[value] for value in now if value in renamed} if word in LINKED else {}
        links = old.links, new.links
        relinked = tuple(
            value
            for value, earlier in kept.items()
            if links[0].get((before, word, earlier)) != links[1].get((node, word, value))
        )
        moved = False
    else:
        mine, theirs = [*map(_of_value, was)], [*map(_of_value, now)]
        said_before, said_now = {*mine}, {*theirs}
        gone = tuple(value for value, said in zip(was, mine, strict=True) if said not in said_now)
        come = tuple(value for value, said in zip(now, theirs, strict=True) if said not in said_before)
        relinked, moved = (), word in _IN_ORDER and mine != theirs
    found = Difference(
        *(before, node, word, gone, come, relinked, was, now),
        *(old.tables[word].unknown.get(before, ()), new.tables[word].unknown.get(node, ())),
    )
    if gone or come or relinked or moved or found.knowledge:
        yield found


def _of_value(value: Any) -> Any:
    """What a value says: a text without its line breaks, a figure with its decimals."""
    return " ".join(value.split()) if isinstance(value, str) else str(value) if isinstance(value, Decimal) else value


def _of_unknown(unknown: Unknown) -> tuple[Any, ...]:
    """What an unknown says; the candidates only of one that the file records, for those of others follow from it."""
    recorded = unknown.reason.sv == unknown.reason.en
    return (unknown.reason, unknown.among if recorded else None)


def _of_entries(old: Graph, new: Graph, before: str, node: str) -> Iterator[Difference]:
    """What the entries of a node say under keys that are no words of the graph."""
    was, now = dict(_beside(old, before)), dict(_beside(new, node))
    for name in dict.fromkeys((*was, *now)):
        if was.get(name) != now.get(name):
            gone, come = was.get(name, ()), now.get(name, ())
            yield Difference(before, node, name, gone, come, (), gone, come, (), ())


def _beside(graph: Graph, node: str) -> Iterator[tuple[str, Values]]:
    entry = _entry(graph, node)
    for key in _BESIDE.get(graph.nodes[node], ()):
        value = entry.get(key)
        if isinstance(value, dict):
            yield from ((f"{key}.{part}", (_of_value(said),)) for part, said in value.items())
        elif value is not None:
            yield key, tuple(value) if isinstance(value, list) else (value,)
    if graph.nodes[node] in ITEM:
        for key in ("named_in_heading", "named_in_sentence"):
            if "quote" in entry.get(key, ()):
                yield f"{key}.quote", (_of_value(entry[key]["quote"]),)


def _entry(graph: Graph, node: str) -> Any:
    entry: Any = graph.document(node).value
    for step in graph.origin[node]:
        entry = entry[step]
    return entry
