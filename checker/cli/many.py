"""Many agreements: checked by several processes, each told as soon as it is its turn, none kept.

What is printed and the exit code are those of a run that checks one after another: reviews stand in the order of the
files, and a file that cannot be used is told of while the others go on. A process holds one agreement at a time, and
what it has to say waits in a pipe no longer than that is long, so memory does not grow with the number of files.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from checker import seen
from checker.cli.deciding import Decisions
from checker.cli.documents import checked_at
from checker.cli.exits import Exit
from checker.cli.inputs import Input
from checker.cli.streams import fault_lines
from checker.output.result import Result
from checker.output.text import written
from checker.rulebook import Rule
from checker.rulebook.message import AbsentValue
from checker.words import Text
from checker.yamlfile import FaultsFound

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_A_PROCESS: Final = 24
"""So many files are worth a process of their own: to start one takes as long as to check a few."""
_TOGETHER: Final = 4
"""How many files a process checks before it tells of them."""
_PROGRESS: Final = Text("Granskar", "Checking")


class Told(NamedTuple):
    """What one file came to: its review, what was wrong with it, whether it makes the run fail."""

    review: str
    faults: tuple[str, ...]
    failing: bool


class Task(NamedTuple):
    """What every file is checked with; `result` is what its review is made from, as yet without agreements."""

    rules: list[Rule]
    decisions: Decisions
    result: Result


def check_many(inputs: list[Input], task: Task) -> int:
    """Checks the files, prints reviews and faults, and gives the exit code."""
    seen.unrepeatable()
    faulty = failing = False
    before = ""
    with _progress(len(inputs), task) as step:
        for told in _all_told(inputs, task, min(_processors(), len(inputs) // _A_PROCESS)):
            for line in told.faults:
                print(line, file=sys.stderr)
            if told.review:
                sys.stdout.write(before + told.review)
                before = "\n"
            faulty, failing = faulty or bool(told.faults), failing or told.failing
            step(1)
    if faulty:
        return Exit.FAULT
    return Exit.FINDINGS if failing else Exit.OK


def told_of(one: Input, task: Task) -> Told:
    """One file, checked."""
    language = task.result.language
    try:
        run = task.decisions.applied(checked_at(one, task.rules, language))
        result = task.result._replace(runs=(run,))
        return Told(written(result), (), bool(result.failing))
    except FaultsFound as found:
        return Told("", tuple(fault_lines(found.faults, language)), False)
    except AbsentValue as absent:
        return Told("", (f"{absent.rule}: {absent.text.in_(language)}",), False)


def _all_told(inputs: list[Input], task: Task, processes: int) -> Iterator[Told]:
    """Every file in its turn: bundles go round the processes, and are fetched from them in the same order."""
    if processes < 2:
        yield from (told_of(one, task) for one in inputs)
        return
    from multiprocessing import Pipe, Process  # of no use to a few files

    bundles = [inputs[begin : begin + _TOGETHER] for begin in range(0, len(inputs), _TOGETHER)]
    workers: list[tuple[Process, Connection]] = []
    try:
        sys.stdout.flush()
        for number in range(processes):
            ours, theirs = Pipe(duplex=False)
            others = [connection for _, connection in workers]
            process = Process(
                target=_work, args=(theirs, [*others, ours], bundles[number::processes], task), daemon=True
            )
            process.start()
            theirs.close()
            workers.append((process, ours))
        for number, bundle in enumerate(bundles):
            try:
                yield from workers[number % processes][1].recv()
            except EOFError:  # it was ended from outside, as when memory is short
                yield from (told_of(one, task) for one in bundle)
    finally:
        for process, connection in workers:
            connection.close()
            process.terminate()
            process.join()


def _work(connection: Connection, others: Iterable[Connection], bundles: Iterable[list[Input]], task: Task) -> None:
    """What a process does: ends when it has told of all, or when nobody listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all of them; the first process ends the others
    for other in others:
        other.close()
    try:
        for bundle in bundles:
            connection.send([told_of(one, task) for one in bundle])
    except (BrokenPipeError, ConnectionError):
        os._exit(0)


@contextmanager
def _progress(length: int, task: Task) -> Iterator[Any]:
    """A bar on standard error, where somebody sits there and the reviews go elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield lambda _: None
        return
    label = _PROGRESS.in_(task.result.language)
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield bar.update


def _processors() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1
