"""What every constraint answers, and how many values there can be."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final, Protocol

from checker.graph import KnownValues, Unknown, Values, ValueSet
from checker.rulebook.truth import Truth

Nested = Callable[[Any], Truth]
"""A nested shape, compiled: what it says of one value."""

Decided = Callable[[str], bool]
"""A constraint on such a path, as one closure."""

INFINITE: Final = 1_000_000_000


_FEW: Final = 8
"""So many values are compared one by one sooner than a set is made of them."""


class Constraint(Protocol):
    """A constraint with its argument."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Whether the values satisfy it."""

    def offending(self, node: str, known: Values) -> Values:
        """The known values that break it, when it does not hold."""

    def closed(self, path: KnownValues) -> Decided:
        """The same as `holds`, for this path, in an agreement where nothing that it reads is unknown."""


def at_least(values: ValueSet) -> int:
    """The fewest values that there can be."""
    return max(len(values.known), *(unknown.at_least for unknown in values.unknowns), 0)


def at_most(values: ValueSet) -> int:
    """The most values that there can be; a candidate that is already known adds nothing."""
    return len(values.known) + sum(room(unknown, values.known) for unknown in values.unknowns)


def room(unknown: Unknown, known: Values) -> int:
    """How many values an unknown can add to the known ones."""
    if unknown.among is None:
        return INFINITE if unknown.many else 1
    held = to_look_in(known)
    fresh = sum(candidate not in held for candidate in unknown.among)
    return fresh if unknown.many else min(fresh, 1)


def to_look_in(values: Values) -> Collection[Any]:
    """The values, for looking many others up among them."""
    return values if len(values) <= _FEW else frozenset(values)
