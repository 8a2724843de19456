"""What is asked of a process that checks one of many files, and what it tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checker.cli.deciding import Decisions
from checker.named import NamedTuple
from checker.output.result import Result
from checker.rulebook import Rule
from checker.words import Text
from checker.yamlfile import Fault

if TYPE_CHECKING:
    from checker.decisions.baseline_file import Baseline


class Told(NamedTuple):
    """What one file came to.

    Either its review and whether it makes the run fail; or, where all are told of together, the agreement itself,
    packed, and, where a baseline is written, its own and the agreement marked by it. `said` are the lines of what was
    wrong with it, `faults` the same for outputs; `refused` is what was wrong with the command instead.
    """

    review: str = ""
    failing: bool = False
    checked: bytes | None = None
    baseline: Baseline | None = None
    marked: bytes | None = None
    said: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    refused: Text | None = None


class Task(NamedTuple):
    """What every file is checked with; `result` is what its review is made from, as yet without agreements.

    `together`: no reviews, but agreements, settled; compared with their versions in `other` and narrowed to `division`,
    where there are such. `writes_baseline`: one is made of each, too. `circumstances` are those of which reviews are
    kept, None where none are.
    """

    rules: list[Rule]
    decisions: Decisions | None
    result: Result
    together: bool = False
    other: str | None = None
    division: str | None = None
    writes_baseline: bool = False
    circumstances: str | None = None
