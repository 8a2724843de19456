"""Walking a path from a node: compiled once to closures over the tables, then called for every node.

Where no word of a path has an unknown in the agreement at hand, `known_values` is the whole truth and the quick way;
otherwise `value_sets` carries the unknowns along. `traces` is the slow way that also tells where each value stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from checker.graph.index import Graph
from checker.graph.paths import Alternative, Path, Repeat, Sequence, Step, words_of
from checker.graph.values import EMPTY, Table, Unknown, Unknowns, Values, ValueSet

KnownValues = Callable[[str], Values]
ValueSets = Callable[[str], ValueSet]


class Words:
    """The graph's tables together with those of the facts computed on it, and the paths compiled on them so far."""

    __slots__ = ("facts", "graph", "known", "open", "sets")

    def __init__(self, graph: Graph, facts: dict[str, Table]) -> None:
        self.graph = graph
        self.facts = facts
        # By identity, with the path itself so that it stays: `a/b` and `a|b` are equal as tuples.
        self.known: dict[int, tuple[Path, KnownValues]] = {}
        self.sets: dict[int, tuple[Path, ValueSets]] = {}
        self.open: dict[int, tuple[Path, bool]] = {}

    def table(self, step: Step) -> Table:
        """The table that a step reads."""
        computed = self.facts.get(step.word)
        if step.inverse:
            return self.graph.inverse(step.word) if computed is None else self.graph.turned(step.word, computed)
        return self.graph.tables[step.word] if computed is None else computed


def may_be_unknown(path: Path, words: Words) -> bool:
    """Whether any word of the path has an unknown in this agreement."""
    found = words.open.get(id(path))
    if found is None:
        found = words.open[id(path)] = path, any(words.table(Step(word)).unknown for word in words_of(path))
    return found[1]


def known_values(path: Path, words: Words) -> KnownValues:
    """A function from a node to the path's known values."""
    made = words.known.get(id(path))
    if made is None:
        made = words.known[id(path)] = path, _known_values(path, words)
    return made[1]


def _known_values(path: Path, words: Words) -> KnownValues:
    if isinstance(path, Step):
        get = words.table(path).known.get
        return lambda node: get(node, ())
    if isinstance(path, Sequence):
        steps = [known_values(part, words) for part in path.parts]
        first, rest = steps[0], steps[1:]

        def in_sequence(node: str) -> Values:
            values = first(node)
            for step in rest:
                if len(values) == 1:
                    values = step(values[0])
                elif values:
                    values = tuple(dict.fromkeys(reached for value in values for reached in step(value)))
            return values

        return in_sequence
    if isinstance(path, Alternative):
        options = [known_values(option, words) for option in path.options]
        return lambda node: tuple(dict.fromkeys(value for option in options for value in option(node)))
    inner, sign = known_values(path.path, words), path.sign
    if sign == "?":
        return lambda node: tuple(dict.fromkeys((node, *inner(node))))
    return lambda node: _closure(node, inner, itself=sign == "*")


def value_sets(path: Path, words: Words) -> ValueSets:
    """A function from a node to the path's values, unknown ones included."""
    made = words.sets.get(id(path))
    if made is None:
        made = words.sets[id(path)] = path, _value_sets(path, words)
    return made[1]


def _value_sets(path: Path, words: Words) -> ValueSets:
    if not may_be_unknown(path, words):
        only_known = known_values(path, words)
        return lambda node: ValueSet(only_known(node), ())
    if isinstance(path, Step):
        table = words.table(path)
        known, unknown = table.known.get, table.unknown.get
        return lambda node: ValueSet(known(node, ()), unknown(node, ()))
    if isinstance(path, Sequence):
        steps = [value_sets(part, words) for part in path.parts]

        def in_sequence(node: str) -> ValueSet:
            values = steps[0](node)
            for step in steps[1:]:
                values = _onwards(values, step)
            return values

        return in_sequence
    if isinstance(path, Alternative):
        options = [value_sets(option, words) for option in path.options]
        return lambda node: _union([option(node) for option in options])
    inner, sign = value_sets(path.path, words), path.sign
    if sign == "?":
        return lambda node: _union([ValueSet((node,), ()), inner(node)])
    return lambda node: _open_closure(node, inner, itself=sign == "*")


def _union(sets: list[ValueSet]) -> ValueSet:
    unknowns: dict[Unknown, None] = {}
    for values in sets:
        for unknown in values.unknowns:
            if unknown in unknowns and (unknown.among is None or len(unknown.among) > 1):
                # Met on two ways, one and the same unknown can lead to another value on each.
                del unknowns[unknown]
                unknown = unknown._replace(many=True)
            unknowns[unknown] = None
    return ValueSet(tuple(dict.fromkeys(value for values in sets for value in values.known)), tuple(unknowns))


def _onwards(values: ValueSet, step: ValueSets) -> ValueSet:
    """One step further from a set: an unknown leads to whatever its candidates lead to."""
    reached = [step(value) for value in values.known]
    for unknown in values.unknowns:
        beyond = _beyond(unknown, step)
        if beyond is not None:
            reached.append(ValueSet((), (beyond,)))
    return _union(reached)


def _beyond(unknown: Unknown, step: ValueSets) -> Unknown | None:
    if unknown.among is None:
        return unknown._replace(at_least=0, many=True)
    among: dict[object, None] = {}
    anything, every_one_leads_on, most = False, True, 0
    for candidate in unknown.among:
        known, unknowns = step(candidate)
        among.update(dict.fromkeys(known))
        for further in unknowns:
            if further.among is None:
                anything = True
            else:
                among.update(dict.fromkeys(further.among))
        every_one_leads_on = every_one_leads_on and bool(known or any(further.at_least for further in unknowns))
        most = max(most, len(known) + sum(2 if further.many else 1 for further in unknowns))
    if not among and not anything:
        return None
    return unknown._replace(
        at_least=unknown.at_least if every_one_leads_on else 0,
        many=unknown.many or most > 1,
        among=None if anything else tuple(among),
    )


def _closure(node: str, step: KnownValues, *, itself: bool) -> Values:
    seen: dict[str, None] = {node: None} if itself else {}
    waiting = [node]
    while waiting:
        fresh = [value for value in step(waiting.pop()) if value not in seen]
        seen.update(dict.fromkeys(fresh))
        waiting.extend(fresh)
    return tuple(seen)


def _open_closure(node: str, step: ValueSets, *, itself: bool) -> ValueSet:
    """What is surely reached, and beyond it what perhaps is, through whom an unknown on the way may turn out to be."""
    certain = _closure(node, lambda value: step(value).known, itself=itself)
    possible = _closure(
        node,
        lambda value: (*step(value).known, *(one for unknown in step(value).unknowns for one in unknown.among or ())),
        itself=itself,
    )
    perhaps = tuple(value for value in possible if value not in certain)
    met: dict[Unknown, None] = {}
    for value in dict.fromkeys((node, *possible)):
        met.update(dict.fromkeys(step(value).unknowns))
    anything = any(unknown.among is None for unknown in met)
    if not anything and not perhaps:
        return ValueSet(certain, ())
    among = None if anything else perhaps
    return ValueSet(certain, tuple(unknown._replace(at_least=0, many=True, among=among) for unknown in met))


class Trace(NamedTuple):
    """A value at the end of a path, and whose word said it: `word` on `subject` has the value `said`."""

    value: object
    subject: str
    word: str
    said: object


def traces(path: Path, words: Words, node: str) -> Iterator[Trace]:
    """Every known value of the path with the statement that it comes from, in the order in which they are met."""
    if isinstance(path, Step):
        for value in words.table(path).known.get(node, ()):
            yield Trace(value, str(value), path.word, node) if path.inverse else Trace(value, node, path.word, value)
    elif isinstance(path, Sequence):
        *before, last = path.parts
        reached = _known_values(Sequence(tuple(before)), words)(node) if before else (node,)
        for value in reached:
            yield from traces(last, words, value)
    elif isinstance(path, Alternative):
        for option in path.options:
            yield from traces(option, words, node)
    else:
        if path.sign in "*?":
            yield Trace(node, node, "", node)
        starts = (node,) if path.sign == "?" else (node, *_closure(node, known_values(path.path, words), itself=False))
        for start in dict.fromkeys(starts):
            yield from traces(path.path, words, start)


def statements(path: Path, words: Words, node: str) -> Iterator[Trace]:
    """Every statement that the path's known values rest on: their own, and those on the way to them."""
    if isinstance(path, Sequence):
        reached: Values = (node,)
        for part in path.parts:
            yield from (said for value in reached for said in statements(part, words, value))
            step = known_values(part, words)
            reached = tuple(dict.fromkeys(further for value in reached for further in step(value)))
    elif isinstance(path, Alternative):
        yield from (said for option in path.options for said in statements(option, words, node))
    elif isinstance(path, Repeat):
        again = known_values(path.path, words) if path.sign != "?" else lambda _: ()
        for value in _closure(node, again, itself=True):
            yield from statements(path.path, words, value)
    else:
        yield from traces(path, words, node)


def words_read(path: Path, words: Words, node: str) -> Iterator[tuple[str, str]]:
    """Whose word, and which, gives the path's values from this node or would give them, were there any."""
    if isinstance(path, Step):
        if not path.inverse:
            yield node, path.word
    elif isinstance(path, Sequence):
        *before, last = path.parts
        for value in _known_values(Sequence(tuple(before)), words)(node):
            yield from words_read(last, words, value)
    else:
        for inner in path.options if isinstance(path, Alternative) else (path.path,):
            yield from words_read(inner, words, node)


def unknowns_on(path: Path, words: Words, node: str) -> Unknowns:
    """The recorded unknowns that the path's values from this node rest on."""
    return value_sets(path, words)(node).unknowns if may_be_unknown(path, words) else EMPTY.unknowns
