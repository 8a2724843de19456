"""What a run of `check` came to: what every output is made from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from checker.configuration import NEVER
from checker.engine import Verdict
from checker.finding import Finding, Standing, State
from checker.named import NamedTuple
from checker.output.paint import Paint
from checker.rulebook import Rulebook
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import Language
from checker.yamlfile import Fault


class Result(NamedTuple):
    """The agreements that were checked, and the faults of the files that could not be.

    The agreements may be more than can be held: an output goes through them again rather than keep any, and each time
    they may be other objects. `show_all`: what is for information is asked for too. `fail_on` is the least severity
    that makes the run fail, or "never"; `day` the day of the check; `folder` the one that it ran in, from which files
    are named. `paint` and `width` (in columns) are those of the terminal; they matter only to outputs for a reader's
    eyes.
    """

    runs: Sequence[Checked]
    faults: tuple[Fault, ...]
    rulebook: Rulebook
    language: Language
    show_all: bool
    fail_on: str
    day: date
    folder: str
    paint: Paint
    width: int

    @property
    def failing(self) -> bool:
        """Whether any finding makes the run fail."""
        return self.fail_on != NEVER and any(self.fails(found) for run in self.runs for found in run.findings)

    def fails(self, found: Finding) -> bool:
        """Whether a finding makes the run fail: it is open, grave enough, and was not there before in a comparison."""
        return (
            found.verdict is Verdict.FINDING
            and found.state is State.OPEN
            and found.standing is not Standing.REMAINING
            and self.fail_on != NEVER
            and _GRAVITY[found.rule.severity] <= _GRAVITY[self.fail_on]
        )

    @property
    def open(self) -> Iterator[tuple[Checked, Finding]]:
        """Every open finding with its agreement: what an edit brought before what was there, and the gravest first."""
        for rank in sorted({_rank(found) for run in self.runs for found in run.open}):
            for run in self.runs:
                yield from ((run, found) for found in run.open if _rank(found) == rank)


_GRAVITY: Final = {severity: place for place, severity in enumerate(SEVERITIES)}
"""From 0, the gravest."""


def _rank(found: Finding) -> tuple[bool, int]:
    return found.standing is Standing.REMAINING, _GRAVITY[found.rule.severity]
