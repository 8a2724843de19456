"""The pieces that an appendix is read in, and what is known that tells its headings."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from checker.importer.names import Names
from checker.importer.text.layout import Layout
from checker.importer.text.prose import Paragraph
from checker.importer.text.spelling import Spelling
from checker.importer.wordings import Wordings
from checker.named import NamedTuple

ROWS: Final = frozenset({"row", "inline", "area_row"})
"""The kinds of parts that are titles of rows."""

TEXTS: Final = frozenset({"text", "named"})
"""The kinds of parts that are texts, or stand among them."""


class Part(NamedTuple):
    """A piece of an appendix: a heading of some kind (`common`, `row`, `area`, `numbered`), text, or a line of it that
    bears an area's title (`named`).
    """

    kind: str
    paragraph: Paragraph
    title: str = ""
    number: str | None = None
    role: str | None = None


class Known(NamedTuple):
    """What helps to tell titles: the words, the names, and the areas that the base assignment lists.

    `units` are all these names together; `titles` are those of the agreement's areas and operational areas, in small
    letters.
    """

    wordings: Wordings
    names: Names
    units: Names
    areas: Collection[str]
    titles: Collection[str]
    layout: Layout

    @property
    def spelling(self) -> Spelling:
        """How the document spells."""
        return self.layout.spelling
