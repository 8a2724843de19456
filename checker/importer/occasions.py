"""A list of occasions for follow-up, as a sentence prints it: which they are, in whose words, and what is none."""

from __future__ import annotations

import re
from typing import Any, Final, Literal

from checker.importer.doubt import Doubt
from checker.importer.wordings import Wordings
from checker.named import NamedTuple
from checker.vocabulary import OCCASIONS

_BETWEEN: Final = re.compile(r"[,;&]|\boch\b|\bsamt\b")
_BEFORE: Final = re.compile(r"(?:(?:i samband med|vid|i|per|till|under|efter|inför|den) )+")
"""What may stand before the name of an occasion."""


class Occasions(NamedTuple):
    """What a list says: the document's words for each occasion, in the order of the year, and those for none known."""

    words: dict[str, str]
    others: tuple[str, ...]


def occasions_in(said: str, formula: Literal["occasion", "occasion_name"], wordings: Wordings) -> Occasions:
    """The occasions in a list; `formula` names them."""
    found: dict[str, str] = {}
    others: list[str] = []
    for part in (one.strip() for one in _BETWEEN.split(said.casefold())):
        name = _BEFORE.sub("", part, count=1) if _BEFORE.match(part) else part
        for word in [name] if wordings.match(formula, name) else name.split():
            match = wordings.match(formula, word.strip("."))
            if match and (occasion := match.get("occasion")):
                found.setdefault(occasion, word)
            elif part not in others:
                others.append(part)
    return Occasions({occasion: found[occasion] for occasion in OCCASIONS if occasion in found}, tuple(others))


def unknown_occasions(said: str, about: str, line: int, question: str) -> tuple[dict[str, Any], Doubt]:
    """The field where the words do not tell which occasions they are, and the question about it."""
    unknown = {"unknown": f"det går inte att se vad ”{said}” är", "among": [*OCCASIONS]}
    return unknown, Doubt("follow-up", about, "follow_up", said, OCCASIONS, question, line)
