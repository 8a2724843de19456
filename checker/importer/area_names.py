"""The areas that a base assignment lists, told apart by the headings of its appendix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.importer.wordings import Wordings

_INCLUDED = re.compile(r"\s*\(inkl\.?\s+(?P<inside>[^()]*)\)")
_REST = re.compile(r"\s+(?:m\.?\s?m\.?|med mera|etc\.?)\s*$")


def plain_areas(listed: str) -> list[str]:
    """The areas of a list: by commas and the last `samt`, or, without one, the last `och`."""
    flat = _REST.sub("", _INCLUDED.sub(r", \g<inside>", listed))
    last = r"\s+samt\s+" if re.search(r"\ssamt\s", flat) else r"\s+och\s+(?!.*\soch\s)"
    return [part.strip() for part in re.split(rf",\s*|{last}", flat) if part.strip()]


def without_included(listed: str) -> str:
    """The list without what stands in a parenthesis as included in an area."""
    return _INCLUDED.sub("", listed)


def without_kind(name: str, wordings: Wordings) -> str:
    """A name without the word before it that says what kind of part it is."""
    first, _, rest = name.strip().partition(" ")
    return rest.strip() if rest and wordings.match("area_word", first) else name.strip()


def settle_areas(items: list[dict[str, Any]], appendices: Sequence[Mapping[str, Any]], wordings: Wordings) -> None:
    """Puts the list of areas for its sentence, and names the appendix that describes a base assignment."""
    of_code = {appendix["belongs_to"]: appendix for appendix in appendices}
    for position, item in enumerate(items):
        if item["kind"] != "base_assignment":
            continue
        codes = item.get("named_in_heading", {}).get("codes") or item.get("named_in_sentence", {}).get("codes") or []
        appendix = of_code.get(codes[0]) if len(codes) == 1 else None
        if "area_names" in item:
            titles = [*_titles(appendix)] if appendix else []
            item["area_names"] = told_apart(item["area_names"], titles, wordings)
        if appendix:
            items[position] = _with_after(item, "described_in", [appendix["belongs_to"]], "follow_up")


def told_apart(listed: str, titles: Iterable[str], wordings: Wordings) -> list[str]:
    """The areas of a list, an `och` kept inside what the appendix has as one heading, or on a line of its own."""
    flat = _REST.sub("", _INCLUDED.sub(r", \g<inside>", listed))
    for title in sorted({without_kind(title, wordings) for title in titles}, key=lambda one: (-len(one), one)):
        if re.search(r"\soch\s", title) and len(title) < len(flat):
            held = re.compile(re.escape(title), re.IGNORECASE)
            flat = held.sub(lambda found: re.sub(r"\s", "\0", found[0]), flat)
    return [area.replace("\0", " ") for area in plain_areas(flat)]


def _titles(appendix: Mapping[str, Any]) -> Iterator[str]:
    for section in appendix.get("sections", ()):
        yield section["title"]
        yield from _titles(section)


def _with_after(item: dict[str, Any], field: str, value: Any, after: str) -> dict[str, Any]:
    """The item with a field more, after another or, where that is lacking, before the source."""
    entries: dict[str, Any] = {}
    before = after if after in item else None
    for key, held in item.items():
        if before is None and key == "source":
            entries[field] = value
        entries[key] = held
        if key == before:
            entries[field] = value
    return entries
