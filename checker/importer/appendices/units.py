"""Departments and groups: units that the text itself declares, by listing them or by writing a code beside the name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from checker.importer.appendices.area_names import told_apart, without_included, without_kind
from checker.importer.bodies import COUNCIL
from checker.importer.filed import put
from checker.importer.names import Names
from checker.importer.text.lines import Line
from checker.importer.wordings import Wordings


def departments(
    items: Iterable[Mapping[str, Any]],
    wordings: Wordings,
    lines: Sequence[Line],
    appendices: Sequence[Line],
    taken: Collection[str],
) -> list[dict[str, Any]]:
    """The departments that base assignments list as a division's own units, in the document's order.

    `taken` are the codes that others have.
    """
    found: dict[str, dict[str, Any]] = {}
    for item in items:
        sentence = item.get("named_in_sentence", {})
        match = (
            wordings.match("areas_of_base", sentence.get("quote", "")) if item["kind"] == "base_assignment" else None
        )
        codes = sentence.get("codes", ())
        if match is None or match.get("units") is None or len(codes) != 1:
            continue
        listed = told_apart(without_included(match.groups["areas"]), (line.text for line in appendices), wordings)
        for name in (without_kind(area, wordings) for area in listed):
            code = re.sub(r"[^\w-]", "", name).upper()
            if not re.match(r"[^\W\d_]", code) or code in taken:
                continue
            line = first_line(name, lines, int(sentence["source"]["line"]))
            entry = {"code": code, "kind": "department", "name": name, "belongs_to": codes[0]}
            found.setdefault(code, {**entry, "source": {"line": str(line)}})
    return [*found.values()]


def with_mentions(item: Mapping[str, Any], names: Names, units: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The item with everybody that its title names, and the units that its list of areas names."""
    codes = {unit["code"] for unit in units}
    titled = dict.fromkeys(one.code for one in names.found_in(item["title"]))
    listed = [one.code for one in names.found_in(item.get("area_names", "")) if one.code in codes]
    mentioned = dict.fromkeys((*item.get("mentions", ()), *listed))
    entry = {key: held for key, held in item.items() if key != "mentions"}
    for field, named in (("title_mentions", titled), ("mentions", mentioned)):
        if named:
            put(entry, field, [*named])
    return entry


def groups(
    appendices: Iterable[Mapping[str, Any]],
    wordings: Wordings,
    names: Names,
    lines: Sequence[Line],
    taken: Collection[str],
) -> list[dict[str, Any]]:
    """The groups that appendices describe after their name and code, each with its description in each appendix."""
    found: dict[str, dict[str, Any]] = {}
    for appendix in appendices:
        for text in _texts(appendix):
            match = wordings.match("group", text)
            if match is None:
                continue
            code, name, said = (match.groups[group] for group in ("code", "name", "description"))
            if code in taken:
                continue
            source = {"line": str(first_line(f"({code})", lines, 1))}
            entry = found.setdefault(code, {"code": code, "kind": "group", "name": name, "source": source})
            entry["printed_name"] = name
            entry.setdefault("descriptions", {})[appendix["belongs_to"]] = said
            convenes = wordings.match("convenes", said)
            if convenes and (codes := names.listed(convenes.groups["who"]).codes):
                entry.setdefault("convened_by", [*codes])
    order = ("code", "kind", "name", "printed_name", "convened_by", "descriptions", "source")
    return [{key: entry[key] for key in order if key in entry} for entry in found.values()]


def mentioning(section: Mapping[str, Any], names: Names) -> dict[str, Any]:
    """A section with everybody that its text names, and the sections in it alike."""
    said = [*section.get("text", ()), section.get("follow_up_text", "")]
    named = dict.fromkeys(named.code for text in said for named in names.found_in(text))
    mentions = [code for code in named if code != COUNCIL]
    entry = dict(section)
    if mentions:
        put(entry, "mentions", mentions)
    if "sections" in section:
        entry["sections"] = [mentioning(inner, names) for inner in section["sections"]]
    return entry


def first_line(name: str, lines: Sequence[Line], otherwise: int) -> int:
    """The first line that holds a name."""
    held = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    return next((line.number for line in lines if held.search(line.text)), otherwise)


def _texts(section: Mapping[str, Any]) -> Iterator[str]:
    yield from section.get("text", ())
    for inner in section.get("sections", ()):
        yield from _texts(inner)
