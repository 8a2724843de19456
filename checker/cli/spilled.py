"""Agreements that were checked, laid in a file as they come: outputs of all of them go through them one at a time."""

from __future__ import annotations

import os
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, overload

from checker.cli.settled import unpacked
from checker.rulebook import Rule
from checker.run import Checked

_HELD: Final = 2**20
"""So many bytes stay in memory; with more, all are laid in a temporary file."""


class Spilled(Sequence[Checked]):
    """Settled agreements in their order; each time that one is asked for, it is made anew.

    `rules` are all there are, by id.
    """

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        from tempfile import SpooledTemporaryFile  # slow to import

        self._rules = rules
        self._file = SpooledTemporaryFile(max_size=_HELD)  # noqa: SIM115 - goes with this
        self._ends = array("Q", [0])

    def add(self, packed: bytes) -> None:
        """Lays one more at the end, as another process packed it."""
        self._file.seek(0, os.SEEK_END)
        self._file.write(packed)
        self._ends.append(self._ends[-1] + len(packed))

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, position: int) -> Checked: ...
    @overload
    def __getitem__(self, position: slice) -> list[Checked]: ...
    def __getitem__(self, position: int | slice) -> Checked | list[Checked]:
        if isinstance(position, slice):
            return [self[one] for one in range(*position.indices(len(self)))]
        number = range(len(self))[position]
        self._file.seek(self._ends[number])
        return unpacked(self._file.read(self._ends[number + 1] - self._ends[number]), self._rules)

    def __iter__(self) -> Iterator[Checked]:
        return (self[number] for number in range(len(self)))
