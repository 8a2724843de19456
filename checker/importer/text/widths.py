"""How wide the text is: a line was broken where the next word did not fit on it."""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from checker.importer.text.lines import Line
from checker.importer.text.spelling import begins_in_midair, ends_in_midair
from checker.named import NamedTuple

ENDED: Final = (".", ":", ";", "!", "?")

_EXACT: Final = 0.98
"""Where so many lines are broken as one width demands, the text was wrapped at it."""

_NEAR: Final = 6
"""So many broken lines before a line, and so many after it, tell how wide the text is there."""

_FEWEST: Final = 2
"""So many of them at least end or begin with a word that nothing ends or begins with."""

_ROOM: Final = 0.95
"""Where letters are of different widths: a line with the next word that fills less than this had room for the word."""

_BY_WIDTH: Final = (
    *((222, "ijl'|"), (278, "ftI .,:;!/"), (333, "r-()[]"), (500, "ckJsvxyz"), (611, "FTZ"), (667, "ABEKPSVXYÅÄ&")),
    *((722, "CDHNRUw"), (778, "GOQÖ"), (833, "mM"), (889, "%"), (944, "W")),
)
_OF_LETTER: Final = {letter: width for width, letters in _BY_WIDTH for letter in letters}
_OF_OTHERS: Final = 556
"""How wide letters are, in thousandths of their height, in Helvetica and Arial; in other faces they differ alike."""

_HALF_EMPTY: Final = 0.5
"""A line that fills less than this is an end, whatever follows."""


class Widths(NamedTuple):
    """How wide a full line is: `everywhere` so many characters, where the text was wrapped so; or, as wide as letters
    are, `near` each of some lines by their `numbers`.
    """

    everywhere: int | None
    numbers: tuple[int, ...]
    near: tuple[int, ...]

    def had_room(self, line: Line, after: Line) -> bool:
        """Whether the first word after a line had room on it, so that the line is an end."""
        if self.everywhere is not None:
            return taken(line, after) <= self.everywhere
        return _taken(line, after) <= self._at(line) * _ROOM

    def is_filled(self, line: Line, after: Line) -> bool:
        """Whether a line that seems to go on is long enough to do so."""
        if self.everywhere is not None:
            return not self.had_room(line, after)
        return _taken(line, after) > self._at(line) * _HALF_EMPTY

    def _at(self, line: Line) -> int:
        if not self.numbers:
            return _width(line)
        return self.near[min(bisect_left(self.numbers, line.number), len(self.numbers) - 1)]


def keeps_hyphens(lines: Sequence[Line], widths: Widths) -> bool:
    """Whether lines are broken at no hyphen: a word with one is on the next line, though its first part had room."""
    if widths.everywhere is None:
        return False
    broken = ((a, b) for a, b in itertools.pairwise(lines) if not widths.had_room(a, b))
    return any(_first_part_had_room(a, b, widths.everywhere) for a, b in broken)


def _first_part_had_room(line: Line, after: Line, width: int) -> bool:
    first, hyphen, rest = after.text.split(None, 1)[0].partition("-")
    return rest[:1].isalpha() and line.mark + len(f"{line.text} {first}{hyphen}") <= width


def runs_on(line: Line, after: Line) -> bool:
    """Whether a line goes on in the next, as a small letter tells that begins no point of a list."""
    return after.text[:1].islower() and not line.text.endswith(ENDED) and not after.bullet


def taken(line: Line, after: Line) -> int:
    """How long a line would be with the next word."""
    return line.mark + len(line.text) + 1 + len(after.text.split(None, 1)[0])


def _taken(line: Line, after: Line) -> int:
    """The same, as wide as the letters are."""
    return _width(line) + _OF_LETTER[" "] + _width_of(after.text.split(None, 1)[0])


def _width(line: Line) -> int:
    return line.mark * _OF_OTHERS + _width_of(line.text)


def _width_of(text: str) -> int:
    return sum(_OF_LETTER.get(letter, _OF_OTHERS) for letter in text)


def widths_of(lines: Sequence[Line]) -> Widths:
    """The widths at which lines were broken."""
    broken = [(a, b) for a, b in itertools.pairwise(lines) if runs_on(a, b) and not a.text.endswith("-")]
    fits = [(a.mark + len(a.text), taken(a, b) - 1) for a, b in broken]
    if not fits:
        return Widths(None, (), ())
    width, held = _most(fits)
    if held > _EXACT * len(fits) and len(fits) > _NEAR:
        return Widths(width, (), ())
    # Before the first line of a text the title of its row may stand; lines that go on from another are without it.
    gone_on = {b.number for _, b in broken}
    within = [(a, b) for a, b in broken if a.number in gone_on]
    every, inner = _near(broken), _near(within)
    narrower = (
        min(width, inner[min(bisect_left(within, a.number, key=_number), len(inner) - 1)]) if inner else width
        for width, (a, _) in zip(every, broken, strict=True)
    )
    told = [
        (a.number, width) for at, (width, (a, _)) in enumerate(zip(narrower, broken, strict=True)) if _tells(broken, at)
    ]
    return Widths(None, tuple(number for number, _ in told), tuple(width for _, width in told))


def _near(broken: Sequence[tuple[Line, Line]]) -> list[int]:
    """The width that most lines near each of some were broken at, as wide as letters are."""
    fits = [(_width(a), _taken(a, b) - 1) for a, b in broken]
    return [_most(fits[max(at - _NEAR, 0) : at + _NEAR])[0] for at in range(len(fits))]


def _tells(broken: Sequence[tuple[Line, Line]], at: int) -> bool:
    """Whether words tell that lines near one of some go on: where none hangs, they may be short points of a list."""
    near = broken[max(at - _NEAR, 0) : at + _NEAR]
    return sum(ends_in_midair(a.text) or begins_in_midair(b.text) for a, b in near) >= _FEWEST


def _number(broken: tuple[Line, Line]) -> int:
    return broken[0].number


def _most(fits: Iterable[tuple[int, int]]) -> tuple[int, int]:
    """The widest width that as many lines as can be were broken at, and how many those are."""
    width = held = best = 0
    for length, closes in sorted(end for least, most in fits for end in ((least, False), (most, True))):
        if closes and held >= best:
            width, best = length, held
        held += -1 if closes else 1
    return width, best
