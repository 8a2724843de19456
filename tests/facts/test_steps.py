"""Targets of several years: which applies, and what is due this year."""

from __future__ import annotations

from tests.facts.agreements import made, measured, said
from tests.facts.measures import I1, Claim, claim, fulfilled, two_years

STEPS = [claim("lt", value, year=year) for value, year in (("6", "2026"), ("5", "2027"), ("4", "2028"))]


def due(*claims: Claim) -> bool:
    """Whether the claims that apply are due."""
    (found,) = said(made(measured(["5,5"], *claims, better="down")), "claim_due", I1)
    return bool(found)


def test_of_several_steps_this_years_applies_in_whatever_order() -> None:
    assert fulfilled(["5,5"], *STEPS, better="down") == "met"
    assert fulfilled(["5,5"], *STEPS[::-1], better="down") == "met"
    assert due(*STEPS)


def test_only_later_steps_apply_by_the_earliest_and_are_not_due() -> None:
    assert fulfilled(["5,5"], *STEPS[:0:-1], better="down") == "unmet"
    assert fulfilled(["4,5"], *STEPS[:0:-1], better="down") == "met"
    assert not due(*STEPS[1:])


def test_a_claim_for_every_year_comes_before_later_and_passed_years() -> None:
    every = claim("lt", "7")
    assert fulfilled(["5,5"], *STEPS[1:], every, better="down") == "met"
    assert fulfilled(["6,5"], claim("lt", "6", year="2025"), every, better="down") == "met"
    assert fulfilled(["6,5"], STEPS[0], every, better="down") == "unmet"
    assert due(*STEPS[1:], every)


def test_a_claim_whose_year_has_passed_still_applies() -> None:
    passed = [claim("lt", "9", year="2024"), claim("lt", "6", year="2025")]
    assert fulfilled(["7"], *passed, STEPS[1], better="down") == "unmet"
    assert due(*passed, STEPS[1])


def test_steps_of_one_measure_do_not_hide_a_claim_on_another() -> None:
    other = {"measure": "annat", "operator": "lt", "value": "3", "unit": "%"}
    assert fulfilled(["5,5"], *STEPS, other, better="down") == "unmet"
    assert (
        fulfilled(two_years("5,5", "5,6"), *STEPS, claim(direction="down", reference="previous_year"), better="down")
        == "unmet"
    )


def test_a_measure_that_is_not_yet_due_waits_for_one_that_is() -> None:
    later = {"measure": "annat", "operator": "lt", "value": "3", "unit": "%", "year": "2027"}
    assert fulfilled(["5,5"], *STEPS, later, better="down") == "met"
    assert due(*STEPS, later)


def test_of_measures_that_are_not_yet_due_the_first_to_be_so_applies() -> None:
    first, second = (
        {"measure": str(year), "operator": "lt", "value": value, "year": year}
        for year, value in (("2027", "6"), ("2028", "3"))
    )
    assert fulfilled(["5,5"], first, second, better="down") == "met"
    assert fulfilled(["5,5"], second, first, better="down") == "met"


def test_due_is_absent_without_claims_and_needs_no_outcome() -> None:
    assert said(made(measured(["1"])), "claim_due", I1) == ()
    assert said(made(measured([], claim("ge", "1"))), "claim_due", I1) == (True,)
