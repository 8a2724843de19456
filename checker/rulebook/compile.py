"""A type-checked shape -> closures over an agreement's tables, made once and called for every node, and for every
agreement that their words turn to.

Where none of the words that a shape reads has an unknown in the agreement, its closures are two-valued; otherwise
three-valued, but for the shapes within it that read none of them. Both come from the same constraints. Offending values
and the unknowns behind an undecided answer are asked for afterwards, and only for what is shown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property, partial
from itertools import chain, repeat
from typing import Any, Final

from checker.graph import (
    EMPTY,
    FEW,
    HASHED_QUICKLY,
    Alternative,
    KnownValues,
    Path,
    Unknown,
    Unknowns,
    Values,
    ValueSet,
    Words,
    known_values,
    value_sets,
)
from checker.rulebook.compiled import AllOf, AnyOf, Compiled, NotSo, Once, OneOf
from checker.rulebook.constraints import (
    CONSTRAINTS,
    NO_TARGETS,
    Constraint,
    Counted,
    Disjoint,
    InKinds,
    MatchesPattern,
    MinCount,
    Nested,
    PerValue,
    Search,
    SubsetOf,
    Targets,
    UniqueValuesFor,
)
from checker.rulebook.shapes import SEARCH, And, Call, Not, Or, Shape, Test, Unique, goes_far, words_in, worth_each
from checker.rulebook.truth import Truth, all_of, conjunction


def compile_shape(shape: Shape, words: Words) -> Compiled:
    """The shape as closures over these tables; made once for these words, and for the same of them unknown."""
    unknown = words.unknown and words.unknown & words_in(shape)
    made = words.shapes.get((id(shape), unknown))
    if made is None:
        made = words.shapes[id(shape), unknown] = shape, _compile(shape, words, unknown)
    compiled: Compiled = made[1]
    return compiled


def in_doubt(shape: Compiled, nodes: list[str]) -> list[str]:
    """The nodes to be asked one by one whether they have the shape: not those that are seen at once to have it."""
    return shape.in_doubt(nodes) if isinstance(shape, _Test) else nodes


def possible(shape: Compiled, nodes: list[str]) -> list[str]:
    """The nodes that have the shape, or may have it; what several shapes ask is asked of those that are left."""
    if isinstance(shape, AllOf):
        for part in shape.parts:
            nodes = possible(part, nodes)
        return nodes
    if isinstance(shape, _Test) and shape.asks_for_any:
        get = shape.known.get
        return [node for node in nodes if get(node, ())]
    holds = shape.holds
    return [node for node in nodes if holds(node) is not False]


def _compile(shape: Shape, words: Words, unknown: frozenset[str]) -> Compiled:
    """A shape that is, or stands in, one that reads these words of which there are unknowns."""
    unknown = unknown and unknown & words_in(shape)
    if isinstance(shape, Test):
        return _Test(shape, words, unknown)
    if isinstance(shape, Not):
        return NotSo(_compile(shape.shape, words, unknown))
    parts = [_compile(one, words, unknown) for one in shape.shapes]
    if isinstance(shape, And):
        return AllOf(parts)
    return AnyOf(parts) if isinstance(shape, Or) else OneOf(parts)


class _Test:
    """Constraints on the values of one path."""

    def __init__(self, test: Test, words: Words, unknown: frozenset[str]) -> None:
        self.path, self.words = test.path, words
        self.nested: list[Compiled] = []
        self.waits: list[Callable[[Any], tuple[Unknown, ...]]] = []
        self.reasons: list[Callable[[str], Unknowns]] = []
        self.constraints = [self._constraint(call, words, unknown) for call in test.calls]
        for constraint in self.constraints:
            if isinstance(constraint, Counted):
                constraint.work = words.work
            if isinstance(constraint, MatchesPattern):
                constraint.search.work = words.work
        self.asks_for_any = not unknown and self._asks_for_any()
        self.avoided = None if unknown else self._avoided()
        if unknown:
            self.holds: Callable[[Any], Truth] = self._open()
        else:
            self.holds = all_of([holds for one in self.constraints for holds in _closed(one, test.path, words)])

    @cached_property
    def values(self) -> Callable[[Any], ValueSet]:
        """The path with its unknowns, which only answers that are no plain yes need."""
        return _itself if self.path is None else value_sets(self.path, self.words)

    @cached_property
    def known(self) -> KnownValues:
        """The path without them: values that break a constraint are known ones."""
        return _ALONE if self.path is None else known_values(self.path, self.words)

    def _asks_for_any(self) -> bool:
        """Whether all that is required is that there are values."""
        match self.constraints:
            case [MinCount(count=1)]:
                return self.path is not None
        return False

    def _avoided(self) -> tuple[Search, list[KnownValues]] | None:
        """A pattern that must be nowhere in these values, if that is all that is required."""
        match self.nested, self.constraints:
            case [NotSo(part=_Test(path=None, constraints=[MatchesPattern(search=search)]))], [PerValue()] if self.path:
                return search, [known_values(way, self.words) for way in _ways(self.path)]
        return None

    def in_doubt(self, nodes: list[str]) -> list[str]:
        """The nodes that may not have the shape, as far as can be told without asking them one by one."""
        if self.avoided is None:
            if not self.asks_for_any:
                return nodes
            get = self.known.get
            return [node for node in nodes if not get(node, ())]
        search, ways = self.avoided
        each: Iterable[Values] = chain.from_iterable(map(way.get, nodes, repeat(())) for way in ways)
        goes_on = any(way.goes_on for way in ways)
        if goes_on:
            each = self._different(each)
        texts = search.possible(chain.from_iterable(each))
        if not texts:
            return []
        if goes_on:
            having = {node for way in ways for node in nodes if self._any_of(texts, way.get(node, ()))}
        else:
            having = {node for way in ways for node in nodes if not texts.isdisjoint(way.get(node, ()))}
        return [node for node in nodes if node in having]

    def _different(self, each: Iterable[Values]) -> Iterator[Values]:
        """Of values to which many nodes lead only those that are other than the last, counted."""
        last: Values = ()
        for values in each:
            if values is not last:
                last = values
                self.words.work.spend(len(values) * SEARCH)
                yield values

    def _any_of(self, texts: set[str], values: Values) -> bool:
        if len(values) > FEW:
            self.words.work.spend(len(values))
        return not texts.isdisjoint(values)

    def _open(self) -> Callable[[Any], Truth]:
        values_of, (first, *others) = self.values, self.constraints
        if not others:
            return lambda node: first.holds(node, values_of(node))

        def holds(node: Any) -> Truth:
            values = values_of(node)
            return conjunction(constraint.holds(node, values) for constraint in self.constraints)

        return holds

    def _constraint(self, call: Call, words: Words, unknown: frozenset[str]) -> Constraint:
        argument = call.argument
        if call.constraint == "node":  # `and or xone not` in the path's block
            return PerValue(self._nested(argument, words, unknown), argument)
        definition = CONSTRAINTS[call.constraint]
        match definition.argument:
            case "shape":
                inner = self._nested(argument.shape, words, unknown)
                return definition.made_by(inner, argument.least, argument.most, argument.shape)
            case "path":
                other = value_sets(argument, words)
                self.reasons.append(lambda node: other(node).unknowns)
                return definition.made_by(other, known_values(argument, words))
            case "keys":
                unique = _unique(argument, words, unknown)
                self.reasons.append(unique.missing)
                return unique
            case "kinds":
                in_kinds = InKinds(argument)
                words.at_turns(lambda words: in_kinds.turn_to(words.graph.nodes), lambda: in_kinds.turn_to({}))
                return in_kinds
            case "true":
                return definition.made_by()
            case _:
                return definition.made_by(argument)

    def _nested(self, shape: Shape, words: Words, unknown: frozenset[str]) -> Nested:
        inner = _compile(shape, words, unknown)
        if goes_far(shape):
            inner = Once(inner, words, worth_each(shape))
        self.nested.append(inner)
        if unknown:  # hundreds of nodes may lead to the same thousands of values
            self.waits.append(words.once(partial(_waits_for, inner), worth_each(shape)))
        return inner.holds

    def offending(self, node: Any) -> Values:
        known = self.known.get(node, ())
        first, *others = self.constraints
        if not others:
            return first.offending(node, known)
        values = self.values(node)
        broken = [constraint for constraint in self.constraints if constraint.holds(node, values) is False]
        return tuple(dict.fromkeys(chain.from_iterable(one.offending(node, known) for one in broken)))

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        values = self.values(node)
        self.words.work.spend(len(values.known) * len(self.nested))
        self.words.work.spend_on(values.unknowns, HASHED_QUICKLY)
        found = dict.fromkeys(values.unknowns)
        for reason in self.reasons:
            found.update(dict.fromkeys(reason(node)))
        for waits in self.waits:
            for value in values.known:
                found.update(dict.fromkeys(waits(value)))
        return tuple(found)


def _waits_for(shape: Compiled, value: Any) -> tuple[Unknown, ...]:
    """The unknowns for which it is undecided whether a value has the shape; none where that is decided."""
    return shape.missing(value) if shape.holds(value) is None else ()


def _closed(constraint: Constraint, path: Path | None, words: Words) -> list[Callable[[Any], Truth]]:
    """A constraint as what must hold of every node, or of every value where there is no path, if nothing is unknown."""
    if path is None:
        return [constraint.test if isinstance(constraint, PerValue) else constraint.closed(_ALONE)]
    of_each = isinstance(constraint, (PerValue, SubsetOf, Disjoint))  # what the values of any way are, are those of all
    return [constraint.closed(known_values(way, words)) for way in (_ways(path) if of_each else (path,))]


def _ways(path: Path) -> tuple[Path, ...]:
    return path.options if isinstance(path, Alternative) else (path,)


def _unique(argument: Unique, words: Words, unknown: frozenset[str]) -> UniqueValuesFor:
    keys = [value_sets(key, words) for key in argument.keys]
    where = None if argument.where is None else _compile(argument.where, words, unknown)
    selected, missing = ((lambda node: True), (lambda node: ())) if where is None else (where.holds, where.missing)
    unique = UniqueValuesFor(keys, [known_values(key, words) for key in argument.keys])
    words.at_turns(
        lambda words: unique.turn_to(Targets(words.of_kinds(argument.kinds), selected, missing)),
        lambda: unique.turn_to(NO_TARGETS),
    )
    return unique


def _itself(node: Any) -> ValueSet:
    return ValueSet((node,), EMPTY.unknowns)


_ALONE: Final = KnownValues(lambda node, _: (node,))
