"""A desired result whose claims were not read -> what a reader may take it to claim, to choose from.

Each alternative reads the words as they are, and takes one side where they can be taken in several ways. None of them
is written anywhere before a reader has chosen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.importer.items.claim_words import said_claims
from checker.importer.items.claims import claims_of
from checker.importer.text.prose import sentences
from checker.importer.wordings import Wordings

MOST: Final = 6

_TWO: Final = re.compile(r"\b(?P<one>\w{2,})/(?P<other>\w{2,})\b")
"""Two words of which the text may mean either, or both together."""

Claims = list[dict[str, Any]]


def alternatives(text: str, wordings: Wordings) -> tuple[str, ...]:
    """The ways to take a text, in the words that a reader can type as well; () where none is seen."""
    found: dict[str, None] = {}
    for claims in _ways(text.strip(" ."), wordings):
        if claims and all(isinstance(claim["measure"], str) for claim in claims):
            found[said_claims(claims)] = None
    return (*[*found][:MOST],)


def _ways(text: str, wordings: Wordings) -> Iterator[Claims]:
    if aim := wordings.match("aim", text):
        # The result alone, or also what it is to be reached by.
        yield (whole := _read(aim.groups["result"], wordings))
        yield [*whole, *_purposes(aim.groups["aims"], wordings)]
    if two := _TWO.search(text):
        one, other = (text[: two.start()] + two[name] + text[two.end() :] for name in ("one", "other"))
        yield [*_read(one, wordings), *_read(other, wordings)]
        yield [_renamed(claim, two["one"], two[0]) for claim in _read(one, wordings)]
    if both := wordings.match("both", text):
        yield [
            claim
            for name in ("one", "other")
            for claim in _read(f"{both.groups[name]} {both.groups['rest']}", wordings)
        ]
    if trend := wordings.match("trend", text):
        measure = trend.groups["measure"]
        compared = {"reference": "other_measure"} if "compared" in trend.groups else {}
        for direction in ("down", "up"):
            yield [{"measure": measure, "direction": direction, **compared}]
        if compared:
            yield [{"measure": measure, **compared}]
    parts = [said.rstrip(" .") for _, said in sentences(text)]
    if len(parts) > 1:
        yield [claim for part in parts for claim in _read(part, wordings)]


def _read(text: str, wordings: Wordings) -> Claims:
    return [claim.written() for claim in claims_of(text, wordings)]


def _renamed(claim: dict[str, Any], part: str, whole: str) -> dict[str, Any]:
    """A claim on both of two measures that are written as one."""
    measure = claim["measure"]
    return {**claim, "measure": measure.replace(part, whole) if isinstance(measure, str) else measure}


def _purposes(words: str, wordings: Wordings) -> Claims:
    """What is to be done besides, with commas and `och` between; nothing where a part of it is no purpose."""
    said: list[str] = []
    for part in words.split(", "):
        first, *others = part.split(" och ")
        said.append(first)
        for other in others:
            # What is no purpose by itself belongs to the one before it: `öka tryggheten och trivseln`.
            said[-1:] = [said[-1], other] if wordings.match("purpose", other) else [f"{said[-1]} och {other}"]
    purposes = [wordings.match("purpose", one) for one in said]
    if not all(purposes):
        return []
    return [
        {"measure": one.groups["measure"], "direction": one.get("direction")} for one in purposes if one is not None
    ]
