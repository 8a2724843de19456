"""A type-checked shape -> closures over one agreement's tables, made once and called for every node.

Where none of a rule's words has an unknown in the agreement, its closures are two-valued; otherwise three-valued. Both
come from the same constraints. Offending values and the unknowns behind an undecided answer are asked for afterwards,
and only for what is shown.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from checker.graph import (
    EMPTY,
    KnownValues,
    Path,
    Unknown,
    Values,
    ValueSet,
    ValueSets,
    Words,
    known_values,
    may_be_unknown,
    value_sets,
)
from checker.rulebook.constraints import (
    Constraint,
    Disjoint,
    Equals,
    HasValue,
    LessThanOrEquals,
    MaxCount,
    MinCount,
    PerValue,
    QualifiedValueShape,
    SubsetOf,
)
from checker.rulebook.shapes import And, Call, Not, Or, Qualified, Shape, Test, paths_in
from checker.rulebook.truth import Truth, conjunction, disjunction, exactly_one, negation

_PAIRS: dict[str, Callable[[ValueSets, KnownValues], Constraint]] = {
    "equals": Equals,
    "disjoint": Disjoint,
    "subset_of": SubsetOf,
    "less_than_or_equals": LessThanOrEquals,
}


class Compiled(Protocol):
    """A shape on one agreement."""

    holds: Callable[[Any], Truth]
    """Whether a node (or value) has the shape."""

    def offending(self, node: Any) -> Values:
        """The values that break it, on a node that does not have the shape."""

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        """The unknowns for which it is undecided, on a node where it is."""


def compile_shape(shape: Shape, words: Words) -> Compiled:
    """The shape as closures over these tables."""
    is_open = any(may_be_unknown(path, words) for path in paths_in(shape))
    return _compile(shape, words, is_open=is_open)


def _compile(shape: Shape, words: Words, *, is_open: bool) -> Compiled:
    if isinstance(shape, Test):
        return _Test(shape, words, is_open=is_open)
    if isinstance(shape, Not):
        return _Not(_compile(shape.shape, words, is_open=is_open))
    parts = [_compile(one, words, is_open=is_open) for one in shape.shapes]
    if isinstance(shape, And):
        return _And(parts)
    return _Or(parts) if isinstance(shape, Or) else _Xone(parts)


class _Test:
    """Constraints on the values of one path."""

    def __init__(self, test: Test, words: Words, *, is_open: bool) -> None:
        self.values = _itself if test.path is None else value_sets(test.path, words)
        self.nested: list[Compiled] = []
        self.others: list[Callable[[str], ValueSet]] = []
        self.constraints = [self._constraint(call, words, is_open=is_open) for call in test.calls]
        if is_open:
            self.holds: Callable[[Any], Truth] = self._open()
        else:
            read = _alone if test.path is None else known_values(test.path, words)
            self.holds = _all([constraint.closed(read) for constraint in self.constraints])

    def _open(self) -> Callable[[Any], Truth]:
        values_of, constraints = self.values, self.constraints

        def holds(node: Any) -> Truth:
            values = values_of(node)
            return conjunction(constraint.holds(node, values) for constraint in constraints)

        return holds

    def _constraint(self, call: Call, words: Words, *, is_open: bool) -> Constraint:
        argument = call.argument
        if call.constraint in _PAIRS:
            return self._pair(_PAIRS[call.constraint], argument, words)
        if isinstance(argument, Qualified):
            inner = _compile(argument.shape, words, is_open=is_open)
            self.nested.append(inner)
            return QualifiedValueShape(inner.holds, argument.least, argument.most)
        if call.constraint == "node":
            inner = _compile(argument, words, is_open=is_open)
            self.nested.append(inner)
            return PerValue(inner.holds)
        if call.constraint == "class":
            return PerValue(_is_a(frozenset(argument), words.graph.nodes))
        if call.constraint == "has_value":
            return HasValue(argument)
        return MinCount(argument) if call.constraint == "min_count" else MaxCount(argument)

    def _pair(self, constraint: Callable[[ValueSets, KnownValues], Constraint], path: Path, words: Words) -> Constraint:
        other = value_sets(path, words)
        self.others.append(other)
        return constraint(other, known_values(path, words))

    def offending(self, node: Any) -> Values:
        values = self.values(node)
        found: dict[Any, None] = {}
        for constraint in self.constraints:
            if constraint.holds(node, values) is False:
                found.update(dict.fromkeys(constraint.offending(node, values)))
        return tuple(found)

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        values = self.values(node)
        found = dict.fromkeys(values.unknowns)
        for other in self.others:
            found.update(dict.fromkeys(other(node).unknowns))
        for inner in self.nested:
            for value in values.known:
                if inner.holds(value) is None:
                    found.update(dict.fromkeys(inner.missing(value)))
        return tuple(found)


class _And:
    def __init__(self, parts: list[Compiled]) -> None:
        self.parts = parts
        tests = [part.holds for part in parts]
        self.holds: Callable[[Any], Truth] = lambda node: conjunction(test(node) for test in tests)

    def offending(self, node: Any) -> Values:
        broken = [part.offending(node) for part in self.parts if part.holds(node) is False]
        return tuple(dict.fromkeys(value for values in broken for value in values))

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        return _missing(self.parts, node)


class _Or:
    """No value breaks an `or`: any of several things would have mended it."""

    def __init__(self, parts: list[Compiled]) -> None:
        self.parts = parts
        tests = [part.holds for part in parts]
        self.holds: Callable[[Any], Truth] = lambda node: disjunction(test(node) for test in tests)

    def offending(self, node: Any) -> Values:
        return ()

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        return _missing(self.parts, node)


class _Xone(_Or):
    def __init__(self, parts: list[Compiled]) -> None:
        super().__init__(parts)
        tests = [part.holds for part in parts]
        self.holds = lambda node: exactly_one(test(node) for test in tests)


class _Not:
    """No value breaks a `not`: what should not hold does."""

    def __init__(self, part: Compiled) -> None:
        self.part = part
        test = part.holds
        self.holds: Callable[[Any], Truth] = lambda node: negation(test(node))

    def offending(self, node: Any) -> Values:
        return ()

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        return self.part.missing(node)


def _missing(parts: list[Compiled], node: Any) -> tuple[Unknown, ...]:
    undecided = [part.missing(node) for part in parts if part.holds(node) is None]
    return tuple(dict.fromkeys(unknown for unknowns in undecided for unknown in unknowns))


def _all(tests: list[Callable[[Any], bool]]) -> Callable[[Any], Truth]:
    if len(tests) == 1:
        return tests[0]
    return lambda node: all(test(node) for test in tests)


def _is_a(kinds: frozenset[str], nodes: dict[str, str]) -> Callable[[Any], Truth]:
    return lambda node: nodes[node] in kinds


def _itself(node: Any) -> ValueSet:
    return ValueSet((node,), EMPTY.unknowns)


def _alone(node: Any) -> Values:
    return (node,)
