"""How much is gone through while an agreement is judged: counted, so that it is too much on every machine or on none.

Only what can multiply is counted: what a path of several steps comes to, values that are more than a few, what is asked
of each of them. What a rule reads of its own nodes, step by step, is no more than there is in the agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from typing import Final, TypeVar

from checker.graph.values import Unknowns, Values

FEW: Final = 8
"""So many values are gone through sooner than it is found out whether they are those that were met last."""

HASHED_QUICKLY: Final = 32
"""So many candidates of an unknown are hashed while one value is gone through."""

_Answer = TypeVar("_Answer")


def _as_one() -> int:
    return 1


class TooMuchWork(Exception):
    """More was gone through than may be."""


class Work:
    """What may still be gone through, in values: all there are, until a limit is set."""

    __slots__ = ("_forgetting", "left", "seconds")

    def __init__(self) -> None:
        self.left: float = inf
        self.seconds = 0.0
        """How long was searched in texts for what can take long."""
        self._forgetting: list[Callable[[], None]] = []

    def spend(self, values: int) -> None:
        """Counts values that are gone through.

        Raises:
            TooMuchWork: where they are more than what is left.
        """
        self.left -= values
        if self.left < 0:
            raise TooMuchWork

    def spend_on(self, unknowns: Unknowns, quickly: int = 1, each: Callable[[], int] = _as_one) -> None:
        """Counts what unknowns may turn out to be, where that is more than a few: so many as one, or each as more."""
        if len(unknowns) > FEW:
            self.spend(len(unknowns))
        for unknown in unknowns:
            if unknown.among is not None and len(unknown.among) > FEW:
                self.spend(len(unknown.among) * each() // quickly)

    def of_many(
        self, asked: Callable[[Values], _Answer], each: Callable[[], int] = _as_one
    ) -> Callable[[Values], _Answer]:
        """The same of many values, counted, `each` as so many; not asked again of those that were met last.

        All that lead to one hub, as items to their agreement, lead from there to the very same values.
        """
        last: Values | None = None
        answer: _Answer

        def answered(values: Values) -> _Answer:
            nonlocal answer, last
            if values is not last:
                self.spend(len(values) * each())
                if last is None:
                    self._forgetting.append(forget)
                answer = asked(values)
                last = values
            return answer

        def forget() -> None:
            nonlocal last
            last = None

        return answered

    def forget(self) -> None:
        """Holds nothing of an agreement any longer, nor any answer about it."""
        for forget in self._forgetting:
            forget()
        self._forgetting.clear()


class _Uncounted(Work):
    """For values that no agreement gives: nothing of them need be forgotten."""

    __slots__ = ()

    def spend(self, values: int) -> None:
        """Counts nothing."""

    def of_many(
        self, asked: Callable[[Values], _Answer], each: Callable[[], int] = _as_one
    ) -> Callable[[Values], _Answer]:
        """The same."""
        return asked


UNCOUNTED: Final = _Uncounted()


class KnownValues:
    """A path, compiled: `get(node, ())` gives its known values, `work` counts what is gone through of them.

    `goes_on`: it is more than one step, so that from all nodes together it may come to more than there is.

    As a table is read, for the `get` of a path of one step is that of its table: rules read nothing as often.
    """

    __slots__ = ("get", "goes_on", "work")

    def __init__(self, get: Callable[[str, Values], Values], work: Work = UNCOUNTED, *, goes_on: bool = False) -> None:
        self.get = get
        self.work = work
        self.goes_on = goes_on

    def __call__(self, node: str) -> Values:
        return self.get(node, ())
