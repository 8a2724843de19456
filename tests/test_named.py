"""Values are as typing makes them: a class made by either has values that answer alike to all that is asked of them."""

from __future__ import annotations

import copy
import pickle
import typing
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import named


class Ours(named.NamedTuple):
    """A place."""

    file: str
    line: int
    column: int = 1
    words: tuple[Unheard, ...] = ()  # type: ignore[name-defined]  # noqa: F821  # no annotation is looked at

    @property
    def next(self) -> Ours:
        """The line below."""
        return self._replace(line=self.line + 1)


class Theirs(typing.NamedTuple):
    """A place."""

    file: str
    line: int
    column: int = 1
    words: tuple[Unheard, ...] = ()  # type: ignore[name-defined]  # noqa: F821

    @property
    def next(self) -> Theirs:
        """The line below."""
        return self._replace(line=self.line + 1)


class OursNamed(Ours):
    """A derived class has the same fields."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"


class TheirsNamed(Theirs):
    """A derived class has the same fields."""

    __slots__ = ()

    @property
    def name(self) -> str:
        """File and line."""
        return f"{self.file}:{self.line}"


CLASSES = [(Ours, Theirs), (OursNamed, TheirsNamed)]


def matched(value: Any) -> object:
    """What a pattern of a place finds in it."""
    match value:
        case Ours(file, line, words=words) | Theirs(file, line, words=words):
            return file, line, words
    return None


ASKED: list[Callable[[Any], object]] = [
    tuple,
    hash,
    len,
    bool,
    lambda value: repr(value).replace("Theirs", "Ours"),
    lambda value: value == tuple(value),
    lambda value: value < (value[0], value[1] + 1),
    lambda value: (value.file, value.line, value.column, value.words),
    lambda value: value._asdict(),
    lambda value: tuple(value.next),
    lambda value: type(value.next) is type(value),
    lambda value: tuple(value._replace(file="x", words=("y",))),
    lambda value: type(value)._make(value) == value,
    lambda value: type(pickle.loads(pickle.dumps(value))) is type(value) and pickle.loads(pickle.dumps(value)) == value,
    lambda value: type(copy.deepcopy(value)) is type(value) and copy.copy(value) == value,
    lambda value: value.__add__((1,)),
    lambda value: {value: 1, tuple(value): 2},
    lambda value: getattr(value, "name", None),
    lambda value: value._replace(unheard=1),
    lambda value: value._make([1]),
    lambda value: value.unheard,
    lambda value: setattr(value, "line", 2),
    lambda value: setattr(value, "unheard", 2),
    lambda value: (type(value)._fields, type(value)._field_defaults, type(value).__match_args__),
    matched,
]


def answer(ask: Callable[[Any], object], of: Any) -> object:
    """What comes of asking, were it an error."""
    try:
        return ask(of)
    except (TypeError, ValueError, AttributeError) as error:
        return type(error)


@given(
    st.lists(st.text(max_size=3) | st.integers(-2, 2), max_size=6),
    st.dictionaries(st.sampled_from(["file", "line", "column", "words", "unheard"]), st.integers(-2, 2)),
    st.sampled_from(CLASSES),
)
def test_a_class_takes_the_fields_that_typings_takes(
    by_place: list[Any], by_name: dict[str, Any], classes: tuple[Any, Any]
) -> None:
    ours, theirs = (answer(lambda kind: tuple(kind(*by_place, **by_name)), kind) for kind in classes)
    assert ours == theirs


@pytest.mark.parametrize("ask", ASKED)
@pytest.mark.parametrize(("ours", "theirs"), CLASSES)
def test_a_value_answers_as_typings_does(ask: Callable[[Any], object], ours: Any, theirs: Any) -> None:
    for fields in (("a.yaml", 3), ("a.yaml", 3, 7, ("x",))):
        assert answer(ask, ours(*fields)) == answer(ask, theirs(*fields))
