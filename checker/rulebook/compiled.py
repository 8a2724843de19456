"""Shapes on one agreement, as far as they are made of others: all of them, any, exactly one, not, and asked once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from checker.graph import Unknown, Values, Words
from checker.rulebook.truth import Truth, all_of, any_of, exactly_one


class Compiled(Protocol):
    """A shape on one agreement."""

    holds: Callable[[Any], Truth]
    """Whether a node (or value) has the shape."""

    def offending(self, node: Any) -> Values:
        """The values that break it, on a node that does not have the shape."""

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        """The unknowns for which it is undecided, on a node where it is."""


class Once:
    """A shape of which every node, or value, is asked once."""

    def __init__(self, shape: Compiled, words: Words, worth: int) -> None:
        self.holds = words.once(shape.holds, worth)
        self.offending = shape.offending
        self.missing = words.once(shape.missing, worth)


class AllOf:
    def __init__(self, parts: list[Compiled]) -> None:
        self.parts = parts
        self.holds = all_of([part.holds for part in parts])

    def offending(self, node: Any) -> Values:
        broken = [part.offending(node) for part in self.parts if part.holds(node) is False]
        return tuple(dict.fromkeys(value for values in broken for value in values))

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        return _missing(self.parts, node)


class AnyOf:
    """No value breaks an `or`: any of several things would have mended it."""

    def __init__(self, parts: list[Compiled]) -> None:
        self.parts = parts
        self.holds = any_of([part.holds for part in parts])

    def offending(self, node: Any) -> Values:
        return ()

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        return _missing(self.parts, node)


class OneOf(AnyOf):
    def __init__(self, parts: list[Compiled]) -> None:
        super().__init__(parts)
        tests = [part.holds for part in parts]
        self.holds = lambda node: exactly_one(test(node) for test in tests)


class NotSo:
    """No value breaks a `not`: what should not hold does."""

    def __init__(self, part: Compiled) -> None:
        self.part = part
        test = part.holds
        self.holds: Callable[[Any], Truth] = lambda node: None if (truth := test(node)) is None else not truth

    def offending(self, node: Any) -> Values:
        return ()

    def missing(self, node: Any) -> tuple[Unknown, ...]:
        return self.part.missing(node)


def _missing(parts: list[Compiled], node: Any) -> tuple[Unknown, ...]:
    undecided = [part.missing(node) for part in parts if part.holds(node) is None]
    return tuple(dict.fromkeys(unknown for unknowns in undecided for unknown in unknowns))
