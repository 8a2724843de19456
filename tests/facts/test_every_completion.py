"""Facts under unknowns against every way in which these can turn out.

What a fact says of a graph with unknowns must leave room for what it says of each completion of the graph, in which
the unknowns are values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker import facts
from checker.facts.possible import MOST, Reader, table_of
from checker.graph import Graph, Table, Unknown, Unknowns, Values, ValueSet
from checker.vocabulary import ATTRIBUTES, FACTS
from tests.graph.worlds import BECAUSE, allows, completions, graph_of, turnouts

Tables = dict[tuple[str, str], Values]

UNIVERSE: dict[str, Values] = {
    "value": (Decimal(0), Decimal(1), Decimal("1.5"), Decimal(3)),
    "upper": (Decimal(1), Decimal(2)),
    "year": (2025, 2026, 2027),
    "definition_from": (2025, 2026),
    "measure": ("fordon", "bilar"),
    "unit": ("%", "kr", "andel"),
    "title": ("Andel, ny definition", "Fordon", "fordon:", "Mark"),
    "text": ("Uppdraget utvärderas 2026.", "Delta i kommunens arbete enligt plan."),
    "area_names": ("Mark", "Fordon"),
    "start": (date(2025, 1, 1), date(2026, 6, 1)),
    "end": (date(2026, 3, 1), date(2026, 12, 31)),
    "data_source": ("N00941", "Kolada"),
}
"""The values that each word has in these graphs, and that anything can be; for closed lists, all of theirs."""


def values_of(word: str) -> Values:
    return ATTRIBUTES[word].choices or UNIVERSE[word]


def room_for(table: Table, node: str) -> ValueSet:
    return ValueSet(table.known.get(node, ()), table.unknown.get(node, ()))


def outcomes(found: ValueSet, name: str) -> Iterator[Values]:
    """Every way in which an answer on a completed graph can itself turn out; most facts have one value at most."""
    if not found.unknowns:
        if len(found.known) < 2 or name not in FACTS or FACTS[name].many:
            yield found.known
        return
    one, *others = found.unknowns
    choices = FACTS[name].choices if name in FACTS else ()
    for way in turnouts(one, choices):
        rest = ValueSet(tuple(dict.fromkeys((*found.known, *way))), tuple(others))
        yield from outcomes(rest, name)


def assert_room_for_every_completion(graph: Graph, names: Iterable[str]) -> None:
    names = [*names]
    open_ = facts.compute(graph, names)
    universe = {
        word: values_of(word) for word in (*UNIVERSE, *ATTRIBUTES) if word in UNIVERSE or ATTRIBUTES[word].choices
    }
    for complete in completions(graph, universe):
        closed = facts.compute(complete, names)
        for name in names:
            for node in graph.nodes:
                room, found = room_for(open_[name], node), room_for(closed[name], node)
                if any(one.among is None for one in found.unknowns):
                    assert any(one.among is None for one in room.unknowns), (name, node, room, found)
                    continue
                for actual in outcomes(found, name):
                    assert allows(room, actual), (name, node, room, actual)


@st.composite
def tables(draw: st.DrawFn, places: list[tuple[str, str]], fixed: Tables, links: Tables) -> Graph | Any:
    """Known values at some of these places, and up to two unknowns at others; links are unknown among their own."""
    known: Tables = {**fixed}
    for word, node in places:
        several = ATTRIBUTES[word].many
        chosen = draw(st.lists(st.sampled_from(values_of(word)), max_size=2 if several else 1, unique=True))
        known[word, node] = tuple(chosen)
    unknown: dict[tuple[str, str], Unknowns] = {}
    for word, node in draw(st.lists(st.sampled_from([*places, *links]), max_size=2, unique=True)):
        among = (
            draw(st.none() | st.lists(st.sampled_from(values_of(word)), min_size=1, unique=True).map(tuple))
            if (word in ATTRIBUTES)
            else links[word, node]
        )
        many = word not in ATTRIBUTES or ATTRIBUTES[word].many
        unknown[word, node] = (Unknown(0 if word not in ATTRIBUTES else 1, many, among, BECAUSE, node, word),)
    for place, values in links.items():
        if place not in unknown:
            known[place] = draw(st.sampled_from([(), values]))
    return {place: values for place, values in known.items() if place not in unknown}, unknown


FIGURES = {"agreement": "agreement", "g": "goal", "r": "desired_result", "h": "goal", "j": "indicator"}
FIGURES |= {"c": "claim", "d": "claim", "i": "indicator", "o": "outcome", "p": "outcome"}
CLAIM_WORDS = ("operator", "value", "year", "direction", "reference", "measure", "unit", "upper")
FIGURE_PLACES = [
    *((word, claim) for claim in "cd" for word in CLAIM_WORDS),
    *((word, "i") for word in ("better", "definition_from", "title", "unit", "data_source")),
    *((word, "j") for word in ("title", "data_source")),
    *((word, outcome) for outcome in "op" for word in ("year", "unit")),
]
FIGURE_LINKS: Tables = {("measured_by", "c"): ("i",), ("measured_by", "d"): ("i",)}
FIGURE_FIXED: Tables = {
    ("year", "agreement"): (2026,),
    ("has_outcome", "i"): ("o", "p"),
    ("value", "o"): (Decimal(1),),
    ("value", "p"): (Decimal(2),),
    ("position", "o"): (1,),
    ("position", "p"): (2,),
    ("has_claim", "r"): ("c", "d"),
    ("measured_by", "g"): ("i",),
    ("measured_by", "h"): ("j",),
}
FIGURE_FACTS = ("latest_outcome", "trend", "largest_jump", "outcome_key", "fulfilment", "claim_due")


@settings(max_examples=80, deadline=None)
@given(tables(FIGURE_PLACES, FIGURE_FIXED, FIGURE_LINKS))
def test_figures(drawn: tuple[Tables, dict[tuple[str, str], Unknowns]]) -> None:
    graph = graph_of(FIGURES, *drawn)
    assert_room_for_every_completion(graph, (*FIGURE_FACTS, "conflicts_with", "same_measure"))


ITEMS = {"agreement": "agreement", "a": "assignment", "b": "assignment", "c": "base_assignment"}
ITEM_PLACES = [
    *((word, item) for item in "ab" for word in ("start", "end", "follow_up", "title", "text")),
    *(("area_names", "c"), ("title", "c"), ("text", "c"), ("follow_up", "agreement")),
]
ITEM_FACTS = (
    *("start_year", "end_year", "years_open", "final_occasion", "occasions_outside"),
    *("mentioned_years", "similar_to", "previous_year"),
)


@settings(max_examples=50, deadline=None)
@given(tables(ITEM_PLACES, {("year", "agreement"): (2026,)}, {}))
def test_items(drawn: tuple[Tables, dict[tuple[str, str], Unknowns]]) -> None:
    assert_room_for_every_completion(graph_of(ITEMS, *drawn), ITEM_FACTS)


SECTIONS = {"agreement": "agreement", "b": "base_assignment", "x": "appendix", "y": "appendix", "z": "appendix"}
SECTIONS |= dict.fromkeys(("x1", "x2", "x3", "y1", "z1"), "section")
SECTION_FIXED: Tables = {
    ("has_section", "x"): ("x1", "x2"),
    ("has_section", "x2"): ("x3",),
    ("has_section", "y"): ("y1",),
    ("has_section", "z"): ("z1",),
    ("described_in", "b"): ("x",),
}
SECTION_PLACES = [
    *((word, section) for section in ("x1", "x2", "x3", "y1", "z1") for word in ("title", "role")),
    *((word, section) for section in ("x1", "y1", "z1") for word in ("text",)),
    ("area_names", "b"),
]


@settings(max_examples=50, deadline=None)
@given(tables(SECTION_PLACES, SECTION_FIXED, {}))
def test_sections(drawn: tuple[Tables, dict[tuple[str, str], Unknowns]]) -> None:
    graph = graph_of(SECTIONS, *drawn)
    assert_room_for_every_completion(graph, ("title_key", "common_rows", "area_keys", "drifts_from"))


def asked(candidates: int) -> tuple[Table, int]:
    """A fact that reads one unknown with so many candidates, and how often it was asked."""
    among = tuple(range(candidates))
    known: Tables = {}
    graph = graph_of({"a": "outcome"}, known, {("year", "a"): (Unknown(1, False, among, BECAUSE, "a", "year"),)})
    times = 0

    def answer(read: Reader, node: str) -> Values:
        nonlocal times
        times += 1
        return (read("year", node)[0] % 2,)

    return table_of(Reader(graph), ("outcome",), answer, choices=(0, 1)), times


def test_only_so_many_ways_are_tried() -> None:
    found, _ = asked(MOST)
    assert (found.unknown["a"][0].at_least, {*(found.unknown["a"][0].among or ())}) == (1, {0, 1})
    found, times = asked(MOST + 1)
    assert (found.unknown["a"][0].at_least, found.unknown["a"][0].among) == (0, (0, 1))
    assert times <= 2


def test_what_is_assumed_for_one_node_is_open_again_for_the_next() -> None:
    unknown = {("year", "a"): (Unknown(1, False, (1, 2), BECAUSE, "a", "year"),)}
    graph = graph_of({"a": "outcome", "b": "outcome"}, {}, unknown)
    found = table_of(Reader(graph), ("outcome",), lambda read, _: read("year", "a"))
    assert found.known == {}
    assert found.unknown["a"] == found.unknown["b"]


def test_what_is_not_read_does_not_matter() -> None:
    unknown = {("year", "a"): (Unknown(1, False, None, BECAUSE, "a", "year"),)}
    found = table_of(Reader(graph_of({"a": "outcome"}, {}, unknown)), ("outcome",), lambda read, node: (node,))
    assert found == Table({"a": ("a",)}, {})
