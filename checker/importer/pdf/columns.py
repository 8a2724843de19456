"""Printed lines of a PDF -> tables: values by the position of the year above them, titles beside their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.pdf.lines import PrintedLine, Segment, Word
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

YEAR: Final = re.compile(r"20\d\d")
FIGURE: Final = re.compile(r"[-−]?\d[\d .,]*(?:\s?%)?|[-–—]")
_NEAR: Final = 2.0
"""Points: how far from a column's left edge its texts may begin."""
_NEXT: Final = 3
"""Within so many lines stands what is below a text: others may stand beside both."""
LOOSE: Final = 1.25
"""How much more than the usual distance between lines parts two rows."""


class Column(NamedTuple):
    """A column of a table by its head: what that says, and where it begins and ends."""

    head: str
    x0: float
    x1: float


class Head(NamedTuple):
    """The head of a table of years: its columns, the title's first, and on how many lines it is printed."""

    columns: tuple[Column, ...]
    length: int


def year_head(lines: Sequence[PrintedLine], position: int, wordings: Wordings) -> Head | None:
    """The head that begins at a line: up to three lines with nothing but heads, years among them.

    The end of a page may part them.
    """
    for length in (1, 2, 3):
        band = lines[position : position + length]
        if len(band) < length or band[-1].page > band[0].page + 1 or any(line.is_placed for line in band):
            return None
        if not all(wordings.match("head_word", word.text) for line in band for word in line.words):
            return None
        columns = _columns([segment for line in band for segment in line.segments])
        years = [column for column in columns if YEAR.search(column.head)]
        if years and len(columns) > len(years) and all(YEAR.search(column.head) for column in columns[1:2]):
            after = lines[position + length : position + length + 1]
            if after and length < 3 and all(YEAR.fullmatch(word.text) for word in after[0].words):
                continue
            return Head(tuple(columns), length)
    return None


def _columns(segments: Sequence[Segment]) -> list[Column]:
    """The heads that stand over each other made one."""
    found: list[Column] = []
    for segment in segments:
        for at, column in enumerate(found):
            if segment.x0 < column.x1 and segment.x1 > column.x0:
                found[at] = Column(
                    f"{column.head} {segment.text}", min(column.x0, segment.x0), max(column.x1, segment.x1)
                )
                break
        else:
            found.append(Column(segment.text, segment.x0, segment.x1))
    return sorted(found, key=lambda column: column.x0)


def cells_of(line: PrintedLine, columns: Sequence[Column]) -> list[list[Word]] | None:
    """The words of a line by column; None where the line is no part of the table: its text runs over an edge."""
    found: list[list[Word]] = [[] for _ in columns]
    edge = columns[1].x0
    if line.words[0].x0 < columns[0].x0 - _NEAR:
        return None
    for segment in line.segments:
        if segment.x0 < edge - _NEAR and segment.x1 > edge + _NEAR:
            # Values that stand at the right of their column, or in its middle, may begin before its head does.
            inside = [word for word in segment.words if word.x0 < edge - _NEAR and not _values([word])]
            if inside and (inside[-1].x1 > edge - _NEAR or not _values(segment.words[len(inside) :])):
                return None
        for word in segment.words:
            found[_column(word, columns)].append(word)
    return found


def has_values(cells: Sequence[Sequence[Word]]) -> bool:
    """Whether figures stand in a row beside its title."""
    return any(FIGURE.fullmatch(" ".join(word.text for word in cell)) for cell in cells[1:])


def is_walled(line: PrintedLine, columns: Sequence[Column]) -> bool:
    """Whether a drawn line parts the title's column from the values' at a line."""
    return any(columns[0].x0 < wall <= columns[1].x0 + _NEAR for wall in line.walls)


def _values(words: Sequence[Word]) -> bool:
    return all(word.text[:1].isdigit() or word.text in "-–—%" for word in words)


def _column(word: Word, columns: Sequence[Column]) -> int:
    """The column of a word: whose head it stands under, or else the nearest."""
    if word.x0 < columns[1].x0 - _NEAR and word.x1 <= columns[1].x0:
        return 0
    among = range(1, len(columns))
    middle = (word.x0 + word.x1) / 2
    for at in among:
        if columns[at].x0 - _NEAR <= middle <= columns[at].x1 + _NEAR:
            return at
    return min(
        among,
        key=lambda at: min(
            abs(word.x0 - columns[at].x0),
            abs(word.x1 - columns[at].x1),
            abs(middle - (columns[at].x0 + columns[at].x1) / 2),
        ),
    )


def second_column(lines: Sequence[PrintedLine], position: int) -> float | None:
    """Where the texts begin of a table with titles at the left, which begins at a line; None where none does.

    A second line must show the same edge, on this page or the next: with a title of its own, or with text below text.
    """
    parts = lines[position].segments
    if len(parts) != 2 or lines[position].is_placed:
        return None
    edge = parts[1].x0
    numbers = [part.words[-1].element for part in parts]
    if None not in numbers:
        return edge if numbers[0] != numbers[1] else None
    for line in lines[position + 1 : position + 3]:
        if line.is_placed or line.page > lines[position].page + 1:
            break
        if line.segments[-1].x0 > edge - _NEAR and not _crosses(line, edge):
            return edge
    ruled = lines[position].ruled and (position + 1 == len(lines) or lines[position + 1].ruled)
    return edge if ruled else None


def _crosses(line: PrintedLine, edge: float) -> bool:
    return any(segment.x0 < edge - _NEAR < segment.x1 - _NEAR for segment in line.segments)


def beside(line: PrintedLine, edge: float) -> tuple[list[Word], list[Word]] | None:
    """A line's words at the left and at the right of an edge; None where its text runs over it."""
    if _crosses(line, edge):
        return None
    return [w for w in line.words if w.x0 < edge - _NEAR], [w for w in line.words if w.x0 >= edge - _NEAR]


def leading(lines: Sequence[PrintedLine]) -> float:
    """The usual distance between lines, in heights of the letters: from each text to the next that stands below it."""
    ratios = sorted(
        (below - text.words[0].bottom) / text.words[0].size
        for text, below in _below_each_other(lines)
        if text.words[0].size and 0 < below - text.words[0].bottom < 3 * text.words[0].size
    )
    return ratios[len(ratios) // 4] if ratios else 1.2


def _below_each_other(lines: Sequence[PrintedLine]) -> Iterator[tuple[Segment, float]]:
    """Each text, and where the next stands that is below it on its page."""
    texts = [line.segments for line in lines]
    for at, line in enumerate(lines):
        for text in texts[at]:
            for near in range(at + 1, min(at + 1 + _NEXT, len(lines))):
                over = (one for one in texts[near] if one.x0 < text.x1 and one.x1 > text.x0)
                found = next(over, None) if lines[near].page == line.page else None
                if found:
                    yield text, found.words[0].bottom
                    break


def apart(above: PrintedLine, line: PrintedLine, usual: float) -> bool:
    """Whether a line stands further below the one above than lines of one text do."""
    return line.page == above.page and line.bottom - above.bottom > LOOSE * usual * max(line.words[0].size, 1)
