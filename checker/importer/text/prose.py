"""Printed lines -> paragraphs and sentences, with the line on which each word stands."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from checker.importer.text.layout import Layout, joint
from checker.importer.text.lines import Joint, Line
from checker.importer.text.spelling import Spelling, ends_abbreviated
from checker.named import NamedTuple

_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖÉ(”\"])")


class Paragraph(NamedTuple):
    """Text that was printed on one or more lines; `starts` are the offsets at which the lines begin.

    `unsure` are the numbers of those lines that may as well begin, or not begin, a paragraph.
    """

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    unsure: tuple[int, ...] = ()

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.lines[0].number

    @property
    def bullet(self) -> bool:
        """Whether it is a point of a list."""
        return self.lines[0].bullet

    def line_at(self, offset: int) -> int:
        """The line of the character at an offset."""
        return self.lines[max(bisect_right(self.starts, offset) - 1, 0)].number


def paragraph_of(lines: Sequence[Line], spelling: Spelling, unsure: Sequence[int] = ()) -> Paragraph:
    """The lines as one paragraph."""
    text, starts = lines[0].text, [0]
    for before, line in itertools.pairwise(lines):
        joined = spelling.joined(text, line, open=before.open)
        starts.append(len(joined) - len(line.text))
        text = joined
    return Paragraph(text, tuple(lines), tuple(starts), tuple(unsure))


def paragraphs(lines: Sequence[Line], layout: Layout) -> Iterator[Paragraph]:
    """The lines, joined where one goes on with another."""
    pending: list[Line] = []
    unsure: list[int] = []
    for position, line in enumerate(lines):
        goes = joint(lines, position, layout)
        if pending and not goes.on:
            yield paragraph_of(pending, layout.spelling, unsure)
            pending, unsure = [], []
        pending.append(line)
        if not goes.sure:
            unsure.append(line.number)
    if pending:
        yield paragraph_of(pending, layout.spelling, unsure)


def rejoined(
    found: Iterable[Paragraph], spelling: Spelling, told: Callable[[Paragraph, Paragraph], Joint | None]
) -> Iterator[Paragraph]:
    """The paragraphs, joined or parted as `told` of each and the one before it; where that is None, as they are."""
    lines: list[Line] = []
    unsure: list[int] = []
    for before, paragraph in itertools.pairwise((None, *found)):
        goes = told(before, paragraph) if before is not None and paragraph is not None else None
        if lines and not (goes and goes.on):
            yield paragraph_of(lines, spelling, unsure)
            lines, unsure = [], []
        if paragraph is not None:
            lines += paragraph.lines
            unsure += paragraph.unsure if goes is None else _asked(paragraph.unsure, paragraph.line, goes)
    if lines:
        yield paragraph_of(lines, spelling, unsure)


def _asked(unsure: Sequence[int], line: int, goes: Joint) -> tuple[int, ...]:
    """The lines that are asked about, once it is told of one whether it goes on."""
    others = tuple(number for number in unsure if number != line)
    return others if goes.sure else (line, *others)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; what stands in parentheses is not cut."""
    begin = 0
    for cut in _SENTENCE.finditer(text):
        said = text[begin : cut.start()]
        if said.count("(") > said.count(")") or ends_abbreviated(said):
            continue
        yield begin, said
        begin = cut.end()
    if begin < len(text):
        yield begin, text[begin:]
