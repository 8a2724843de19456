"""Printed lines of a PDF -> paragraphs: which lines go on with which, and words that were broken made whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from checker.importer.blocks import Block
from checker.importer.lines import BULLET, Joint, Line, Spelt
from checker.importer.pdf_columns import apart
from checker.importer.pdf_evidence import ENDED, evidence_of, has_room, is_full, runs_on
from checker.importer.pdf_lines import PrintedLine, Word
from checker.importer.spelling import FUNCTION_WORDS, Spelling, ends_in_midair

_ENDINGS: Final = ("en", "ett", "de")
"""Words that may as well be the ending of another."""
_HYPHENATED: Final = re.compile(r"\w-$")
_INDENT: Final = 3.0
_SLACK: Final = -20.0
"""Points by which the end of a column may be misjudged."""

_ON: Final = Joint(True)
_ENDS: Final = Joint(False)

_Column = Sequence[tuple[PrintedLine, Sequence[Word]]]
"""Lines below each other, each with its words in one column."""


class Prose:
    """How the text of a document runs; `points` are the numbers of paragraphs that the file says are points of lists.

    `usual` is the distance between its lines in heights of the letters, `right` where running text ends.
    """

    def __init__(self, lines: Sequence[PrintedLine], points: Collection[int]) -> None:
        self.points = points
        self.evidence = evidence_of(lines)
        self.usual, self.right = self.evidence.usual, self.evidence.right
        self.spelling = Spelling([Line(at, line.text, 0, line.page) for at, line in enumerate(lines)])
        segments = [segment.words for line in lines for segment in line.segments]
        # Words that are whole, for another follows on the line, or a space.
        self.known = {
            word.text.casefold()
            for words in segments
            for at, word in enumerate(words, start=1)
            if word.open or at < len(words)
        }
        self.parted = {(a.text, _bare(b.text)) for words in segments for a, b in pairwise(words) if _is_open(a.text)}
        self.whole = {_bare(word.text) for words in segments for word in words}

    def joint(
        self, above: PrintedLine, line: PrintedLine, before: Sequence[Word], after: Sequence[Word], right: float
    ) -> Joint:
        """Whether a line of a column goes on with the one above: their words, and where the column ends."""
        last, first = before[-1], after[0]
        spaces_tell = self.evidence.spaces_tell
        # Where a space follows, the line was most likely broken there, though the measure may be out a little.
        full = is_full(before, after, right + (_SLACK if spaces_tell and last.open else 0))
        # A dash may as well stand in a sentence.
        if len(after) > 1 and BULLET.match(f"{first.text} ") and not (first.text in "-–—" and full):
            return _ENDS
        if last.element is not None and first.element is not None:
            return Joint(last.element == first.element)
        hang = before[1].x0 if len(before) > 1 and BULLET.match(before[0].text + " ") else before[0].x0
        if (
            abs(last.size - first.size) > 0.6
            or last.bold != first.bold
            or apart(above, line, self.usual)
            or not full
            or (first.x0 - hang <= -_INDENT and above.page == line.page)
        ):
            return _ENDS
        if spaces_tell and not last.text.endswith(("-", "/")):
            if last.open:
                return Joint(True, sure=not (self.evidence.ends_open and _may_part(before, after)))
            if has_room(last, right) and not self._is_broken(before, after):
                return _ENDS
        return self._by_words(above, line, before, after)

    def _by_words(self, above: PrintedLine, line: PrintedLine, before: Sequence[Word], after: Sequence[Word]) -> Joint:
        """The same of a line that is full, with the next word and a space."""
        text, other = _said(before), _said(after)
        hangs = ends_in_midair(text) or text.endswith("/") or _HYPHENATED.search(text) is not None
        if runs_on(before, after) or self._is_broken(before, after) or hangs:
            return _ON
        if self.evidence.gaps_tell and above.page == line.page and len(above.segments) == len(line.segments) == 1:
            return _ON
        if self.spelling.stand_together(text, other) or text.count("(") > text.count(")"):
            return _ON
        if not self.evidence.spaces_tell and above.page == line.page:  # of what is full, most goes on
            return Joint(True, sure=not other[:1].isupper())
        if text.endswith(ENDED):
            return Joint(not self.evidence.ends_more, sure=False) if other[:1].isupper() else _ON
        if not other[:1].isupper():
            return _ON
        if self.spelling.is_common(other):
            return _ENDS
        return Joint(self.spelling.is_in_name(other), sure=False)

    def _is_broken(self, before: Sequence[Word], after: Sequence[Word]) -> bool:
        """Whether a word was broken at the end of a line, since it is longer than a line."""
        last, first = before[-1].text, after[0].text
        if not self.evidence.spaces_tell or before[-1].open or not last[-1:].isalpha():
            return False
        if first[:1] in ",.;:)":
            return True
        if len(before) > 1 or not first[:1].islower():
            return False
        if f"{last}{first}".casefold() in self.known:
            return True
        return last.casefold() not in self.known and (first in _ENDINGS or first not in FUNCTION_WORDS)

    def paragraph(
        self, lines: Sequence[Sequence[Word]], page: int, told: Joint | None = None, right: float = 0.0
    ) -> Block:
        """Lines of words as one paragraph, broken words made whole; they could end at `right` at least."""
        text, spelt = _said(lines[0]), []
        right = max(right, *(words[-1].x1 for words in lines))
        for above, line in pairwise(lines):
            said, last = _said(line), above[-1]
            after_and = len(above) > 1 and last.text == "-" and above[-2].text in ("och", "eller", "samt")
            if self._is_broken(above, line) or (after_and and not last.open):
                text += said
                continue
            spaced = self._is_spaced(last, line[0], right) if _is_open(last.text) else last.open
            joined = self.spelling.joined(text, Line(0, said, 0, page), open=bool(spaced))
            if spaced is None and not joined.startswith(f"{text} "):
                whole, apart_ = f"{last.text}{_bare(line[0].text)}", f"{last.text} {_bare(line[0].text)}"
                spelt.append(Spelt(whole, apart_))
            text = joined
        return Block(text, page, lines[0][0].element in self.points, told=told, spelt=tuple(spelt))

    def _is_spaced(self, last: Word, first: Word, right: float) -> bool | None:
        """Whether a space follows the slash that a line ends with; None where the document does not show it."""
        after = _bare(first.text)
        if last.open or (self.evidence.spaces_tell and has_room(last, right)):
            return last.open
        parted, whole = (last.text, after) in self.parted, f"{last.text}{after}" in self.whole
        if parted != whole:
            return parted
        # A program that does not break words at a slash has broken the line at a space.
        return True if ("/", after[:1].isascii()) in self.evidence.kept else None

    def paragraphs(self, column: _Column, right: float, told: Joint | None = None) -> list[Block]:
        """The paragraphs of a column; cut also where it is not seen whether one goes on. `told` is about the first."""
        found: list[tuple[list[Sequence[Word]], int, Joint | None]] = []
        for at, (line, words) in enumerate(column):
            joint = self.joint(column[at - 1][0], line, column[at - 1][1], words, right) if at else None
            if joint == _ON:
                found[-1][0].append(words)
            else:
                found.append(([words], line.page, told if joint is None else None if joint.sure else joint))
        return [self.paragraph(*one, right) for one in found]


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _may_part(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a sentence ends with a line, and the next may begin a paragraph."""
    return before[-1].text.endswith(ENDED) and after[0].text[:1].isupper()


def _is_open(text: str) -> bool:
    """Whether a word ends with a slash, after which there may be a space."""
    return text.endswith("/") and len(text) > 1


def _bare(text: str) -> str:
    """A word without the signs around it."""
    return text.strip('(),.;:!?”"')
