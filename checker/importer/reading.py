"""What the parts of an agreement are read with, and what each of them comes to."""

from __future__ import annotations

from typing import Any

from checker.importer.bodies import Boards
from checker.importer.doubt import Doubt
from checker.importer.names import Names
from checker.importer.text.layout import Layout
from checker.importer.text.spelling import Spelling
from checker.importer.wordings import Wordings
from checker.named import NamedTuple


class Reading(NamedTuple):
    """What a part is read with: the wordings, the names and boards of the document, the layout of its lines.

    `board` is the code of the board whose agreement it is.
    """

    wordings: Wordings
    names: Names
    boards: Boards
    layout: Layout
    board: str

    @property
    def spelling(self) -> Spelling:
        """How the document spells."""
        return self.layout.spelling


class Understood(NamedTuple):
    """A goal, an assignment or an appendix as it was read.

    `node` is what the graph calls it, `entry` what the file writes, `used` the numbers of the lines that it is made of.
    """

    node: str
    entry: dict[str, Any]
    doubts: tuple[Doubt, ...]
    used: tuple[int, ...]
