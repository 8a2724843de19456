"""What comes before the goals: the document's title, and the sections that its headings begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.lines import Line
from checker.importer.party_lists import whole_lists
from checker.importer.prose import Paragraph, paragraphs
from checker.importer.reading import Reading
from checker.importer.sentence_ends import told_by_others
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

LONGEST_TITLE: Final = 4
"""On so many lines the title may be printed."""

MOST_BEFORE_TITLE: Final = 12
"""Among so many lines the title begins: what stands at the head of the page may come before it."""


_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2})\. (?P<title>[A-ZÅÄÖ][^.:;!?]{1,70})")


class Section(NamedTuple):
    """A section of the front: its heading, what that means, its level, on which lines it is printed, its paragraphs."""

    title: str
    number: str | None
    role: str | None
    level: int
    heads: tuple[int, ...]
    paragraphs: tuple[Paragraph, ...]

    @property
    def line(self) -> int:
        """The line on which it begins."""
        return self.heads[0]

    @property
    def used(self) -> tuple[int, ...]:
        """The lines that it is made of."""
        return (*self.heads, *(line.number for paragraph in self.paragraphs for line in paragraph.lines))


def sections(lines: Sequence[Line], reading: Reading) -> Iterator[Section]:
    """The sections of the front, the first being what stands under the document's title."""
    wordings, spelling = reading.wordings, reading.spelling
    top = document_title(lines, wordings)
    heads = [*_headings(lines, top.end, reading)]
    first, *ends = *(head.position for head in heads), len(lines)

    def said(begin: int, end: int) -> tuple[Paragraph, ...]:
        found = [*whole_lists(paragraphs(lines[begin:end], reading.layout), wordings, spelling)]
        return tuple(told_by_others(found, spelling, wordings))

    if first:
        title = tuple(line.number for line in lines[top.begin : top.end])
        yield Section(top.text, None, "preamble", 1, title, said(top.end, first))
    for head, end in zip(heads, ends, strict=True):
        line = lines[head.position].number
        yield Section(head.title, head.number, head.role, head.level, (line,), said(head.position + 1, end))


class Title(NamedTuple):
    """The document's title, and where among its lines it begins and ends; `match`: what it says, if that is known."""

    text: str
    begin: int
    end: int
    match: Match | None


def document_title(lines: Sequence[Line], wordings: Wordings) -> Title:
    """The document's title: where none of the first lines is a known one, the first line."""
    for begin in range(min(MOST_BEFORE_TITLE, len(lines))):
        text = ""
        for end, line in enumerate(lines[begin : begin + LONGEST_TITLE], start=begin + 1):
            text = f"{text} {line.text}".strip()
            if match := wordings.match("title", text):
                return Title(text, begin, end, match)
    return Title(lines[0].text if lines else "", 0, min(len(lines), 1), None)


class _Heading(NamedTuple):
    """A heading of the front, by its position among the lines: what it says, and what that means."""

    position: int
    title: str
    number: str | None = None
    role: str | None = None
    level: int = 1


def _headings(lines: Sequence[Line], begin: int, reading: Reading) -> Iterator[_Heading]:
    """The headings: in known words, numbered, or marked with the board whose they are."""
    wordings, names = reading.wordings, reading.names
    under_economy = False
    numbered = {*_numbered_headings(lines, begin)}
    for position in range(begin, len(lines)):
        text = lines[position].text
        if found := wordings.match("section", text):
            level = int(found.means.get("level", "1"))
            under_economy = found.means.get("role") == "economy"
            number = _NUMBERED.fullmatch(text) if position in numbered else None
            title = number["title"] if number else text
            yield _Heading(position, title, number and number["number"], found.means.get("role"), level)
        elif position in numbered and (number := _NUMBERED.fullmatch(text)):
            under_economy = False
            yield _Heading(position, number["title"], number["number"])
        elif (marked := wordings.match("marked_section", text)) and marked.groups["board"] == reading.board:
            name = marked.groups["title"]
            if under_economy and names.code_of(name):
                yield _Heading(position, text, role="economy", level=3)
            elif name[:1].isupper() and not names.code_of(name):
                under_economy = False
                yield _Heading(position, text)


def _numbered_headings(lines: Sequence[Line], begin: int) -> Iterator[int]:
    """Lines that begin a numbered section: numbers from 1 without a gap, with text after each."""
    wanted = 1
    for position in range(begin, len(lines) - 1):
        found = _NUMBERED.fullmatch(lines[position].text)
        if found and int(found["number"]) == wanted and not re.match(r"\d{1,2}\. ", lines[position + 1].text):
            wanted += 1
            yield position
