"""Strong Kleene logic: true, false, or, where an unknown could turn out either way, undecided (None)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

Truth = bool | None


def negation(truth: Truth) -> Truth:
    """`not`: swaps true and false."""
    return None if truth is None else not truth


def conjunction(truths: Iterable[Truth]) -> Truth:
    """`and`: false if any is false, else undecided if any is, else true."""
    result: Truth = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            result = None
    return result


def disjunction(truths: Iterable[Truth]) -> Truth:
    """`or`: true if any is true, else undecided if any is, else false."""
    result: Truth = False
    for truth in truths:
        if truth is True:
            return True
        if truth is None:
            result = None
    return result


def exactly_one(truths: Iterable[Truth]) -> Truth:
    """`xone`: false if two are true, else undecided if any is, else whether exactly one is true."""
    true, undecided = 0, False
    for truth in truths:
        true += truth is True
        undecided = undecided or truth is None
    if true > 1:
        return False
    return None if undecided else true == 1


def all_of(tests: Sequence[Callable[[Any], Truth]]) -> Callable[[Any], Truth]:
    """The conjunction of what several say of a node; a loop of its own, since a generator would take twice its time."""
    if len(tests) == 1:
        return tests[0]

    def all_hold(node: Any) -> Truth:
        result: Truth = True
        for test in tests:
            truth = test(node)
            if not truth:
                if truth is False:
                    return False
                result = None
        return result

    return all_hold


def any_of(tests: Sequence[Callable[[Any], Truth]]) -> Callable[[Any], Truth]:
    """The disjunction of what several say of a node."""
    if len(tests) == 1:
        return tests[0]

    def some_hold(node: Any) -> Truth:
        result: Truth = False
        for test in tests:
            truth = test(node)
            if truth:
                return True
            if truth is None:
                result = None
        return result

    return some_hold
