"""Which constraints there are: one entry here and one class make a constraint.

The type-check reads from an entry what may be written and how its argument is typed, compiling how it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Literal

from checker.named import NamedTuple
from checker.rulebook.constraints.base import Constraint
from checker.rulebook.constraints.counts import Known, MaxCount, MinCount, QualifiedValueShape
from checker.rulebook.constraints.pairs import Disjoint, Equals, LessThan, LessThanOrEquals, SubsetOf
from checker.rulebook.constraints.pattern import MatchesPattern
from checker.rulebook.constraints.targets import UniqueValuesFor
from checker.rulebook.constraints.values import (
    HasValue,
    InKinds,
    InValues,
    MaxExclusive,
    MaxInclusive,
    MinExclusive,
    MinInclusive,
)

Scope = Literal["value", "set", "pair", "targets"]
"""Whether a constraint holds for each value, for the values of a path as a set, between two paths, or among targets."""

Argument = Literal["kinds", "values", "bound", "pattern", "count", "shape", "true", "path", "keys"]
"""What a constraint takes: kinds of nodes, values of the path's type, one such value that bounds, a pattern, a count,
a nested shape, the word `true`, another path, paths that together are a key."""


class Definition(NamedTuple):
    """A constraint: what it holds for, what it takes and how it is made.

    `types` are the plain types that it is about, where it is not about all values. `companions` are the keys beside it
    that say more. `alone`: it can also stand without a path, of the node or value itself. `ours`: it is no word of
    SHACL's.
    """

    scope: Scope
    argument: Argument
    made_by: Callable[..., Constraint]
    types: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    alone: bool = False
    ours: bool = False


ORDERED: Final = ("int", "number", "date")

CONSTRAINTS: Final[dict[str, Definition]] = {
    "class": Definition("value", "kinds", InKinds, alone=True),
    "in": Definition("value", "values", InValues, alone=True),
    "pattern": Definition("value", "pattern", MatchesPattern, ("str",), ("flags",), alone=True),
    "min_inclusive": Definition("value", "bound", MinInclusive, ORDERED, alone=True),
    "max_inclusive": Definition("value", "bound", MaxInclusive, ORDERED, alone=True),
    "min_exclusive": Definition("value", "bound", MinExclusive, ORDERED, alone=True),
    "max_exclusive": Definition("value", "bound", MaxExclusive, ORDERED, alone=True),
    "has_value": Definition("set", "values", HasValue, alone=True),
    "some_value": Definition("set", "shape", QualifiedValueShape),
    "min_count": Definition("set", "count", MinCount),
    "max_count": Definition("set", "count", MaxCount),
    "qualified_value_shape": Definition(
        "set", "shape", QualifiedValueShape, companions=("qualified_min_count", "qualified_max_count")
    ),
    "known": Definition("set", "true", Known, ours=True),
    "equals": Definition("pair", "path", Equals),
    "disjoint": Definition("pair", "path", Disjoint),
    "subset_of": Definition("pair", "path", SubsetOf),
    "less_than": Definition("pair", "path", LessThan, ORDERED),
    "less_than_or_equals": Definition("pair", "path", LessThanOrEquals, ORDERED),
    "unique_values_for": Definition("targets", "keys", UniqueValuesFor, alone=True),
}
"""Every constraint by its name in a rule."""

COMPANIONS: Final = {companion: name for name, one in CONSTRAINTS.items() for companion in one.companions}
"""Every companion, and the constraint that it needs beside it."""
