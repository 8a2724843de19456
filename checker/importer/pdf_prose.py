"""Printed lines of a PDF -> paragraphs: which lines go on with which, and words that were broken made whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from checker.importer.blocks import Block
from checker.importer.lines import BULLET, Line
from checker.importer.pdf_columns import apart, leading
from checker.importer.pdf_lines import PrintedLine, Word
from checker.importer.spelling import FUNCTION_WORDS, Spelling

_ENDED: Final = (".", ":", ";", "!", "?")
_ENDINGS: Final = ("en", "ett", "de")
"""Words that may as well be the ending of another."""
_INDENT: Final = 3.0
_SLACK: Final = -20.0
"""Points by which the end of a column may be misjudged."""
_SPACE: Final = 0.25
"""The width of a space, in heights of the letters."""


class Prose:
    """How the text of a document runs; `points` are the numbers of paragraphs that the file says are points of lists.

    `right` is where running text ends, `usual` the distance between its lines in heights of the letters.
    """

    def __init__(self, lines: Sequence[PrintedLine], points: Collection[int]) -> None:
        self.points = points
        self.usual = leading(lines)
        self.right = _body_right(lines)
        self.spelling = Spelling([Line(at, line.text, 0, line.page) for at, line in enumerate(lines)])
        running = [a.words[-1].open for a, b in pairwise(lines) if b.text[:1].islower() and not a.text.endswith("-")]
        self.spaces_tell = len(running) > 5 and sum(running) > 0.8 * len(running)
        # Words that are whole, for another follows on the line, or a space.
        self.known = {
            word.text.casefold()
            for line in lines
            for segment in line.segments
            for at, word in enumerate(segment.words, start=1)
            if word.open or at < len(segment.words)
        }

    def same(
        self, above: PrintedLine, line: PrintedLine, before: Sequence[Word], after: Sequence[Word], right: float
    ) -> bool:
        """Whether two lines of a column are of one paragraph: their words, and where the column ends."""
        a, b = before[0], after[0]
        # Where a space follows, the line was most likely broken there, though the measure may be out a little.
        full = is_full(before, after, right + (_SLACK if self.spaces_tell and before[-1].open else 0))
        # A dash may as well stand in a sentence.
        if len(after) > 1 and BULLET.match(f"{b.text} ") and not (b.text in "-–—" and full):
            return False
        if before[-1].element is not None and b.element is not None:
            return before[-1].element == b.element
        if abs(before[-1].size - b.size) > 0.6 or before[-1].bold != b.bold:
            return False
        if apart(above, line, self.usual):
            return False
        if not full:
            return False
        if above.page == line.page and self.spaces_tell and not before[-1].text.endswith(("-", "/")):
            if before[-1].open:
                return True
            # A space at the very end of a line may be left out; where there was room for it, a paragraph ends.
            if before[-1].x1 + _SPACE * before[-1].size < right - 1 and not self._is_broken(before, after):
                return False
            if before[-1].text.endswith(_ENDED) and b.text[:1].isupper():
                return False
        if above.page != line.page:
            closed = self.spaces_tell and not before[-1].open
            return not ((closed or before[-1].text.endswith(_ENDED)) and b.text[:1].isupper())
        hang = before[1].x0 if len(before) > 1 and BULLET.match(a.text + " ") else a.x0
        return b.x0 - hang > -_INDENT

    def _is_broken(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """Whether a word was broken at the end of a line, since it is longer than a line."""
        last, first = before[-1].text, after[0].text
        if not self.spaces_tell or before[-1].open or not last[-1:].isalpha():
            return False
        if first[:1] in ",.;:)":
            return True
        if len(before) > 1 or not first[:1].islower():
            return False
        if f"{last}{first}".casefold() in self.known:
            return True
        return last.casefold() not in self.known and (first in _ENDINGS or first not in FUNCTION_WORDS)

    def paragraph(self, lines: Sequence[Sequence[Word]], page: int) -> Block:
        """Lines of words as one paragraph, words that were broken made whole."""
        text = " ".join(word.text for word in lines[0])
        for above, line in pairwise(lines):
            said = " ".join(word.text for word in line)
            after_and = len(above) > 1 and above[-1].text == "-" and above[-2].text in ("och", "eller", "samt")
            if self._is_broken(above, line) or (after_and and not above[-1].open):
                text += said
            else:
                text = self.spelling.joined(text, Line(0, said, 0, page), open=above[-1].open)
        return Block(text, page, lines[0][0].element in self.points)

    def paragraphs(self, column: Sequence[tuple[PrintedLine, list[Word]]], right: float) -> list[Block]:
        """The paragraphs of a cell."""
        found: list[list[list[Word]]] = []
        pages: list[int] = []
        for at, (line, words) in enumerate(column):
            if at and self.same(column[at - 1][0], line, column[at - 1][1], words, right):
                found[-1].append(words)
            else:
                found.append([words])
                pages.append(line.page)
        return [self.paragraph(lines, page) for lines, page in zip(found, pages, strict=True)]


def is_full(before: Sequence[Word], after: Sequence[Word], right: float) -> bool:
    """Whether the first word of a line had no room on the line before."""
    word = after[0]
    part = re.match(r"[^-]+-(?=[^\W\d_])", word.text)
    width = word.x1 - word.x0
    if part:
        width *= len(part[0]) / len(word.text)
    return before[-1].x1 + 0.2 * word.size + width > right - 0.5


def _body_right(lines: Sequence[PrintedLine]) -> float:
    """Where the lines of running text end at the right: of those that begin where most lines do, but for a few."""
    whole = [line for line in lines if len(line.segments) == 1]
    begins = Counter(round(line.words[0].x0) for line in whole)
    if not begins:
        return max(line.words[-1].x1 for line in lines)
    margin = begins.most_common(1)[0][0]
    ends = sorted(line.words[-1].x1 for line in whole if abs(line.words[0].x0 - margin) <= 1)
    return ends[int((len(ends) - 1) * 0.995)]
