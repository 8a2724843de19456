"""What comes before the goals: the document's title, and the sections that its headings begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.front.party_lists import whole_lists
from checker.importer.reading import Reading
from checker.importer.text.lines import Line
from checker.importer.text.prose import Paragraph, paragraphs
from checker.importer.text.sentence_ends import told_by_others
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

LONGEST_TITLE: Final = 4
"""On so many lines the title may be printed."""

MOST_BEFORE_TITLE: Final = 12
"""Among so many lines the title begins: what stands at the head of the page may come before it."""


_NUMBERED: Final = re.compile(
    r"(?P<number>(?P<top>\d{1,2})\.(?:(?P<under>\d{1,2})\.?)?) (?P<title>[A-ZÅÄÖ][^.:;!?]{1,70})"
)
_WITH_PAGE: Final = re.compile(r".* \d{1,3}")
"""How a title ends in a table of contents."""
_LISTED: Final = re.compile(r"\d{1,2}\. ")


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
    numbered = dict(_numbered_headings(lines, begin))
    for position in range(begin, len(lines)):
        text = lines[position].text
        number = numbered.get(position)
        if found := wordings.match("section", text) or (number and wordings.match("section", number["title"])):
            level = 2 if number and number["under"] else int(found.means.get("level", "1"))
            under_economy = found.means.get("role") == "economy"
            title = number["title"] if number else text
            yield _Heading(position, title, _number(number), found.means.get("role"), level)
        elif number:
            under_economy = False
            yield _Heading(position, number["title"], _number(number), level=2 if number["under"] else 1)
        elif (marked := wordings.match("marked_section", text)) and marked.groups["board"] == reading.board:
            name = marked.groups["title"]
            if under_economy and names.code_of(name):
                yield _Heading(position, text, role="economy", level=3)
            elif name[:1].isupper() and not names.code_of(name):
                under_economy = False
                yield _Heading(position, text)


def _numbered_headings(lines: Sequence[Line], begin: int) -> Iterator[tuple[int, re.Match[str]]]:
    """Lines that begin a numbered section: numbers from 1 without a gap, and under each from 1 likewise.

    Lines of a list and of a table of contents are numbered too: they stand one after another, or end with their page.
    """
    top = under = 0
    for position in range(begin, len(lines) - 1):
        found = _NUMBERED.fullmatch(lines[position].text)
        if not found or _WITH_PAGE.fullmatch(found["title"]):
            continue
        number = (int(found["top"]), int(found["under"] or 0))
        if number not in ((top + 1, 0), (top, under + 1)):
            continue
        before = _NUMBERED.fullmatch(lines[position - 1].text) if position else None
        goes_on = before is not None and before["number"] == f"{top}."
        if not found["under"] and (goes_on or _LISTED.match(lines[position + 1].text)):
            continue
        top, under = number
        yield position, found


def _number(found: re.Match[str] | None) -> str | None:
    return found["number"].rstrip(".") if found else None
