"""The answers that the readers of the real agreement would give, were it imported from a form that tells less."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, islice
from typing import Any

from checker.importer import Imported
from checker.importer.doubt import AS_HEADING, AS_TEXT, PARTS, WITH_AFTER, WITH_BEFORE
from checker.importer.doubts.settling import settled
from checker.importer.filed import place_of
from checker.importer.text.place_names import words_and_time
from checker.vocabulary import DOUBTS
from tests.importer.reading import all_sections

LAYOUT = ("joined", "spelling", "heading", "under")
"""Questions about what the form shows, and not about what the agreement says."""


def resolved(found: Imported, wanted: dict[str, Any]) -> dict[str, Any]:
    """What was imported, each question about its layout answered as `wanted` shows, in the order of their kinds."""
    value: Any = found.value
    left = sorted((one for one in found.written if one["code"] in LAYOUT), key=lambda one: _rank(one["code"]))
    while left:
        doubt = left[0]
        place = place_of(value, doubt["about"], doubt.get("field"))
        done = settled(value, doubt, place, answer(doubt, wanted))
        value, left = done.value, [one for one in done.left(left, 0) if one["code"] in LAYOUT]
    return dict(value)


def _rank(code: str) -> int:
    return -1 if code == "joined" else [*DOUBTS].index(code)


def answer(doubt: dict[str, Any], wanted: dict[str, Any]) -> tuple[str, ...]:
    """The answer to a question."""
    about, read = doubt["about"], doubt["read"]
    match doubt["code"]:
        case "joined" if "/result/" in about:
            return _results(doubt, wanted)
        case "joined":
            return tuple(name for name in read.split(PARTS) if _begins(name, about, wanted))
        case "heading":
            return (AS_HEADING if any(path[-1] == read for path, _ in _sections(wanted, about)) else AS_TEXT,)
        case "under":
            holding = [path[-1] for path, one in _sections(wanted, about) if read in one.get("text", ())]
            return tuple(title for title in holding if title in doubt["among"])[:1]
        case _:
            said = str((wanted["items"], wanted["appendices"]))
            return tuple(word for word in doubt["among"] if word in said)[:1]


def _results(doubt: dict[str, Any], wanted: dict[str, Any]) -> tuple[str, ...]:
    """The way to part a result; where none gives results of the goal, it is one with that beside it."""
    goal = next(item for item in wanted["items"] if item["number"] == doubt["about"].partition("/")[0])
    texts = {result["text"] for result in goal["results"]}
    ways = [tuple(way.split(PARTS)) for way in doubt["among"] if way not in (WITH_BEFORE, WITH_AFTER)]
    side = next((side for side in (WITH_BEFORE, WITH_AFTER) if side in doubt["among"]), "")
    return next((way for way in ways if texts.issuperset(way)), (side,))


def _begins(name: str, about: str, wanted: dict[str, Any]) -> bool:
    """Whether the place of that name begins a paragraph or a heading."""
    words, time = words_and_time(name)
    places = (
        found.start() in accumulate((len(text) + 1 for text in texts), initial=0)
        for texts in texts_of(wanted, about)
        for found in re.finditer(rf"(?=(?<!\S){re.escape(words)}(?!\S))", " ".join(texts))
    )
    titled = (" ".join((path[-1], *one.get("text", ()), "")) for path, one in _sections(wanted, about))
    return next(islice(places, time - 1, None), any(text.startswith(f"{name} ") for text in titled))


def texts_of(value: dict[str, Any], about: str) -> Iterator[list[str]]:
    """The lists of paragraphs in the part of an agreement that a question is about."""
    if about == "agreement":
        for area in value["areas"]:
            yield from (one["focus"] for one in (area, *area.get("operational_areas", ())) if "focus" in one)
    yield from (item["text"] for item in value["items"] if item["number"] == about and "text" in item)
    yield from (one["text"] for _, one in _sections(value, about) if "text" in one)


def _sections(value: dict[str, Any], about: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    entries = value["appendices"] if about.startswith("appendix/") else [value] if about == "agreement" else []
    for entry in entries:
        if entry is value or f"appendix/{entry['belongs_to']}" == about:
            yield from all_sections(entry["sections"])
