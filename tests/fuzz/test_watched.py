"""What ends a process, or never ends, is found with its number, and the rest of the campaign is run."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from random import Random
from typing import Any

import pytest

from tests.fuzz import campaign as campaigns
from tests.fuzz import watched as watching
from tests.fuzz.campaign import Campaign, campaign, together
from tests.fuzz.sorts import Sort
from tests.fuzz.watched import watched

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are copied, which Windows cannot")


def ran(monkeypatch: pytest.MonkeyPatch, does: Callable[[], object], silence: float = 60.0) -> Campaign:
    """Twelve inputs, of which the ninth does something."""

    def make(random: Random) -> bytes:
        return b"x" if random.random() == eighth else b""

    def run(data: bytes) -> Iterator[Any]:
        if data:
            does()
        return iter(())

    eighth = drawn_first("7/8")
    planted = {"planted": Sort(make, run, 1)}
    monkeypatch.setattr(campaigns, "SORTS", planted)
    monkeypatch.setattr(watching, "PART", 3)
    return together(watched(7, 0, 12, silence=silence))


def drawn_first(seed: str) -> float:
    """What the randomness of an input gives after its sort is drawn."""
    random = Random(seed)
    random.choices(("planted",), [1])
    return random.random()


def test_all_is_run_where_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ran(monkeypatch, lambda: None)
    assert (whole.inputs.total(), whole.found) == (12, [])


@pytest.mark.parametrize("does", [lambda: os._exit(3), lambda: os.kill(os.getpid(), signal.SIGKILL)])
def test_what_ends_the_process(monkeypatch: pytest.MonkeyPatch, does: Callable[[], object]) -> None:
    whole = ran(monkeypatch, does)
    (found,) = whole.found
    assert (whole.inputs.total(), found.number, found.data) == (12, 8, b"x")
    assert found.complaint.what.startswith("a process that ends: ")


def test_what_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = ran(monkeypatch, lambda: time.sleep(100), silence=0.5)
    assert (whole.inputs.total(), [found.number for found in whole.found]) == (12, [8])


def test_each_process_has_folders_of_its_own() -> None:
    campaign(5, 3, ("kept rulebook", "kept run"))
    assert not together(watched(5, 0, 6, ("kept rulebook", "kept run"))).found
    assert not campaign(5, 3, ("kept rulebook", "kept run"), first=3).found
