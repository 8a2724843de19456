"""A campaign in a process of its own: what ends that process, or never comes to an end, is found as well."""

from __future__ import annotations

import faulthandler
import multiprocessing
import os
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from multiprocessing.connection import Connection
from tempfile import TemporaryDirectory
from typing import Any, Final

from tests.fuzz.caches import leave_folders
from tests.fuzz.campaign import Campaign, Found, campaign, drawn
from tests.fuzz.oracle import Complaint

PART: Final = 500
"""So many inputs are run and told of at a time."""
_LIFE: Final = 20_000
"""Inputs of one process: what it remembers of each, so as not to work it out again, would fill the memory."""
_SILENCE: Final = 300.0
"""Seconds by the clock that one input may take, with its making: a process that is silent for longer is ended."""


def watched(
    seed: int, first: int, end: int, sorts: tuple[str, ...] = (), silence: float = _SILENCE
) -> Iterator[Campaign]:
    """The inputs numbered from `first` to just before `end`, part by part."""
    while first < end:
        until = min(first + _LIFE, end)
        with TemporaryDirectory(prefix="styrkoll-fuzz-") as folder:
            process, at, receiver = _start(folder, seed, first, until, sorts)
            for part in _received(process, at, receiver, silence):
                first += part.inputs.total()
                yield part
        if first < until:  # it ended before its time
            number = max(at.value, first)
            yield from watched(seed, first, number, sorts, silence)
            yield _ended(seed, number, sorts, f"a process that ends: {process.exitcode}")
            first = number + 1


def _start(folder: str, seed: int, first: int, end: int, sorts: tuple[str, ...]) -> tuple[Any, Any, Connection]:
    """The process, which writes into a folder, the number of the input that it runs, and what it sends."""
    system = multiprocessing.get_context("fork")
    at = system.Value("q", first, lock=False)
    receiver, sender = system.Pipe(duplex=False)
    process = system.Process(target=_run, args=(folder, sender, at, seed, first, end, sorts), daemon=False)
    process.start()
    sender.close()
    return process, at, receiver


def _run(folder: str, sender: Connection, at: Any, seed: int, first: int, end: int, sorts: tuple[str, ...]) -> None:
    faulthandler.enable(sys.__stderr__ or sys.stderr)
    tempfile.tempdir = folder
    leave_folders()

    def begins(number: int) -> None:
        at.value = number

    for start in range(first, end, PART):
        sender.send(campaign(seed, min(PART, end - start), sorts, start, begins))


def _received(process: Any, at: Any, receiver: Connection, silence: float) -> Iterator[Campaign]:
    """What the process sends, until it ends or has to be ended."""
    number = at.value
    try:
        while True:
            while not receiver.poll(silence):
                if at.value == number:
                    os.kill(process.pid, signal.SIGABRT)  # so that it tells where it is
                    return
                number = at.value
            yield receiver.recv()
    except EOFError:
        return
    finally:
        process.join()


def _ended(seed: int, number: int, sorts: tuple[str, ...], how: str) -> Campaign:
    """What an input comes to that no process survives: it is found, as large as it is."""
    name, data = drawn(seed, number, sorts)
    found = Found(name, number, Complaint(how, how), data)
    return Campaign(Counter({name: 1}), Counter(), {name: 0.0}, {name: 0.0}, [found])
