"""Constraints on how many values there are, of any kind or of a given shape, and on whether all are known."""

from __future__ import annotations

from checker.graph import KnownValues, Values, ValueSet
from checker.rulebook.constraints.base import Decided, Nested, at_least, at_most, room
from checker.rulebook.truth import Truth, conjunction


class MinCount:
    """sh:minCount: there are at least so many values."""

    def __init__(self, count: int) -> None:
        self.count = count

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Decided when even the fewest are enough, or even the most too few."""
        if at_least(values) >= self.count:
            return True
        return False if at_most(values) < self.count else None

    def offending(self, node: str, known: Values) -> Values:
        """None: what is missing is no value."""
        return ()

    def closed(self, path: KnownValues) -> Decided:
        """The number of values, compared; most often only whether there is any, which takes half the time."""
        count = self.count
        if count == 1:
            return lambda node: bool(path.get(node, ()))
        return lambda node: len(path.get(node, ())) >= count


class MaxCount:
    """sh:maxCount: there are at most so many values."""

    def __init__(self, count: int) -> None:
        self.count = count

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Decided when even the most are few enough, or even the fewest too many."""
        if at_most(values) <= self.count:
            return True
        return False if at_least(values) > self.count else None

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


class QualifiedValueShape:
    """sh:qualifiedValueShape with sh:qualifiedMinCount and sh:qualifiedMaxCount: so many values have the shape.

    `some_value` (sh:someValue) is the same with a least count of one.
    """

    def __init__(self, test: Nested, least: int | None, most: int | None) -> None:
        self.test = test
        self.least = least
        self.most = most

    def holds(self, node: str, values: ValueSet) -> Truth:
        """As the counts, of the values that surely have the shape and of those that may have it."""
        having = [self.test(value) for value in values.known]
        fewest, most = having.count(True), len(having) - having.count(False)
        if values.unknowns:
            fewest, most = self._with_unknown(values, fewest, most)
        truths: list[Truth] = []
        if self.least is not None:
            truths.append(True if fewest >= self.least else False if most < self.least else None)
        if self.most is not None:
            truths.append(True if most <= self.most else False if fewest > self.most else None)
        return conjunction(truths)

    def _with_unknown(self, values: ValueSet, fewest: int, most: int) -> tuple[int, int]:
        """The fewest and the most that can have the shape, from those of the known values."""
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
        having = tuple(value for value in known if self.test(value) is True)
        return having if len(having) > self.most else ()

    def closed(self, path: KnownValues) -> Decided:
        """Counts the values that have the shape; for `some_value`, stops at the first."""
        test, least, most = self.test, self.least or 0, self.most
        if least == 1 and most is None:

            def some_holds(node: str) -> bool:
                for value in path.get(node, ()):  # noqa: SIM110 - as in PerValue
                    if test(value):
                        return True
                return False

            return some_holds

        def enough_hold(node: str) -> bool:
            having = [test(value) for value in path.get(node, ())].count(True)
            return least <= having and (most is None or having <= most)

        return enough_hold
