"""Facts on prose."""

from __future__ import annotations

import re
from typing import Final

from checker.facts.possible import Reader
from checker.graph import Table, Unknown, Unknowns, Values
from checker.vocabulary import ITEM

_YEAR: Final = re.compile(r"(?:19|20)\d\d(?<![\w/.:]\d{4})(?![\w/%]|[.,:]\d)(?=(?:\s(\w+))?)")
"""A year that stands by itself or in a span or a date, with the word after it: not in `KK25/2024`, `2017:725` or
`2 024,5`."""

_COUNTED: Final = frozenset({"kr", "kronor", "st", "personer", "invånare", "platser", "timmar", "jobb"})
"""Words that make the figure before them no year: 2000 personer."""

_NAMES: Final = frozenset({"agenda", "vision", "visionen", "öp"})
"""Words that make the year after them a part of a name: Agenda 2030, ÖP 2040; but not revision or inköp."""

_PLANS: Final = ("plan", "planen", "program", "programmet", "strategi", "strategin")
"""How other such words end: Översiktsplan 2040."""


def mentioned_years(reader: Reader) -> Table:
    """The years that the prose of an item or a section names, in the order in which they stand.

    Absent without prose or years; unknown with unknown prose, which may name any year, or none.
    """
    return _years(reader, "text", (*ITEM, "section"))


def follow_up_years(reader: Reader) -> Table:
    """The years that a section names where it says how it is followed up, in the order in which they stand.

    Absent where it says nothing, or names no year; unknown where what it says is unknown.
    """
    return _years(reader, "follow_up_text", ("section",))


def _years(reader: Reader, word: str, kinds: tuple[str, ...]) -> Table:
    texts = reader.tables[word]
    known: dict[str, Values] = {}
    unknown: dict[str, Unknowns] = {}
    for node in reader.graph.of_kinds(kinds):
        prose = texts.known.get(node)
        if prose and (years := _years_of(prose)):
            known[node] = years
        if node in texts.unknown and (perhaps := tuple(filter(None, map(_in_years, texts.unknown[node])))):
            unknown[node] = perhaps
    return Table(known, unknown)


def _years_of(texts: Values) -> Values:
    telling = [text for text in texts if "20" in text or "19" in text]
    return tuple(dict.fromkeys(year for text in telling for year in years_in(text))) if telling else ()


def _in_years(unknown: Unknown) -> Unknown | None:
    among = None if unknown.among is None else _years_of(unknown.among)
    return None if among == () else unknown._replace(at_least=0, many=True, among=among)


def years_in(text: str) -> list[int]:
    """The years that a text names, but for those that belong to the name of a plan.

    >>> years_in("Under 2026 och 2027\N{EN DASH}2028, enligt 2017:725, ÖP 2040 och KK25/2024")
    [2026, 2027, 2028]
    """
    found = [year for year in _YEAR.finditer(text) if year[1] not in _COUNTED]
    return [int(year[0]) for year in found if not _in_a_name(text[: year.start()])]


def _in_a_name(before: str) -> bool:
    words = before.rsplit(maxsplit=1)
    if not words or not before[-1].isspace():
        return False
    word = words[-1].casefold().lstrip("\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}(")
    return word in _NAMES or word.endswith(_PLANS)
