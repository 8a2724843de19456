"""The main part's pieces -> areas, operational areas and items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.importer.doubt import Doubt
from checker.importer.items import Where, item_of
from checker.importer.joined import joined
from checker.importer.outline import Piece
from checker.importer.prose import paragraphs
from checker.importer.reading import Reading, Understood
from checker.importer.sentence_ends import told_by_others
from checker.importer.subheadings import NO_ITEM, SUBHEADING, heads_several, with_subheadings
from checker.named import NamedTuple

ABOVE_ITEMS = frozenset({"area", "operational_area_label", "operational_area", "focus", SUBHEADING, NO_ITEM})


class MainPart(NamedTuple):
    """The areas and items as the file writes them, the mandate period, the lines that were used, the doubts."""

    areas: tuple[dict[str, Any], ...]
    items: tuple[Understood, ...]
    mandate: dict[str, str] | None
    years: tuple[str, ...]
    used: tuple[int, ...]
    doubts: tuple[Doubt, ...]


def main_part(pieces: Sequence[Piece], reading: Reading, told: Callable[[int], None]) -> MainPart:
    """What the pieces say, in their order; `told` is told on which line each item begins."""
    areas: list[dict[str, Any]] = []
    items: list[Understood] = []
    numbers: Counter[str] = Counter()
    used: list[int] = []
    doubts: list[Doubt] = []
    mandate = None
    where = Where()
    area: dict[str, Any] = {}
    part: dict[str, Any] = {}
    for group in grouped([*with_subheadings(pieces, reading)]):
        first = group[0]
        if first.name == "item":
            told(first.head.number)
            item = item_of(group, where, reading, numbers)
            if item is not None:
                items.append(item)
                numbers[item.entry["number"]] += 1
            elif heads_several(first.match):
                used += [line.number for line in first.heads]
            continue
        if first.name == NO_ITEM:
            continue
        used += [line.number for line in first.heads]
        source = {"line": str(first.head.number)}
        if first.name == "area":
            number, title = first.match.groups["number"], first.match.groups["title"]
            if not any(area["number"] == number for area in areas):
                areas.append({"number": number, "title": title, "source": source})
            # Printed again, on a page where the area goes on, the heading is still the first one's.
            area = next(area for area in areas if area["number"] == number)
            where = Where(number, first.head.text)
        elif first.name == "operational_area" and areas:
            title = first.match.groups["title"]
            inner = area.setdefault("operational_areas", [])
            if not any(one["title"] == title for one in inner):
                inner.append({"title": title, "source": source})
            part = next(one for one in inner if one["title"] == title)
            where = where._replace(operational_area=title, operational_heading=first.head.text, subheading=None)
        elif first.name == SUBHEADING:
            where = where._replace(subheading=first.head.text)
        elif first.name == "focus":
            mandate = mandate or {"from": first.match.groups["from"], "to": first.match.groups["to"]}
            holder = part if where.operational_area else area
            if areas:
                found = [*paragraphs(first.lines, reading.layout)]
                said = [*told_by_others(found, reading.spelling, reading.wordings)]
                holder["focus"] = [*holder.get("focus", ()), *(paragraph.text for paragraph in said)]
                doubts += joined([[said]], "agreement")
                used += [line.number for line in first.lines]
    heads = [piece.match.groups["years"] for piece in pieces if piece.name == "table_head"]
    years = tuple(sorted({year for head in heads for year in re.findall(r"\d{4}", head)}))
    return MainPart(tuple(_ordered(area) for area in areas), tuple(items), mandate, years, tuple(used), tuple(doubts))


def grouped(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """The pieces, an item's together: all from what names its kind to the next item or heading above items."""
    group: list[Piece] = []
    for piece in pieces:
        if piece.name in ABOVE_ITEMS or piece.name == "item":
            if group:
                yield group
            group = []
        if piece.name in ABOVE_ITEMS:
            yield [piece]
        elif group or piece.name == "item":
            group.append(piece)
    if group:
        yield group


def titles_of(areas: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The titles of areas and of the operational areas in them."""
    for area in areas:
        yield area["title"]
        yield from (one["title"] for one in area.get("operational_areas", ()))


def _ordered(area: dict[str, Any]) -> dict[str, Any]:
    """The area's fields in the order of the file."""
    inner = [
        {k: one[k] for k in ("title", "focus", "source") if one.get(k)} for one in area.get("operational_areas", ())
    ]
    fields = {**area, **({"operational_areas": inner} if inner else {})}
    return {key: fields[key] for key in ("number", "title", "focus", "source", "operational_areas") if fields.get(key)}
