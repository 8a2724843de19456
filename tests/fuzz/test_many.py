"""Very many of one thing take time by their number, and just below a megabyte at most two seconds of processor time."""

from __future__ import annotations

import cProfile
import pstats
from contextlib import suppress
from typing import Any

import pytest

from checker.agreement import agreement_of
from checker.run import check_agreement
from checker.words import LANGUAGES
from checker.yamlfile import FaultsFound
from tests.fuzz.many import MANY, many
from tests.fuzz.mutate import MOST_BYTES
from tests.fuzz.oracle import outcome_of
from tests.fuzz.sorts import SORTS
from tests.small import rulebook

FEW = 250
"""More than what a relation holds in full: two hundred nodes that are all alike."""


def calls(data: bytes) -> int:
    """How many calls a check and all that it finds in words make, which no other work on the machine changes."""
    profile = cProfile.Profile()
    with profile, suppress(FaultsFound):
        checked = check_agreement(agreement_of(data, "many.yaml"), rulebook().rules.values())
        for found in checked.findings:
            for language in LANGUAGES:
                assert found.says(language)
            assert found.fingerprint
    stats: Any = pstats.Stats(profile)
    return int(stats.total_calls)


@pytest.mark.parametrize("kind", MANY)
def test_twice_as_many_take_about_twice_the_calls(kind: str) -> None:
    rulebook()
    assert calls(many(kind, 2 * FEW)) < 2.5 * calls(many(kind, FEW))


@pytest.mark.parametrize("kind", MANY)
def test_a_megabyte_is_answered(kind: str) -> None:
    each = (len(many(kind, 300)) - len(many(kind, 100))) / 200
    data = many(kind, int((MOST_BYTES - 60_000) / each * 0.9))
    assert MOST_BYTES * 0.7 < len(data) < MOST_BYTES
    outcome = outcome_of(SORTS["agreement"].run, data)
    assert outcome.complaint is None, outcome.complaint.details
