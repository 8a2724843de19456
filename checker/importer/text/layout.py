"""Where a printed line goes on in the next: as empty lines, spaces at the ends and the width of the text tell."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from checker.importer.text.lines import Joint, Line
from checker.importer.text.spelling import Spelling, begins_in_midair, ends_abbreviated, ends_in_midair
from checker.importer.text.widths import ENDED, Widths, runs_on, taken, widths_of
from checker.named import NamedTuple

_SENTENCE_ENDED: Final = (".", "!", "?")
_CLOSING: Final = ')”"'
_POINT: Final = re.compile(r"\d{1,2}[.)] [A-ZÅÄÖ]")
"""A point of a numbered list."""

_LISTED: Final = re.compile(r"[\w-]+,")
"""What is more often in a list than it begins a sentence."""

_INTRODUCES: Final = re.compile(r"\D:$")
_MAY_END: Final = ("m.m.",)
"""Abbreviations that as often as not end a sentence."""

_FULL: Final = 0.9
"""The part of the width that a line fills at least, with the next word, where an empty line stands in a paragraph."""

_NEAR: Final = 20
"""So many lines before and after one tell whether paragraphs stand close together there."""

_FEW_CLOSE: Final = 0.1
"""The part of the paragraphs that may seem to stand close to the one before, where lines are as wide as letters are."""

_SELDOM: Final = 0.02
"""The part of the lines that may begin with a small letter where no line is broken."""

_OFTEN: Final = 6
"""What so many paragraphs begin with, and no sentence within one, begins a paragraph."""

_AROUND: Final = 8
"""So many lines at most has a point of a list that begins with a small letter."""

_ON: Final = Joint(True)
_ENDS: Final = Joint(False)


class Layout(NamedTuple):
    """How a stretch of lines was printed.

    `whole`: no line is broken, each is a paragraph. `gaps_end`: empty lines stand between paragraphs, and not between
    all lines; `gaps_tell`: few paragraphs stand close to the one before. `closed_ends`: a line that goes on ends with a
    space, so that one without is an end; `open_runs_on`: and one with a space is none. `begun`: how many paragraphs
    surely begin with each word.
    """

    whole: bool
    gaps_end: bool
    gaps_tell: bool
    closed_ends: bool
    open_runs_on: bool
    begun: Mapping[str, int]
    widths: Widths
    spelling: Spelling


def layout_of(lines: Sequence[Line], spelling: Spelling, before: Layout | None = None) -> Layout:
    """The layout of a stretch of lines, from the lines themselves and what is known of those `before` them."""
    pairs = [*itertools.pairwise(lines)]
    run_on = [(a, b) for a, b in pairs if runs_on(a, b)]
    running = [a for a, _ in run_on]
    ended = [a for a, _ in pairs if a.text.endswith(".")]
    close = sum(b.gap == 0 for _, b in run_on)
    gaps_end = any(b.gap for _, b in pairs) and close > 0.5 * len(run_on)
    closed_ends = len(running) > 5 and sum(a.open for a in running) > 0.8 * len(running)
    open_runs_on = closed_ends and sum(a.open for a in ended) < 0.4 * max(len(ended), 1)
    whole = (before is not None and before.whole) or len(running) <= _SELDOM * len(pairs)
    widths = before.widths if before and before.widths.everywhere is not None else widths_of(lines)
    told_before = before is None or before.gaps_tell or not before.gaps_end
    gaps_tell = gaps_end and told_before and not _many_stand_close(pairs, widths)
    begun = Counter(before.begun if before else ())
    begun.update(_first(b.text) for a, b in pairs if b.text[:1].isupper() and widths.had_room(a, b))
    return Layout(whole, gaps_end, gaps_tell, closed_ends, open_runs_on, begun, widths, spelling)


def _many_stand_close(pairs: Sequence[tuple[Line, Line]], widths: Widths) -> bool:
    """Whether so many paragraphs follow on the one before without an empty line that none tells where one ends."""
    begun = [b for a, b in pairs if _begins(a, b, widths)]
    by_mistake = 1 if widths.everywhere is not None else max(1, _FEW_CLOSE * len(begun))
    return sum(b.gap == 0 for b in begun) > by_mistake


def _begins(a: Line, b: Line, widths: Widths) -> bool:
    """Whether a line begins a paragraph, since the one before it had room.

    That ends a sentence, or is neither a heading, before which an empty line stands, nor a title in a narrow column.
    """
    is_text = a.text.endswith(_SENTENCE_ENDED) or (a.gap == 0 and not ends_in_midair(a.text))
    return is_text and b.kind == "printed" and b.text[:1].isupper() and widths.had_room(a, b)


def _among_close(lines: Sequence[Line], position: int, widths: Widths) -> bool:
    """Whether paragraphs stand close together where a line stands: up to the next empty line, another begins one."""
    begin = position
    while begin > max(position - _NEAR, 1) and not lines[begin].gap:
        begin -= 1
    end = position + 1
    while end < min(position + _NEAR, len(lines)) and not lines[end].gap:
        end += 1
    return any(_begins(lines[at - 1], lines[at], widths) for at in range(begin + 1, end))


def joint(lines: Sequence[Line], position: int, layout: Layout) -> Joint:
    """Whether a line goes on with the paragraph of the line before it."""
    if position == 0 or lines[position].kind != "printed":
        return (lines[position].told if position else None) or _ENDS
    a, b = lines[position - 1], lines[position]
    lower = b.text[:1].islower()
    if re.search(r"\w-$", a.text) and lower:
        return _ON
    goes_on = lower and not a.text.endswith((".", "!", "?", ":"))
    widths = layout.widths
    hangs = ends_in_midair(a.text) or layout.spelling.ends_in_genitive(a.text)
    if goes_on and hangs and not b.bullet and not layout.whole:
        return _ON
    if b.bullet:
        return _to_bullet(a, b, layout, goes_on=goes_on)
    if layout.whole:
        return Joint(goes_on, sure=not goes_on)
    if widths.everywhere is not None and not (layout.gaps_end and b.gap) and widths.had_room(a, b):
        return _ENDS
    if layout.gaps_end and b.gap:
        return _over_gap(lines, position, layout, goes_on=goes_on, hangs=hangs)
    if layout.open_runs_on:
        return Joint(a.open or goes_on or hangs)
    if _POINT.match(b.text):
        return _ENDS
    tells = layout.gaps_tell and not _among_close(lines, position, widths)
    if hangs and not tells and b.text[:1].isupper() and widths.had_room(a, b):
        return Joint(True, sure=False)
    if hangs or _is_open(a.text):
        return _ON
    if goes_on:
        return _with_small_letter(lines, position, layout, tells=tells)
    if layout.closed_ends and not a.open:
        return _ENDS
    if layout.closed_ends and tells and not a.text.endswith(ENDED):
        return _ON
    return _by_width(a, b, layout, tells=tells)


def _to_bullet(a: Line, b: Line, layout: Layout, *, goes_on: bool) -> Joint:
    """A line that seems to begin a point of a list; an indented one that goes on may only begin a page."""
    if layout.open_runs_on or not goes_on or b.mark or a.bullet:
        return Joint(goes_on and layout.open_runs_on)
    had_room = layout.widths.had_room(a, b)
    return Joint(not had_room, sure=had_room)


def _over_gap(lines: Sequence[Line], position: int, layout: Layout, *, goes_on: bool, hangs: bool) -> Joint:
    """A line after empty ones, where these stand between paragraphs: only what was left in midair or full goes on."""
    a, b = lines[position - 1], lines[position]
    around = max(len(line.text) for line in lines[max(position - 5, 0) : position + 5])
    full = taken(a, b) > around * _FULL
    if goes_on and full and not hangs and not (layout.closed_ends and a.open):
        return Joint(True, sure=False)
    return Joint((goes_on and (hangs or full)) or (hangs and b.gap > 2))


def _with_small_letter(lines: Sequence[Line], position: int, layout: Layout, *, tells: bool) -> Joint:
    """A small letter after a line that is no end of a sentence: it goes on, unless it is a point of a list."""
    a, b, widths = lines[position - 1], lines[position], layout.widths
    had_room = widths.had_room(a, b)
    if had_room and _is_small_point(lines, position - 1, widths):
        return Joint(False, sure=False)
    told = (layout.closed_ends and a.open) or begins_in_midair(b.text)
    full = not had_room and (tells or not _beside_small_point(lines, position, widths))
    return Joint(widths.is_filled(a, b), sure=told or full)


def _ended(b: Line, layout: Layout) -> Joint:
    """A sentence after one that ends a full line: more often than not it begins a paragraph.

    That is sure where many paragraphs begin as it does, and no sentence within one.
    """
    often = layout.begun.get(_first(b.text), 0) >= _OFTEN and not layout.spelling.within(b.text)
    return Joint(False, sure=often)


def _first(text: str) -> str:
    return text.split(None, 1)[0]


def _is_small_point(lines: Sequence[Line], position: int, widths: Widths) -> bool:
    """Whether a line begins with a small letter, but not since the line before it was full: as a point of a list."""
    a, b = lines[position - 1], lines[position]
    return position > 0 and b.text[:1].islower() and not a.text.endswith("-") and not widths.is_filled(a, b)


def _beside_small_point(lines: Sequence[Line], position: int, widths: Widths) -> bool:
    """Whether the text that a line stands in, or the next, begins with a small letter: points of a list may do so."""
    before = range(position - 1, max(position - _AROUND, 0), -1)
    after = range(position + 1, min(position + _AROUND, len(lines)))
    begins = (next((at for at in side if widths.had_room(lines[at - 1], lines[at])), 0) for side in (before, after))
    return any(lines[at].text[:1].islower() for at in begins if at)


def _is_open(text: str) -> bool:
    """Whether a text ends inside a parenthesis, or with an abbreviation that seldom ends a sentence."""
    return text.rfind("(") > text.rfind(")") or (ends_abbreviated(text) and not text.endswith(_MAY_END))


def _by_width(a: Line, b: Line, layout: Layout, *, tells: bool) -> Joint:
    """A capital or a figure after a line that may have come to its end."""
    if layout.widths.had_room(a, b):
        return _ENDS
    if layout.spelling.stand_together(a.text, b.text):
        return _ON
    if a.text.rstrip(_CLOSING).endswith(_SENTENCE_ENDED):
        return _ON if tells else _ended(b, layout)
    if not b.text[:1].isupper():
        # Points may begin with a small letter.
        return Joint(True, sure=tells or not (b.text[:1].islower() and _INTRODUCES.search(a.text)))
    if tells:
        return Joint(True, sure=_LISTED.match(b.text) is not None or not layout.spelling.is_common(b.text))
    if _LISTED.match(b.text):
        return Joint(True, sure=False)
    # In the midst of a sentence only a name has its capital.
    if _INTRODUCES.search(a.text):
        return Joint(False, sure=False)
    if layout.spelling.is_common(b.text):
        return _ENDS
    return Joint(layout.spelling.is_in_name(b.text), sure=False)
