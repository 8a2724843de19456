"""Walking a path from a node: compiled once to closures over the tables, then called for every node.

Where no word of a path has an unknown in the agreement at hand, `known_values` is the whole truth and the quick way;
otherwise unknown.py carries the unknowns along. traces.py has the slow way that also tells where each value stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import chain, repeat
from typing import Any, Final

from checker.graph.index import Words
from checker.graph.paths import Alternative, Path, Sequence, Step
from checker.graph.values import Values
from checker.graph.work import FEW, KnownValues, Work

GONE_ON_FROM: Final = 6
"""As so many values counts one that a closure goes on from."""


def known_values(path: Path, words: Words) -> KnownValues:
    """From a node to the path's known values."""
    made = words.known.get(id(path))
    if made is None:
        made = words.known[id(path)] = path, compiled_known(path, words)
    return made[1]


def compiled_known(path: Path, words: Words) -> KnownValues:
    """The same, made whether or not it was made before: for paths that are put together on the way."""
    if isinstance(path, Step):
        made = words.steps.get(path)
        if made is None:
            made = words.steps[path] = KnownValues(words.table(path).known.get, words.work)
        return made
    if isinstance(path, Sequence):
        first, *rest = path.parts
        if not rest:
            return known_values(first, words)
        step, onwards = known_values(first, words), compiled_known(_sequence(rest), words)
        if len(rest) > 1:
            onwards = _once(onwards, words)
        from_many, spend = words.work.of_many(lambda values: _from_many(values, onwards)), words.work.spend

        def in_sequence(node: str, nothing: Values) -> Values:
            values = step.get(node, nothing)
            count = len(values)
            if count == 1:
                return onwards.get(values[0], nothing)
            if count > FEW:
                return from_many(values)
            further: dict[Any, None] = {}
            get = onwards.get
            for value in values:  # for a few, in half the time that `dict.fromkeys` of a chain takes
                for one in get(value, nothing):
                    further[one] = None
            if len(further) > FEW:
                spend(len(further))
            return tuple(further)

        return KnownValues(in_sequence, words.work, goes_on=True)
    if isinstance(path, Alternative):
        return reduce(_either, [known_values(option, words) for option in path.options])
    inner = known_values(path.path, words)
    if path.sign == "?":
        return KnownValues(lambda node, nothing: _or_itself(node, inner), inner.work, goes_on=True)
    itself = path.sign == "*"
    return _once(lambda node: closure(node, inner, itself=itself), words)


def _either(one: KnownValues, other: KnownValues) -> KnownValues:
    """The values of both; most nodes have them on one way only, or on neither."""

    def in_either(node: str, nothing: Values) -> Values:
        values, more = one.get(node, nothing), other.get(node, nothing)
        if not more or values is more:
            return values
        if not values:
            return more
        if len(values) + len(more) > FEW:
            spend(len(values) + len(more))
        return values if values == more else tuple(dict.fromkeys(values + more))

    spend = one.work.spend
    return KnownValues(in_either, one.work, goes_on=True)


def _or_itself(node: str, further: KnownValues) -> Values:
    values = further.get(node, ())
    if len(values) > FEW:
        further.work.spend(len(values))
    return tuple(dict.fromkeys((node, *values)))


def _from_many(values: Values, onwards: KnownValues) -> Values:
    """Where many values lead: most often on through one hub, to the same."""
    return joined([*map(onwards.get, values, repeat(()))], onwards.work)


def joined(ways: list[Values], work: Work) -> Values:
    """The values that are reached on several ways; those of each are distinct, and thousands may be."""
    if len(ways) > FEW:
        ways = [*{id(way): way for way in ways}.values()]
        work.spend(sum(map(len, ways)))
    return ways[0] if len(ways) == 1 else tuple(dict.fromkeys(chain.from_iterable(ways)))


def _once(walk: Callable[[str], Values], words: Words) -> KnownValues:
    """A walk that is made once from each node: all items lead through the agreement, and on to all items again."""
    found: dict[str, Values] = {}
    words.at_turns(lambda _: found.clear(), found.clear)

    def walked(node: str, nothing: Values) -> Values:
        known = found.get(node)
        if known is None:
            known = found[node] = walk(node)
        return known

    return KnownValues(walked, words.work, goes_on=True)


def known_before_last(path: Sequence, words: Words) -> KnownValues:
    """From a node to where the last part of a path begins."""
    made = words.before.get(id(path))
    if made is None:
        before = _sequence([*path.parts[:-1]])
        made = words.before[id(path)] = path, compiled_known(before, words)
    return made[1]


def _sequence(parts: list[Path]) -> Path:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def closure(node: str, step: KnownValues, *, itself: bool) -> Values:
    """What is reached by going on and on, from the node itself (`itself`) or from what it leads to."""
    seen: dict[str, None] = {node: None} if itself else {}
    waiting, onwards, spend = [node], step.get, step.work.spend
    gone: dict[int, Values] = {}
    while waiting:
        values = onwards(waiting.pop(), ())
        if len(values) > FEW:
            if id(values) in gone:
                continue
            gone[id(values)] = values
            spend(len(values))
        for value in values:
            if value not in seen:
                seen[value] = None
                waiting.append(value)
    if len(seen) > FEW:
        spend(len(seen) * GONE_ON_FROM)
    return tuple(seen)
