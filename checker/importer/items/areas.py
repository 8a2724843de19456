"""The main part's pieces -> areas, operational areas and items."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.importer.doubt import Doubt
from checker.importer.items.item import Where, item_of
from checker.importer.items.subheadings import NO_ITEM, SUBHEADING, heads_several, with_subheadings
from checker.importer.outline import Piece
from checker.importer.reading import Reading, Understood
from checker.importer.text.joined import joined
from checker.importer.text.lines import Line
from checker.importer.text.prose import paragraphs
from checker.importer.text.sentence_ends import told_by_others
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
    reader = _Reader(reading)
    for group in grouped([*with_subheadings(pieces, reading)]):
        if group[0].name == "item":
            told(group[0].head.number)
            reader.item(group)
        else:
            reader.heading(group[0])
    heads = [piece.match.groups["years"] for piece in pieces if piece.name == "table_head"]
    years = tuple(sorted({year for head in heads for year in re.findall(r"\d{4}", head)}))
    areas = tuple(_ordered(area) for area in reader.areas)
    return MainPart(areas, tuple(reader.items), reader.mandate, years, tuple(reader.used), tuple(reader.doubts))


class _Reader:
    """Reads items and the headings above them, in their order; `where` is under which headings the next item stands."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.areas: list[dict[str, Any]] = []
        self.items: list[Understood] = []
        self.mandate: dict[str, str] | None = None
        self.used: list[int] = []
        self.doubts: list[Doubt] = []
        self.where = Where()
        self._numbers: Counter[str] = Counter()
        self._area: dict[str, Any] = {}
        self._inmost: dict[str, Any] = {}

    def item(self, pieces: Sequence[Piece]) -> None:
        """Reads an item; where it is none, what begins it may be the heading for several."""
        item = item_of(pieces, self.where, self.reading, self._numbers)
        if item is not None:
            self.items.append(item)
            self._numbers[item.entry["number"]] += 1
        elif heads_several(pieces[0].match):
            self._use(pieces[0].heads)

    def heading(self, piece: Piece) -> None:
        """Reads a heading above items, with what stands under it; a line that only seems to be one is left unread."""
        if piece.name == NO_ITEM:
            return
        self._use(piece.heads)
        head, groups = piece.head, piece.match.groups
        source = {"line": str(head.number)}
        match piece.name:
            case "area":
                number = groups["number"]
                area = {"number": number, "title": groups["title"], "source": source}
                self._area = self._inmost = _first_with("number", self.areas, area)
                self.where = Where(number, head.text)
            case "operational_area" if self.areas:
                title = groups["title"]
                inner = self._area.setdefault("operational_areas", [])
                self._inmost = _first_with("title", inner, {"title": title, "source": source})
                self.where = self.where._replace(operational_area=title, operational_heading=head.text, subheading=None)
            case "focus":
                self.mandate = self.mandate or {"from": groups["from"], "to": groups["to"]}
                if self.areas:
                    self._focus(piece.lines)
            case _ if piece.name == SUBHEADING:
                self.where = self.where._replace(subheading=head.text)

    def _focus(self, lines: Sequence[Line]) -> None:
        reading = self.reading
        found = [*told_by_others([*paragraphs(lines, reading.layout)], reading.spelling, reading.wordings)]
        self._inmost["focus"] = [*self._inmost.get("focus", ()), *(paragraph.text for paragraph in found)]
        self.doubts += joined([[found]], "agreement")
        self._use(lines)

    def _use(self, lines: Sequence[Line]) -> None:
        self.used += [line.number for line in lines]


def _first_with(key: str, entries: list[dict[str, Any]], entry: dict[str, Any]) -> dict[str, Any]:
    """The entry among some that has the same there; where none has, the new one, put among them.

    A heading that is printed again, on a page where its area goes on, is still the first one's.
    """
    held = next((one for one in entries if one[key] == entry[key]), None)
    if held is None:
        entries.append(entry)
    return held or entry


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
