"""Computed relations: what is similar, measured by the same, against each other, or nearly the usual wording."""

from __future__ import annotations

import random
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import facts
from checker.facts import likeness
from checker.facts.likeness import _conflict
from checker.facts.possible import Reader
from checker.facts.related import ALIKE
from checker.facts.wording import content, key, sentences, stem, unit_key
from checker.graph import Graph, Table
from tests.facts.agreements import assignment, base, division, goal, made, real, said, table
from tests.facts.test_structure import DSO, ROS, TEK, appendix, row, three

UNREAD = {"unknown": "oläsligt"}


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


def claims(*of_result: dict[str, Any]) -> Graph:
    """One result with these claims, on one measure unless they say another."""
    stated = [{"measure": "fossilfria fordon", **claim} for claim in of_result]
    return made(goal(results=[{"id": "r1", "text": "Resultat", "claims": stated}]))


def bound(operator: str, value: str, **more: Any) -> dict[str, Any]:
    return {"operator": operator, "value": value, **more}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bound("ge", "95"), bound("ge", "90")),
        (bound("ge", "95", year="2026"), bound("ge", "90", year="2026")),
        (bound("ge", "95", year="2026"), bound("ge", "90")),
        (bound("ge", "95", measure="Fordon, fossilfria"), bound("ge", "90", measure="det fossilfria fordonet")),
        (bound("ge", "95", unit="%"), bound("ge", "90", unit="procent")),
        (bound("ge", "95", unit="%"), bound("ge", "90", reference="fixed")),
        (bound("ge", "95"), bound("le", "90")),
        (bound("lt", "95"), bound("ge", "95")),
        (bound("delta", "100"), bound("delta", "50")),
        (bound("between", "25", upper="50"), bound("between", "25", upper="60")),
        (bound("eq", "25"), bound("ge", "30")),
        ({"direction": "up"}, {"direction": "down"}),
        ({"direction": "up"}, bound("le", "95", direction="down")),
    ],
)
def test_claims_that_conflict(one: dict[str, Any], other: dict[str, Any]) -> None:
    graph = claims(one, other)
    first, second = graph.by_kind["claim"]
    assert table(graph, "conflicts_with") == Table({first: (second,), second: (first,)}, {})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (bound("ge", "95"), bound("ge", "95,0")),
        (bound("ge", "95", year="2026"), bound("ge", "90", year="2027")),
        (bound("ge", "95"), bound("ge", "90", measure="bilar")),
        (bound("ge", "95", unit="%"), bound("ge", "90", unit="antal")),
        (bound("lt", "1,16"), {"direction": "down", "reference": "previous_year"}),
        (bound("ge", "95", direction="up"), {"direction": "up"}),
        (bound("ge", "80"), bound("le", "90")),
        (bound("ge", "95"), bound("le", "95")),
        (bound("delta", "100", direction="up"), {"direction": "up"}),
        (bound("delta", "100"), bound("ge", "95")),
        (bound("ge", "95", reference="fixed"), bound("ge", "90", reference="external")),
        ({}, bound("ge", "95")),
        ({}, {}),
    ],
)
def test_claims_that_go_together(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert table(claims(one, other), "conflicts_with") == Table({}, {})


def test_what_is_said_again_and_again_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def conflict(read: Reader, one: str, other: str) -> bool:
        asked.append((one, other))
        return _conflict(read, one, other)

    monkeypatch.setattr(likeness, "_conflict", conflict)
    graph = claims(*[bound("ge", "95")] * 40, *[bound("le", "90")] * 3)
    *floors, one, two, three = graph.by_kind["claim"]
    found = table(graph, "conflicts_with").known
    assert {found[floor] for floor in floors} == {(one, two, three)}
    assert found[one] == found[two] == found[three] == tuple(floors)
    assert len(asked) == 1


def test_claims_without_measure_conflict_with_nothing() -> None:
    no_measure = {"id": "r1", "text": "x", "claims": [bound("ge", "1"), bound("ge", "2")]}
    assert table(made(goal(results=[no_measure])), "conflicts_with") == Table({}, {})


def test_an_unknown_figure_leaves_a_conflict_open_unless_no_candidate_makes_one() -> None:
    graph = claims(bound("ge", "95"), {**bound("ge", ""), "value": UNREAD})
    found = table(graph, "conflicts_with")
    first, second = graph.by_kind["claim"]
    assert found.known == {}
    assert [found.unknown[node][0].among for node in (first, second)] == [(second,), (first,)]
    assert found.unknown[first][0].name == "value"
    same = {"unknown": "oläsligt", "among": ["95", "95,0"]}
    assert table(claims(bound("ge", "95"), {"operator": "ge", "value": same}), "conflicts_with") == Table({}, {})
    other = {"unknown": "oläsligt", "among": ["90", "91"]}
    assert table(claims(bound("ge", "95"), {"operator": "ge", "value": other}), "conflicts_with").unknown == {}
    assert len(table(claims(bound("ge", "95"), {"operator": "ge", "value": other}), "conflicts_with").known) == 2


def test_an_unknown_measure_may_be_that_of_any_claim() -> None:
    graph = claims(bound("ge", "95", measure=UNREAD), bound("ge", "90"), bound("ge", "95", measure="annat"), {})
    first, second, _, _ = graph.by_kind["claim"]
    found = table(graph, "conflicts_with").unknown
    assert found[first][0].among == (second,)  # whatever it measures, the third has the same figure
    assert found[second][0].among == (first,)


def test_the_conflict_in_the_real_agreement() -> None:
    """1.1.4 wants an NUI of at least 75 every year, 4.1.2 wants 80, 82 and 85."""
    found = table(real(), "conflicts_with")
    (many,) = [node for node, others in found.known.items() if len(others) > 1]
    assert many.startswith("1.1.4/result/r5/")
    assert {other.rpartition("/claim/")[0] for other in found.known[many]} == {"4.1.2/result/r4"}
    assert found.unknown == {}


USUAL = "Divisionen medverkar i kommunens krishantering i enlighet med kommunens krisledningsplan."


def drifting(*texts: str | list[str]) -> dict[str, tuple[str, ...]]:
    """What drifts among the rows of three appendices (ROS, TEK, DSO) with these texts."""
    rows = [(row("Krishantering", text=[text] if isinstance(text, str) else text),) for text in texts]
    return table(three(*rows), "drifts_from").known


DRIFT = {"appendix/DSO/krishantering": ("appendix/ROS/krishantering",)}


@pytest.mark.parametrize(
    ("text", "drifts"),
    [
        (USUAL.replace("krisledningsplan", "krishanteringsplan"), True),
        (USUAL.replace(" i enlighet med kommunens", " enligt kommunens"), False),
        (USUAL.replace("medverkar", "deltar"), True),
        (USUAL, False),
        (USUAL.upper().replace("DIVISIONEN", "DIVISION SOCIAL OMSORG"), False),
        (USUAL.replace("Divisionen", "DSO"), False),
        (USUAL.replace("Divisionen", "Social omsorg"), False),
        (USUAL.replace("Divisionen", "Utöver ovan, divisionen"), False),
        (f"{USUAL} Rutinerna revideras.", False),
        (f"Rutinerna revideras. {USUAL.replace('krisledningsplan', 'krishanteringsplan')}", True),
        ("Bereda underlag till den politiska ledningen.", False),
        ("", False),
    ],
)
def test_a_row_drifts_from_the_usual_wording(text: str, drifts: bool) -> None:
    assert drifting(USUAL, USUAL, [text] if text else []) == (DRIFT if drifts else {})


def test_a_row_that_has_the_usual_wording_too_does_not_drift() -> None:
    both = [USUAL, USUAL.replace("krisledningsplan", "krishanteringsplan")]
    assert drifting(USUAL, USUAL, both) == {}


def test_without_a_wording_that_most_have_nothing_drifts() -> None:
    other = USUAL.replace("krisledningsplan", "krishanteringsplan")
    assert drifting(USUAL, other, []) == {}
    rows = [appendix(code, row("Krishantering", text=[text])) for code, text in (("ROS", USUAL), ("TEK", other))]
    assert table(made(bodies=(ROS, TEK), appendices=rows), "drifts_from").known == {}


def test_half_of_the_rows_are_not_most() -> None:
    other = USUAL.replace("krisledningsplan", "krishanteringsplan")
    bodies = (ROS, TEK, DSO, division("NKF", "Division Näringsliv Kultur"))
    rows = zip(("ROS", "TEK", "DSO", "NKF"), (USUAL, USUAL, other, other), strict=True)
    graph = made(bodies=bodies, appendices=[appendix(code, row("Kris", text=[text])) for code, text in rows])
    assert table(graph, "drifts_from").known == {}


def test_rows_of_other_titles_are_not_compared() -> None:
    other = row("Kris", text=[USUAL.replace("krisledningsplan", "krishanteringsplan")])
    same = row("Krishantering", text=[USUAL])
    assert table(three((same,), (same,), (other,)), "drifts_from").known == {}


def test_an_unknown_row_leaves_its_fellows_open() -> None:
    same, unread = row("Krishantering", text=[USUAL]), row("Krishantering", text=UNREAD)
    found = table(three((same,), (same,), (unread,)), "drifts_from")
    assert found.known == {}
    assert {*found.unknown} == {f"appendix/{code}/krishantering" for code in ("ROS", "TEK", "DSO")}
    assert {len(one.among or ()) for (one,) in found.unknown.values()} == {2}


def test_a_section_that_may_be_a_common_row_leaves_it_open() -> None:
    same = row("Krishantering", text=[USUAL])
    maybe = {"title": "Krishantering", "role": UNREAD, "text": [USUAL]}
    found = table(three((same,), (same,), (maybe,)), "drifts_from").unknown
    assert {*found} == {f"appendix/{code}/krishantering" for code in ("ROS", "TEK", "DSO")}
    assert {one.name for unknowns in found.values() for one in unknowns} == {"role"}


def test_the_drift_in_the_real_agreement() -> None:
    """DSO follows a krishanteringsplan where five others follow a krisledningsplan."""
    assert table(real(), "drifts_from") == Table({"appendix/DSO/krishantering": ("appendix/NKF/krishantering",)}, {})


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


some_claims = st.fixed_dictionaries(
    {},
    optional={
        "measure": st.sampled_from(["fordon", "Fordonen", "bilar"]),
        "operator": st.sampled_from(["ge", "le", "lt", "gt", "eq", "delta", "between"]),
        "value": st.sampled_from(["1", "2", "3"]),
        "upper": st.sampled_from(["3", "4"]),
        "year": st.sampled_from(["2026", "2027"]),
        "direction": st.sampled_from(["up", "down"]),
        "unit": st.sampled_from(["%", "procent", "kr"]),
        "reference": st.sampled_from(["fixed", "previous_year"]),
    },
)


@given(st.lists(some_claims, max_size=6), st.randoms(use_true_random=False))
def test_conflicts_are_symmetric_irreflexive_and_in_no_order(
    stated: list[dict[str, Any]], shuffle: random.Random
) -> None:
    def conflicts(order: list[int]) -> set[tuple[int, int]]:
        graph = made(goal(results=[{"id": "r1", "text": "x", "claims": [stated[place] for place in order]}]))
        nodes = dict(zip(graph.by_kind["claim"], order, strict=True))
        known = table(graph, "conflicts_with").known
        return {(nodes[one], nodes[other]) for one, others in known.items() for other in others}

    in_order = [*range(len(stated))]
    found = conflicts(in_order)
    assert {(other, one) for one, other in found} == found
    assert all(one != other for one, other in found)
    shuffle.shuffle(in_order)
    assert conflicts(in_order) == found


@pytest.mark.parametrize(
    "words",
    [
        "öka ökar ökade ökad ökat ökande",
        "sjukfrånvaro sjukfrånvaron sjukfrånvarons",
        "ekonomi ekonomin ekonomins ekonomier",
        "kommun kommunen kommunens kommuner kommunerna",
        "stadskärna stadskärnan stadskärnans",
        "trygg trygga tryggare",
        "omsättning omsättningen omsättningens",
        "möjlighet möjligheter möjligheterna",
        "samverka samverkan",
        "plan planen planer",
    ],
)
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_composed_letters_and_units_are_the_same_however_they_are_written() -> None:
    assert key("A\N{COMBINING DIAERESIS}gare") == key("ägare")
    assert {unit_key(unit) for unit in ("%", "procent", " Procent ")} == {"%"}


def test_sentences_end_before_a_capital() -> None:
    assert sentences("Enligt plan m.m. och t.ex. lag. Därefter? Ja! 5 år.") == [
        "Enligt plan m.m. och t.ex. lag.",
        "Därefter?",
        "Ja!",
        "5 år.",
    ]


def test_division_names_of_one_word_count_as_one_word_too() -> None:
    mark = division("MARK", "Mark")
    rows = [
        appendix(code, row("Kris", text=[f"{name} medverkar i arbetet."]))
        for code, name in (("MARK", "Mark"), ("DSO", "Divisionen"), ("ROS", "ROS"))
    ]
    graph = made(bodies=(mark, DSO, ROS), appendices=rows)
    assert facts.compute(graph, ["drifts_from"])["drifts_from"].known == {}
