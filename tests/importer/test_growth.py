"""Twice the text is at most twice the work, whatever it is of."""

from __future__ import annotations

import cProfile
import pstats
from contextlib import suppress
from typing import Any

import pytest

from checker.agreement import agreement_of
from checker.importer import import_document
from checker.importer.doubts.answering import Answering
from checker.importer.onto import import_onto
from checker.yamlfile import FaultsFound
from tests.importer.hostile import KINDS, hostile
from tests.importer.reading import real

ONCE = 14_000
"""Bytes: the beginning of the real agreement is a third of them."""


def calls(text: str) -> int:
    """How many calls an import makes, which no other work on the machine changes."""
    profile = cProfile.Profile()
    with profile, suppress(FaultsFound):
        import_document(text.encode(), "avtal.txt")
    stats: Any = pstats.Stats(profile)
    return int(stats.total_calls)


@pytest.mark.parametrize("kind", KINDS)
def test_the_work_grows_as_the_text_does(kind: str) -> None:
    real()  # so that the patterns are compiled
    small, large = (calls(hostile(kind, size)) for size in (ONCE, 3 * ONCE))
    assert large < 3.5 * small


def carried(size: int) -> int:
    """How many calls it takes to carry the answers of a draft over to the next, which says the same."""
    found = import_document(hostile("lines between items that nothing reads", size).encode(), "avtal.txt")
    answering = Answering(agreement_of(found.file, "avtal.yaml"), "sv")
    for question in answering.questions():
        answering.answer(question, "inget")
    old = answering.file()
    profile = cProfile.Profile()
    with profile:
        assert import_onto(found, old, "avtal.txt").kept == len(found.doubts) > 50
    stats: Any = pstats.Stats(profile)
    return int(stats.total_calls)


def test_answers_are_carried_over_in_calls_by_their_number() -> None:
    carried(ONCE)  # so that the patterns are compiled
    assert carried(3 * ONCE) < 5 * carried(ONCE)
