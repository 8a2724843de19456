"""Characters: those that would not come out as text, what hides or reorders the words around it, and texts brought
into one form, so that they can be compared.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final
from unicodedata import normalize

SHOWN_INSTEAD: Final = "\N{REPLACEMENT CHARACTER}"

# Compiled when they are first needed, which for most texts is never.
_NOT_TEXT: Final = "[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
"""What XML 1.0 calls no character, and C1's control characters too, which it discourages; these few are compiled in a
fiftieth of the time that all others take."""
_LINE_ENDS: Final = "[\n\r\x85\u2028\u2029]+"
_REORDERING: Final = "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"


def text_only(text: str) -> str:
    """The text with what is no character replaced, so that it can be seen that something stood there."""
    return re.sub(_NOT_TEXT, SHOWN_INSTEAD, text)


def in_reading_order(text: str) -> str:
    """The same, without the marks that would let a reader see words in another order than they stand in."""
    # As nearly all is. No character that is replaced counts as printable; of those that stay, this one does not either.
    if text.replace("\N{NO-BREAK SPACE}", "").isprintable():
        return text
    return re.sub(_REORDERING, SHOWN_INSTEAD, text_only(text))


def on_one_line(text: str) -> str:
    """The same, with every line end made a space."""
    return re.sub(_LINE_ENDS, " ", in_reading_order(text))


_STAND_INS: Final = dict(zip("–—‘’“”…•›€", map(chr, range(0x86, 0x90)), strict=True))
"""Signs of Swedish text that Latin-1 lacks, with what it has and no text uses to stand for them."""
_ODD: Final = 0x80
"""Another such, for signs that become what is no single sign of Latin-1."""
_LATIN: Final = {chr(number): number for number in range(256)}
_APART: Final = "\N{CYRILLIC SMALL LETTER ZHE}"
"""Between signs that are asked about together: a letter that stays as it is, and that no sign becomes."""


def sign_by_sign(change: Callable[[str], str]) -> Callable[[str], str]:
    """The same function of a text, for one that says of each sign by itself what becomes of it; several times as quick.

    Python asks a table of all the world's signs about each letter of Swedish, at 70 instructions to fold one. Nearly
    all Swedish text is of the 256 signs of Latin-1, of which each is a byte, and bytes have tables of their own; dashes
    and quotation marks are made such for as long. A text with others, or with one of the few that become several or
    leave Latin-1 (ß, µ), is changed the long way.
    """
    became = change(_APART.join([*_LATIN, *_STAND_INS])).split(_APART)
    table = bytes([_LATIN.get(one, _ODD) for one in became[:256]])
    stood_for = zip(_STAND_INS.items(), became[256:], strict=True)
    alike = [(sign, one) for (sign, one), made in stood_for if made.replace(sign, one) == became[ord(one)]]

    def changed(text: str) -> str:
        try:
            signs = text.encode("latin-1")
        except UnicodeEncodeError:
            return with_stand_ins(text)
        made = signs.translate(table)
        return change(text) if _ODD in made else made.decode("latin-1")

    def with_stand_ins(text: str) -> str:
        used = [(sign, one) for sign, one in alike if sign in text]
        if not used or any(one in text for _, one in used):
            return change(text)
        for sign, one in used:
            text = text.replace(sign, one)
        made = changed(text)
        for sign, one in used:
            made = made.replace(one, sign)
        return made

    return changed


@sign_by_sign
def folded(text: str) -> str:
    """The text in NFC, with upper and lower case alike."""
    return normalize("NFC", text).casefold()


@sign_by_sign
def _only_words(text: str) -> str:
    return "".join([sign if sign.isalnum() else " " for sign in normalize("NFC", text).casefold()])


def words_in(text: str) -> list[str]:
    """The words of a text in their order, of letters and figures alone, with upper and lower case alike.

    >>> words_in("Lön, förmån  och PENSION:")
    ['lön', 'förmån', 'och', 'pension']
    """
    return _only_words(text).split()
