"""`python -m tests.fuzz --inputs 1000000 --seed 1 --log fuzz.jsonl`: a campaign by hand, and what it found.

With a log it can be stopped and goes on where it was; `--show LOG` tells what all in some logs come to. `--megabyte`
measures what is just below a megabyte instead, and `--input NUMBER` writes an input of the campaign to standard output.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from tests.fuzz.campaign import Campaign, Found, drawn, together
from tests.fuzz.megabytes import measured
from tests.fuzz.oracle import LIMIT, Complaint
from tests.fuzz.sorts import SORTS
from tests.fuzz.watched import watched

_MEMORY: Final = 4 * 2**30
"""Bytes that the process may take: an input that asks for more is found, and does not take the machine down."""


def main() -> int:
    """Runs what is asked for; 1 if anything was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("--inputs", type=int, default=5_000, help="how many")
    asked.add_argument("--seed", type=int, default=1, help="of the randomness: the same gives the same inputs")
    asked.add_argument("--sort", action="append", choices=[*SORTS], default=[], help="only this sort; several times")
    asked.add_argument("--log", type=Path, help="written as it goes; what is in it already is not run again")
    asked.add_argument("--show", type=Path, nargs="+", metavar="LOG", help="run nothing: tell of these logs together")
    asked.add_argument(
        "--megabyte", action="store_true", help="measure what is just below a megabyte, the slowest last"
    )
    asked.add_argument("--input", type=int, metavar="NUMBER", help="run nothing: print this input of the campaign")
    said = asked.parse_args()
    if said.megabyte:
        return _megabytes()
    if said.input is not None:
        sys.stdout.buffer.write(drawn(said.seed, said.input, tuple(said.sort))[1])
        return 0
    if said.show:
        ran = together(part for log in said.show for part in _logged(log))
    else:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        ran = together(_parts(said.seed, said.inputs, tuple(said.sort), said.log))
    for line in _told(ran):
        print(line)
    return 1 if ran.found else 0


def _megabytes() -> int:
    """Tells how long each took; 1 if any took longer than the limit."""
    found = sorted(measured(), key=lambda one: one.seconds)
    for one in found:
        print(one)
    return int(any(one.complaint is not None or one.seconds > LIMIT for one in found))


def _parts(seed: int, inputs: int, sorts: tuple[str, ...], log: Path | None) -> Iterator[Campaign]:
    """The campaign part by part, those in the log first."""
    before = [*_logged(log)] if log is not None and log.exists() else []
    yield from before
    for part in watched(seed, sum(part.inputs.total() for part in before), inputs, sorts):
        if log is not None:
            with log.open("a", encoding="utf-8") as file:
                file.write(json.dumps(_plain(part)) + "\n")
        for one in part.found:
            print(f"{one}\n", file=sys.stderr, flush=True)
        yield part


def _plain(part: Campaign) -> dict[str, Any]:
    found = [[one.sort, one.number, *one.complaint, one.data.decode("latin-1")] for one in part.found]
    return {**part._asdict(), "found": found}


def _logged(log: Path) -> Iterator[Campaign]:
    for line in log.read_text("utf-8").splitlines():
        part = json.loads(line)
        found = [
            Found(sort, number, Complaint(what, details), data.encode("latin-1"))
            for sort, number, what, details, data in part["found"]
        ]
        yield Campaign(Counter(part["inputs"]), Counter(part["refused"]), part["seconds"], part["slowest"], found)


def _told(ran: Campaign) -> Iterable[str]:
    """The table, and what was found."""
    yield "| sort | inputs | refused | processor time, s | slowest, s |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name in [name for name in SORTS if name in ran.inputs]:
        yield _row(name, ran.inputs[name], ran.refused[name], ran.seconds[name], ran.slowest[name])
    yield _row("all", ran.inputs.total(), ran.refused.total(), sum(ran.seconds.values()), max(ran.slowest.values()))
    yield from (f"\n{found}" for found in ran.found)


def _row(name: str, inputs: int, refused: int, seconds: float, slowest: float) -> str:
    share = f"{100 * refused / inputs:.0f} %" if refused else ""  # commands tell their faults themselves
    return f"| {name} | {inputs:,} | {share} | {seconds:,.0f} | {slowest:.2f} |"


if __name__ == "__main__":
    sys.exit(main())
