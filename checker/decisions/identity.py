"""When a finding is one that was there before: the same sameness for waivers, the baseline and comparison.

A finding is known by its rule, its subject and its offending values, never by its message, severity or place. From one
version of an agreement to another, subject and values are called what the pairing says that they are called now.
"""

from __future__ import annotations

from checker.decisions.pairing import Pairing
from checker.finding import Finding
from checker.named import NamedTuple

__all__ = ["Identity", "covers", "identity_of", "new_values"]


class Identity(NamedTuple):
    """What a finding is known by: the rule's id, the node, the offending values by name."""

    rule: str
    subject: str
    values: frozenset[str]

    def now(self, pairing: Pairing) -> Identity | None:
        """The same in the later version of a pairing; None where the subject is gone. Gone values fall away."""
        subject = pairing.now(self.subject)
        if subject is None:
            return None
        values = (pairing.now(value) for value in self.values)
        return Identity(self.rule, subject, frozenset(value for value in values if value is not None))


def identity_of(found: Finding) -> Identity:
    """What a finding is known by."""
    return Identity(found.rule.id, found.subject, frozenset(found.values))


def covers(recorded: Identity, found: Finding) -> bool:
    """Whether a finding is the recorded one: the same rule and subject, and no offending value that was not there.

    Fewer values are still the same finding, on its way to be mended; a value that is new reopens it.
    """
    return (recorded.rule, recorded.subject) == (found.rule.id, found.subject) and not new_values(recorded, found)


def new_values(recorded: Identity, found: Finding) -> tuple[str, ...]:
    """The offending values of a finding that were not there when it was recorded, in their order."""
    return tuple(value for value in found.values if value not in recorded.values)
