"""Whether a twin says what the real agreement says: what must be equal in every form, and what only some carry.

Columns tell an outcome's year, which the flattened text has lost; so years are compared with those that the twin was
made with. Lines, pages and headings of the source differ from form to form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from tests.importer.reading import all_sections, real, written
from tests.importer.twin_files import placed


def differing(value: dict[str, Any], *, loose: bool = False) -> list[tuple[tuple[str | int, ...], Any, Any]]:
    """Where the agreement before its appendices is not as the real one: the path, what was wanted, what was read.

    `loose`: a space after a slash is passed over, where a form cannot tell it from the end of a line.
    """
    wanted, found = (dict(_flat(_told(one))) for one in (real().value, value))
    same = (lambda one: str(one).replace("/ ", "/")) if loose else str
    paths = sorted({*wanted, *found}, key=str)
    return [
        (path, wanted.get(path), found.get(path)) for path in paths if same(wanted.get(path)) != same(found.get(path))
    ]


def _told(value: dict[str, Any]) -> dict[str, Any]:
    kept = {name: held for name, held in value.items() if name != "appendices"}
    return {**kept, "bodies": [body for body in kept["bodies"] if body["kind"] != "group"]}


def _flat(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in ("source", "outcomes"):
                yield from _flat(held, (*path, name))
    elif isinstance(value, list):
        for position, held in enumerate(value):
            yield from _flat(held, (*path, position))
    else:
        yield path, re.sub(r", l\.\d+", "", str(value))


def outcomes_by_year(value: dict[str, Any]) -> list[dict[str, str]]:
    """The outcomes of every indicator, by year."""
    return [one.get("outcomes", {}) for item in value["items"] for one in item.get("indicators", ())]


def wanted_outcomes() -> list[dict[str, str]]:
    """The outcomes that the twin's tables hold."""
    indicators = (one for item in written()["items"] for one in item.get("indicators", ()))
    return [placed(one.get("outcomes", {}).get("unplaced", ()), number) for number, one in enumerate(indicators)]


def texts_that_differ(value: dict[str, Any]) -> list[str]:
    """The titles of the appendices' sections that are lacking, are too many, or have another text."""
    wanted, found = (_sections(one) for one in (written(), value))
    paths = {path for path in (*wanted, *found) if wanted.get(path) != found.get(path)}
    return sorted(path[-1] for path in paths)


def _sections(value: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    return {
        (appendix["belongs_to"], *path): (section.get("text"), section.get("follow_up_text"))
        for appendix in value["appendices"]
        for path, section in all_sections(appendix["sections"])
    }
