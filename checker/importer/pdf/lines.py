"""Printed lines of a PDF: words with their places, and those that are left without what stands on every page."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from checker.importer.pdf.structure import CellAt
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

GAP: Final = 0.75
"""The gap between two words that may part two columns, in heights of the letters."""

_MARGIN: Final = 3
"""How many lines from the top or bottom of a page may be its header or footer."""
_APART: Final = 1.4
"""How much further from the text than its lines from each other a page's number stands at least."""

_MARK: Final = re.compile(r"[•·▪◦‣●○\uf0b7\uf0a7o–-]|\(?\d{1,2}[.)]|[a-z][.)]")
_NUMBER: Final = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
"""The number of a heading, after which there may be a tab."""
_PAGE_NUMBER: Final = re.compile(r"(?:Sid(?:a|an)? ?)?\d{1,3}(?: ?(?:\(|av|/) ?\d{1,3}\)?)?", re.IGNORECASE)


class Word(NamedTuple):
    """A word and where it stands, in points from the page's top left corner.

    `element` is its paragraph's number, where the file says which words are one. `space` is how wide the space is, as
    its font has it, that is written after the word: 0 where none is. `at` and `end` are the number of its first letter,
    and of the next after its last, among those of the page as they come in the file. `together` tells whether the next
    word of the line belongs to the same text, None where only the gap between them does. `cells`: in which cells it
    stands, the outermost first, where drawn lines show it.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: bool
    element: int | None = None
    space: float = 0.0
    at: int = 0
    end: int = 0
    together: bool | None = None
    cells: tuple[CellAt, ...] = ()

    @property
    def open(self) -> bool:
        """Whether a space follows, as where a line of a paragraph was broken by most programs that write PDF."""
        return self.space > 0


def is_near(word: Word, after: Word) -> bool:
    """Whether a word and the next of its line belong to one text."""
    return after.x0 - word.x1 < GAP * after.size if word.together is None else word.together


class Segment(NamedTuple):
    """Words of a line that stand close together."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.words[-1].x1


class PrintedLine(NamedTuple):
    """What stands at one height of a page; `ruled`: a drawn line parts it from what stands above. `picture`: it stands
    for one. `walls`: where upright lines are drawn through it, in points from the page's left edge. `cells`: in which
    cells it stands, the outermost first, where tags or drawn lines tell. `right`: where it ends at the right, if it
    is in one of several columns of text.
    """

    page: int
    words: tuple[Word, ...]
    ruled: bool = False
    picture: bool = False
    walls: tuple[float, ...] = ()
    cells: tuple[CellAt, ...] = ()
    right: float = 0.0

    @property
    def is_placed(self) -> bool:
        """Whether it is known to be no running text: a picture, or in a cell that is known."""
        return self.picture or bool(self.cells)

    @property
    def segments(self) -> list[Segment]:
        """The line, cut between its texts; the mark of a list and the number of a heading go with what follows."""
        found: list[list[Word]] = []
        for word in self.words:
            before = found[-1] if found else None
            near = before and is_near(before[-1], word)
            marked = before and len(before) == 1 and _MARK.fullmatch(before[0].text)
            numbered = before and len(found) == len(before) == 1 and _NUMBER.fullmatch(before[0].text)
            if before and (near or marked or numbered):
                before.append(word)
            else:
                found.append([word])
        return [Segment(tuple(words)) for words in found]

    @property
    def top(self) -> float:
        """Where the highest word begins."""
        return min(word.top for word in self.words)

    @property
    def bottom(self) -> float:
        """Where the words stand."""
        return max(word.bottom for word in self.words)

    @property
    def text(self) -> str:
        """All its words."""
        return " ".join(word.text for word in self.words)


def is_next(word: Word, after: Word) -> bool:
    """Whether a word is the next in the file after another of its page."""
    return word.end == after.at


def without_margins(pages: Sequence[Sequence[PrintedLine]], wordings: Wordings) -> list[PrintedLine]:
    """The lines of all pages but those that come again at their height on most pages, and page numbers.

    What a file says is of a paragraph is none of them, though rows of a long table may look alike on every page; nor is
    the head of a table of years, which comes again where the table goes on.
    """
    counted: Counter[tuple[str, int]] = Counter()
    for page in pages:
        counted.update({_key(line) for line in _marginal(page)})
    many = max(2, min(len(pages), max(3, len(pages) // 2)))
    kept: list[PrintedLine] = []
    for page in pages:
        outer = {*_marginal(page)}
        edges = {*page[:1], *page[-1:]}
        for line in page:
            again = line in outer and counted[_key(line)] >= many
            again = again and all(word.element is None for word in line.words) and not _is_head(line, wordings)
            number = line in edges and _PAGE_NUMBER.fullmatch(line.text) and _is_apart(line, page)
            if not again and not number:
                kept.append(line)
    # Where nothing else is left, it is no margin.
    return kept if any(not line.picture for line in kept) else [line for page in pages for line in page]


def _is_head(line: PrintedLine, wordings: Wordings) -> bool:
    """Whether a line is of several words that the head of a table of years may have."""
    return len(line.words) > 1 and all(wordings.match("head_word", word.text) for word in line.words)


def _is_apart(line: PrintedLine, page: Sequence[PrintedLine]) -> bool:
    """Whether a line stands further from the others of its page than most of them do from each other."""
    distances = sorted(b.bottom - a.bottom for a, b in pairwise(page))
    nearest = min((abs(other.bottom - line.bottom) for other in page if other is not line), default=math.inf)
    return not distances or nearest > _APART * distances[len(distances) // 2]


def _marginal(page: Sequence[PrintedLine]) -> Sequence[PrintedLine]:
    return [*page[:_MARGIN], *page[-_MARGIN:]]


def _key(line: PrintedLine) -> tuple[str, int]:
    return re.sub(r"\d+", "0", line.text) if not line.picture else "\0", round(line.bottom)
