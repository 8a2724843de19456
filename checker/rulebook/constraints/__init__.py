"""The constraints: SHACL's, by its names, and what each says of values that are known, absent or unknown.

One class a constraint. Each answers `holds(node, values)` for a path's values on a node: true or false when every way
in which the unknowns could turn out agrees, else undecided; `offending(node, values)`, the values that break it; and
`closed(read)`, the same as one closure for agreements in which nothing that it reads is unknown.
"""

from __future__ import annotations

from checker.rulebook.constraints.base import Constraint, Nested
from checker.rulebook.constraints.counts import MaxCount, MinCount, QualifiedValueShape
from checker.rulebook.constraints.pairs import Disjoint, Equals, LessThanOrEquals, Pair, SubsetOf
from checker.rulebook.constraints.values import HasValue, PerValue

__all__ = [
    "Constraint",
    "Disjoint",
    "Equals",
    "HasValue",
    "LessThanOrEquals",
    "MaxCount",
    "MinCount",
    "Nested",
    "Pair",
    "PerValue",
    "QualifiedValueShape",
    "SubsetOf",
]
