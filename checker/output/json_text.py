"""JSON as text, of lists that are too long to be made before they are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from json.encoder import encode_basestring as quoted
from typing import Any, Final

_PART: Final = 20_000
"""Characters that are written at once, or a few more."""

_INDENT: Final = "  "
_encoded: Final = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any) -> str:
    """The value as JSON, to be read by people too."""
    return "".join(json_parts(value))


def json_parts(value: Any) -> Iterator[str]:
    """The same text, part by part: what `json.dumps` makes with an indent of two, in a fifth of the time."""
    held: list[str] = []
    length = 0
    for bit in _bits(value, "\n"):
        held.append(bit)
        length += len(bit)
        if length > _PART:
            yield "".join(held)
            held.clear()
            length = 0
    yield "".join((*held, "\n"))


class Each(list[Any]):
    """A list to be written whose members are made when it is their turn, and not held.

    No such list is inside its members.
    """

    def __init__(self, made: Callable[[], Iterable[Any]]) -> None:
        super().__init__()
        self._made = made

    def __iter__(self) -> Iterator[Any]:
        return iter(self._made())

    def __bool__(self) -> bool:
        return any(True for _ in self._made())


def _bits(value: Any, line: str) -> Iterator[str]:
    """The text in bits, where it holds what is made on the way; `line` ends a line and begins the next."""
    if isinstance(value, Each):
        inner, between = line + _INDENT, "["
        for member in value:
            yield between + inner + _whole(member, inner)
            between = ","
        yield "[]" if between == "[" else f"{line}]"
    elif not _is_made_on_the_way(value):
        yield _whole(value, line)
    elif isinstance(value, dict):
        inner, between = line + _INDENT, "{"
        for name, member in value.items():
            yield f"{between}{inner}{quoted(name)}: "
            yield from _bits(member, inner)
            between = ","
        yield f"{line}}}"
    else:
        inner, between = line + _INDENT, "["
        for member in value:
            yield between + inner
            yield from _bits(member, inner)
            between = ","
        yield f"{line}]"


def _is_made_on_the_way(value: Any) -> bool:
    """Whether any list in a value is one whose members are not held."""
    if isinstance(value, dict):
        return any(map(_is_made_on_the_way, value.values()))
    return isinstance(value, Each) or (isinstance(value, list) and any(map(_is_made_on_the_way, value)))


def _whole(value: Any, line: str) -> str:
    """The text of a value that is held."""
    if type(value) is str:
        return quoted(value)
    if type(value) is int:
        return str(value)
    if isinstance(value, dict) and value:
        inner = line + _INDENT
        members = [f"{quoted(name)}: {_whole(member, inner)}" for name, member in value.items()]
        return f"{{{inner}{f',{inner}'.join(members)}{line}}}"
    if isinstance(value, list | tuple) and value:
        inner = line + _INDENT
        return f"[{inner}{f',{inner}'.join([_whole(member, inner) for member in value])}{line}]"
    return _encoded(value)
