"""Whether a twin says what the real agreement says: what must be equal in every form, and what only some carry.

Columns tell an outcome's year, which the flattened text has lost; so years are compared with those that the twin was
made with. Lines, pages and headings of the source differ from form to form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from tests.importer.reading import all_sections, real, written
from tests.importer.twin_files import placed


def differing(value: dict[str, Any]) -> list[tuple[tuple[str | int, ...], Any, Any]]:
    """Where the agreement before its appendices is not as the real one: the path, what was wanted, what was read."""
    wanted, found = (dict(_flat(_told(one))) for one in (real().value, value))
    paths = sorted({*wanted, *found}, key=str)
    return [
        (path, wanted.get(path), found.get(path)) for path in paths if str(wanted.get(path)) != str(found.get(path))
    ]


def _told(value: dict[str, Any]) -> dict[str, Any]:
    kept = {name: held for name, held in value.items() if name != "appendices"}
    return {**kept, "bodies": [body for body in kept["bodies"] if body["kind"] != "group"]}


def _flat(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        for name, held in value.items():
            # A result that was joined with another has given its id away.
            if name not in ("source", "outcomes") and (name != "id" or "results" not in path):
                yield from _flat(held, (*path, name))
    elif isinstance(value, list):
        for position, held in enumerate(value):
            yield from _flat(held, (*path, position))
    else:
        yield path, re.sub(r", rad \d+", "", str(value))


def outcomes_by_year(value: dict[str, Any]) -> list[dict[str, str]]:
    """The outcomes of every indicator, by year."""
    return [one.get("outcomes", {}) for item in value["items"] for one in item.get("indicators", ())]


def wanted_outcomes() -> list[dict[str, str]]:
    """The outcomes that the twin's tables hold."""
    indicators = (one for item in written()["items"] for one in item.get("indicators", ()))
    return [placed(one.get("outcomes", {}).get("unplaced", ()), number) for number, one in enumerate(indicators)]


def texts_that_differ(value: dict[str, Any], other: dict[str, Any] | None = None) -> list[str]:
    """The titles of the appendices' sections that are lacking, are too many, or have another text than readers wrote.

    With `other`, another text than there.
    """
    wanted, found = (sections_of(one) for one in (other or written(), value))
    paths = {path for path in (*wanted, *found) if wanted.get(path) != found.get(path)}
    return sorted(path[-1] for path in paths)


def sections_of(value: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    return {
        (appendix["belongs_to"], *path): (section.get("text"), section.get("follow_up_text"))
        for appendix in value["appendices"]
        for path, section in all_sections(appendix["sections"])
    }


FIELDS: Final = {
    "nummer, slag och rubrik": ("number", "kind", "title"),
    "ansvariga nämnder": ("held_by",),
    "mottagare i rubriken": ("named_in_heading",),
    "mottagare i texten": ("named_in_sentence",),
    "huvudansvarig": ("led_by",),
    "stöttar": ("supported_by",),
    "start- och slutdatum": ("start", "end"),
    "uppföljning": ("follow_up",),
}
"""Fields of goals, assignments and base assignments, as the guide names them."""


def figures(value: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """How many of what the readers wrote down were read right, field by field, and of how many."""
    wanted, items = written()["items"], value["items"]
    found = {
        name: _right([[_bare(item.get(field)) for field in fields] for item in side] for side in (wanted, items))
        for name, fields in FIELDS.items()
    }
    for name, part, field in (
        ("önskade resultat, ordagrant", "results", "text"),
        ("indikatorernas titlar", "indicators", "title"),
        ("enheter", "indicators", "unit"),
    ):
        found[name] = _right(
            [[one.get(field)] for item in side for one in item.get(part, ())] for side in (wanted, items)
        )
    outcomes = [outcomes_by_year(one) for one in (written(), value)]
    values = [[(at, figure) for at, one in enumerate(side) for figure in _figures(one)] for side in outcomes]
    found["utfall"] = sum(figure in values[1] for figure in values[0]), len(values[0])
    placed_right = sum(
        read.get(year) == figure
        for read, right in zip(outcomes[1], wanted_outcomes(), strict=True)
        for year, figure in right.items()
    )
    found["utfallens år"] = placed_right, len(values[0])
    sections = [[*sections_of(one)] for one in (written(), value)]
    found["rubriker i bilagorna"] = sum(path in sections[1] for path in sections[0]), len(sections[0])
    texts = [sections_of(one) for one in (written(), value)]
    found["texter i bilagorna"] = sum(texts[1].get(path) == held for path, held in texts[0].items()), len(texts[0])
    return found


def _right(sides: Iterable[list[list[Any]]]) -> tuple[int, int]:
    """Of the things that have any of the fields, how many are read the same."""
    wanted, found = sides
    pairs = [(one, other) for one, other in zip(wanted, found, strict=False) if any(one)]
    return sum(one == other for one, other in pairs), len(pairs)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: held for name, held in value.items() if name != "source"}
    return sorted(value) if isinstance(value, list) else value


def _figures(outcomes: dict[str, Any]) -> Iterator[str]:
    for held in outcomes.values():
        yield from held if isinstance(held, list) else [held]


def worst(several: Iterable[dict[str, tuple[int, int]]]) -> dict[str, tuple[int, int]]:
    """Of several readings of one form, the least of each figure."""
    first, *others = several
    return {name: min([held, *(other[name] for other in others)]) for name, held in first.items()}


def row(name: str, forms: Sequence[dict[str, tuple[int, int]]]) -> str:
    """A row of the guide's table: how many there are, and how many were right in each form."""
    return f"| {name} | {forms[0][name][1]} | {' | '.join(str(form[name][0]) for form in forms)} |"
