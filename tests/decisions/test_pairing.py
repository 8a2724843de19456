"""The nodes of two versions of an agreement, one to one, down to claims and outcomes."""

from __future__ import annotations

from typing import Any, Final

from checker.agreement import read_agreement
from checker.decisions.pairing import Described, described_items, pair_graphs, pair_items
from checker.graph import Graph, build_graph
from tests.decisions.versions import graph_of, graph_with, pairing_with
from tests.sound import EXAMPLE, SOUND, sound_graph

RESULT: Final[dict[str, Any]] = {
    "id": "r2",
    "text": "Fler ska resa med buss",
    "claims": [{"measure": "bussresor", "direction": "up"}],
}


def with_results(*results: dict[str, Any]) -> dict[str, Any]:
    return {"1.1.1": {"results": [*results]}}


def with_outcomes(outcomes: dict[str, Any]) -> Graph:
    years = {"outcome_years": [str(year) for year in range(2022, 2027)]}
    no_years = {"2024": None, "2025": None}
    return graph_with({"agreement": years, "1.1.1/indicator/i1": {"outcomes": no_years | outcomes}})


def test_an_agreement_is_wholly_itself() -> None:
    pairing = pairing_with({})
    assert pairing.newer == {node: node for node in sound_graph().nodes}
    assert pairing.called.items() >= pairing.newer.items()
    assert (pairing.removed, pairing.added) == ((), ())


def test_parts_follow_a_goal_that_was_renumbered() -> None:
    pairing = pair_graphs(sound_graph(), graph_of(SOUND.read_text("utf-8").replace("1.1.2", "1.1.7")))
    assert pairing.newer["1.1.2/result/r1/claim/1"] == "1.1.7/result/r1/claim/1"
    assert pairing.now("1.1.2/indicator/i1/outcome/2024") == "1.1.7/indicator/i1/outcome/2024"
    assert pairing.now("1.1.2/result/r1/claim/resultatet") == "1.1.7/result/r1/claim/resultatet"


def test_results_are_known_by_their_words_and_not_by_their_ids() -> None:
    text = sound_graph().first("1.1.1/result/r1", "text")
    old = graph_with(with_results({"id": "r1", "text": text}, RESULT))
    swapped = graph_with(with_results({**RESULT, "id": "r1"}, {"id": "r2", "text": text}))
    pairs = pair_graphs(old, swapped).newer
    assert (pairs["1.1.1/result/r1"], pairs["1.1.1/result/r2"]) == ("1.1.1/result/r2", "1.1.1/result/r1")
    assert pairs["1.1.1/result/r2/claim/1"] == "1.1.1/result/r1/claim/1"


def test_a_result_that_took_a_removed_ones_id_is_not_that_one() -> None:
    old = graph_with(with_results(RESULT))
    new = graph_with(with_results({"id": "r2", "text": "Avfallet ska minska"}))
    pairing = pair_graphs(old, new)
    assert pairing.now("1.1.1/result/r2") is None
    assert pairing.now("1.1.1/result/r2/claim/bussresor") is None
    assert "1.1.1/result/r2" in pairing.added


def test_a_result_may_move_to_another_goal() -> None:
    old = graph_with(with_results(RESULT))
    new = graph_with({"1.1.1": {"results": []}, "1.1.2": {"results": [{**RESULT, "id": "r9"}]}})
    assert pair_graphs(old, new).newer["1.1.1/result/r2"] == "1.1.2/result/r9"


def test_outcomes_are_known_by_year_or_by_place_or_by_what_they_say() -> None:
    of = "1.1.1/indicator/i1/outcome"
    unplaced = with_outcomes({"unplaced": ["93", "95"]})
    assert pair_graphs(unplaced, with_outcomes({"2024": "93", "2025": "95"})).now(f"{of}/2 of 2") == f"{of}/2025"
    more = with_outcomes({"unplaced": ["91", "93", "95"]})
    assert pair_graphs(unplaced, more).now(f"{of}/1 of 2") == f"{of}/2 of 3"
    changed = with_outcomes({"unplaced": ["93", "96"]})
    assert pair_graphs(unplaced, changed).now(f"{of}/2 of 2") == f"{of}/2 of 2"
    placed, later = with_outcomes({"2024": "93", "2025": "95"}), with_outcomes({"2025": "95", "2026": "93"})
    assert pair_graphs(placed, later).now(f"{of}/2024") is None


def test_a_body_with_a_new_code_is_known_by_its_name() -> None:
    assert pairing_with({"VA": {"code": "VOA"}}).newer["VA"] == "VOA"
    assert "VA" in pairing_with({"VA": {"code": "VOA", "name": "Vatten"}}).removed


def test_areas_are_known_by_title_then_by_number() -> None:
    swapped = pairing_with({"area/1": {"number": "2"}, "area/2": {"number": "1"}}).newer
    assert (swapped["area/1"], swapped["area/2"]) == ("area/2", "area/1")
    assert pairing_with({"area/2": {"title": "Levande landsbygd"}}).newer["area/2"] == "area/2"


def test_sections_are_known_by_their_words_in_the_same_appendix() -> None:
    node = "appendix/SHB/detaljplaner"
    assert pairing_with({node: {"title": "Planer i detalj"}}).newer[node] == "appendix/SHB/planer-i-detalj"
    assert pairing_with({"section/ekonomi": None}).removed == ("section/ekonomi",)


def test_parts_of_what_is_gone_are_gone() -> None:
    pairing = pairing_with({item: {"serves": {"1.1.1": None}} for item in ("1.1.3", "1.2.1")}, remove=("1.1.1",))
    assert pairing.now("1.1.1/result/r1") is None
    assert pairing.now("1.1.1/indicator/i1/outcome/2024") is None
    assert pairing.now("2027") == "2027"


def test_items_alone_may_be_all_that_is_known() -> None:
    old = [Described("1.2.9", "assignment", "Anlägga gröna tak"), Described("1.2.1", "assignment", "Bygga en bro")]
    pairing = pair_items(old, described_items(sound_graph()))
    assert pairing.newer == {"1.2.9": "1.2.1"}
    assert pairing.removed == ("1.2.1",)
    assert pairing.now("1.2.9/result/r1") == "1.2.1/result/r1"
    assert pairing.now("1.2.1") is None


def test_the_real_agreement_is_wholly_itself() -> None:
    graph = build_graph(read_agreement(EXAMPLE))
    assert pair_graphs(graph, graph).newer == {node: node for node in graph.nodes}
