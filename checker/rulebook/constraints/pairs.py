"""Constraints between the values of two paths from the same node."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from operator import le, lt
from typing import Any

from checker.graph import FEW, KnownValues, Unknown, Unknowns, Values, ValueSet
from checker.rulebook.constraints.base import Decided, at_most, room, to_look_in
from checker.rulebook.truth import Truth, conjunction, negation

OtherSide = Callable[[str], ValueSet]
"""The other path, compiled with its unknowns."""


def is_subset(values: ValueSet, others: ValueSet) -> Truth:
    """Whether every value is among the others."""
    held = to_look_in(others.known)
    outside = [value for value in values.known if value not in held]
    if not outside:
        return True if all(_all_among(unknown, held) for unknown in values.unknowns) else None
    if any(not any(unknown.may_be(value) for unknown in others.unknowns) for value in outside):
        return False
    return False if len(outside) > sum(room(unknown, others.known) for unknown in others.unknowns) else None


def _all_among(unknown: Unknown, known: Collection[Any]) -> bool:
    return unknown.among is not None and all(candidate in known for candidate in unknown.among)


def meet(values: ValueSet, others: ValueSet) -> Truth:
    """Whether the two have a value in common."""
    if _have_common(values.known, others.known):
        return True

    def could_be(unknowns: Unknowns, known: Values) -> bool:
        return any(bool(known) if one.among is None else _have_common(known, one.among) for one in unknowns)

    def could_be_same(one: Unknown, other: Unknown) -> bool:
        return one.among is None or other.among is None or _have_common(one.among, other.among)

    possible = (
        could_be(values.unknowns, others.known)
        or could_be(others.unknowns, values.known)
        or any(could_be_same(one, other) for one in values.unknowns for other in others.unknowns)
    )
    return None if possible else False


def _have_common(values: Values, others: Values) -> bool:
    if len(values) < 2 or not others:
        return bool(values) and values[0] in others
    return not frozenset(others).isdisjoint(values)


class Pair:
    """A constraint between two paths from the same node; its argument is the other path, compiled both ways."""

    def __init__(self, other: OtherSide, read_other: KnownValues) -> None:
        self.other = other
        self.read_other = read_other
        self.spend, self.spend_on = read_other.work.spend, read_other.work.spend_on

    def others_of(self, node: str, values: ValueSet) -> ValueSet:
        """The values of the other path, counted with those that they are to be compared with."""
        others = self.other(node)
        if len(values.known) + len(others.known) > FEW:
            self.spend(len(values.known) + len(others.known))
        if values.unknowns:
            for _ in (0, *others.unknowns):
                self.spend_on(values.unknowns)
        if others.unknowns:
            for _ in (0, *values.unknowns):
                self.spend_on(others.unknowns)
        return others

    @cached_property
    def set_of_many(self) -> Callable[[Values], frozenset[Any]]:
        """Many of its values, to look others up among."""
        return self.read_other.work.of_many(frozenset)

    def looked_up(self, others: Values) -> Collection[Any]:
        """Its values, to look others up among."""
        return others if len(others) <= FEW else self.set_of_many(others)

    def known_others(self, node: str) -> Values:
        """The other path's known values, counted."""
        others = self.other(node).known
        if len(others) > FEW:
            self.spend(len(others))
        return others


class SubsetOf(Pair):
    """sh:subsetOf: every value is also a value of the other path."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """True of no values."""
        return is_subset(values, self.others_of(node, values))

    def offending(self, node: str, known: Values) -> Values:
        """The values that the other path lacks."""
        others = self.looked_up(self.other(node).known)
        return tuple(value for value in known if value not in others)

    def closed(self, path: KnownValues) -> Decided:
        """Each value looked up on the other side."""
        other, spend, looked_up = self.read_other, self.spend, self.looked_up

        def inside(node: str) -> bool:
            values = path.get(node, ())
            if not values:
                return True
            among = looked_up(other.get(node, ()))
            if len(values) == 1:
                return values[0] in among
            if len(values) > FEW:
                spend(len(values))
            return frozenset(among).issuperset(values)

        return inside


class Equals(Pair):
    """sh:equals: both paths have the same values."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """False where only one side has any: guard it."""
        others = self.others_of(node, values)
        return conjunction((is_subset(values, others), is_subset(others, values)))

    def offending(self, node: str, known: Values) -> Values:
        """What only one side has."""
        others = self.known_others(node)
        our_own, their_own = to_look_in(known), to_look_in(others)
        ours = tuple(value for value in known if value not in their_own)
        return ours + tuple(value for value in others if value not in our_own)

    def closed(self, path: KnownValues) -> Decided:
        """The same values, in whatever order; none comes twice, so there must be as many."""
        other, spend = self.read_other, self.spend

        def same(node: str) -> bool:
            values, others = path.get(node, ()), other.get(node, ())
            if len(values) != len(others):
                return False
            if len(values) > FEW:
                spend(len(values))
            return values == others or set(values) == set(others)

        return same


class Disjoint(Pair):
    """sh:disjoint: the paths have no value in common."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """True where either side has none."""
        return negation(meet(values, self.others_of(node, values)))

    def offending(self, node: str, known: Values) -> Values:
        """What both sides have."""
        others = self.looked_up(self.other(node).known)
        return tuple(value for value in known if value in others)

    def closed(self, path: KnownValues) -> Decided:
        """No value met on the other side."""
        other, spend, set_of_many = self.read_other, self.spend, self.read_other.work.of_many(frozenset)

        def apart(node: str) -> bool:
            values = path.get(node, ())
            if not values:
                return True
            others = other.get(node, ())
            if len(values) <= FEW and len(others) <= FEW:
                return not _have_common(values, others)
            fewer = min(len(values), len(others))
            if fewer > FEW:
                spend(fewer)
            if len(values) == fewer:
                return self.set_of_many(others).isdisjoint(values)
            return set_of_many(values).isdisjoint(others)

        return apart


class _Ordered(Pair):
    """Every value stands in an order to every value of the other path."""

    in_order: Callable[[Any, Any], bool]
    """Whether a value of this path and one of the other stand so."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """True where either side has none."""
        others, in_order = self.others_of(node, values), self.in_order
        if values.known and others.known and not in_order(max(values.known), min(others.known)):
            return False
        if not values.unknowns and not others.unknowns:
            return True
        return True if any(at_most(side, self.read_other.work) == 0 for side in (values, others)) else None

    def offending(self, node: str, known: Values) -> Values:
        """The values that do not stand so to some value of the other path."""
        others, in_order = self.known_others(node), self.in_order
        if not others:
            return ()
        least = min(others)
        return tuple(value for value in known if not in_order(value, least))

    def closed(self, path: KnownValues) -> Decided:
        """The greatest against the least."""
        other, in_order, of_many = self.read_other, self.in_order, self.read_other.work.of_many
        greatest_of_many, least_of_many = of_many(max), of_many(min)

        def ordered(node: str) -> bool:
            values, others = path.get(node, ()), other.get(node, ())
            if not values or not others:
                return True
            greatest = max(values) if len(values) <= FEW else greatest_of_many(values)
            return in_order(greatest, min(others) if len(others) <= FEW else least_of_many(others))

        return ordered


class LessThan(_Ordered):
    """sh:lessThan: every value is less than every value of the other path."""

    in_order = staticmethod(lt)


class LessThanOrEquals(_Ordered):
    """sh:lessThanOrEquals: no value is greater than any value of the other path."""

    in_order = staticmethod(le)
