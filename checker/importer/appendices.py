"""Appendices: their sections, from a table whose columns are gone.

The left column held a row's title, the right one its text. A title is known by its words (rows that all appendices
have, areas that the base assignment lists, numbers), by being printed on short lines, or by standing before a capital
letter that begins the text on the same line.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from typing import Final

from checker.importer.layout import Layout, joint
from checker.importer.lines import Line
from checker.importer.names import Names
from checker.importer.prose import Paragraph, paragraph_of
from checker.importer.spelling import FUNCTION_WORDS, Spelling, last_word
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

NARROW: Final = 26
"""The longest line of a title in the left column, in characters."""

_NUMBERED: Final = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})+)\.? (?P<title>\S.*)")
LONGEST_ROW: Final = 40
"""The longest title of a row that all appendices have, in characters."""

_GENITIVE: Final = re.compile(r"(?:ens|ans|ets|nas)$")
_CAPITAL: Final = re.compile(r"(?<=\S) (?=[A-ZÅÄÖ(])")
_NAME: Final = re.compile(r"[A-ZÅÄÖ]\w* [A-ZÅÄÖ]\w*,")
"""Two words with capitals and a comma: the end of a name, as in `Östra Svealand`."""

_ENDED: Final = (".", ":", ";", "!", "?", ",")


class Part(NamedTuple):
    """A piece of an appendix: a heading of some kind (`common`, `row`, `area`, `numbered`) or text."""

    kind: str
    paragraph: Paragraph
    title: str = ""
    number: str | None = None
    role: str | None = None


class Known(NamedTuple):
    """What helps to tell titles: the words, the names, and the areas that the base assignment lists.

    `units` are all these names together.
    """

    wordings: Wordings
    names: Names
    units: Names
    areas: Collection[str]
    layout: Layout
    spelling: Spelling


def parts(lines: Sequence[Line], known: Known) -> Iterator[Part]:
    """The headings and texts of an appendix, in their order."""
    left = [*lines]
    position, before = 0, "heading"
    while position < len(left):
        part, length = _part(left, position, known, before)
        before = part.kind
        yield part
        if part.kind == "inline":
            left[position] = left[position]._replace(text=left[position].text[length:])
            part, length = _text(left, position, known)
            before = part.kind
            yield part
        position += length


def _part(lines: Sequence[Line], position: int, known: Known, before: str) -> tuple[Part, int]:
    if heading := _heading(lines, position, known):
        return heading, 1
    if lines[position].kind != "printed":
        return _told(lines, position, known), 1
    # A row has a text: what follows a title straight away is none.
    begins = before != "text" or _ended(lines, position, known)
    if before != "row" and begins and not lines[position].bullet and (row := _titled(lines, position, known)):
        return row
    return _text(lines, position, known)


def _told(lines: Sequence[Line], position: int, known: Known) -> Part:
    """A paragraph whose place in the table tells whether it is a row's title."""
    line = lines[position]
    under_its_own = position > 0 and lines[position - 1].text == line.text
    paragraph = paragraph_of([line], known.spelling)
    title = line.text.replace("/ ", "/")
    if known.wordings.match("common_row", line.text):
        return Part("row", paragraph, title)
    if line.text.casefold() in known.areas and not under_its_own:
        return Part("area_row", paragraph, title, role="area")
    return Part("row" if line.kind == "row" else "text", paragraph, title)


def _heading(lines: Sequence[Line], position: int, known: Known) -> Part | None:
    """A heading that its own words tell, whatever stands around it."""
    line = lines[position]
    first = paragraph_of([line], known.spelling)
    if known.wordings.match("common", line.text):
        return Part("common", first, line.text, role="common")
    if known.wordings.match("follow_up_head", line.text) and not _runs_on(lines, position):
        return Part("follow_up", first, line.text)
    if numbered := _NUMBERED.fullmatch(line.text):
        return Part("numbered", first, numbered["title"], numbered["number"], "area")
    if found := known.wordings.match("appendix_section", line.text):
        return Part("area", first, found.groups["title"], role=found.means.get("role"))
    return None


def _runs_on(lines: Sequence[Line], position: int) -> bool:
    return position + 1 < len(lines) and lines[position + 1].text[:1].islower() and not lines[position + 1].bullet


def _ended(lines: Sequence[Line], position: int, known: Known) -> bool:
    """Whether what stands before a line has come to its end, so that a title can begin here."""
    if not joint(lines, position, known.layout).on:
        return True
    return not known.layout.gaps_tell and lines[position - 1].text.endswith((".", ":", "!", "?"))


def _titled(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int] | None:
    """A title at a position: in a cell of its own, of known words, on narrow lines, or before its text on the line."""
    if cells := [cell for cell in lines[position].cells if cell]:
        first = lines[position]._replace(text=cells[0])
        if len(cells) > 1:
            whole = cells[0].replace("/ ", "/")
            return Part("inline", paragraph_of([first], known.spelling), whole), len(cells[0]) + 1
    for length in range(1, min(4, len(lines) - position) + 1):
        title = paragraph_of(lines[position : position + length], known.spelling)
        if known.wordings.match("common_row", title.text):
            return Part("row", title, title.text.replace("/ ", "/")), length
        if title.text.casefold() in known.areas:
            return Part("area_row" if length == 1 else "row", title, title.text, role="area"), length
    if narrow := _narrow(lines, position, known):
        return narrow
    return _inline(lines, position, known)


def _narrow(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int] | None:
    """A title that is broken into at least two short lines, with a text after it."""
    if not lines[position].text[:1].isupper() or not _is_narrow(lines[position]):
        return None
    after_point = position > 0 and lines[position - 1].bullet
    end = position + 1
    while end < len(lines) and _is_narrow(lines[end]) and not lines[end].bullet:
        before, line = lines[end - 1].text, lines[end]
        broken = before.endswith((",", "-", "/"))
        lower = (line.text[:1].islower() or line.text.startswith("(")) and not after_point
        listed = _apart(line, known) and lines[end + 1 : end + 2] and lines[end + 1].text[:1].islower()
        goes_on = broken or (lower and not listed) or (not _apart(line, known) and _hangs(before))
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
    return len(line.text) <= NARROW or (" " not in line.text and len(line.text) <= LONGEST_ROW)


def _apart(line: Line, known: Known) -> bool:
    return known.layout.gaps_tell and line.gap > 0


def _hangs(text: str) -> bool:
    return last_word(text) in FUNCTION_WORDS


def _inline(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int] | None:
    """A title with its text after it on the same line: how many characters of the line it takes."""
    line = lines[position]
    end = position + 1
    while end < len(lines) and joint(lines, end, known.layout).on:
        end += 1
    cut = inline_cut(line.text, lines[position + 1 : end], known)
    if cut is None:
        return None
    title = line._replace(text=line.text[:cut].rstrip())
    return Part("inline", paragraph_of([title], known.spelling), title.text), cut


def inline_cut(text: str, after: Sequence[Line], known: Known) -> int | None:
    """Where the text begins on a line that begins with a title; None if there is no title.

    `after` are the lines that go on with it.
    """
    cuts = [(found.start(), found.end()) for found in _CAPITAL.finditer(text)]
    for begin, end in cuts:
        if begin <= LONGEST_ROW and known.wordings.match("common_row", text[:begin]):
            return end
    first = next(known.units.found_in(text), None)
    named_until = first.end if first and first.begin == 0 else 0
    if text.split()[0].casefold() in FUNCTION_WORDS or not text[:1].isupper() or " – " in text[:60]:
        return None
    for begin, end in cuts:
        title, rest = text[:begin], text[end:]
        if begin < named_until or rest.startswith("(") or _hangs(title) or title.endswith("-"):
            continue
        if begin > NARROW or title.endswith(_ENDED) or (" " in title and _GENITIVE.search(title)):
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


def _text(lines: Sequence[Line], position: int, known: Known) -> tuple[Part, int]:
    unsure = [] if joint(lines, position, known.layout).sure else [lines[position].number]
    end = position + 1
    while end < len(lines) and (goes := joint(lines, end, known.layout)).on and not _cuts(lines, end, known):
        if not goes.sure:
            unsure.append(lines[end].number)
        end += 1
    return Part("text", paragraph_of(lines[position:end], known.spelling, unsure)), end - position


def _cuts(lines: Sequence[Line], position: int, known: Known) -> bool:
    """Whether a heading begins in the midst of what looks like one text, as there are no empty lines to tell."""
    if known.layout.gaps_tell:
        return False
    if _heading(lines, position, known) is not None:
        return True
    ended, line = lines[position - 1].text.endswith((".", ":", "!", "?")), lines[position]
    if not ended and not line.bullet and not joint(lines, position, known.layout).sure:
        return any(known.wordings.match("common_row", line.text[: cut.start()]) for cut in _CAPITAL.finditer(line.text))
    if not ended or line.bullet:
        return False
    before_points = position + 1 < len(lines) and lines[position + 1].bullet
    if before_points and line.text[:1].isupper() and not line.text.endswith(_ENDED) and not _hangs(line.text):
        return True
    return _titled(lines, position, known) is not None
