"""Walking a path from a node with all that is not known on the way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from checker.graph.index import ValueSets, Words
from checker.graph.paths import Alternative, Path, Repeat, Sequence, Step, words_of
from checker.graph.values import Unknown, Unknowns, Values, ValueSet
from checker.graph.walk import closure, joined, known_values
from checker.graph.work import FEW, HASHED_QUICKLY, KnownValues, Work

_SLOWLY: Final = 8
"""As so many values counts one that is gone on from with all that is not known, some tenths of a microsecond."""


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
    work = words.work  # not the words, which hold what is made here
    if isinstance(path, Sequence):
        steps = [value_sets(part, words) for part in path.parts]

        def in_sequence(node: str) -> ValueSet:
            values = steps[0](node)
            for step in steps[1:]:
                values = _onwards(values, step, work)
            return values

        return in_sequence
    if isinstance(path, Alternative):
        options = [value_sets(option, words) for option in path.options]
        return lambda node: _union([option(node) for option in options], work)
    inner, sign = value_sets(path.path, words), path.sign
    if sign == "?":
        return lambda node: _union([ValueSet((node,), ()), inner(node)], work)
    return lambda node: _open_closure(node, inner, work, itself=sign == "*")


def possible_values(unknowns: Unknowns) -> int:
    """How many values there are to go through of what unknowns may turn out to be."""
    return sum([1 if unknown.among is None else 1 + len(unknown.among) for unknown in unknowns])


def _union(sets: list[ValueSet], work: Work) -> ValueSet:
    if len(sets) == 1:
        return sets[0]
    unknowns: dict[Unknown, None] = {}
    if len(sets) > FEW:
        for values in sets:
            work.spend_on(values.unknowns, HASHED_QUICKLY)
    for values in sets:
        for unknown in values.unknowns:
            if unknown in unknowns and (unknown.among is None or len(unknown.among) > 1):
                # Met on two ways, one and the same unknown can lead to another value on each.
                del unknowns[unknown]
                unknown = unknown._replace(many=True)
            unknowns[unknown] = None
    return ValueSet(joined([values.known for values in sets if values.known], work), tuple(unknowns))


def _onwards(values: ValueSet, step: ValueSets, work: Work) -> ValueSet:
    """One step further from a set: an unknown leads to whatever its candidates lead to."""
    if len(values.known) > FEW:
        work.spend(len(values.known) * _SLOWLY)
    reached = [step(value) for value in values.known]
    for unknown in values.unknowns:
        beyond = _beyond(unknown, step, work)
        if beyond is not None:
            reached.append(ValueSet((), (beyond,)))
    return _union(reached, work)


def _beyond(unknown: Unknown, step: ValueSets, work: Work) -> Unknown | None:
    if unknown.among is None:
        return unknown._replace(at_least=0, many=True)
    among: dict[object, None] = {}
    anything, every_one_leads_on, most = False, True, 0
    for candidate in unknown.among:
        known, unknowns = step(candidate)
        work.spend(1 + len(known))
        work.spend_on(unknowns)
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


def _open_closure(node: str, step: ValueSets, work: Work, *, itself: bool) -> ValueSet:
    """What is surely reached, and beyond it what perhaps is, through whom an unknown on the way may turn out to be."""
    certain = closure(node, KnownValues(lambda value, _: step(value).known, work), itself=itself)
    possible = closure(node, KnownValues(lambda value, _: _possible(step(value)), work), itself=itself)
    surely = frozenset(certain)
    perhaps = tuple(value for value in possible if value not in surely)
    met: dict[Unknown, None] = {}
    for value in dict.fromkeys((node, *possible)):
        unknowns = step(value).unknowns
        work.spend_on(unknowns)
        met.update(dict.fromkeys(unknowns))
    anything = any(unknown.among is None for unknown in met)
    if not anything and not perhaps:
        return ValueSet(certain, ())
    among = None if anything else perhaps
    return ValueSet(certain, tuple(unknown._replace(at_least=0, many=True, among=among) for unknown in met))


def _possible(values: ValueSet) -> Values:
    return (*values.known, *(one for unknown in values.unknowns for one in unknown.among or ()))
