"""An appendix's lines -> its headings and texts, in their order: of a table without its columns, and of prose."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from checker.importer.appendices.parts import Known, Part
from checker.importer.appendices.row_titles import begins_row, heads_points, is_apart, runs_on, title_at
from checker.importer.text.layout import joint
from checker.importer.text.lines import Line
from checker.importer.text.prose import Paragraph, paragraph_of
from checker.importer.text.sentence_ends import told_by_others
from checker.importer.text.spelling import begins_in_midair, ends_in_midair

_MOST_LINES: Final = 3
"""On so many lines a numbered heading stands at most."""

_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)\.? (?P<title>\S.*)")


def parts(lines: Sequence[Line], known: Known) -> Iterator[Part]:
    """The headings and texts of an appendix, in their order: texts that follow each other are judged together."""
    for is_text, group in groupby(_printed(lines, known), key=lambda part: part.kind == "text"):
        if is_text:
            found = told_by_others([part.paragraph for part in group], known.spelling, known.wordings)
            yield from (Part("text", paragraph) for paragraph in found)
        else:
            yield from group


def _printed(lines: Sequence[Line], known: Known) -> Iterator[Part]:
    left = [*lines]
    position, before = 0, "heading"
    while position < len(left):
        part, length = _part(left, position, known, before)
        before = part.kind
        yield part
        if part.kind == "inline":
            left[position] = left[position]._replace(text=left[position].text[length:])
            part, length = _text(left, position, known, after_head=True)
            before = part.kind
            yield part
        position += length


def _part(lines: Sequence[Line], position: int, known: Known, before: str) -> tuple[Part, int]:
    if heading := _heading(lines, position, known):
        return heading, len(heading.paragraph.lines)
    if lines[position].kind != "printed":
        return _told(lines, position, known)
    # A row has a text: what follows a title straight away is none.
    begins = before != "text" or _ended(lines, position, known)
    if before != "row" and begins and not lines[position].bullet and (row := title_at(lines, position, known)):
        return row
    return _text(lines, position, known, after_head=before != "text")


def _told(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int]:
    """A paragraph whose place in the table tells whether it is a row's title; on how many lines."""
    line = lines[position]
    under_its_own = position > 0 and lines[position - 1].text == line.text
    paragraph = paragraph_of([line], known.spelling)
    title = line.text.replace("/ ", "/")
    if known.wordings.match("common_row", line.text):
        return Part("row", paragraph, title), 1
    if line.text.casefold() in known.areas and not under_its_own:
        return Part("area_row", paragraph, title, role="area"), 1
    return (Part("row", paragraph, title), 1) if line.kind == "row" else _text(lines, position, known)


def _heading(lines: Sequence[Line], position: int, known: Known) -> Part | None:
    """A heading that its own words tell, whatever stands around it."""
    line = lines[position]
    first = paragraph_of([line], known.spelling)
    if known.wordings.match("common", line.text):
        return Part("common", first, line.text, role="common")
    if known.wordings.match("follow_up_head", line.text) and not runs_on(lines, position, known):
        return Part("follow_up", first, line.text)
    if _NUMBERED.fullmatch(line.text):
        whole = _whole_heading(lines, position, known)
        numbered = _NUMBERED.fullmatch(whole.text)
        assert numbered is not None  # it is so whatever comes after it
        return Part("numbered", whole, numbered["title"], numbered["number"], "area")
    if (found := known.wordings.match("appendix_section", line.text)) and not runs_on(lines, position, known):
        return Part("area", first, found.groups["title"], role=found.means.get("role"))
    if line.text.casefold() in known.titles and not line.bullet and _stands_alone(lines, position):
        return Part("named", first)
    return None


def _whole_heading(lines: Sequence[Line], position: int, known: Known) -> Paragraph:
    """A heading with the lines on which it goes on: after a word that nothing ends with, or since it fills its line."""
    end = position + 1
    while end < len(lines) and end - position < _MOST_LINES and not lines[end].bullet:
        before, line = lines[end - 1], lines[end]
        full = line.text[:1].islower() and not known.layout.widths.had_room(before, line)
        if is_apart(line, known) or not (full or ends_in_midair(before.text)):
            break
        end += 1
    return paragraph_of(lines[position:end], known.spelling)


def _stands_alone(lines: Sequence[Line], position: int) -> bool:
    """Whether a line is no part of a sentence that goes on over it."""
    before = lines[position - 1].text if position else ""
    after = lines[position + 1].text if position + 1 < len(lines) else ""
    return not ends_in_midair(before) and after != "" and not begins_in_midair(after)


def _ended(lines: Sequence[Line], position: int, known: Known) -> bool:
    """Whether what stands before a line has come to its end, so that a title can begin here."""
    goes = joint(lines, position, known.layout)
    if not goes.on:
        return True
    ended = lines[position - 1].text.endswith((".", ":", "!", "?"))
    return not known.layout.gaps_tell and (ended or (not goes.sure and begins_row(lines, position, known)))


def _text(lines: Sequence[Line], position: int, known: Known, *, after_head: bool = False) -> tuple[Part, int]:
    begins = after_head or joint(lines, position, known.layout).sure
    unsure = [] if begins else [lines[position].number]
    end = position + 1
    while end < len(lines) and (goes := joint(lines, end, known.layout)).on and not _cuts(lines, end, known):
        if not goes.sure:
            unsure.append(lines[end].number)
        end += 1
    return Part("text", paragraph_of(lines[position:end], known.spelling, unsure)), end - position


def _cuts(lines: Sequence[Line], position: int, known: Known) -> bool:
    """Whether a heading begins in the midst of what looks like one text, as there are no empty lines to tell."""
    if known.layout.gaps_tell or lines[position].kind != "printed":
        return False
    if _heading(lines, position, known) is not None:
        return True
    ended, line = lines[position - 1].text.endswith((".", ":", "!", "?")), lines[position]
    if not ended and not line.bullet and not joint(lines, position, known.layout).sure:
        return begins_row(lines, position, known)
    if not ended or line.bullet:
        return False
    return heads_points(lines, position) or title_at(lines, position, known) is not None
