"""Whether the latest outcome is what the claims want, and what leaves that open."""

from __future__ import annotations

from typing import Any

import pytest

from checker.graph import Graph, Unknown
from tests.facts.agreements import goal, made, measured, real, table
from tests.facts.measures import I1, Claim, Outcomes, claim, fulfilled, two_years


def left_open(outcomes: Outcomes, *claims: Claim, **indicator: Any) -> tuple[Unknown, ...]:
    """The unknowns of the fulfilment, of which nothing is known."""
    found = table(made(measured(outcomes, *claims, **indicator)), "fulfilment")
    assert I1 not in found.known
    return found.unknown[I1]


AGAINST_A_FIGURE = [
    ("ge", "94", "unmet"),
    ("ge", "95", "met"),
    ("ge", "95,0", "met"),
    ("ge", "96", "met"),
    ("gt", "95", "unmet"),
    ("gt", "96", "met"),
]


@pytest.mark.parametrize(("operator", "latest", "fulfilment"), AGAINST_A_FIGURE)
def test_against_a_floor(operator: str, latest: str, fulfilment: str) -> None:
    assert fulfilled(["1", latest], claim(operator, "95"), better="up") == fulfilment


@pytest.mark.parametrize(
    ("operator", "latest", "fulfilment"),
    [("le", "6,1", "unmet"), ("le", "6", "met"), ("le", "5", "met"), ("lt", "6", "unmet"), ("lt", "5,9", "met")],
)
def test_against_a_ceiling(operator: str, latest: str, fulfilment: str) -> None:
    assert fulfilled([latest], claim(operator, "6"), better="down") == fulfilment


@pytest.mark.parametrize(("latest", "fulfilment"), [("90", "unmet"), ("95", "met"), ("95,1", "outside")])
def test_what_should_rise_to_a_value_that_is_passed_is_outside(latest: str, fulfilment: str) -> None:
    assert fulfilled([latest], claim("ge", "95", direction="up"), better="up") == fulfilment


def test_what_should_fall_to_a_value_that_is_passed_is_outside() -> None:
    assert fulfilled(["5"], claim("lt", "6", direction="down"), better="down") == "outside"
    assert fulfilled(["5"], claim("lt", "6"), better="down") == "met"


@pytest.mark.parametrize(
    ("latest", "fulfilment"), [("24,9", "outside"), ("25", "met"), ("50", "met"), ("78,8", "outside")]
)
def test_a_range_needs_no_word_of_what_is_better(latest: str, fulfilment: str) -> None:
    assert fulfilled([latest], claim("between", "25", upper="50")) == fulfilment


def test_an_exact_value() -> None:
    assert fulfilled(["25,0"], claim("eq", "25")) == "met"
    assert fulfilled(["26"], claim("eq", "25")) == "unmet"


COMPARED: list[tuple[Claim, Outcomes, str]] = [
    (claim("gt", reference="previous_year"), two_years("78", "78"), "unmet"),
    (claim("gt", reference="previous_year"), two_years("78", "79"), "met"),
    (claim("ge", reference="previous_year"), two_years("78", "78"), "met"),
    (claim(direction="up", reference="previous_year"), two_years("79", "78"), "unmet"),
    (claim(reference="previous_year"), two_years("78", "79"), "met"),
    (claim("delta", "2", reference="previous_year"), two_years("78", "80"), "met"),
    (claim("delta", "2", reference="previous_year"), two_years("78", "79"), "unmet"),
    (claim(direction="up"), {"2022": "78", "2025": "79"}, "met"),
    (claim(direction="up"), ["78", "79"], "met"),
]


@pytest.mark.parametrize(("compared", "outcomes", "fulfilment"), COMPARED)
def test_the_latest_is_compared_with_the_one_before(compared: Claim, outcomes: Outcomes, fulfilment: str) -> None:
    assert fulfilled(outcomes, compared, better="up") == fulfilment


@pytest.mark.parametrize("compared", [claim("gt"), claim("ge"), claim("delta", "2"), claim(direction="up"), claim()])
def test_the_year_before_cannot_be_told_among_outcomes_whose_years_are_lost(compared: Claim) -> None:
    with_year_before = {**compared, "reference": "previous_year"}
    unknowns = left_open(["78", "80"], with_year_before, better="up")
    assert {(one.subject, one.name, one.at_least, one.among) for one in unknowns} == {
        (f"{I1}/outcome/{place}", "year", 1, ("met", "unmet")) for place in (1, 2)
    }


def test_an_outcome_of_an_earlier_year_is_not_that_of_the_year_before() -> None:
    (unknown,) = left_open({"2023": "78", "2025": "80"}, claim("gt", reference="previous_year"), better="up")
    assert (unknown.name, unknown.reason.en) == ("has_outcome", "there is no outcome for the year before the latest")


def test_a_result_that_wants_more_can_be_measured_by_a_figure_of_which_less_is_better() -> None:
    safe = {"measure": "andel som känner sig trygg", "direction": "up"}
    assert fulfilled(["27,0", "25,7"], safe, title="Avstår från att gå ut ensam", better="down") == "met"
    assert fulfilled(["25,7", "27,0"], safe, title="Avstår från att gå ut ensam", better="down") == "unmet"
    (unknown,) = left_open(["25,7"], {**safe, "operator": "ge", "value": "80"}, better="down")
    assert unknown.reason.en == "the indicator's figure runs the other way than the claim's"


@pytest.mark.parametrize(
    ("value", "direction", "better", "outcomes", "fulfilment"),
    [
        ("100", "up", "up", ["1000", "1100"], "met"),
        ("100", "up", "up", ["1000", "1099"], "unmet"),
        ("100", None, "up", ["1000", "1100"], "met"),
        ("100", "down", "down", ["1000", "900"], "met"),
        ("-100", None, "down", ["1000", "950"], "unmet"),
        ("0,1", "up", "up", ["0," + "0" * 29 + "1", "0,1"], "unmet"),
    ],
)
def test_a_change_is_counted_from_the_outcome_before(
    value: str, direction: str | None, better: str, outcomes: list[str], fulfilment: str
) -> None:
    change = {"measure": "jobb", "operator": "delta", "value": value, **({"direction": direction} if direction else {})}
    assert fulfilled(outcomes, change, better=better) == fulfilment


def test_absent_without_outcomes_and_without_claims() -> None:
    assert fulfilled([], claim("ge", "95"), better="up") == ""
    assert fulfilled(["90"], better="up") == ""
    assert fulfilled(["90"], claim(), better="up") == ""


OPEN: list[tuple[list[str], Claim, dict[str, Any], str]] = [
    (["90"], claim("ge", "95"), {}, "better"),
    (["80", "90"], claim(direction="up"), {}, "better"),
    (["90"], claim(direction="up"), {"better": "up"}, "has_outcome"),
    (["90"], claim("delta", "5"), {"better": "up"}, "has_outcome"),
    (["90"], claim("ge", "95"), {"better": "up", "unit": "kr"}, "unit"),
    (["90 kr"], claim("ge", "95"), {"better": "up"}, "unit"),
    (["1 %", "2 kr"], claim(direction="up"), {"better": "up"}, "unit"),
    (["90"], claim("ge", "95", reference="external"), {"better": "up"}, "reference"),
    (["90"], claim("lt", reference="other_measure"), {"better": "up"}, "reference"),
    (["90"], claim("ge", "2", reference="previous_year"), {"better": "up"}, "operator"),
    (["90"], claim(value="2"), {"better": "up"}, "operator"),
    (["90"], claim("between", "2"), {"better": "up"}, "upper"),
    (["90"], claim("ge", "95"), {"better": "down"}, "operator"),
    (["80", "90"], claim(direction="up"), {"better": "up", "title": "Ny definition"}, "definition_from"),
    (["80", "90"], claim("delta", "2"), {"better": "up", "title": "Ny definition"}, "definition_from"),
]


@pytest.mark.parametrize(("outcomes", "stated", "indicator", "missing"), OPEN)
def test_what_leaves_it_open(outcomes: list[str], stated: Claim, indicator: dict[str, Any], missing: str) -> None:
    (unknown,) = left_open(outcomes, stated, **indicator)
    assert unknown.name == missing
    assert unknown.subject == (I1 if missing in ("better", "has_outcome", "definition_from") else unknown.subject)
    assert set(unknown.among or ()) < {"met", "unmet", "outside"} or missing in ("better", "unit", "operator")


def test_equal_outcomes_need_no_word_of_what_is_better() -> None:
    assert fulfilled(["80", "80"], claim(direction="up")) == "unmet"


def test_an_unknown_figure_is_tried_with_each_candidate() -> None:
    unread = {**claim("ge"), "value": {"unknown": "oläsligt", "among": ["90", "95"]}}
    assert fulfilled(["96"], unread, better="up") == "met"
    (unknown,) = left_open(["91"], unread, better="up")
    assert (unknown.at_least, set(unknown.among or ()), unknown.name) == (1, {"met", "unmet"}, "value")


def test_a_unit_that_one_side_lacks_says_nothing_against() -> None:
    assert fulfilled(["96"], {"measure": "index", "operator": "ge", "value": "95"}, better="up", unit="%") == "met"


def test_several_claims_and_the_worst_of_them() -> None:
    bound, better = claim("lt", "1,16"), claim(direction="down", reference="previous_year")
    assert fulfilled(["1,16", "1,19"], bound, better, better="down") == "unmet"
    assert fulfilled(two_years("1,16", "1,15"), bound, better, better="down") == "met"
    assert fulfilled(two_years("1,10", "1,15"), bound, better, better="down") == "unmet"
    assert fulfilled(["60", "70"], claim("between", "1", upper="5"), claim("ge", "1"), better="up") == "outside"
    assert fulfilled(["60"], claim("between", "1", upper="5"), claim("ge", "61"), better="up") == "unmet"


def test_one_claim_that_is_surely_unmet_settles_it() -> None:
    external = {"measure": "annat", "operator": "ge", "reference": "external"}
    assert fulfilled(["90"], claim("ge", "95"), external, better="up") == "unmet"
    (unknown,) = left_open(["96"], claim("ge", "95"), external, better="up")
    assert unknown.among == ("met", "unmet")


def test_links_that_nobody_has_judged_leave_it_open_unless_it_does_not_matter() -> None:
    graph = made(measured(["90"], claim("ge", "95"), linked=False, better="up"))
    (unknown,) = table(graph, "fulfilment").unknown[I1]
    assert (unknown.at_least, unknown.among, unknown.name) == (0, ("unmet",), "measured_by")
    assert unknown.subject == "1.1.1/result/r1/claim/1"
    (unknown,) = table(graph, "claim_due").unknown[I1]
    assert (unknown.at_least, unknown.among) == (0, (True,))


def test_a_result_whose_claims_nobody_has_read_leaves_it_open() -> None:
    result = {"id": "r1", "text": "ska öka till minst 95 %", "measured_by": {"i1": "stated"}}
    graph = made(goal(results=[result], indicators=[{"id": "i1", "better": "up", "outcomes": {"2025": "90"}}]))
    for name in ("fulfilment", "claim_due"):
        (unknown,) = table(graph, name).unknown[I1]
        assert (unknown.subject, unknown.name) == ("1.1.1/result/r1", "has_claim")
        assert unknown.at_least == 0


def test_many_unjudged_links_leave_everything_open() -> None:
    claims = [claim("ge", str(value), measure=f"mått {value}") for value in range(8)]
    unknowns = left_open(["90"], *claims, linked=False, better="up")
    assert {one.name for one in unknowns} == {"measured_by"}
    assert {one.among for one in unknowns} == {("met", "unmet", "outside")}


def by_fulfilment(graph: Graph) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for node, (value,) in table(graph, "fulfilment").known.items():
        found.setdefault(value, set()).add(node.replace("/indicator", ""))
    return found


def test_the_fulfilment_in_the_real_agreement() -> None:
    graph = real()
    assert by_fulfilment(graph) == {
        "met": {"1.1.3/i4", "2.1.2/i1"},
        "outside": {"1.1.4/i4"},
        "unmet": {
            *("1.1.1/i6", "1.1.3/i1", "1.1.3/i2", "1.1.3/i3", "1.1.4/i3", "2.1.1/i8"),
            *("2.1.2/i3", "4.1.2/i1", "4.1.2/i2", "4.1.2/i3", "7.1.1/i2"),
        },
    }
    found = table(graph, "fulfilment").unknown
    assert {node.replace("/indicator", ""): {one.name for one in unknowns} for node, unknowns in found.items()} == {
        **{node: {"has_outcome"} for node in ("1.1.1/i1", "1.1.1/i2", "1.1.1/i3", "1.1.1/i4", "4.1.1/i1")},
        **{node: {"reference"} for node in ("2.1.1/i9", "2.1.2/i2", "7.1.1/i1")},
        **{node: {"year"} for node in (*(f"2.1.1/i{number}" for number in range(1, 8)), "6.1.2/i1")},
    }
