"""What a run of `check` came to: what every output is made from."""

from __future__ import annotations

from typing import NamedTuple

from checker.output.paint import Paint
from checker.rulebook import Rulebook
from checker.run import Checked
from checker.words import Language
from checker.yamlfile import Fault


class Result(NamedTuple):
    """The agreements that were checked, and the faults of the files that could not be.

    `show_all`: what is for information is asked for too. `paint` and `width` (in columns) are those of the terminal;
    they matter only to outputs for a reader's eyes.
    """

    runs: tuple[Checked, ...]
    faults: tuple[Fault, ...]
    rulebook: Rulebook
    language: Language
    show_all: bool
    paint: Paint
    width: int
