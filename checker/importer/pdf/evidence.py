"""What a PDF's printed lines show of the program that broke them: where it leaves spaces, how wide its columns are, at
which signs it breaks words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from checker.importer.pdf.columns import apart, leading
from checker.importer.pdf.lines import PrintedLine, Word, is_next
from checker.importer.pdf.runs import stretch_of
from checker.importer.text.widths import ENDED
from checker.named import NamedTuple

_SENTENCE: Final = (".", "!", "?")
_FEW: Final = 5
"""So many places do not yet show how a program does."""

_NEARLY_ALL: Final = 0.95
_SELDOM: Final = 0.02
_SPACE: Final = 0.25
"""The width of a space, in heights of the letters."""

_LONG: Final = 10
"""So many letters has a word that a program which breaks words would break."""

_WIDER: Final = 1.25
"""How much wider than the average a letter may well be."""

_HALF_AS_MANY: Final = 2

_INSIDE: Final = re.compile(r"(?P<part>[^\W\d_]{2,}[/-])(?P<next>[^\W\d_]).*")
"""A word with a slash or a hyphen in it, at which it could have been broken."""


class Evidence(NamedTuple):
    """How a document is printed, as its own lines show.

    - `usual`: the distance between lines, in heights of the letters; `right`: where running text ends; `rights`: where
      texts end that begin at a place.
    - `spaces_tell`: a line that goes on ends with a space, where there is room for one; `ends_open`: so do ends of
      paragraphs. `gaps_tell`: paragraphs of running text stand apart. `ends_more`: of sentences that end with a line,
      more end a paragraph than not.
    - `stretched`: the columns whose lines are stretched to the edge where they go on, by whether other words stand
      beside them and where they begin.
    - `in_order`: a line of a cell that goes on comes in the file before the cell beside it.
    - `kept`: signs at which words are not broken, each with whether a letter of ASCII comes next. `unhyphenated`: long
      words stand whole on the next line, though half of them had room, and far fewer lines end with a hyphen.
      `filling`: words that fill a line by themselves, each with the next.
    """

    usual: float
    right: float
    rights: dict[int, float]
    spaces_tell: bool
    ends_open: bool
    gaps_tell: bool
    ends_more: bool
    kept: frozenset[tuple[str, bool]]
    stretched: frozenset[tuple[bool, int]]
    unhyphenated: bool
    in_order: bool
    filling: tuple[tuple[str, str], ...]

    def right_of(self, column: Sequence[Sequence[Word]]) -> float:
        """Where the texts of a table's last column end at the right, as all that begin where it does show.

        That is where its own end, if they show that it is narrower.
        """
        own = max(words[-1].x1 for words in column)
        wide = max(own, self.rights.get(round(min(words[0].x0 for words in column)), own))
        narrower = any(runs_on(a, b) and not is_full(a, b, wide) for a, b in pairwise(column))
        return own if narrower else wide


class _Column(NamedTuple):
    """Lines below each other, each with its words; `is_title`: other words stand beside the first of them."""

    lines: list[tuple[PrintedLine, Sequence[Word]]]
    is_title: bool

    @property
    def key(self) -> tuple[bool, int]:
        """What columns of one kind have in common."""
        return self.is_title, round(self.lines[0][1][0].x0)


def evidence_of(lines: Sequence[PrintedLine]) -> Evidence:
    """What the lines of a document show."""
    usual, columns = leading(lines), [*_columns(lines)]
    rights: dict[int, float] = defaultdict(float)
    for column in columns:
        if not column.is_title:
            at = round(column.lines[0][1][0].x0)
            rights[at] = max(rights[at], *(words[-1].x1 for _, words in column.lines))
    seen = _Seen(usual, rights)
    for column in columns:
        seen.look_at(column)
    inside = sum(
        a.text.endswith(_SENTENCE) and b.text[:1].isupper()
        for line in lines
        for segment in line.segments
        for a, b in pairwise(segment.words)
    )
    return Evidence(
        usual,
        _body_right(lines),
        dict(rights),
        _mostly(seen.spaces),
        seen.ends[True] > max(1, _SELDOM * seen.ends.total()),
        _mostly(seen.gaps),
        seen.finished > inside,
        frozenset(seen.kept),
        frozenset(_stretched(seen.stretched)),
        seen.hyphens[False] > max(_FEW, _HALF_AS_MANY * seen.hyphens[True]),
        _mostly(seen.order),
        tuple(seen.filling),
    )


class _Seen:
    """What is seen in the columns of a document, counted: of lines that go on in the next, and of those that end.

    `ends`: whether a space follows the end of a paragraph; `finished`: how many ends are those of sentences. The others
    are what `Evidence` tells.
    """

    def __init__(self, usual: float, rights: Mapping[int, float]) -> None:
        self.usual = usual
        self.rights = rights
        self.spaces: Counter[bool] = Counter()
        self.ends: Counter[bool] = Counter()
        self.gaps: Counter[bool] = Counter()
        self.order: Counter[bool] = Counter()
        self.hyphens: Counter[bool] = Counter()
        self.stretched: dict[tuple[bool, int], Counter[bool]] = defaultdict(Counter)
        self.filling: list[tuple[str, str]] = []
        self.kept: set[tuple[str, bool]] = set()
        self.finished = 0

    def look_at(self, column: _Column) -> None:
        """Counts what the lines of a column show."""
        edge = max(words[-1].x1 for _, words in column.lines)
        for (above, before), (line, after) in pairwise(column.lines):
            if runs_on(before, after):
                self._goes_on(column.key, before, after, edge)
                if column.is_title and len(above.segments) > 1:
                    self.order[is_next(before[-1], after[0])] += 1
            elif not column.is_title and self._is_end(before, after):
                self._ends(above, before, line, after)

    def _goes_on(self, column: tuple[bool, int], before: Sequence[Word], after: Sequence[Word], edge: float) -> None:
        last = before[-1]
        if (stretch := stretch_of(before)) is not None:
            self.stretched[column][stretch or abs(last.x1 - edge) < 1] += 1
        if len(before) == 1 and last.text[-1:].isalpha() and not last.open and last.x1 + letter_of(last) > edge:
            self.filling.append((last.text, after[0].text))
        if last.text.endswith("-") or _had_room_for_half(before, after[0], edge):
            self.hyphens[last.text.endswith("-")] += 1
        if not last.text.endswith(("-", "/")):
            if has_room(last, edge):
                self.spaces[last.open] += 1
            self.kept.update(_kept(before, after, edge))

    def _is_end(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        return after[0].text[:1].isupper() and not is_full(before, after, self.rights.get(round(after[0].x0), 0.0))

    def _ends(self, above: PrintedLine, before: Sequence[Word], line: PrintedLine, after: Sequence[Word]) -> None:
        last = before[-1]
        self.ends[last.open] += 1
        self.finished += last.text.endswith(_SENTENCE)
        if len(line.segments) == 1 and last.bold == after[0].bold:
            self.gaps[apart(above, line, self.usual)] += 1


def _stretched(columns: Mapping[tuple[bool, int], Counter[bool]]) -> Iterator[tuple[bool, int]]:
    """The columns whose lines are stretched; few lines of one show it where those of all others do."""
    everywhere = _mostly(sum(columns.values(), Counter()))
    for key, counted in columns.items():
        if _mostly(counted) or (everywhere and not counted[False]):
            yield key


def _mostly(counted: Counter[bool]) -> bool:
    return counted.total() > _FEW and counted[True] > _NEARLY_ALL * counted.total()


def _columns(lines: Sequence[PrintedLine]) -> Iterator[_Column]:
    """Words below each other on a page that begin at one place, as far as there is no other line between them.

    Titles are kept apart from what stands beside them, and text in a table from that around it.
    """
    growing: dict[tuple[int, bool, int], list[tuple[PrintedLine, Sequence[Word]]]] = {}
    page, beside = 0, 0.0
    for line in lines:
        segments = line.segments
        # A title may have more lines than what stands beside it.
        if len(segments) > 1:
            beside = segments[1].x0
        elif segments[0].x0 < beside < segments[0].x1 or line.page != page:
            beside = 0.0
        here = {
            (round(segment.x0), segment is segments[0] and segment.x1 < beside, len(line.walls)): segment.words
            for segment in segments
        }
        for key in [key for key in growing if key not in here or line.page != page]:
            yield _Column(growing.pop(key), is_title=key[1])
        page = line.page
        for key, words in here.items():
            growing.setdefault(key, []).append((line, words))
    yield from (_Column(column, is_title=key[1]) for key, column in growing.items())


def runs_on(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a line goes on in the next, as a small letter tells."""
    return after[0].text[:1].islower() and len(after[0].text) > 1 and not before[-1].text.endswith(ENDED)


def has_room(word: Word, right: float) -> bool:
    """Whether a space has room after the last word of a line."""
    return word.x1 + _SPACE * word.size < right - 1


def letter_of(word: Word) -> float:
    """How wide a letter of a word may be."""
    return _WIDER * (word.x1 - word.x0) / len(word.text)


def is_full(before: Sequence[Word], after: Sequence[Word], right: float) -> bool:
    """Whether the first word of a line had no room on the line before."""
    word = after[0]
    part = re.match(r"[^-]+-(?=[^\W\d_])", word.text)
    width = word.x1 - word.x0
    if part:
        width *= len(part[0]) / len(word.text)
    return before[-1].x1 + 0.2 * word.size + width > right - 0.5


def _had_room_for_half(before: Sequence[Word], word: Word, right: float) -> bool:
    """Whether half of a long word had room at the end of a line that may be stretched."""
    if len(word.text) < _LONG or not word.text.isalpha():
        return False
    stretched = sum(max(0.0, b.x0 - a.x1 - a.space) for a, b in pairwise(before) if a.space)
    return right - before[-1].x1 + stretched > _SPACE * word.size + (word.x1 - word.x0) / 2


def _kept(before: Sequence[Word], after: Sequence[Word], right: float) -> Iterator[tuple[str, bool]]:
    """The sign in the first word of a line at which it was not broken, though its first part had room above."""
    word = after[0]
    found = _INSIDE.fullmatch(word.text)
    if found is None:
        return
    width = (word.x1 - word.x0) * len(found["part"]) / len(word.text)
    if before[-1].x1 + (_SPACE + 0.3) * word.size + width < right - 1:
        yield found["part"][-1], found["next"].isascii()


def _body_right(lines: Sequence[PrintedLine]) -> float:
    """Where the lines of running text end at the right: of those that begin where most lines do, but for a few."""
    whole = [line for line in lines if len(line.segments) == 1 and not line.words[0].cells and not line.right]
    begins = Counter(round(line.words[0].x0) for line in whole)
    if not begins:
        return max((line.words[-1].x1 for line in lines), default=0.0)
    margin = begins.most_common(1)[0][0]
    ends = sorted(line.words[-1].x1 for line in whole if abs(line.words[0].x0 - margin) <= 1)
    return ends[int((len(ends) - 1) * 0.995)]
