"""Numbered headings among items: above them, as `1.2 Nämndens uppdrag` above 1.2.1; of the next item under a heading
for several; and lines that only seem to begin an item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import accumulate
from typing import Final

from checker.importer.outline import Piece
from checker.importer.reading import Reading
from checker.importer.text.layout import joint
from checker.importer.text.lines import Line
from checker.importer.text.spelling import ends_in_midair
from checker.importer.wordings import Match
from checker.named import NamedTuple

SUBHEADING: Final = "subheading"
"""The name of a piece that a numbered heading begins: items stand beneath it that are numbered within its number."""

NO_ITEM: Final = "no_item"
"""The name of a piece that begins as an item does, but for what says of which kind it is."""


_BEGIN: Final = frozenset({"item", "area", "operational_area", "operational_area_label"})
"""What ends the items under a heading for several."""


class _Latest(NamedTuple):
    """What says of which kind an item is, or the heading above it; and its number."""

    match: Match | None
    number: str

    def is_followed_by(self, number: str) -> bool:
        """Whether the heading is for several items, and a number is that of the next, or the first."""
        if self.match is None or not heads_several(self.match):
            return False
        prefix, _, last = self.number.rpartition(".")
        return not self.number or (last.isdecimal() and number == f"{prefix}.{int(last) + 1}")


def heads_several(match: Match) -> bool:
    """Whether what says of which kind items are is a heading for several."""
    return match.get("heads") == "several"


def with_subheadings(pieces: Sequence[Piece], reading: Reading) -> Iterator[Piece]:
    """The pieces, cut before numbered headings that stand in them.

    A numbered line that is neither one, nor names an item, is left out of its piece, so that it is asked about.
    """
    items = [_number_of(piece, reading) for piece in pieces]
    known = frozenset(items)
    depths = {item.count(".") for item in known if item}
    latest = _Latest(None, "")
    after = [*accumulate(reversed(items), lambda later, item: item or later, initial="")][-2::-1]
    for position, piece in enumerate(pieces):
        following = after[position] or ""
        latest = _Latest(piece.match, items[position] or "") if piece.name in _BEGIN else latest
        for part in _cut(piece, following, known, depths, latest, reading):
            latest = _Latest(latest.match, _number_of(part, reading) or latest.number)
            yield part


def _number_of(piece: Piece, reading: Reading) -> str | None:
    """The number of the item that a piece begins; None where it begins none."""
    if piece.name != "item" or not piece.lines:
        return None
    match = reading.wordings.match("item_number", piece.lines[0].text)
    return match.groups["number"] if match else None


def _cut(
    piece: Piece, following: str, items: Set[str | None], depths: Set[int], latest: _Latest, reading: Reading
) -> Iterator[Piece]:
    """A piece in its parts.

    `following` is the number of the next item whose kind is said, `items` are those of all, with so many dots.
    """
    begun, lines = piece, list[Line]()
    for position, line in enumerate(piece.lines):
        match = _numbered(piece, position, reading)
        number = match.groups["number"] if match else None
        if match is None or number in items:
            lines.append(line)
            continue
        if following.startswith(f"{number}."):
            opened = Piece(match._replace(formula=SUBHEADING), (line,), ())
        elif latest.match is not None and latest.is_followed_by(str(number)):
            opened = Piece(latest.match, (), (line,))
            latest = latest._replace(number=str(number))
        elif str(number).count(".") in depths:
            opened = Piece(match._replace(formula=NO_ITEM), (line,), ())
        else:
            continue
        yield begun._replace(lines=(*lines,))
        begun, lines = opened, [*opened.lines]
    yield begun._replace(lines=(*lines,))


def _numbered(piece: Piece, position: int, reading: Reading) -> Match | None:
    """A line that begins a paragraph with a number as items have, and a capital."""
    match = reading.wordings.match("item_number", piece.lines[position].text)
    if match is None or not match.groups["rest"][:1].isupper():
        return None
    goes_on = joint(piece.lines, position, reading.layout).on
    return None if goes_on or (position and ends_in_midair(piece.lines[position - 1].text)) else match
