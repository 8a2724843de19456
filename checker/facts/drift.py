"""Which rows of the appendices drift from the wording of most: nearly the same sentence, but not quite."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from itertools import chain
from typing import Final

from checker.facts.possible import Reader
from checker.facts.structure import common_rows_in, division_names
from checker.facts.wording import Names, key, sentences
from checker.graph import NOT_COMPARED, PLENTY, Graph, Table, Unknown, Unknowns, Values

NEARLY: Final = 0.8
"""A sentence is nearly another where they share this much of their words (Dice's index): one word in five differs."""


def drifts_from(reader: Reader) -> Table:
    """The row that first has the wording which most appendices have, for a row that says nearly but not quite it.

    Sentence by sentence, among common rows of one title: a sentence that stands in more than half of them, and beside
    it one that shares `NEARLY` its words. Names of divisions count as one word, so that each can speak of itself; a
    row that has the sentence too, or has it whole inside a longer one, does not drift. Unknown where a row's text is,
    or where a section may be such a row.
    """
    graph, title_key = reader.graph, reader.tables["title_key"]
    rows: dict[str, list[str]] = {}
    stray: dict[str, Unknowns] = {}
    roles, texts = graph.tables["role"], graph.tables["text"]
    for appendix in graph.by_kind["appendix"]:
        for section in common_rows_in(graph, appendix):
            doubts = (*roles.unknown.get(section, ()), *title_key.unknown.get(section, ()))
            if doubts:
                stray[section] = doubts
            for title in title_key.known.get(section, ()):
                rows.setdefault(title, []).append(section)
    said = cache(partial(_said, names=_own_names(graph)))  # most sentences stand in most appendices
    known: dict[str, Values] = {}
    unknown: dict[str, Unknowns] = {}
    plenty = _too_many(rows, stray, texts)
    for group in rows.values():
        in_doubt = [*stray.values(), *(texts.unknown[row] for row in group if row in texts.unknown)]
        if not in_doubt:
            prose = {row: texts.known.get(row, ()) for row in group}
            if len({*prose.values()}) > 1:
                told = {row: {said(one): None for text in prose[row] for one in sentences(text)} for row in group}
                drifts = _drifting(told)
                if drifts is None:
                    unknown |= {row: (Unknown(0, True, None, NOT_COMPARED, row, "drifts_from"),) for row in group}
                else:
                    known |= drifts
        for row in group if in_doubt else ():
            if plenty:
                unknown[row] = _anything(in_doubt[0])
            else:
                _perhaps(unknown, row, chain.from_iterable(in_doubt), [*group, *stray])
    everywhere = [row for group in rows.values() for row in group]
    for section, doubts in stray.items():
        if plenty:
            unknown[section] = _anything(doubts)
        else:
            _perhaps(unknown, section, doubts, [*everywhere, *stray])
    return Table(known, unknown)


def _too_many(rows: dict[str, list[str]], stray: dict[str, Unknowns], texts: Table) -> bool:
    """Whether the rows that may drift, each from any of the others, are so many that nobody can list them."""
    open_ = (group for group in rows.values() if stray or not texts.unknown.keys().isdisjoint(group))
    return sum(len(group) ** 2 for group in open_) + len(stray) * (len(stray) + sum(map(len, rows.values()))) > PLENTY


def _anything(causes: Unknowns) -> Unknowns:
    return tuple(one._replace(at_least=0, many=True, among=None) for one in causes[:1])


def _perhaps(unknown: dict[str, Unknowns], node: str, causes: Iterable[Unknown], among: list[str]) -> None:
    """Records that the node may drift from any of the others."""
    others = tuple(other for other in dict.fromkeys(among) if other != node)
    if others:
        unknown[node] = tuple(dict.fromkeys(one._replace(at_least=0, many=True, among=others) for one in causes))


def _own_names(graph: Graph) -> Names:
    """What a division calls itself in its appendix, as keys, the longest first: its names, its code, "divisionen"."""
    names = division_names(graph)
    short = [name.removeprefix("division ") for name in names if name.startswith("division ") and name.count(" ") > 1]
    codes = [key(division) for division in graph.by_kind["division"]]
    every = filter(None, {*names, *short, *codes, "divisionen"})
    return Names(sorted(every, key=lambda name: (-len(name), name)))


def _said(sentence: str, names: Names) -> str:
    """A sentence as a key, with `@` for the name of any division."""
    said = f" {key(sentence)} "
    for name in names.in_words_of(said):
        if name in said:
            said = said.replace(f" {name} ", " @ ")
    return said


def _drifting(said: dict[str, dict[str, None]]) -> dict[str, Values] | None:
    """Each row that drifts, with the first row that has the wording of most; None where too much is to be compared."""
    counts = Counter(sentence for row in said.values() for sentence in row)
    usual = [sentence for sentence, count in counts.items() if 2 * count > len(said) and count > 1]
    lacking = {row: [sentence for sentence in usual if sentence not in own] for row, own in said.items()}
    if sum(len(said[row]) * len(lacked) for row, lacked in lacking.items()) > PLENTY:
        return None
    first = {sentence: row for row, own in reversed(said.items()) for sentence in own}
    drifts: dict[str, Values] = {}
    for row, own in said.items():
        found = [first[one] for one in lacking[row] if any(_nearly(mine, one) for mine in own)]
        if found:
            drifts[row] = tuple(dict.fromkeys(found))
    return drifts


def _nearly(mine: str, usual: str) -> bool:
    few, many = sorted((mine.count(" ") - 1, usual.count(" ") - 1))  # so many words has each
    if 2 * few < NEARLY * (few + many) or usual in mine:
        return False
    words, theirs = Counter(mine.split()), Counter(usual.split())
    return 2 * (words & theirs).total() >= NEARLY * (words.total() + theirs.total())
