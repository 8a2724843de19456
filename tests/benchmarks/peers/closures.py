"""networkx: the agreement as its graph, and a closure for each rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from checker.graph import Graph
from checker.graph.networkx_view import as_networkx
from tests.benchmarks.peers.found import ITEMS, Found

Rows = Iterator[tuple[str, str]]


def asked(graphs: Sequence[Graph]) -> Callable[[], Found]:
    """Asks with closures, a walk over the nodes."""
    views = [(graph.agreement.id, as_networkx(graph)) for graph in graphs]
    return lambda: {(agreement, rule, node) for agreement, view in views for rule, node in _rules(view)}


def _rules(view: Any) -> Rows:
    numbers = Counter(about["number"] for _, about in view.nodes(data=True) if about["kind"] in ITEMS)
    for node, about in view.nodes(data=True):
        kind = about["kind"]
        if kind in ITEMS:
            yield from _item(view, node, about)
            if numbers[about["number"]] > 1:
                yield "STR01", node
        if kind == "goal":
            yield from _goal(view, node, about)
        elif kind == "assignment":
            yield from _assignment(view, node, about)
        elif kind == "desired_result":
            goals = _sources(view, node, "expects")
            if any(_targets(view, goal, "measured_by") for goal in goals) and not _targets(view, node, "measured_by"):
                yield "IND03", node
        elif kind == "indicator":
            measured = _sources(view, node, "measured_by")
            if any(_targets(view, one, "expects") for one in measured) and not _of(view, measured, "desired_result"):
                yield "IND04", node


def _item(view: Any, node: str, about: dict[str, Any]) -> Rows:
    given, led, held = (_targets(view, node, word) for word in ("delegated_to", "led_by", "held_by"))
    (agreement,) = _targets(view, node, "in_agreement")
    named = {*given, *led, *_targets(view, node, "named_in_heading"), *_targets(view, node, "supported_by")}
    if not _of(view, given, "division") and not about.get("kept_by_board"):
        yield "DEL01", node
    if named - {*_targets(view, agreement, "has_party")}:
        yield "DEL03", node
    if {*given} & {*held, *_targets(view, node, "decided_by"), *_targets(view, agreement, "of_board")}:
        yield "DEL11", node
    if {*led} - {*given, *held}:
        yield "LED02", node


def _goal(view: Any, node: str, about: dict[str, Any]) -> Rows:
    if not about.get("kept_by_board") and not _sources(view, node, "serves"):
        yield "DEL08", node
    if not _targets(view, node, "measured_by"):
        yield "IND01", node


def _assignment(view: Any, node: str, about: dict[str, Any]) -> Rows:
    if "start" not in about or "end" not in about:
        yield "DAT01", node
    elif about["start"] > about["end"]:
        yield "DAT02", node
    if (
        len(_targets(view, node, "delegated_to")) >= 2
        and len(_of(view, _targets(view, node, "led_by"), "division")) != 1
    ):
        yield "LED01", node


def _targets(view: Any, node: str, relation: str) -> list[str]:
    return [target for _, target, key in view.out_edges(node, keys=True) if key == relation]


def _sources(view: Any, node: str, relation: str) -> list[str]:
    return [source for source, _, key in view.in_edges(node, keys=True) if key == relation]


def _of(view: Any, nodes: Iterable[str], kind: str) -> list[str]:
    return [node for node in nodes if view.nodes[node]["kind"] == kind]
