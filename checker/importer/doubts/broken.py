"""Doubts about how words are written that were broken at the end of a line, so that it is not seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from checker.importer.doubt import Doubt
from checker.importer.doubts.respelling import is_written
from checker.importer.text.layout import Layout
from checker.importer.text.lines import Line, Spelt


def spelt(
    lines: Sequence[Line], understood: Mapping[str, Sequence[int]], value: dict[str, Any], layout: Layout
) -> Iterator[Doubt]:
    """One doubt for each word and part of the agreement, `understood` by the numbers of its lines."""
    parts = {number: part for part, numbers in understood.items() for number in numbers}
    asked: set[tuple[str, str]] = set()
    for position, line in enumerate(lines):
        part = parts.get(line.number)
        if part is None:
            continue
        for read, other in (*line.spelt, *_in_text(lines, position, layout)):
            if (part, read) not in asked and (line.spelt or is_written(value, part, read, titles=False)):
                asked.add((part, read))
                question = f"Står det ”{read}” eller ”{other}”? Raden bryts mitt i, så det syns inte."
                yield Doubt("spelling", part, "", read, (read, other), question, line.number)


def _in_text(lines: Sequence[Line], position: int, layout: Layout) -> Iterator[Spelt]:
    """The word that a line of a text goes on with in the next, if it may; where lines end with spaces, those tell."""
    both = lines[position : position + 2]
    if len(both) == 2 and all(line.kind == "printed" for line in both) and not layout.closed_ends:
        unsure = layout.spelling.unsure(*both)
        if unsure is not None:
            yield unsure
