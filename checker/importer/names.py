"""Names of boards and divisions in running text -> their codes, also where a name holds a comma or an `och`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from checker.named import NamedTuple

_TOKEN: Final = re.compile(r"[\w:’'/-]+")
_BETWEEN: Final = frozenset({"och", "samt", "eller", "resp", "respektive", "&"})
_LONGEST: Final = 8
"""How many words a name has at most."""

_GENITIVE: Final = re.compile(r"(?<=[A-ZÅÄÖ])(?:[:’']s|s)$")


def _nobody(_words: str) -> bool:
    return False


class Named(NamedTuple):
    """A name that was found: whose it is, and where in the text."""

    code: str
    begin: int
    end: int


class Listed(NamedTuple):
    """What a list of names says: codes in their order, whether it is everybody, and words that are no known name."""

    codes: tuple[str, ...]
    all: bool
    rest: tuple[str, ...]


class Names:
    """Everybody that the document declares, by each name that it uses."""

    def __init__(
        self,
        names: Iterable[tuple[str, str]],
        everybody: Callable[[str], bool] = _nobody,
        unit_word: Callable[[str], bool] = _nobody,
    ) -> None:
        """Pairs of code and name, and two that tell of words in small letters.

        `everybody`: whether they stand for all divisions. `unit_word`: whether it is a word for what kind of unit
        somebody is, as `division`.
        """
        self._known: dict[tuple[str, ...], str] = {}
        self._longest_by_first: dict[str, int] = {}
        self._codes: set[str] = set()
        self._any_case: set[str] = set()
        self._only_listed: set[str] = set()
        self._everybody = everybody
        self._unit_word = unit_word
        for code, name in names:
            self.add(code, name)

    def add(self, code: str, name: str, *, any_case: bool = False) -> None:
        """One more name of somebody; the words for what kind of unit it is may be left out of it.

        `any_case`: it means nothing else without its capital either, as `kommunstyrelsen`.
        """
        if any_case:
            self._any_case.add(name.casefold())
        words = tuple(_words(name))
        if name == code:
            self._codes.add(name.casefold())
        if words:
            self._know(words, code)
        if len(words) > 1 and self._unit_word(words[0]):
            self._know(words[1:], code)
            if len(words) == 2:
                self._only_listed.add(words[1])

    def _know(self, words: tuple[str, ...], code: str) -> None:
        self._known.setdefault(words, code)
        for first in (words[0], f"{words[0]}s") if len(words) == 1 else (words[0],):
            self._longest_by_first[first] = max(len(words), self._longest_by_first.get(first, 0))

    def copy(self) -> Names:
        """The same names, to which others can be added."""
        names = Names([])
        names._known, names._codes = {**self._known}, {*self._codes}
        names._everybody, names._unit_word = self._everybody, self._unit_word
        names._longest_by_first = {**self._longest_by_first}
        names._any_case, names._only_listed = {*self._any_case}, {*self._only_listed}
        return names

    def code_of(self, name: str) -> str | None:
        """The code of exactly this name."""
        listed = self.listed(name)
        return listed.codes[0] if len(listed.codes) == 1 and not listed.rest else None

    def found_in(self, text: str) -> Iterator[Named]:
        """Every name in a text, the longest that fits at each place, also in the genitive."""
        tokens = [*_TOKEN.finditer(text)]
        position = 0
        while position < len(tokens):
            after_kind = position > 0 and self._unit_word(_word(tokens[position - 1][0]))
            length, code = self._longest(tokens[position : position + _LONGEST], running=not after_kind)
            if code is not None:
                yield Named(code, tokens[position].start(), tokens[position + length - 1].end())
            position += length

    def listed(self, text: str) -> Listed:
        """A list of names with commas, `och` and `samt` between them."""
        tokens = [*_TOKEN.finditer(text)]
        codes: list[str] = []
        rest: list[str] = []
        everybody = False
        position = 0
        while position < len(tokens):
            length, code = self._longest(tokens[position : position + _LONGEST])
            words = tuple(_word(token[0]) for token in tokens[position : position + _LONGEST])
            if code is not None:
                codes.append(code)
            elif every := next((one for one in (3, 2) if self._everybody(" ".join(words[:one]))), 0):
                everybody, length = True, min(every, len(words))
            elif words[0] not in _BETWEEN and not self._unit_word(words[0]):
                rest.append(tokens[position][0])
            position += length
        return Listed(tuple(dict.fromkeys(codes)), everybody, tuple(rest))

    def _longest(self, tokens: Sequence[re.Match[str]], *, running: bool = False) -> tuple[int, str | None]:
        """How many of these words are a known name, and whose; one word and nobody, where none is."""
        most = self._longest_by_first.get(_word(tokens[0][0]), 0)
        words = [_word(token[0]) for token in tokens[:most]]
        for length in range(len(words), 0, -1):
            *first, last = words[:length]
            for name in ((*first, last), (*first, last.removesuffix("s")) if running else ()):
                code = self._known.get(name)
                # One word of a name, as `Utbildning`, is a name in a list or after `division`, but else any word.
                if running and len(name) == 1 and name[0] in self._only_listed:
                    continue
                if code is not None and self._is_written_so(name, tokens[:length]):
                    return length, code
        return 1, None

    def _is_written_so(self, name: tuple[str, ...], tokens: Sequence[re.Match[str]]) -> bool:
        """Whether a name of one word has its capital, and a code its capitals: `DU` is somebody, `du` is not."""
        written = tokens[0][0]
        if len(name) > 1:
            return True
        if name[0] in self._codes:
            return written[:2].isupper()
        return written[:1].isupper() or name[0] in self._any_case


def _word(token: str) -> str:
    return _GENITIVE.sub("", token).casefold()


def _words(text: str) -> list[str]:
    return [_word(token[0]) for token in _TOKEN.finditer(text)]
