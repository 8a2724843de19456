"""What every constraint answers, and how many values there can be."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Any, Final, Protocol

from checker.graph import FEW, UNCOUNTED, KnownValues, Unknown, Values, ValueSet, Work
from checker.rulebook.truth import Truth

Nested = Callable[[Any], Truth]
"""A nested shape, compiled: what it says of one value."""

Decided = Callable[[str], bool]
"""A constraint on such a path, as one closure."""

INFINITE: Final = 1_000_000_000


class Constraint(Protocol):
    """A constraint with its argument."""

    def holds(self, node: str, values: ValueSet) -> Truth:
        """Whether the values satisfy it."""

    def offending(self, node: str, known: Values) -> Values:
        """The known values that break it, when it does not hold."""

    def closed(self, path: KnownValues) -> Decided:
        """The same as `holds`, for this path, in an agreement where nothing that it reads is unknown."""


class Counted:
    """Goes through what unknowns may turn out to be, which `work` counts."""

    work: Work = UNCOUNTED

    def each(self) -> int:
        """As how many it counts to go through one of them."""
        return 1


def at_least(values: ValueSet) -> int:
    """The fewest values that there can be."""
    return max(len(values.known), *(unknown.at_least for unknown in values.unknowns), 0)


def at_most(values: ValueSet, work: Work) -> int:
    """The most values that there can be; a candidate that is already known adds nothing."""
    if values.known and values.unknowns:
        work.spend_on(values.unknowns)
    return len(values.known) + sum(room(unknown, values.known) for unknown in values.unknowns)


def room(unknown: Unknown, known: Values) -> int:
    """How many values an unknown can add to the known ones."""
    if unknown.among is None:
        return INFINITE if unknown.many else 1
    if len(known) > FEW:
        held = frozenset(known)
        fresh = sum(candidate not in held for candidate in unknown.among)
    else:
        fresh = len(unknown.among) - sum(map(unknown.among.count, known))
    return fresh if unknown.many else min(fresh, 1)


def to_look_in(values: Values) -> Collection[Any]:
    """The values, for looking many others up among them."""
    return values if len(values) <= FEW else frozenset(values)
