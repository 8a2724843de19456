"""The constraint on the words of a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from time import process_time
from typing import Any, Final
from unicodedata import normalize

from checker.characters import folded
from checker.graph import UNCOUNTED, Work
from checker.rulebook.constraints.values import PerValue
from checker.rulebook.shapes import SEARCH, Pattern
from checker.yamlfile import Fault, FaultsFound

SECONDS: Final = 0.5
SECONDS_TOGETHER: Final = 1.0
"""So long all searches of one agreement may take together that may take long: those of the bundled rules take none."""
_SOON: Final = 10
"""A text so many times shorter than one that is searched in some tenths of a second is searched at once."""
_LONG: Final = 1_000
"""A text of more characters takes longer to search through than the clock takes to read."""
_KEPT: Final = 1024
"""So many texts are remembered with what was found in them: agreements share most of their titles, and many texts."""
_BETWEEN: Final = "\0"
"""What no word has; between texts, so that no word goes from one to the next."""


class OutOfTime(FaultsFound):
    """A pattern that ran out of time on a text of some length, or on all: a fault of its rule, never a verdict."""

    def __init__(self, pattern: Pattern, length: int | None = None) -> None:
        if length is None:
            sv = f"{pattern.rule}: mönster som det här tar tillsammans mer än en sekund att söka efter. "
            en = f"{pattern.rule}: patterns such as this one take more than a second together to search for. "
        else:
            sv = f"{pattern.rule}: mönstret blev inte färdigt på en halv sekund, på en text av {length} tecken. "
            en = f"{pattern.rule}: the pattern did not finish in half a second, on a text of {length} characters. "
        super().__init__([Fault(pattern.place, f"{sv}Regeln måste skrivas om.", f"{en}The rule must be rewritten.")])


class MatchesPattern(PerValue):
    """sh:pattern, sh:flags: the pattern is found somewhere in the value."""

    def __init__(self, pattern: Pattern) -> None:
        self.search = Search(pattern)
        super().__init__(lru_cache(maxsize=_KEPT)(self.search))  # a title is asked about for each of its outcomes

    def each(self) -> int:
        """As a search; also where a text is remembered, for so much is to be the same whatever was judged before."""
        return SEARCH


class Search:
    """Whether the pattern is found in a text, as NFC; in all within the time limit.

    Most texts lack the words that a match must contain; they are told by those words alone, and a pattern that never
    meets a text with them is never compiled. For the others two libraries search, with the same answer. `re` is at hand
    but cannot be stopped, so it gets only texts so short that it is proven to end at once (`Pattern.safe_length`).
    `regex` stops when its time is out; importing it costs as much as a quarter of reading the file (17-22 ms, and 1 ms
    a pattern), so only a longer text or a wilder pattern brings it in.
    """

    def __init__(self, pattern: Pattern) -> None:
        self.pattern = pattern
        self.work: Work = UNCOUNTED
        self._lacking: set[str] = set()

    def __call__(self, value: Any) -> bool:
        if not self._has_words(fold(value)):
            return False
        text = normalize("NFC", value)
        if len(text) <= _LONG and len(text) * _SOON <= self.pattern.safe_length:
            return self._quick(text)
        begun = process_time()
        found = self._quick(text) if len(text) <= self.pattern.safe_length else self._limited(text)
        self.work.seconds += process_time() - begun
        if self.work.seconds > SECONDS_TOGETHER and self.work is not UNCOUNTED:
            raise OutOfTime(self.pattern)
        return found

    def possible(self, texts: Iterable[str]) -> set[str]:
        """The texts in which it may be found: most often none, which their words tell of all of them together."""
        new = [text for text in texts if text not in self._lacking]
        folded_texts = [*map(fold, new)]
        having: set[str] = set()
        if self._has_words(_BETWEEN.join(folded_texts)):
            having.update(text for text, low in zip(new, folded_texts, strict=True) if self._has_words(low))
        if len(self._lacking) > _KEPT:
            self._lacking.clear()
        self._lacking.update(new)
        self._lacking -= having
        return having

    def _has_words(self, low: str) -> bool:
        """Whether a text, folded, has a word of each group that a match must contain."""
        for group in self.pattern.needed:
            for word in group:
                if word in low:
                    break
            else:
                return False
        return True

    @cached_property
    def _quick(self) -> Callable[[str], bool]:
        search = re.compile(self.pattern.written, re.IGNORECASE if self.pattern.flags else re.NOFLAG).search
        return lambda text: search(text) is not None

    @cached_property
    def _limited(self) -> Callable[[str], bool]:
        import regex  # see above

        search = regex.compile(self.pattern.written, regex.IGNORECASE if self.pattern.flags else 0).search

        def found(text: str) -> bool:
            try:
                return search(text, timeout=SECONDS) is not None
            except TimeoutError:
                raise OutOfTime(self.pattern, len(text)) from None

        return found


@lru_cache(maxsize=4096)  # several rules look for something in the same texts
def fold(text: str) -> str:
    """The text in NFC, so that what the libraries take for upper and lower case of one letter is the same."""
    # Beyond what case folding does, both take ı and İ for forms of i; İ folds to i with a dot of its own.
    return folded(text).replace("ı", "i").replace("\N{COMBINING DOT ABOVE}", "")
