"""Slips of the pen in the pattern of a formula: each leaves out one of some alternatives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import regex

from checker.importer.wordings.formulas import Formula


def unnoticed(formula: Formula) -> list[str]:
    """The patterns with a slip that say of every example what the formula says of it."""
    return [slip for slip in slips(formula.compiled.pattern) if not _is_noticed(slip, formula)]


def slips(pattern: str) -> Iterator[str]:
    """The pattern without one alternative, each in turn.

    >>> [*slips("(?:a|b) c|d")]
    ['(?:b) c|d', '(?:a) c|d', 'd', '(?:a|b) c']
    """
    for begin, end in _alternatives(pattern):
        after, before = pattern[end : end + 1] == "|", pattern[begin - 1 : begin] == "|"
        if after or before:
            yield pattern[: begin - before] + pattern[end + (after and not before) :]


_PREFIX: Final = regex.compile(r"\((?:\?(?:P<\w+>|[a-z]*:|<?[=!]))?")
"""How a group begins."""


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    """Where each alternative begins and ends, those of inner groups first."""
    begins, at, in_class = [0], 0, False
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 1
        elif in_class:
            in_class = character != "]"
        elif character == "[":
            in_class = True
        elif character == "(":
            at = at + len(_PREFIX.findall(pattern, at)[0]) - 1
            begins.append(at + 1)
        elif character == ")":
            yield begins.pop(), at
        elif character == "|":
            yield begins[-1], at
            begins[-1] = at + 1
        at += 1
    yield begins.pop(), at


def _is_noticed(slip: str, formula: Formula) -> bool:
    """Whether an example, or what is none, is told otherwise: taken or not, or with other groups."""
    try:
        slipped = formula._replace(compiled=regex.compile(slip, regex.VERSION1 | regex.UNICODE))
    except regex.error:
        return True
    said = [" ".join(one.split()) for one in (*formula.examples, *formula.counter_examples)]
    return any(slipped.match(one) != formula.match(one) for one in said)
