"""Which things of an earlier version are which of a later one: by their words first, for numbers are given anew.

The steps go from the surest to the least sure, and each sees only what those before it left over:

1. the same kind, title and text;
2. the same kind and title, where no other has them;
3. the most alike, from the best pair down, as far as `LIMIT`; the same number counts for `SAME_NUMBER`;
4. the same kind and title, by number, then in order;
5. the same kind and number, where one of them has no words yet;
6. the same number and title.

Two that merely share a number and say something else are no pair: one was removed, and one added.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import Final

from checker.facts.wording import content, key
from checker.named import NamedTuple

LIMIT: Final = 0.6
"""How alike two things must be to be one, where 1 is the same words."""

SAME_NUMBER: Final = 0.3
"""What a shared number adds: with it, half of the words may be others."""

COMMON: Final = 50
"""What more things than this have, a word or a number, tells none of them apart, and brings none together."""


class Described(NamedTuple):
    """A thing as it is recognised. `id` begins with its number (`1.1.2`, `1.1.2#2`); an unknown text is None."""

    id: str
    kind: str
    title: str
    text: str | None = None

    @property
    def number(self) -> str:
        """The number, or the id that was given in the file."""
        return self.id.partition("#")[0]


Pair = tuple[Described, Described]
Step = Callable[[list[Described], list[Described]], Iterable[Pair]]


def matched(old: Sequence[Described], new: Sequence[Described]) -> dict[str, str]:
    """One to one, the ids of the old things and those that they have now; ids are unique on each side."""
    found: dict[str, str] = {}
    for step in (_same_words, _only_ones_titled, _most_alike, _same_title, _same_number, _other_kind):
        taken = {*found.values()}
        olds = [one for one in old if one.id not in found]
        news = [one for one in new if one.id not in taken]
        if not olds or not news:
            break
        found.update((one.id, other.id) for one, other in step(olds, news))
    return found


def _same_words(olds: list[Described], news: list[Described]) -> Iterator[Pair]:
    def words(one: Described) -> Hashable:
        return None if one.text is None else (one.kind, key(one.title), " ".join(one.text.split()))

    for mine, theirs in _groups(olds, news, words):
        yield from _by_number_then_order(mine, theirs)


def _only_ones_titled(olds: list[Described], news: list[Described]) -> Iterator[Pair]:
    for mine, theirs in _groups(olds, news, _titled):
        if len(mine) == len(theirs) == 1:
            yield mine[0], theirs[0]


def _same_title(olds: list[Described], news: list[Described]) -> Iterator[Pair]:
    for mine, theirs in _groups(olds, news, _titled):
        yield from _by_number_then_order(mine, theirs)


def _same_number(olds: list[Described], news: list[Described]) -> Iterator[Pair]:
    """A draft that had no words yet."""
    for mine, theirs in _groups(olds, news, lambda one: (one.kind, one.number)):
        pairs = zip(mine, theirs, strict=False)
        yield from (pair for pair in pairs if not all(_Words.of(one).whole for one in pair))


def _other_kind(olds: list[Described], news: list[Described]) -> Iterator[Pair]:
    """A thing that became one of another kind, and kept number and title."""
    for mine, theirs in _groups(olds, news, lambda one: (one.number, key(one.title))):
        yield from zip(mine, theirs, strict=False)


def _titled(one: Described) -> Hashable:
    title = key(one.title)
    return (one.kind, title) if title else None


def _groups(
    olds: list[Described], news: list[Described], name: Callable[[Described], Hashable]
) -> Iterator[tuple[list[Described], list[Described]]]:
    """The things of both sides that go by one name; None is no name."""
    sides: tuple[dict[Hashable, list[Described]], ...] = ({}, {})
    for side, things in zip(sides, (olds, news), strict=True):
        for one in things:
            if (called := name(one)) is not None:
                side.setdefault(called, []).append(one)
    yield from ((mine, sides[1][called]) for called, mine in sides[0].items() if called in sides[1])


def _by_number_then_order(mine: list[Described], theirs: list[Described]) -> Iterator[Pair]:
    free: dict[str, list[Described]] = {}
    for other in reversed(theirs):
        free.setdefault(other.number, []).append(other)
    pairs = [(one, free[one.number].pop()) for one in mine if free.get(one.number)]
    yield from pairs
    paired = {one.id for one, _ in pairs}, {other.id for _, other in pairs}
    yield from zip(
        (one for one in mine if one.id not in paired[0]),
        (other for other in theirs if other.id not in paired[1]),
        strict=False,
    )


class _Words(NamedTuple):
    """The words that say what a thing is about: those of its title, and all of them."""

    title: frozenset[str]
    whole: frozenset[str]
    has_text: bool

    @classmethod
    def of(cls, one: Described) -> _Words:
        title = content(one.title)
        return cls(title, title | content(one.text) if one.text else title, bool(one.text))


def _most_alike(olds: list[Described], news: list[Described]) -> Iterator[Pair]:
    mine, theirs = ([_Words.of(one) for one in things] for things in (olds, news))
    scored: list[tuple[float, int, int]] = []
    for place, other in _candidates(olds, news, mine, theirs):
        same_number = SAME_NUMBER if olds[place].number == news[other].number else 0
        score = _likeness(mine[place], theirs[other]) + same_number
        if score >= LIMIT:
            scored.append((-score, place, other))
    used: tuple[set[int], set[int]] = (set(), set())
    for _, place, other in sorted(scored):
        if place not in used[0] and other not in used[1]:
            used[0].add(place)
            used[1].add(other)
            yield olds[place], news[other]


def _candidates(
    olds: list[Described], news: list[Described], mine: list[_Words], theirs: list[_Words]
) -> Iterator[tuple[int, int]]:
    """The pairs of one kind that are worth comparing: those that share a number or a word that is not too common."""
    holders: dict[str, list[int]] = {}
    counts = Counter(word for words in theirs for word in words.whole)
    for place, words in enumerate(theirs):
        for word in words.whole:
            if counts[word] <= COMMON:
                holders.setdefault(word, []).append(place)
    numbered: dict[str, list[int]] = {}
    for place, one in enumerate(news):
        numbered.setdefault(one.number, []).append(place)
    for place, (one, words) in enumerate(zip(olds, mine, strict=True)):
        same = numbered.get(one.number, ())
        others = {*same} if len(same) <= COMMON else set()
        for word in words.whole:
            others.update(holders.get(word, ()))
        yield from ((place, other) for other in sorted(others) if news[other].kind == one.kind)


def _likeness(one: _Words, other: _Words) -> float:
    """From 0 to 1: by all words, or by the title and all words alike; by the title where only one has a text."""
    title = _dice(one.title, other.title)
    if not (one.has_text and other.has_text):
        return title
    whole = _dice(one.whole, other.whole)
    return max(whole, (title + whole) / 2)


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    both = len(one) + len(other)
    return 2 * len(one & other) / both if both else 0.0
