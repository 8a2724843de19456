"""Facts on numbers: whom they name, how they are written, what is missing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import Graph
from tests.facts.agreements import assignment, goal, made, real, said, table

PATTERNS = {"numbering": {"council": "a.1.n", "board": "a.2.n"}}


def numbered(*numbers: str, areas: tuple[str, ...] = (), **head: object) -> Graph:
    """An agreement with goals of these numbers."""
    return made(*map(goal, numbers), areas=[{"number": area} for area in areas], head={**PATTERNS, **head})


def gaps(*numbers: str, areas: tuple[str, ...] = ()) -> tuple[str, ...]:
    """What is missing among these numbers."""
    return said(numbered(*numbers, areas=areas), "number_gaps", "agreement")


def test_the_area_that_a_number_names() -> None:
    assert table(numbered("1.1.2", "12.2.1", "7"), "area_number").known == {
        "1.1.2": ("1",),
        "12.2.1": ("12",),
        "7": ("7",),
    }


@pytest.mark.parametrize(
    ("number", "who"),
    [("1.1.2", ("council",)), ("10.2.30", ("board",)), ("1.3.2", ()), ("1.1", ()), ("1.1.2.4", ()), ("a.1.n", ())],
)
def test_whom_a_number_names(number: str, who: tuple[str, ...]) -> None:
    assert said(numbered(number), "numbered_as", number) == who


def test_patterns_are_the_agreements_own_and_their_signs_stand_for_themselves() -> None:
    graph = made(goal("M(3)+7"), goal("M33377"), head={"numbering": {"council": "M(a)+n", "board": "U a/n"}})
    assert table(graph, "numbered_as").known == {"M(3)+7": ("council",)}


def test_a_number_that_fits_both_patterns_or_has_none_names_nobody() -> None:
    both = made(goal("1.1.1"), head={"numbering": {"council": "a.1.n", "board": "a.1.n"}})
    assert said(both, "numbered_as", "1.1.1") == ()
    assert said(made(goal("1.1.1")), "numbered_as", "1.1.1") == ()


def test_the_form_of_a_number_is_that_of_its_print() -> None:
    graph = made(
        goal("1.1.1"), assignment("1.2.1", number_as_written="1.2.1."), goal("1.1.2", number_as_written="1.1.2")
    )
    assert table(graph, "number_form").known == {"1.1.1": ("no_dot",), "1.2.1": ("dot",), "1.1.2": ("no_dot",)}


@pytest.mark.parametrize(
    ("numbers", "missing"),
    [
        (["1.1.1", "1.1.2"], ()),
        (["1.1.1", "1.1.3"], ("1.1.2",)),
        (["1.1.3", "1.2.1"], ("1.1.1", "1.1.2")),
        (["1.1.2", "1.2.2"], ("1.1.1", "1.2.1")),
        (["1.1.2", "1.1.1", "1.1.4", "1.1.4"], ("1.1.3",)),
        (["1.3.9", "x", "1.1"], ()),
        (["10.1.2", "9.1.2"], ("9.1.1", "10.1.1")),
        ([], ()),
    ],
)
def test_what_is_missing_in_a_run(numbers: list[str], missing: tuple[str, ...]) -> None:
    assert gaps(*numbers) == missing


def test_missing_areas_lie_between_the_least_and_the_greatest() -> None:
    assert gaps(areas=("2", "5", "4")) == ("3",)
    assert gaps(areas=("2", "A")) == ()


def test_a_long_gap_is_one_span() -> None:
    assert gaps("1.1.1", "1.1.999999999") == ("1.1.2-1.1.999999998",)
    assert gaps("1.1.1", "1.1.99999999999999999999") == ()


def test_without_patterns_a_run_is_what_differs_in_its_last_part() -> None:
    graph = made(goal("1.7.1"), goal("1.7.3"), goal("2"), goal("a.1"))
    assert said(graph, "number_gaps", "agreement") == ("1.7.2",)


def test_the_gaps_of_the_real_agreement() -> None:
    assert said(real(), "number_gaps", "agreement") == ("3", "5.1.1", "5.1.2")


@given(
    st.lists(st.builds("{}.{}.{}".format, st.integers(1, 3), st.integers(1, 3), st.integers(1, 9)), max_size=8),
    st.randoms(use_true_random=False),
)
def test_gaps_do_not_depend_on_the_order_and_close_when_filled(numbers: list[str], shuffle: random.Random) -> None:
    missing = gaps(*numbers)
    assert set(missing).isdisjoint(numbers)
    shuffled = [*numbers]
    shuffle.shuffle(shuffled)
    assert gaps(*shuffled) == missing
    assert gaps(*numbers, *missing) == ()
