"""Slips of the pen in a pattern: each leaves out one of some alternatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

_PREFIX: Final = re.compile(r"\((?:\?(?:P<\w+>|[a-z]*:|<?[=!]))?")
"""How a group begins."""


def without_one(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative of a pattern, and the pattern without it.

    >>> [*without_one("(?:a|b) c|d")]
    [('a', '(?:b) c|d'), ('b', '(?:a) c|d'), ('(?:a|b) c', 'd'), ('d', '(?:a|b) c')]
    """
    for begin, end in _alternatives(pattern):
        after, before = pattern[end : end + 1] == "|", pattern[begin - 1 : begin] == "|"
        if after or before:
            yield pattern[begin:end], pattern[: begin - before] + pattern[end + (after and not before) :]


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
