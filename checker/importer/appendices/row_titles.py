"""Titles of rows in an appendix's table whose columns are gone: what stood in the left column.

A title is known by its words (rows that all appendices have, areas that the base assignment lists), by being printed on
short lines, or by standing before a capital letter that begins the text on the same line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from checker.importer.appendices.parts import Known, Part
from checker.importer.text.layout import joint
from checker.importer.text.lines import Line
from checker.importer.text.prose import paragraph_of
from checker.importer.text.spelling import FUNCTION_WORDS, last_word

_ENDED: Final = (".", ":", ";", "!", "?", ",")
"""How a line that is no title ends."""

_NARROW: Final = 26
"""The longest line of a title in the left column, in characters."""

_LONGEST_ROW: Final = 40
"""The longest title of a row that all appendices have, in characters."""

_MOST_LINES: Final = 4
"""On so many lines a title stands at most."""

_GENITIVE: Final = re.compile(r"(?:ens|ans|ets|nas)$")
_CAPITAL: Final = re.compile(r"(?<=\S) (?=[A-ZÅÄÖ(])")
_NAME: Final = re.compile(r"[A-ZÅÄÖ]\w* [A-ZÅÄÖ]\w*,")
"""Two words with capitals and a comma: the end of a name, as in `Östra Svealand`."""


def runs_on(lines: Sequence[Line], position: int, known: Known) -> bool:
    """Whether a line goes on in the next, as a small letter tells, so that it is no title."""
    after = lines[position + 1 : position + 2]
    return any(line.text[:1].islower() and not line.bullet and not is_apart(line, known) for line in after)


def heads_points(lines: Sequence[Line], position: int) -> bool:
    """Whether a line can head the marked points after it."""
    text, after = lines[position].text, lines[position + 1 : position + 2]
    return any(line.bullet for line in after) and text[:1].isupper() and not text.endswith(_ENDED) and not hangs(text)


def begins_row(lines: Sequence[Line], position: int, known: Known) -> bool:
    """Whether a line that may go on with the one before it begins a row or a heading in one: by its words, since points
    come next, or by where it is broken: the next word did not fit in its column, for which the text's had room.
    """
    cuts = _CAPITAL.finditer(lines[position].text)
    titles = (paragraph_of(lines[position : position + length], known.spelling) for length in range(1, _MOST_LINES + 1))
    said = (*(lines[position].text[: cut.start()] for cut in cuts), *(title.text for title in titles))
    if any(known.wordings.match("common_row", text) or text.casefold() in known.areas for text in said):
        return True
    if heads_points(lines, position):
        return True
    had_room = lines[position + 1 :] and known.layout.widths.had_room(lines[position], lines[position + 1])
    return bool(had_room) and _narrow(lines, position, known) is not None


def title_at(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int] | None:
    """A title at a position: in a cell of its own, of known words, on narrow lines, or before its text on the line."""
    if cells := [cell for cell in lines[position].cells if cell]:
        first = lines[position]._replace(text=cells[0])
        if len(cells) > 1:
            whole = cells[0].replace("/ ", "/")
            return Part("inline", paragraph_of([first], known.spelling), whole), len(cells[0]) + 1
    for length in range(1, min(_MOST_LINES, len(lines) - position) + 1):
        title = paragraph_of(lines[position : position + length], known.spelling)
        if known.wordings.match("common_row", title.text):
            return Part("row", title, title.text.replace("/ ", "/")), length
        if title.text.casefold() in known.areas and not runs_on(lines, position + length - 1, known):
            return Part("area_row" if length == 1 else "row", title, title.text, role="area"), length
    if narrow := _narrow(lines, position, known):
        return narrow
    return _inline(lines, position, known)


def _narrow(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int] | None:
    """A title that is broken into at least two short lines, with a text after it."""
    if not lines[position].text[:1].isupper() or not _is_narrow(lines[position]):
        return None
    end = position + 1
    while end < len(lines) and _is_narrow(lines[end]) and not lines[end].bullet:
        before, line = lines[end - 1].text, lines[end]
        broken = before.endswith((",", "-", "/"))
        lower = line.text[:1].islower() or line.text.startswith("(")
        listed = is_apart(line, known) and lines[end + 1 : end + 2] and lines[end + 1].text[:1].islower()
        goes_on = broken or (lower and not listed) or (not is_apart(line, known) and hangs(before))
        if before.endswith((".", ":")) or not goes_on:
            break
        end += 1
    if end - position < 2 or end == len(lines) or lines[end - 1].text.endswith((".", ":", ",")):
        return None
    if lines[end].text[:1].islower() and not lines[end].bullet:
        return None
    title = paragraph_of(lines[position:end], known.spelling)
    return Part("row", title, title.text.replace("/ ", "/")), end - position


def _is_narrow(line: Line) -> bool:
    """Whether a line could stand in the left column, which a single word may be too long for."""
    return len(line.text) <= _NARROW or (" " not in line.text and len(line.text) <= _LONGEST_ROW)


def is_apart(line: Line, known: Known) -> bool:
    return known.layout.gaps_end and line.gap > 0


def hangs(text: str) -> bool:
    return last_word(text) in FUNCTION_WORDS


def _inline(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int] | None:
    """A title with its text after it on the same line: how many characters of the line it takes."""
    line = lines[position]
    end = position + 1
    while end < len(lines) and joint(lines, end, known.layout).on:
        end += 1
    cut = _inline_cut(line.text, lines[position + 1 : end], known)
    if cut is None:
        return None
    title = line._replace(text=line.text[:cut].rstrip())
    return Part("inline", paragraph_of([title], known.spelling), title.text), cut


def _inline_cut(text: str, after: Sequence[Line], known: Known) -> int | None:
    """Where the text begins on a line that begins with a title; None if there is no title.

    `after` are the lines that go on with it.
    """
    cuts = [(found.start(), found.end()) for found in _CAPITAL.finditer(text)]
    for begin, end in cuts:
        if begin <= _LONGEST_ROW and known.wordings.match("common_row", text[:begin]):
            return end
    first = next(known.units.found_in(text), None)
    named_until = first.end if first and first.begin == 0 else 0
    if text.split()[0].casefold() in FUNCTION_WORDS or not text[:1].isupper() or " – " in text[:60]:
        return None
    if known.spelling.is_verb(text):
        return None
    for begin, end in cuts:
        title, rest = text[:begin], text[end:]
        if begin < named_until or rest.startswith("(") or hangs(title) or title.endswith("-"):
            continue
        if begin > _NARROW or title.endswith(_ENDED) or (" " in title and _GENITIVE.search(title)):
            return None
        return end if _begins_text(title, rest, known) and _is_full(rest, after) else None
    return None


def _begins_text(title: str, rest: str, known: Known) -> bool:
    """Whether a capital begins a text, and is not part of a name with several capitals, or of an abbreviation."""
    if any(named.begin == 0 for named in known.units.found_in(rest)):
        return True
    *before, last = title.split()
    in_name = last[:1].isupper() and before and before[-1].casefold() not in ("och", "samt")
    return rest[1:2].islower() and not in_name and not _NAME.match(rest)


def _is_full(rest: str, after: Sequence[Line]) -> bool:
    """Whether what stands after the title fills its column, so that the next word had to go on the next line."""
    if not after:
        return True
    return len(rest) + 1 + len(after[0].text.split()[0]) > max(len(line.text) for line in after) - 6
