"""The slips: every way to write a rule's `where`, `require` and parameters nearly but not quite as they are."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final, NamedTuple

from checker.vocabulary import RELATIONS

COUNTS: Final = ("min_count", "max_count", "qualified_min_count", "qualified_max_count")
BOUNDS: Final = ("min_inclusive", "max_inclusive", "min_exclusive", "max_exclusive")
SWAPS: Final = {
    "min_inclusive": ("min_exclusive",),
    "max_inclusive": ("max_exclusive",),
    "min_exclusive": ("min_inclusive",),
    "max_exclusive": ("max_inclusive",),
    "less_than": ("less_than_or_equals",),
    "less_than_or_equals": ("less_than",),
    "subset_of": ("equals", "disjoint"),
    "equals": ("subset_of",),
    "disjoint": ("subset_of",),
    "min_count": ("max_count",),
    "max_count": ("min_count",),
    "and": ("or",),
    "or": ("and",),
}
"""What a key is easily mistaken for."""

PARTS: Final = ("where", "require")
Path = tuple[str | int, ...]


class Slip(NamedTuple):
    """One slip: what was done, in words, and the rule's file after it."""

    what: str
    value: dict[str, Any]


def slips_in(rule: dict[str, Any]) -> Iterator[Slip]:
    """Every slip in a rule, given as what its file holds."""
    if "where" in rule:
        yield Slip("where dropped", {key: value for key, value in rule.items() if key != "where"})
    for part in PARTS:
        for path, key, value in _entries(rule.get(part), (part,)):
            yield from (Slip(what, _with(rule, path, key, changed)) for what, changed in _slips_of(path, key, value))
    for name, value in rule.get("parameters", {}).items():
        for number in _near(value):
            changed = {**rule, "parameters": {**rule["parameters"], name: number}}
            yield Slip(f"parameter {name}: {number}", changed)


Change = dict[str, Any]
"""What stands in the place of one key and its value: nothing, or another key, another value."""


def _slips_of(path: Path, key: str, value: Any) -> Iterator[tuple[str, Change]]:
    here = f"{'/'.join(map(str, (*path, key)))}"
    yield f"{here} dropped", {}
    if key in COUNTS or key in BOUNDS:
        yield from ((f"{here}: {number}", {key: number}) for number in _near(value))
    for other in SWAPS.get(key, ()):
        yield f"{here} -> {other}", {other: value}
    if key == "not" and isinstance(value, dict):
        yield f"{here} taken away", value
    if key == "has_value" and value in ("true", "false"):
        yield f"{here} turned", {key: "false" if value == "true" else "true"}
    if key in ("class", "in", "has_value") and isinstance(value, list):
        for position, one in enumerate(value):
            if len(value) > 1:
                yield f"{here} without {one}", {key: [*value[:position], *value[position + 1 :]]}
    if key in ("and", "or") and isinstance(value, list):
        for position in range(len(value) if len(value) > 2 else 0):
            yield f"{here} without part {position + 1}", {key: [*value[:position], *value[position + 1 :]]}
    for other in _turned(key):
        yield f"{here} -> {other}", {other: value}


def _turned(path: str) -> Iterator[str]:
    """A path with its first step turned round, or with one of its alternatives left out."""
    options = path.split("|")
    if len(options) > 1 and "(" not in path:
        yield from ("|".join([*options[:at], *options[at + 1 :]]) for at in range(len(options)))
    elif path.startswith("^"):
        yield path[1:]
    elif path.split("/")[0].strip("*+?") in RELATIONS:
        yield f"^{path}"


def _near(value: Any) -> list[str]:
    """The whole numbers beside one; none beside what is a parameter or no whole number."""
    if not isinstance(value, str) or not value.isdecimal():
        return []
    return [str(number) for number in (int(value) - 1, int(value) + 1) if number >= 0]


def _entries(value: Any, path: Path) -> Iterator[tuple[Path, str, Any]]:
    """Every key of a shape, at any depth, with the path to what holds it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield path, key, inner
            yield from _entries(inner, (*path, key))
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            yield from _entries(inner, (*path, position))


def _with(rule: dict[str, Any], path: Path, key: str, change: Change) -> dict[str, Any]:
    """The rule with something else in the place of a key."""
    changed = deepcopy(rule)
    holder: Any = changed
    for step in path:
        holder = holder[step]
    entries = [*holder.items()]
    holder.clear()
    for name, value in entries:
        holder.update(deepcopy(change) if name == key else {name: value})
    return changed
