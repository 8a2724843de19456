"""Every list and text of the agreement's schema can be made long, and what is long is an agreement that is read.

How much time a megabyte of each takes, `python -m tests.fuzz --megabyte` measures.
"""

from __future__ import annotations

from typing import Final

import pytest

from checker.agreement import agreement_of
from checker.graph import build_graph
from tests.fuzz.longest import Made, Step, fields, flow, name, ways_of

_WAYS: Final = [*fields()]
_LISTS: Final = [
    pytest.param(way, made, id=f"{name(way)}, {told}")
    for way in _WAYS
    if way[-1].rules["type"] != "string" and way[-1].name != "outcome_years"  # each year stands there once
    for told, made in ways_of(way)
]


def test_the_lists_that_there_are_are_met() -> None:
    met = {name(way) for way in _WAYS}
    assert {
        "items[goal].results.claims.measured_by",
        "items[goal].indicators.outcomes.unplaced",
        "items[assignment].serves",
        "items[base_assignment].described_in",
        "areas.operational_areas.focus",
        "appendices.sections.sections.text",
        "bodies[group].descriptions",
        "items[goal].title.among",
        "doubts.among",
        "answers.answer",
        "clauses.lead.quote",
    } <= met


@pytest.mark.parametrize(("way", "made"), _LISTS)
def test_more_members_are_a_larger_agreement_that_is_read(way: tuple[Step, ...], made: Made) -> None:
    few, more = (flow(made(count)).encode() for count in (10, 50))
    assert len(few) < len(more)
    assert build_graph(agreement_of(more, f"{name(way)}.yaml")).nodes
