"""Which words of a printed line are one text, where the gaps between them do not tell.

A program writes the words of a text one after another, with spaces between them, and the text beside it later. In lines
that are stretched to the edge of their column, all spaces are equally wide, though they may be wider than the gap
between two columns.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from checker.importer.pdf.lines import PrintedLine, Word, is_next
from checker.named import NamedTuple

_EVEN: Final = 0.06
"""How much the spaces of a stretched line may differ, in heights of the letters; and how much wider they are at least
than those of another.
"""

_CLOSE: Final = 0.4
"""A gap that is no wider lies between two words of one text, whatever else is seen."""

_OFF: Final = (-1, 0, 1)
"""Points by which edges may differ, since they are rounded."""

_FEW: Final = 20
_NEARLY_ALL: Final = 0.98


def stretch_of(words: Sequence[Word]) -> bool | None:
    """Whether the spaces between the words of a text are wider, or narrower, than its font has them; all of them, and
    all alike. None where there are none.
    """
    excess = [after.x0 - word.x1 - word.space for word, after in pairwise(words) if word.space]
    if not excess:
        return None
    size = words[0].size
    return min(map(abs, excess)) > _EVEN * size and max(excess) - min(excess) < _EVEN * size


def with_runs(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The lines of a document, their words with what tells which of them are one text."""
    evidence = _evidence_of(lines)
    parted = [[*_runs(line)] for line in lines]
    cells = [[run[0].x0 for run in runs[1:]] for runs in parted]
    stretched = [
        [len(run) > 1 and bool(stretch_of(run)) and not _stands_in_cells(run, around) for run in runs]
        for runs, around in zip(parted, _around(cells), strict=True)
    ]
    edges = _Edges(
        run
        for runs, found in zip(parted, stretched, strict=True)
        for run, is_stretched in zip(runs, found, strict=True)
        if is_stretched
    )
    found = []
    for line, runs, is_stretched in zip(lines, parted, stretched, strict=True):
        whole = [
            run[0].element is not None or (told and edges.hold(run))
            for run, told in zip(runs, is_stretched, strict=True)
        ]
        found.append(line._replace(words=tuple(_told(line, runs, whole, evidence))))
    return found


def _around(cells: Sequence[list[float]]) -> Iterator[list[float]]:
    """Of each line, where texts begin beside others on the lines around it."""
    for at in range(len(cells)):
        yield [x0 for near in (*cells[max(at - 1, 0) : at], *cells[at + 1 : at + 2]) for x0 in near]


def _stands_in_cells(run: Sequence[Word], around: Sequence[float]) -> bool:
    """Whether each word begins where cells do around it: a space at the end of a cell may stand before the next."""
    return all(any(abs(word.x0 - x0) < 1 for x0 in around) for word in run[1:])


def _runs(line: PrintedLine) -> Iterator[list[Word]]:
    """The words of a line that are written one after another, with spaces, and that nothing parts."""
    run: list[Word] = []
    for word in line.words:
        if run and not (run[-1].space and is_next(run[-1], word) and not _is_parted(line, run[-1], word)):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _is_parted(line: PrintedLine, word: Word, after: Word) -> bool:
    """Whether a drawn line stands between two words, or the file says that they are in two paragraphs.

    A line may also be drawn through a text that is too wide for its cell.
    """
    walled = _is_wide(word, after) and any(word.x1 - 1 <= wall <= after.x0 + 1 for wall in line.walls)
    return walled or None is not word.element != after.element is not None


def _is_wide(word: Word, after: Word) -> bool:
    return after.x0 - word.x1 > _CLOSE * word.size


def _told(
    line: PrintedLine, runs: Sequence[Sequence[Word]], whole: Sequence[bool], evidence: _Evidence
) -> Iterator[Word]:
    for at, run in enumerate(runs):
        yield from (word._replace(together=True) if whole[at] else word for word in run[:-1])
        last, after = run[-1], runs[at + 1][0] if at + 1 < len(runs) else None
        apart = after is not None and (_is_parted(line, last, after) or evidence.parts(last, after))
        yield last._replace(together=False) if apart else last


class _Edges:
    """Where texts that are surely stretched begin and end, in whole points."""

    def __init__(self, runs: Iterable[Sequence[Word]]) -> None:
        begins: dict[int, Counter[int]] = defaultdict(Counter)
        for run in runs:
            if len(run) > 2:  # of two words, the gap between them may as well be that of columns
                begins[round(run[-1].x1)][round(run[0].x0)] += 1
        self.first: dict[int, int] = {}
        for end, counted in begins.items():
            for begin in counted:
                near = (begins.get(end + off, Counter()) for off in _OFF)
                # At an edge that is seen but once, another text may as well end.
                if sum(count for one in near for x0, count in one.items() if x0 <= begin + 1) > 1:
                    self.first[end] = min(begin, self.first.get(end, begin))

    def hold(self, run: Sequence[Word]) -> bool:
        """Whether a text begins and ends in a column of which the edge is known."""
        ends = (round(run[-1].x1) + off for off in _OFF)
        return any(end in self.first and run[0].x0 > self.first[end] - 1 for end in ends)


class _Evidence(NamedTuple):
    """Whether words that stand close together come one after another in the file, and with a space between them."""

    ordered: bool
    spaced: bool

    def parts(self, word: Word, after: Word) -> bool:
        """Whether two words are of two texts, though the gap between them may be narrow."""
        written = (not self.ordered or is_next(word, after)) and (not self.spaced or word.space > 0)
        return _is_wide(word, after) and not written


def _evidence_of(lines: Sequence[PrintedLine]) -> _Evidence:
    close = [
        (is_next(word, after), word.space > 0)
        for line in lines
        for word, after in pairwise(line.words)
        if not _is_wide(word, after) and word.bold == after.bold
    ]
    most = max(_FEW, _NEARLY_ALL * len(close))
    return _Evidence(sum(ordered for ordered, _ in close) >= most, sum(spaced for _, spaced in close) >= most)
