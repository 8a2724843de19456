"""How much work a PDF asks for, counted as it is read: a small file can ask for work without end.

Forms draw forms that draw forms, a font names two thousand million letters, a list holds one list twice, which holds
one twice. What a thing costs is told in microseconds, as it takes an ordinary machine: it is counted and not timed, so
that a file which is read is read everywhere.
"""

from __future__ import annotations

from typing import Final, Literal

LETTER: Final = 22
MOST_LETTERS: Final = 40_000
MOST_ON_PAGE: Final = LETTER * MOST_LETTERS
"""What a page may cost: so many letters, or 9,000 squares. A page full of text has some 5,000 letters."""
MOST_BESIDES: Final = 800_000
_PER_BYTE: Final = 0.7
"""What fonts, tags and all else that is on no page may cost, and how much more for each byte of the file."""
MOST_UNPACKED: Final = 40_000_000
_UNPACKED: Final = 20
"""How many bytes all that is unpacked may have, or so many times the file's, whichever is more."""

PART: Final = 30
"""A line, a square or a curve that is drawn."""
POINT: Final = 10
"""Each point of it."""
SAVED: Final = 4
"""What keeps how things are drawn, to come back to it."""
FORM: Final = 25
"""What begins a drawing within a drawing; so does a picture."""
LOOK: Final = 2
"""What finds something that is known by its number in the file, or has a place for a letter in a font."""
OBJECT: Final = 20
"""What reads something, the first time."""
FONT: Final = 70
TOKEN: Final = 3
"""A word, a number or a bracket of what is written in the file."""

_BETWEEN: Final = b"\0\t\n\f\r ()<>[]{}/%"


class TooMuch(Exception):
    """More work than any document that somebody reads asks for."""


class Account:
    """What has been spent on the page that is read, and on all that is on no page."""

    def __init__(self, size: int) -> None:
        self.refused: Literal["page", "file"] | None = None
        """What costs too much: it is known also where a library has caught what was raised."""
        self._on_page = 0
        self._left = int(MOST_BESIDES + _PER_BYTE * size)
        self._unpacked = max(MOST_UNPACKED, _UNPACKED * size)

    def turn(self) -> None:
        """Begins a page."""
        self._on_page = 0

    def draw(self, cost: int) -> None:
        """Spends on the page that is read.

        Raises:
            TooMuch: where that is more than a page may cost.
        """
        self._on_page += cost
        if self._on_page > MOST_ON_PAGE:
            self._refuse("page")

    def spend(self, cost: int) -> None:
        """Spends on what is on no page.

        Raises:
            TooMuch: where that is more than all of it may cost.
        """
        self._left -= cost
        if self._left < 0:
            self._refuse("file")

    @property
    def room(self) -> int:
        """How many bytes more may be unpacked."""
        return self._unpacked

    def unpack(self, size: int) -> None:
        """Counts what was unpacked.

        Raises:
            TooMuch: where there is no room for it.
        """
        self._unpacked -= size
        if self._unpacked < 0:
            self._refuse("file")

    def _refuse(self, what: Literal["page", "file"]) -> None:
        self.refused = what
        raise TooMuch


def tokens(data: bytes) -> int:
    """How many words, numbers and brackets some text of a PDF has, at most."""
    return len(data) - len(data.translate(None, _BETWEEN)) + 1
