"""The examples in a rule's file."""

from __future__ import annotations

from typing import Any

from checker.named import NamedTuple
from checker.words import Text
from checker.yamlfile import Document


class Example(NamedTuple):
    """What a rule says of the sound agreement after a change: the proof, and the documentation, of what it means.

    `patches` are JSON Merge Patches by node id; `add` are whole items, `remove` numbers of items. `at` are the subjects
    of the verdict, all of them; `values`, where given, their offending values. `path` is where the example stands in
    the rule's file. `waivers` are entries of a file of waivers, judged on the day that all examples have.
    `follow_up` changes a follow-up at which all that is due is reported as on track.
    """

    verdict: str
    patches: dict[str, Any]
    add: tuple[dict[str, Any], ...]
    remove: tuple[str, ...]
    at: tuple[str, ...]
    values: tuple[str, ...] | None
    note: Text | None
    path: tuple[str | int, ...]
    waivers: tuple[dict[str, Any], ...] = ()
    follow_up: dict[str, Any] | None = None


def examples_in(document: Document) -> tuple[Example, ...]:
    """The examples of the rule that a document holds, in their order."""
    value: Any = document.value
    return tuple(_example(entry, position) for position, entry in enumerate(value.get("examples", ())))


def _example(entry: dict[str, Any], position: int) -> Example:
    note = entry.get("note")
    return Example(
        entry["is"],
        entry.get("with", {}),
        tuple(entry.get("add", ())),
        tuple(entry.get("remove", ())),
        _listed(entry.get("at", [])),
        _listed(entry["value"]) if "value" in entry else None,
        Text(note["sv"], note["en"]) if note is not None else None,
        ("examples", position),
        tuple(entry.get("waivers", ())),
        entry.get("follow_up"),
    )


def _listed(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)
