"""Facts on dates within the year: years open, the year before, occasions."""

from __future__ import annotations

from typing import Any

import pytest

from checker.vocabulary import OCCASIONS
from tests.facts.agreements import assignment, made, real, said, table


def test_years_open_are_by_the_agreements_year() -> None:
    graph = made(assignment("1.1.1", start="2024-07-01"), assignment("1.1.2"), assignment("1.1.3", start="2027-01-01"))
    assert table(graph, "years_open").known == {"1.1.1": (2,), "1.1.3": (-1,)}


def test_years_open_among_the_candidates_of_an_unknown_start() -> None:
    start = {"unknown": "oläsligt", "among": ["2024-01-01", "2024-06-01", "2026-01-01"]}
    found = table(made(assignment(start=start)), "years_open")
    (unknown,) = found.unknown["1.1.1"]
    assert (unknown.at_least, unknown.many, set(unknown.among or ())) == (1, False, {0, 2})
    assert (unknown.subject, unknown.name, unknown.reason.sv) == ("1.1.1", "start", "oläsligt")


def test_years_open_is_known_where_all_candidates_agree() -> None:
    start = {"unknown": "oläsligt", "among": ["2024-01-01", "2024-06-01"]}
    assert said(made(assignment(start=start)), "years_open", "1.1.1") == (2,)


def test_years_open_can_be_anything_with_a_start_that_can() -> None:
    (unknown,) = table(made(assignment(start={"unknown": "oläsligt"})), "years_open").unknown["1.1.1"]
    assert (unknown.at_least, unknown.among) == (0, None)


def test_the_year_before() -> None:
    assert said(made(), "previous_year", "agreement") == (2025,)


@pytest.mark.parametrize(("stated", "last"), [(["helår", "vår"], ("helår",)), (["delår", "vår"], ("delår",)), ([], ())])
def test_the_final_occasion_is_the_last_of_the_year_in_whatever_order(stated: list[str], last: tuple[str]) -> None:
    assert said(made(head={"follow_up": stated}), "final_occasion", "agreement") == last


def test_the_final_occasion_among_the_candidates() -> None:
    follow_up = {"unknown": "raden är avklippt", "among": ["vår", "helår"]}
    (unknown,) = table(made(head={"follow_up": follow_up}), "final_occasion").unknown["agreement"]
    assert set(unknown.among or ()) == {"vår", "helår"}


OUTSIDE: list[tuple[dict[str, str], tuple[str, ...]]] = [
    ({"start": "2026-01-01", "end": "2026-12-31"}, ()),
    ({"start": "2026-01-01", "end": "2026-12-30"}, ("helår",)),
    ({"start": "2026-04-30", "end": "2027-12-31"}, ()),
    ({"start": "2026-05-01", "end": "2027-12-31"}, ("vår",)),
    ({"start": "2026-01-01", "end": "2026-06-30"}, ("delår", "helår")),
    ({"start": "2024-01-01", "end": "2025-12-31"}, OCCASIONS),
    ({"start": "2027-01-01", "end": "2027-12-31"}, OCCASIONS),
    ({"start": "2026-09-01"}, ("vår", "delår")),
    ({"end": "2026-08-31"}, ("helår",)),
    ({}, ()),
]


@pytest.mark.parametrize(("dates", "outside"), OUTSIDE)
def test_occasions_outside_the_period(dates: dict[str, str], outside: tuple[str, ...]) -> None:
    graph = made(assignment(follow_up=[*OCCASIONS], **dates))
    assert said(graph, "occasions_outside", "1.1.1") == outside


def test_only_stated_occasions_can_fall_outside() -> None:
    assert said(made(assignment(follow_up=["helår"], start="2026-06-01")), "occasions_outside", "1.1.1") == ()
    assert said(made(assignment(start="2026-06-01")), "occasions_outside", "1.1.1") == ()


def test_an_unknown_start_leaves_open_what_falls_before_it() -> None:
    start = {"unknown": "oläsligt", "among": ["2026-01-01", "2026-06-01"]}
    found = table(made(assignment(follow_up=["vår", "helår"], start=start, end="2026-11-30")), "occasions_outside")
    assert found.known["1.1.1"] == ("helår",)
    (unknown,) = found.unknown["1.1.1"]
    assert (unknown.at_least, unknown.among) == (0, ("vår",))


def test_an_unknown_start_can_leave_several_outside() -> None:
    start = {"unknown": "oläsligt", "among": ["2026-01-01", "2026-09-01"]}
    found = table(made(assignment(follow_up=["vår", "delår"], start=start)), "occasions_outside")
    (unknown,) = found.unknown["1.1.1"]
    assert (unknown.at_least, unknown.many, set(unknown.among or ())) == (0, True, {"vår", "delår"})


def test_an_assignment_that_runs_all_through_the_year_has_no_occasion_outside() -> None:
    assert table(real(), "occasions_outside").known == {}


@pytest.mark.parametrize(
    ("occasions", "unmapped"),
    [({"vår": "aprilrapport"}, ("delår",)), ({"vår": "x", "delår": "y"}, ()), ({"helår": "z"}, ("vår", "delår"))],
)
def test_occasions_that_the_agreement_gives_no_word_of_its_own(
    occasions: dict[str, str], unmapped: tuple[str, ...]
) -> None:
    graph = made(assignment(follow_up=["vår", "delår"]), head={"occasions": occasions, "follow_up": ["vår", "delår"]})
    assert said(graph, "unmapped_occasions", "1.1.1") == unmapped
    assert said(graph, "unmapped_occasions", "agreement") == unmapped


def test_without_words_of_its_own_nothing_is_unmapped() -> None:
    assert said(made(assignment(follow_up=["vår"])), "unmapped_occasions", "1.1.1") == ()


@pytest.mark.parametrize(
    ("declared", "among", "left"),
    [
        (["vår", "delår", "helår"], None, None),
        (["vår", "delår"], None, {"helår"}),
        (["vår"], ["vår", "delår"], {"delår"}),
    ],
)
def test_unknown_occasions_are_unmapped_only_as_far_as_they_may_be(
    declared: list[str], among: list[str] | None, left: set[str] | None
) -> None:
    follow_up: dict[str, Any] = {"unknown": "raden är avklippt", **({"among": among} if among else {})}
    found = table(
        made(assignment(follow_up=follow_up), head={"occasions": dict.fromkeys(declared, "ord")}), "unmapped_occasions"
    )
    unknowns = found.unknown.get("1.1.1", ())
    assert [set(one.among or ()) for one in unknowns] == ([] if left is None else [left])
