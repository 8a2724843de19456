"""Headings inside the rows of an appendix: told by the points of lists or, where no point is marked, by their words.

A heading is a short line by itself that names something, and nothing else of the appendix begins as it does. Where the
marks of the points are lost, its row begins with one, and the text under it takes up its word: `Telefoni`, and then
`Ansvar för telefoniplattform`. What has some of these signs and not all is asked about.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from checker.importer.appendices.parts import ROWS, TEXTS, Known, Part
from checker.importer.text.spelling import FUNCTION_WORDS, begins_in_midair, ends_in_midair
from checker.named import NamedTuple

LONGEST_HEAD: Final = 60
"""The longest heading inside a row, in characters."""

_MOST_WORDS: Final = 5
"""So many words a name has at most."""

_FEW_POINTS: Final = 20
"""Where less than one in so many parts is a marked point, the marks are most likely lost."""

_OFTEN: Final = 3
"""What so many texts of an appendix begin with begins points, and no headings."""

_LEAST: Final = 4
"""So many letters of a word tell which it is."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_FIRST: Final = re.compile(r"[\w-]+")
_ENDING: Final = re.compile(r"(?:arna|erna|orna|ens|ets|ers|ar|en|et|er|or|na|a|e|n|r|s|t)$")
_LISTING: Final = frozenset({"och", "samt"})


class Head(NamedTuple):
    """How a text that may head those after it is read, and whether that is certain."""

    is_heading: bool
    sure: bool


def heads(found: Sequence[Part], known: Known) -> dict[int, Head]:
    """The texts of an appendix that are headings or may be, by their positions among its parts."""
    points = sum(part.paragraph.bullet for part in found)
    reading = _Points(found, known) if points * _FEW_POINTS >= len(found) else _Words(found, known)
    told: dict[int, Head] = {}
    for run in _runs(found):
        told.update(reading.of_run(run))
    named = (at for at, part in enumerate(found) if part.kind == "named")
    return {**told, **dict.fromkeys(named, Head(is_heading=True, sure=True))}


class _Run(NamedTuple):
    """Texts that follow each other: their positions, and what stands before them."""

    positions: Sequence[int]
    under: str

    @property
    def in_row(self) -> bool:
        """Whether they are the texts of a row, and not how it is followed up."""
        return self.under in ROWS


def _runs(found: Sequence[Part]) -> Iterator[_Run]:
    """The texts, those together that nothing else parts. Those of a row that all appendices have are under `common`."""
    common = False
    for is_text, group in groupby(enumerate(found), key=lambda pair: pair[1].kind in TEXTS):
        positions = [position for position, _ in group]
        if is_text:
            before = found[positions[0] - 1].kind if positions[0] else ""
            yield _Run(positions, "common" if common and before in ROWS else before)
            continue
        for position in positions:
            if (kind := found[position].kind) in ("common", "area", "numbered", "area_row"):
                common = kind == "common"


class _Reading(ABC):
    """What both ways to tell headings ask of the parts of an appendix."""

    def __init__(self, found: Sequence[Part], known: Known) -> None:
        self.found = found
        self.known = known
        width = known.layout.widths.everywhere
        self.most_lines = 2 if width is not None and width < LONGEST_HEAD else 1

    @abstractmethod
    def of_run(self, run: _Run) -> dict[int, Head]:
        """The headings among texts that follow each other."""

    def text(self, at: int) -> str:
        """The text at a position."""
        return self.found[at].paragraph.text

    def is_text(self, at: int) -> bool:
        """Whether a text stands at a position."""
        return 0 <= at < len(self.found) and self.found[at].kind in TEXTS

    def is_point(self, at: int) -> bool:
        """Whether a marked point of a list stands at a position."""
        return self.is_text(at) and self.found[at].paragraph.bullet

    def is_short(self, at: int) -> bool:
        """Whether a text is printed as a heading would be."""
        paragraph, text = self.found[at].paragraph, self.text(at)
        few = len(paragraph.lines) <= self.most_lines and len(text) <= LONGEST_HEAD
        return few and not paragraph.bullet and text[:1].isupper()

    def may_be_head(self, at: int) -> bool:
        """Whether a text is short, no point of a list, and has a text after it."""
        return self.is_short(at) and self.is_text(at + 1)


class _Points(_Reading):
    """Tells headings by marked points: they are short lines by themselves before, after or between them."""

    def of_run(self, run: _Run) -> dict[int, Head]:
        """The headings of a row; none where they are no row's texts."""
        if not run.in_row:
            return {}
        points = [at for at in run.positions if self.is_point(at)]
        words = {self.text(at).split(None, 1)[0] for at in points}
        last_point = points[-1] if points else -1
        may_be = [at for at in run.positions if self.may_be_head(at)]
        ended_heads = any(self._is_between(at) and self._is_ended(at) for at in may_be)
        told: dict[int, Head] = {}
        for at in may_be:
            begins, before_point = at == run.positions[0], self.is_point(at + 1)
            if not self._is_ended(at):
                after_text = not begins and before_point and self.text(at - 1).endswith(".")
                if self.is_point(at - 1) or after_text or (begins and (before_point or last_point > at)):
                    told[at] = Head(is_heading=True, sure=True)
                elif before_point and self._may_end_point(at - 1):
                    told[at] = Head(is_heading=True, sure=False)
            elif self._is_between(at):
                # Where it may as well go on with the sentence before it, it may be no heading.
                begins_surely = self.found[at].paragraph.line not in self.found[at].paragraph.unsure
                told[at] = Head(is_heading=begins_surely, sure=begins_surely)
            elif ended_heads and (begins or before_point) and self.text(at).split(None, 1)[0] not in words:
                # Where headings end as sentences do, a line that begins otherwise than points do is most likely one.
                told[at] = Head(is_heading=True, sure=False)
        short = (at for at in run.positions if told and self.is_short(at) and self.text(at).endswith("."))
        return {**dict.fromkeys(short, Head(is_heading=False, sure=False)), **told}

    def _may_end_point(self, at: int) -> bool:
        """Whether a text may as well be the rest of a marked point before it."""
        while self.is_text(at) and not self.is_point(at):
            paragraph = self.found[at].paragraph
            if paragraph.line not in paragraph.unsure:
                return False
            at -= 1
        return self.is_point(at)

    def _is_between(self, at: int) -> bool:
        return self.is_point(at - 1) and self.is_point(at + 1)

    def _is_ended(self, at: int) -> bool:
        return self.text(at).endswith((".", ":"))


class _Words(_Reading):
    """Tells headings by words, in an appendix where points are not marked."""

    def __init__(self, found: Sequence[Part], known: Known) -> None:
        super().__init__(found, known)
        self.everywhere = self._beginnings(range(len(found)))
        self.here: Counter[str] = Counter()

    def of_run(self, run: _Run) -> dict[int, Head]:
        """The headings of some texts; in a row that begins with none there is none but what is asked about."""
        self.here = self._beginnings(run.positions)
        may_be = [at for at in run.positions if self._may_be(at)]
        if run.under == "common" or all(self._is_sentence(at) for at in may_be):
            return {}
        if not run.in_row or may_be[0] != run.positions[0]:
            alone = (at for at in may_be if self._is_phrase(at) and self._stands_between(at))
            return dict.fromkeys(alone, Head(is_heading=False, sure=False))
        told: dict[int, Head] = {}
        above = self.found[run.positions[0] - 1].title
        for at in may_be:
            told[at] = head = self._head(at, above, names=self._is_name(may_be[0]))
            above = self.text(at) if head.is_heading else above
        return told

    def _head(self, at: int, above: str, *, names: bool) -> Head:
        """What a line is in a row that begins with a heading; `names`: with one that is a name."""
        taken_up = _takes_up(self.text(at + 1), self.text(at))
        if self._is_name(at):
            return Head(is_heading=names, sure=names and taken_up)
        # A line on what the heading above it names is more often a point beneath it.
        return Head(is_heading=taken_up and not _takes_up(self.text(at), above), sure=False)

    def _may_be(self, at: int) -> bool:
        """Whether a line by itself begins as no text does, ends as a heading may, and what is next is no such line."""
        if not self.may_be_head(at) or not self._is_apart(at) or not self._begins_alone(at):
            return False
        if self.is_text(at - 1) and self.text(at - 1).endswith((":", ";", ",")):
            return False
        if not self._is_phrase(at):
            like_it = self._is_sentence(at + 1) and self._begins_alone(at + 1)
            return self._is_sentence(at) and self._is_after_end(at) and not like_it
        is_like = self._is_name if self._is_name(at) else self._is_phrase
        return self.text(at).endswith(":") or not is_like(at + 1)

    def _is_apart(self, at: int) -> bool:
        """Whether an empty line stands before it, where those tell."""
        gap = self.found[at].paragraph.lines[0].gap
        return not self.known.layout.gaps_tell or gap > 0 or not self.is_text(at - 1)

    def _is_after_end(self, at: int) -> bool:
        return not self.is_text(at - 1) or self.text(at - 1).endswith(".")

    def _stands_between(self, at: int) -> bool:
        """Whether a line stands after the end of a text and before prose."""
        after = self.found[at + 1].paragraph
        return self._is_after_end(at) and (after.text.endswith(".") or len(after.lines) > 1)

    def _is_phrase(self, at: int) -> bool:
        """Whether a line names something: it is no sentence and no list, and does not begin with a verb."""
        text = self.text(at).removesuffix(":")
        open_ended = ends_in_midair(text) or begins_in_midair(text) or "," in text
        ended = text.endswith((".", ";", "!", "?"))
        return self.is_short(at) and not open_ended and not ended and not self.known.spelling.is_verb(text)

    def _is_name(self, at: int) -> bool:
        """Whether a line is a name: a phrase of a few words, none of them such as `för` and `av`."""
        words = _WORD.findall(self.text(at).casefold())
        few = len(words) <= _MOST_WORDS and not self.text(at).endswith(":")
        return few and FUNCTION_WORDS.isdisjoint({*words} - _LISTING) and self._is_phrase(at)

    def _is_sentence(self, at: int) -> bool:
        return self.is_short(at) and self.text(at).endswith(".") and ". " not in self.text(at)

    def _begins_alone(self, at: int) -> bool:
        """Whether nothing else in the row begins as a line does; further down in it, also little in the appendix."""
        first = _first(self.text(at))
        return self.here[first] < 2 and (not self.is_text(at - 1) or self.everywhere[first] < _OFTEN)

    def _beginnings(self, positions: Iterable[int]) -> Counter[str]:
        """How many texts begin with each word; a text that is printed several times is one."""
        texts = {self.text(at) for at in positions if self.is_text(at)}
        return Counter(_first(text) for text in texts if text[:1].isupper())


def _first(text: str) -> str:
    """The first word of a text, without its ending."""
    word = _FIRST.search(text)
    return _stem(word[0]) if word else ""


def _stem(word: str) -> str:
    return _ENDING.sub("", word.casefold())


def _takes_up(text: str, words: str) -> bool:
    """Whether a text holds one of some words: as it is, in another form, or as the greater part of a word."""
    stems = {_stem(word) for word in _WORD.findall(text)}
    return any(_is_kin(_stem(word), stem) for word in _WORD.findall(words) for stem in stems)


def _is_kin(stem: str, other: str) -> bool:
    if len(stem) < _LEAST or stem in FUNCTION_WORDS:
        return False
    return stem in other or (other in stem and len(other) >= max(_LEAST, len(stem) / 2))
