"""The one maker of findings: what was judged, said in words, with its place and its identity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from checker.engine import Judgement, Outcome, Verdict
from checker.graph import (
    Graph,
    Path,
    Trace,
    ValueSet,
    Words,
    known_values,
    stated_at,
    statements,
    traces,
    value_sets,
    words_read,
)
from checker.rendering import item_label, label, render, value_words
from checker.rulebook.message import Placeholder, fill
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import Not, Shape, Test, nested_in, own_paths, paths_of
from checker.vocabulary import ATTRIBUTES, FACTS, ITEM, RELATIONS
from checker.words import Language, Text, unique
from checker.yamlfile import PathInFile, Place


class Missing(NamedTuple):
    """What a rule waits for: a word on a node, and why it is not known."""

    subject: str
    name: str
    reason: Text


class SourcePlace(NamedTuple):
    """Where in the agreement's own document a thing stands; what is not known is None."""

    document: str | None
    heading: str | None
    line: int | None
    page: int | None


class Finding(NamedTuple):
    """What a rule says of one node, finding or undecided.

    `values` are the offending values by name, without list positions; `words` the line of the file at the place;
    `judged` is whether it rests on a link that a reader made; `caused_by` is rule and subject of the finding that it
    follows from.
    """

    agreement: str
    rule: Rule
    verdict: Verdict
    subject: str
    kind: str
    title: str
    divisions: tuple[str, ...]
    message: Text
    values: tuple[str, ...]
    judged: bool
    missing: tuple[Missing, ...]
    place: Place
    words: str
    related: tuple[Place, ...]
    source: SourcePlace
    caused_by: tuple[str, str] | None = None

    @property
    def fingerprint(self) -> str:
        """The finding's identity, 16 hex digits: rule, agreement, subject and offending values, and nothing else.

        Not message, language, severity, parameters or place: none of them makes it another finding.
        """
        from hashlib import sha256  # costs a cold start 3 ms, and only the exchange formats need it

        identity = "\0".join((self.rule.id, self.agreement, self.subject, *sorted(self.values)))
        return sha256(identity.encode()).hexdigest()[:16]


def findings_of(outcomes: Iterable[Outcome], words: Words) -> list[Finding]:
    """Every finding and undecided answer, by rule and then in the document's order."""
    made = [_finding(outcome.rule, judgement, words) for outcome in outcomes for judgement in outcome.judgements]
    return [*_with_causes(made)]


def _with_causes(findings: list[Finding]) -> Iterator[Finding]:
    by_identity = {(found.rule.id, found.subject) for found in findings if found.verdict is Verdict.FINDING}
    for found in findings:
        causes = [(cause, found.subject) for cause in found.rule.follows_from]
        cause = next((cause for cause in causes if cause in by_identity), None)
        yield found._replace(caused_by=cause) if found.verdict is Verdict.FINDING else found


def _finding(rule: Rule, judgement: Judgement, words: Words) -> Finding:
    graph, node = words.graph, judgement.node
    places = _Places(rule, judgement, words)
    place = graph.agreement.document.place(places.main)
    return Finding(
        agreement=graph.agreement.id,
        rule=rule,
        verdict=judgement.verdict,
        subject=node,
        kind=graph.nodes[node],
        title=str(graph.first(node, "title") or label(graph, node, "sv")),
        divisions=divisions_concerned(graph, node),
        message=Text(_message(rule, judgement, words, "sv"), _message(rule, judgement, words, "en")),
        values=tuple(_stable_name(graph, value) for value in judgement.offending),
        judged=any(
            _is_judged(graph, trace)
            for shape in (rule.where, rule.require)
            if shape is not None
            for trace in _rests_on(shape, words, node)
        ),
        missing=unique_missing(judgement),
        place=place,
        words=graph.agreement.document.words(place),
        related=tuple(graph.agreement.document.place(path) for path in places.related),
        source=source_place(graph, node),
    )


def unique_missing(judgement: Judgement) -> tuple[Missing, ...]:
    """What an undecided answer waits for, each once."""
    return tuple(dict.fromkeys(Missing(one.subject, one.name, one.reason) for one in judgement.missing))


def _message(rule: Rule, judgement: Judgement, words: Words, language: Language) -> str:
    if judgement.verdict is Verdict.UNDECIDED:
        return rule.title.in_(language)

    def rendered(placeholder: Placeholder) -> str:
        if placeholder.path is None:
            values = ValueSet(judgement.offending, ())
        else:
            values = value_sets(placeholder.path, words)(judgement.node)
        return render(values, words.graph, language, nodes=placeholder.nodes)

    return fill(rule.message[0 if language == "sv" else 1], rendered)


def _stable_name(graph: Graph, value: Any) -> str:
    """An offending value's name in identities, without its position in a list.

    A node by its id, but an outcome by its year or its position of how many, a claim by its measure and year.
    """
    if isinstance(value, str) and graph.nodes.get(value) == "outcome":
        indicator = value.rpartition("/outcome/")[0]
        year = graph.first(value, "year")
        siblings = graph.tables["has_outcome"].known[indicator]
        return f"{indicator}/outcome/{year or f'{siblings.index(value) + 1} of {len(siblings)}'}"
    if isinstance(value, str) and graph.nodes.get(value) == "claim":
        named = [str(one) for one in (graph.first(value, "measure"), graph.first(value, "year")) if one is not None]
        return f"{value.rpartition('/claim/')[0]}/claim/{' '.join(named)}"
    return value if isinstance(value, str) else value_words(value, "en")


def _rests_on(shape: Shape, words: Words, node: str) -> Iterator[Trace]:
    """Every statement that a shape reads on a node, those of its nested shapes included."""
    if isinstance(shape, Not):
        yield from _rests_on(shape.shape, words, node)
    elif not isinstance(shape, Test):
        yield from (trace for part in shape.shapes for trace in _rests_on(part, words, node))
    else:
        for path in paths_of(shape):
            yield from statements(path, words, node)
        values = (node,) if shape.path is None else known_values(shape.path, words)(node)
        for inner in nested_in(shape):
            yield from (
                trace for value in values if value in words.graph.nodes for trace in _rests_on(inner, words, value)
            )


def _is_judged(graph: Graph, trace: Trace) -> bool:
    return graph.links.get((trace.subject, trace.word, str(trace.said))) == "judged"


class _Places:
    """The places of one finding: the main one, where `report_at` says, and the related ones, all that the rule read."""

    def __init__(self, rule: Rule, judgement: Judgement, words: Words) -> None:
        self.words = words
        self.node = judgement.node
        self.graph = words.graph
        paths = [path for shape in (rule.where, rule.require) if shape is not None for path in own_paths(shape)]
        self.all_traces = [trace for path in paths for trace in traces(path, words, self.node)]
        self.main = self._main(rule.report_at, judgement.offending)
        stated = (self._stated(trace) for trace in self.all_traces)
        self.related = tuple(dict.fromkeys(path for path in stated if path is not None and path != self.main))

    def _main(self, report_at: Path | None, offending: tuple[Any, ...]) -> PathInFile:
        """The place of the first offending value, else of the first value, else of the key, else of the node."""
        reported = [*traces(report_at, self.words, self.node)] if report_at is not None else []
        first = [trace for trace in reported if trace.value in offending]
        for trace in (*first, *reported):
            stated = self._stated(trace)
            if stated is not None:
                return stated
        if report_at is None:
            for trace in self.all_traces:
                if trace.value in offending and trace.subject == self.node and (stated := self._stated(trace)):
                    return stated
        else:
            for subject, word in words_read(report_at, self.words, self.node):
                for read in FACTS[word].inputs if word in FACTS else (word,):
                    if key := stated_at(self.graph, subject, read):
                        return key
        return subject_path(self.graph, self.node)

    def _stated(self, trace: Trace) -> PathInFile | None:
        """Where the file states it; a fact's place is that of its first input that is stated."""
        if trace.word in FACTS:
            inputs = FACTS[trace.word].inputs
            places = (self._fact_place(trace, word) for word in inputs)
            return next((place for place in places if place is not None), None)
        if trace.word in ATTRIBUTES or trace.word in RELATIONS:
            return stated_at(self.graph, trace.subject, trace.word, trace.said)
        return None

    def _fact_place(self, trace: Trace, word: str) -> PathInFile | None:
        """The input's value that the fact's value was read from, if it can be seen in its words; else the first."""
        values = self.graph.tables[word].known.get(trace.subject, ())
        shown = [value for value in values if isinstance(value, str) and str(trace.value) in value]
        value = shown[0] if shown else values[0] if values else None
        return None if value is None else stated_at(self.graph, trace.subject, word, value)


def subject_path(graph: Graph, node: str) -> PathInFile:
    """Where a node itself is pointed at: its number, code, title or text, else the whole of it."""
    origin = graph.origin[node]
    entry: Any = graph.agreement.document.value
    for step in origin:
        entry = entry[step]
    if isinstance(entry, dict):
        for key in ("number", "code", "title", "text", "id"):
            if key in entry:
                return (*origin, key)
    return origin


def item_of(graph: Graph, node: str) -> str | None:
    """The item that a node is or belongs to."""
    number = node.split("/", 1)[0]
    return number if graph.nodes.get(number) in ITEM else None


def divisions_concerned(graph: Graph, node: str) -> tuple[str, ...]:
    """The divisions that a node concerns: those that have, lead or support its item; whose it is; or itself."""
    if graph.nodes[node] == "division":
        return (node,)
    if node.startswith("appendix/"):
        return tuple(graph.tables["belongs_to"].known.get("/".join(node.split("/")[:2]), ()))
    item = item_of(graph, node)
    if item is None:
        return ()
    concerned = [
        body
        for word in ("delegated_to", "led_by", "supported_by")
        for body in graph.tables[word].known.get(item, ())
        if graph.nodes[body] == "division"
    ]
    return unique(concerned)


def source_place(graph: Graph, node: str) -> SourcePlace:
    """Where in the document the node stands: its own line, and the nearest heading above it."""
    head = graph.agreement.head.get("source", {})
    document = head.get("document")
    entry: Any = graph.agreement.document.value
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
    heading = heading or " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(titles) or None
    return SourcePlace(document, heading, int(line) if line else None, int(page) if page else None)


def subject_label(graph: Graph, node: str) -> str:
    """The subject as a heading: an item with number and title; a part of an item after its item's number."""
    item = item_of(graph, node)
    if item == node:
        return item_label(graph, node)
    if graph.nodes[node] == "outcome":
        return subject_label(graph, node.rpartition("/outcome/")[0])
    inner = label(graph, node, "sv")
    return f"{graph.first(item, 'number')} {inner}" if item else inner
