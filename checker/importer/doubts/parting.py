"""Where lines begin and end something: results, paragraphs and headings parted and joined as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from checker.agreement.schema import NESTING
from checker.importer.doubt import PARTS, WITH_AFTER, WITH_BEFORE
from checker.importer.filed import NOT_THERE, CannotAnswer, Settled, at, paragraphs, place_of, put
from checker.importer.items.alternatives import alternatives
from checker.importer.items.claims import claims_of, doubts_of
from checker.importer.text.place_names import words_and_time
from checker.importer.wordings import all_wordings
from checker.named import NamedTuple
from checker.yamlfile import PathInFile


def parted(new: Any, doubt: dict[str, Any], place: PathInFile, answer: Sequence[str]) -> Settled:
    """One result, or several where the reader sees several; what they claim is read anew. `place` is the result's."""
    *above, position = place
    results = at(new, above)
    if [*answer] in ([WITH_BEFORE], [WITH_AFTER]):
        return _merged(results, int(position) - ([*answer] == [WITH_BEFORE]), doubt)._replace(value=new)
    whole = results[int(position)]
    (text,) = paragraphs(whole)
    if "".join("".join(answer).split()) != "".join(text.split()):
        raise CannotAnswer(NOT_THERE)
    taken = {result["id"] for result in results} - {whole["id"]}
    free = (name for number in range(1, 1000) if (name := f"r{number}") not in taken)
    ids = [whole["id"], *(name for name in free if name != whole["id"])][: len(answer)]
    goal = doubt["about"].partition("/")[0]
    parts = [{**whole, "id": key, "text": text} for key, text in zip(ids, answer, strict=True)]
    for part in parts[:-1]:
        part.pop("held_by", None)
    results[int(position) : int(position) + 1] = parts
    doubts = [one for part in parts for one in _read_anew(part, goal, doubt)]
    return Settled(new, _of_claims(doubt["about"]), tuple(doubts))


def _merged(results: list[Any], position: int, doubt: dict[str, Any]) -> Settled:
    """A result with the one after it as one."""
    if not 0 <= position < len(results) - 1:
        raise CannotAnswer(NOT_THERE)
    first, second = results[position : position + 2]
    goal = doubt["about"].partition("/")[0]
    merged = {**second, **first, "text": " ".join([*paragraphs(first), *paragraphs(second)])}
    results[position : position + 2] = [merged]
    gone = f"{goal}/result/{second['id']}"
    kept = f"{goal}/result/{first['id']}"
    instead = (*_of_claims(kept), *_of_claims(gone), (kept, "joined"), (gone, "joined"))
    return Settled(None, instead, tuple(_read_anew(merged, goal, doubt)))


def _of_claims(result: str) -> tuple[tuple[str, str], ...]:
    return tuple((result, code) for code in ("claims", "measured-by", "measure"))


def _read_anew(result: dict[str, Any], goal: str, doubt: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Reads what a result claims out of its text, and gives what is to be asked of it."""
    for name in ("claims", "measured_by"):
        result.pop(name, None)
    claims = claims_of(result["text"], all_wordings())
    if claims:
        put(result, "claims", [claim.written() for claim in claims])
    among = () if claims else alternatives(result["text"], all_wordings())
    for one in doubts_of(claims, f"{goal}/result/{result['id']}", result["text"], 0, among):
        yield {**one.written(), "source": doubt.get("source", {})}


def reparagraphed(new: Any, doubt: dict[str, Any], begins: Sequence[str]) -> Settled:
    """Begins a paragraph at each of these words, and none at the others that were asked about."""
    about = doubt["about"]
    before = {*_said(_spots(new, about))}
    for name in doubt["read"].split(PARTS):
        if name not in begins:
            _lower_head(new, about, name)
        texts, offset = _found(new, about, name)
        position = 0
        while texts and offset > len(texts[position]):
            offset -= len(texts[position]) + 1
            position += 1
        if name in begins and offset:
            text = texts[position]
            texts[position : position + 1] = [text[:offset].rstrip(), text[offset:]]
        elif name not in begins and position and not offset:
            texts[position - 1 : position + 1] = [f"{texts[position - 1]} {texts[position]}"]
    gone = sorted(before.difference(_said(_spots(new, about))))
    return Settled(new, tuple((about, code, text) for text in gone for code in ("heading", "under")))


def _said(spots: Iterable[_Spot]) -> Iterator[str]:
    """The titles and texts of some sections."""
    for spot in spots:
        yield from (one for one in (spot.section.get("title"), *_texts(spot.section)) if isinstance(one, str))


def _texts(section: dict[str, Any]) -> list[Any]:
    """The paragraphs of a section; none where it is not known which."""
    text = section.get("text")
    return text if isinstance(text, list) else []


def _found(new: Any, about: str, name: str) -> tuple[list[str], int]:
    """The list of paragraphs in which a place stands, and how many characters before it; none where it is not there."""
    words, time = words_and_time(name)
    places = (
        (texts, found.start())
        for texts in _prose(new, about)
        for found in re.finditer(rf"(?=(?<!\S){re.escape(words)}(?!\S))", " ".join(texts))
    )
    return next(islice(places, time - 1, None), ([], 0))


def _lower_head(new: Any, about: str, name: str) -> None:
    """Makes the heading that a place begins, or whose text it does, a text of what stands before it."""
    texts, offset = _found(new, about, name)
    for spot in [] if offset else _spots(new, about):
        section = spot.section
        text = _texts(section)
        is_its = text is texts if texts else f"{' '.join((str(section['title']), *text))} ".startswith(f"{name} ")
        if is_its and "role" not in section:
            _lower(spot)
            return


def _prose(value: Any, about: str) -> Iterator[list[str]]:
    """The lists of paragraphs in an item, in the appendix of a division, or in what stands before the goals."""
    if about == "agreement":
        for area in value.get("areas", ()):
            yield from (one["focus"] for one in (area, *area.get("operational_areas", ())) if "focus" in one)
        entries = [{"sections": value.get("sections", [])}]
    elif about.startswith("appendix/"):
        code = about.partition("/")[2]
        entries = [one for one in value.get("appendices", ()) if one["belongs_to"] == code]
    else:
        place = place_of(value, about, "text")
        held = at(value, place[:-1]).get("text") if place is not None else None
        yield from [held] if isinstance(held, list) else []
        return
    for entry in entries:
        for spot in _sections(entry, 1):
            if text := _texts(spot.section):
                yield text


class _Spot(NamedTuple):
    """A section: what it stands in, its place among the sections there, and how deep it lies."""

    above: dict[str, Any]
    position: int
    depth: int

    @property
    def siblings(self) -> list[Any]:
        """The sections that it is one of."""
        held: list[Any] = self.above["sections"]
        return held

    @property
    def section(self) -> dict[str, Any]:
        """The section itself."""
        held: dict[str, Any] = self.siblings[self.position]
        return held


def head(new: Any, doubt: dict[str, Any], *, is_heading: bool) -> None:
    """Makes a line of an appendix the heading of what follows it, or a sentence of what stands before it."""
    read = doubt["read"]
    spots = _spots(new, doubt["about"], read)
    titled = [spot for spot in spots if spot.section.get("title") == read and "role" not in spot.section]
    said = [spot for spot in spots if read in _texts(spot.section)]
    if not titled and not said:
        raise CannotAnswer(NOT_THERE)
    wanted = said if is_heading else titled
    if wanted:
        spot = _nearest(wanted, doubt)
        _lift(spot, doubt) if is_heading else _lower(spot)


def stand_under(new: Any, doubt: dict[str, Any], title: str) -> None:
    """Puts a text of an appendix under the heading that it belongs to: a row's, or the last in the row."""
    read = doubt["read"]
    said = [spot for spot in _spots(new, doubt["about"], read) if read in _texts(spot.section)]
    if not said:
        raise CannotAnswer(NOT_THERE)
    spot = _nearest(said, doubt)
    near = (spot.section, spot.above, *spot.section.get("sections", ())[-1:])
    wanted = next((section for section in near if section.get("title") == title), None)
    if wanted is None:
        raise CannotAnswer(NOT_THERE)
    if wanted is not spot.section:
        spot.section["text"].remove(read)
        if not spot.section["text"]:
            del spot.section["text"]
        put(wanted, "text", [*paragraphs(wanted), read])


def _spots(new: Any, about: str, read: str | None = None) -> list[_Spot]:
    """The sections of the appendix that a doubt is about, those that say `read` if it is given; none where it is about
    something else.
    """
    _, _, code = about.partition("appendix/")
    appendices = [one for one in new.get("appendices", ()) if one["belongs_to"] == code]
    return [spot for appendix in appendices for spot in _sections(appendix, 1, read)]


def _nearest(spots: Sequence[_Spot], doubt: dict[str, Any]) -> _Spot:
    """Of sections that say the same, the one that begins nearest to the line asked about."""
    line = doubt.get("source", {}).get("line")
    return min(spots, key=lambda one: abs(int(line) - _line(one.section)) if line else 0)


def _lift(spot: _Spot, doubt: dict[str, Any]) -> None:
    section = spot.section
    cut = section["text"].index(doubt["read"])
    heading: dict[str, Any] = {"title": doubt["read"]}
    if section["text"][cut + 1 :]:
        heading["text"] = section["text"][cut + 1 :]
    heading["source"] = dict(doubt.get("source", {}))
    section["text"] = section["text"][:cut]
    if not section["text"]:
        del section["text"]
    if "role" not in section or spot.depth >= NESTING:
        spot.siblings.insert(spot.position + 1, heading)
    else:
        section.setdefault("sections", []).insert(0, heading)


def _lower(spot: _Spot) -> None:
    section, siblings = spot.section, spot.siblings
    before = siblings[spot.position - 1] if spot.position else spot.above
    put(before, "text", [*paragraphs(before), section["title"], *paragraphs(section)])
    inner = section.get("sections", [])
    if "follow_up_text" in section and "follow_up_text" not in before:
        put(before, "follow_up_text", section["follow_up_text"])
    siblings[spot.position : spot.position + 1] = inner
    if not siblings:
        del spot.above["sections"]


def _line(section: dict[str, Any]) -> int:
    return int(section.get("source", {}).get("line", 0))


def _sections(above: dict[str, Any], depth: int, read: str | None = None) -> Iterator[_Spot]:
    """Every section at any depth, or every one that has `read` as its title or a paragraph: most answers are about one
    of thousands.
    """
    for position, section in enumerate(above.get("sections", ())):
        if read is None or read == section.get("title") or read in section.get("text", ()):
            yield _Spot(above, position, depth)
        if "sections" in section:
            yield from _sections(section, depth + 1, read)
