"""The rulebook from a cache: type-checked once, recalled as long as no file of it has changed.

The cache is JSON in the user's cache folder, never code, below a checksum. It is used only where all files that the
rulebook was made from are as they were: rules of one's own letter for letter, the tool's own by size and times.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import groupby, islice, repeat
from typing import Any, Final

from checker import __version__, cache, seen
from checker.configuration import DEFAULT, Configuration
from checker.content import content
from checker.graph import paths
from checker.rulebook import message, rule, shapes
from checker.rulebook.files import folder_from_here, note_files, rule_files
from checker.rulebook.rule import Rulebook
from checker.words import Text
from checker.yamlfile import Place

FORM: Final = 7
"""Goes up when what is stored changes its meaning."""

_CLASSES: Final[dict[str, type[Any]]] = {
    kind.__name__: kind
    for kind in (
        *(paths.Step, paths.Sequence, paths.Alternative, paths.Repeat),
        *(shapes.Call, shapes.Test, shapes.And, shapes.Or, shapes.Xone, shapes.Not),
        *(shapes.Qualified, shapes.Pattern, shapes.Unique),
        *(rule.Rule, rule.Basis, rule.Source, message.Placeholder, Place, Text),
    )
}


_FIELDS: Final = {name: [*kind._fields] for name, kind in _CLASSES.items()}
"""What is stored was made of values that had these, so that no part of one need be counted when it is recalled."""

_MAKE: Final[dict[str, Any]] = {
    "": tuple,
    "date": lambda parts: date.fromisoformat(*parts),
    "Decimal": lambda parts: Decimal(*parts),
    **{name: partial(tuple.__new__, kind) for name, kind in _CLASSES.items()},
}


def recalled_rulebook(folders: Iterable[str], configuration: Configuration = DEFAULT) -> Rulebook:
    """The rulebook of these folders, without its documents where it could be recalled.

    Raises:
        FaultsFound: with every fault in every file, and in the configuration.
    """
    folders = [*folders]
    settings = configuration.documents if configuration.concerns_rules else ()
    names = [os.path.abspath(name) for name in (*folders, *(one.file for one in settings))]
    shown = [folder_from_here(folder) for folder in folders]
    path = cache.cache_file("rulebook", "\0".join([*names, *shown]))
    if path is None or configuration.faults:
        return _loaded(folders, configuration)
    key = [__version__, FORM, _FIELDS, names, shown, [one.data.decode("latin-1") for one in settings]]
    known = _recalled(path, key)
    if known is None:
        looks = _looks(folders)
        known = _loaded(folders, configuration)
        if looks is not None and seen.unchanged((*look, was) for look, was in looks.items()):
            _store(path, key, looks, known)
    return known


def _loaded(folders: list[str], configuration: Configuration) -> Rulebook:
    from checker.rulebook.load import load_rulebook  # reading and checking rules is what recalling saves

    return load_rulebook(rule_files(folders), configuration)


def _looks(folders: list[str]) -> dict[tuple[str, str], str] | None:
    """What there is to see of these folders; None where that would not tell whether they have changed."""
    try:
        return seen.looks_at(lambda: note_files(folders, content("rules")))
    except OSError:  # which loading tells of
        return None


def _recalled(path: str, key: list[Any]) -> Rulebook | None:
    data = cache.cached(path)
    if data is None:
        return None
    try:
        stored = json.loads(data)
        looks = {(sort, name): was for sort, name, was in stored["looks"]}
        if stored["key"] != key or not seen.unchanged(stored["looks"]):
            return None
        rules, sources = decoded(stored["values"])
        rulebook = Rulebook(
            {one.id: one for one in rules}, {one.key: one for one in sources}, stored["fingerprint"], {}
        )
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError):
        return None
    seen.again(looks)
    return rulebook


def _store(path: str, key: list[Any], looks: dict[tuple[str, str], str], rulebook: Rulebook) -> None:
    value = {
        "key": key,
        "looks": [[*look, was] for look, was in looks.items()],
        "values": encoded((tuple(rulebook.rules.values()), tuple(rulebook.sources.values()))),
        "fingerprint": rulebook.fingerprint,
    }
    try:
        data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except ValueError:  # a name that is no text
        return
    cache.keep(path, data)


def encoded(value: Any) -> dict[str, Any]:
    """Rules, or any part of one, as JSON: every distinct value once, those that others are made of before them.

    `plain` are the plain values; `made` all others, alike ones together: their name, of how many parts each is, how
    many there are. `parts` are the positions of all their parts in a row, of the plain values first, then of those made
    before; in hexadecimal, four bytes each, for JSON's own numbers take ten times as long to read. The last is the
    value itself.
    """
    from array import array

    numbers: dict[Any, int] = {}
    heights: list[int] = []  # 0: plain; else how many values lie in each other

    def put(one: Any) -> int:
        name, parts = _taken_apart(one)
        key: tuple[Any, ...] = (type(one), one) if name is None else (name, *map(put, parts))
        if key not in numbers:
            numbers[key] = len(numbers)
            heights.append(0 if name is None else 1 + max((heights[part] for part in key[1:]), default=0))
        return numbers[key]

    def alike(key: Any) -> tuple[int, str, int]:
        height = heights[numbers[key]]
        return (height, key[0], len(key) - 1) if height else (0, "", 0)

    put((value,))
    ordered = sorted(numbers, key=alike)
    plain = [key[1] for key in ordered[: heights.count(0)]]
    made = ordered[len(plain) :]
    place = {numbers[key]: place for place, key in enumerate(ordered)}
    return {
        "plain": plain,
        "made": [[name, size, len([*group])] for (_, name, size), group in groupby(made, alike)],
        "parts": array("I", [place[part] for key in made for part in key[1:]]).tobytes().hex(),
    }


def _taken_apart(value: Any) -> tuple[str | None, tuple[Any, ...]]:
    """What makes a value, by name, and of which parts; None for one that is plain."""
    if isinstance(value, tuple):
        name = type(value).__name__
        return name if name in _CLASSES else "", value
    if isinstance(value, date):
        return "date", (value.isoformat(),)
    return ("Decimal", (str(value),)) if isinstance(value, Decimal) else (None, ())


def decoded(stored: dict[str, Any]) -> Any:
    """What `encoded` was made from."""
    values = stored["plain"]
    parts = map(values.__getitem__, memoryview(bytes.fromhex(stored["parts"])).cast("I").tolist())
    for name, size, count in stored["made"]:
        each = islice(zip(*[parts] * size, strict=False), count) if size else repeat((), count)
        values += [*map(_MAKE[name], each)]
    (value,) = values[-1]
    return value
