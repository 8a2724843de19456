"""A word that a line's end broke, written as a reader says, in all of the part of the agreement that it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.importer.filed import NOT_THERE, CannotAnswer, at, place_of


def respelt(value: Any, about: str, read: str, answer: str) -> None:
    """Writes `answer` for `read` in the item, the appendix, or what stands before the goals, that `about` names.

    Raises:
        CannotAnswer: where the word stands there no more.
    """
    if not is_written(value, about, read):
        raise CannotAnswer(NOT_THERE)
    for part in _parts(value, about):
        _write(part, read, answer)


def is_written(value: Any, about: str, read: str, *, titles: bool = True) -> bool:
    """Whether words stand in that part of the agreement, of an appendix also in its `titles`."""
    skipped = "title" if about.startswith("appendix/") and not titles else ""
    return any(read in text for part in _parts(value, about) for text in _texts(part, skipped))


def _parts(value: Any, about: str) -> Iterator[Any]:
    if about == "agreement":
        yield from (held for name, held in value.items() if name not in ("items", "appendices", "doubts", "answers"))
    elif about.startswith("appendix/"):
        yield from (one for one in value.get("appendices", ()) if f"appendix/{one['belongs_to']}" == about)
    elif (place := place_of(value, about, "title")) is not None:
        yield at(value, place[:-1])


def _texts(held: Any, skipped: str) -> Iterator[str]:
    """The texts in a value, but for those under one key."""
    if isinstance(held, str):
        yield held
    elif isinstance(held, dict | list):
        for key, one in held.items() if isinstance(held, dict) else enumerate(held):
            if key != skipped:
                yield from _texts(one, skipped)


def _write(held: Any, read: str, answer: str) -> None:
    for key, one in [*(held.items() if isinstance(held, dict) else enumerate(held))]:
        if isinstance(one, str):
            held[key] = one.replace(read, answer)
        elif isinstance(one, dict | list):
            _write(one, read, answer)
