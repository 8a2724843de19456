"""Sparklines: the outcomes in order, the target across, and in words what cannot be drawn."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.gapreport.pictures import Drawing, svg
from checker.gapreport.pictures.drawing import Line, Mark
from checker.gapreport.pictures.series import series_of
from checker.gapreport.pictures.sparkline import sparkline
from checker.graph import Graph
from checker.words import LANGUAGES
from tests.gapreport.pictures.agreements import TITLES, made, real, sound
from tests.gapreport.pictures.reading import faults_of, labels_of, marks_of

I1 = "1.1.1/indicator/i1"


def goal(indicator: dict[str, Any], *claims: dict[str, Any], link: str = "stated", **head: Any) -> Graph:
    """The graph of one goal with one indicator that measures these claims."""
    full = [{"measure": "m", "quote": "q", **claim, "measured_by": {"i1": link}} for claim in claims]
    results = [{"id": "r1", "text": "Det ska bli bättre", "claims": full}] if claims else []
    item = {
        "number": "1.1.1",
        "kind": "goal",
        "indicators": [{"id": "i1", "title": "Andel", **indicator}],
        "results": results,
    }
    return made(1, [item], **head).graph


def points(drawing: Drawing) -> list[Mark]:
    """The outcomes as they are drawn, from left to right."""
    return sorted((*marks_of(drawing, "ring"), *marks_of(drawing, "disc")), key=lambda mark: mark.x)


def lines(drawing: Drawing, role: str) -> list[Line]:
    return [shape for shape in drawing.shapes if isinstance(shape, Line) and shape.role == role]


def test_outcomes_stand_by_year_and_value() -> None:
    drawing = sparkline(goal({"outcomes": {"2020": "10", "2021": "30", "2024": "20"}}), I1, "sv")
    first, second, third = points(drawing)
    assert (second.x - first.x) * 4 == pytest.approx(third.x - first.x)
    assert (first.y - second.y) == pytest.approx(2 * (first.y - third.y))
    assert drawing.description == "Utfall, äldst först: 10 (2020); 30 (2021) och 20 (2024)."


def test_without_years_the_order_is_kept() -> None:
    drawing = sparkline(
        goal({"outcomes": {"unplaced": ["3,0", "2,0", "2,5"]}}, outcome_years=["2022", "2023", "2024", "2025"]),
        I1,
        "sv",
    )
    first, second, third = points(drawing)
    assert second.x - first.x == pytest.approx(third.x - second.x)
    assert "Årtal saknas." in drawing.description


def test_the_target_is_a_line_across() -> None:
    claim = {"operator": "ge", "value": "95", "unit": "%", "year": "2030"}
    drawing = sparkline(goal({"unit": "%", "better": "up", "outcomes": {"2024": "90", "2025": "100"}}, claim), I1, "sv")
    (target,) = lines(drawing, "target")
    ((_, y), (_, other)) = target.points
    first, last = points(drawing)
    assert y == other == pytest.approx((first.y + last.y) / 2)
    assert "minst 95 (2030)" in labels_of(drawing)
    assert "Målvärde: minst 95 (2030). Högre är bättre." in drawing.description


def test_a_target_whose_year_is_not_known_says_so() -> None:
    claim = {"operator": "ge", "value": "95", "unit": "%", "year": {"unknown": "årtalet är struket"}}
    graph = goal({"unit": "%", "better": "up", "outcomes": {"2024": "90", "2025": "100"}}, claim)
    drawing = sparkline(graph, I1, "sv")
    assert "Målvärde: minst 95 (årtal okänt)." in drawing.description
    assert any(one.startswith("minst 95 (årtal") for one in labels_of(drawing))


@pytest.mark.parametrize(
    ("indicator", "claim"),
    [
        ({"better": "down"}, {"operator": "ge", "value": "95"}),  # the claim's measure runs the other way
        ({}, {"operator": "ge", "value": "95"}),  # perhaps it does
        ({"better": "up", "unit": "%"}, {"operator": "ge", "value": "95", "unit": "kr"}),
        ({"better": "up"}, {"operator": "delta", "value": "5"}),
        ({"better": "up"}, {"operator": "ge", "value": "95", "reference": "previous_year"}),
        ({"better": "up"}, {"direction": "up"}),
    ],
)
def test_a_figure_that_is_not_the_indicators_is_no_line(indicator: dict[str, Any], claim: dict[str, Any]) -> None:
    graph = goal({"outcomes": {"2024": "90", "2025": "91"}, **indicator}, claim)
    assert lines(sparkline(graph, I1, "sv"), "target") == []


def test_a_range_is_two_lines() -> None:
    claim = {"operator": "between", "value": "25", "upper": "50"}
    drawing = sparkline(goal({"outcomes": {"2024": "30", "2025": "60"}}, claim), I1, "sv")
    assert len(lines(drawing, "target")) == 2
    assert {"minst 25", "högst 50"} <= {*labels_of(drawing)}


def steps(*claims: tuple[str, int], outcomes: dict[str, Any], operator: str = "ge", **head: Any) -> Graph:
    """An indicator whose target is another in other years."""
    wanted = [{"operator": operator, "value": value, "year": str(year)} for value, year in claims]
    return goal({"better": "up", "outcomes": outcomes}, *wanted, **head)


def test_each_year_has_its_own_target_in_steps_after_the_outcomes() -> None:
    graph = steps(("9", 2028), ("7", 2026), ("8", 2027), outcomes={"2024": "5", "2025": "6"})
    drawing = sparkline(graph, I1, "sv")
    (target,) = lines(drawing, "target")
    before, latest = points(drawing)
    a_year = latest.x - before.x
    begins, one, *_, last, ends = target.points
    assert begins[0] == pytest.approx(latest.x + a_year / 2)
    assert [round((x - begins[0]) / a_year) for x, _ in target.points] == [0, 1, 1, 2, 2, 3]
    assert begins[1] == one[1] > last[1] == ends[1]  # upwards is less
    assert {"minst 7 (2026)", "minst 8 (2027)", "minst 9 (2028)"} <= {*labels_of(drawing)}
    assert "Målvärden: minst 7 (2026); minst 8 (2027) och minst 9 (2028)." in drawing.description


def test_outcomes_without_years_stand_before_the_targets_of_the_agreements_year_and_later() -> None:
    lost = {"unplaced": ["5", "6"]}
    drawing = sparkline(
        steps(("7", 2026), ("8", 2027), outcomes=lost, outcome_years=["2023", "2024", "2025"]), I1, "sv"
    )
    (target,) = lines(drawing, "target")
    assert max(point.x for point in points(drawing)) < min(x for x, _ in target.points)


def test_where_it_is_unknown_which_target_an_outcome_had_each_goes_across() -> None:
    lost = {"unplaced": ["5", "6"]}
    drawing = sparkline(
        steps(("7", 2024), ("8", 2027), outcomes=lost, outcome_years=["2023", "2024", "2025"]), I1, "sv"
    )
    assert [len({y for _, y in line.points}) for line in lines(drawing, "target")] == [1, 1]


def test_an_outcome_stands_over_the_target_of_its_year() -> None:
    drawing = sparkline(steps(("7", 2025), ("8", 2026), outcomes={"2024": "5", "2025": "6"}), I1, "sv")
    (target,) = lines(drawing, "target")
    assert target.points[0][0] < points(drawing)[1].x < target.points[1][0]


def test_ranges_that_change_are_two_lines_in_steps() -> None:
    claims = [
        {"operator": "between", "value": low, "upper": high, "year": year}
        for low, high, year in (("1", "9", "2026"), ("3", "7", "2027"))
    ]
    drawing = sparkline(goal({"outcomes": {"2025": "5"}}, *claims), I1, "sv")
    assert [len(line.points) for line in lines(drawing, "target")] == [4, 4]


def test_of_many_targets_the_first_and_the_last_are_named_and_all_told() -> None:
    graph = steps(*((str(year - 2000), year) for year in range(2026, 2034)), outcomes={"2025": "5"})
    drawing = sparkline(graph, I1, "sv")
    named = [label for label in labels_of(drawing) if label.startswith("minst")]
    assert [label[-5:-1] for label in named] == ["2033", "2028", "2027", "2026"]
    assert all(f"({year})" in drawing.description for year in range(2026, 2034))
    assert faults_of(drawing) == []


@pytest.mark.parametrize(
    ("outcomes", "said"),
    [({}, "inget utfall"), ({"2025": "5"}, "för få värden för en linje")],
)
def test_too_few_values_are_told(outcomes: dict[str, Any], said: str) -> None:
    drawing = sparkline(goal({"outcomes": outcomes} if outcomes else {}), I1, "sv")
    assert said in " ".join(labels_of(drawing))
    assert lines(drawing, "lead") == []


@pytest.mark.parametrize(
    ("indicator", "joined"),
    [
        ({"outcomes": {"2023": "1", "2024": "2", "2025": "3"}}, (True, True)),
        ({"outcomes": {"2023": "1", "2024": "2", "2025": "3"}, "definition_from": "2024"}, (False, True)),
        ({"outcomes": {"2023": "1", "2024": "2"}, "title": "Index, ny definition"}, (False,)),
        ({"outcomes": {"2023": "1 %", "2024": "2 kr"}}, (False,)),
    ],
)
def test_no_line_joins_what_cannot_be_compared(indicator: dict[str, Any], joined: tuple[bool, ...]) -> None:
    graph = goal(indicator)
    assert series_of(graph, I1).joined == joined
    assert len(lines(sparkline(graph, I1, "sv"), "lead")) == sum(joined)
    assert ("kan inte jämföras" in sparkline(graph, I1, "sv").description) is (not all(joined))


def test_every_real_indicator_has_a_sparkline_that_can_be_read() -> None:
    for graph in (real().graph, sound().graph):
        for indicator in graph.by_kind["indicator"]:
            for language in LANGUAGES:
                drawing = sparkline(graph, indicator, language)
                assert faults_of(drawing) == []
                assert len(points(drawing)) == len(graph.tables["has_outcome"].known.get(indicator, ()))


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.decimals(-(10**20), 10**20, places=2, allow_nan=False), max_size=6),
    st.decimals(-(10**9), 10**9, places=1),
    TITLES,
    st.sampled_from(["up", "down", None]),
)
def test_any_figures_can_be_read(values: list[Decimal], wanted: Decimal, title: str, better: str | None) -> None:
    written = [f"{value:f}".replace(".", ",") for value in values]
    indicator: dict[str, Any] = {"title": title, "outcomes": {"unplaced": written}} if written else {"title": title}
    claim = {"operator": "between", "value": f"{wanted:f}", "upper": f"{wanted + 1:f}"}
    graph = goal({**indicator, **({"better": better} if better else {})}, claim)
    drawing = sparkline(graph, I1, "sv")
    assert faults_of(drawing) == []
    assert len(points(drawing)) == len(values)
    svg(drawing, "sv")
