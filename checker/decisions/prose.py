"""What was changed in a text: the words that were replaced, added or struck, not whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from checker.words import LANGUAGES, Text, quoted

LONGEST: Final = 60
"""How many characters of the words that changed are shown."""

MOST_SHOWN: Final = 3
_CLOSE: Final = 2
"""Edits with no more words between them than this read as one."""

_TOO_MANY: Final = 4_000_000
"""Texts with more pairs of words than this are told as a whole, for comparing them takes that many steps."""

Edit = tuple[str, str]
"""Words that stood there, and words that stand there now; "" for none."""


def edits(old: Sequence[str], new: Sequence[str]) -> list[Edit]:
    """Every edit between two texts of some paragraphs, in order; line breaks inside a paragraph say nothing."""
    before, now = ([" ".join(paragraph.split()) for paragraph in text] for text in (old, new))
    found: list[Edit] = []
    for mine, theirs in _unequal(before, now, close=0):
        found += _word_edits([*_words(mine)], [*_words(theirs)])
    return found


def edits_said(found: Sequence[Edit]) -> Text:
    """The first edits in words: what is replaced by what, added, struck."""
    said = [_edit_said(*edit) for edit in found[:MOST_SHOWN]]
    more = len(found) - MOST_SHOWN
    if more > 0:
        said.append(Text("1 ändring till", "1 more change") if more == 1 else _more(more))
    return Text("; ".join(one.sv for one in said), "; ".join(one.en for one in said))


def shortened(text: str, length: int = LONGEST) -> str:
    """The beginning of a text, cut between words."""
    plain = " ".join(text.split())
    if len(plain) <= length:
        return plain
    cut = plain[: length - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"


def quoted_in_both(words: str) -> Text:
    """The words in each language's quotation marks."""
    return Text(*(quoted(words, language) for language in LANGUAGES))


def _more(count: int) -> Text:
    return Text(f"{count} ändringar till", f"{count} more changes")


def _edit_said(before: str, now: str) -> Text:
    mine, theirs = (quoted_in_both(shortened(words)) for words in (before, now))
    if not before:
        return Text(f"{theirs.sv} läggs till", f"{theirs.en} is added")
    if not now:
        return Text(f"{mine.sv} stryks", f"{mine.en} is struck")
    return Text(f"{mine.sv} ersätts av {theirs.sv}", f"{mine.en} is replaced by {theirs.en}")


def _words(paragraphs: Sequence[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from paragraph.split()


def _word_edits(old: list[str], new: list[str]) -> list[Edit]:
    if len(old) * len(new) > _TOO_MANY:
        return [(" ".join(old), " ".join(new))]
    return [(" ".join(mine), " ".join(theirs)) for mine, theirs in _unequal(old, new, close=_CLOSE)]


def _unequal(old: list[str], new: list[str], close: int) -> Iterator[tuple[list[str], list[str]]]:
    """The stretches in which two lists differ; two with no more than `close` equal members between them are one."""
    stretches: list[list[int]] = []
    for tag, begin, end, other_begin, other_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if stretches and begin - stretches[-1][1] <= close:
            stretches[-1][1], stretches[-1][3] = end, other_end
        else:
            stretches.append([begin, end, other_begin, other_end])
    yield from ((old[begin:end], new[start:stop]) for begin, end, start, stop in stretches)
