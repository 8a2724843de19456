"""The timeline: bars where the dates are, and in words what has no date or is worth saying."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from checker.gapreport.pictures import Drawing, drawn
from checker.gapreport.pictures.drawing import Box, Line
from checker.graph.networkx_view import as_networkx
from checker.run import Checked
from tests.gapreport.pictures.agreements import DAY, Sketch, agreements, made, real, sound
from tests.gapreport.pictures.reading import labels_of, marks_of

MANDATE = {"mandate": {"from": "2023", "to": "2026"}}


def expected(checked: Checked) -> list[str]:
    """The sentences that the text alternative must have, counted anew with networkx."""
    view = as_networkx(checked.graph)
    found = [data for _, data in view.nodes(data=True) if data["kind"] == "assignment"]
    last = view.nodes["agreement"].get("mandate_to", 9999)
    ends = [data["end"] for data in found if "end" in data]
    counts = {
        "slutredovisas i år": sum(end.year == 2026 for end in ends),
        "har passerat sitt slutdatum": sum(end < DAY for end in ends),
        "pågår efter mandatperioden": sum(end.year > last for end in ends),
        "slutar före sin start": sum(data["end"] < data["start"] for data in found if {"start", "end"} <= data.keys()),
        "saknar start- eller slutdatum, eller det är okänt": sum(not {"start", "end"} <= data.keys() for data in found),
    }
    said = [rf"^{len(found)} uppdrag\."] + [rf" {count} {words}\." for words, count in counts.items() if count]
    for data in found:
        if {"start", "end"} <= data.keys():
            said.append(rf" {re.escape(data['number'])} .*: från {data['start']} till {data['end']}")
    return said


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(agreements())
def test_the_text_alternative_says_what_the_graph_holds(sketch: Sketch) -> None:
    checked = sketch.checked
    about = drawn("timeline", checked, "sv", day=DAY).description
    assert [one for one in expected(checked) if not re.search(one, about)] == []


@pytest.mark.parametrize("checked", [real(), sound()], ids=["real", "sound"])
def test_the_text_alternative_of_real_agreements_is_true(checked: Checked) -> None:
    about = drawn("timeline", checked, "sv", day=DAY).description
    assert [one for one in expected(checked) if not re.search(one, about)] == []


def assignment(number: str, **more: Any) -> dict[str, Any]:
    return {"number": number, "kind": "assignment", "title": f"Uppdrag {number}", **more}


def bars(drawing: Drawing) -> list[Box]:
    return [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.role == "bar"]


def test_a_bar_is_as_long_as_its_time() -> None:
    items = [
        assignment("1.1.1", start="2026-01-01", end="2026-12-31"),
        assignment("1.1.2", start="2025-01-01", end="2027-12-31"),
    ]
    drawing = drawn("timeline", made(2, items, **MANDATE), "sv", day=DAY)
    one, three = bars(drawing)
    assert three.width == pytest.approx(3 * one.width, rel=0.01)
    _, day = (shape for shape in drawing.shapes if isinstance(shape, Line) and shape.role == "day")  # one in the key
    ((x, _), _) = day.points
    assert (x - one.x) / one.width == pytest.approx((DAY - date(2026, 1, 1)).days / 365, abs=0.01)


def test_the_year_the_mandate_period_and_the_day_are_marked() -> None:
    drawing = drawn(
        "timeline", made(2, [assignment("1.1.1", start="2026-01-01", end="2027-12-31")], **MANDATE), "sv", day=DAY
    )
    assert {"mandatperiod 2023–2026", "2026", "2027", "2026-04-30"} <= {*labels_of(drawing)}
    assert "överenskommelsens år 2026" in labels_of(drawing)
    crowded = made(2, [assignment("1.1.1", start="2021-01-01", end="2033-12-31")])
    assert "2026" in labels_of(drawn("timeline", crowded, "sv", day=DAY, narrow=True))
    later = drawn("timeline", real(), "sv", day=date(2040, 1, 1))
    assert not [shape for shape in later.shapes if isinstance(shape, Line) and shape.role == "day"][1:]
    assert "16 har passerat sitt slutdatum." in later.description


@pytest.mark.parametrize(
    ("dates", "said", "drawn_bars"),
    [
        ({"start": "2026-01-01"}, "från 2026-01-01 · slutdatum saknas", 0),
        ({"end": "2026-12-31"}, "till 2026-12-31 · startdatum saknas · slutredovisas i år", 0),
        ({"start": "2026-01-01", "end": {"unknown": "nej"}}, "från 2026-01-01 · slutdatum okänt", 0),
        ({}, "startdatum saknas · slutdatum saknas", 0),
        ({"start": "2026-05-01", "end": "2026-02-01"}, "slutar före sin start", 0),
        (
            {"start": "2025-01-01", "end": "2026-02-01"},
            "2025-01-01–2026-02-01 · slutredovisas i år · slutdatum har passerat",
            1,
        ),
        ({"start": "2025-01-01", "end": "2027-02-01"}, "2025-01-01–2027-02-01 · pågår efter mandatperioden", 1),
    ],
)
def test_what_is_worth_saying(dates: dict[str, Any], said: str, drawn_bars: int) -> None:
    drawing = drawn("timeline", made(2, [assignment("1.1.1", **dates)], **MANDATE), "sv", day=DAY)
    assert said in " ".join(labels_of(drawing)).replace("\N{NO-BREAK SPACE}", " ")
    assert len(bars(drawing)) == drawn_bars


@pytest.mark.parametrize("narrow", [False, True])
def test_no_line_of_what_is_said_begins_with_the_sign_between(*, narrow: bool) -> None:
    said = [label for label in labels_of(drawn("timeline", real(), "sv", day=DAY, narrow=narrow)) if "·" in label]
    assert said
    assert not [label for label in said if label.startswith("·")]


def test_final_reports_of_the_year_are_marked() -> None:
    drawing = drawn("timeline", real(), "sv", day=DAY)
    assert len(marks_of(drawing, "diamond")) == 12 + 1  # and one in the key


def test_occasions_are_ticks_on_the_bar() -> None:
    item = assignment("1.1.1", start="2026-01-01", end="2026-12-31", follow_up=["vår", "helår"])
    drawing = drawn("timeline", made(2, [item]), "sv", day=DAY)
    (bar,) = bars(drawing)
    ticks = [one.points[0][0] for one in drawing.shapes if isinstance(one, Line) and one.role == "frame"]
    on_bar = sorted((x - bar.x) / bar.width for x in ticks if x > bar.x + 1)
    assert on_bar == pytest.approx([120 / 365, 1], abs=0.01)


def test_gaps_are_those_of_dates() -> None:
    drawing = drawn("timeline", real(), "sv", day=DAY)
    assert "Texten nämner ett år efter slutdatumet" in labels_of(drawing)
    assert not [one for one in labels_of(drawing) if one.startswith("Oklart vilken")]


def test_an_agreement_without_assignments_says_so() -> None:
    assert "Det finns inga uppdrag att visa." in labels_of(drawn("timeline", made(2, []), "sv", day=DAY))


def test_a_division_sees_its_own() -> None:
    drawing = drawn("timeline", real(), "en", day=DAY, division="ROS")
    assert "7.1.2" in labels_of(drawing)
    assert "1.2.1" not in labels_of(drawing)
    assert drawing.description.startswith("6 assignments.")
