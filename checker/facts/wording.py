"""Words made comparable: keys without case and punctuation, stems of Swedish words, sentences, units."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain
from typing import Final

from checker.characters import folded, words_in

_SENTENCE_END: Final = re.compile(r"[.!?]\s+(?=[A-ZÅÄÖ\d])")

_EMPTY_WORDS: Final = (
    "alla allt att av avseende bli blir både de dels dem den denna deras dess det detta där då efter eller en enligt "
    "ett finns för från få får genom gällande göra ha han har hon hos hur i in inom inte ingår kan kommer kring m med "
    "mellan mm mot ned ner nu när och också om ovan på samt ska skall som så sig sin sina sitt t ex till under upp ur "
    "ut utan utifrån var vara vad vi vid vilka vilken vilket vår våra än är över övrigt "
    "antal antalet andel andelen föregående grunduppdrag jämfört jämförelse minst högst per varje år året"
)
_EMPTY: Final = frozenset(_EMPTY_WORDS.split())
"""Words that say nothing of what a text is about, those with which a result measures and compares among them."""

_ENDING_WORDS: Final = (
    "a an ans ar are aren arens arna arnas as ad ade ades ande andes anden aste ast at e en ens ende er erna ernas "
    "ern es et ets het hets heten hetens heter heterna or orna ornas s"
)
_ENDINGS: Final = frozenset(_ENDING_WORDS.split())
_LENGTHS: Final[dict[str, list[int]]] = {}
"""How long the endings are that end with a letter, the longest first."""
for _length, _letter in sorted({(len(ending), ending[-1]) for ending in _ENDINGS}, reverse=True):
    _LENGTHS.setdefault(_letter, []).append(_length)
_LEAST: Final = 3
"""How many letters a stem keeps."""

_UNITS: Final = {"procent": "%", "kronor": "kr", "styck": "st"}


@lru_cache(maxsize=2048)
def key(text: str) -> str:
    """A text without case, punctuation and double spaces.

    >>> key("Lön, förmån  och PENSION:")
    'lön förmån och pension'
    """
    return " ".join(words_in(text))


class Names:
    """Names as keys, and which of them can stand in a text: there may be thousands of both."""

    def __init__(self, names: Iterable[str]) -> None:
        """The names in the order in which they are to be looked for."""
        self._names = [*names]
        words = [name.split() for name in self._names]
        counts = Counter(chain.from_iterable(words))
        self._by_rarest: dict[str, list[int]] = {}
        for place, of_one in enumerate(words):
            self._by_rarest.setdefault(min(of_one, key=counts.__getitem__), []).append(place)

    def in_words_of(self, text: str) -> list[str]:
        """Those whose rarest word is a word of the text, a key: all that stand in it, and few others."""
        found = self._by_rarest.get
        return [self._names[place] for place in sorted({place for word in text.split() for place in found(word, ())})]


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """A word of a key without its longest Swedish ending that leaves three letters.

    >>> [stem(word) for word in ("omsättningen", "kommunens", "kommun", "stadskärnans", "energin", "ökar")]
    ['omsättning', 'kommun', 'kommun', 'stadskärn', 'energi', 'öka']
    """
    if word.startswith("öka"):  # what most results should do, and too short for its endings
        return "öka"
    if word.endswith("plan"):
        return word
    if word.endswith(("in", "ins", "aron", "arons")) and len(word) > 6:
        return word.removesuffix("s").removesuffix("n")  # ekonomin, frånvaron; but kommun
    for length in _LENGTHS.get(word[-1:], ()):
        if word[-length:] in _ENDINGS and len(word) >= _LEAST + length:
            return word[:-length]
    return word


@lru_cache(maxsize=2048)
def content(text: str) -> frozenset[str]:
    """The stems of the words that say what a text is about."""
    return frozenset(map(stem, {*words_in(text)} - _EMPTY))


def sentences(text: str) -> list[str]:
    """The sentences of a paragraph."""
    found: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        found.append(text[start : end.start() + 1])
        start = end.end()
    return [*found, text[start:]]


@lru_cache(maxsize=256)
def unit_key(unit: str) -> str:
    """A unit as it is compared: `procent` is `%`, and spaces and case do not count."""
    plain = "".join(folded(unit).split())
    return _UNITS.get(plain, plain)


@lru_cache(maxsize=1024)
def source_id(source: str) -> str:
    """The words of a data source that are an id, of figures and letters; "" without any."""
    return " ".join(word for word in key(source).split() if not word.isalpha() and not word.isdecimal())
