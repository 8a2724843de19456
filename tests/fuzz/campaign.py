"""A campaign: so many inputs from a seed of randomness, and what was found, each made as small as it still shows."""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Iterable
from random import Random
from typing import Final, NamedTuple

from tests.fuzz.oracle import Complaint, outcome_of
from tests.fuzz.sorts import SORTS

_SHOWN: Final = 1_000
"""Characters of an input that are printed; all of it is in the log."""


class Found(NamedTuple):
    """An input that came to something wrong: its sort, its number in the campaign, what is wrong, made small."""

    sort: str
    number: int
    complaint: Complaint
    data: bytes

    def __str__(self) -> str:
        held = repr(self.data)
        shown = held if len(held) < _SHOWN else f"{held[:_SHOWN]} … {len(self.data):,} bytes"
        return f"{self.sort}, input {self.number}: {self.complaint.details.strip()}\n  {shown}"


class Campaign(NamedTuple):
    """What was run and what refused, by sort, in how much processor time, and what was found, each kind once."""

    inputs: Counter[str]
    refused: Counter[str]
    seconds: dict[str, float]
    slowest: dict[str, float]
    found: list[Found]


def drawn(seed: int, number: int, sorts: tuple[str, ...] = ()) -> tuple[str, bytes]:
    """The sort and the bytes of an input of a campaign."""
    random = Random(f"{seed}/{number}")
    named = sorts or tuple(SORTS)
    name = random.choices(named, [SORTS[one].share for one in named])[0]
    return name, SORTS[name].make(random)


def campaign(
    seed: int,
    inputs: int,
    sorts: tuple[str, ...] = (),
    first: int = 0,
    begins: Callable[[int], object] = lambda number: number,
) -> Campaign:
    """Runs `inputs` inputs, of all sorts by their shares or of these, from the one numbered `first`.

    The same seed gives the same inputs by number, so a campaign can be run in parts, and parts be run again.
    `begins` is told the number of each before it is made.
    """
    ran = Campaign(Counter(), Counter(), {}, {}, [])
    known: set[tuple[str, str]] = set()
    for number in range(first, first + inputs):
        begins(number)
        name, data = drawn(seed, number, sorts)
        refused, seconds, wrong = outcome_of(SORTS[name].run, data, SORTS[name].limit)
        ran.inputs[name] += 1
        ran.refused[name] += refused
        ran.seconds[name] = ran.seconds.get(name, 0.0) + seconds
        ran.slowest[name] = max(ran.slowest.get(name, 0.0), seconds)
        if wrong is not None and (name, wrong.what) not in known:
            known.add((name, wrong.what))
            ran.found.append(Found(name, number, wrong, smallest(name, data, wrong)))
    return ran


def together(ran: Iterable[Campaign]) -> Campaign:
    """Several campaigns, or parts of one, as one."""
    inputs, refused, seconds = Counter[str](), Counter[str](), Counter[str]()
    slowest: dict[str, float] = {}
    found: dict[tuple[str, str], Found] = {}
    for part in ran:
        inputs.update(part.inputs)
        refused.update(part.refused)
        seconds.update(part.seconds)
        slowest |= {name: max(most, slowest.get(name, 0.0)) for name, most in part.slowest.items()}
        for one in part.found:
            found.setdefault((one.sort, one.complaint.what), one)
    return Campaign(inputs, refused, dict(seconds), slowest, [*found.values()])


_PATIENCE: Final = 10.0
"""Seconds of processor time for making one input smaller."""


def smallest(sort: str, data: bytes, wrong: Complaint) -> bytes:
    """A shorter input with the same complaint: parts are left out, half of it at first and single bytes at last."""
    end = time.process_time() + _PATIENCE
    length = max(len(data) // 2, 1)
    while length and time.process_time() < end:
        at = 0
        while at < len(data) and time.process_time() < end:
            shorter = data[:at] + data[at + length :]
            again = outcome_of(SORTS[sort].run, shorter, SORTS[sort].limit).complaint
            if again is not None and again.what == wrong.what:
                data = shorter
            else:
                at += length
        length //= 2
    return data


def fingerprint(seed: int, inputs: int) -> str:
    """What the inputs of a campaign come to in a digest: the same for the same seed, on every machine."""
    digest = hashlib.sha256()
    for number in range(inputs):
        digest.update(drawn(seed, number)[1])
    return digest.hexdigest()
