"""Many agreements: checked by several processes, each told as soon as it is its turn, none kept.

What is printed and the exit code are those of a run that checks one after another: reviews stand in the order of the
files, and a file that cannot be used is told of while the others go on. A process holds one agreement at a time
(crew.py), so memory does not grow with the number of files; what an output that is made of all agreements together
is to tell of each is laid in a file meanwhile (spilled.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING, Final

from checker import seen
from checker.cache import cache_folder
from checker.cli.crew import told_in_turn
from checker.cli.deciding import Written
from checker.cli.documents import checked_at
from checker.cli.exits import Exit
from checker.cli.inputs import Input
from checker.cli.progress import progress
from checker.cli.reviews import MOST_FILES, review_of, shared_circumstances, tidy
from checker.cli.streams import fault_lines
from checker.cli.told import Task, Told
from checker.cli.usage import Said
from checker.output.text import written
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, whole_file

if TYPE_CHECKING:
    from checker.cli.spilled import Spilled
    from checker.decisions.baseline_file import Baseline


_PROGRESS: Final = Text("Granskar", "Checking")


def check_many(inputs: list[Input], task: Task) -> int:
    """Checks the files, prints reviews and faults, and gives the exit code."""
    seen.unrepeatable()
    keeps = len(inputs) <= MOST_FILES and task.decisions is not None and cache_folder() is not None
    if keeps and task.decisions is not None:
        task = task._replace(circumstances=shared_circumstances(task.rules, task.decisions, task.result))
    faulty = failing = False
    before = ""
    with progress(len(inputs), _PROGRESS.in_(task.result.language), shown=not sys.stdout.isatty()) as step:
        for told in _all_told(inputs, task):
            step(told.said)
            if told.review:
                sys.stdout.write(before + told.review)
                before = "\n"
            faulty, failing = faulty or bool(told.said), failing or told.failing
    if keeps:
        tidy()
    if faulty:
        return Exit.FAULT
    return Exit.FINDINGS if failing else Exit.OK


def checked_together(inputs: list[Input], task: Task) -> tuple[Spilled, Written | None, list[Fault]]:
    """The agreements in the files, checked and settled, and the faults of those that cannot be used, which are printed.

    Between them, where a baseline is written, the baselines that are to be.

    Raises:
        Said: where the command asks for a comparison that cannot be made.
    """
    from checker.cli.spilled import Spilled  # a review needs none of it

    seen.unrepeatable()
    task = task._replace(together=True)
    runs, marked = (Spilled(task.result.rulebook.rules) for _ in range(2))
    baselines: dict[str, Baseline] = {}
    faults: list[Fault] = []
    with progress(len(inputs), _PROGRESS.in_(task.result.language)) as step:
        for told in _all_told(inputs, task):
            if told.refused is not None:
                raise Said(told.refused)
            step(told.said)
            faults += told.faults
            if told.checked is not None:
                runs.add(told.checked)
            if told.baseline is not None:
                baselines[told.baseline.agreement] = told.baseline
            if told.marked is not None:
                marked.add(told.marked)
    return runs, Written(baselines, marked) if task.writes_baseline else None, faults


def told_of(one: Input, task: Task) -> Told:
    """One file, checked, or told again as it was checked before."""
    if task.circumstances is None:
        return _told_anew(one, task)
    told = Told()

    def make() -> tuple[str, bool]:
        nonlocal told
        told = _told_anew(one, task)
        return told.review, told.failing

    review, failing = review_of(one, task.circumstances, make)
    return told._replace(review=review, failing=failing)


def _told_anew(one: Input, task: Task) -> Told:
    language = task.result.language
    try:
        run = checked_at(one, task.rules, language)
        run = run if task.decisions is None else task.decisions.applied(run)
        if not task.together:
            result = task.result._replace(runs=(run,))
            return Told(written(result), bool(result.failing))
        from checker.cli.together import kept  # a review needs none of it

        return kept(one, run, task)
    except FaultsFound as found:
        return Told(said=tuple(fault_lines(found.faults, language)), faults=found.faults)
    except Said as said:
        return Told(refused=said.text)


def _all_told(inputs: list[Input], task: Task) -> Iterator[Told]:
    """Every file in its turn."""
    return told_in_turn(inputs, partial(told_of, task=task), partial(_ended_by, task=task))


def _ended_by(one: Input, task: Task) -> Told:
    """What is told of a file that no process gets to the end of."""
    said = Text(
        "Filen kunde inte granskas: processen som granskade den avbröts, kanske för att minnet inte räckte.",
        "The file could not be checked: the process that checked it was ended, perhaps for lack of memory.",
    )
    faults = (Fault(whole_file(one.shown_as), *said),)
    return Told(said=tuple(fault_lines(faults, task.result.language)), faults=faults)
