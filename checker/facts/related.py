"""Relations between nodes that are alike, which are computed: who is alike, and the tables of such relations.

When n nodes are all alike, n² pairs of them are. No real agreement has hundreds, but a file may: so a relation of more
than `PLENTY` pairs holds for each node the `NEAREST` in the document, and says that there are, or may be, more.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import chain
from math import ceil
from typing import Final

from checker.graph import NOT_COMPARED, PLENTY, Graph, Table, Unknown, Unknowns, Values

ALIKE: Final = 0.7
"""Two texts are similar where they share this much of the words that either has (Jaccard's index of their stems)."""

_ROUNDING: Final = 1e-9
"""What a share of a number of words may come out too high by."""

NEAREST: Final = 20
"""Beyond plenty, so many for each node."""

_WORK: Final = 10_000_000
"""Words that may be looked at to find out which texts are alike: all pairs of some five hundred long texts."""

_COMPARING: Final = 20
"""What a comparison costs beside its words, in words."""

Pair = tuple[str, str]


def alike(words: dict[str, frozenset[str]]) -> tuple[list[Pair], set[str]]:
    """Pairs whose words overlap by `ALIKE` or more; and the nodes that may be in others, which were not compared.

    None were left out but where `_WORK` would not do: then each is compared with those nearest to it in size, and in
    the document, that share one of its rarest words.
    """
    crowd = _Crowd(words)
    reach = NEAREST // 2 if crowd.takes_too_long() else None
    return [*crowd.pairs(reach)], crowd.skipped


class _Crowd:
    """Sets of words, of which only those are compared that share one of their rarest words.

    Two sets that overlap by J have J|y| words in common, rounded up, or more, and 2J/(1+J) |x| if x is the smaller.
    So, in whatever common order, they share a word among the first |y| - J|y| + 1 of one and the first
    |x| - 2J/(1+J) |x| + 1 of the other; with the rarest first, few do. The rarest of all are those that stand in one
    set alone; who has too many of them is like nobody.
    """

    def __init__(self, words: dict[str, frozenset[str]]) -> None:
        self.words = words
        self.skipped: set[str] = set()
        counts = Counter(chain.from_iterable(words.values()))
        shared = frozenset([word for word, count in counts.items() if count > 1])
        rank = {word: place for place, word in enumerate(sorted(sorted(shared), key=counts.__getitem__))}
        self.rarest: dict[str, tuple[list[int], list[int]]] = {}
        """Of each node, the smallest first: by which words it looks for others, and by which later ones find it."""
        for node, own in sorted(words.items(), key=lambda entry: len(entry[1])):
            others = own & shared
            alone = len(own) - len(others)
            looking, found_by = _rarest(len(own))
            if looking > alone:
                in_order = sorted([rank[word] for word in others])
                self.rarest[node] = in_order[: looking - alone], in_order[: max(found_by - alone, 0)]

    def takes_too_long(self) -> bool:
        """Whether comparing all that share one of their rarest words would look at more words than `_WORK`."""
        each = _COMPARING + max(map(len, self.words.values()), default=0)
        if each * len(self.rarest) * sum([len(looking) for looking, _ in self.rarest.values()]) <= _WORK:
            return False  # as nearly always
        met: Counter[int] = Counter()
        work = 0
        for node, (looking, found_by) in self.rarest.items():
            work += (len(self.words[node]) + _COMPARING) * sum([met[word] for word in looking])
            met.update(found_by)
        return work > _WORK

    def pairs(self, reach: int | None) -> Iterator[Pair]:
        """Those that overlap enough; with a `reach`, each is compared with so many of those before it."""
        met: dict[int, list[str]] = {}
        crowded: set[int] = set()
        for node, (looking, found_by) in self.rarest.items():
            own = self.words[node]
            size = len(own)
            lists = [met[word] for word in looking if word in met]
            if reach is not None:
                crowded.update(word for word in looking if len(met.get(word, ())) > reach)
                lists = [one[-reach:] for one in lists]
            for other in dict.fromkeys(chain.from_iterable(lists)):
                theirs = self.words[other]
                common = len(own & theirs)
                if common >= ALIKE * (size + len(theirs) - common):
                    yield other, node
            for word in found_by:
                met.setdefault(word, []).append(node)
        if crowded:
            self.skipped.update(node for node, (looking, _) in self.rarest.items() if not crowded.isdisjoint(looking))


@lru_cache(maxsize=1024)
def _rarest(size: int) -> tuple[int, int]:
    """By how many of its rarest words a set of a size looks for others, and by how many later ones find it."""
    looking = size - ceil(ALIKE * size - _ROUNDING) + 1
    return looking, size - ceil(2 * ALIKE / (1 + ALIKE) * size - _ROUNDING) + 1


class Relating:
    """A symmetric relation in the making: sure pairs, and what unknowns leave open.

    Each node is alike the nodes of some circles, but for those that stand in the same part of the document as itself
    (`apart`).
    """

    def __init__(self, graph: Graph, name: str) -> None:
        self.name = name
        self.graph = graph
        self.spans: dict[str, tuple[int, int]] = {}
        self.circles: list[tuple[list[str], list[int]]] = []
        self.doubts: dict[Pair, Unknowns] = {}
        self.open: dict[str, list[Unknown]] = {}

    @cached_property
    def position(self) -> dict[str, int]:
        """Where a node stands in the document."""
        return {node: place for place, node in enumerate(self.graph.nodes)}

    @cached_property
    def names(self) -> list[str]:
        """The nodes by position."""
        return [*self.graph.nodes]

    def apart(self, part: Collection[str]) -> None:
        """These nodes, which stand together in the document, are not related to each other."""
        places = [self.position[node] for node in part]
        self.spans |= dict.fromkeys(part, (min(places), max(places) + 1))

    def add(self, members: list[str], circle: Iterable[str]) -> None:
        """The members are related to all in the circle; that these are to them needs saying too."""
        self.circles.append((members, sorted({self.position[node] for node in circle})))

    def perhaps(self, one: str, other: str, unknowns: Unknowns) -> None:
        """The two may be related."""
        self.doubts[one, other] = unknowns + self.doubts.get((other, one), ())

    def perhaps_any(self, open_: dict[str, Unknowns], nodes: list[str], may_be: Callable[[str, str], bool]) -> None:
        """What is open may be related to any of the nodes of which `may_be` does not say otherwise."""
        if len(open_) * len(nodes) > PLENTY:
            cause = next(iter(open_.values()))[:1]
            for node in nodes:
                self.leave_open([node], open_.get(node, cause))
            return
        for one, unknowns in open_.items():
            for other in nodes:
                if other != one and may_be(one, other):
                    self.perhaps(one, other, unknowns)

    def leave_open(self, nodes: Iterable[str], causes: Unknowns = ()) -> None:
        """The nodes may be related to any: because of unknowns, or else because not all was compared."""
        for node in nodes:
            found = causes or (Unknown(0, True, None, NOT_COMPARED, node, self.name),)
            self.open.setdefault(node, []).extend(one._replace(at_least=0, many=True, among=None) for one in found)

    def table(self) -> Table:
        """The table, in the document's order."""
        if not (self.circles or self.doubts or self.open):
            return Table({}, {})
        known: dict[str, set[int]] = {}
        few = sum(len(members) * len(circle) for members, circle in self.circles) <= PLENTY
        for members, circle in self.circles:
            for node in members:
                others, more = self._others(node, circle, few=few)
                if others:
                    known.setdefault(node, set()).update(others)
                if more:
                    self.leave_open([node])
        open_: dict[str, dict[Unknown, set[int]]] = {}
        for pair, unknowns in self.doubts.items():
            for unknown in unknowns:
                cause = unknown._replace(at_least=0, many=False, among=None)
                for one, other in (pair, pair[::-1]):
                    open_.setdefault(one, {}).setdefault(cause, set()).add(self.position[other])
        unknown_ = {
            node: tuple(cause._replace(many=len(others) > 1, among=self._named(others)) for cause, others in of.items())
            for node, of in open_.items()
        }
        for node, causes in self.open.items():
            unknown_[node] = (*unknown_.get(node, ()), *dict.fromkeys(causes))
        return Table(
            {node: self._named(known[node]) for node in self._in_order(known)},
            {node: unknown_[node] for node in self._in_order(unknown_)},
        )

    def _others(self, node: str, circle: list[int], *, few: bool) -> tuple[list[int], bool]:
        """Those of a circle that are not in the node's own span, or the nearest of them; whether there are more."""
        place = self.position[node]
        first, after = self.spans.get(node, (place, place + 1))
        low, high = bisect_left(circle, first), bisect_left(circle, after)
        left, right = low, len(circle) - high
        if few or left + right <= NEAREST:
            return circle[:low] + circle[high:], False
        before = min(left, max(NEAREST // 2, NEAREST - right))
        return circle[low - before : low] + circle[high : high + NEAREST - before], True

    def _named(self, positions: Iterable[int]) -> Values:
        return tuple(self.names[place] for place in sorted(positions))

    def _in_order(self, nodes: Iterable[str]) -> list[str]:
        return sorted(nodes, key=self.position.__getitem__)
