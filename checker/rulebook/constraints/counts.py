"""Constraints on how many values there are, of any kind or of a given shape, and on whether all are known."""

from __future__ import annotations

from checker.graph import Values, ValueSet
from checker.rulebook.constraints.base import Decided, Nested, Read, at_least, at_most, room
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

    def offending(self, node: str, values: ValueSet) -> Values:
        """None: what is missing is no value."""
        return ()

    def closed(self, read: Read) -> Decided:
        """The number of values, compared."""
        count = self.count
        return lambda node: len(read(node)) >= count


class MaxCount:
    """sh:maxCount: there are at most so many values."""

    def __init__(self, count: int) -> None:
        self.count = count

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Decided when even the most are few enough, or even the fewest too many."""
        if at_most(values) <= self.count:
            return True
        return False if at_least(values) > self.count else None

    def offending(self, node: str, values: ValueSet) -> Values:
        """All of them: none is more in excess than the others."""
        return values.known

    def closed(self, read: Read) -> Decided:
        """The number of values, compared."""
        count = self.count
        return lambda node: len(read(node)) <= count


class Known:
    """Our own, not SHACL's: there is no unknown. It asks about our knowledge, so it is never undecided itself."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """True where there is nothing, or all that there is can be read."""
        return not values.unknowns

    def offending(self, node: str, values: ValueSet) -> Values:
        """None: what is not known is no value."""
        return ()

    def closed(self, read: Read) -> Decided:
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
        fewest, most = self._fewest(values), self._most(values)
        truths: list[Truth] = []
        if self.least is not None:
            truths.append(True if fewest >= self.least else False if most < self.least else None)
        if self.most is not None:
            truths.append(True if most <= self.most else False if fewest > self.most else None)
        return conjunction(truths)

    def _fewest(self, values: ValueSet) -> int:
        sure = sum(self.test(value) is True for value in values.known)
        for unknown in values.unknowns:
            if unknown.at_least and unknown.among and all(self.test(value) is True for value in unknown.among):
                sure = max(sure, 1)
        return sure

    def _most(self, values: ValueSet) -> int:
        possible = sum(self.test(value) is not False for value in values.known)
        for unknown in values.unknowns:
            if unknown.among is not None:
                among = tuple(value for value in unknown.among if self.test(value) is not False)
                unknown = unknown._replace(among=among)
            possible += room(unknown, values.known)
        return possible

    def offending(self, node: str, values: ValueSet) -> Values:
        """Those that have the shape, when they are too many."""
        having = tuple(value for value in values.known if self.test(value) is True)
        return having if self.most is not None and len(having) > self.most else ()

    def closed(self, read: Read) -> Decided:
        """Counts the values that have the shape; for `some_value`, stops at the first."""
        test, least, most = self.test, self.least or 0, self.most
        if least == 1 and most is None:

            def some_holds(node: str) -> bool:
                for value in read(node):  # noqa: SIM110 - as in PerValue
                    if test(value):
                        return True
                return False

            return some_holds

        def enough_hold(node: str) -> bool:
            having = sum(1 for value in read(node) if test(value))
            return least <= having and (most is None or having <= most)

        return enough_hold
