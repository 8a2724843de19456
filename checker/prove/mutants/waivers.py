"""Operators on the waivers beside an agreement, whose day is that of the rules' examples."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

from checker.facts.wording import key
from checker.finding import subject_title
from checker.graph import Graph
from checker.prove.examples import EXAMPLE_DAY
from checker.prove.mutants.edit import Edit, Edits, at, entry, items, operator, values, year


def _named(graph: Graph, node: str) -> tuple[str, str]:
    """The rule and the subject of a waiver."""
    (rule,), (subject,) = values(graph, node, "rule"), values(graph, node, "subject")
    return rule, subject


@operator("UND01", about="no day on which a waiver ends", beside=True)
def expiry_cut(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        yield Edit(at(node, "UND01"), {node: {"expires": None}})


@operator("UND02", about="a waiver that ended yesterday", beside=True)
def expiry_passed(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        yield Edit(at(node, "UND02"), {node: {"expires": str(EXAMPLE_DAY - timedelta(days=1))}})


@operator("UND03", about="a waiver that ends in a month", beside=True)
def expiry_near(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        yield Edit(at(node, "UND03"), {node: {"expires": str(EXAMPLE_DAY + timedelta(days=30))}})


@operator("UND04", about="a waiver for something that is gone", beside=True)
def waiver_outlived(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        rule, _ = _named(graph, node)
        gone = {"subject": "9.9.99", "title": "En punkt som har utgått"}
        yield Edit(at(f"waiver/{rule}/9.9.99", "UND04"), {node: gone})


@operator("UND04", about="the missing dates of a waived item written, the waiver kept", beside=True)
def waived_mended(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        rule, subject = _named(graph, node)
        if rule == "DAT01":
            dates = {"start": f"{year(graph)}-01-01", "end": f"{year(graph)}-12-31"}
            yield Edit(at(node, "UND04"), {subject: dates})


@operator("UND05", about="a waiver decided for another title", beside=True)
def waiver_retitled(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        yield Edit(at(node, "UND05"), {node: {"title": "Som det hette när beslutet fattades"}})


@operator("UND05", about="a waiver decided for another number of the same item", beside=True)
def waiver_renumbered(graph: Graph) -> Edits:
    titled = Counter(key(subject_title(graph, item)) for item in items(graph))
    for node in graph.by_kind["waiver"]:
        rule, subject = _named(graph, node)
        if subject in items(graph) and titled[key(subject_title(graph, subject))] == 1:
            yield Edit(at(f"waiver/{rule}/9.9.99", "UND05"), {node: {"subject": "9.9.99"}})


@operator("UND05", about="a value more in a finding than was decided on", beside=True)
def value_undecided(graph: Graph) -> Edits:
    for node in graph.by_kind["waiver"]:
        decided = entry(graph, node).get("values")
        if decided:
            yield Edit(at(node, "UND05"), {node: {"values": decided[:-1]}})
