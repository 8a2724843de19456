"""How a document spells: broken words made whole, words that are written without a capital, words that nothing ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.text.lines import Line, Spelt

_FUNCTION_WORDS: Final = """
    i av för med till från på om som och samt eller inom mot genom under hos vid är har en ett den det att via utifrån
    enligt mellan efter utan ur åt de vår våra sin sitt sina alla såsom rörande gällande avseende angående kring bland
    gentemot inför utöver minst högst än cirka drygt knappt ska skall måste bör både dess deras respektive innan
    eftersom
"""
FUNCTION_WORDS: Final = frozenset(_FUNCTION_WORDS.split())
"""Swedish words after which nothing can end."""

_JOINING: Final = re.compile(r"(?:och|eller|samt|som)\b")
_WORD_BREAK: Final = re.compile(r"(?P<word>[^\W\d_]*)-$")
_LONGEST_WORD: Final = 100  # so far back a broken word is looked for, and not through all that was read before it
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:inkl|exkl|enl|bl|tex|t\.ex|dvs|ca|kl|nr|resp|jfr|s k|t ex|m fl)|\b\w{1,2}\.\w)\.$", re.IGNORECASE
)
_LONGEST_ABBREVIATION: Final = 12
_WORD: Final = re.compile(r"[\w-]+")
_COMPOUND: Final = re.compile(r"(?<!\w)\w[\w-]*[/-]\w[\w/-]*")
"""A word with a hyphen or a slash inside it; none is looked for from the midst of another, which may be very long."""

_PARTED: Final = re.compile(r"(?<!\S)([^\W\d_][\w-]*[/-]) (?!(?:och|eller|samt|som)\b)(\w[\w-]*)")
"""A word that ends with a hyphen or a slash, and after a space the one that it belongs to."""

_TO: Final = re.compile(r"\batt (\w+(?:(?:,| och| samt| eller) \w+)*)", re.IGNORECASE)
"""What stands after `att`: an infinitive or several, or else how a clause begins."""

_INFINITIVE: Final = re.compile(r"\w*[aeiouyåäö]")
PREPOSITIONS: Final = ("av", "för", "från", "genom", "i", "inom", "kring", "med", "mot", "om", "på", "till", "vid")
_AFTER_PREPOSITION: Final = re.compile(rf"\b(?:{'|'.join(PREPOSITIONS)}) (\w+)")
_DEFINITE: Final = (
    *(("arna", ("ar", "a", "")), ("erna", ("er", "")), ("orna", ("or", "a"))),
    *(("en", ("", "e")), ("et", ("", "e")), ("an", ("a",)), ("na", ("",))),
)
"""How the definite form of a noun ends, and what the indefinite has in place of that."""

_SHORTEST: Final = 3
"""A noun has so many letters at least."""

_AFTER_SENTENCE: Final = re.compile(r"[.!?] ([A-ZÅÄÖ]\S*)")
_NAME: Final = re.compile(r"(?:(?<=[^\W\d_] )|(?<=, ))[A-ZÅÄÖ][\w-]*")
"""A word with a capital in the midst of a sentence."""


class Spelling:
    """The words of a document. `broken_at_spaces`: lines were broken nowhere else; `keeps_hyphens`: at no hyphen."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.broken_at_spaces = False
        self.keeps_hyphens = False
        written = {word for line in lines for word in _WORD.findall(line.text)}
        self.words = {word.casefold() for word in written}
        self._names = {word.casefold() for line in lines for word in _NAME.findall(line.text)}
        self._verbs = _verbs(" ".join(line.text for line in lines))
        self._together = {three for line in lines for three in _threes(line.text.split())}
        self._compounds = {word.casefold() for line in lines for word in _COMPOUND.findall(line.text)}
        self._parted = {(a, b.casefold()) for line in lines for a, b in _PARTED.findall(line.text)}
        self._within = Counter(word for line in lines for word in _AFTER_SENTENCE.findall(line.text))
        self._common = {word for word in written if word[:1].islower()} - self._names

    def is_common(self, text: str) -> bool:
        """Whether the first word of a text is written with a small letter elsewhere, and is in no name."""
        word = _WORD.match(text)
        return word is not None and word[0].casefold() in self._common

    def is_in_name(self, text: str) -> bool:
        """Whether the first word of a text is written with a capital in the midst of a sentence elsewhere."""
        word = _WORD.match(text)
        return word is not None and word[0].casefold() in self._names

    def is_verb(self, text: str) -> bool:
        """Whether the first word of a text is an infinitive, as the document writes it elsewhere."""
        word = _WORD.match(text)
        return word is not None and word[0].casefold() in self._verbs

    def stand_together(self, text: str, other: str) -> bool:
        """Whether the end of a text and the beginning of another stand on one line elsewhere in the document."""
        words = (*text.rsplit(None, 2)[-2:], *other.split(None, 1)[:1])
        return len(words) == 3 and words in self._together

    def within(self, text: str) -> int:
        """How many sentences begin with the first word of a text, after another on the same line."""
        return self._within[text.split(None, 1)[0]]

    def ends_in_genitive(self, text: str) -> bool:
        """Whether the last word of a text is the genitive of one that is written elsewhere: its own comes next."""
        word = last_word(text)
        return word.endswith(("ns", "ts", "as")) and word[:-1] in self.words

    def parts_at_hyphen(self, before: str, after: str) -> tuple[str, str] | None:
        """The two parts of a word that a line's end broke at a hyphen, unless it is written so elsewhere."""
        before = before[-_LONGEST_WORD:]
        broken, rest = _WORD_BREAK.search(before), _WORD.match(after)
        if broken is None or rest is None or not after[:1].islower() or _JOINING.match(after):
            return None
        if self._parted_elsewhere(before, after):
            return None
        first, last = broken["word"], rest[0]
        is_word = len(first) > 2 and first[1:].islower()
        return (first, last) if is_word and f"{first}-{last}".casefold() not in self.words else None

    def joined(self, before: str, line: Line, *, open: bool = False) -> str:
        """A text and the line after it: with a space, or a broken word made whole."""
        after = line.text
        shown = self._parted_elsewhere(before[-_LONGEST_WORD:], after) if before.endswith(("/", "-")) else None
        if before.endswith("/"):
            # Before a figure no line is broken at a slash, and nowhere in a text that was wrapped at spaces.
            spaced = open or self.broken_at_spaces or after[:1].isdecimal() or shown
            return f"{before} {after}" if spaced else before + after
        if shown:
            return f"{before} {after}"
        broken = None if before.endswith(" -") else _WORD_BREAK.search(before[-_LONGEST_WORD:])
        if broken is None or not after[:1].isalnum() or _JOINING.match(after):
            return f"{before} {after}"
        first, rest = broken["word"], re.split(r"\W", after, maxsplit=1)[0]
        is_word = len(first) > 2 and first[1:].islower() and after[:1].islower()
        if not is_word or f"{first}-{rest}".casefold() in self.words:
            return before + after
        return before[:-1] + after

    def _parted_elsewhere(self, before: str, after: str) -> bool | None:
        """Whether the last word of a text and the first of another stand on a line elsewhere with a space between them.

        None where they do neither so nor as one word.
        """
        last, first = before.rsplit(None, 1)[-1], _bare(after.split(None, 1)[0])
        parted, whole = (last, first.casefold()) in self._parted, f"{last}{first}".casefold() in self._compounds
        return parted if parted != whole else None

    def unsure(self, before: Line, line: Line) -> Spelt | None:
        """A word that is broken between two lines of a text, where nothing shows whether a space stands in it.

        After a hyphen one seldom does: only where the document writes such words so or breaks no line at a hyphen, or
        another hyphen follows.
        """
        last, first = before.text.rsplit(None, 1)[-1], _bare(line.text.split(None, 1)[0])
        other = f"{last} {first}"
        read = self.joined(last, line._replace(text=first), open=before.open)
        if not last[:-1] or read == other or self._parted_elsewhere(last, first) is not None:
            return None
        if last.endswith("/"):
            return Spelt(read, other)
        seldom = self.keeps_hyphens or first.endswith("-") or any(last == one for one, _ in self._parted)
        return Spelt(read, other) if last.endswith("-") and first[:1].islower() and seldom else None


def _bare(word: str) -> str:
    """A word without the signs around it."""
    return word.strip('(),.;:!?”"')


def _threes(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Three words after each other."""
    return zip(words, words[1:], words[2:], strict=False)


def _verbs(text: str) -> frozenset[str]:
    """The infinitives of a text: what stands after `att`, ends as they do and stands after no preposition."""
    after = {word.casefold() for said in _TO.findall(text) for word in _WORD.findall(said)}
    nouns = {word.casefold() for word in _AFTER_PREPOSITION.findall(text)}
    return frozenset(word for word in after - nouns - FUNCTION_WORDS if _INFINITIVE.fullmatch(word))


def ends_in_midair(text: str) -> bool:
    """Whether a text cannot end where it does: at a comma, or a word after which nothing ends."""
    return text.endswith(",") or last_word(text) in FUNCTION_WORDS


def begins_in_midair(text: str) -> bool:
    """Whether a text goes on with another: with a word that nothing begins with."""
    return text.split(None, 1)[0].casefold() in FUNCTION_WORDS


def ends_abbreviated(text: str) -> bool:
    """Whether a text ends with an abbreviation, and so with a full stop that ends no sentence."""
    return _ABBREVIATED.search(text[-_LONGEST_ABBREVIATION:]) is not None


def indefinite(word: str) -> Iterator[str]:
    """What a noun may be, in small letters, where it is not known which: `Divisionen` is `division`."""
    for ending, others in _DEFINITE:
        stem = word.casefold().removesuffix(ending)
        if stem != word.casefold() and len(stem) >= _SHORTEST:
            yield from (f"{stem}{other}" for other in others)


def last_word(text: str) -> str:
    """The last word, in lower case."""
    return text.rsplit(None, 1)[-1].casefold() if text else ""
