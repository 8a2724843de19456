"""How nodes and values are written in a sentence: names with codes, "alla verksamheter", figures as printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Final

from checker.graph import AGREEMENT, NOT_COMPARED, Graph, Values, ValueSet
from checker.vocabulary import BODY, ITEM, KINDS
from checker.vocabulary.labels import CHOICES
from checker.words import AND, NO, UNKNOWN, YES, Language, Text, enumerate_words, number_words, quoted, unique

_TITLED = {"indicator", "section", "appendix"}
"""Kinds that go by a title, which may hold commas."""
_ALL_DIVISIONS = Text("alla verksamheter", "all divisions")
_MORE = Text("kanske fler", "perhaps more")
LONGEST: Final = 2_000
"""Characters of a name or a text that is told of: what goes on for longer has its beginning told."""


def render(values: ValueSet, graph: Graph, language: Language, *, nodes: bool) -> str:
    """The values of a path in words, "" for none; `nodes` tells whether they are nodes or plain values."""
    known = values.known
    if nodes and are_all_divisions(graph, known):
        parts: tuple[str, ...] = (_all_divisions(graph, language),)
    elif nodes:
        parts = unique(label(graph, node, language) for node in known)
        if all(graph.nodes[node] in _TITLED for node in known):
            # One alone reads as several, too, where it holds a comma.
            alone = len(parts) == 1 and ", " in parts[0]
            parts = (quoted(parts[0], language),) if alone else _told_apart(parts, language)
    else:
        parts = _told_apart(unique(value_words(value, language) for value in known), language)
    if values.unknowns and not known:
        return UNKNOWN.in_(language)
    if any(unknown.reason == NOT_COMPARED for unknown in values.unknowns):
        parts = (*parts, _MORE.in_(language))
    decimals = any(isinstance(value, Decimal) for value in known) and any("," in part for part in parts)
    return enumerate_words(parts, language, between="; " if decimals else ", ")


def _told_apart(words: tuple[str, ...], language: Language) -> tuple[str, ...]:
    """Several texts that hold an "och" or a comma of their own, each in quotation marks."""
    mixed = len(words) > 1 and any(", " in one or AND.sv in one or AND.en in one for one in words)
    return tuple(quoted(one, language) for one in words) if mixed else words


def divisions_that_are_parties(graph: Graph) -> tuple[str, ...]:
    """The divisions among the parties, in the document's order."""
    found: tuple[str, ...] | None = graph.kept.get("divisions")
    if found is None:
        parties = graph.tables["has_party"].known.get(AGREEMENT, ())
        found = graph.kept["divisions"] = tuple([node for node in parties if graph.nodes[node] == "division"])
    return found


def are_all_divisions(graph: Graph, nodes: Values) -> bool:
    """Whether these, each named once, are several, and all the divisions among the parties."""
    divisions = divisions_that_are_parties(graph)
    return len(nodes) == len(divisions) > 1 and set(nodes) == set(divisions)


def _all_divisions(graph: Graph, language: Language) -> str:
    words = graph.agreement.head.get("words", {})
    return str(words.get("all_divisions", _ALL_DIVISIONS.sv)) if language == "sv" else _ALL_DIVISIONS.en


def label(graph: Graph, node: str, language: Language) -> str:
    """A node's name: a body with its code, an item with its number and title, a result in its own words."""
    kind = graph.nodes[node]
    if kind in BODY:
        name = short(str(graph.first(node, "name") or ""))
        return f"{name} ({node})" if name and name != node else node
    if kind in ITEM:
        return item_label(graph, node)
    if kind in {"desired_result", "clause"}:
        return quoted(short(str(graph.first(node, "text") or graph.printed(node, "text"))), language)
    if kind == "claim" and (words := graph.first(node, "quote") or graph.first(node, "measure")):
        return quoted(short(str(words)), language)
    if kind == "area":
        name = f"{KINDS[kind].in_(language)} {graph.first(node, 'number')}"
        return f"{name} {short(str(title))}" if (title := graph.first(node, "title")) else name
    if kind == "outcome":
        return value_words(graph.first(node, "value"), language)
    if kind == "report":
        (item,) = graph.inverse("has_report").known[node]
        return ", ".join((item_label(graph, item), *graph.tables["reported_by"].known.get(node, ())))
    if kind == "waiver":
        return f"{graph.first(node, 'rule')}, {graph.first(node, 'subject')} {graph.first(node, 'subject_title')}"
    title = graph.first(node, "title")
    name = graph.agreement.head["id"] if kind == "agreement" else node
    return short(str(title)) if title else f"{KINDS[kind].in_(language)} {name}"


def item_label(graph: Graph, node: str) -> str:
    """`1.1.2 Implementera handlingsplan Mäns våld mot kvinnor`."""
    title = graph.first(node, "title")
    number = str(graph.first(node, "number"))
    return f"{number} {short(str(title))}" if title else number


def value_words(value: Any, language: Language) -> str:
    """A plain value: a figure as it was written, a date in ISO form, a word of a closed list in the language."""
    if isinstance(value, bool):
        return (YES if value else NO).in_(language)
    if isinstance(value, Decimal):
        return number_words(value, language)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return CHOICES[text].in_(language) if text in CHOICES else short(text)


def short(text: str) -> str:
    """A name or a text as it is told of: whole, but for one that goes on for very long."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"
