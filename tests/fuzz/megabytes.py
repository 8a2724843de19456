"""How long it takes to answer what is just below a megabyte: very many of one thing, and what is wrong everywhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from tests.fuzz.large import Large, large_inputs
from tests.fuzz.longest import longest
from tests.fuzz.many import MANY, megabyte
from tests.fuzz.oracle import LIMIT, PATIENT, Complaint, outcome_of
from tests.fuzz.sorts import SORTS


class Measured(NamedTuple):
    """An input, in how much processor time it was answered, and what is wrong with that."""

    name: str
    seconds: float
    complaint: Complaint | None

    def __str__(self) -> str:
        said = f": {self.complaint.what}" if self.complaint is not None else ""
        return f"{self.seconds:5.2f} s{'!' if self.seconds > LIMIT else ' '} {self.name}{said}"


def measured() -> Iterator[Measured]:
    """Each of them, run as the campaign runs its sort."""
    for large in chain(_many(), _longest(), large_inputs()):
        outcome = outcome_of(SORTS[large.sort].run, large.data, PATIENT)
        yield Measured(large.name, outcome.seconds, outcome.complaint)


def _longest() -> Iterator[Large]:
    for one in longest():
        yield Large(f"agreement: {one.name}", "agreement", one.data)


def _many() -> Iterator[Large]:
    for kind in MANY:
        yield Large(f"agreement: {kind}", "agreement", megabyte(kind))
