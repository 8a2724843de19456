"""Operators on what is reported at the follow-up beside an agreement."""

from __future__ import annotations

from collections.abc import Iterator

from checker.finding import reporters
from checker.graph import Graph
from checker.prove.mutants.companions import EXPLAINED
from checker.prove.mutants.edit import Edit, Edits, at, entry, operator, values


def _in_state(graph: Graph, *statuses: str) -> Iterator[str]:
    """The reports with one of these statuses."""
    return (node for node in graph.by_kind["report"] if values(graph, node, "status")[0] in statuses)


@operator("UPP07", about="a status in a word of one's own", beside=True)
def status_invented(graph: Graph) -> Edits:
    for node in graph.by_kind["report"]:
        yield Edit(at(node, "UPP07"), {node: {"status": "grönt"}})


@operator("UPP08", about="on track turned into a deviation without a word of it", beside=True)
def deviation_unexplained(graph: Graph) -> Edits:
    for node in _in_state(graph, "enligt plan"):
        yield Edit(at(node, "UPP08"), {node: {"status": "avviker"}})


@operator("UPP08", about="one of what is to be said of a deviation cut", beside=True)
def explanation_cut(graph: Graph) -> Edits:
    for node in _in_state(graph, "avviker"):
        for field in EXPLAINED:
            yield Edit(at(node, "UPP08"), {node: {field: None}})


@operator("UPP09", about="the forecast of what is not done cut", beside=True)
def forecast_cut(graph: Graph) -> Edits:
    for node in _in_state(graph, "enligt plan", "avviker", "inte påbörjat"):
        yield Edit(at(node, "UPP09"), {node: {"forecast": None}})


@operator("UPP10", about="a report struck from the file", beside=True)
def report_cut(graph: Graph) -> Edits:
    for node in graph.by_kind["report"]:
        item = entry(graph, node)["item"]
        owing = tuple(f"{item}/report/{division}" for division in reporters(graph, item))
        yield Edit({"UPP10": owing or (node,)}, {node: None})


@operator("UPP10", about="a report of one division alone, where several owe one", beside=True)
def others_silent(graph: Graph) -> Edits:
    for node in graph.by_kind["report"]:
        item = entry(graph, node)["item"]
        first, *others = reporters(graph, item) or ("",)
        for division in others:
            yield Edit(at(f"{item}/report/{division}", "UPP10"), {node: {"by": first}})


@operator("UPP10", about="the status of a report cut", beside=True)
def status_cut(graph: Graph) -> Edits:
    for node in graph.by_kind["report"]:
        yield Edit(at(node, "UPP10"), {node: {"status": None}})


@operator("UPP10", about="a report that is written down as not handed in", beside=True)
def report_owed(graph: Graph) -> Edits:
    for node in graph.by_kind["report"]:
        yield Edit(at(node, "UPP10"), {node: {"status": "ej rapporterad"}})
