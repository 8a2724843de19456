"""All figures of the budgets in one run, as a Markdown table.

    python -m tests.benchmarks [--rounds 15] [--files 1000] [-o docs/benchmarks.md]

Processes take turns, so that all meet the same machine; times are medians of processor time (user and system). Nothing
is fetched. Instructions are counted where valgrind is installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from importlib.metadata import version
from math import log
from pathlib import Path
from typing import Final

from tests.benchmarks.agreements import ITEMS, faulty_agreement, larger_agreement
from tests.benchmarks.parts import bundled_rules, parts_of
from tests.benchmarks.peers import RULES, peers_on
from tests.benchmarks.processes import FLOOR, STYRKOLL, Command, in_turn, instructions, used_by
from tests.benchmarks.stages import stages
from tests.cli.process import environment
from tests.sound import EXAMPLE

BUDGETS: Final = {
    "values and all places": "0.6",
    "shape check": "0.07",
    "rules on the structure": "0.15",
    "rules on facts": "0.5",
}
FIRST_DAY: Final = date(2026, 1, 1)
NOTES: Final = """
## How to read this

A cold check is held against F on the same file; the goal of 1.5 F was set with a prototype of twelve rules. The stages
show why it is not met: Python, PyYAML and click take 0.7 F before the first line of ours runs. Our own modules (each
listed on purpose in tests/test_startup.py) come on top, and F itself has no places, no graph, no rules and no review.
What a run does not need is not loaded, and what it does not show is not worked out.

A check of what has not changed is told again before any of that is loaded.

A check counts as cold here when the rulebook comes from its cache and the verdicts do not: each run has another
`--date`. The rules are compiled once in a process; in the parts, that is before the measured rounds.

Not measured: pySHACL on exported shapes; polars and Rego, which are not among the locked libraries.
"""


def processes(file: Path, rounds: int, env: dict[str, str]) -> Iterator[str]:
    """Cold and unchanged checks against F and the bare interpreter."""

    def check(number: int) -> list[str]:  # another day each time, so that nothing is only told again
        return ["-c", STYRKOLL, "check", str(file), "--date", str(FIRST_DAY + timedelta(days=number))]

    commands: dict[str, Command] = {
        "Python alone (`pass`)": lambda _: ["-c", "pass"],
        "F: PyYAML imported, the file parsed by its C parser": lambda _: ["-c", FLOOR, str(file)],
        "check, cold": check,
        "check, unchanged": lambda _: ["-c", STYRKOLL, "check", str(file)],
    }
    times = in_turn(commands, rounds, env)
    counts = {name: instructions(command(rounds + 1), env) for name, command in commands.items()}
    bare, floor, *_ = commands
    yield "| process | ms | million instructions | to F, ms | to F, instructions | to Python alone | budget |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for name in commands:
        count, least, most = counts[name], counts[bare], counts[floor]
        millions = by_floor = by_bare = "–"
        if count and least and most:
            millions, by_floor, by_bare = f"{count / 1e6:.0f}", f"{count / most:.2f}", f", {count / least:.2f}"
        budget = {"check, cold": "≤ 1.5 F", "check, unchanged": "≤ 1.25 × Python alone"}.get(name, "")
        to_bare = f"{times[name] / times[bare]:.2f}{by_bare}"
        to_floor = f"{times[name] / times[floor]:.2f}"
        yield f"| {name} | {times[name] * 1000:.1f} | {millions} | {to_floor} | {by_floor} | {to_bare} | {budget} |"


def parts(data: bytes, rounds: int) -> Iterator[str]:
    """What a check is made of, against the parser in the same process."""
    yield "| part | ms | to the C parser | budget |"
    yield "| --- | ---: | ---: | --- |"
    for part in parts_of(data, rounds):
        budget = BUDGETS.get(part.name.partition(" (")[0], "")
        yield f"| {part.name} | {part.taken:.1f} | {part.taken / part.parser:.3f} | {f'≤ {budget}' if budget else ''} |"


def stage_rows(file: Path, env: dict[str, str]) -> Iterator[str]:
    """Where the instructions of a cold check go, against those of F."""
    floor = instructions(["-c", FLOOR, str(file)], env)
    if floor is None:
        yield "Valgrind is not installed, so they were not counted."
        return
    yield "| stage | million instructions | to F |"
    yield "| --- | ---: | ---: |"
    total = 0
    for name, count in stages(file, env):
        total += count
        yield f"| {name} | {count / 1e6:.0f} | {count / floor:.2f} |"
    yield f"| together | {total / 1e6:.0f} | {total / floor:.2f} |"


def growth(folder: Path, files: int, env: dict[str, str]) -> Iterator[str]:
    """More and more files: time by the number of items, and memory."""
    yield "| files | items | processor time, s | by the clock, s | ms a file | most memory of a process, MiB |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    taken: list[tuple[int, float]] = []
    for count in (number for number in (22, 222, 1000, 2222) if number <= files):
        part = folder / str(count)
        part.mkdir()
        for path in sorted(folder.glob("*.yaml"))[:count]:
            os.link(path, part / path.name)
        use = used_by(["-c", STYRKOLL, "check", str(part)], env)
        taken.append((count * ITEMS, use.processor))
        each = use.processor / count * 1000
        yield f"| {count} | {count * ITEMS} | {use.processor:.1f} | {use.clock:.1f} | {each:.1f} | {use.memory:.0f} |"
    (first, early), (last, late) = taken[0], taken[-1]
    if last > first:
        yield ""
        exponent = log(late / early) / log(last / first)
        yield f"From {first} to {last} items the time grows with exponent {exponent:.2f} (budget 1.05)."


def peers(folder: Path) -> Iterator[str]:
    """Other engines on the same agreements."""
    files = [path.read_bytes() for path in sorted(folder.glob("*.yaml"))[:200]]
    made = peers_on(files, bundled_rules())
    yield f"Rules {', '.join(RULES)} on {len(files)} agreements that are loaded already."
    yield ""
    yield "| engine | ms | to styrkoll | the same findings |"
    yield "| --- | ---: | ---: | --- |"
    for peer in made:
        ratio = peer.seconds / made[0].seconds
        yield f"| {peer.name} | {peer.seconds * 1000:.0f} | {ratio:.1f} | {'yes' if peer.agrees else 'NO'} |"


def report(rounds: int, files: int) -> Iterator[str]:
    """The whole page."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("PyYAML", "click", "networkx"))
    yield "# Benchmarks"
    yield ""
    yield f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, {rounds} rounds. Made by:"
    yield ""
    yield f"    python -m tests.benchmarks --rounds {rounds} --files {files} -o docs/benchmarks.md"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "agreements")
        folder.mkdir()
        for seed in range(files):
            (folder / f"{seed:05}.yaml").write_bytes(faulty_agreement(seed).data)
        env = environment(Path(name, "cache"))
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        larger = larger_agreement().encode()
        yield from ("", f"## The bundled agreement, {EXAMPLE.stat().st_size // 1000} kB", "")
        yield from processes(EXAMPLE, rounds, env)
        yield from ("", "## Where the instructions of a cold check go", "")
        yield from stage_rows(EXAMPLE, env)
        yield from ("", f"## Parts of a check, on an agreement of {ITEMS} items, {len(larger) // 1000} kB", "")
        yield from parts(larger, rounds)
        yield from ("", f"## Many files, each of {ITEMS} items and {len(faulty_agreement(0).data) // 1000} kB", "")
        yield from growth(folder, files, env)
        yield from ("", "## Other engines", "")
        yield from peers(folder)
    yield from NOTES.rstrip().splitlines()


def main() -> None:
    """Measures, and prints or writes the page."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--files", type=int, default=1000)
    asked.add_argument("-o", "--output", type=Path)
    given = asked.parse_args()
    page = "".join(f"{line}\n" for line in report(given.rounds, given.files))
    if given.output is None:
        sys.stdout.write(page)
    else:
        given.output.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
