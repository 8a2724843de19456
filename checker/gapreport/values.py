"""What a report is made of, whatever form it is written in: words, paragraphs, lists, tables, pictures, sections.

Every text is worded already, in the report's language. Nothing here knows HTML, Word, Excel or Markdown.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Literal, TypeAlias

from checker.gapreport.pictures.drawing import Drawing
from checker.named import NamedTuple
from checker.words import Language

Tone = Literal["error", "warning", "info", "undecided", "ok"]
"""What a status says; every form shows it by a symbol of its own beside the words, and by colour where there is any."""

SYMBOLS: dict[Tone, str] = {"error": "■", "warning": "▲", "info": "●", "undecided": "◇", "ok": "✓"}


def tone_of(severity: str) -> Tone:
    """The tone of a severity."""
    return "error" if severity == "error" else "warning" if severity == "warning" else "info"


class Words(NamedTuple):
    """A run of words.

    `own`: words of the agreement, or of those who follow it up, which are Swedish whatever the report's language.
    `tone`: it is a status. `target`: the id of the section of this report that it leads to. `spoken`: what stands for
    signs that mean nothing when read aloud.
    """

    text: str
    own: bool = False
    strong: bool = False
    tone: Tone | None = None
    target: str = ""
    spoken: str = ""


Line: TypeAlias = tuple[Words, ...]


class Paragraph(NamedTuple):
    """A paragraph; `notice`: one that must not be overlooked."""

    line: Line
    notice: bool = False


class Listing(NamedTuple):
    """A list, in order; each of its items is a line, or several of which the first says what the others are about."""

    items: tuple[tuple[Line, ...], ...]


class Terms(NamedTuple):
    """Names and what they stand for."""

    entries: tuple[tuple[str, Line], ...]


class Picture(NamedTuple):
    """A picture: what it is called, the same in words, and the drawings that every form shows in its own way.

    `name` is its own in a report: a–z, 0–9 and -. `sheets` are set beneath one another, and none is cut where a page
    ends; there are none in a report for forms that show no pictures. `narrow` is for a telephone; None where the
    picture fits everywhere, as one in a cell does.
    """

    name: str
    title: str
    words: str
    sheets: tuple[Drawing, ...]
    narrow: Drawing | None = None

    @property
    def told(self) -> str:
        """The picture where there is nothing but words."""
        return f"{self.title}. {self.words}"


class Cell(NamedTuple):
    """A cell of a table: lines, one beneath the other, and perhaps a small picture above them."""

    lines: tuple[Line, ...]
    picture: Picture | None = None


class Table(NamedTuple):
    """A table with a caption, a header for every column, and rows whose first cell is the row's header.

    `figures` are the columns that hold figures only, from 0. `names` are the longer names of headers that are codes.
    """

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    figures: frozenset[int] = frozenset()
    names: tuple[tuple[str, str], ...] = ()


Block: TypeAlias = "Paragraph | Listing | Terms | Picture | Table | Section"


class Section(NamedTuple):
    """A heading and what stands under it; `page`: on paper it begins a page. The parts of the report are sections."""

    id: str
    title: Line
    blocks: tuple[Block, ...]
    page: bool = False


Field: TypeAlias = "Words | int | Decimal"


class Register(NamedTuple):
    """What the report says row by row, with figures as figures; `empty` is said where there is no row.

    `part` is the id of the part that says the same in words.
    """

    part: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Field, ...], ...]
    empty: str


class Report(NamedTuple):
    """The whole report: its ten parts in order. `name` is what its files are called, without ending.

    `day` is the day of the check.
    """

    name: str
    language: Language
    title: str
    subtitle: Line
    parts: tuple[Section, ...]
    day: date
    registers: tuple[Register, ...]


def say(text: str) -> Line:
    """A line of the report's own words."""
    return (Words(text),)


def own(text: str) -> Line:
    """A line of the agreement's words."""
    return (Words(text, own=True),)


def status(tone: Tone, text: str) -> Words:
    """A status."""
    return Words(text, tone=tone)


def cell(*lines: Line | str, picture: Picture | None = None) -> Cell:
    """A cell with these lines; a plain text is in the report's own words."""
    return Cell(tuple(say(line) if isinstance(line, str) else line for line in lines), picture)


def listing(lines: Iterable[Line]) -> Listing:
    """A list of single lines."""
    return Listing(tuple((line,) for line in lines))


def joined(lines: tuple[Line, ...], between: str = ", ") -> Line:
    """The lines as one."""
    parts: list[Words] = []
    for position, line in enumerate(lines):
        parts += [Words(between), *line] if position else line
    return tuple(parts)
