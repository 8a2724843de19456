"""Characters that would not come out as text: what XML cannot hold, what hides or reorders the words around it."""

from __future__ import annotations

import re
from typing import Final

SHOWN_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"

_NOT_TEXT: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but what XML 1.0 calls a character, and C1's control characters too, which it only discourages."""
_LINE_ENDS: Final = re.compile("[\n\r\x85\u2028\u2029]+")
_REORDERING: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text_only(text: str) -> str:
    """The text with what is no character replaced, so that it can be seen that something stood there."""
    return _NOT_TEXT.sub(SHOWN_INSTEAD, text)


def in_reading_order(text: str) -> str:
    """The same, without the marks that would let a reader see words in another order than they stand in."""
    if text.isprintable():  # as nearly all is; no character that is replaced counts as printable
        return text
    return _REORDERING.sub(SHOWN_INSTEAD, text_only(text))


def on_one_line(text: str) -> str:
    """The same, with every line end made a space."""
    return _LINE_ENDS.sub(" ", in_reading_order(text))
