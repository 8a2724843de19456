"""Whom and what a finding concerns, and what its subject is called."""

from __future__ import annotations

from typing import Any

from checker.engine import Judgement
from checker.graph import Graph
from checker.named import NamedTuple
from checker.rendering import item_label, label, short
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import Test
from checker.vocabulary import ITEM
from checker.words import unique
from checker.yamlfile import to_int


class SourcePlace(NamedTuple):
    """Where in the agreement's own document a thing stands; what is not known is None."""

    document: str | None
    heading: str | None
    line: int | None
    page: int | None


def item_of(graph: Graph, node: str) -> str | None:
    """The item that a node is or belongs to."""
    number = node.split("/", 1)[0]
    return number if graph.nodes.get(number) in ITEM else None


def divisions_concerned(graph: Graph, node: str) -> tuple[str, ...]:
    """The divisions that a node concerns: those that have, lead or support its item; whose it is; or itself."""
    if graph.nodes[node] == "division":
        return (node,)
    if graph.nodes[node] == "waiver":
        waived = graph.first(node, "waives")
        return divisions_concerned(graph, str(waived)) if waived is not None else ()
    if node.startswith("appendix/"):
        return tuple(graph.tables["belongs_to"].known.get("/".join(node.split("/")[:2]), ()))
    item = item_of(graph, node)
    if item is None:
        return ()
    if graph.nodes[node] == "report":
        return tuple(graph.tables["reported_by"].known.get(node, ())) or reporters(graph, item)
    concerned = [
        body
        for word in ("delegated_to", "led_by", "supported_by")
        for body in graph.tables[word].known.get(item, ())
        if graph.nodes[body] == "division"
    ]
    return unique(concerned)


def divisions_found(graph: Graph, rule: Rule, judgement: Judgement) -> tuple[str, ...]:
    """The divisions that a rule's judgement of a node concerns: those of the node, and those that it names as wrong.

    Where the rule wants two sets to have nothing in common, only what they have in common is wrong: whoever else has
    the item has nothing to do with it.
    """
    named = tuple(value for value in judgement.offending if graph.nodes.get(value) == "division")
    if named and isinstance(rule.require, Test) and {call.constraint for call in rule.require.calls} == {"disjoint"}:
        return named
    return unique((*divisions_concerned(graph, judgement.node), *named))


def reporters(graph: Graph, item: str) -> tuple[str, ...]:
    """The divisions that report an item: those that lead it, else those that have it."""
    for word in ("led_by", "delegated_to"):
        bodies = graph.tables[word].known.get(item, ())
        divisions = tuple(body for body in bodies if graph.nodes[body] == "division")
        if divisions:
            return divisions
    return ()


def source_place(graph: Graph, node: str) -> SourcePlace:
    """Where in the document the node stands: its own line, and the nearest heading above it."""
    if node in graph.documents:  # what stands in a file of its own stands nowhere in the agreement's document
        return SourcePlace(None, None, None, None)
    head = graph.agreement.head.get("source", {})
    document = head.get("document")
    entry: Any = graph.document(node).value
    line = heading = page = None
    titles: list[str] = []
    for step in graph.origin[node]:
        entry = entry[step]
        if not isinstance(entry, dict):
            continue
        source = entry.get("source", {})
        line, page = source.get("line", line), source.get("page", page)
        heading = source.get("heading", heading)
        if graph.nodes[node] in {"section", "appendix"} and "title" in entry:
            titles.append(f"{entry['number']} {entry['title']}" if "number" in entry else str(entry["title"]))
    heading = heading or " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(titles)
    return SourcePlace(document, short(heading) or None, to_int(line) if line else None, to_int(page) if page else None)


def subject_title(graph: Graph, node: str) -> str:
    """What the subject is called, without its number: its title, or its text, or whatever it goes by.

    A report goes by the title of what it is about and by whose it is.
    """
    if graph.nodes[node] == "report" and (item := item_of(graph, node)) is not None:
        whose = graph.tables["reported_by"].known.get(node, ())
        return ", ".join((subject_title(graph, item), *map(str, whose)))
    said = graph.first(node, "title") or graph.first(node, "text") or graph.printed(node, "text")
    return str(said or label(graph, node, "sv"))


def subject_label(graph: Graph, node: str) -> str:
    """The subject as a heading: an item with number and title; a part of an item after its item's number.

    A waiver goes by its rule and what it waives.
    """
    if graph.nodes[node] == "waiver":
        waived = graph.first(node, "waives")
        about = subject_label(graph, str(waived)) if waived is not None else label(graph, node, "sv").partition(", ")[2]
        return f"{graph.first(node, 'rule')}, {about}"
    if graph.nodes[node] == "report":
        return label(graph, node, "sv")
    item = item_of(graph, node)
    if item == node:
        return item_label(graph, node)
    if graph.nodes[node] == "outcome":
        return subject_label(graph, node.rpartition("/outcome/")[0])
    inner = label(graph, node, "sv")
    return f"{graph.first(item, 'number')} {inner}" if item else inner
