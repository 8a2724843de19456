"""Shapes: what a rule selects (`where`) and what must hold (`require`), after the type-check.

A shape is about one node (or, inside a path's block, one value). It is a test of a path's values, or `and`, `or`, `not`
or `xone` of shapes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from itertools import chain
from typing import Any, Final, TypeVar, get_args

from checker.graph import FEW, Path, Repeat, words_of
from checker.named import NamedTuple
from checker.yamlfile import Place


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


class Pattern(NamedTuple):
    """The argument of `pattern`: what is searched for, in NFC, with `i` in `flags` in upper and lower case alike.

    `needed` are groups of words, folded: only a text with a word of each can match. `safe_length` is how long a text
    may be for every search in it to be short, however the text was chosen. `rule` and `place` tell whose pattern it is
    and where it is written, should a search run out of time.
    """

    written: str
    flags: str
    needed: tuple[tuple[str, ...], ...]
    safe_length: int
    rule: str
    place: Place


class Unique(NamedTuple):
    """The argument of `unique_values_for`: the keys, and the rule's own targets: of which kinds, with which shape."""

    keys: tuple[Path, ...]
    kinds: tuple[str, ...]
    where: Shape | None


Shape = Test | And | Or | Xone | Not
_SHAPES: Final = frozenset(get_args(Shape))
_PATHS: Final = frozenset(get_args(Path))
"""To be asked often whether the class of something is among them: `isinstance` takes ten times as long to say no."""

_Asked = TypeVar("_Asked")
_Answer = TypeVar("_Answer")
SEARCH: Final = 32
"""As how many values a search in one text counts: one or two microseconds."""
_TESTS_IN_SEARCH: Final = 8
_REMEMBERED: Final = 4096


def remembered(function: Callable[[_Asked], _Answer]) -> Callable[[_Asked], _Answer]:
    """A function that is asked of the same rules for every agreement, and answers again without working it out.

    By identity, not as `lru_cache`: an `and` and an `or` of the same shapes are equal as tuples.
    """
    made: dict[int, tuple[_Asked, _Answer]] = {}

    @wraps(function)
    def answer(asked: _Asked) -> _Answer:
        known = made.get(id(asked))
        if known is None:
            if len(made) > _REMEMBERED:
                made.clear()
            known = made[id(asked)] = asked, function(asked)
        return known[1]

    return answer


@remembered
def paths_in(shape: Shape) -> tuple[Path, ...]:
    """Every path that a shape reads, its nested shapes' and its pairs' included, and what selects other targets."""
    return tuple(path for test in tests_in(shape) for path in paths_of(test))


@remembered
def goes_far(shape: Shape) -> bool:
    """Whether a shape goes on along a path again and again, or asks of values what it asks of theirs, or asks much.

    Where many nodes lead to one, it has the whole way to go again; of shapes in each other, as often as their ways
    multiply.
    """
    own, nested, _ = _parts(shape)
    if nested and isinstance(shape, Test):
        return True
    if any(isinstance(path, Repeat) for path in own) or any(map(goes_far, _inside(shape))):
        return True
    return len(tests_in(shape)) > FEW


@remembered
def tests_each(shape: Shape) -> int:
    """How many tests are made of a node that is asked for a shape, but for those that are made once of each node.

    A search in a text counts as several.
    """
    if isinstance(shape, Test):
        searches = sum([type(argument) is Pattern for _, argument in shape.calls])
        nested = sum(tests_each(inner) for inner in nested_in(shape) if not goes_far(inner))
        return 1 + searches * _TESTS_IN_SEARCH + nested
    return sum(map(tests_each, _inside(shape)))


def worth_each(shape: Shape) -> int:
    """As how many values it counts to ask one node for a shape: a test takes a call or two, a value takes none."""
    return 4 * tests_each(shape)


def work_each(shape: Shape) -> int:
    """As how many values each counts that is asked whether it has a shape."""
    return 1 if goes_far(shape) else tests_each(shape)


@remembered
def words_in(shape: Shape) -> frozenset[str]:
    """Every word that a shape reads, by whatever path."""
    own, nested, selecting = _parts(shape)
    return frozenset(chain.from_iterable([*map(words_of, own), *map(words_in, nested), *map(words_in, selecting)]))


@remembered
def tests_in(shape: Shape) -> tuple[Test, ...]:
    """Every test in a shape, its nested shapes' included, and of what selects other targets."""
    own = (shape,) if isinstance(shape, Test) else ()
    return (*own, *chain.from_iterable(map(tests_in, _inside(shape))))


def own_paths(shape: Shape) -> tuple[Path, ...]:
    """The paths that start at the shape's own node: not those of the nested shapes, which start further on."""
    if isinstance(shape, Test):
        return paths_of(shape)
    return tuple(chain.from_iterable(map(own_paths, _inside(shape))))


def nested_in(test: Test) -> tuple[Shape, ...]:
    """The shapes that a test asks its path's values to have."""
    return _parts(test)[1]


def paths_of(test: Test) -> tuple[Path, ...]:
    """The paths that a test itself reads: its own, those that its pairs compare with, and the keys of targets."""
    return _parts(test)[0]


def _inside(shape: Shape) -> tuple[Shape, ...]:
    """The shapes that stand in a shape; in a test those for its path's values, then those that select other targets."""
    _, nested, selecting = _parts(shape)
    return nested + selecting


@remembered
def _parts(shape: Shape) -> tuple[tuple[Path, ...], tuple[Shape, ...], tuple[Shape, ...]]:
    """The paths that a shape itself reads, the shapes that stand in it, and those that select other targets."""
    if not isinstance(shape, Test):
        return (), (shape.shape,) if isinstance(shape, Not) else shape.shapes, ()
    paths: list[Path] = [] if shape.path is None else [shape.path]
    nested: list[Shape] = []
    selecting: list[Shape] = []
    for _, argument in shape.calls:
        inner: Any = argument.shape if type(argument) is Qualified else argument
        kind = type(inner)
        if kind in _SHAPES:
            nested.append(inner)
        elif kind in _PATHS:
            paths.append(inner)
        elif kind is Unique:
            paths += inner.keys
            selecting += [] if inner.where is None else [inner.where]
    return tuple(paths), tuple(nested), tuple(selecting)
