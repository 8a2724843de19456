"""How wide text is, so that it can be broken and fitted without a browser.

The advance widths are Arial's, in thousandths of the font size; Helvetica's and Liberation Sans's are the same. What
the table lacks is estimated, and every label is drawn with the width that it was given here, so that the estimate
holds.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Final

from checker.characters import in_reading_order
from checker.words import HARD_SPACE

_REGULAR: Final[dict[int, str]] = {
    191: "'",
    222: "ijlįĵĺļłſ‘’‚",
    260: "|¦",
    278: " !,./:;I[\\]ft\xa0·ÌÍÎÏìíîïĨĩĪīĬĭĮİıţŧ",
    292: "ľ",
    333: "()-`r¡¨²³´¸¹ŕŗř“”„‹›{}ŀ",
    355: '"•',
    370: "ºªť",
    389: "*",
    400: "°",
    444: "ĳ",
    469: "^",
    500: "JcksvxyzçýÿćĉċčĴķĸśŝşšŷźżž",
    549: "¶±÷≤≥¯",
    556: "#$0123456789?L_abdeghnopqu¢£¤¥§«»àáâãäåèéêëðñòóôõöùúûüþāăąđēĕėęěĝğġģĥħĹĻĽĿŁńņňŋōŏőũūŭůűųŉ–€",
    584: "µ+<=>~¬×−",
    615: "FTZ¿ßøŢŤŦŹŻŽď",
    667: "&ABEKPSVXYÀÁÂÃÄÅÈÉÊËÝÞĀĂĄĒĔĖĘĚĶŚŜŞŠŶŸ",
    722: "CDHNRUwÇÐÑÙÚÛÜĆĈĊČĎĐĤĦŃŅŇŊŔŖŘŨŪŬŮŰŲŵĲ",
    737: "©®",
    778: "GOQÒÓÔÕÖØĜĞĠĢŌŎŐ",
    833: "Mm¼½¾",
    889: "%æ",
    944: "WœŴ",
    1000: "ÆŒ—…‰→",
    1015: "@",
}
_BOLD: Final[dict[int, str]] = {
    238: "'",
    278: " ,./I\\ijl\xa0·ÌÍÎÏìíîïĨĩĪīĬĭĮįİıĵĺļłſ‘’‚|¦",
    333: "!()-:;[]`ft¡¨²³´¸¹ţŧ‹›",
    385: "•ºªľ",
    389: "*r{}ŕŗř",
    400: "°",
    479: '"ŀť',
    500: "zźżž“”„",
    556: "±÷≤≥¯#$0123456789J_aceksvxy¢£¤¥§«¶»àáâãäåçèéêëýÿāăąćĉċčēĕėęěĳĴķĸśŝşšŷ–€",
    584: "µ+<=>^~¬×−",
    611: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽ",
    667: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸ",
    722: "ŉď&ABCDHKNRUÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŊŔŖŘŨŪŬŮŰŲ",
    778: "©®GOQwÒÓÔÕÖØĜĞĠĢŌŎŐŵĲ",
    833: "M¼½¾",
    889: "%mæ",
    944: "WœŴ",
    975: "@",
    1000: "ÆŒ—…‰→",
}


class _Widths(dict[str, int]):
    """The widths of characters, those that are not measured as they are estimated."""

    def __missing__(self, character: str) -> int:
        if unicodedata.combining(character):
            return 0
        return 1000 if unicodedata.east_asian_width(character) in "WF" else 700


_TABLES: Final = {
    bold: _Widths({character: width for width, characters in table.items() for character in characters})
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
ELLIPSIS: Final = "…"


def plain(text: str) -> str:
    """The text in one line, in reading order, without what cannot be seen; a hard space stays between words."""
    if not text.replace(HARD_SPACE, "").isprintable():  # as nearly all is; then nothing has to be changed
        spaced = (" " if one.isspace() and one != HARD_SPACE else one for one in in_reading_order(text))
        text = "".join(one for one in spaced if unicodedata.category(one) not in _UNSEEN)
    return " ".join(word for part in text.split(" ") if (word := part.strip(HARD_SPACE)))


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a text in pixels, at a font size in pixels."""
    return _units(text, _TABLES[bold]) * size / 1000


def _units(text: str, table: _Widths) -> int:
    """The width in thousandths of the font size."""
    return sum(map(table.__getitem__, text))


def is_measured(text: str) -> bool:
    """Whether the width of every character is known, as those of a Latin font are, and not estimated."""
    return all(one in _TABLES[False] and one in _TABLES[True] for one in text)


def broken(text: str, width: float, size: float, *, bold: bool = False, most: int = 0) -> tuple[str, ...]:
    """The text in lines no wider than `width`; a word that is wider is broken inside.

    `most`: no more lines than this, the last with an ellipsis where something is left out; 0 for all.
    """
    # No more of a very long text is looked at than can have room: nothing visible is narrower than an apostrophe.
    enough = int(most * width / (0.15 * size)) + 1 if most else len(text)
    table = _TABLES[bold]
    lines: list[str] = []
    line, units = "", 0
    for word in _words(plain(text[: 4 * enough]), width, size, bold=bold):
        more = _units(f" {word}" if line else word, table)
        if (units + more) * size / 1000 <= width:
            line, units = f"{line} {word}" if line else word, units + more
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, width, size, bold=bold)
        units = _units(line, table)
        lines += whole
        if most and len(lines) > most:
            break
    lines += [line] if line else []
    if most and len(lines) > most:
        lines = [*lines[: most - 1], shortened(f"{lines[most - 1]} {lines[most]}", width, size, bold=bold)]
    return tuple(lines)


def _words(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """The words of a text; those that a hard space binds are one, where they have room in a line."""
    for bound in text.split(" "):
        if HARD_SPACE in bound and width_of(bound, size, bold=bold) > width:
            yield from bound.split(HARD_SPACE)
        else:
            yield bound


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """A word in pieces that fit, one character at least, with a hyphen where it is broken between letters."""
    hyphen = width_of("-", size, bold=bold)
    if width_of(word, size, bold=bold) <= width:
        return [word]
    pieces = [""]
    room = width - hyphen
    for character in word:
        wide = width_of(character, size, bold=bold)
        if pieces[-1] and wide > room and not unicodedata.combining(character):
            if pieces[-1][-1].isalpha() and character.isalpha():
                pieces[-1] += "-"
            pieces.append("")
            room = width - hyphen
        pieces[-1] += character
        room -= wide
    return pieces


def shortened(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """As much of a text as has room together with an ellipsis."""
    room = width - width_of(ELLIPSIS, size, bold=bold)
    kept = ""
    for character in text:
        room -= width_of(character, size, bold=bold)
        if room < 0:
            break
        kept += character
    return kept.rstrip(" ,.;:–-") + ELLIPSIS


def cut(text: str, most: int) -> str:
    """The text without what cannot be seen, and no longer than this many characters."""
    whole = plain(text[: 4 * most])
    return whole if len(whole) <= most and len(text) <= 4 * most else whole[: most - 1].rstrip() + ELLIPSIS
