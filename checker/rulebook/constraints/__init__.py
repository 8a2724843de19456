"""The constraints: SHACL's, by its names, and what each says of values that are known, absent or unknown.

One class a constraint, and one entry in the registry. Each answers `holds(node, values)` for a path's values on a node:
true or false when every way in which the unknowns could turn out agrees, else undecided; `offending(node, known)`,
those of its known values that break it; and `closed(read)`, the same as `holds` as one closure for agreements in which
nothing that it reads is unknown.
"""

from __future__ import annotations

from checker.rulebook.constraints.base import Constraint, Counted, Nested
from checker.rulebook.constraints.counts import Known, MaxCount, MinCount, QualifiedValueShape
from checker.rulebook.constraints.pairs import Disjoint, Equals, LessThan, LessThanOrEquals, Pair, SubsetOf
from checker.rulebook.constraints.pattern import MatchesPattern, OutOfTime, Search
from checker.rulebook.constraints.registry import COMPANIONS, CONSTRAINTS, Definition
from checker.rulebook.constraints.targets import NO_TARGETS, Targets, UniqueValuesFor
from checker.rulebook.constraints.values import (
    HasValue,
    InKinds,
    InValues,
    MaxExclusive,
    MaxInclusive,
    MinExclusive,
    MinInclusive,
    PerValue,
)

__all__ = [
    "COMPANIONS",
    "CONSTRAINTS",
    "NO_TARGETS",
    "Constraint",
    "Counted",
    "Definition",
    "Disjoint",
    "Equals",
    "HasValue",
    "InKinds",
    "InValues",
    "Known",
    "LessThan",
    "LessThanOrEquals",
    "MatchesPattern",
    "MaxCount",
    "MaxExclusive",
    "MaxInclusive",
    "MinCount",
    "MinExclusive",
    "MinInclusive",
    "Nested",
    "OutOfTime",
    "Pair",
    "PerValue",
    "QualifiedValueShape",
    "Search",
    "SubsetOf",
    "Targets",
    "UniqueValuesFor",
]
