"""Processes of their own as inputs: the command line and the files that it reads, as a shell would start them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from random import Random
from typing import Any

from checker.cli.exits import INTERRUPTED
from tests.cli.process import environment
from tests.fuzz import seeds
from tests.fuzz.command_line import arguments_in, command_line_seeds, fresh_folder, own_folder
from tests.fuzz.commands import TYPED, edited_command, unpacked
from tests.fuzz.mutate import mutated
from tests.fuzz.oracle import Wrong


def process_input(random: Random) -> bytes:
    """A command with a hostile file, or hostile arguments with files that are right."""
    if random.random() < 0.3:
        return mutated(random, random.choice(command_line_seeds()), seeds.rule_names())
    return edited_command(random)


def run_process(data: bytes) -> Iterator[Any]:
    """The process: how it ends, and what it prints of that."""
    line, files = unpacked(data)
    typed = files.pop(TYPED, b"")
    arguments = [one.replace("\0", "") for one in arguments_in(line)]
    done = subprocess.run(
        [sys.executable, "-m", "checker", *arguments],
        cwd=fresh_folder(files),
        env=environment(own_folder() / "cache"),
        input=typed,
        capture_output=True,
        check=False,
        timeout=200,
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
