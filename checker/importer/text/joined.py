"""Doubts about where a paragraph ends, in a text where neither empty lines nor the width tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, count, pairwise
from typing import Final

from checker.importer.doubt import PARTS, WITH_AFTER, WITH_BEFORE, Doubt
from checker.importer.text.lines import Line
from checker.importer.text.place_names import PlaceNames
from checker.importer.text.prose import Paragraph, paragraph_of
from checker.importer.text.spelling import Spelling
from checker.named import NamedTuple

_WORDS: Final = 4
"""So many words name a place, where they stand nowhere else."""

_MOST_WAYS: Final = 8
"""More ways than this to part joined lines are not all asked about: each end alone, and all of them."""

Run = Sequence[Paragraph]
"""Paragraphs that follow each other in one text of the file."""


def joined(parts: Sequence[Sequence[Run]], about: str, field: str = "") -> Iterator[Doubt]:
    """Of each part, some runs, a doubt for all lines in it that may or may not begin a new paragraph.

    A place is named by so many of the words that follow that they stand nowhere else in any part.
    """
    runs = [run for part in parts for run in part]
    names = PlaceNames([[word for paragraph in run for word in paragraph.text.split(" ")] for run in runs])
    position = count()
    for part in parts:
        places = [
            (line, *names.name(at, word, least))
            for run, at in zip(part, position, strict=False)
            for line, word, least in _unsure(run)
        ]
        if places:
            said = ", ".join(f"”{words}”{_where(line)}" for line, words, _ in places)
            question = f"Börjar ett nytt stycke med {said}? Raden före slutar så att det inte syns."
            read = PARTS.join(name for _, _, name in places)
            yield Doubt("joined", about, field, read, (), question, places[0][0].number)


def _unsure(run: Run) -> Iterator[tuple[Line, int, int]]:
    """The lines of a run that may or may not begin a new paragraph, the number of the word that each begins with, and
    by how many of the paragraph's words it is named.
    """
    begin = 0
    for paragraph in run:
        unsure, after = {*paragraph.unsure}, 0
        words = paragraph.text.count(" ") + 1
        left = words
        for line, start in zip(paragraph.lines, paragraph.starts, strict=True):
            left -= paragraph.text.count(" ", after, start)
            after = start
            if line.number in unsure:
                yield line, begin + words - left, min(_WORDS, left)
        begin += words


def _where(line: Line) -> str:
    """Where people find a line: by its number in a text, by its page in a PDF."""
    if line.kind == "printed":
        return f" (rad {line.number})"
    return f" (sida {line.page})" if line.page else ""


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


def ways_to_part(found: Sequence[Paragraph], position: int, spelling: Spelling) -> tuple[str, ...]:
    """The ways to read a paragraph that may be more than one, or a part of the one before or after it.

    Each is the texts that it holds; or `WITH_BEFORE`, `WITH_AFTER`.
    """
    paragraph = found[position]
    lines = paragraph.lines
    ends = [at for at, line in enumerate(lines) if at and line.number in paragraph.unsure]
    ways = [way for count in range(len(ends) + 1) for way in combinations(ends, count)]
    if len(ways) > _MOST_WAYS:
        ways = [(), *((end,) for end in ends), tuple(ends)]
    parts = [PARTS.join(_parted(lines, way, spelling)) for way in ways]
    before = [WITH_BEFORE] if position and paragraph.line in paragraph.unsure else []
    after = [WITH_AFTER] if any(one.line in one.unsure for one in found[position + 1 : position + 2]) else []
    return (*parts, *before, *after)


def _parted(lines: Sequence[Line], ends: Sequence[int], spelling: Spelling) -> Iterator[str]:
    for begin, end in pairwise((0, *ends, len(lines))):
        yield paragraph_of(lines[begin:end], spelling).text
