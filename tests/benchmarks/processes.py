"""Whole processes, measured: processor time in turn with others, instructions under callgrind, the most memory."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

FLOOR: Final = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"
STYRKOLL: Final = "import sys; from checker.cli import main; sys.exit(main())"
SCRIPT: Final = f"import re; {STYRKOLL}"
"""As the script starts it that pip writes for a console command."""

Command = Callable[[int], list[str]]
"""The arguments of Python for the n-th time that a process is run."""


class Used(NamedTuple):
    """What one process took: seconds of processors, seconds by the clock, MiB of memory at most."""

    processor: float
    clock: float
    memory: float


_STARTER: Final = """
import os, sys, time
begin = time.perf_counter()
process = os.posix_spawn(sys.executable, [sys.executable, *sys.argv[2:]], os.environ)
_, status, use = os.wait4(process, 0)
clock = time.perf_counter() - begin
told = use.ru_utime + use.ru_stime, clock, use.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)
os.write(int(sys.argv[1]), " ".join(map(str, told)).encode())
"""
"""Starts a process from a small one: the system counts the memory of what starts a process as the process's own."""


def used_by(arguments: list[str], env: Mapping[str, str], output: Path | None = None) -> Used:
    """Runs Python with these arguments, and its children's use with its own; what it prints goes to `output`."""
    ours, theirs = os.pipe()
    starter = [sys.executable, "-ISc", _STARTER, str(theirs), *arguments]
    try:
        with open(os.devnull if output is None else output, "wb") as printed:
            done = subprocess.run(
                starter, env=env, stdout=printed, stderr=subprocess.PIPE, check=False, pass_fds=[theirs]
            )
    finally:
        os.close(theirs)
    with open(ours, encoding="ascii") as told:
        *used, code = told.read().split()
    if code not in ("0", "1"):
        raise SystemExit(done.stderr.decode())
    return Used(*map(float, used))


def in_turn(commands: Mapping[str, Command], rounds: int, env: Mapping[str, str]) -> dict[str, float]:
    """Median seconds of processor time of each; they take turns, after one that compiles and fills caches."""
    taken: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(rounds + 1):
        for name, command in commands.items():
            taken[name].append(used_by(command(number), env).processor)
    return {name: median(times[1:]) for name, times in taken.items()}


def instructions(arguments: list[str], env: Mapping[str, str]) -> int | None:
    """How many instructions a process executes, by valgrind's callgrind; None where that is not installed."""
    if shutil.which("valgrind") is None:
        return None
    command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", sys.executable, *arguments]
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    found = re.search(rb"Collected : (\d+)", done.stderr)
    return int(found[1]) if found else None
