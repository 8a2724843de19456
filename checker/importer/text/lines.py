"""The stream that every reader gives and the recogniser reads: lines of text with their place in the document."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from checker.importer.days import MONTHS
from checker.named import NamedTuple

BULLETS: Final = "•·▪◦‣●○\uf0b7\uf0a7"
BULLET: Final = re.compile(rf"(?:[{BULLETS}]|[-–*] |o (?=[A-ZÅÄÖ]))\s*")
_INVISIBLE: Final = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad\ufffe\uffff]")
_HYPHEN: Final = re.compile("[\u2010\u2011]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")

_MONTH: Final = "|".join(MONTHS)
_SPAN_BEGINS: Final = re.compile(rf"(?:\b(?:{_MONTH})|\b(?:20)?\d\d)$")
_SPAN_ENDS: Final = re.compile(rf"[-–] (?:{_MONTH}|\d)")
_LEFT_HANGING: Final = re.compile(r"[-–] (?:och|eller|samt)\b")
"""The rest of a word comes later, as in `om – och nybyggnad`."""

Kind = Literal["printed", "whole", "row", "alone", "beside", "picture"]
"""What a reader knows of a line: `printed`, no more than that it was printed so; `whole`, a paragraph by itself; `row`,
the title of a row of a table, whose text comes next; `alone`, the title of a row without values, which may as well head
the rows below it; `beside`, in a table, but no value of a year; `picture`, what stands for something that cannot be
read."""


class Joint(NamedTuple):
    """Whether a line goes on with the one before it, and whether the document tells."""

    on: bool
    sure: bool = True


class Spelt(NamedTuple):
    """A word that was broken where the document does not show how it is written: as it is read, and as it may be."""

    read: str
    other: str


class Line(NamedTuple):
    """A line with text. `gap` counts the empty lines before it; `open` tells that it ended with a space.

    `bullet`: it begins a point of a list; `mark` is how many characters wide what marks it is. `cells` are the texts
    between tabs, or in the cells of a table's row, where the line has any. `page` is 0 where pages are not known.
    `told`: what the reader of the document saw of whether it goes on with the line before, None where it surely does
    not; `spelt`: its words that may be written otherwise. `row` is all of a table's row on one line, where `text` is
    only its title; where it has two cells, the text comes next all the same.
    """

    number: int
    text: str
    gap: int
    page: int
    bullet: bool = False
    open: bool = False
    cells: tuple[str, ...] = ()
    kind: Kind = "printed"
    mark: int = 0
    told: Joint | None = None
    spelt: tuple[Spelt, ...] = ()
    row: str = ""

    @property
    def in_table(self) -> bool:
        """Whether it is known to be a row of a table, or the title of one."""
        return bool(self.row or self.cells) or self.kind == "row"

    def as_prose(self) -> Line:
        """The line where it stands in no table of indicators: a row says all that is in it."""
        return self._replace(text=self.row, cells=()) if self.row and self.kind != "row" else self


def lines_of(text: str) -> list[Line]:
    """The lines of a text that hold something, composed (NFC), with spaces made one.

    Lines end at LF, CR or CRLF; a form feed begins a page.
    """
    return [*_lines(_printed_lines(text))]


def _printed_lines(text: str) -> Iterator[str]:
    yield from re.split(r"\r\n|\r|\n", cleaned(text))


def cleaned(text: str) -> str:
    """A text composed (NFC), without what cannot be seen; a hyphen that is only not to be broken at is a hyphen."""
    return unicodedata.normalize("NFC", _CONTROL.sub(" ", _HYPHEN.sub("-", _INVISIBLE.sub("", text))))


def _lines(printed: Iterable[str]) -> Iterator[Line]:
    gap, page, before = 0, 1, ""
    for number, raw in enumerate(printed, start=1):
        page += raw.count("\f")
        words = " ".join(raw.split())
        if not words or words in BULLETS:
            gap += 1
            continue
        bullet = None if _is_dash_in(before, words) else BULLET.match(words)
        before = words
        text = words[bullet.end() :] if bullet else words
        if not text:
            gap += 1
            continue
        indented = raw[:1].isspace() and raw[:1] != "\f"
        cells = tuple(" ".join(cell.split()) for cell in raw.split("\t")) if "\t" in raw.strip() else ()
        mark = bullet.end() if bullet else 0
        yield Line(number, text, gap, page, bool(bullet) or indented, raw[-1:] == " ", cells, mark=mark)
        gap = 0


def _is_dash_in(before: str, words: str) -> bool:
    """Whether the dash that a line begins with stands in the text that goes on from the line before it.

    It does so inside a parenthesis, between months or years, and before `och` where the line before is no point.
    """
    if words[:1] not in "-–":
        return False
    if before.rfind("(") > before.rfind(")"):
        return True
    if _LEFT_HANGING.match(words) and before[-1:].isalpha():
        return before[:1] != words[:1]
    return _SPAN_BEGINS.search(before) is not None and _SPAN_ENDS.match(words) is not None
