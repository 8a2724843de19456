"""Which node of a later version of an agreement is which of an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence

from checker.decisions.matching import Described, matched
from checker.facts.wording import key
from checker.finding import stable_name
from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.vocabulary import BODY, ITEM

__all__ = ["Described", "Pairing", "described_items", "pair_graphs", "pair_items"]

Sides = tuple[Graph, Graph]
"""The earlier version and the later."""
Name = Callable[[Graph, str], Hashable]
"""By what a node is told apart from others; None where it has no such name."""

_BY_ID = ("clause", "waiver")
MAIN_TEXT = "section"
"""What the ids of the main text's sections begin with."""


class Pairing(NamedTuple):
    """The nodes of two versions, one to one: `newer` from old to new ids, `older` from new to old.

    `removed` and `added` are those without a counterpart, in the order of their document. `called` gives what every old
    node is called now, None for gone, and the same for parts that findings call by another name than their id.
    """

    newer: dict[str, str]
    older: dict[str, str]
    removed: tuple[str, ...]
    added: tuple[str, ...]
    called: dict[str, str | None]

    def now(self, name: str) -> str | None:
        """What an old node, or an offending value by its name, is called now; None if it is gone.

        A part that is not known itself goes along with what it is a part of; what is no node stays as it is.
        """
        whole, rest = name, ""
        while whole not in self.called:
            if "/" not in whole:
                return name
            whole = whole.rpartition("/")[0]
            rest = name[len(whole) :]
        now = self.called[whole]
        return None if now is None else now + rest


def pair_items(old: Sequence[Described], new: Sequence[Described]) -> Pairing:
    """The pairing of items alone, for an earlier version of which no more is known than their numbers and words."""
    return _pairing(matched(old, new), [one.id for one in old], [one.id for one in new])


def described_items(graph: Graph) -> list[Described]:
    """The items of an agreement as they are recognised: a goal by its desired results and indicators, too."""
    results, indicators = graph.tables["expects"].known, graph.tables["measured_by"].known

    def prose(item: str) -> str:
        texts = (_said(graph, node, "text") for node in (item, *results.get(item, ())))
        titles = (_said(graph, node, "title") for node in indicators.get(item, ()))
        return "\n".join(filter(None, (*texts, *titles)))

    items = graph.of_kinds(ITEM)
    return [Described(item, graph.nodes[item], _said(graph, item, "title"), prose(item)) for item in items]


def pair_graphs(old: Graph, new: Graph) -> Pairing:
    """The pairing of all nodes of two versions of an agreement."""
    sides = (old, new)
    newer = {AGREEMENT: AGREEMENT}
    newer |= {node: node for kind in _BY_ID for node in old.by_kind[kind] if node in new.nodes}
    newer |= _bodies(sides)
    newer |= _areas(sides)
    newer |= _appendices(sides, newer)
    newer |= matched(described_items(old), described_items(new))
    newer |= _parts_of_goals(sides, newer)
    # A node of another file, such as a waiver, is no part of the agreement, and keeps its name.
    pairing = _pairing(newer, *([node for node in graph.nodes if node not in graph.documents] for graph in sides))
    for part in (*old.by_kind["claim"], *old.by_kind["outcome"]):
        name, now = stable_name(old, part), newer.get(part)
        if pairing.called.get(name) is None:
            pairing.called[name] = None if now is None else stable_name(new, now)
    return pairing


def _pairing(newer: dict[str, str], old: list[str], new: list[str]) -> Pairing:
    older = {now: before for before, now in newer.items()}
    return Pairing(
        newer,
        older,
        removed=tuple(node for node in old if node not in newer),
        added=tuple(node for node in new if node not in older),
        called={node: newer.get(node) for node in old},
    )


def _said(graph: Graph, node: str, word: str) -> str:
    return "\n".join(map(str, graph.tables[word].known.get(node, ())))


def _bodies(sides: Sides) -> dict[str, str]:
    """By code; those whose codes are gone, by kind and name."""
    old, new = (graph.of_kinds(BODY) for graph in sides)
    there = {*new}
    pairs = {code: code for code in old if code in there}

    def named(graph: Graph, code: str) -> Hashable:
        name = key(_said(graph, code, "name"))
        return (graph.nodes[code], name) if name and code not in pairs else None

    return pairs | dict(_only_ones(_grouped(sides[0], old, named), _grouped(sides[1], new, named)))


def _areas(sides: Sides) -> dict[str, str]:
    """By title and focus, then by number; the operational areas in them by title."""
    old, new = (graph.by_kind["area"] for graph in sides)
    pairs = _matched_in(sides, ("area/", "area/"), (old, new), "title", "focus")
    free = {*new}.difference(pairs.values())
    pairs |= {area: area for area in old if area not in pairs and area in free}
    inner = [_by_place(graph, "operational_area", graph.by_kind["area"]) for graph in sides]
    for before, now in [*pairs.items()]:
        parts = (inner[0].get(before, []), inner[1].get(now, []))
        pairs |= _matched_in(sides, (f"{before}/", f"{now}/"), parts, "title", "focus")
    return pairs


def _appendices(sides: Sides, newer: dict[str, str]) -> dict[str, str]:
    """Appendices by whose they are, then by title; sections, of the main text and of each, by their words."""

    def owner(graph: Graph, node: str) -> Hashable:
        body: str = graph.tables["belongs_to"].known[node][0]
        return newer.get(body, body) if graph is sides[0] else body

    old, new = (graph.by_kind["appendix"] for graph in sides)
    pairs = _in_steps(sides, old, new, [owner])
    taken = {*pairs.values()}
    rest = [node for node in old if node not in pairs], [node for node in new if node not in taken]
    pairs |= _matched_in(sides, ("appendix/", "appendix/"), rest, "title", None)
    inner = [_by_place(graph, "section", graph.by_kind["appendix"]) for graph in sides]
    for before, now in [(MAIN_TEXT, MAIN_TEXT), *pairs.items()]:
        parts = (inner[0].get(before, []), inner[1].get(now, []))
        pairs |= _matched_in(sides, (f"{before}/", f"{now}/"), parts, "title", "text")
    return pairs


def _by_place(graph: Graph, kind: str, owners: list[str]) -> dict[str, list[str]]:
    """The nodes of a kind by the one in whose entry they are written, or the main text."""
    written = {graph.origin[owner]: owner for owner in owners}
    found: dict[str, list[str]] = {}
    for node in graph.by_kind[kind]:
        found.setdefault(written.get(graph.origin[node][:2], MAIN_TEXT), []).append(node)
    return found


def _parts_of_goals(sides: Sides, newer: dict[str, str]) -> dict[str, str]:
    """Results and indicators by their words in the same goal, else in any; then what is in those."""
    old, new = sides
    pairs: dict[str, str] = {}
    for goal in old.by_kind["goal"]:
        now = newer.get(goal)
        if now is not None and new.nodes[now] == "goal":
            for relation, kind, word in (("expects", "result", "text"), ("measured_by", "indicator", "title")):
                parts = (_values(old, relation, goal), _values(new, relation, now))
                pairs |= _matched_in(sides, (f"{goal}/{kind}/", f"{now}/{kind}/"), parts, word, None)
    pairs |= _moved(sides, "desired_result", "text", pairs)
    pairs |= _moved(sides, "indicator", "title", pairs)
    for part, now in [*pairs.items()]:
        if old.nodes[part] == "desired_result":
            pairs |= _claims(sides, _values(old, "has_claim", part), _values(new, "has_claim", now))
        else:
            pairs |= _outcomes(sides, _values(old, "has_outcome", part), _values(new, "has_outcome", now))
    return pairs


def _values(graph: Graph, relation: str, node: str) -> list[str]:
    return [*graph.tables[relation].known.get(node, ())]


def _moved(sides: Sides, kind: str, word: str, pairs: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What stands in another goal now, in the same words, and in no other besides."""
    taken = {*pairs.values()}
    old = [node for node in sides[0].by_kind[kind] if node not in pairs]
    new = [node for node in sides[1].by_kind[kind] if node not in taken]

    def words(graph: Graph, node: str) -> Hashable:
        return key(_said(graph, node, word)) or None

    return _only_ones(_grouped(sides[0], old, words), _grouped(sides[1], new, words))


def _claims(sides: Sides, old: list[str], new: list[str]) -> dict[str, str]:
    """By measure and year, then by the words they were read from, then by measure alone, then in order."""

    def by(*words: str) -> Name:
        return lambda graph, node: tuple(key(_said(graph, node, word)) for word in words)

    return _in_steps(sides, old, new, [by("measure", "year"), by("quote"), by("measure"), by()])


def _outcomes(sides: Sides, old: list[str], new: list[str]) -> dict[str, str]:
    """By year; those without, by their place among as many, then by what they say, though the year came to be known."""

    def year(graph: Graph, node: str) -> Hashable:
        return graph.first(node, "year")

    def place(graph: Graph, node: str) -> Hashable:
        among = old if graph is sides[0] else new
        return None if year(graph, node) is not None else (graph.first(node, "position"), len(among))

    def value_where_no_year(side: Graph) -> Name:
        return lambda graph, node: (
            None if graph is side and year(graph, node) is not None else graph.first(node, "value")
        )

    return _in_steps(sides, old, new, [year, place, *map(value_where_no_year, sides)])


def _in_steps(sides: Sides, old: list[str], new: list[str], steps: Sequence[Name]) -> dict[str, str]:
    """Pairs those that go by the same name, in order, step by step with names that say less."""
    pairs: dict[str, str] = {}
    for name in steps:
        taken = {*pairs.values()}
        mine = _grouped(sides[0], [node for node in old if node not in pairs], name)
        theirs = _grouped(sides[1], [node for node in new if node not in taken], name)
        for called, nodes in mine.items():
            pairs.update(zip(nodes, theirs.get(called, ()), strict=False))
    return pairs


def _grouped(graph: Graph, nodes: list[str], name: Name) -> dict[Hashable, list[str]]:
    groups: dict[Hashable, list[str]] = {}
    for node in nodes:
        if (called := name(graph, node)) is not None:
            groups.setdefault(called, []).append(node)
    return groups


def _only_ones(old: dict[Hashable, list[str]], new: dict[Hashable, list[str]]) -> Iterator[tuple[str, str]]:
    for called, nodes in old.items():
        if len(nodes) == len(new.get(called, ())) == 1:
            yield nodes[0], new[called][0]


def _matched_in(
    sides: Sides, prefixes: tuple[str, str], nodes: tuple[list[str], list[str]], title: str, text: str | None
) -> dict[str, str]:
    """Matches parts by words, with the ids that they have inside what they are a part of."""
    described = [
        [
            Described(
                node.removeprefix(prefix),
                graph.nodes[node],
                _said(graph, node, title),
                _said(graph, node, text) if text is not None else "",
            )
            for node in parts
        ]
        for graph, prefix, parts in zip(sides, prefixes, nodes, strict=True)
    ]
    pairs = matched(*described)
    return {prefixes[0] + before: prefixes[1] + now for before, now in pairs.items()}
