"""Doubts about where a paragraph ends, in a text where neither empty lines nor the width tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from checker.importer.doubt import Doubt
from checker.importer.lines import Line
from checker.importer.prose import Paragraph

_WORDS: Final = 4
"""So many words name a place."""


def joined(found: Iterable[Paragraph], about: str, field: str = "") -> Iterator[Doubt]:
    """One doubt for all lines of these paragraphs that may or may not begin a new one."""
    places = [
        (number, " ".join(paragraph.text[start:].split()[:_WORDS]))
        for paragraph in found
        for line, start in zip(paragraph.lines, paragraph.starts, strict=True)
        for number in paragraph.unsure
        if number == line.number
    ]
    if places:
        said = ", ".join(f"”{words}” (rad {number})" for number, words in places)
        question = f"Börjar ett nytt stycke med {said}? Raden före slutar så att det inte syns."
        yield Doubt("joined", about, field, " | ".join(words for _, words in places), (), question, places[0][0])


class Piece(NamedTuple):
    """Lines of a paragraph that certainly belong together; `unsure` whether they begin one, `on`: they seem not to."""

    lines: list[Line]
    unsure: bool
    on: bool


def cut_where_unsure(paragraph: Paragraph) -> list[Piece]:
    """The paragraph, cut before each line that may begin a new one."""
    pieces: list[Piece] = []
    for position, line in enumerate(paragraph.lines):
        unsure = line.number in paragraph.unsure
        if position == 0 or unsure:
            pieces.append(Piece([], unsure, position > 0))
        pieces[-1].lines.append(line)
    return pieces


def is_unsure_at(found: list[Paragraph], position: int) -> bool:
    """Whether a paragraph may be more than one, or a part of the one before or after it."""
    begins_unsure = any(paragraph.unsure[:1] == (paragraph.line,) for paragraph in found[position + 1 : position + 2])
    return bool(found[position].unsure) or begins_unsure
