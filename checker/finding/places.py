"""Where a finding stands in the file: looked up late, only for what is shown."""

from __future__ import annotations

from functools import cached_property
from itertools import islice
from typing import Any, Final, TypeAlias

from checker.engine import Judgement
from checker.graph import Graph, Path, Trace, Words, own_traces, spelled, stated_at, traces, words_read
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import own_paths
from checker.vocabulary import ATTRIBUTES, FACTS, RELATIONS
from checker.yamlfile import Document, PathInFile, Place

Spot: TypeAlias = tuple[Document, PathInFile]

MOST_RELATED: Final = 20
"""Nobody looks up more places; and a rule that asks about all items would tell of all of them for each."""
_READ_FOR_EACH: Final = 25
"""So many of the values that a rule read are looked up for each place that may be told: most have one of their own."""


class Places:
    """The places of one finding: the main one, where `report_at` says, and the related ones, all that the rule read.

    `paths` are those that the rule reads from the node itself (`paths_of_rule`).
    """

    def __init__(self, report_at: Path | None, paths: tuple[Path, ...], judgement: Judgement, words: Words) -> None:
        self.report_at = report_at
        self.paths = paths
        self.offending = judgement.offending
        self.words = words
        self.node = judgement.node
        self.graph = words.graph

    @property
    def main(self) -> Place:
        """Where the finding is said to be."""
        return _place(self._main)

    def related(self, most: int) -> tuple[Place, ...]:
        """Where else the rule looked, the first of very many: at most so many."""
        spots: dict[Spot, None] = {}
        read = (trace for path in self.paths for trace in traces(path, self.words, self.node))
        for trace in islice(read, most * _READ_FOR_EACH):
            spot = self._stated(trace)
            if spot is not None and spot != self._main:
                spots[spot] = None
                if len(spots) == most:
                    break
        return tuple(map(_place, spots))

    @cached_property
    def _main(self) -> Spot:
        """The place of the first offending value, else of the first value, else of the key, else of the node."""
        report_at, offending = self.report_at, frozenset(self.offending)
        reported = [*traces(report_at, self.words, self.node)] if report_at is not None else []
        first = [trace for trace in reported if trace.value in offending]
        for trace in (*first, *reported):
            stated = self._stated(trace)
            if stated is not None:
                return stated
        if report_at is None:
            for trace in (trace for path in self.paths for trace in own_traces(path, self.words, self.node)):
                if trace.value in offending and (stated := self._stated(trace)):
                    return stated
        else:
            for subject, word in words_read(report_at, self.words, self.node):
                for read in FACTS[word].inputs if word in FACTS else (word,):
                    if key := stated_at(self.graph, subject, read):
                        return self.graph.document(subject), key
        return self.graph.document(self.node), subject_path(self.graph, self.node)

    def _stated(self, trace: Trace) -> Spot | None:
        """Where the file states it; a fact's place is that of its first input that is stated."""
        if trace.word in FACTS:
            inputs = FACTS[trace.word].inputs
            places = (self._fact_place(trace, word) for word in inputs)
            return next((place for place in places if place is not None), None)
        elif trace.word in ATTRIBUTES or trace.word in RELATIONS:
            return self._spot(trace.subject, trace.word, trace.said)
        return None

    def _fact_place(self, trace: Trace, word: str) -> Spot | None:
        """The input's value that the fact's value was read from, if it can be seen in its words; else the first."""
        values = self.graph.tables[word].known.get(trace.subject, ())
        shown = [value for value in values if isinstance(value, str) and str(trace.value) in value]
        value = shown[0] if shown else values[0] if values else None
        return None if value is None else self._spot(trace.subject, word, value)

    def _spot(self, subject: str, word: str, value: object) -> Spot | None:
        """Where a word's value is stated: in the file of its subject, or of the value, which may be elsewhere."""
        path = stated_at(self.graph, subject, word, value)
        if path is None:
            return None
        own = isinstance(value, str) and self.graph.origin.get(value) == path
        return self.graph.document(str(value) if own else subject), path


def paths_of_rule(rule: Rule) -> tuple[Path, ...]:
    """The paths that a rule reads from its own node, each once, as it is spelled: equal tuples may be other paths."""
    paths: dict[str, Path] = {}
    for shape in (rule.where, rule.require):
        for path in own_paths(shape) if shape is not None else ():
            paths.setdefault(spelled(path), path)
    return tuple(paths.values())


def _place(spot: Spot) -> Place:
    document, path = spot
    return document.place(path)


def subject_path(graph: Graph, node: str) -> PathInFile:
    """Where a node itself is pointed at: its number, code, title or text, else the whole of it."""
    origin = graph.origin[node]
    entry: Any = graph.document(node).value
    for step in origin:
        entry = entry[step]
    if isinstance(entry, dict):
        for key in ("number", "code", "title", "text", "id"):
            if key in entry:
                return (*origin, key)
    return origin
