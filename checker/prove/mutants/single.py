"""Operators that cut one of several: one recipient, result, indicator, link, outcome or claim, and leave the others.

Where what is left is an agreement that could have been meant, no rule has anything to notice, and nothing is cut.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.graph import Graph
from checker.prove.mutants.edit import (
    ASSIGNED,
    Edit,
    Edits,
    at,
    entry,
    given_to,
    items,
    operator,
    values,
    without_links,
)


def _goal_of(node: str) -> str:
    return node.split("/")[0]


def _indicators_of(graph: Graph, result: str) -> tuple[str, ...]:
    return values(graph, result, "measured_by")


def _results_of(graph: Graph, indicator: str) -> list[str]:
    """The results that an indicator measures."""
    measured = graph.inverse("measured_by").known.get(indicator, ())
    return [node for node in measured if graph.nodes[node] == "desired_result"]


def _without(graph: Graph, node: str, part: str) -> list[Any]:
    """The entries of a part of a goal but for the one that is this node."""
    gone = node.rpartition("/")[2]
    return [one for one in entry(graph, _goal_of(node))[part] if one["id"] != gone]


@operator("LED02", "DEL04", about="one recipient of several cut from the sentence")
def recipient_cut(graph: Graph) -> Edits:
    for node in items(graph, *ASSIGNED):
        sentence, heading = values(graph, node, "named_in_sentence"), values(graph, node, "named_in_heading")
        for one in sentence:
            rest = [other for other in sentence if other != one]
            if not rest:
                continue
            noticed = at(node, "DEL04") if one in heading else {}
            noticed |= at(node, "LED02") if one in values(graph, node, "led_by") else {}
            if noticed:
                yield Edit(noticed, {node: given_to(rest)})


@operator("RES01", "IND04", about="one result of a goal cut")
def result_cut(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        goal, rest = _goal_of(result), _without(graph, result, "results")
        alone = tuple(one for one in _indicators_of(graph, result) if _results_of(graph, one) == [result])
        if not rest:
            yield Edit(at(goal, "RES01"), {goal: {"results": rest}})
        elif alone:
            yield Edit({"IND04": alone}, {goal: {"results": rest}})


@operator("IND01", "IND03", about="one indicator of a goal cut, with the links to it")
def indicator_cut(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        goal, rest = _goal_of(indicator), _without(graph, indicator, "indicators")
        alone = tuple(one for one in _results_of(graph, indicator) if _indicators_of(graph, one) == (indicator,))
        results = without_links(entry(graph, goal).get("results", []), indicator.rpartition("/")[2])
        if not rest or alone:
            noticed = {"IND03": alone} if rest else at(goal, "IND01")
            yield Edit(noticed, {goal: {"indicators": rest, "results": results}})


@operator("IND03", "IND04", about="one link between a result and an indicator cut")
def link_cut(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        for indicator in _indicators_of(graph, result):
            noticed: dict[str, tuple[str, ...]] = {}
            if _indicators_of(graph, result) == (indicator,):
                noticed |= at(result, "IND03")
            if _results_of(graph, indicator) == [result]:
                noticed |= at(indicator, "IND04")
            if noticed:
                yield Edit(noticed, {result: _unlinked(entry(graph, result), indicator.rpartition("/")[2])})


def _unlinked(result: dict[str, Any], indicator: str) -> dict[str, Any]:
    """A patch that cuts the links of a result and of its claims to an indicator; null takes a link away."""
    claims = without_links(result.get("claims", []), indicator)
    return {"claims": claims, "measured_by": {indicator: None}}


@operator("IND21", about="the latest outcome cut, where the one before it falls short of the target")
def outcome_cut(graph: Graph) -> Edits:
    for claim in graph.by_kind["claim"]:
        for indicator in values(graph, claim, "measured_by"):
            outcomes = entry(graph, indicator).get("outcomes", {})
            figures = [
                value for one in values(graph, indicator, "has_outcome") for value in values(graph, one, "value")
            ]
            least = graph.first(claim, "value") if graph.first(claim, "operator") == "ge" else None
            if isinstance(least, Decimal) and "unplaced" not in outcomes and figures[-2:-1] < [least] and figures[1:]:
                yield Edit(at(indicator, "IND21"), {indicator: {"outcomes": {[*outcomes][-1]: None}}})


@operator("RES02", about="the only claim of a result cut, its links kept")
def claim_cut(graph: Graph) -> Edits:
    for claim in graph.by_kind["claim"]:
        result = claim.rpartition("/claim/")[0]
        if values(graph, result, "has_claim") == (claim,):
            links = {one.rpartition("/")[2]: "judged" for one in _indicators_of(graph, result)}
            yield Edit(at(result, "RES02"), {result: {"claims": [], "measured_by": links}})
