"""Operators on desired results and their claims."""

from __future__ import annotations

from typing import Any

from checker.graph import Graph
from checker.prove.mutants.edit import Edit, Edits, at, entry, items, operator, strangers, values


def _goal_of(node: str) -> str:
    return node.split("/")[0]


@operator("RES01", about="a goal's results cut")
def results_cut(graph: Graph) -> Edits:
    for goal in items(graph, "goal"):
        if values(graph, goal, "expects"):
            yield Edit(at(goal, "RES01"), {goal: {"results": None}})


@operator("RES02", about="figure and direction of every claim in a result cut")
def claims_blunted(graph: Graph) -> Edits:
    cut: dict[str, Any] = dict.fromkeys(("value", "upper", "operator", "direction", "unit", "reference"))
    for result in graph.by_kind["desired_result"]:
        claims = values(graph, result, "has_claim")
        if claims:
            yield Edit(at(result, "RES02"), dict.fromkeys(claims, cut))


@operator("RES02", about="what is measured no longer said in the claims of a result")
def measure_cut(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        claims = [one for one in values(graph, result, "has_claim") if values(graph, one, "measure")]
        if claims:
            yield Edit(at(result, "RES02"), {claim: {"measure": None} for claim in claims})


@operator("RES03", about="an activity written as a result")
def activity_as_result(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        yield Edit(at(result, "RES03"), {result: {"text": "Ta fram en plan för arbetet"}})


@operator("RES04", about="a result copied to another goal")
def result_copied(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        for other in [goal for goal in items(graph, "goal") if goal != _goal_of(result)][:1]:
            copied = {"id": "kopia", "text": graph.first(result, "text"), "claims": []}
            results = [*entry(graph, other).get("results", ()), copied]
            yield Edit({"RES04": (result, f"{other}/result/kopia")}, {other: {"results": results}})


@operator("RES05", about="a second result of the goal that claims another value of the same")
def claim_contradicted(graph: Graph) -> Edits:
    for claim in graph.by_kind["claim"]:
        if not values(graph, claim, "value"):
            continue
        goal, result = _goal_of(claim), claim.rpartition("/claim/")[0]
        other = {**entry(graph, claim), "value": "7", "upper": None, "measured_by": {}}
        other = {key: value for key, value in other.items() if value is not None}
        added = {"id": "annat", "text": "Det ska bli annorlunda, 7", "claims": [other]}
        yield Edit(
            {"RES05": (result, f"{goal}/result/annat")}, {goal: {"results": [*entry(graph, goal)["results"], added]}}
        )


@operator("RES06", about="a goal held by two boards, with a result that names none")
def holders_doubled(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        goal = _goal_of(result)
        others = [one for one in graph.by_kind["board"] if one not in values(graph, goal, "held_by")]
        if others or len(values(graph, goal, "held_by")) > 1:
            patches = {goal: {"held_by": [*values(graph, goal, "held_by"), *others[:1]]}, result: {"held_by": None}}
            yield Edit(at(result, "RES06"), patches)


@operator("RES07", about="a claim on something else put into a result")
def claim_added(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        claims = entry(graph, result).get("claims", [])
        if claims:
            more = {"measure": "något helt annat", "direction": "up", "quote": "ska öka", "measured_by": {}}
            yield Edit(at(result, "RES07"), {result: {"claims": [*claims, more]}})


@operator("ANS06", about="a result given to a board that does not hold the goal")
def result_to_stranger(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        holders = values(graph, _goal_of(result), "held_by")
        others = [one for one in strangers(graph) if graph.nodes[one] == "board" and one not in holders]
        if others and holders:
            yield Edit(at(result, "ANS06"), {result: {"held_by": others[:1]}})
