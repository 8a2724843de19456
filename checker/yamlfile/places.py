"""Where things stand in a file, and what is wrong with it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import islice
from typing import TypeAlias

from checker.named import NamedTuple

Value: TypeAlias = str | list["Value"] | dict[str, "Value"] | None
"""What a YAML file holds, untyped: a scalar is the text it looks like; only a plain empty, `null` or `~` is None."""

PathInFile: TypeAlias = tuple[str | int, ...]
"""The way to a value from the top of the file: keys of mappings and positions (from 0) in lists."""

_LONGEST = 1_000
_LAST = 300

_LINE_END = re.compile(r"\r\n|\r|\n")
_LINE_FEED = re.compile(r"\n")
"""The only one in most files, and quicker to look for alone."""


class Place(NamedTuple):
    """A stretch of a file. Lines and columns count from 1, in code points; the end is just past the last character."""

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


class Fault(NamedTuple):
    """One thing that is wrong with a file: its place, and what is said of it in Swedish and in English."""

    place: Place
    sv: str
    en: str

    def text(self, language: str) -> str:
        """The message in `language` ("sv" or "en"; anything else gives English), for one line that can be shown.

        It may quote the file, so whatever would break the line or steer a terminal is replaced, and of a very long one
        the middle left out.
        """
        from checker.characters import on_one_line  # a file that is right needs none of it

        text = on_one_line(self.sv if language == "sv" else self.en)
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - _LAST]} … {text[-_LAST:]}"


class FaultsFound(Exception):
    """The input cannot be used. `faults` holds every fault that could be found, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults: tuple[Fault, ...] = tuple(sorted(faults))
        super().__init__(
            "\n".join(f"{f.place.file}:{f.place.line}:{f.place.column}: {f.text('en')}" for f in self.faults)
        )


MOST_TOLD = 200
"""Faults of one sort in one file: nobody mends more before trying again, and each costs a search for what was meant."""


def first_faults(faults: Iterable[Fault]) -> list[Fault]:
    """The faults, or the first of very many and one that says that there are more; the rest is never looked for."""
    told = [*islice(faults, MOST_TOLD + 1)]
    return told if len(told) <= MOST_TOLD else [*told[:MOST_TOLD], more_faults(told[MOST_TOLD].place)]


def more_faults(place: Place) -> Fault:
    """What is said instead of the faults after the first of very many."""
    return Fault(
        place,
        f"Från och med här finns fler fel än de första {MOST_TOLD}. Rätta dem först.",
        f"From here on there are more faults than the first {MOST_TOLD}. Mend those first.",
    )


class Source:
    """The decoded text of a file, which turns character indices (from 0) into places.

    Lines end at LF, CR or CRLF, as editors count them. The index of line starts is made when the first place is
    asked for: a file without faults or findings never needs it.
    """

    __slots__ = ("_starts", "file", "text")

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """The index of the first character of every line."""
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return self._starts

    def position(self, index: int) -> tuple[int, int]:
        """Line and column of the character at `index`."""
        line = bisect_right(self.starts, index)
        return line, index - self.starts[line - 1] + 1

    def place(self, begin: int, end: int | None = None) -> Place:
        """The place from `begin` to just before `end`; without an end, the one character at `begin`."""
        if end is None:
            end = min(begin + 1, len(self.text))
        return Place(self.file, *self.position(begin), *self.position(max(begin, end)))

    def line_text(self, line: int, most: int | None = None) -> str:
        """The text of a line (from 1) without its line end, or its first `most` characters; empty past the last."""
        if not 0 < line <= len(self.starts):
            return ""
        begin = self.starts[line - 1]
        end = self.starts[line] if line < len(self.starts) else len(self.text)
        return self.text[begin : end if most is None else min(end, begin + most)].rstrip("\r\n")


def _line_starts(text: str) -> list[int]:
    ends = (_LINE_END if "\r" in text else _LINE_FEED).finditer(text)
    return [0, *[end.end() for end in ends]]


def whole_file(file: str) -> Place:
    """The place of a fault that concerns the file and no spot in it."""
    return Place(file, 1, 1, 1, 1)
