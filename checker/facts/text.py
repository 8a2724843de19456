"""Facts on prose."""

from __future__ import annotations

import re
from typing import Final

from checker.graph import Graph, Table
from checker.vocabulary import ITEM

_YEAR: Final = re.compile(
    r"(?<![\w/.:])(?:19|20)\d\d"
    r"(?![\w/:%]|[.,]\d|\s(?:kr|kronor|st|personer|invånare|platser|timmar|jobb)(?!\w))"
)
"""A year that stands by itself or in a span or a date: not in `KK25/2024`, `2017:725`, `2 024,5` or `2000 personer`."""

_PLANS: Final = (
    "agenda",
    "vision",
    "visionen",
    "öp",
    "plan",
    "planen",
    "program",
    "programmet",
    "strategi",
    "strategin",
)
"""How the word ends that makes the year after it a part of a name: Agenda 2030, ÖP 2040, Översiktsplan 2040."""


def mentioned_years(graph: Graph) -> Table:
    """The years that an item's prose names, in the order in which they stand; absent without prose or years."""
    texts = graph.tables["text"].known
    known = {}
    for node in graph.of_kinds(ITEM):
        years = tuple(dict.fromkeys(year for text in texts.get(node, ()) for year in years_in(text)))
        if years:
            known[node] = years
    return Table(known, {})


def years_in(text: str) -> list[int]:
    """The years that a text names, but for those that belong to the name of a plan.

    >>> years_in("Under 2026 och 2027\N{EN DASH}2028, enligt 2017:725, ÖP 2040 och KK25/2024")
    [2026, 2027, 2028]
    """
    return [int(match.group()) for match in _YEAR.finditer(text) if not _in_a_name(text[: match.start()])]


def _in_a_name(before: str) -> bool:
    words = before.rsplit(maxsplit=1)
    return bool(words) and before[-1].isspace() and words[-1].casefold().endswith(_PLANS)
