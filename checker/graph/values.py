"""What a word says of a node: known values and recorded unknowns.

Three things are told apart. *Absent*: there is nothing to know (no value, no unknown). *Known*: the values. *Unknown*:
there is, or may be, something that the document does not let us know.
"""

from __future__ import annotations

from typing import Any, Final

from checker.named import NamedTuple
from checker.words import Text

Values = tuple[Any, ...]
"""Distinct values in the document's order: node ids, or str, int, Decimal, date, bool."""


PLENTY: Final = 50_000
"""So many pairs of nodes are told apart, whatever they are; a file that has more of a sort gets shorter answers."""


NOT_COMPARED: Final = Text(
    "så mycket liknar vartannat att bara det närmaste har jämförts",
    "so much is alike that only the nearest was compared",
)
"""Why it is not known what else a node of very many is alike."""


class Unknown(NamedTuple):
    """A value, or values, that nobody can read out of the document.

    `at_least` is 0 or 1; `many` tells whether there can be more than one; `among` are the candidates, None for
    anything; `subject` and `name` say whose word it is, `reason` why it is not known.
    """

    at_least: int
    many: bool
    among: Values | None
    reason: Text
    subject: str
    name: str

    def may_be(self, value: object) -> bool:
        """Whether the unknown can turn out to be `value`."""
        return self.among is None or value in self.among


Unknowns = tuple[Unknown, ...]


class ValueSet(NamedTuple):
    """The values of a path from one node, as far as they are known."""

    known: Values
    unknowns: Unknowns


class Table(NamedTuple):
    """One word's values on all nodes; the few unknowns are kept apart, so that most reading never meets them."""

    known: dict[str, Values]
    unknown: dict[str, Unknowns]


EMPTY: ValueSet = ValueSet((), ())
