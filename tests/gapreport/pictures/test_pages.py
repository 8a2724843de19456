"""Drawings in parts for paper: nothing is lost, doubled or crossed where a page ends."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.gapreport.pictures import PICTURES, drawn, pages
from checker.gapreport.pictures.drawing import PAGE, Box, Label, Line, Mark
from checker.gapreport.pictures.pages import untitled
from tests.gapreport.pictures.agreements import DAY, Sketch, agreements, made, real
from tests.gapreport.pictures.reading import faults_of, labels_of, marks_of


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements(), st.sampled_from(PICTURES), st.integers(150, 1200))
def test_every_part_can_be_read_and_nothing_is_lost(sketch: Sketch, name: str, tallest: int) -> None:
    whole = drawn(name, sketch.checked, "sv", day=DAY)
    parts = pages(whole, tallest)
    assert [fault for part in parts for fault in faults_of(part)] == []
    again = labels_of(whole._replace(shapes=whole.head.shapes))
    shown = [label for part in parts for label in labels_of(part)]
    for _ in parts[1:]:
        for label in again:
            shown.remove(label)
    assert sorted(shown) == sorted(labels_of(untitled(whole)))
    heads = whole.head.height * (len(parts) - 1)
    assert sum(part.height for part in parts) - heads == pytest.approx(whole.height - whole.start)


@pytest.mark.parametrize(("name", "count"), [("graph", 2), ("timeline", 1), ("load", 1)])
def test_the_parts_of_the_real_agreement_have_room_on_a_sheet(name: str, count: int) -> None:
    parts = pages(drawn(name, real(), "sv", day=DAY))
    assert len(parts) == count
    assert all(part.height <= PAGE for part in parts)


def assignments(number: int, codes: list[str]) -> list[dict[str, Any]]:
    common = {"kind": "assignment", "start": "2026-01-01", "end": "2026-12-31", "named_in_sentence": {"codes": codes}}
    return [{"number": f"1.1.{one}", "title": f"Uppdrag {one}", **common} for one in range(1, number + 1)]


def test_the_years_stand_above_every_part_of_a_long_timeline() -> None:
    parts = pages(drawn("timeline", made(2, assignments(50, ["D1"])), "sv", day=DAY))
    assert len(parts) > 1
    for part in parts:
        assert {"2026", "2026-04-30"} <= {*labels_of(part)}
        (year,) = (one for one in part.shapes if isinstance(one, Box) and one.role == "year" and one.height > 20)
        assert year.extent.bottom == pytest.approx(part.height, abs=20)


@pytest.mark.parametrize(("number", "followed"), [(6, True), (50, False)])
def test_a_line_that_would_leave_the_sheet_is_not_drawn(number: int, followed: bool) -> None:
    whole = drawn("graph", made(2, assignments(number, ["D1"])), "sv", day=DAY)
    assert any(isinstance(shape, Line) and shape.curved for shape in whole.shapes) is followed
    assert all(part.height <= PAGE for part in pages(whole))
    assert bool(marks_of(whole, "ring")) is followed


@pytest.mark.parametrize(("name", "narrow"), [*product(PICTURES, (False, True))])
def test_without_its_title_a_drawing_shows_all_else(name: str, narrow: bool) -> None:
    whole = drawn(name, real(), "sv", day=DAY, narrow=narrow)
    rest = untitled(whole)
    assert faults_of(rest) == []
    title = [one for one in whole.shapes if isinstance(one, Label | Mark) and one.y < whole.start]
    assert " ".join(shape.text for shape in title if isinstance(shape, Label)) == whole.title.replace(": ", " ", 1)
    assert labels_of(rest) == labels_of(whole)[len(title) :]
