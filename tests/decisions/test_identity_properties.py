"""What no finding's identity depends on: how a file is written, in what order, under what numbers."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decisions.comparison import compare
from checker.decisions.identity import identity_of
from checker.decisions.pairing import pair_graphs
from checker.engine import Verdict
from checker.finding import Finding, Standing
from checker.graph import Graph
from checker.run import Checked, Comparison
from tests.decisions.generated import Entry, agreements, checked

RANDOM = st.integers(0, 2**32).map(Random)
few = settings(max_examples=20, deadline=None)


def compared(old: Checked, new: Checked) -> tuple[tuple[Finding, ...], Comparison]:
    both = compare(old, new, "before")
    assert both.comparison is not None
    return both.findings, both.comparison


def assert_nothing_happened(old: Checked, new: Checked) -> None:
    """Every finding and every undecided answer is there again as exactly itself."""
    findings, comparison = compared(old, new)
    assert [found.message.sv for found in findings if found.standing is not Standing.REMAINING] == []
    assert (comparison.mended, comparison.undecided) == ((), ())
    pairing = pair_graphs(old.graph, new.graph)
    assert (pairing.removed, pairing.added) == ((), ())
    before = {identity_of(found).now(pairing) for found in old.findings}
    assert before == {identity_of(found) for found in new.findings}
    titles = {(found.rule.id, pairing.now(found.subject), found.title) for found in old.findings}
    assert titles == {(found.rule.id, found.subject, found.title) for found in new.findings}


def shuffled_keys(value: Any, random: Random) -> Any:
    if isinstance(value, dict):
        keys = [*value]
        random.shuffle(keys)
        return {key: shuffled_keys(value[key], random) for key in keys}
    return [shuffled_keys(one, random) for one in value] if isinstance(value, list) else value


@few
@given(agreements(), RANDOM)
def test_how_a_file_is_written_does_not_matter(value: Entry, random: Random) -> None:
    old, new = checked(value), checked(shuffled_keys(value, random), indent=None)
    assert_nothing_happened(old, new)
    assert compared(old, new)[1].changes == ()


def reordered(value: Entry, random: Random) -> Entry:
    """Items in another order, and in each its results and indicators, recipients and leads."""
    value = deepcopy(value)
    random.shuffle(value["items"])
    for item in value["items"]:
        for word in ("results", "indicators", "led_by", "supported_by", "held_by"):
            random.shuffle(item.get(word, []))
    return value


@few
@given(agreements(), RANDOM)
def test_the_order_of_items_and_of_their_parts_does_not_matter(value: Entry, random: Random) -> None:
    old, new = checked(value), checked(reordered(value, random))
    assert_nothing_happened(old, new)
    assert compared(old, new)[1].changes == ()


def renumbered(value: Entry, random: Random) -> Entry:
    """Other numbers for all items: those of each series change places, so that no gap comes or goes."""
    value = deepcopy(value)
    new: dict[str, str] = {}
    for series in ("1.1.", "1.2."):
        numbers = [item["number"] for item in value["items"] if item["number"].startswith(series)]
        new |= dict(zip(numbers, random.sample(numbers, len(numbers)), strict=True))
    for item in value["items"]:
        item["number"] = new[item["number"]]
        if item.get("serves"):
            item["serves"] = {new[number]: link for number, link in item["serves"].items()}
        for result in item.get("results", ()):
            result["id"] = result["id"].replace("r", "q")
    return value


@few
@given(agreements(), RANDOM)
def test_numbers_and_ids_do_not_matter(value: Entry, random: Random) -> None:
    assert_nothing_happened(checked(value), checked(renumbered(value, random)))


@few
@given(agreements(), RANDOM)
def test_everything_at_once_does_not_matter(value: Entry, random: Random) -> None:
    assert_nothing_happened(
        checked(value), checked(shuffled_keys(reordered(renumbered(value, random), random), random))
    )


def results_of(graph: Graph) -> list[str]:
    return graph.by_kind["desired_result"]


@few
@given(agreements(), st.data())
def test_deleting_a_result_moves_nothing_to_another(value: Entry, data: st.DataObject) -> None:
    old = checked(value)
    gone = data.draw(st.sampled_from(results_of(old.graph)))
    less = deepcopy(value)
    _, item, _, place = old.graph.origin[gone]
    del less["items"][item]["results"][place]
    for number, result in enumerate(less["items"][item]["results"], start=1):
        result["id"] = f"r{number}"  # as an import would number them anew
    new = checked(less)
    pairing = pair_graphs(old.graph, new.graph)
    assert pairing.now(gone) is None
    for before in results_of(old.graph):
        if before != gone:
            now = pairing.newer[before]
            assert new.graph.first(now, "text") == old.graph.first(before, "text")
    findings, comparison = compared(old, new)
    assert {found.subject for found in comparison.mended if found.kind == "desired_result"} <= {gone}
    brought = [found for found in findings if found.standing is Standing.NEW and found.kind == "desired_result"]
    assert brought == []


WHOLE_AGREEMENT = {
    "STR03": "the numbers of all items make the series in which there are gaps",
    "LED07": "how much is piled on one division depends on every item that it has",
}
"""The rules that say something else of the rest when an item comes: what they count is the whole agreement."""

UNRELATED: Entry = {
    "number": "1.2.30",
    "kind": "assignment",
    "title": "Rusta upp teaterns scen",
    "in_area": "1",
    "decided_by": "KS",
    "held_by": ["KS"],
    "named_in_sentence": {"codes": ["ROS"], "quote": "Uppdraget ges till ROS."},
    "start": "2026-01-01",
    "serves": {},
    "text": ["Scenen får nytt golv och ny ridå."],
}


@few
@given(agreements(), st.integers(0, 20))
def test_adding_an_unrelated_item_adds_no_finding_elsewhere(value: Entry, place: int) -> None:
    more = deepcopy(value)
    more["items"].insert(place, UNRELATED)
    findings, comparison = compared(checked(value), checked(more))
    elsewhere = [found for found in findings if found.standing is Standing.NEW and found.subject != "1.2.30"]
    assert {found.rule.id for found in elsewhere} <= {*WHOLE_AGREEMENT}
    assert {found.rule.id for found in comparison.mended} <= {*WHOLE_AGREEMENT}
    assert any(found.subject == "1.2.30" and found.verdict is Verdict.FINDING for found in findings)
    assert [change.subject for change in comparison.changes] == ["1.2.30"]


def moved(value: Entry, number: str, edit: Callable[[Entry], None]) -> Entry:
    value = deepcopy(value)
    edit(next(item for item in value["items"] if item["number"] == number))
    return value


OF_THE_AREA = {
    "STR03": "the number that the item had is a gap, and so are those before its new one",
    "DEL07": "it asks whether the council has decided anything in the item's area",
}


@few
@given(agreements(), st.data())
def test_an_item_moved_to_another_area_keeps_what_is_said_of_it(value: Entry, data: st.DataObject) -> None:
    number = data.draw(
        st.sampled_from([item["number"] for item in value["items"] if item["number"] > "1.2.4"] or ["1.2.1"])
    )

    def to_the_second(item: Entry) -> None:
        item.update(number="2.2.1", in_area="2")

    old, new = checked(value), checked(moved(value, number, to_the_second))
    findings, comparison = compared(old, new)
    assert pair_graphs(old.graph, new.graph).newer[number] == "2.2.1"
    changed = [found for found in findings if found.standing is Standing.NEW]
    assert {found.rule.id for found in (*changed, *comparison.mended)} <= {*OF_THE_AREA}
    assert [change.subject for change in comparison.changes] == ["2.2.1", "2.2.1"]
