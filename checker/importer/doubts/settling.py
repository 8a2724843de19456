"""A doubt and its answer -> the agreement's value with the answer in it, and the doubts that are left of it."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any, Final

from checker.importer.doubt import AS_HEADING, PARTS
from checker.importer.doubts.choices import is_of_prose
from checker.importer.doubts.parting import head, parted, reparagraphed, stand_under
from checker.importer.doubts.respelling import respelt
from checker.importer.filed import NOT_THERE, CannotAnswer, Settled, at, paragraphs, put
from checker.importer.items.claim_words import claims_said
from checker.importer.items.claims import doubts_of_written
from checker.importer.items.tables import readings
from checker.importer.wordings import all_wordings
from checker.words import Text
from checker.yamlfile import PathInFile

PRINTED: Final = frozenset(
    {"figures", "date", "holder", "follow-up", "recipients", "lead", "joined", "spelling", "heading", "under", "unread"}
)
"""Doubts about what is printed: afterwards nothing in the file shows what was asked, so the answer is kept beside."""

_OUTCOMES: Final = ("items", "indicators", "outcomes")
_WRITTEN_AT: Final = {
    "figures": (_OUTCOMES,),
    "outcome-year": (_OUTCOMES,),
    "unread": (_OUTCOMES,),
    "better": (("items", "indicators", "better"),),
    "joined": (("items", "results", "text"),),
    "claims": (("items", "results", "claims"),),
    "measured-by": (("items", "results", "measured_by"), ("items", "results", "claims", "measured_by")),
    "measure": (("items", "results", "claims", "measure"),),
    "serves": (("items", "serves"),),
    "holder": (("items", "held_by"),),
    "recipients": (("items", "named_in_heading"), ("items", "named_in_sentence")),
    "lead": (("items", "led_by"),),
    "follow-up": (("items", "follow_up"),),
    "date": (("items", "start"), ("items", "end")),
    "board-name": (("bodies", "name"),),
    "remuneration": (("bodies", "remuneration"),),
}
"""Where in a file the answer to a question stands, but for those about how prose is laid out."""


def settled(value: Any, doubt: dict[str, Any], place: PathInFile | None, answer: Sequence[str]) -> Settled:
    """The agreement's value with an answer in its place; the doubt itself is left in it.

    `place` is the file's path to the field, None where the doubt has none.

    Raises:
        CannotAnswer: where the answer does not fit what the file holds.
    """
    return settle(deepcopy(value), doubt, place, answer)


def settle(new: Any, doubt: dict[str, Any], place: PathInFile | None, answer: Sequence[str]) -> Settled:
    """The same, in the value itself, which may be half changed where the answer does not fit."""
    code = doubt["code"]
    match code:
        case "heading":
            head(new, doubt, is_heading=[*answer] == [AS_HEADING])
            return Settled(new)
        case "under":
            stand_under(new, doubt, _one(answer))
            return Settled(new)
        case "spelling":
            respelt(new, doubt["about"], doubt["read"], _one(answer))
            return Settled(new)
        case "unread" if place is None:
            if answer:
                _take_up(new, doubt, answer[0])
            return Settled(new)
        case "joined" if is_of_prose(doubt):
            return reparagraphed(new, doubt, answer)
    if place is None or tuple(step for step in place if isinstance(step, str)) not in _WRITTEN_AT[code]:
        raise CannotAnswer(NOT_THERE)
    match code:
        case "unread" if [*answer] == [AS_HEADING]:
            *path, name, position, _ = place
            holder = at(new, path)
            del holder[name][position]
            if not holder[name]:
                del holder[name]
            return Settled(new, ((doubt["about"], "better"),))
        case "joined":
            return parted(new, doubt, place[:-1], answer)
        case "claims":
            return _claimed(new, doubt, place, answer)
    holder = at(new, place[:-1])
    written = _written(holder.get(str(place[-1])), doubt, answer)
    if written is None:
        holder.pop(str(place[-1]), None)
    else:
        put(holder, str(place[-1]), written)
    return Settled(new)


def _one(answer: Sequence[str]) -> str:
    """The answer where there must be one."""
    if not answer:
        raise CannotAnswer(Text("Frågan har inget svar.", "The question has no answer."))
    return answer[0]


def _written(held: Any, doubt: dict[str, Any], answer: Sequence[str]) -> Any:
    """The answer as the field's value; None where the answer is that there is none."""
    match doubt["code"]:
        case "serves" | "measured-by":
            return dict.fromkeys(answer, "judged")
        case "recipients":
            if not answer:
                return None
            who = {"all": "true"} if [*answer] == ["all"] else {"codes": [*answer]}
            return {**who, "quote": doubt["read"]}
        case "holder" | "lead" | "follow-up":
            return [*answer] or None
        case "outcome-year":
            return _by_year(held, answer)
        case "figures":
            return {**(held or {}), "unplaced": _reread(held, doubt["read"], _one(answer))}
        case "unread":
            return {**(held or {}), **_placed(answer)} if answer else held
        case _:
            return answer[0] if answer else None


def _by_year(held: Any, years: Sequence[str]) -> dict[str, str]:
    by_year = dict(held or {})
    unplaced = by_year.pop("unplaced", [])
    if not unplaced:
        raise CannotAnswer(NOT_THERE)
    if len(years) != len(unplaced):
        sv = f"Det är {len(unplaced)} utfall; ange lika många år, i samma ordning."
        raise CannotAnswer(Text(sv, f"There are {len(unplaced)} outcomes; give as many years, in the same order."))
    if [*years] != sorted({*years}):
        raise CannotAnswer(Text("Åren ska komma i ordning, äldst först.", "The years go in order, the oldest first."))
    if twice := by_year.keys() & {*years}:
        year = min(twice)
        sv, en = f"Utfallet för {year} står redan i filen.", f"The outcome of {year} is in the file already."
        raise CannotAnswer(Text(sv, en))
    return dict(sorted({**by_year, **dict(zip(years, unplaced, strict=True))}.items()))


def _placed(answer: Sequence[str]) -> dict[str, str]:
    """Outcomes that were written as year and value."""
    parts = [one.partition(": ") for one in answer]
    if not all(between for _, between, _ in parts):
        raise CannotAnswer(NOT_THERE)
    return {year: value for year, _, value in parts}


def _reread(held: Any, printed: str, chosen: str) -> list[str]:
    """The outcomes with one printed row of figures read as it was chosen."""
    unplaced = [str(one) for one in (held or {}).get("unplaced", ())]
    for reading in readings(printed):
        for begin in range(len(unplaced)):
            if tuple(unplaced[begin : begin + len(reading)]) == reading:
                return [*unplaced[:begin], *chosen.split(PARTS), *unplaced[begin + len(reading) :]]
    raise CannotAnswer(Text("Utfallen i filen är redan ändrade.", "The outcomes in the file are already changed."))


def _claimed(new: Any, doubt: dict[str, Any], place: PathInFile, answer: Sequence[str]) -> Settled:
    """A result with the claims that a reader says it makes; what measures it is asked claim by claim if need be."""
    claims = [claim for words in answer for claim in claims_said(words, doubt["read"], all_wordings())]
    put(at(new, place[:-1]), "claims", claims)
    doubts = tuple(doubts_of_written(claims, doubt["about"], doubt["read"], doubt.get("source", {})))
    instead = ((doubt["about"], "measured-by"), (doubt["about"], "measure")) if claims else ()
    return Settled(new, instead, doubts)


def _take_up(new: Any, doubt: dict[str, Any], number: str) -> None:
    """Writes a line that was not read into the text of the item that it belongs to."""
    for item in new["items"]:
        if item["number"] == number:
            put(item, "text", [*paragraphs(item), doubt["read"]])
            return
    raise CannotAnswer(NOT_THERE)
