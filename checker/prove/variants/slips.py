"""The slips: every way to write a rule's `where`, `require` and parameters nearly but not quite as they are."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from decimal import Decimal
from re import fullmatch
from typing import Any, Final

from checker.named import NamedTuple
from checker.prove.variants.patterns import without_one
from checker.rulebook.constraints import COMPANIONS
from checker.vocabulary import RELATIONS

COUNTS: Final = ("min_count", "max_count", "qualified_min_count", "qualified_max_count")
BOUNDS: Final = ("min_inclusive", "max_inclusive", "min_exclusive", "max_exclusive")
SWAPS: Final = {
    "min_inclusive": ("min_exclusive", "max_inclusive"),
    "max_inclusive": ("max_exclusive", "min_inclusive"),
    "min_exclusive": ("min_inclusive", "max_exclusive"),
    "max_exclusive": ("max_inclusive", "min_exclusive"),
    "qualified_min_count": ("qualified_max_count",),
    "qualified_max_count": ("qualified_min_count",),
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

PAIRED: Final = ("equals", "disjoint", "less_than", "less_than_or_equals", "subset_of")
"""Those that take a path."""
PARTS: Final = ("where", "require")
Path = tuple[str | int, ...]


class Slip(NamedTuple):
    """One slip: what was done, in words, and the rule's file after it."""

    what: str
    value: dict[str, Any]


def slips_in(rule: dict[str, Any]) -> Iterator[Slip]:
    """Every slip in a rule, given as what its file holds; two that make the same rule are one.

    What a slip leaves empty goes with it, and so does a parameter that nothing uses any more: a slip is a rule that an
    author could have meant, not a file that is faulty by its form.
    """
    seen = [_tidy(rule)]
    for what, changed in _changes(rule):
        tidy = _tidy(changed)
        if tidy.get("require") and tidy not in seen:
            seen.append(tidy)
            yield Slip(what, tidy)


def _changes(rule: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "where" in rule:
        yield "where dropped", {key: value for key, value in rule.items() if key != "where"}
    kinds = rule["target"] if isinstance(rule["target"], list) else []
    for kind in kinds:
        yield f"target without {kind}", {**rule, "target": [one for one in kinds if one != kind]}
    for part in PARTS:
        for path, key, value in _entries(rule.get(part), (part,)):
            yield from ((what, _with(rule, path, key, change)) for what, change in _slips_of(path, key, value))
    patterns = {value for part in PARTS for _, key, value in _entries(rule.get(part), ()) if key == "pattern"}
    for name, value in rule.get("parameters", {}).items():
        for what, other in _other_parameters(value, is_pattern=f"${name}" in patterns):
            yield f"parameter {name}{what}", {**rule, "parameters": {**rule["parameters"], name: other}}


def _other_parameters(value: Any, *, is_pattern: bool) -> Iterator[tuple[str, Any]]:
    """What a parameter is nearly, with what was done."""
    yield from ((f": {number}", number) for number in _near(value))
    if isinstance(value, list) and len(value) > 1:
        yield from ((f" without {one}", [other for other in value if other != one]) for one in value)
    if is_pattern:
        yield from ((f" without {left_out}", rest) for left_out, rest in without_one(value))


Change = dict[str, Any]
"""What stands in the place of one key and its value: nothing, or another key, another value."""


def _slips_of(path: Path, key: str, value: Any) -> Iterator[tuple[str, Change]]:
    here = f"{'/'.join(map(str, (*path, key)))}"
    if key not in COMPANIONS or key == "flags":
        yield f"{here} dropped", {}
    if key in COUNTS or key in BOUNDS:
        yield from ((f"{here}: {number}", {key: number}) for number in _near(value))
    for other in SWAPS.get(key, ()):
        yield f"{here} -> {other}", {other: value}
    if key in PAIRED and isinstance(value, str) and "(" not in value:
        yield from ((f"{here} {other}", {key: other}) for other in _fewer(value))
    if key == "unique_values_for" and isinstance(value, list) and len(value) > 1:
        for one in value:
            yield f"{here} without {one}", {key: [other for other in value if other != one]}
    if key == "pattern" and not value.startswith("$"):
        yield from ((f"{here} without {left_out}", {key: rest}) for left_out, rest in without_one(value))
    if key == "not" and isinstance(value, dict):
        yield f"{here} taken away", value
    if key == "has_value" and value in ("true", "false"):
        yield f"{here} turned", {key: "false" if value == "true" else "true"}
    if key in ("class", "in", "has_value") and isinstance(value, list) and len(value) > 1:
        for position, one in enumerate(value):
            yield f"{here} without {one}", {key: [*value[:position], *value[position + 1 :]]}
    if key in ("and", "or") and isinstance(value, list):
        for position in range(len(value)):
            yield f"{here} without part {position + 1}", {key: [*value[:position], *value[position + 1 :]]}
    for other in _turned(key):
        yield f"{here} -> {other}", {other: value}


def _turned(path: str) -> Iterator[str]:
    """A path with one of its alternatives left out, or with one of its steps turned round or repeated otherwise."""
    if "|" in path:
        yield from () if "(" in path else _fewer(path)
        return
    steps = path.split("/")
    for at, step in enumerate(steps):
        yield from ("/".join([*steps[:at], other, *steps[at + 1 :]]) for other in _other_steps(step))


def _fewer(path: str) -> Iterator[str]:
    """The alternatives of a path but for one."""
    options = path.split("|")
    if len(options) > 1:
        yield from ("|".join([*options[:at], *options[at + 1 :]]) for at in range(len(options)))


def _other_steps(step: str) -> Iterator[str]:
    bare = step.rstrip("*+?")
    if bare.removeprefix("^") in RELATIONS:
        yield step[1:] if step.startswith("^") else f"^{step}"
    if bare != step:
        yield from (bare + sign for sign in ("", "*", "+", "?") if bare + sign != step)


def _near(value: Any) -> list[str]:
    """The figures beside one, a step of its last digit away; none beside what is a parameter or no figure."""
    if not isinstance(value, str) or not fullmatch(r"\d+(\.\d+)?", value):
        return []
    step = Decimal(1).scaleb(-len(value.partition(".")[2]))
    return [str(number) for number in (Decimal(value) - step, Decimal(value) + step) if number >= 0]


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


def _tidy(rule: dict[str, Any]) -> dict[str, Any]:
    """The rule without what is empty in it, and without the parameters that nothing uses."""
    tidy = {key: _without_empty(value) if key in PARTS else value for key, value in rule.items()}
    tidy = {key: value for key, value in tidy.items() if key not in PARTS or value}
    used = {one[1:] for part in PARTS for one in _words(tidy.get(part)) if one.startswith("$")}
    parameters = {name: value for name, value in rule.get("parameters", {}).items() if name in used}
    return {**tidy, "parameters": parameters} if "parameters" in rule else tidy


def _without_empty(shape: Any) -> Any:
    """A shape without conditions that say nothing; an `and` or `or` with one part left has it twice: it takes two."""
    if isinstance(shape, list):
        parts = [part for part in map(_without_empty, shape) if part]
        return parts * 2 if len(parts) == 1 and isinstance(parts[0], dict) else parts
    if not isinstance(shape, dict):
        return shape
    kept = {key: inner for key, value in shape.items() if (inner := _without_empty(value)) not in ({}, [])}
    return {key: value for key, value in kept.items() if COMPANIONS.get(key, key) in kept}


def _words(value: Any) -> Iterator[str]:
    """Every text in a shape."""
    if isinstance(value, str):
        yield value
    elif value:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _words(inner)
