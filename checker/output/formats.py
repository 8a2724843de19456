"""The outputs of `check` by name. One is imported when it is asked for, so that none pays for another."""

from __future__ import annotations

from importlib import import_module
from typing import Final, NamedTuple

from checker.output.result import Result


class Format(NamedTuple):
    """An output: the module whose function `written` makes it, and how its files' names end."""

    module: str
    suffix: str


FORMATS: Final[dict[str, Format]] = {
    "text": Format("checker.output.text", ".txt"),
    "json": Format("checker.output.as_json", ".json"),
}


def written(name: str, result: Result) -> bytes:
    """A run's result in a format, as a file of it holds it."""
    made: str | bytes = import_module(FORMATS[name].module).written(result)
    return made.encode() if isinstance(made, str) else made
