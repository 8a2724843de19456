"""Decisions that let findings stand, as people write them down; most agreements have none."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from checker.named import NamedTuple
from checker.yamlfile import Place


class Decision(NamedTuple):
    """The decision that a waived finding may stand: why, by whom, by which decision, to which day; where it is written.

    `expires` is the last day on which it holds; None where it was decided without an end.
    """

    reason: str
    decided_by: str
    decision: str
    expires: date | None
    place: Place


class WaiverState(StrEnum):
    """What has become of a waiver: it lets a finding stand; or it does not, and why.

    `UNUSED`: there is nothing to waive any more. `TO_CONFIRM`: the finding is no longer the one that was decided on.
    `UNDECIDED`: whether there is anything to waive cannot be decided.
    """

    APPLIES = "applies"
    EXPIRED = "expired"
    UNUSED = "unused"
    TO_CONFIRM = "to_confirm"
    UNDECIDED = "undecided"


class Waiver(NamedTuple):
    """A waiver: the finding of a rule on a subject, as it was when it was decided, may stand.

    `agreement` is None where it holds for every agreement that is checked with it. `title` is what the subject was
    called, and `values` the offending values that were there. `position` is its place in the file's list, from 0;
    `state` what has become of it, once an agreement has been checked.
    """

    agreement: str | None
    rule: str
    subject: str
    title: str
    values: tuple[str, ...]
    decision: Decision
    position: int
    state: WaiverState | None = None
