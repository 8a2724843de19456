"""A JSON Schema in which what recurs is said once, and referred to."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from typing import Any, Final

Json = dict[str, Any]

SHARED_FROM: Final = 300
"""How many characters a form has that is said once; a shorter one is easier to read where it stands."""

_NAMED: Final = ("properties", "patternProperties")
_ONE: Final = ("items", "additionalProperties", "then", "else")
_SEVERAL: Final = ("anyOf", "allOf")


def with_definitions(form: Json) -> tuple[Json, Json]:
    """The form with references in it, and what they refer to, by names of fields. A description stays where it is."""
    times: Counter[str] = Counter()

    def count(one: Json, _: str = "") -> Json:
        key = _key(one)
        times[key] += 1
        return one if times[key] > 1 else _with_members(one, "", count)

    names: dict[str, str] = {}
    definitions: Json = {}

    def refer(one: Json, field: str) -> Json:
        key = _key(one)
        if times[key] < 2 or len(key) < SHARED_FROM:
            return _with_members(one, field, refer)
        if key not in names:
            names[key] = name = _free_name(field, definitions)
            definitions[name] = {}  # keeps its place, before those inside it
            definitions[name] = _with_members(_undescribed(one), field, refer)
        described = {"description": one["description"]} if "description" in one else {}
        return {**described, "$ref": f"#/definitions/{names[key]}"}

    count(form)
    return _with_members(form, "", refer), definitions


def _with_members(form: Json, field: str, change: Callable[[Json, str], Json]) -> Json:
    """The form with the forms inside it changed; `change` also gets the name of the nearest field above."""
    made = dict(form)
    for keyword in _NAMED:
        if keyword in form:
            made[keyword] = {
                name: change(one, name if keyword == "properties" else field) for name, one in form[keyword].items()
            }
    for keyword in _ONE:
        if isinstance(form.get(keyword), dict):
            made[keyword] = change(form[keyword], field)
    for keyword in _SEVERAL:
        if keyword in form:
            made[keyword] = [change(one, field) for one in form[keyword]]
    return made


def _free_name(field: str, taken: Json) -> str:
    number = 2
    name = field
    while name in taken:
        name, number = f"{field}-{number}", number + 1
    return name


def _undescribed(form: Json) -> Json:
    return {keyword: rule for keyword, rule in form.items() if keyword != "description"}


def _key(form: Json) -> str:
    return json.dumps(_undescribed(form))
