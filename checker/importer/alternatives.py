"""A desired result whose claims were not read -> what a reader may take it to claim, to choose from.

Each alternative reads the words as they are, and takes one side where they can be taken in several ways. None of them
is written anywhere before a reader has chosen it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.importer.claim_words import said_claims
from checker.importer.claims import claims_of
from checker.importer.prose import sentences
from checker.importer.wordings import Wordings

MOST: Final = 6

_AIM: Final = re.compile(r",? med (?:särskilt )?fokus på att (?P<aims>.+)$")
_AIMS: Final = re.compile(r"(?P<verb>stärka|öka|höja|förbättra|utveckla|minska|sänka|motverka) (?P<what>[^,]+)")
_LESS: Final = frozenset({"minska", "sänka", "motverka"})
_TWO: Final = re.compile(r"\b(?P<one>\w{2,})/(?P<other>\w{2,})\b")
_BOTH: Final = re.compile(r"^(?P<one>[^,]+?) och (?P<other>[^,]+?) (?P<rest>(?:ska|skall) .+)$")
_TREND: Final = re.compile(
    r"^Positiv (?:trend|utveckling) (?:gällande|för|av|i) (?P<measure>.+?)(?P<against> i jämförelse .+)?$"
)
_ORDER: Final = re.compile(r" och (?=stärka|öka|höja|förbättra|utveckla|minska|sänka|motverka)|, ")

Claims = list[dict[str, Any]]


def alternatives(text: str, wordings: Wordings) -> tuple[str, ...]:
    """The ways to take a text, in the words that a reader can type as well; () where none is seen."""
    found: dict[str, None] = {}
    for claims in _ways(text.strip(" ."), wordings):
        if claims and all(isinstance(claim["measure"], str) for claim in claims):
            found[said_claims(claims)] = None
    return (*[*found][:MOST],)


def _ways(text: str, wordings: Wordings) -> Iterator[Claims]:
    if aim := _AIM.search(text):
        # The aim alone, or also what it is to be reached by.
        yield (whole := _read(text[: aim.start()], wordings))
        yield [*whole, *_aims(aim["aims"])]
    if two := _TWO.search(text):
        one, other = (text[: two.start()] + two[name] + text[two.end() :] for name in ("one", "other"))
        yield [*_read(one, wordings), *_read(other, wordings)]
        yield [_renamed(claim, two["one"], two[0]) for claim in _read(one, wordings)]
    if both := _BOTH.match(text):
        yield [*_read(f"{both['one']} {both['rest']}", wordings), *_read(f"{both['other']} {both['rest']}", wordings)]
    if trend := _TREND.match(text):
        compared = {"reference": "other_measure"} if trend["against"] else {}
        for direction in ("down", "up"):
            yield [{"measure": trend["measure"], "direction": direction, **compared}]
        if compared:
            yield [{"measure": trend["measure"], **compared}]
    parts = [said.rstrip(" .") for _, said in sentences(text)]
    if len(parts) > 1:
        yield [claim for part in parts for claim in _read(part, wordings)]


def _read(text: str, wordings: Wordings) -> Claims:
    return [claim.written() for claim in claims_of(text, wordings)]


def _renamed(claim: dict[str, Any], part: str, whole: str) -> dict[str, Any]:
    """A claim on both of two measures that are written as one."""
    measure = claim["measure"]
    return {**claim, "measure": measure.replace(part, whole) if isinstance(measure, str) else measure}


def _aims(words: str) -> Claims:
    aims = [_AIMS.fullmatch(part) for part in _ORDER.split(words)]
    if not all(aims):
        return []
    return [
        {"measure": aim["what"], "direction": "down" if aim["verb"] in _LESS else "up"}
        for aim in aims
        if aim is not None
    ]
