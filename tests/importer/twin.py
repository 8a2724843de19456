"""The real agreement as its readers wrote it, put back into the form of a document: a twin of the source to import."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

LEFT_COLUMN: Final = 18
"""How wide the titles of an appendix's rows are printed."""

_MARKS: Final = {
    ("goal", True): "MÅL KF",
    ("assignment", True): "SÄRSKILT UPPDRAG KF",
    ("assignment", False): "SÄRSKILT UPPDRAG NÄMND",
    ("base_assignment", False): "GRUNDVERKSAMHET",
}


class Block(NamedTuple):
    """A piece of the document: a `heading`, a `paragraph`, a `point` of a list, a `row` with its title beside it, or an
    `indicator` with its outcomes, a line for each.
    """

    kind: str
    text: str
    title: str = ""


def document(value: dict[str, Any]) -> Iterator[Block]:
    """The whole agreement, from its title to its last appendix."""
    for section in value["sections"]:
        yield from _section(section)
    for area in value["areas"]:
        yield Block("heading", f"{area['number']}. Målområde {area['title']}")
        items = [item for item in value["items"] if item["in_area"] == area["number"]]
        if "operational_areas" not in area:
            yield from _focus(area, value)
            for item in items:
                yield from _item(item, value)
        for part in area.get("operational_areas", ()):
            yield Block("heading", "VERKSAMHETSOMRÅDE")
            yield Block("heading", f"Verksamhetsområde {part['title']}")
            yield from _focus(part, value)
            for item in items:
                if item["in_operational_area"] == part["title"]:
                    yield from _item(item, value)
    for appendix in value["appendices"]:
        if "reference_number" in appendix:
            yield Block("heading", f"{appendix['reference_number']} Bilaga")
        yield Block("heading", appendix["title"])
        for section in appendix["sections"]:
            yield from _appendix_section(section)


def _section(section: dict[str, Any]) -> Iterator[Block]:
    yield Block("heading", section["title"])
    yield from _paragraphs(section.get("text", ()))
    for inner in section.get("sections", ()):
        yield from _section(inner)


def _paragraphs(texts: Iterable[str]) -> Iterator[Block]:
    return (Block("paragraph", text) for text in texts)


def _focus(area: dict[str, Any], value: dict[str, Any]) -> Iterator[Block]:
    mandate = value["agreement"]["mandate"]
    yield Block("heading", f"I fokus mandatperioden {mandate['from']}–{mandate['to']}")
    yield from _paragraphs(area.get("focus", ()))


def _item(item: dict[str, Any], value: dict[str, Any]) -> Iterator[Block]:
    council, board = item["decided_by"] == "KF", value["agreement"]["of_board"]
    yield Block("heading", _MARKS[item["kind"], council])
    quote = item.get("named_in_heading", {}).get("quote") or f"({', '.join(item['held_by'])})"
    yield Block("paragraph", f"{item.get('number_as_written', item['number'])} {item['title']} {quote}")
    if item.get("kept_by_board"):
        yield Block("paragraph", f"Delas ej vidare från {board}, {item['kept_reason']}.")
    yield from _paragraphs(item.get("text", ()))
    if "start" in item:
        yield Block("heading", "Startdatum Slutdatum")
        yield Block("paragraph", f"{item['start']} {item['end']}")
    if "results" in item:
        yield Block("heading", "Önskat resultat:")
    for result in item.get("results", ()):
        held = f" ({', '.join(result['held_by'])})" if "held_by" in result else ""
        yield Block("paragraph", result["text"] + held)
    if "indicators" in item:
        yield Block("heading", "INDIKATOR")
        years = " ".join(f"Utfall {year}" for year in value["agreement"]["outcome_years"])
        yield Block("heading", f"Titel {years}")
    for indicator in item.get("indicators", ()):
        yield Block("indicator", "\n".join(indicator.get("outcomes", {}).get("unplaced", ())), indicator["title"])
    if "named_in_sentence" in item:
        yield Block("heading", f"Kompletterande beskrivning ({board})")
        yield Block("paragraph", item["named_in_sentence"]["quote"])
    if "follow_up" in item:
        yield Block("paragraph", f"Följs upp {', '.join(item['follow_up'])}.")


def _appendix_section(section: dict[str, Any]) -> Iterator[Block]:
    """A section of an appendix: a heading of its own, or a row of the table with its text beside the title."""
    number = f"{section['number']}. " if "number" in section else ""
    in_table = section.get("role") in ("common_row", "process") or (section.get("role") == "area" and not number)
    texts, inner = [*section.get("text", ())], [*section.get("sections", ())]
    if in_table and texts:
        yield Block("row", texts.pop(0), section["title"])
    elif in_table and inner and section["role"] == "process":
        # The first heading inside a row stands where its text would begin.
        yield Block("row", inner[0]["title"], section["title"])
        texts, inner[0] = [], {**inner[0], "title": None}
    else:
        yield Block("heading", number + section["title"])
    kind = "point" if section.get("role", "process") == "process" else "paragraph"
    yield from (Block(kind, text) for text in texts)
    for part in inner:
        if part["title"] is None:
            yield from (Block("point", text) for text in part["text"])
        else:
            yield from _appendix_section(part)
    if "follow_up_text" in section:
        yield Block("heading", "Uppföljning:")
        yield Block("paragraph", section["follow_up_text"])


def flattened(blocks: Iterable[Block]) -> Iterator[Block]:
    """The document as text has it: an indicator's outcomes stand by themselves beneath its title."""
    for block in blocks:
        if block.kind == "indicator":
            yield Block("paragraph", block.title)
            if block.text:
                yield Block("paragraph", " ".join(block.text.splitlines()))
        else:
            yield block


def as_text(blocks: Iterable[Block], width: int) -> str:
    """The document as text, wrapped at a width, an empty line after each paragraph."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in flattened(blocks)) + "\n"


def _lines(block: Block, width: int) -> list[str]:
    if block.kind == "point":
        return _wrapped(f"• {block.text}", width)
    if block.kind == "row":
        title = _wrapped(re.sub("/(?=m)", "/ ", block.title), LEFT_COLUMN)
        # A title of one line stands beside the first line of its text, as it did in the table.
        first, *more = _wrapped(block.text, width)
        return [*title, "", first, *more] if len(title) > 1 else [f"{title[0]} {first}", *more]
    return _wrapped(block.text, width)


def _wrapped(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
