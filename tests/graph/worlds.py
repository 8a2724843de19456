"""Small random graphs with unknowns, every way in which these can turn out, and paths read by networkx.

The oracle knows nothing of the package's own walking: a path is a relation between nodes, networkx puts relations
together, and a value set is right if it allows what the path has in every completion of the graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, combinations, permutations, product
from typing import Any, Final, NamedTuple

import networkx as nx
from hypothesis import strategies as st

from checker.agreement import Agreement, agreement_of
from checker.graph import Graph, Unknown, Unknowns, Values, ValueSet
from checker.words import Text

NODES: Final = ("a", "b", "c")
KINDS: Final = ("division", "board")
LINKS: Final = ("delegated_to", "led_by")
"""Relations that any node of these kinds can have to any of them, as far as the tables care."""

BECAUSE: Final = Text("det går inte att läsa", "it cannot be read")

EMPTY_AGREEMENT: Final[Agreement] = agreement_of(
    b"agreement: {id: tom, year: 2026, of_board: KS}\nbodies: [{code: KS, kind: board}]\nitems: []\n", "tom.yaml"
)


def unknown(among: Iterable[object] | None, *, at_least: int = 0, many: bool = False, of: str = "a") -> Unknown:
    """An unknown of `delegated_to` on the node `of`."""
    return Unknown(at_least, many, None if among is None else tuple(among), BECAUSE, of, "delegated_to")


def graph_of(
    kinds: dict[str, str],
    known: Mapping[tuple[str, str], Values],
    unknowns: Mapping[tuple[str, str], Unknowns] | None = None,
) -> Graph:
    """A graph of these nodes with what its tables say, by word and node."""
    graph = Graph(EMPTY_AGREEMENT)
    for node, kind in kinds.items():
        graph.nodes[node] = kind
        graph.by_kind[kind].append(node)
    for (word, node), values in known.items():
        if values:
            graph.tables[word].known[node] = values
    for (word, node), recorded in (unknowns or {}).items():
        graph.tables[word].unknown[node] = recorded
    return graph


def subsets(values: Values, least: int = 0, most: int | None = None) -> Iterator[Values]:
    """Every choice of so many of the values."""
    most = len(values) if most is None else most
    return chain.from_iterable(combinations(values, size) for size in range(least, most + 1))


def turnouts(one: Unknown, universe: Values) -> Iterator[Values]:
    """Every value, or values, that an unknown can turn out to be; anything is anything in the universe."""
    among = universe if one.among is None else one.among
    return subsets(among, one.at_least, len(among) if one.many else 1)


def completions(graph: Graph, universe: dict[str, Values]) -> Iterator[Graph]:
    """The graph with its unknowns replaced by values, in every way; what anything is: `universe`, else any node."""
    open_ = [
        (word, node, one)
        for word, table in graph.tables.items()
        for node, recorded in table.unknown.items()
        for one in recorded
    ]
    choices = [[*turnouts(one, universe.get(word, tuple(graph.nodes)))] for word, _, one in open_]
    for chosen in product(*choices):
        known = {(word, node): values for word, t in graph.tables.items() for node, values in t.known.items()}
        for (word, node, _), values in zip(open_, chosen, strict=True):
            known[word, node] = tuple(dict.fromkeys((*known.get((word, node), ()), *values)))
        yield graph_of(graph.nodes, known)


def allows(values: ValueSet, actual: Values) -> bool:
    """Whether a value set leaves room for the path's having exactly these values."""
    beyond = [value for value in actual if value not in values.known]
    several = [one for one in values.unknowns if one.many]
    single = [one for one in values.unknowns if not one.many]
    left = [value for value in beyond if not any(one.may_be(value) for one in several)]
    return (
        set(values.known) <= set(actual)
        and all(any(one.may_be(value) for value in actual) for one in values.unknowns if one.at_least)
        and any(
            all(one.may_be(value) for one, value in zip(chosen, left, strict=True))
            for chosen in permutations(single, len(left))
        )
    )


class Tree(NamedTuple):
    """A path as the oracle reads it: a word, or a sign of the grammar over one or two paths."""

    sign: str
    parts: tuple[Tree, ...] = ()

    def __str__(self) -> str:
        written = [str(part) if not part.parts else f"({part})" for part in self.parts]
        if len(written) == 2:
            return self.sign.join(written)
        if not written:
            return self.sign
        return f"^{written[0]}" if self.sign == "^" else f"{written[0]}{self.sign}"


def trees(words: tuple[str, ...] = LINKS) -> st.SearchStrategy[Tree]:
    """Paths over these words, every form of the grammar among them."""

    def larger(smaller: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
        one = st.builds(Tree, st.sampled_from("^*+?"), st.tuples(smaller))
        return one | st.builds(Tree, st.sampled_from("//|"), st.tuples(smaller, smaller))

    return st.recursive(st.sampled_from([Tree(word) for word in words]), larger, max_leaves=4)


def as_networkx(graph: Graph, words: tuple[str, ...] = LINKS) -> nx.MultiDiGraph[str]:
    """The known links of the graph, each under its relation's name."""
    whole: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    whole.add_nodes_from(graph.nodes)
    for word in words:
        for node, values in graph.tables[word].known.items():
            for value in values:
                whole.add_edge(node, value, word)
    return whole


def relation(tree: Tree, whole: nx.MultiDiGraph[str]) -> nx.DiGraph[str]:
    """The relation that a path stands for: an edge from each node to each value that the path has there."""
    parts = [relation(part, whole) for part in tree.parts]
    made: nx.DiGraph[str] = nx.DiGraph()
    made.add_nodes_from(whole)
    match tree.sign:
        case "^":
            return parts[0].reverse()
        case "+":
            return nx.transitive_closure(parts[0], reflexive=False)
        case "*":
            return nx.transitive_closure(parts[0], reflexive=True)
        case "?":
            made.add_edges_from([*parts[0].edges, *((node, node) for node in whole)])
        case "|":
            made.add_edges_from([*parts[0].edges, *parts[1].edges])
        case "/":
            made.add_edges_from((one, far) for one, near in parts[0].edges for far in parts[1].successors(near))
        case word:
            made.add_edges_from((one, other) for one, other, key in whole.edges(keys=True) if key == word)
    return made


@st.composite
def links(draw: st.DrawFn, most: int = len(NODES)) -> dict[tuple[str, str], Values]:
    """Known values for every relation on every node, so many at most."""
    some = st.lists(st.sampled_from(NODES), max_size=most, unique=True).map(tuple)
    return {(word, node): draw(some) for word in LINKS for node in NODES}


@st.composite
def unknowns_in(draw: st.DrawFn, places: Iterable[tuple[str, str]], candidates: Values, at_most: int) -> Any:
    """One unknown or more, in any of these places (word and node), one in each: a file can record no second.

    Only one of them can be many values, or the completions would be too many to try.
    """
    recorded: dict[tuple[str, str], Unknowns] = {}
    several = False
    for word, node in draw(st.lists(st.sampled_from([*places]), min_size=1, max_size=at_most, unique=True)):
        among = draw(st.none() | st.lists(st.sampled_from(candidates), min_size=1, unique=True).map(tuple))
        many = not several and draw(st.booleans())
        several = several or many
        recorded[word, node] = (Unknown(draw(st.integers(0, 1)), many, among, BECAUSE, node, word),)
    return recorded


@st.composite
def open_graphs(draw: st.DrawFn) -> Graph:
    """Graphs of three nodes with one or two unknowns in their relations."""
    kinds = {node: draw(st.sampled_from(KINDS)) for node in NODES}
    places = [(word, node) for word in LINKS for node in NODES]
    return graph_of(kinds, draw(links(2)), draw(unknowns_in(places, NODES, 2)))
