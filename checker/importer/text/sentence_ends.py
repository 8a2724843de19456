"""A sentence after one that ends a full line: whether it begins a paragraph, as the texts around it tell.

Nothing in how the lines are printed tells it. Texts that belong together are of one form: points that all begin with
verbs, or with names of what is done. A sentence that refers to the one before it seldom begins a paragraph.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from checker.importer.text.lines import Joint
from checker.importer.text.prose import Paragraph, rejoined, sentences
from checker.importer.text.spelling import PREPOSITIONS, Spelling, indefinite
from checker.importer.wordings import Wordings

_ENDED: Final = re.compile(r"[.!?][)”\"]*$")
_SURE: Final = 3
"""Where so many other texts begin as a sentence does, and none goes on so, it surely begins one."""

_WORD: Final = re.compile(r"[\w-]+")
_LEAST: Final = 4
"""So many letters of a word's last part tell which it is."""


def told_by_others(found: Sequence[Paragraph], spelling: Spelling, wordings: Wordings) -> Iterator[Paragraph]:
    """The paragraphs of a text, joined or parted where the sentences in it tell."""
    begun = Counter(_form(one.text, spelling) for one in found if one.line not in one.unsure)
    within = Counter(_form(said, spelling) for one in found for said in _said_within(one))

    def told(last: Paragraph, paragraph: Paragraph) -> Joint | None:
        text = paragraph.text
        if paragraph.line not in paragraph.unsure or paragraph.lines[0].kind != "printed":
            return None
        if not _ENDED.search(last.text) or not text[:1].isupper():
            return None
        first = next(said for _, said in sentences(text))
        if _takes_up(first, last.text) or wordings.match("refers_back", first):
            return Joint(True, sure=False)
        form = _form(text, spelling)
        if form and begun[form] > 1 and not within[form] and first.split()[0] not in last.text.split():
            return Joint(False, sure=begun[form] >= _SURE)
        return Joint(True, sure=False) if form and within[form] and not begun[form] else None

    return rejoined(found, spelling, told)


def _said_within(paragraph: Paragraph) -> Iterator[str]:
    """The sentences of a paragraph that begin within a line."""
    starts = {*paragraph.starts}
    return (said for offset, said in sentences(paragraph.text) if offset not in starts)


def _form(text: str, spelling: Spelling) -> str:
    """How a text begins: with an infinitive, the present of a verb, or the name of what is done; "" for otherwise."""
    first, second, *_ = (*text.split(None, 2), "")
    if spelling.is_verb(text):
        return "infinitive"
    if first.endswith(("ar", "er")) and spelling.is_common(text):
        return "present"
    return "name" if second in PREPOSITIONS else ""


def _takes_up(text: str, before: str) -> bool:
    """Whether a text begins with what the one before it has brought up: `Arrangemangen` after `arrangemang`."""
    first, *_ = _WORD.findall(text)
    words = {word.casefold() for word in _WORD.findall(before)}
    if first.casefold() in words:
        return False
    return any(
        word == form or (len(form) >= _LEAST and word.endswith(form)) for form in indefinite(first) for word in words
    )
