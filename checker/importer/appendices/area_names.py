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


def with_areas(item: dict[str, Any], appendices: Sequence[Mapping[str, Any]], wordings: Wordings) -> dict[str, Any]:
    """The item, a base assignment with its areas as a list, and with the appendix that describes it."""
    if item["kind"] != "base_assignment":
        return item
    codes = item.get("named_in_heading", {}).get("codes") or item.get("named_in_sentence", {}).get("codes") or ()
    described = [one for one in appendices if [*codes] == [one["belongs_to"]]][-1:]
    entry = dict(item)
    if "area_names" in item:
        titles = [title for appendix in described for title in _titles(appendix)]
        entry["area_names"] = told_apart(item["area_names"], titles, wordings)
    return _described_in(described[0]["belongs_to"], entry) if described else entry


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


def _described_in(code: str, item: dict[str, Any]) -> dict[str, Any]:
    """The item with the appendix that describes it: after its follow-up, or where that is lacking before the source."""
    fields = [*item.items()]
    names = [*item]
    at = names.index("follow_up") + 1 if "follow_up" in names else names.index("source")
    return dict([*fields[:at], ("described_in", [code]), *fields[at:]])
