"""Processes that check files beside each other: whoever has told of some is given more, and all is told in order.

The first process checks none itself, it gives out and passes on: a file that ends a process does not end the run. What
is told before its turn waits, and no more is given out than a little ahead of it, so memory does not grow with the
number of files.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import count
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Final

from checker.named import NamedTuple

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from checker.cli.inputs import Input
    from checker.cli.told import Told

    Bundles = Sequence[list[Input]]
    Check = Callable[[Input], Told]

_A_PROCESS: Final = 24
"""So many files are worth one process more: to start one takes as long as to check a few."""
_TOGETHER: Final = 8
"""How many files a process checks before it tells of them: a bundle."""
_ASKED: Final = 2
"""How many bundles a process is asked for at once: it begins with the second while the first is passed on."""
_AHEAD: Final = 8
"""How many bundles a process may be given before the first of all that are out is told."""
_BUNDLES: Final = 16
"""How many times it tells before it looks for garbage: what was read, judged and told leaves next to none."""


def told_in_turn(inputs: list[Input], check: Check, ended_by: Check) -> Iterator[Told]:
    """What `check` tells of every file, in their order; `ended_by` tells of one that no process gets to the end of.

    `check` must be such that a process that is started afresh can be given it.
    """
    bundles = [inputs[begin : begin + _TOGETHER] for begin in range(0, len(inputs), _TOGETHER)]
    crew = Crew(bundles, check, ended_by)
    try:
        try:
            for _ in range(max(1, min(_processors(), len(inputs) // _A_PROCESS))):
                crew.workers.append(crew.started(bundles))
        except OSError:  # the system lets nobody have a process more
            yield from map(check, inputs)
            return
        for bundle in crew.told_in_turn():
            yield from bundle
    finally:
        for worker in crew.workers:
            worker.end()


class _Worker(NamedTuple):
    """A process that checks bundles, the connection to it, and the bundles it has yet to tell of, the next first."""

    process: Any
    connection: Connection
    asked: deque[int]

    def ask(self, bundle: int) -> None:
        """Gives it a bundle more, by number."""
        self.asked.append(bundle)
        with suppress(OSError):  # it was ended, as is seen when it is to tell
            self.connection.send(bundle)

    def tells(self, told: dict[int, list[Told]]) -> bool:
        """Adds what it tells of its next bundle; False where it was ended instead.

        That is done from outside, as when memory is short, or by one of its files.
        """
        try:
            told[self.asked[0]] = self.connection.recv()
        except (EOFError, OSError):
            return False
        self.asked.popleft()
        return True

    def end(self) -> None:
        """Ends it, whatever it is doing."""
        self.connection.close()
        self.process.terminate()
        self.process.join()


class Crew:
    """The processes of a run, and what they are to check."""

    def __init__(self, bundles: Bundles, check: Check, ended_by: Check) -> None:
        self.bundles = bundles
        self.check = check
        self.ended_by = ended_by
        self.workers: list[_Worker] = []

    def told_in_turn(self) -> Iterator[list[Told]]:
        """What the processes tell of each bundle, in the order of the bundles."""
        told: dict[int, list[Told]] = {}
        given = 0
        for turn in range(len(self.bundles)):
            while turn not in told:
                end = min(turn + _AHEAD * len(self.workers), len(self.bundles))
                for worker in self.workers:
                    while given < end and len(worker.asked) < _ASKED:
                        worker.ask(given)
                        given += 1
                self._hear(told)
            yield told.pop(turn)

    def _hear(self, told: dict[int, list[Told]]) -> None:
        """Waits until a process tells of a bundle, or is found to be ended: then another is started in its place."""
        ready = wait([worker.connection for worker in self.workers])
        for place, worker in enumerate(self.workers):
            if worker.connection not in ready or worker.tells(told):
                continue
            worker.end()
            for bundle in [*worker.asked][:1]:
                told[bundle] = [self._alone(one) for one in self.bundles[bundle]]
            self.workers[place] = self.started(self.bundles)
            for bundle in [*worker.asked][1:]:
                self.workers[place].ask(bundle)

    def _alone(self, one: Input) -> Told:
        """What is told of a file that may be what ended the process that was to check it: by one of its own."""
        told: dict[int, list[Told]] = {}
        worker = self.started([[one]])
        worker.ask(0)
        worker.tells(told)
        worker.end()
        return told[0][0] if told else self.ended_by(one)

    def started(self, bundles: Bundles) -> _Worker:
        """A process that checks these bundles, when it is asked."""
        context: Any = multiprocessing.get_context(_START)
        sys.stdout.flush()
        ours, theirs = context.Pipe()
        # A process that is forked has them all open, and would keep the others' from being seen to be closed.
        inherited = [ours] if context.get_start_method() == "fork" else []
        inherited += [one.connection for one in self.workers if inherited and not one.connection.closed]
        process = context.Process(target=_work, args=(theirs, inherited, bundles, self.check), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours, deque())


def _work(connection: Connection, inherited: Iterable[Connection], bundles: Bundles, check: Check) -> None:
    """What a process does, until nobody asks or listens any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C reaches all of them; the first process ends the others
    for other in inherited:
        other.close()
    gc.disable()  # what one agreement leaves behind is soon as large as what makes Python look for garbage
    gc.freeze()
    try:
        for number in count():
            told = [check(one) for one in bundles[connection.recv()]]
            connection.send(told)
            if number % _BUNDLES == 0 or any(one.said for one in told):  # a fault holds what was read of its file
                gc.collect()
            if not number:
                gc.freeze()  # what the rules are compiled to, and words by their keys, is never garbage
    except (EOFError, ConnectionError):
        os._exit(0)


def _processors() -> int:
    """How many processes can run at once."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS and Windows
        return os.cpu_count() or 1


_START: str | None = None
"""How processes are started; None is what the system does by itself."""
