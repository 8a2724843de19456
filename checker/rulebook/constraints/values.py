"""Constraints on each value, and on which values there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property
from typing import Any

from checker.graph import FEW, KnownValues, Unknown, Values, ValueSet
from checker.rulebook.constraints.base import Counted, Decided, Nested
from checker.rulebook.shapes import Shape, work_each
from checker.rulebook.truth import Truth, conjunction


class PerValue(Counted):
    """What must hold for every value."""

    def __init__(self, test: Nested, shape: Shape | None = None) -> None:
        self.test = test
        self.shape = shape

    def each(self) -> int:
        """As the tests in the shape that each must have."""
        return 1 if self.shape is None else work_each(self.shape)

    def holds(self, node: str, values: ValueSet) -> Truth:
        """False if a known value fails, or an unknown must turn out to be one that does."""
        truth = (self._of_many if len(values.known) > FEW else self._of_known)(values.known)
        if values.unknowns:
            self.work.spend_on(values.unknowns, each=self.each)
        for unknown in values.unknowns:
            if truth is False:
                break
            truth = conjunction((truth, self._of_unknown(unknown)))
        return truth

    def _of_known(self, known: Values) -> Truth:
        return conjunction(map(self.test, known))

    @cached_property
    def _of_many(self) -> Callable[[Values], Truth]:
        return self.work.of_many(self._of_known, self.each)

    def _of_unknown(self, unknown: Unknown) -> Truth:
        if unknown.among is None:
            return None
        truths = [self.test(candidate) for candidate in unknown.among]
        if all(truth is True for truth in truths):
            return True
        return False if unknown.at_least and all(truth is False for truth in truths) else None

    def offending(self, node: str, known: Values) -> Values:
        """The known values that fail."""
        return (self._failing_of_many if len(known) > FEW else self._failing)(known)

    def _failing(self, known: Values) -> Values:
        return tuple(value for value in known if self.test(value) is False)

    @cached_property
    def _failing_of_many(self) -> Callable[[Values], Values]:
        return self.work.of_many(self._failing, self.each)

    def closed(self, path: KnownValues) -> Decided:
        """Stops at the first value that fails."""
        test = self.test
        of_many = path.work.of_many(lambda values: all(map(test, values)), self.each)

        def each_holds(node: str) -> bool:
            values = path.get(node, ())
            if len(values) > FEW:
                return of_many(values)
            for value in values:  # noqa: SIM110 - a generator would double the time of the commonest constraint
                if not test(value):
                    return False
            return True

        return each_holds


class InKinds(PerValue):
    """sh:class, with a list one of them: each value is a node of one of these kinds."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self._kinds: dict[str, str] = {}
        wanted = frozenset(kinds)
        super().__init__(lambda node: self._kinds[node] in wanted)

    def turn_to(self, kinds: dict[str, str]) -> None:
        """Asks from here on about the nodes that have these kinds."""
        self._kinds = kinds


class InValues(PerValue):
    """sh:in: each value is one of these."""

    def __init__(self, allowed: Values) -> None:
        super().__init__(frozenset(allowed).__contains__)


class MinInclusive(PerValue):
    """sh:minInclusive: each value is the bound or more."""

    def __init__(self, bound: Any) -> None:
        super().__init__(lambda value: bool(value >= bound))


class MaxInclusive(PerValue):
    """sh:maxInclusive: each value is the bound or less."""

    def __init__(self, bound: Any) -> None:
        super().__init__(lambda value: bool(value <= bound))


class MinExclusive(PerValue):
    """sh:minExclusive: each value is more than the bound."""

    def __init__(self, bound: Any) -> None:
        super().__init__(lambda value: bool(value > bound))


class MaxExclusive(PerValue):
    """sh:maxExclusive: each value is less than the bound."""

    def __init__(self, bound: Any) -> None:
        super().__init__(lambda value: bool(value < bound))


class HasValue(Counted):
    """sh:hasValue: each of these is among the values."""

    def __init__(self, wanted: Values) -> None:
        self.wanted = wanted

    def holds(self, node: str, values: ValueSet) -> Truth:
        """False if one is neither known nor possible."""
        if len(values.known) > FEW:
            self.work.spend(len(values.known) * len(self.wanted))
        if values.unknowns:
            self.work.spend_on(values.unknowns)
        return conjunction(self._has(value, values) for value in self.wanted)

    @staticmethod
    def _has(value: object, values: ValueSet) -> Truth:
        if value in values.known:
            return True
        return None if any(unknown.may_be(value) for unknown in values.unknowns) else False

    def offending(self, node: str, known: Values) -> Values:
        """None: what is missing is no value."""
        return ()

    def closed(self, path: KnownValues) -> Decided:
        """Membership, for one value or for all of them."""
        wanted = frozenset(self.wanted)
        if path.goes_on:
            of_many = path.work.of_many(wanted.issubset)
            return lambda node: (wanted.issubset if len(values := path.get(node, ())) <= FEW else of_many)(values)
        if len(self.wanted) == 1:
            (only,) = self.wanted
            return lambda node: only in path.get(node, ())
        return lambda node: wanted.issubset(path.get(node, ()))
