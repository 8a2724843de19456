"""Sections of the main text, and appendices with theirs."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from unicodedata import combining, normalize

from checker.characters import sign_by_sign
from checker.graph.values import Values
from checker.graph.writer import Writer
from checker.yamlfile import PathInFile


def add_sections(
    writer: Writer, prefix: str, entries: list[dict[str, Any]], path: PathInFile, level: int = 1
) -> Values:
    """Adds sections under the node ids `prefix/<title>`, those inside them as well; gives the ones at the top."""
    nodes: list[str] = []
    for place, entry in enumerate(entries):
        here = (*path, "sections", place)
        title = entry.get("title")
        name = slug(title) if isinstance(title, str) else str(place + 1)
        node = writer.node(f"{prefix}/{name}", "section", here)
        writer.attributes(node, "section", entry)
        writer.set(node, "level", (level,))
        for word in ("mentions", "lists_party"):
            if word in entry:
                writer.codes(node, word, entry[word])
        if "sections" in entry:
            writer.set(node, "has_section", add_sections(writer, prefix, entry["sections"], here, level + 1))
        nodes.append(node)
    return tuple(nodes)


def add_appendices(writer: Writer) -> Values:
    """Adds the appendices under `appendix/<code of the division>`."""
    nodes: list[str] = []
    for place, entry in enumerate(writer.agreement.appendices):
        path: PathInFile = ("appendices", place)
        node = writer.node(f"appendix/{entry['belongs_to']}", "appendix", path)
        writer.attributes(node, "appendix", entry)
        writer.set(node, "belongs_to", (entry["belongs_to"],))
        writer.set(node, "has_section", add_sections(writer, node, entry.get("sections", []), path))
        nodes.append(node)
    return tuple(nodes)


@lru_cache(maxsize=1024)
def slug(title: str) -> str:
    """A title as a part of an id: `Drift av arenor` is `drift-av-arenor`, `Måltidsservice` is `maltidsservice`."""
    return "-".join(_plain_words(title).split()) or "-"


@sign_by_sign
def _plain_words(title: str) -> str:
    plain = "".join([sign for sign in normalize("NFD", title) if not combining(sign)])
    return "".join([sign if sign.isalnum() else " " for sign in plain.casefold()])
