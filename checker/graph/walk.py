"""Walking a path from a node: compiled once to closures over the tables, then called for every node.

Where no word of a path has an unknown in the agreement at hand, `known_values` is the whole truth and the quick way;
otherwise `value_sets` carries the unknowns along. traces.py has the slow way that also tells where each value stands.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from itertools import chain, repeat

from checker.graph.index import ValueSets, Words
from checker.graph.paths import Alternative, Path, Repeat, Sequence, Step, words_of
from checker.graph.values import KnownValues, Unknown, Unknowns, Values, ValueSet


def known_values(path: Path, words: Words) -> KnownValues:
    """From a node to the path's known values."""
    made = words.known.get(id(path))
    if made is None:
        made = words.known[id(path)] = path, compiled_known(path, words)
    return made[1]


def compiled_known(path: Path, words: Words) -> KnownValues:
    """The same, made whether or not it was made before: for paths that are put together on the way."""
    if isinstance(path, Step):
        made = words.steps.get(path)
        if made is None:
            made = words.steps[path] = KnownValues(words.table(path).known.get)
        return made
    if isinstance(path, Sequence):
        first, *rest = path.parts
        if not rest:
            return known_values(first, words)
        step, onwards = known_values(first, words), compiled_known(_sequence(rest), words)
        if len(rest) > 1:
            onwards = _once(onwards, words)

        def in_sequence(node: str, nothing: Values) -> Values:
            values = step.get(node, nothing)
            if len(values) > 1:
                return tuple(dict.fromkeys(chain.from_iterable(map(onwards.get, values, repeat(nothing)))))
            return onwards.get(values[0], nothing) if values else nothing

        return KnownValues(in_sequence)
    if isinstance(path, Alternative):
        return reduce(_either, [known_values(option, words) for option in path.options])
    inner = known_values(path.path, words)
    if path.sign == "?":
        return KnownValues(lambda node, nothing: tuple(dict.fromkeys((node, *inner.get(node, nothing)))))
    itself = path.sign == "*"
    return _once(lambda node: closure(node, inner, itself=itself), words)


def _either(one: KnownValues, other: KnownValues) -> KnownValues:
    """The values of both; most nodes have them on one way only, or on neither."""

    def in_either(node: str, nothing: Values) -> Values:
        values, more = one.get(node, nothing), other.get(node, nothing)
        if not more or values == more:
            return values
        return tuple(dict.fromkeys(values + more)) if values else more

    return KnownValues(in_either)


def _joined(ways: list[Values]) -> Values:
    """The values that are reached on several ways; those of each are distinct, and thousands may be."""
    return ways[0] if len(ways) == 1 else tuple(dict.fromkeys(chain.from_iterable(ways)))


def _once(walk: Callable[[str], Values], words: Words) -> KnownValues:
    """A walk that is made once from each node: all items lead through the agreement, and on to all items again."""
    found: dict[str, Values] = {}
    words.at_turns(lambda _: found.clear(), found.clear)

    def walked(node: str, nothing: Values) -> Values:
        known = found.get(node)
        if known is None:
            known = found[node] = walk(node)
        return known

    return KnownValues(walked)


def _sequence(parts: list[Path]) -> Path:
    return parts[0] if len(parts) == 1 else Sequence(tuple(parts))


def value_sets(path: Path, words: Words) -> ValueSets:
    """A function from a node to the path's values, unknown ones included."""
    made = words.sets.get(id(path))
    if made is None:
        made = words.sets[id(path)] = path, _value_sets(path, words)
    return made[1]


def _value_sets(path: Path, words: Words) -> ValueSets:
    if isinstance(path, Step):
        return _step_sets(path, words)
    only_known, own_words = known_values(path, words), words_of(path)
    with_unknown: ValueSets | None = None
    is_open = False

    kept: dict[str, ValueSet] = {}
    """For an undecided answer walks the path once more, to tell what it waits for."""

    def values(node: str) -> ValueSet:
        if not is_open or with_unknown is None:
            return ValueSet(only_known.get(node, ()), ())
        found = kept.get(node)
        if found is None:
            found = kept[node] = with_unknown(node)
        return found

    def turn(words: Words) -> None:
        nonlocal is_open, with_unknown
        kept.clear()
        is_open = not words.unknown.isdisjoint(own_words)
        if is_open and with_unknown is None:
            with_unknown = _open_sets(path, words)

    words.at_turns_in_doubt(turn, kept.clear)
    return values


def _step_sets(step: Step, words: Words) -> ValueSets:
    known = known_values(step, words)
    get: Callable[[str, Unknowns], Unknowns]

    def values(node: str) -> ValueSet:
        return ValueSet(known.get(node, ()), get(node, ()))

    def turn(words: Words) -> None:
        nonlocal get
        get = words.table(step).unknown.get

    def forget() -> None:
        nonlocal get
        get = _nothing_unknown

    words.at_turns_in_doubt(turn, forget)
    return values


def _nothing_unknown(node: str, nothing: Unknowns) -> Unknowns:
    return nothing


def _open_sets(path: Sequence | Alternative | Repeat, words: Words) -> ValueSets:
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
    if len(sets) == 1:
        return sets[0]
    unknowns: dict[Unknown, None] = {}
    for values in sets:
        for unknown in values.unknowns:
            if unknown in unknowns and (unknown.among is None or len(unknown.among) > 1):
                # Met on two ways, one and the same unknown can lead to another value on each.
                del unknowns[unknown]
                unknown = unknown._replace(many=True)
            unknowns[unknown] = None
    return ValueSet(_joined([values.known for values in sets if values.known]), tuple(unknowns))


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


def closure(node: str, step: KnownValues, *, itself: bool) -> Values:
    """What is reached by going on and on, from the node itself (`itself`) or from what it leads to."""
    seen: dict[str, None] = {node: None} if itself else {}
    waiting, onwards = [node], step.get
    while waiting:
        for value in onwards(waiting.pop(), ()):
            if value not in seen:
                seen[value] = None
                waiting.append(value)
    return tuple(seen)


def _open_closure(node: str, step: ValueSets, *, itself: bool) -> ValueSet:
    """What is surely reached, and beyond it what perhaps is, through whom an unknown on the way may turn out to be."""
    certain = closure(node, KnownValues(lambda value, _: step(value).known), itself=itself)
    possible = closure(node, KnownValues(lambda value, _: _possible(step(value))), itself=itself)
    perhaps = tuple(value for value in possible if value not in certain)
    met: dict[Unknown, None] = {}
    for value in dict.fromkeys((node, *possible)):
        met.update(dict.fromkeys(step(value).unknowns))
    anything = any(unknown.among is None for unknown in met)
    if not anything and not perhaps:
        return ValueSet(certain, ())
    among = None if anything else perhaps
    return ValueSet(certain, tuple(unknown._replace(at_least=0, many=True, among=among) for unknown in met))


def _possible(values: ValueSet) -> Values:
    return (*values.known, *(one for unknown in values.unknowns for one in unknown.among or ()))
