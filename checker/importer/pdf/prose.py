"""Printed lines of a PDF -> paragraphs: which lines go on with which, and words that were broken made whole."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from checker.importer.blocks import Block
from checker.importer.pdf.columns import apart
from checker.importer.pdf.evidence import evidence_of, has_room, is_full, letter_of, runs_on
from checker.importer.pdf.lines import PrintedLine, Word
from checker.importer.pdf.runs import stretch_of
from checker.importer.text.lines import BULLET, Joint, Line, Spelt
from checker.importer.text.spelling import FUNCTION_WORDS, Spelling, ends_in_midair
from checker.importer.text.widths import ENDED

_ENDINGS: Final = ("en", "ett", "de")
"""Words that may as well be the ending of another."""
_VOWEL: Final = re.compile("[aeiouyåäöé]", re.IGNORECASE)
_HYPHENATED: Final = re.compile(r"\w-$")
_INDENT: Final = 3.0
_EDGE: Final = 1.2
"""So near the edge of a column, in points, the spaces of a line need not have been stretched to be seen."""

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
        # Words that end where they do, for another follows on the line, or a space; and that begin so.
        self.known = {
            _bare(word.text).casefold()
            for words in segments
            for at, word in enumerate(words, start=1)
            if word.open or at < len(words)
        }
        self.begun = {_bare(word.text).casefold() for words in segments for word in words[1:]}
        self.parted = {(a.text, _bare(b.text)) for words in segments for a, b in pairwise(words) if _is_open(a.text)}
        self.whole = {_bare(word.text) for words in segments for word in words}
        # Whether the program breaks words that are longer than a line.
        filling = self.evidence.filling
        unknown = [not (self._ends_so(last) or self._begins_so(first)) for last, first in filling]
        self.breaks = any(self._is_surely_broken(*words) for words in filling) or sum(unknown) > 1

    def joint(
        self,
        above: PrintedLine,
        line: PrintedLine,
        before: Sequence[Word],
        after: Sequence[Word],
        right: float,
        *,
        is_title: bool = False,
    ) -> Joint:
        """Whether a line of a column goes on with the one above: their words, and where the column ends.

        `is_title`: the column holds titles, and other words stand beside it.
        """
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
            or (first.x0 - hang <= -_INDENT and above.page == line.page)
        ):
            return _ENDS
        stretched = self._is_stretched(before, right, is_title=is_title)
        if stretched is not None:
            return Joint(stretched)
        if not full:
            return _ENDS
        if spaces_tell and not last.text.endswith(("-", "/")):
            if last.open:
                return Joint(True, sure=not (self.evidence.ends_open and _may_part(before, after)))
            if has_room(last, right) and not self._broken(before, after, right).on:
                return _ENDS
        return self._by_words(above, line, before, after, right)

    def _is_stretched(self, words: Sequence[Word], right: float, *, is_title: bool) -> bool | None:
        """Whether a line is stretched to the edge of its column, as are all there that go on; None if it may be."""
        if (is_title, round(words[0].x0)) not in self.evidence.stretched:
            return None
        stretched = stretch_of(_unmarked(words))
        return stretched or (None if stretched is None or words[-1].x1 > right - _EDGE else False)

    def _by_words(
        self, above: PrintedLine, line: PrintedLine, before: Sequence[Word], after: Sequence[Word], right: float
    ) -> Joint:
        """The same of a line that is full, with the next word and a space."""
        text, other = _said(before), _said(after)
        hangs = ends_in_midair(text) or text.endswith("/") or _HYPHENATED.search(text) is not None
        if runs_on(before, after) or self._broken(before, after, right).on or hangs:
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

    def _broken(self, before: Sequence[Word], after: Sequence[Word], right: float) -> Joint:
        """Whether a word was broken at the end of a line, since it is longer than a line."""
        last, first = before[-1], after[0]
        fills = right - last.x1 <= max(letter_of(last), letter_of(first))
        if last.open or not last.text[-1:].isalpha() or not (fills or self.evidence.spaces_tell):
            return _ENDS
        if first.text[:1] in ",.;:)":
            return _ON
        if len(before) > 1 or not first.text[:1].islower():
            return _ENDS
        if self._is_surely_broken(last.text, first.text):
            return _ON
        ends_so, begins_so = self._ends_so(last.text), self._begins_so(first.text)
        is_function = first.text in FUNCTION_WORDS and first.text not in _ENDINGS
        if self.evidence.spaces_tell:
            on = not ends_so and not is_function
            return Joint(on or (fills and not begins_so), sure=on or begins_so)
        # No space is printed after a line: a program that breaks words has most likely broken this one.
        if is_function:
            return _ENDS
        is_unknown = not (ends_so or begins_so)
        on = self.breaks and (is_unknown or first.text in _ENDINGS)
        return Joint(on, sure=begins_so or not (self.breaks or is_unknown))

    def _ends_so(self, word: str) -> bool:
        """Whether a word ends where it does, as it does elsewhere."""
        return _bare(word).casefold() in self.known

    def _begins_so(self, word: str) -> bool:
        """Whether a word stands within a line elsewhere, and is not as often the ending of another."""
        return word not in _ENDINGS and (word in FUNCTION_WORDS or _bare(word).casefold() in self.begun)

    def _is_surely_broken(self, last: str, first: str) -> bool:
        """Whether the two parts of a word stand together elsewhere, or the second can be no word."""
        return _bare(f"{last}{first}").casefold() in self.known or _VOWEL.search(_bare(first)) is None

    def paragraph(
        self, lines: Sequence[Sequence[Word]], page: int, told: Joint | None = None, right: float = 0.0
    ) -> Block:
        """Lines of words as one paragraph, broken words made whole; they could end at `right` at least."""
        text, spelt = _said(lines[0]), list[Spelt]()
        right = max(right, *(words[-1].x1 for words in lines))
        for above, line in pairwise(lines):
            text, asked = self._joined(text, above, line, page, right)
            spelt += asked
        marked = all(word.bold for line in lines for word in line)
        return Block(text, page, lines[0][0].element in self.points, told=told, spelt=tuple(spelt), marked=marked)

    def _joined(
        self, text: str, above: Sequence[Word], line: Sequence[Word], page: int, right: float
    ) -> tuple[str, list[Spelt]]:
        """A text that ends with a line, and the next; with the word between them, if it may be written otherwise."""
        said, last, first = _said(line), above[-1], _bare(line[0].text)
        after_and = len(above) > 1 and last.text == "-" and above[-2].text in ("och", "eller", "samt")
        if after_and and not last.open:
            return text + said, []
        whole, apart_ = f"{last.text}{first}", f"{last.text} {first}"
        if (broken := self._broken(above, line, right)).on:
            return text + said, [] if broken.sure else [Spelt(whole, apart_)]
        if not broken.sure:
            return f"{text} {said}", [Spelt(apart_, whole)]
        if self.evidence.unhyphenated and (parts := self.spelling.parts_at_hyphen(text, said)):
            return text + said, [Spelt("-".join(parts), "".join(parts))]
        spaced = self._is_spaced(last, line[0], right) if _is_open(last.text) else last.open
        joined = self.spelling.joined(text, Line(0, said, 0, page), open=bool(spaced))
        if spaced is None and not joined.startswith(f"{text} "):
            return joined, [Spelt(whole, apart_)]
        return joined, []

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
            above, before = column[at - 1]
            joint = self.joint(above, line, before, words, above.right or right) if at else None
            if joint == _ON:
                found[-1][0].append(words)
            else:
                found.append(([words], line.page, told if joint is None else None if joint.sure else joint))
        return [self.paragraph(*one, right) for one in found]


def _said(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _unmarked(words: Sequence[Word]) -> Sequence[Word]:
    """Words of a line without the mark of a point, behind which there may be a tab."""
    return words[1:] if BULLET.match(f"{words[0].text} ") else words


def _may_part(before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Whether a sentence ends with a line, and the next may begin a paragraph."""
    return before[-1].text.endswith(ENDED) and after[0].text[:1].isupper()


def _is_open(text: str) -> bool:
    """Whether a word ends with a slash, after which there may be a space."""
    return text.endswith("/") and len(text) > 1


def _bare(text: str) -> str:
    """A word without the signs around it."""
    return text.strip('(),.;:!?”"')
