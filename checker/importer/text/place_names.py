"""How a place in a text is named in a question: by the words that stand there, as many as are needed to find it."""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

_MOST_WORDS: Final = 40
"""What is not told apart by so many words is printed twice."""

_MOST_ALIKE: Final = 50
"""Where more places than this begin alike, it is said which of them one is, and no word is looked for that differs."""

_TIME: Final = re.compile(r" \[(\d+)\]$")


def nth_time(words: str, time: int) -> str:
    """The name of a place: the words that stand there, and which time they do, from the second on."""
    return f"{words} [{time}]" if time > 1 else words


def words_and_time(name: str) -> tuple[str, int]:
    """The words at the place that has a name, and which time they stand."""
    found = _TIME.search(name)
    return (name[: found.start()], int(found[1])) if found else (name, 1)


class PlaceNames:
    """The names of places in some texts, each given as its words, in their order."""

    def __init__(self, texts: Sequence[Sequence[str]]) -> None:
        self.texts = texts
        self._places: dict[int, dict[tuple[str, ...], list[tuple[int, int]]]] = {}

    def name(self, text: int, word: int, least: int) -> tuple[str, str]:
        """Of the place where a word of a text stands: `least` words or more, and its name.

        That is the words but where they stand more than once: it also says which of these times it is.
        """
        words = self.texts[text][word : word + _MOST_WORDS]
        alike = self._alike(words[:least])
        count = least
        while 1 < len(alike) <= _MOST_ALIKE and count < len(words):
            alike = [
                (at, place)
                for at, place in alike
                if self.texts[at][place + count : place + count + 1] == words[count : count + 1]
            ]
            count += 1
        said = " ".join(words[:count])
        return said, nth_time(said, bisect(alike, (text, word)))

    def _alike(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """The places where these words stand, each with the number of its text and of its word in it."""
        count = len(words)
        if count not in self._places:
            places = self._places[count] = defaultdict(list)
            for at, text in enumerate(self.texts):
                for place in range(len(text) - count + 1):
                    places[tuple(text[place : place + count])].append((at, place))
        return self._places[count][tuple(words)]
