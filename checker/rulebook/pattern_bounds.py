"""What follows from a pattern for every search with it: what a text must contain, and how long it may safely be.

A search that backtracks can take longer than a life. How long at most follows from the pattern, for texts of a given
length: at each place, a part costs its own steps once for each way in which the parts before it can match. A choice has
the ways of all its options together, or of one, where no two begin alike; a repetition of a part with w ways has
w + w² + w³ … ways. `safe_length` is the longest text for which that bound stays below `STEPS`, some tenths of a second.
"""

from __future__ import annotations

from typing import Final

from checker.rulebook.patterns import Choice, Edge, Node, One, Repetition, Row

STEPS: Final = 10_000_000
"""Of some 20 ns each."""

_LONGEST_TEXT: Final = 1_000_000

Groups = tuple[tuple[str, ...], ...]


def needed(node: Node) -> Groups:
    """Words, folded: of each group, every text in which the pattern is found has at least one."""
    groups = sorted(dict.fromkeys(_needed(node)), key=_weight, reverse=True)
    telling = [group for group in groups if _weight(group)[0] > 1]
    return tuple(telling or groups[:1])


def _needed(node: Node) -> Groups:
    if isinstance(node, One):
        return ((node.letter,),) if node.letter else ()
    if isinstance(node, Repetition):
        return _needed(node.part) if node.least else ()
    if isinstance(node, Choice):
        options = [_needed(option) for option in node.options]
        if not all(options):
            return ()
        return (tuple(dict.fromkeys(word for groups in options for word in max(groups, key=_weight))),)
    return _needed_in_row(node) if isinstance(node, Row) else ()


def _needed_in_row(row: Row) -> Groups:
    groups: list[tuple[str, ...]] = []
    word = ""
    for part in row.parts:
        if isinstance(part, One) and part.letter:
            word += part.letter
            continue
        again = _letters(part)
        groups += [(word + again,)] if word + again else []
        groups += () if again else _needed(part)
        word = again  # what is repeated stands last before what follows, too
    return (*groups, (word,)) if word else tuple(groups)


def _letters(node: Node) -> str:
    """One letter as often as it must be repeated, where the part is such a repetition."""
    return node.part.letter * node.least if isinstance(node, Repetition) and isinstance(node.part, One) else ""


def _weight(group: tuple[str, ...]) -> tuple[int, int]:
    """How much a group tells: the longer its shortest word and the fewer its words, the more."""
    return min(map(len, group)), -len(group)


def matches_anything(node: Node) -> bool:
    """Whether the pattern is found in every text, since it can match nothing, anywhere."""
    if isinstance(node, Row):
        return all(map(matches_anything, node.parts))
    if isinstance(node, Choice):
        return any(map(matches_anything, node.options))
    return isinstance(node, Repetition) and (node.least == 0 or matches_anything(node.part))


def safe_length(node: Node) -> int:
    """The longest text in which a search with `re` surely takes no more than `STEPS` steps; -1: not even an empty one.

    Longer texts are for the library that can be stopped.
    """
    short, long = -1, _LONGEST_TEXT + 1
    while long - short > 1:
        middle = (short + long) // 2
        if most_steps(node, middle) <= STEPS:
            short = middle
        else:
            long = middle
    return short


def most_steps(node: Node, length: int) -> int:
    """The most steps of a search in a text so long, counted no further than just above `STEPS`."""
    steps, ways = _effort(node, length)
    return _capped((length + 1) * (steps + ways))


def _effort(node: Node, length: int) -> tuple[int, int]:
    """From one place in the text: the most steps to try all ways of matching, and how many ways there are at most."""
    if isinstance(node, One):
        return node.steps, 1
    if isinstance(node, Edge):
        return 1, 1
    if isinstance(node, Choice):
        efforts = [_effort(option, length) for option in node.options]
        ways_of = [ways for _, ways in efforts]
        firsts = [_first(option) for option in node.options]
        apart = all(firsts) and len({*firsts}) == len(firsts)  # then only one of the options can match at a place
        return _capped(sum(steps + 1 for steps, _ in efforts)), _capped(max(ways_of) if apart else sum(ways_of))
    if isinstance(node, Row):
        total, before = 0, 1
        for part in node.parts:
            steps, ways = _effort(part, length)
            total, before = _capped(total + before * steps), _capped(before * ways)
        return total, before
    return _effort_of_repetition(node, length)


def _effort_of_repetition(node: Repetition, length: int) -> tuple[int, int]:
    steps, ways = _effort(node.part, length)
    width = _width(node.part)
    # Both libraries stop repeating what matched nothing, once they have it as often as they must.
    most = length + node.least + 1 if node.most is None else node.most
    if width:
        most = min(most, length // width + 1)
    if ways == 1:
        return _capped((most + 1) * (steps + 1)), max(most - node.least, 0) + 1
    total, ended, reached = 0, 0, 1
    for times in range(most + 1):
        ended += reached if times >= node.least else 0
        total += reached * (steps + 1)
        reached *= ways
        if total > STEPS:
            break
    return _capped(total), _capped(max(ended, 1)) if total <= STEPS else STEPS + 1


def _first(node: Node) -> str:
    """The letter, folded, with which every match begins; "" where there is no such letter."""
    if isinstance(node, One):
        return node.letter
    if isinstance(node, Row):
        return _first(node.parts[0]) if node.parts else ""
    return _first(node.part) if isinstance(node, Repetition) and node.least else ""


def _width(node: Node) -> int:
    """The fewest characters that it matches."""
    if isinstance(node, Row):
        return sum(map(_width, node.parts))
    if isinstance(node, Choice):
        return min(map(_width, node.options))
    if isinstance(node, Repetition):
        return node.least * _width(node.part)
    return 1 if isinstance(node, One) else 0


def _capped(number: int) -> int:
    return min(number, STEPS + 1)
