"""Printed lines -> paragraphs and sentences, with the line on which each word stands."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from checker.importer.lines import Line

_FUNCTION_WORDS: Final = """
    i av för med till från på om som och samt eller inom mot genom under hos vid är har en ett den det att via utifrån
    enligt mellan efter utan ur åt de vår våra sin sitt sina alla
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Swedish words after which nothing can end."""

_ENDED: Final = (".", ":", ";", "!", "?")
_FULL: Final = 0.88
"""The part of the width that a line fills at least, with the next word, where the text runs on."""

_SELDOM: Final = 0.02
"""The part of the lines that may begin with a small letter where no line is broken."""

_QUITE_FULL: Final = 0.96
"""The same where no sentence ends, but a capital begins the next line: as a rule a point of a list, seldom a name."""

_HALF_EMPTY: Final = 0.5
"""A line that fills less than this is an end, whatever follows."""

_JOINING: Final = re.compile(r"(?:och|eller|samt|som)\b")
_WORD_BREAK: Final = re.compile(r"(?P<word>[^\W\d_]*)-$")
_LONGEST_WORD: Final = 100  # so far back a broken word is looked for, and not through all that was read before it
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖÉ(”\"])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:inkl|exkl|enl|bl|tex|dvs|ca|kl|nr|resp|jfr|s k|t ex|m fl)|\b\w\.\w)\.$", re.I
)


class Paragraph(NamedTuple):
    """Text that was printed on one or more lines; `starts` are the offsets at which the lines begin."""

    text: str
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

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


class Layout(NamedTuple):
    """How a stretch of lines was printed.

    `whole`: no line is broken, each is a paragraph. `gaps_tell`: empty lines stand between paragraphs, and not between
    all lines. `closed_ends`: a line that goes on ends with a space, so that one without is an end; `open_runs_on`: and
    one with a space is none. `width` is how many characters fill a line, None where that is not the same everywhere.
    """

    whole: bool
    gaps_tell: bool
    closed_ends: bool
    open_runs_on: bool
    width: int | None


class Spelling:
    """Which of two spellings of a word that was broken at a hyphen the document uses elsewhere."""

    def __init__(self, lines: Iterable[Line]) -> None:
        self.words = {word.casefold() for line in lines for word in re.findall(r"[\w-]+", line.text)}

    def joined(self, before: str, line: Line, *, open: bool = False) -> str:
        """A text and the line after it: with a space, or a broken word made whole."""
        after = line.text
        if before.endswith("/"):
            return f"{before} {after}" if open else before + after
        broken = None if before.endswith(" -") else _WORD_BREAK.search(before[-_LONGEST_WORD:])
        if broken is None or not after[:1].isalnum() or _JOINING.match(after):
            return f"{before} {after}"
        first, rest = broken["word"], re.split(r"\W", after, maxsplit=1)[0]
        if len(first) < 3 or first.isupper() or not after[:1].islower() or f"{first}-{rest}".casefold() in self.words:
            return before + after
        return before[:-1] + after


def layout_of(lines: Sequence[Line], *, columns: bool = False) -> Layout:
    """The layout of a stretch of lines, from the lines themselves; `columns`: some of it was printed in columns."""
    pairs = [*itertools.pairwise(lines)]
    run_on = [(a, b) for a, b in pairs if b.text[:1].islower() and not b.bullet and not a.text.endswith(_ENDED)]
    running = [a for a, _ in run_on]
    ended = [a for a, _ in pairs if a.text.endswith(".")]
    close = sum(b.gap == 0 for _, b in run_on)
    gaps_tell = any(b.gap for _, b in pairs) and close > 0.5 * len(run_on)
    closed_ends = len(running) > 5 and sum(a.open for a in running) > 0.8 * len(running)
    open_runs_on = closed_ends and sum(a.open for a in ended) < 0.4 * max(len(ended), 1)
    lengths = sorted(len(line.text) for line in lines)
    width = None if columns or not lengths else lengths[int(len(lengths) * 0.95)]
    whole = len(running) <= _SELDOM * len(pairs)
    return Layout(whole, gaps_tell, closed_ends, open_runs_on, width)


def continues(lines: Sequence[Line], position: int, layout: Layout) -> bool:
    """Whether a line goes on with the paragraph of the line before it."""
    if position == 0:
        return False
    a, b = lines[position - 1], lines[position]
    if b.kind != "printed":
        return False
    lower = b.text[:1].islower()
    if re.search(r"\w-$", a.text) and lower:
        return True
    runs_on = lower and not a.text.endswith((".", "!", "?", ":"))
    if b.bullet:
        # Where open lines run on, an indented line that does so only begins a page.
        return runs_on and layout.open_runs_on
    if layout.whole:
        return runs_on
    hangs = ends_in_midair(a.text)
    taken = len(a.text) + 1 + len(b.text.split()[0])
    if layout.gaps_tell and b.gap:
        around = max(len(line.text) for line in lines[max(position - 5, 0) : position + 5])
        return (runs_on and (hangs or taken > around * _FULL)) or (hangs and b.gap > 2)
    if layout.open_runs_on:
        return a.open or runs_on or hangs
    width = _width(lines, position, layout)
    if runs_on or hangs:
        return hangs or taken > width * _HALF_EMPTY
    if layout.closed_ends and not a.open:
        return False
    if layout.closed_ends and layout.gaps_tell and not a.text.endswith(_ENDED):
        return True
    return taken > width * (_FULL if a.text.endswith(_ENDED) else _QUITE_FULL)


def _width(lines: Sequence[Line], position: int, layout: Layout) -> int:
    """How wide the text is at a line: as everywhere, or as the longest line near it or in its block."""
    if layout.width is not None:
        return layout.width
    begin, end = position, position
    while begin > max(position - 5, 0) and not (layout.gaps_tell and lines[begin].gap):
        begin -= 1
    while end + 1 < min(position + 5, len(lines)) and not (layout.gaps_tell and lines[end + 1].gap):
        end += 1
    return max(len(line.text) for line in lines[begin : end + 1])


def ends_in_midair(text: str) -> bool:
    """Whether a text cannot end where it does: at a comma, or a word after which nothing ends."""
    return text.endswith(",") or last_word(text) in FUNCTION_WORDS


def last_word(text: str) -> str:
    """The last word, in lower case."""
    return text.rsplit(None, 1)[-1].casefold() if text else ""


def paragraph_of(lines: Sequence[Line], spelling: Spelling) -> Paragraph:
    """The lines as one paragraph."""
    text, starts = lines[0].text, [0]
    for before, line in itertools.pairwise(lines):
        joined = spelling.joined(text, line, open=before.open)
        starts.append(len(joined) - len(line.text))
        text = joined
    return Paragraph(text, tuple(lines), tuple(starts))


def paragraphs(lines: Sequence[Line], layout: Layout, spelling: Spelling) -> Iterator[Paragraph]:
    """The lines, joined where one goes on with another."""
    pending: list[Line] = []
    for position, line in enumerate(lines):
        if pending and not continues(lines, position, layout):
            yield paragraph_of(pending, spelling)
            pending = []
        pending.append(line)
    if pending:
        yield paragraph_of(pending, spelling)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """The sentences of a text with their offsets; what stands in parentheses is not cut."""
    begin = 0
    for cut in _SENTENCE.finditer(text):
        said = text[begin : cut.start()]
        if said.count("(") > said.count(")") or _ABBREVIATED.search(said):
            continue
        yield begin, said
        begin = cut.end()
    if begin < len(text):
        yield begin, text[begin:]
