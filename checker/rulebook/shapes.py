"""Shapes: what a rule selects (`where`) and what must hold (`require`), after the type-check.

A shape is about one node (or, inside a path's block, one value). It is a test of a path's values, or `and`, `or`, `not`
or `xone` of shapes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from checker.graph import Path


class Call(NamedTuple):
    """A constraint with its argument, typed: counts are int, values of the path's type, shapes and paths are parsed."""

    constraint: str
    argument: Any


class Test(NamedTuple):
    """Constraints on the values that a path has; `path` None means the node itself."""

    path: Path | None
    calls: tuple[Call, ...]


class And(NamedTuple):
    """True if all are."""

    shapes: tuple[Shape, ...]


class Or(NamedTuple):
    """True if any is."""

    shapes: tuple[Shape, ...]


class Xone(NamedTuple):
    """True if exactly one is."""

    shapes: tuple[Shape, ...]


class Not(NamedTuple):
    """True if the other is false."""

    shape: Shape


class Qualified(NamedTuple):
    """The argument of `qualified_value_shape`: how many values may or must have the shape."""

    shape: Shape
    least: int | None
    most: int | None


Shape = Test | And | Or | Xone | Not


def paths_in(shape: Shape) -> tuple[Path, ...]:
    """Every path that a shape reads, its nested shapes' and its pairs' included."""
    return tuple(path for test in _tests(shape, nested=True) for path in paths_of(test))


def own_paths(shape: Shape) -> tuple[Path, ...]:
    """The paths that start at the shape's own node: not those of the nested shapes, which start further on."""
    return tuple(path for test in _tests(shape, nested=False) for path in paths_of(test))


def _tests(shape: Shape, *, nested: bool) -> Iterator[Test]:
    if isinstance(shape, Test):
        yield shape
        for inner in nested_in(shape) if nested else ():
            yield from _tests(inner, nested=True)
    else:
        for inner in (shape.shape,) if isinstance(shape, Not) else shape.shapes:
            yield from _tests(inner, nested=nested)


def nested_in(test: Test) -> Iterator[Shape]:
    """The shapes that a test asks its path's values to have."""
    for call in test.calls:
        inner = call.argument.shape if isinstance(call.argument, Qualified) else call.argument
        if isinstance(inner, Test | And | Or | Xone | Not):
            yield inner


def paths_of(test: Test) -> Iterator[Path]:
    """The paths that a test itself reads: its own, and those that its pairs compare with."""
    if test.path is not None:
        yield test.path
    for call in test.calls:
        if isinstance(call.argument, Path):
            yield call.argument
