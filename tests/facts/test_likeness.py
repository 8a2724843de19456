"""Computed relations: what is similar, and which indicators are the same measure."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.related import ALIKE
from checker.facts.wording import content
from checker.graph import Graph, Table
from tests.facts.agreements import UNREAD, assignment, base, goal, made, real, said, table


def results(*texts: Any, numbers: tuple[str, ...] = ("1.1.1", "1.1.2", "1.1.3")) -> Graph:
    """Goals with one result each."""
    pairs = zip(numbers, texts, strict=False)
    return made(*(goal(number, results=[{"id": "r1", "text": text}]) for number, text in pairs))


def alike(one: str, other: str) -> bool:
    """Whether two results are similar."""
    return bool(table(results(one, other), "similar_to").known)


SIMILAR = [
    ("Besöksnäringens omsättning ökar jämfört med föregående år", "Besöksnäringens omsättning ska öka."),
    ("Tryggheten i centrum ska öka", "Trygghet i centrum: ökad"),
    ("Sjukfrånvaron ska minska", "sjukfrånvaro minskar"),
]

DIFFERENT = [
    ("Antalet besökare i stadskärnan ska öka för varje år", "Antalet företag på landsbygden ska öka för varje år"),
    ("Andel elever med examen ska öka", "Andel elever med frånvaro ska öka"),
    ("Stadskärna: attraktiv, levande och trygg i Nyköping", "Landsbygd: attraktiv, levande och trygg i Nyköping"),
    ("ska", "ska"),
    ("", "x"),
]


@pytest.mark.parametrize(("one", "other"), SIMILAR)
def test_similar_results(one: str, other: str) -> None:
    assert alike(one, other)


@pytest.mark.parametrize(("one", "other"), [pair for pair in DIFFERENT if all(pair)])
def test_different_results(one: str, other: str) -> None:
    assert not alike(one, other)


def test_results_are_compared_with_those_of_other_goals_only() -> None:
    same = "Tryggheten i centrum ska öka"
    twice = goal("1.1.1", results=[{"id": "r1", "text": same}, {"id": "r2", "text": same}])
    assert table(made(twice), "similar_to").known == {}
    graph = made(twice, goal("1.1.2", results=[{"id": "r1", "text": same}]))
    assert said(graph, "similar_to", "1.1.2/result/r1") == ("1.1.1/result/r1", "1.1.1/result/r2")
    assert said(graph, "similar_to", "1.1.1/result/r1") == ("1.1.2/result/r1",)


def test_items_are_compared_by_title_and_text() -> None:
    text = ["Planen ska visa hur kommunen använder mindre energi under 2026."]
    one = assignment("1.1.1", title="Ta fram en energiplan", text=text)
    other = assignment("1.2.1", title="Energiplanen tas fram", text=text)
    assert said(made(one, other), "similar_to", "1.2.1") == ("1.1.1",)
    assert said(made(one, assignment("1.2.1", title="Ta fram en energiplan")), "similar_to", "1.2.1") == ()


def test_base_assignments_are_compared_by_the_areas_that_they_list() -> None:
    formula = ["I övrigt omfattas krishantering, administration och samverkan. Allt finns i bilagan."]
    names = {"1.2.1": ["Gator", "Parker"], "1.2.2": ["Detaljplaner"], "1.2.3": ["Parker", "Gator"]}
    graph = made(*(base(number, text=formula, area_names=listed) for number, listed in names.items()))
    assert table(graph, "similar_to").known == {"1.2.1": ("1.2.3",), "1.2.3": ("1.2.1",)}


def test_an_unknown_text_may_be_similar_to_any_other() -> None:
    graph = made(assignment("1.1.1", text=UNREAD), assignment("1.1.2", title="Mark"), assignment("1.1.3", title="Mark"))
    found = table(graph, "similar_to")
    assert found.known == {"1.1.2": ("1.1.3",), "1.1.3": ("1.1.2",)}
    assert {node: (one.many, one.among) for node, (one,) in found.unknown.items()} == {
        "1.1.1": (True, ("1.1.2", "1.1.3")),
        "1.1.2": (False, ("1.1.1",)),
        "1.1.3": (False, ("1.1.1",)),
    }
    assert {one.name for (one,) in found.unknown.values()} == {"text"}


def test_what_is_similar_in_the_real_agreement() -> None:
    assert table(real(), "similar_to") == Table(
        {
            "5.1.3": ("5.2.1",),
            "5.2.1": ("5.1.3",),
            "1.1.4/result/r2": ("4.1.2/result/r1",),
            "4.1.2/result/r1": ("1.1.4/result/r2",),
        },
        {},
    )


WORDS = ("skola", "skolan", "mark", "vatten", "energi", "energin", "trygg", "och", "ska")

texts = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)


@given(st.lists(texts, min_size=2, max_size=9), st.randoms(use_true_random=False))
def test_similarity_is_jaccards_index_symmetric_irreflexive_and_in_no_order(
    titles: list[str], shuffle: random.Random
) -> None:
    items = [assignment(f"1.1.{place}", **({"title": title} if title else {})) for place, title in enumerate(titles)]
    found = table(made(*items), "similar_to").known
    words = {f"1.1.{place}": content(title) for place, title in enumerate(titles)}
    expected: set[tuple[str, str]] = set()
    for one, other in combinations(words, 2):
        either = words[one] | words[other]
        if either and len(words[one] & words[other]) / len(either) >= ALIKE:
            expected |= {(one, other), (other, one)}
    assert {(one, other) for one, others in found.items() for other in others} == expected
    assert [*found] == [node for node in words if node in found]
    shuffle.shuffle(items)
    again = table(made(*items), "similar_to").known
    assert {node: {*others} for node, others in again.items()} == {node: {*others} for node, others in found.items()}


def test_similar_at_the_very_limit_though_their_rarest_words_differ() -> None:
    """Seven words of ten, where the three that are not shared are the rarest of all."""
    shared = [f"ord{sign}" for sign in "bcfghjk"]
    long, short = " ".join(["xxb", "xxc", "xxf", *shared]), " ".join(shared)
    assert alike(long, short)
    assert not alike(f"{long} xxg", short)


def indicators(*of_goals: dict[str, Any]) -> Graph:
    """Goals with one indicator each."""
    return made(*(goal(f"1.1.{place}", indicators=[{"id": "i1", **one}]) for place, one in enumerate(of_goals, 1)))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"title": "Fordon, andel (%)"}, {"title": "Fordon andel"}, True),
        ({"title": "Fordon"}, {"title": "Bilar"}, False),
        ({"title": "A", "data_source": "Kolada N00941"}, {"title": "B", "data_source": "kolada, n00941"}, True),
        ({"title": "A", "data_source": "N00941"}, {"title": "B", "data_source": "Kolada (N00941)"}, True),
        ({"title": "A", "data_source": "Kolada"}, {"title": "B", "data_source": "Kolada"}, False),
        ({"title": "A", "data_source": "Kolada 2025"}, {"title": "B", "data_source": "Kolada 2025"}, False),
        ({"title": "A", "data_source": "N00941"}, {"title": "B", "data_source": "N00945"}, False),
        ({}, {}, False),
    ],
)
def test_the_same_measure(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    found = table(indicators(one, other), "same_measure").known
    both = {"1.1.1/indicator/i1": ("1.1.2/indicator/i1",), "1.1.2/indicator/i1": ("1.1.1/indicator/i1",)}
    assert found == (both if same else {})


def test_within_one_goal_nothing_is_the_same_measure() -> None:
    twice = goal(indicators=[{"id": "i1", "title": "Fordon"}, {"id": "i2", "title": "Fordon"}])
    assert table(made(twice), "same_measure").known == {}


def test_an_unknown_title_may_be_that_of_any_other_goals_indicator() -> None:
    found = table(indicators({"title": UNREAD}, {"title": "A"}, {"title": "A"}), "same_measure")
    assert found.unknown["1.1.1/indicator/i1"][0].among == ("1.1.2/indicator/i1", "1.1.3/indicator/i1")
    assert found.unknown["1.1.2/indicator/i1"][0].among == ("1.1.1/indicator/i1",)
