"""JSON as text, of lists that are too long to be made before they are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Any, Final

_BITS: Final = 5_000
"""Brackets, names and values that are written at once: as many as several findings have."""


def json_parts(value: Any) -> Iterator[str]:
    """The value as JSON, to be read by people too, part by part: whole, it is many bits, many times as large."""
    bits = json.JSONEncoder(ensure_ascii=False, indent=2).iterencode(value)
    while part := "".join(islice(bits, _BITS)):
        yield part
    yield "\n"


class Each(list[Any]):
    """A list to be written whose members are made when it is their turn, and not held."""

    def __init__(self, made: Callable[[], Iterable[Any]]) -> None:
        super().__init__()
        self._made = made

    def __iter__(self) -> Iterator[Any]:
        return iter(self._made())

    def __bool__(self) -> bool:
        return any(True for _ in self._made())
