"""Processes of their own as inputs: the command line and a file that it reads, as a shell would start them.

An input is the arguments with NUL between them, two NULs, the file's name, two more, and the file.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final, NamedTuple

from checker.cli.exits import INTERRUPTED
from tests.cli.process import environment
from tests.fuzz import seeds
from tests.fuzz.command_line import arguments_in, command_line_seeds, fresh_folder, own_folder
from tests.fuzz.documents import pdf_file, word_file
from tests.fuzz.mutate import Seed, mutated
from tests.fuzz.oracle import Wrong

_BETWEEN: Final = b"\0\0"


class _Started(NamedTuple):
    """A command, the name of a file that it reads, and what makes one."""

    arguments: tuple[str, ...]
    name: str
    make: Callable[[Random], bytes]


def _one(of: Callable[[], tuple[Seed, ...]]) -> Callable[[Random], bytes]:
    return lambda random: mutated(random, random.choice(of()))


_PROCESSES: Final = (
    _Started(("check", "avtal.yaml", "--date", "2026-06-30"), "avtal.yaml", _one(seeds.agreements)),
    _Started(("check", "avtal.yaml", "--format", "sarif"), "styrkoll.yaml", _one(seeds.configurations)),
    _Started(("check", "avtal.yaml", "--rules", "regler"), "regler/egen.yaml", _one(seeds.rules)),
    _Started(("check", "avtal.yaml", "--waivers", "undantag.yaml"), "undantag.yaml", _one(seeds.waivers)),
    _Started(
        ("report", "avtal.yaml", "--occasion", "vår", "-o", "ut", "--format", "md"),
        "avtal.yaml",
        _one(seeds.agreements),
    ),
    _Started(("import", "avtal.txt", "-o", "ut.yaml"), "avtal.txt", _one(seeds.passages)),
    _Started(("import", "avtal.docx", "-o", "ut.yaml"), "avtal.docx", word_file),
    _Started(("import", "avtal.pdf", "-o", "ut.yaml"), "avtal.pdf", pdf_file),
)


def process_input(random: Random) -> bytes:
    """A command with a hostile file, or hostile arguments with a file that is right."""
    chosen = random.choice(_PROCESSES)
    if random.random() < 0.3:
        line = mutated(random, random.choice(command_line_seeds()), seeds.rule_names())
        return _BETWEEN.join((line.replace(_BETWEEN, b"\0"), b"", b""))
    return _BETWEEN.join(("\0".join(chosen.arguments).encode(), chosen.name.encode(), chosen.make(random)))


def run_process(data: bytes) -> Iterator[Any]:
    """The process: how it ends, and what it prints of that."""
    line, _, rest = data.partition(_BETWEEN)
    name, _, held = rest.partition(_BETWEEN)
    folder = fresh_folder()
    if any(name.decode("utf-8", "replace") == one.name for one in _PROCESSES):
        (folder / name.decode()).write_bytes(held)
    arguments = [one.replace("\0", "") for one in arguments_in(line)]
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=folder,
        env=environment(own_folder() / "cache"),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=50,
    )
    told = done.stderr.decode("utf-8", "replace")
    if "Traceback" in told:
        raise Wrong(f"a traceback: {arguments!r} {told}")
    if done.returncode not in (0, 1, 2, INTERRUPTED):
        raise Wrong(f"a process that ends otherwise: {done.returncode} {arguments!r} {told}")
    if done.returncode == 2 and not told.strip():
        raise Wrong(f"a fault that says nothing: {arguments!r}")
    if done.returncode == 1 and not done.stdout.strip():
        raise Wrong(f"findings that are not told: {arguments!r}")
    return iter(())
