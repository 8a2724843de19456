"""Names of boards and divisions in running text -> their codes, also where a name holds a comma or an `och`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

_TOKEN: Final = re.compile(r"[\w:’'/-]+")
_BETWEEN: Final = frozenset({"och", "samt", "eller", "resp", "respektive", "&"})
_KIND_WORDS: Final = frozenset(
    {"division", "divisionen", "divisionerna", "verksamheten", "avdelningen", "förvaltningen"}
)
_GENITIVE: Final = re.compile(r"(?<=[A-ZÅÄÖ])(?:[:’']s|s)$")


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

    def __init__(self, names: Iterable[tuple[str, str]], everybody: Iterable[str] = ()) -> None:
        """Pairs of code and name; `everybody` are the words for all divisions together."""
        self._known: dict[tuple[str, ...], str] = {}
        self._everybody = {tuple(_words(words)) for words in everybody}
        for code, name in names:
            self.add(code, name)

    def add(self, code: str, name: str) -> None:
        """One more name of somebody; the words for what kind of unit it is may be left out of it."""
        words = tuple(_words(name))
        for known in (words, words[1:] if words and words[0] in _KIND_WORDS else ()):
            if known:
                self._known.setdefault(known, code)

    def copy(self) -> Names:
        """The same names, to which others can be added."""
        names = Names([])
        names._known, names._everybody = {**self._known}, self._everybody
        return names

    def code_of(self, name: str) -> str | None:
        """The code of exactly this name."""
        listed = self.listed(name)
        return listed.codes[0] if len(listed.codes) == 1 and not listed.rest else None

    def found_in(self, text: str) -> Iterator[Named]:
        """Every name in a text, the longest that fits at each place."""
        tokens = [*_TOKEN.finditer(text)]
        words = [_word(token[0]) for token in tokens]
        position = 0
        while position < len(tokens):
            length = self._longest(words, position, text, tokens)
            if length:
                code = self._known[tuple(words[position : position + length])]
                yield Named(code, tokens[position].start(), tokens[position + length - 1].end())
            position += length or 1

    def listed(self, text: str) -> Listed:
        """A list of names with commas, `och` and `samt` between them."""
        tokens = [*_TOKEN.finditer(text)]
        words = [_word(token[0]) for token in tokens]
        codes: list[str] = []
        rest: list[str] = []
        everybody = False
        position = 0
        while position < len(words):
            length = self._longest(words, position, text, tokens)
            if length:
                codes.append(self._known[tuple(words[position : position + length])])
            elif every := next(
                (one for one in self._everybody if tuple(words[position : position + len(one)]) == one), ()
            ):
                everybody, length = True, len(every)
            elif words[position] not in _BETWEEN and words[position] not in _KIND_WORDS:
                rest.append(tokens[position][0])
            position += length or 1
        return Listed(tuple(dict.fromkeys(codes)), everybody, tuple(rest))

    def _longest(self, words: list[str], position: int, text: str, tokens: list[re.Match[str]]) -> int:
        """How many words from a position are a known name; a code must be written in capitals."""
        for length in range(min(8, len(words) - position), 0, -1):
            found = tuple(words[position : position + length])
            if found in self._known:
                written = text[tokens[position].start() : tokens[position + length - 1].end()]
                if length > 1 or written[:1].isupper():
                    return length
        return 0


def _word(token: str) -> str:
    return _GENITIVE.sub("", token).casefold()


def _words(text: str) -> list[str]:
    return [_word(token[0]) for token in _TOKEN.finditer(text)]
