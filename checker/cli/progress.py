"""How far long work has come: a bar on standard error, where somebody sits there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from time import monotonic
from typing import Final, TypeVar

import click

_WIDEST: Final = 36
"""Columns of the bar itself."""
_BESIDE: Final = 24
"""Columns of what stands beside the bar and what it is about: how much is done, and how long the rest will take."""
NOW_AND_THEN: Final = 2.0
"""So often, in seconds, it is told on a line how far it has come, where nobody sits."""
_ERASED: Final = "\r\x1b[K"

T = TypeVar("T")
Step = Callable[[Iterable[str]], None]


@contextmanager
def progress(length: int, about: str, *, shown: bool = True) -> Iterator[Step]:
    """What is to be called after each of so many parts of the work, with lines that are to be told beside the bar."""
    if not shown or not sys.stderr.isatty():
        yield _tell
        return
    room = _columns() - len(about) - _BESIDE
    width = max(1, min(_WIDEST, room))
    with click.progressbar(length=length, label=about, width=width, show_eta=room > 0, file=sys.stderr) as bar:

        def step(lines: Iterable[str]) -> None:
            if lines := [*lines]:
                click.echo(_ERASED, nl=False, file=sys.stderr)
                _tell(lines)
            bar.update(1)

        yield step


def in_turn(parts: Sequence[T], about: str, *, lines: bool = False) -> Iterator[T]:
    """The parts of the work, one after another; when the next is asked for, the last is done.

    `lines`: where nobody sits, it is told every other second on a line how many are done.
    """
    told_at = monotonic()
    with progress(len(parts), about) as step:
        for done, one in enumerate(parts, start=1):
            yield one
            step(())
            if lines and not sys.stderr.isatty() and monotonic() - told_at >= NOW_AND_THEN:
                told_at = monotonic()
                _tell([f"{about}: {done}/{len(parts)}"])


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80
