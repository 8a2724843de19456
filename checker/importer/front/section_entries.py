"""The front's sections as the file writes them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from checker.importer.bodies import COUNCIL, Party
from checker.importer.front.remuneration import holds_table
from checker.importer.front.sections import Section
from checker.importer.names import Names
from checker.importer.wordings import Wordings

LOWEST = 3
"""The level of the sections that are named after a division, under one about money."""


def written_sections(
    found: Sequence[Section], wordings: Wordings, names: Names, parties: Sequence[Party]
) -> list[dict[str, Any]]:
    """The sections, each inside the last before it of a lower level."""
    codes = {party.code for party in parties}
    divisions = {party.code for party in parties if not party.is_board}
    top: list[dict[str, Any]] = []
    path: list[tuple[int, dict[str, Any]]] = []
    for position, section in enumerate(found):
        listed = codes if section.role in ("preamble", "parties") else divisions if section.role == "economy" else set()
        under = [one.title for one in _directly_under(found, position)]
        entry = _written(section, wordings, names, listed if section.level < 3 else set(), under)
        path = [(level, one) for level, one in path if level < section.level]
        (path[-1][1].setdefault("sections", []) if path else top).append(entry)
        path.append((section.level, entry))
    return top


def _directly_under(found: Sequence[Section], position: int) -> Iterator[Section]:
    """The sections of the lowest level that follow a section of the level above."""
    for section in found[position + 1 :]:
        if section.level != LOWEST or found[position].level != LOWEST - 1:
            return
        yield section


def _written(
    section: Section, wordings: Wordings, names: Names, listing: set[str], under: Sequence[str]
) -> dict[str, Any]:
    entry: dict[str, Any] = {"title": section.title}
    if section.number:
        entry["number"] = section.number
    if section.role:
        entry["role"] = section.role
    if section.paragraphs:
        entry["text"] = [paragraph.text for paragraph in section.paragraphs]
    announced = []
    has_table = holds_table(section, names)
    for paragraph in section.paragraphs:
        match = wordings.match("announced", paragraph.text)
        if match and not (has_table and match.get("in") == "table"):
            line = paragraph.line_at(match.starts["what"])
            announced.append(f"{match.means['is']} (”{match.groups['what']}”, rad {line})")
    if announced:
        entry["unread"] = announced
    texts = [*(paragraph.text for paragraph in section.paragraphs), *under]
    named = dict.fromkeys(one.code for text in texts for one in names.found_in(text))
    if listed := [code for code in named if code in listing]:
        entry["lists_party"] = listed
    mentioned = [code for code in named if code not in listed and code != COUNCIL]
    if mentioned:
        entry["mentions"] = mentioned
    return {**entry, "source": {"line": str(section.line)}}


def appendices_listed(found: Sequence[Section], names: Names) -> list[str]:
    """The divisions whose appendices the front lists."""
    texts = [paragraph.text for section in found if section.role == "appendix_list" for paragraph in section.paragraphs]
    return [*dict.fromkeys(named.code for text in texts for named in names.found_in(text))]
