"""What a run of `check` came to: what every output is made from."""

from datetime import date

from checker.configuration import NEVER
from checker.finding import Finding, Standing
from checker.named import NamedTuple
from checker.output.paint import Paint
from checker.rulebook import Rulebook
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import Language
from checker.yamlfile import Fault


class Result(NamedTuple):
    """The agreements that were checked, and the faults of the files that could not be.

    `show_all`: what is for information is asked for too. `fail_on` is the least severity that makes the run fail, or
    "never"; `day` the day of the check; `folder` the one that it ran in, from which files are named. `paint` and
    `width` (in columns) are those of the terminal; they matter only to outputs for a reader's eyes.
    """

    runs: tuple[Checked, ...]
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
    def failing(self) -> tuple[Finding, ...]:
        """The findings that make the run fail: open, grave enough, and not there before in a comparison."""
        grave = () if self.fail_on == NEVER else [*SEVERITIES][: [*SEVERITIES].index(self.fail_on) + 1]
        return tuple(
            found
            for run in self.runs
            for found in run.open
            if found.rule.severity in grave and found.standing is not Standing.REMAINING
        )

    @property
    def open(self) -> list[tuple[Checked, Finding]]:
        """Every open finding with its agreement: what an edit brought before what was there, and the gravest first."""
        severities = [*SEVERITIES]
        found = [(run, one) for run in self.runs for one in run.open]
        return sorted(
            found, key=lambda pair: (pair[1].standing is Standing.REMAINING, severities.index(pair[1].rule.severity))
        )
