"""How far long work has come: a bar on standard error, where somebody sits there."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Final, TypeVar

import click

_WIDEST: Final = 36
"""Columns of the bar itself."""
_BESIDE: Final = 24
"""Columns of what stands beside the bar and what it is about: how much is done, and how long the rest will take."""
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


def in_turn(parts: Sequence[T], about: str) -> Iterator[T]:
    """The parts of the work, one after another; when the next is asked for, the last is done."""
    with progress(len(parts), about) as step:
        for one in parts:
            yield one
            step(())


def _tell(lines: Iterable[str]) -> None:
    for line in lines:
        print(line, file=sys.stderr)


def _columns() -> int:
    try:
        return os.get_terminal_size(sys.stderr.fileno()).columns or 80
    except OSError:
        return 80
