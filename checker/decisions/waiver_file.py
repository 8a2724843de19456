"""The file of waivers: its shape, and what it names must exist, be waivable and be named once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike
from typing import Any, Final

from checker.finding.waivers import Decision, Waiver
from checker.named import NamedTuple
from checker.rulebook import Rule
from checker.yamlfile import (
    Document,
    Fault,
    FaultsFound,
    Shape,
    did_you_mean,
    first_faults,
    read_file,
    shape_faults,
    to_date,
)

_TEXT: Final[dict[str, Any]] = {"type": "string", "check_with": "text"}

WAIVERS: Final = Shape(
    {
        "waivers": {
            "required": True,
            "nullable": True,  # the last waiver was taken away, and the key left
            "type": "list",
            "schema": {
                "type": "dict",
                "schema": {
                    "agreement": {"type": "string", "check_with": "id"},
                    "rule": {**_TEXT, "required": True},
                    "subject": {**_TEXT, "required": True},
                    "title": {**_TEXT, "required": True},
                    "values": {"type": "list", "schema": _TEXT},
                    "reason": {**_TEXT, "required": True},
                    "decided_by": {**_TEXT, "required": True},
                    "decision": {**_TEXT, "required": True},
                    "expires": {"type": "string", "check_with": "date"},
                },
            },
        }
    }
)
"""The whole file."""


class WaiverFile(NamedTuple):
    """A file of waivers, read: the document, and the waivers in it in their order."""

    document: Document
    waivers: tuple[Waiver, ...]


def read_waivers(path: str | PathLike[str], rules: Mapping[str, Rule], *, shown_as: str | None = None) -> WaiverFile:
    """The waivers in the file at `path`; faults name it `shown_as`. `rules` are all there are, by id.

    Raises:
        FaultsFound: with all that is wrong with it.
    """
    return waivers_in(read_file(path, shown_as), rules)


def waivers_in(document: Document, rules: Mapping[str, Rule]) -> WaiverFile:
    """The waivers that a document holds.

    Raises:
        FaultsFound: with all that is wrong with its shape, its rules, and what is waived twice.
    """
    faults = [] if WAIVERS.accepts(document.value) else shape_faults(document, WAIVERS.schema)
    entries = [*_entries(document)]
    faults += first_faults(_rule_faults(document, entries, rules))
    faults += first_faults(_waived_twice(document, entries))
    if faults:
        raise FaultsFound(faults)
    return WaiverFile(document, tuple(_waiver(document, entry, position) for position, entry in entries))


def _entries(document: Document) -> Iterator[tuple[int, dict[str, Any]]]:
    """The entries with their positions, in a file of any shape."""
    value: Any = document.value
    found = value.get("waivers") if isinstance(value, dict) else None
    for position, entry in enumerate(found if isinstance(found, list) else ()):
        if isinstance(entry, dict):
            yield position, entry


def _waiver(document: Document, entry: dict[str, Any], position: int) -> Waiver:
    decision = Decision(
        entry["reason"],
        entry["decided_by"],
        entry["decision"],
        to_date(entry["expires"]) if "expires" in entry else None,
        document.place(("waivers", position, "rule")),
    )
    return Waiver(
        entry.get("agreement"),
        entry["rule"],
        entry["subject"],
        entry["title"],
        tuple(entry.get("values", ())),
        decision,
        position,
    )


def _rule_faults(
    document: Document, entries: list[tuple[int, dict[str, Any]]], rules: Mapping[str, Rule]
) -> Iterator[Fault]:
    for position, entry in entries:
        name = entry.get("rule")
        if not isinstance(name, str):
            continue
        place = document.place(("waivers", position, "rule"))
        if name not in rules:
            sv, en = did_you_mean(name, rules)
            yield Fault(place, f"Det finns ingen regel {name}.{sv}", f"There is no rule {name}.{en}")
        elif (why := rules[name].unwaivable) is not None:
            yield Fault(
                place, f"{name} går inte att bevilja undantag från: {why.sv}.", f"{name} cannot be waived: {why.en}."
            )


def _waived_twice(document: Document, entries: list[tuple[int, dict[str, Any]]]) -> Iterator[Fault]:
    """A finding has one decision: two waivers of the same agreement, or one of them for all, collide."""
    seen: dict[tuple[Any, Any], list[tuple[Any, int]]] = {}
    for position, entry in entries:
        rule, subject, agreement = (entry.get(key) for key in ("rule", "subject", "agreement"))
        if not isinstance(rule, str) or not isinstance(subject, str):
            continue
        earlier = seen.setdefault((rule, subject), [])
        same = (first for other, first in earlier if agreement is None or other is None or other == agreement)
        first = next(same, None)
        if first is not None:
            line = document.place(("waivers", first, "rule")).line
            yield Fault(
                document.place(("waivers", position, "rule")),
                f"Undantag från {rule} för {subject} finns redan på rad {line}. Behåll ett av dem.",
                f"A waiver of {rule} for {subject} is there already, on line {line}. Keep one of them.",
            )
        earlier.append((agreement, position))
