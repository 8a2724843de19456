"""Facts under unknowns: an answer is worked out for every way in which the unknown words that it reads can turn out.

A fact is written as a plain answer for one node, which reads words through a `Reader`. Words without unknowns cost
nothing. Where the answer reads an unknown, it is asked again for each value that the unknown may have: what all agree
on is known, and what some of them say is unknown among just that. With more ways than `MOST`, or candidates that are
not told, it can be any of the fact's own closed list, or anything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps
from itertools import chain, combinations, islice, product
from typing import Any, Final, TypeVar

from checker.graph import Graph, Table, Unknown, Unknowns, Values, ValueSet
from checker.named import NamedTuple
from checker.vocabulary import ATTRIBUTES

MOST: Final = 16
"""How many ways of turning out are tried for one answer."""

_Found = TypeVar("_Found")
_Key = tuple[str, str, object]
_ALL: Final = object()

Answer = Callable[["Reader", str], "Values | ValueSet"]
"""A fact on one node: its values; or, where the fact itself cannot say, what it knows of them."""


class _Open(Exception):
    """Raised where an answer reads what is unknown; `ways` are the values that it may turn out to have."""

    def __init__(self, key: _Key, unknowns: Unknowns, ways: list[Any] | None) -> None:
        super().__init__(key)
        self.key, self.unknowns, self.ways = key, unknowns, ways


class Reader:
    """Reads the words of a graph, and the facts that are made; what is unknown is read as the assumed way of turning
    out.
    """

    __slots__ = ("_assumed", "graph", "kept", "tables")

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self.tables = {**graph.tables}
        self.kept: dict[tuple[object, str], Any] = {}
        """What `asked_once` has found, by question and node."""
        self._assumed: dict[_Key, Any] = {}

    def __call__(self, word: str, node: str) -> Values:
        """The values of a word on a node."""
        table = self.tables[word]
        if node not in table.unknown:
            return table.known.get(node, ())
        key = (word, node, _ALL)
        if key not in self._assumed:
            known, unknowns = table.known.get(node, ()), table.unknown[node]
            raise _Open(key, unknowns, _ways(known, unknowns, _closed_list(word)))
        values: Values = self._assumed[key]
        return values

    def first(self, word: str, node: str) -> Any:
        """The first value of a word on a node; None where it is absent."""
        table = self.tables[word]
        values = self(word, node) if node in table.unknown else table.known.get(node)
        return values[0] if values else None

    def has(self, word: str, node: str, value: object) -> bool:
        """Whether a word on a node has this value; asks less of an unknown than reading all of it."""
        table = self.tables[word]
        if value in table.known.get(node, ()):
            return True
        unknowns = table.unknown.get(node, ())
        if unknowns:
            unknowns = tuple(one for one in unknowns if one.may_be(value))
        if not unknowns:
            return False
        if any(one.at_least and one.among == (value,) for one in unknowns):
            return True
        key = (word, node, value)
        if key not in self._assumed:
            raise _Open(key, unknowns, [True, False])
        return bool(self._assumed[key])

    def assuming(self, assumed: dict[_Key, Any]) -> None:
        """Reads what is unknown as `assumed` from here on."""
        self._assumed = assumed

    @property
    def assumes(self) -> bool:
        """Whether something that is unknown is assumed."""
        return bool(self._assumed)


def asked_once(question: Callable[[Reader, str], _Found]) -> Callable[[Reader, str], _Found]:
    """The same question of a node, worked out once for all facts, unless what it reads is unknown."""

    @wraps(question)
    def ask(read: Reader, node: str) -> _Found:
        key = question, node
        if key in read.kept:
            found: _Found = read.kept[key]
            return found
        found = question(read, node)
        if not read.assumes:
            read.kept[key] = found
        return found

    return ask


def table_of(
    reader: Reader,
    kinds: tuple[str, ...],
    answer: Answer,
    *,
    choices: Values | None = None,
    many: bool = False,
) -> Table:
    """The table of a fact: its answer on each of the nodes of some kinds.

    `choices` is the fact's closed list, if it has one; `many` whether it can have several values.
    """
    known: dict[str, Values] = {}
    unknown: dict[str, Unknowns] = {}
    for node in reader.graph.of_kinds(kinds):
        try:
            found = answer(reader, node)
        except _Open:
            found = _in_every_way(reader, node, answer, choices, many=many)
            reader.assuming({})
        values, unknowns = found if isinstance(found, ValueSet) else (found, ())
        if values:
            known[node] = values
        if unknowns:
            unknown[node] = unknowns
    return Table(known, unknown)


def changed(
    reader: Reader,
    kinds: tuple[str, ...],
    word: str,
    change: Callable[[Values], Values],
    *,
    choices: Values | None = None,
    many: bool = False,
) -> Table:
    """The table of a fact that rests on one word, whose values it changes; of none it makes none."""
    values, unknown = reader.tables[word]
    if unknown:
        return table_of(reader, kinds, lambda read, node: change(read(word, node)), choices=choices, many=many)
    nodes = reader.graph.of_kinds(kinds)
    return Table({node: made for node in nodes if node in values and (made := change(values[node]))}, {})


def cannot_say(
    subject: str, name: str, reason: Any, among: Values | None, *, at_least: int = 1, many: bool = False
) -> ValueSet:
    """What a fact answers where the agreement has the question but not what it takes to settle it."""
    return ValueSet((), (Unknown(at_least, many, among, reason, subject, name),))


def truth(reader: Reader, question: Callable[[Reader], bool]) -> tuple[bool | None, Unknowns]:
    """Whether something holds in every way in which unknowns can turn out; None with the unknowns it waits for."""
    said = _answers(reader, "", lambda read, _: (question(read),))
    reader.assuming({})
    truths = {one.known[0] for one in said.answers}
    if said.every_way and len(truths) == 1:
        return bool(truths.pop()), ()
    return None, tuple(said.causes)


class _Said(NamedTuple):
    """What the answers so far have in common, and what else some of them say."""

    answers: list[ValueSet]
    causes: dict[Unknown, None]
    every_way: bool


def _in_every_way(reader: Reader, node: str, answer: Answer, choices: Values | None, *, many: bool) -> ValueSet:
    said = _answers(reader, node, answer)
    if not said.every_way:
        if choices == ():
            return ValueSet((), ())
        return ValueSet((), tuple(_because(cause, 0, choices, many=many) for cause in said.causes))
    first, *others = said.answers
    known = tuple(value for value in first.known if all(value in other.known for other in others))
    beyond = [_beyond(one, known) for one in said.answers]
    among = tuple(dict.fromkeys(value for values, _, _ in beyond for value in values or ()))
    anything = any(values is None for values, _, _ in beyond)
    if not among and not anything:
        return ValueSet(known, ())
    at_least = min(least for _, least, _ in beyond)
    several = max(most for _, _, most in beyond) > 1
    causes = (_because(cause, at_least, None if anything else among, many=several) for cause in said.causes)
    return ValueSet(known, tuple(dict.fromkeys(causes)))


def _answers(reader: Reader, node: str, answer: Answer) -> _Said:
    waiting: list[dict[_Key, Any]] = [{}]
    said = _Said([], {}, every_way=True)
    while waiting:
        assumed = waiting.pop()
        reader.assuming(assumed)
        try:
            found = answer(reader, node)
        except _Open as asked:
            said.causes.update(dict.fromkeys(asked.unknowns))
            if asked.ways is None or len(said.answers) + len(waiting) + len(asked.ways) > MOST:
                return said._replace(every_way=False)
            waiting += [{**assumed, asked.key: way} for way in asked.ways]
        else:
            values = found if isinstance(found, ValueSet) else ValueSet(found, ())
            said.answers.append(values)
            said.causes.update(dict.fromkeys(values.unknowns))
    return said


def _beyond(found: ValueSet, known: Values) -> tuple[Values | None, int, int]:
    """What an answer says beyond `known`: the values that it may have (None: any), at least how many, at most."""
    more = tuple(value for value in found.known if value not in known)
    sure = bool(more) or any(one.at_least for one in found.unknowns)
    most = len(more) + sum(2 if one.many else 1 for one in found.unknowns)
    if any(one.among is None for one in found.unknowns):
        return None, int(sure), most
    return (*more, *(value for one in found.unknowns for value in one.among or ())), int(sure), most


def _because(cause: Unknown, at_least: int, among: Values | None, *, many: bool) -> Unknown:
    return cause._replace(at_least=at_least, many=many, among=among)


def _closed_list(word: str) -> Values | None:
    attribute = ATTRIBUTES.get(word)
    if attribute is None:
        return None
    return (True, False) if attribute.type == "bool" else attribute.choices or None


def _ways(known: Values, unknowns: Unknowns, closed: Values | None) -> list[Values] | None:
    """The values that a word may turn out to have, in every way; None where they cannot be told or are too many."""
    each: list[list[Values]] = []
    for one in unknowns:
        among = closed if one.among is None else one.among
        if among is None:
            return None
        each.append([*islice(_subsets(among, one.at_least, len(among) if one.many else 1), MOST + 1)])
    chosen = [tuple(dict.fromkeys(chain(known, *way))) for way in islice(product(*each), MOST + 1)]
    return None if len(chosen) > MOST else chosen


def _subsets(values: Values, least: int, most: int) -> Iterator[Values]:
    return chain.from_iterable(combinations(values, size) for size in range(least, most + 1))
