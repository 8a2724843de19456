"""Which words rules read, and on nodes of which kinds: straight in a path, or through a fact."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any

from checker import facts
from checker.agreement import read_agreement
from checker.content import EXAMPLE_FILE, content
from checker.graph import Graph, Path, Step, Table, build_graph
from checker.graph.paths import Alternative, Repeat, Sequence
from checker.named import NamedTuple
from checker.prove.examples import followed_up
from checker.rulebook import Rule
from checker.rulebook.files import SOUND_FILE
from checker.rulebook.message import Placeholder
from checker.rulebook.shapes import Not, Shape, Test, nested_in, paths_of, tests_in
from checker.rulebook.sorts import Sort, sort_of
from checker.vocabulary import ATTRIBUTES, COMPUTED, FACTS, RELATIONS

Word = tuple[str, str]
"""A kind, and a word on it."""


class Reads(NamedTuple):
    """For each word on a kind the rules that read it; and those that only show it, in a message or as a place."""

    read: dict[Word, tuple[str, ...]]
    shown: dict[Word, tuple[str, ...]]
    kinds: frozenset[str]


def every_word() -> Iterator[Word]:
    """Every word on every kind that can have it, in the vocabulary's order."""
    for word, relation in RELATIONS.items():
        yield from ((kind, word) for kind in relation.domain)
    for word in (*ATTRIBUTES, *FACTS):
        yield from ((kind, word) for kind in _values(word))


def reads_of(rules: Iterable[Rule], graphs: Iterable[Graph]) -> Reads:
    """What these rules read. What a fact reads is heard on the graphs, which are read anew and not kept."""
    rules = [*rules]
    heard = _heard([*graphs], {word for rule in rules for _, word in _read_by(rule)})
    read: dict[Word, dict[str, None]] = {}
    shown: dict[Word, dict[str, None]] = {}
    kinds = {kind for rule in rules for kind in (*rule.targets, *_classes(rule))}
    for rule in rules:
        for kind, word in _read_by(rule):
            kinds.add(kind)
            for one in ((kind, word), *heard.get(word, ())):
                read.setdefault(one, {})[rule.id] = None
                kinds.add(one[0])
        for path in _shown_by(rule):
            for one in _words_on(path, Sort(rule.targets)):
                shown.setdefault(one, {})[rule.id] = None
    return Reads(
        {word: tuple(ids) for word, ids in read.items()},
        {word: tuple(ids) for word, ids in shown.items() if word not in read},
        frozenset(kinds),
    )


def _read_by(rule: Rule) -> Iterator[Word]:
    for shape in (rule.where, rule.require):
        if shape is not None:
            yield from _in_shape(shape, Sort(rule.targets))


def _classes(rule: Rule) -> Iterator[str]:
    """The kinds that a rule tells apart."""
    for shape in (rule.where, rule.require):
        for test in tests_in(shape) if shape is not None else ():
            yield from (kind for call in test.calls if call.constraint == "class" for kind in call.argument)


def _shown_by(rule: Rule) -> Iterator[Path]:
    """The paths of a rule's place, message and question."""
    if rule.report_at is not None:
        yield rule.report_at
    for message in (*rule.message, *(rule.question or ())):
        for part in message:
            if isinstance(part, Placeholder) and part.path is not None:
                yield part.path


def _in_shape(shape: Shape, start: Sort) -> Iterator[Word]:
    if isinstance(shape, Test):
        for path in paths_of(shape):
            yield from _words_on(path, start)
        reached = start if shape.path is None else sort_of(shape.path, start)
        for inner in nested_in(shape):
            yield from _in_shape(inner, reached)
    else:
        for part in (shape.shape,) if isinstance(shape, Not) else shape.shapes:
            yield from _in_shape(part, start)


def _words_on(path: Path, start: Sort) -> Iterator[Word]:
    """Every word that a path reads from nodes of a sort, with the kinds that it is read on."""
    if isinstance(path, Step):
        if path.inverse:  # it is written on the nodes that it is read backwards to
            yield from ((kind, path.word) for kind in RELATIONS[path.word].domain)
        else:
            having: Any = RELATIONS[path.word].domain if path.word in RELATIONS else _values(path.word)
            yield from ((kind, path.word) for kind in start.kinds if kind in having)
    elif isinstance(path, Sequence):
        for part in path.parts:
            yield from _words_on(part, start)
            start = sort_of(part, start)
    elif isinstance(path, Alternative):
        for option in path.options:
            yield from _words_on(option, start)
    else:
        assert isinstance(path, Repeat)
        yield from _words_on(path.path, Sort((*start.kinds, *sort_of(path, start).kinds)))


def _values(word: str) -> tuple[str, ...]:
    return ATTRIBUTES[word].kinds if word in ATTRIBUTES else FACTS[word].kinds


class _Ear(dict[str, Any]):
    """A table's nodes and values, which tells of what kinds the nodes are that somebody asks for."""

    def __init__(self, word: str, table: dict[str, Any], graph: Graph, heard: set[Word]) -> None:
        super().__init__(table)
        self.word, self.graph, self.told = word, graph, heard

    def get(self, key: str, default: Any = None) -> Any:
        self._tell(key)
        return super().get(key, default)

    def __getitem__(self, key: str) -> Any:
        self._tell(key)
        return super().__getitem__(key)

    def __contains__(self, key: object) -> bool:
        self._tell(str(key))
        return super().__contains__(key)

    def __iter__(self) -> Iterator[str]:
        for key in super().__iter__():
            self._tell(key)
            yield key

    def items(self) -> Any:
        return [(key, self[key]) for key in self]

    def _tell(self, node: str) -> None:
        if self.graph.nodes.get(node) in _domain(self.word):
            self.told.add((self.graph.nodes[node], self.word))


def _domain(word: str) -> tuple[str, ...]:
    return RELATIONS[word].domain if word in RELATIONS else ATTRIBUTES[word].kinds


def _heard(graphs: list[Graph], words: set[str]) -> dict[str, set[Word]]:
    """For each fact or computed relation among the words, the words that it reads on the graphs."""
    heard: dict[str, set[Word]] = {word: set() for word in words if word in FACTS or word in COMPUTED}
    for graph in graphs:
        tables = dict(graph.tables)
        for fact, told in heard.items():
            for word, table in tables.items():
                graph.tables[word] = Table(_Ear(word, table.known, graph, told), _Ear(word, table.unknown, graph, told))
            graph.forget_found()
            facts.compute(graph, [fact])
        graph.tables.update(tables)
        graph.forget_found()
    return heard


def heard_graphs() -> Iterator[Graph]:
    """The agreements on which is heard what facts read: the sound one, followed up, and the bundled one.

    Raises:
        FaultsFound: where one of them cannot be used.
    """
    sound = os.path.join(content("rules"), SOUND_FILE)
    yield followed_up(build_graph(read_agreement(sound)), {}, sound)
    yield build_graph(read_agreement(os.path.join(content("data"), EXAMPLE_FILE)))
