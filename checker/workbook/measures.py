"""How wide the columns of a sheet are and how high its rows, in Excel's measures; programs have to say both."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate
from typing import Final

ROOM: Final = 185
"""What stands beside one another on a sheet of A4 across, in characters, and can still be read on paper."""
LINE: Final = 12.75
"""Points that a line of the font takes."""
_IN_WIDTH: Final = 1.12
"""Letters of the font that go into a column's width of one, which is a digit's."""
_ARROW: Final = "xxx"
"""As wide as the button by which a column is filtered."""
_HIGHEST: Final = 409
"""Points: Excel makes no row higher."""
_LEAST, _WORD, _MOST = 6, 26, 50
"""The narrowest column, the longest word that is kept whole, and the widest column, in characters."""
_LINES_OF_HEADING: Final = 3
_LINES: Final = 40
"""More lines than this no cell is given."""
_TOO_MANY: Final = 90
"""More lines than this have room in no row."""
_FEW, _CROWDED = 6, 215
"""Before cells get more lines than so few, their columns take more room: so many characters, in smaller letters."""
_PARTS: Final = re.compile(r"\s+|(?<=-)")
"""Where Excel ends a line."""


def widths(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> list[int]:
    """The columns' widths in characters: room for nearly every word, and else as few lines as there is room for."""
    needs = [_needed(heading, [row[at] for row in rows]) for at, heading in enumerate(headings)]
    for number in range(1, _LINES + 1):
        fitted = [max(least, min(-(-usual // number), _MOST)) for least, usual in needs]
        if sum(fitted) <= (ROOM if number < _FEW else _CROWDED):
            break
    return fitted


def _needed(heading: str, texts: Sequence[str]) -> tuple[int, int]:
    """What a column needs for its words, and what most cells that say any would take on one line, in characters."""
    lengths = sorted(len(line) for text in texts if text for line in text.split("\n")) or [0]
    word = max(len(one) for text in (heading, *texts) for one in _PARTS.split(text))
    least = max(min(word, _WORD), -(-len(heading) // _LINES_OF_HEADING))
    return max(_LEAST, least + 2), lengths[int(0.85 * (len(lengths) - 1))] + 2


def height_of_headings(headings: Iterable[str], widths: Iterable[int]) -> float:
    """The height of a row of headings, each with the button of its filter."""
    return max(2 * LINE, height([f"{one} {_ARROW}" for one in headings], widths))


def height(cells: Iterable[str], widths: Iterable[int]) -> float:
    """The height in which every cell's words have room; Excel reckons it by itself, but other programs do not."""
    lines = 1
    rooms = [(words.expandtabs(), int(width * _IN_WIDTH)) for words, width in zip(cells, widths, strict=True)]
    for words, room in sorted(rooms, key=_filled, reverse=True):
        # Two lines that follow on one another hold more than one has room for, or they would be one.
        if 2 * (len(words) // (room + 1)) + words.count("\n") + 1 > lines:
            lines = max(lines, sum(_lines(part, room) for part in words.split("\n")))
    return min(lines * LINE + 3, _HIGHEST)


def _filled(cell: tuple[str, int]) -> float:
    words, room = cell
    return len(words) / room


def page_ends(heights: Sequence[float], headings: Sequence[bool], room: float) -> list[int]:
    """The rows, from 0, that pages of `room` points begin with but for the first; a page ends with no heading, unless
    it has nothing else.
    """
    begins, first = [0], 0
    ends = [*accumulate(heights, initial=0.0)]
    while True:
        fits = max(bisect_right(ends, ends[first] + room) - 1, first + 1)
        if fits >= len(heights):
            return begins[1:]
        said = next((row for row in range(fits, first, -1) if not headings[row - 1]), fits)
        begins.append(first := said)


def _lines(words: str, room: int) -> int:
    """How many lines the words make in so many characters; a very long text more than fits in any row."""
    return len(_wrapper(room).wrap(words[: _TOO_MANY * room])) or 1 if len(words) > room else 1


@cache
def _wrapper(room: int) -> textwrap.TextWrapper:
    """What breaks lines of so many characters; tabs are spaces already, and any other space may be where one ends."""
    return textwrap.TextWrapper(room, expand_tabs=False, replace_whitespace=False)
