"""What `check` does with decisions about findings: the options, and applying them to what was found."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, NamedTuple

import click

from checker.cli.inputs import project_folder
from checker.cli.usage import Said
from checker.configuration import WAIVER_FILE, seen_from_here
from checker.rulebook import Rulebook
from checker.run import Checked
from checker.words import Text


class Deciding(NamedTuple):
    """Which decisions a run takes in: a file of waivers, or none at all."""

    waivers: str | None
    no_waivers: bool


def deciding_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """`--waivers` and `--no-waivers`, given to the command together as `deciding`."""

    @click.option(
        "--waivers", metavar="FILE", help=f"The file of waivers; {WAIVER_FILE} of the project, if it is there."
    )
    @click.option("--no-waivers", is_flag=True, help="Check as if nothing were waived.")
    @wraps(command)
    def collected(*args: Any, waivers: str | None, no_waivers: bool, **kwargs: Any) -> Any:
        if waivers is not None and no_waivers:
            raise Said(Text("Ange antingen --waivers eller --no-waivers.", "Give either --waivers or --no-waivers."))
        return command(*args, deciding=Deciding(waivers, no_waivers), **kwargs)

    return collected


def decided(runs: list[Checked], deciding: Deciding, rulebook: Rulebook, day: date, *, example: bool) -> list[Checked]:
    """The runs with the decisions about their findings.

    Raises:
        FaultsFound: where a file of decisions cannot be used.
    """
    path = None if deciding.no_waivers else deciding.waivers or waiver_file(example=example)
    if path is not None:
        from checker.decisions.waiver_file import read_waivers
        from checker.decisions.waivers import apply_waivers

        file = read_waivers(path, rulebook.rules)
        runs = [apply_waivers(run, file, rulebook.rules, day) for run in runs]
    return runs


def waiver_file(*, example: bool) -> str | None:
    """The file of waivers where none is named: in this folder or at the top of its project, if it is there."""
    folders = () if example else (os.getcwd(), project_folder())
    paths = (os.path.join(folder, WAIVER_FILE) for folder in folders if folder is not None)
    path = next((path for path in paths if os.path.isfile(path)), None)
    return None if path is None else seen_from_here(path)
