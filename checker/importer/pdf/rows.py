"""Rows of a PDF's table: which of its printed lines make one, as the titles in the first column show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.pdf.columns import apart, has_values
from checker.importer.pdf.lines import PrintedLine, Word, is_next
from checker.importer.pdf.prose import Prose
from checker.importer.text.lines import Joint
from checker.importer.text.spelling import ends_in_midair

Celled = tuple[PrintedLine, list[list[Word]]]
"""A line of a table with its words by column, those of the title first."""

_HANGING: Final = ("(", "%")


class Rows:
    """The lines of a table; `text_right` is where running text in the second column ends, None where values stand."""

    def __init__(self, body: Sequence[Celled], prose: Prose, text_right: float | None = None) -> None:
        self.body = body
        self.prose = prose
        self.text_right = text_right
        self.title_right = max((cells[0][-1].x1 for _, cells in body if cells[0]), default=0.0)

    def rows(self) -> Iterator[list[int]]:
        """The lines, row by row, as positions."""
        row: list[int] = []
        for at in range(len(self.body)):
            if row and not self._goes_on(row, at):
                yield row
                row = []
            row.append(at)
        if row:
            yield row

    def _goes_on(self, row: Sequence[int], at: int) -> bool:
        """Whether a line goes on with the row that the lines before it make."""
        line, (title, *others) = below = self.body[at]
        if not title:
            # Values that a drawn line parts from those above have no title.
            return not (line.ruled and has_values(below[1]))
        held = [self.body[position] for position in row]
        above = last_titled(held)
        if above is None:
            return False
        if (tagged := same_element(above, below)) is not None:
            return tagged
        on_page = above[0].page == line.page
        if (on_page and line.ruled) or apart(above[0], line if on_page else held[-1][0], self.prose.usual):
            return False
        beside = [other.page for other, cells in held if any(cells[1:])]
        if on_page and self.prose.evidence.in_order:
            if not is_next(above[1][0][-1], title[0]):
                return False
            if line.page in beside:
                return True
        joint = title_joint(self.prose, above, below, self.title_right)
        if joint.sure and not (beside and self.text_right is None and any(others)):
            return joint.on
        return joint.on and self._beside_goes_on(at)

    def _beside_goes_on(self, at: int) -> bool:
        """Whether what stands beside a title's line does not tell that a row begins.

        A value does, and so does a text, but for one that surely goes on with the text above.
        """
        (above, (_, *before)), (line, (_, *others)) = self.body[at - 1], self.body[at]
        if self.text_right is None or not any(others):
            return not any(others)
        return bool(before[0]) and self.prose.joint(above, line, before[0], others[0], self.text_right) == Joint(True)


def last_titled(body: Sequence[Celled]) -> Celled | None:
    """The last of some lines that has words of a title."""
    return next((celled for celled in reversed(body) if celled[1][0]), None)


def same_element(above: Celled, below: Celled) -> bool | None:
    """Whether the titles of two lines are one, where the file says which words are one paragraph."""
    last, first = above[1][0][-1].element, below[1][0][0].element
    return None if last is None or first is None else last == first


def title_joint(prose: Prose, above: Celled, below: Celled, right: float) -> Joint:
    """Whether a title goes on in the next line, by its own words; `right` is where such titles end."""
    (line, (before, *_)), (other, (after, *_)) = above, below
    joint = prose.joint(line, other, before, after, right, is_title=True)
    text, first = " ".join(word.text for word in before), after[0].text
    hangs = first[:1].islower() or first.startswith(_HANGING) or text.endswith("/") or ends_in_midair(text)
    return Joint(True) if hangs and before[-1].bold == after[0].bold else joint
