"""`styrkoll` on a terminal: what is shown there, and what is typed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

import pytest

from tests.cli.process import environment

ALL: Final = ("stdin", "stdout", "stderr")


def on_a_terminal(
    cache: Path,
    arguments: Sequence[str | Path],
    *,
    folder: Path | None = None,
    typed: str = "",
    columns: int = 80,
    more: Mapping[str, str] | None = None,
    streams: Sequence[str] = ALL,
) -> tuple[str, int]:
    """What a terminal shows, with its line ends, where these `streams` are it; and the exit code.

    What is printed elsewhere is not kept. `more` stands in the environment; the terminal is a plain one where it does
    not say otherwise.
    """
    pty, termios = (pytest.importorskip(name, reason="no pseudo-terminals") for name in ("pty", "termios"))
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (50, columns))
    stdin, stdout, stderr = (theirs if name in streams else subprocess.DEVNULL for name in ALL)
    process = subprocess.Popen(
        [sys.executable, "-m", "checker", *map(str, arguments)],
        cwd=folder,
        env=environment(cache, {"TERM": "dumb"} | dict(more or {})),
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
    )
    os.close(theirs)
    os.write(ours, typed.encode())
    shown = b""
    with suppress(OSError):  # how Linux says that the other end is closed
        while block := os.read(ours, 65536):
            shown += block
    os.close(ours)
    return shown.decode(), process.wait()
