"""Facts on outcomes: the latest, the trend, jumps, shares, and how an outcome is named."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.graph import Graph
from tests.facts.agreements import goal, made, measured, real, said, table

I1 = "1.1.1/indicator/i1"


def indicator(outcomes: list[str], **more: Any) -> Graph:
    """An agreement with one indicator whose columns are lost."""
    return made(measured(outcomes, **more), head={"outcome_years": ["2024", "2025", "2026"]})


def dated(outcomes: dict[str, Any], **more: Any) -> Graph:
    """An agreement with one indicator whose columns are known."""
    return made(goal(indicators=[{"id": "i1", "outcomes": outcomes, **more}]))


def test_the_latest_outcome_is_the_last_printed_whatever_its_year() -> None:
    assert said(indicator(["20,0%", "3 %"]), "latest_outcome", I1) == (Decimal(3),)
    assert said(dated({"2025": "1", "2024": "2"}), "latest_outcome", I1) == (Decimal(1),)
    assert said(indicator([]), "latest_outcome", I1) == ()


@pytest.mark.parametrize(
    ("outcomes", "better", "trend"),
    [
        (["1", "2"], "up", "better"),
        (["1", "2"], "down", "worse"),
        (["5", "9", "8"], "up", "worse"),
        (["5", "9", "8"], "down", "better"),
        (["20,0", "20"], "up", "unchanged"),
        (["20,0", "20"], None, "unchanged"),
    ],
)
def test_the_trend_is_by_what_is_better(outcomes: list[str], better: str | None, trend: str) -> None:
    graph = indicator(outcomes, **({"better": better} if better else {}))
    assert said(graph, "trend", I1) == (trend,)


def test_no_trend_below_two_outcomes() -> None:
    assert said(indicator(["1"], better="up"), "trend", I1) == ()
    assert said(indicator([], better="up"), "trend", I1) == ()


def test_the_trend_is_unknown_without_what_is_better() -> None:
    (unknown,) = table(indicator(["1", "2"]), "trend").unknown[I1]
    assert (unknown.at_least, unknown.among) == (0, ("better", "worse"))
    assert (unknown.subject, unknown.name) == (I1, "better")


def test_the_trend_is_unknown_where_nobody_could_judge_what_is_better() -> None:
    (unknown,) = table(indicator(["1", "2"], better={"unknown": "oklart mått"}), "trend").unknown[I1]
    assert (unknown.at_least, set(unknown.among or ()), unknown.reason.sv) == (1, {"better", "worse"}, "oklart mått")


def test_no_trend_across_a_new_definition() -> None:
    assert said(indicator(["1", "2"], better="up", title="Index, ny definition"), "trend", I1) == ()
    assert said(indicator(["1", "2"], better="up", title="Index, NY  DEFINITION"), "trend", I1) == ()


@pytest.mark.parametrize(("defined", "trend"), [("2024", ("better",)), ("2025", ()), ("2026", ())])
def test_a_trend_where_both_outcomes_have_the_new_definition(defined: str, trend: tuple[str, ...]) -> None:
    graph = dated({"2024": "1", "2025": "2"}, better="up", title="Index, ny definition", definition_from=defined)
    assert said(graph, "trend", I1) == trend


def test_a_trend_is_open_where_the_earlier_outcome_may_have_the_old_definition() -> None:
    graph = indicator(["1", "2"], better="up", title="Index, ny definition", definition_from="2025")
    (unknown,) = table(graph, "trend").unknown[I1]
    assert (unknown.at_least, unknown.among, unknown.name) == (0, ("better",), "year")


def test_no_trend_is_drawn_across_units() -> None:
    (unknown,) = table(indicator(["1 %", "2 kr"], better="up"), "trend").unknown[I1]
    assert unknown.name == "unit"
    assert said(indicator(["1 %", "2 procent"], better="up"), "trend", I1) == ("better",)


@pytest.mark.parametrize(
    ("outcomes", "jump"),
    [
        (["50", "75"], "0.5"),
        (["75", "50"], "0.5"),
        (["259", "139"], "0.8633"),
        (["5", "30"], "5"),
        (["10", "10"], "0"),
        (["100", "90", "45", "50"], "1"),
        (["-10", "-30"], "2"),
        (["-30", "-10"], "2"),
        (["95", "90"], "0.0556"),
        (["0", "0"], "0"),
        (["1", "9" * 30], "9" * 29 + "8"),
    ],
)
def test_the_largest_jump_is_a_ratio_to_the_smaller_value(outcomes: list[str], jump: str) -> None:
    (found,) = said(indicator(outcomes), "largest_jump", I1)
    assert str(found) == jump


def test_no_jump_below_two_outcomes() -> None:
    assert said(indicator(["1"]), "largest_jump", I1) == ()


@pytest.mark.parametrize("outcomes", [["0", "3"], ["3", "0"], ["-1", "2"], ["2", "-1"], ["0", "3", "30"]])
def test_a_change_from_or_to_zero_or_across_it_has_no_ratio(outcomes: list[str]) -> None:
    (unknown,) = table(indicator(outcomes), "largest_jump").unknown[I1]
    assert (unknown.subject, unknown.name, unknown.among) == (I1, "has_outcome", None)


@pytest.mark.parametrize(
    ("printed", "key"), [("20,0%", "2025: 20"), ("14 382", "2025: 14382"), ("−0,50", "2025: -0.5"), ("-0", "2025: 0")]
)
def test_outcomes_are_named_alike_however_they_are_printed(printed: str, key: str) -> None:
    assert said(dated({"2025": printed}), "outcome_key", f"{I1}/outcome/1") == (key,)


def test_an_outcome_of_an_unknown_year_is_named_among_its_years() -> None:
    found = table(indicator(["1", "2"]), "outcome_key").unknown
    assert found[f"{I1}/outcome/1"][0].among == ("2024: 1", "2025: 1")
    assert found[f"{I1}/outcome/2"][0].among == ("2025: 2", "2026: 2")
    (unknown,) = table(made(measured(["7"])), "outcome_key").unknown[f"{I1}/outcome/1"]
    assert (unknown.at_least, unknown.among, unknown.name) == (1, None, "year")


def test_the_trends_of_the_real_agreement() -> None:
    found = table(real(), "trend")
    assert found.unknown == {}
    by_trend = {
        name: {node for node, (said,) in found.known.items() if said == name} for name in ("worse", "unchanged")
    }
    assert by_trend["worse"] == {
        "1.1.1/indicator/i6",
        "1.1.3/indicator/i1",
        "1.1.3/indicator/i2",
        "1.1.4/indicator/i1",
        "1.1.4/indicator/i3",
        "2.1.1/indicator/i2",
        "2.1.1/indicator/i5",
        "4.1.2/indicator/i1",
        "7.1.1/indicator/i2",
    }
    assert by_trend["unchanged"] == {"2.1.1/indicator/i7", "4.1.2/indicator/i3"}
