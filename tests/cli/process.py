"""`styrkoll` as a process: what it prints, and how it leaves."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from tests.sound import ROOT

_NOT_INHERITED: Final = ("PYTHON", "STYRKOLL", "NO_COLOR", "FORCE_COLOR", "XDG_", "LC_", "LANG", "TERM")


class Ran(NamedTuple):
    """How a process ended, and what it printed."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """The last line of standard output."""
        return self.out.splitlines()[-1]


def environment(cache: Path, more: Mapping[str, str] | None = None) -> dict[str, str]:
    """An environment in which nothing of the developer's own is seen: not the settings, not the cache of rules."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_INHERITED)}
    own = {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    own |= dict.fromkeys(("HOME", "LOCALAPPDATA", "XDG_CACHE_HOME"), str(cache))
    return inherited | own | dict(more or {})


def faults_in(ran: Ran, file: str | Path) -> list[tuple[int, str]]:
    """Line and message of each fault that the run found in a file."""
    places = (line.partition(": ") for line in ran.err.splitlines())
    split = ((*place.rsplit(":", 2), message) for place, _, message in places)
    return [(int(line), message) for name, line, _, message in split if name == str(file)]


Plain = Callable[..., Ran]
"""Runs the command with these arguments, in an empty folder."""


class Styrkoll:
    """Runs the command in a folder, with a cache of its own."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self.folder = folder
        self.cache = cache

    def __call__(self, *arguments: str | Path, cwd: Path | None = None, env: Mapping[str, str] | None = None) -> Ran:
        """Runs it with these arguments, and with this in its environment."""
        done = self.start(*arguments, cwd=cwd, env=env)
        encoding = (env or {}).get("PYTHONIOENCODING", "utf-8")
        out, err = (stream.decode(encoding).replace("\r\n", "\n") for stream in (done.stdout, done.stderr))
        assert "Traceback" not in err, err
        return Ran(done.returncode, out, err)

    def start(
        self,
        *arguments: str | Path,
        cwd: Path | None = None,
        env: Mapping[str, str] | None = None,
        stdout: int = subprocess.PIPE,
    ) -> subprocess.CompletedProcess[bytes]:
        """Runs it, and gives what it printed as bytes."""
        return subprocess.run(
            [sys.executable, "-m", "checker", *map(str, arguments)],
            cwd=cwd or self.folder,
            env=environment(self.cache, env),
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
