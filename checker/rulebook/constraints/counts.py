"""Constraints on how many values there are, of any kind or of a given shape, and on whether all are known."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from checker.graph import FEW, KnownValues, Values, ValueSet
from checker.rulebook.constraints.base import Counted, Decided, Nested, at_least, at_most, room
from checker.rulebook.shapes import Shape, work_each
from checker.rulebook.truth import Truth, conjunction


class MinCount(Counted):
    """sh:minCount: there are at least so many values."""

    def __init__(self, count: int) -> None:
        self.count = count

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Decided when even the fewest are enough, or even the most too few."""
        if at_least(values) >= self.count:
            return True
        return False if at_most(values, self.work) < self.count else None

    def offending(self, node: str, known: Values) -> Values:
        """None: what is missing is no value."""
        return ()

    def closed(self, path: KnownValues) -> Decided:
        """The number of values, compared; most often only whether there is any, which takes half the time."""
        count = self.count
        if count == 1:
            return lambda node: bool(path.get(node, ()))
        return lambda node: len(path.get(node, ())) >= count


class MaxCount(Counted):
    """sh:maxCount: there are at most so many values."""

    def __init__(self, count: int) -> None:
        self.count = count

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Decided when even the most are few enough, or even the fewest too many."""
        if at_least(values) > self.count:
            return False
        return True if at_most(values, self.work) <= self.count else None

    def offending(self, node: str, known: Values) -> Values:
        """All of them: none is more in excess than the others."""
        return known

    def closed(self, path: KnownValues) -> Decided:
        """The number of values, compared; most often only whether there is none."""
        count = self.count
        if count == 0:
            return lambda node: not path.get(node, ())
        return lambda node: len(path.get(node, ())) <= count


class Known:
    """Our own, not SHACL's: there is no unknown. It asks about our knowledge, so it is never undecided itself."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """True where there is nothing, or all that there is can be read."""
        return not values.unknowns

    def offending(self, node: str, known: Values) -> Values:
        """None: what is not known is no value."""
        return ()

    def closed(self, path: KnownValues) -> Decided:
        """Nothing is unknown."""
        return lambda node: True


class QualifiedValueShape(Counted):
    """sh:qualifiedValueShape with sh:qualifiedMinCount and sh:qualifiedMaxCount: so many values have the shape.

    `some_value` (sh:someValue) is the same with a least count of one.
    """

    def __init__(self, test: Nested, least: int | None, most: int | None, shape: Shape | None = None) -> None:
        self.test = test
        self.shape = shape
        self.least = least
        self.most = most

    def each(self) -> int:
        """As the tests in the shape."""
        return 1 if self.shape is None else work_each(self.shape)

    def holds(self, node: str, values: ValueSet) -> Truth:
        """As the counts, of the values that surely have the shape and of those that may have it."""
        fewest, most = (self._of_many if len(values.known) > FEW else self._having)(values.known)
        if values.unknowns:
            fewest, most = self._with_unknown(values, fewest, most)
        truths: list[Truth] = []
        if self.least is not None:
            truths.append(True if fewest >= self.least else False if most < self.least else None)
        if self.most is not None:
            truths.append(True if most <= self.most else False if fewest > self.most else None)
        return conjunction(truths)

    def _having(self, known: Values) -> tuple[int, int]:
        """How many of these surely have the shape, and how many may have it."""
        having = [self.test(value) for value in known]
        return having.count(True), len(having) - having.count(False)

    @cached_property
    def _of_many(self) -> Callable[[Values], tuple[int, int]]:
        return self.work.of_many(self._having, self.each)

    def _with_unknown(self, values: ValueSet, fewest: int, most: int) -> tuple[int, int]:
        """The fewest and the most that can have the shape, from those of the known values."""
        self.work.spend_on(values.unknowns, each=self.each)
        for unknown in values.unknowns:
            if unknown.among is not None:
                truths = [(value, self.test(value)) for value in unknown.among]
                if unknown.at_least and truths and all(truth is True for _, truth in truths):
                    fewest = max(fewest, 1)
                unknown = unknown._replace(among=tuple(value for value, truth in truths if truth is not False))
            most += room(unknown, values.known)
        return fewest, most

    def offending(self, node: str, known: Values) -> Values:
        """Those that have the shape, when they are too many."""
        if self.most is None:
            return ()
        if len(known) > FEW:
            self.work.spend(len(known) * self.each())
        having = tuple(value for value in known if self.test(value) is True)
        return having if len(having) > self.most else ()

    def closed(self, path: KnownValues) -> Decided:
        """Counts the values that have the shape; for `some_value`, stops at the first."""
        test, least, most = self.test, self.least or 0, self.most
        if least == 1 and most is None:
            some_of_many = path.work.of_many(lambda values: any(map(test, values)), self.each)

            def some_holds(node: str) -> bool:
                values = path.get(node, ())
                if len(values) > FEW:
                    return some_of_many(values)
                for value in values:  # noqa: SIM110 - as in PerValue
                    if test(value):
                        return True
                return False

            return some_holds

        def are_enough(values: Values) -> bool:
            having = [test(value) for value in values].count(True)
            return least <= having and (most is None or having <= most)

        enough_of_many = path.work.of_many(are_enough, self.each)

        def enough_hold(node: str) -> bool:
            values = path.get(node, ())
            return enough_of_many(values) if len(values) > FEW else are_enough(values)

        return enough_hold
