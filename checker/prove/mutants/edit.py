"""What an operator is, and the little that all of them need to know of an agreement."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from types import MappingProxyType
from typing import Any, Final

from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.vocabulary import ITEM

ASSIGNED: Final = ("assignment", "base_assignment")


class Edit(NamedTuple):
    """One change to an agreement, and for each rule that must notice the nodes at one of which it must say so.

    `patches` are JSON Merge Patches by node id, of nodes in whatever file they stand; `add` and `remove` take whole
    items of the agreement.
    """

    noticed: dict[str, tuple[str, ...]]
    patches: Mapping[str, Any] = MappingProxyType({})
    add: tuple[dict[str, Any], ...] = ()
    remove: tuple[str, ...] = ()


class Operator(NamedTuple):
    """A way to break an agreement: `edits` gives one edit for every place where it can be done.

    `kills` are the rules that must notice; `about` says in a few words what is done. `beside`: it breaks what waivers
    and reports in files beside the agreement say, and needs an agreement that has such files. `edge`: it goes to the
    edge of what a rule lets one do, as nobody would by mistake; `spares` are the rules that must keep still at it.
    """

    name: str
    kills: tuple[str, ...]
    about: str
    edits: Callable[[Graph], Iterator[Edit]]
    beside: bool = False
    edge: bool = False
    spares: tuple[str, ...] = ()


Edits = Iterator[Edit]
OPERATORS: Final[dict[str, Operator]] = {}
"""Every operator by its name, in the order in which they are written."""


Register = Callable[[Callable[[Graph], Edits]], Callable[[Graph], Edits]]


def operator(*kills: str, about: str, beside: bool = False) -> Register:
    """Registers a function from a graph to edits; its name, with hyphens, is the operator's."""
    return _registers(kills, about, beside, edge=False, spares=())


def edge(*kills: str, about: str, beside: bool = False, spares: Iterable[str] = ()) -> Register:
    """The same, of an operator that goes to the edge of a rule, where it must speak, or of those that it spares."""
    return _registers(kills, about, beside, edge=True, spares=tuple(spares))


def _registers(kills: tuple[str, ...], about: str, beside: bool, *, edge: bool, spares: tuple[str, ...]) -> Register:
    def register(edits: Callable[[Graph], Edits]) -> Callable[[Graph], Edits]:
        name = edits.__name__.replace("_", "-")
        OPERATORS[name] = Operator(name, kills, about, edits, beside, edge, spares)
        return edits

    return register


def at(node: str, *rules: str) -> dict[str, tuple[str, ...]]:
    """That these rules must notice, at this node."""
    return dict.fromkeys(rules, (node,))


def entry(graph: Graph, node: str) -> Any:
    """What the file holds at a node; a copy, to be changed."""
    found: Any = graph.document(node).value
    for step in graph.origin[node]:
        found = found[step]
    return deepcopy(found)


def items(graph: Graph, *kinds: str) -> list[str]:
    """The items of these kinds, or of all."""
    return graph.of_kinds(kinds or ITEM)


def values(graph: Graph, node: str, word: str) -> tuple[Any, ...]:
    """The known values of a word on a node."""
    return graph.tables[word].known.get(node, ())


def recipients(graph: Graph, node: str) -> tuple[str, ...]:
    """Who has an item."""
    return values(graph, node, "delegated_to")


def parties(graph: Graph, kind: str = "division") -> list[str]:
    """The parties of a kind."""
    return [body for body in values(graph, AGREEMENT, "has_party") if graph.nodes[body] == kind]


def strangers(graph: Graph) -> list[str]:
    """Divisions and boards that the file declares and that are no parties."""
    inside = values(graph, AGREEMENT, "has_party")
    return [body for body in graph.of_kinds(("division", "board")) if body not in inside]


def board(graph: Graph) -> str:
    """The board whose agreement it is."""
    return str(values(graph, AGREEMENT, "of_board")[0])


def year(graph: Graph) -> int:
    """The agreement's year."""
    return int(values(graph, AGREEMENT, "year")[0])


def decided_by_board(graph: Graph, node: str) -> bool:
    """Whether a board decided the item, and not the council."""
    return any(graph.nodes[body] == "board" for body in values(graph, node, "decided_by"))


def of_board(graph: Graph, *kinds: str) -> list[str]:
    """The items of these kinds that the board decided."""
    return [node for node in items(graph, *kinds) if decided_by_board(graph, node)]


def of_council(graph: Graph, *kinds: str) -> list[str]:
    """The items of these kinds that the council decided."""
    return [
        node
        for node in items(graph, *kinds)
        if any(graph.nodes[body] == "council" for body in values(graph, node, "decided_by"))
    ]


def given_to(codes: list[str]) -> dict[str, Any]:
    """A sentence that gives an item to these bodies, in the place of the one that is there."""
    return {"named_in_sentence": {"codes": codes, "all": None, "unknown": None}}


def text_with(graph: Graph, node: str, sentence: str) -> dict[str, Any]:
    """The prose of a node with one more sentence."""
    return {"text": [*values(graph, node, "text"), sentence]}


def without_links(value: Any, indicator: str | None = None) -> Any:
    """Results or claims whose links to an indicator, or to all, are cut; the rest as it was."""
    if isinstance(value, list):
        return [without_links(one, indicator) for one in value]
    if not isinstance(value, dict):
        return value
    found = {key: without_links(one, indicator) for key, one in value.items()}
    if isinstance(links := found.get("measured_by"), dict):
        found["measured_by"] = {} if indicator is None else {key: one for key, one in links.items() if key != indicator}
    return found
