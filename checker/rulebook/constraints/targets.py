"""Constraints among the targets of a rule."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import product
from math import prod
from typing import Any, Final

from checker.graph import KnownValues, Unknown, Unknowns, Values, ValueSet, possible_values
from checker.named import NamedTuple
from checker.rulebook.constraints.base import Decided, Nested
from checker.rulebook.constraints.pairs import meet
from checker.rulebook.truth import Truth, conjunction, disjunction, negation

Keys = tuple[ValueSet, ...]
"""A target's values, key by key."""

_MOST: Final = 100
"""Combinations of one node's values that are looked up one by one: of a few keys with many values each there are
millions, and nearly every node has one."""


class Targets(NamedTuple):
    """The rule's own targets: nodes of its kinds, whether each is selected, and what that waits for."""

    nodes: list[str]
    selected: Nested
    missing: Callable[[str], Unknowns]


NO_TARGETS: Final = Targets([], lambda node: True, lambda node: ())


class _Target(NamedTuple):
    node: str
    selected: Truth
    keys: Keys


class _Sharers:
    """Nodes by their values, key by key, for those that share one with others under every key.

    Found at once by each combination of their values; a node with more combinations than `_MOST`, one by one.
    """

    def __init__(self, nodes: Iterable[tuple[str, tuple[Values, ...]]], keys: list[KnownValues]) -> None:
        self.spend = keys[0].work.spend
        sets = [key.work.of_many(frozenset) for key in keys]
        self.every = [*nodes]
        self.found: dict[Values, list[str]] = {}
        self.wide: list[tuple[str, list[frozenset[Any]]]] = []
        for node, values in self.every:
            if _are_few(values):
                for combination in product(*values):
                    self.found.setdefault(combination, []).append(node)
            else:
                self.wide.append((node, [as_set(one) for as_set, one in zip(sets, values, strict=True)]))

    def of(self, keys: tuple[Values, ...]) -> Iterator[str]:
        """The nodes that share a value with these under every key; a node may come more than once."""
        if _are_few(keys):
            for combination in product(*keys):
                yield from self.found.get(combination, ())
            for node, sets in self.wide:
                self.spend(1)
                if not any(map(frozenset.isdisjoint, sets, keys)):
                    yield node
        else:
            own = [*map(frozenset, keys)]
            self.spend(sum(map(len, own)))
            for node, others in self.every:
                self.spend(1 + sum(map(len, others)))
                if not any(map(frozenset.isdisjoint, own, others)):
                    yield node


def _are_few(keys: tuple[Values, ...]) -> bool:
    """Whether so few combinations can be made of these values that each may be looked at."""
    return prod(map(len, keys)) <= _MOST


class UniqueValuesFor:
    """sh:uniqueValuesFor: no other target shares a value with this one under every one of the keys.

    A target that has nothing under one of them shares nothing.
    """

    def __init__(self, keys: list[Callable[[str], ValueSet]], known_keys: list[KnownValues]) -> None:
        self.keys = keys
        self.known_keys = known_keys
        self.turn_to(NO_TARGETS)

    def turn_to(self, targets: Targets) -> None:
        """Asks from here on among these targets."""
        self.targets = targets
        for made in ("_all", "_doubtful", "_certain", "_known"):
            self.__dict__.pop(made, None)

    def holds(self, node: str, values: ValueSet) -> Truth:
        """False if one that is surely a target surely shares all keys."""
        keys = self._keys(node)
        self._count(keys)
        if not _is_open(keys):
            if any(other != node for other in self._certain.of(_known(keys))):
                return False
            return negation(disjunction(self._clash(keys, other) for other in self._doubtful if other.node != node))
        return negation(disjunction(self._clash(keys, other) for other in self._all if other.node != node))

    def offending(self, node: str, known: Values) -> Values:
        """None: it is the targets that share, not a value that is wrong."""
        return ()

    def missing(self, node: str) -> Unknowns:
        """The unknowns of its keys, and of those of other targets that it may share them with."""
        keys = self._keys(node)
        self._count(keys)
        found: dict[Unknown, None] = {}
        for other in self._all if _is_open(keys) else self._doubtful:
            if other.node == node or self._clash(keys, other) is not None:
                continue
            if other.selected is None:
                found.update(dict.fromkeys(self.targets.missing(other.node)))
            for own, their in zip(keys, other.keys, strict=True):
                if meet(own, their) is None:
                    found.update(dict.fromkeys((*own.unknowns, *their.unknowns)))
        return tuple(found)

    def closed(self, path: KnownValues) -> Decided:
        """A look into the targets by their keys."""

        def unshared(node: str) -> bool:
            return all(other == node for other in self._known.of(self._known_keys(node)))

        return unshared

    def _keys(self, node: str) -> Keys:
        return tuple(key(node) for key in self.keys)

    def _known_keys(self, node: str) -> tuple[Values, ...]:
        return tuple(key.get(node, ()) for key in self.known_keys)

    def _count(self, keys: Keys) -> None:
        """Counts what these are compared with one by one."""
        others = self._all if _is_open(keys) else self._doubtful
        if others:
            each = sum(1 + len(key.known) + possible_values(key.unknowns) for key in keys)
            self.known_keys[0].work.spend(each * len(others))

    @staticmethod
    def _clash(keys: Keys, other: _Target) -> Truth:
        return conjunction((other.selected, *(meet(own, their) for own, their in zip(keys, other.keys, strict=True))))

    @cached_property
    def _all(self) -> list[_Target]:
        selected = ((node, self.targets.selected(node)) for node in self.targets.nodes)
        return [_Target(node, truth, self._keys(node)) for node, truth in selected if truth is not False]

    @cached_property
    def _doubtful(self) -> list[_Target]:
        """The few that must be compared with one by one."""
        return [target for target in self._all if target.selected is None or _is_open(target.keys)]

    @cached_property
    def _known(self) -> _Sharers:
        """The targets by what they share, where everything is known."""
        selected = filter(self.targets.selected, self.targets.nodes)
        return _Sharers(((node, self._known_keys(node)) for node in selected), self.known_keys)

    @cached_property
    def _certain(self) -> _Sharers:
        """The others, by what they share; those of the doubtful that surely share count too."""
        certain = (target for target in self._all if target.selected is True)
        return _Sharers(((target.node, _known(target.keys)) for target in certain), self.known_keys)


def _known(keys: Keys) -> tuple[Values, ...]:
    return tuple(key.known for key in keys)


def _is_open(keys: Keys) -> bool:
    return any(key.unknowns for key in keys)
