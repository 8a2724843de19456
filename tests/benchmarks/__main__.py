"""All figures of the budgets in one run, as a Markdown table.

    python -m tests.benchmarks [--rounds 15] [--files 29000] [-o docs/benchmarks.md]

Processes take turns, so that all meet the same machine; times are medians of processor time (user and system). Nothing
is fetched. Instructions are counted where valgrind is installed.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Final

from checker.gapreport.forms import FORMS
from tests.benchmarks.agreements import larger_agreement
from tests.benchmarks.many import ITEMS, file_size, held, many_files, one_file, write_agreements
from tests.benchmarks.parts import Part, parts_of, too_dear
from tests.benchmarks.peers import RULES, Peer, peers_on
from tests.benchmarks.processes import FLOOR, SCRIPT, STYRKOLL, Command, in_turn, instructions
from tests.benchmarks.stages import READING, stages
from tests.cli.process import environment
from tests.sound import EXAMPLE

BUDGETS: Final = {
    "values and all places": "0.6",
    "shape check": "0.07",
    "rules on the structure": "0.15",
    "rules on facts": "0.5",
}
FIRST_DAY: Final = date(2026, 1, 1)
LIBRARIES: Final = ("PyYAML", "click", "networkx", "polars", "opa-eval", "pyshacl", "rdflib")
NOTES: Final = Path(__file__).with_name("notes.md")
"""How to read the page, the one part of it that people write."""


def processes(file: Path, rounds: int, env: dict[str, str]) -> Iterator[str]:
    """Cold and unchanged checks against F and the bare interpreter."""

    def check(number: int) -> list[str]:  # another day each time, so that nothing is only told again
        return ["-c", STYRKOLL, "check", str(file), "--date", str(FIRST_DAY + timedelta(days=number))]

    commands: dict[str, Command] = {
        "Python alone (`pass`)": lambda _: ["-c", "pass"],
        "F: PyYAML imported, the file parsed by its C parser": lambda _: ["-c", FLOOR, str(file)],
        "check, cold": check,
        "check, unchanged": lambda _: ["-c", STYRKOLL, "check", str(file)],
        "check, unchanged, started by an older pip's script": lambda _: ["-c", SCRIPT, "check", str(file)],
        "check, unchanged, as `python -m checker`": lambda _: ["-m", "checker", "check", str(file)],
    }
    times = in_turn(commands, rounds, env)
    counts = {name: instructions(command(rounds + 1), env) for name, command in commands.items()}
    bare, floor, *_ = commands
    yield "| process | ms | million instructions | to F, ms | to F, instructions | to Python alone | budget |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for name in commands:
        count, least, most = counts[name], counts[bare], counts[floor]
        millions, by_floor, by_bare = "–", "–", ""
        if count and least and most:
            millions, by_floor, by_bare = f"{count / 1e6:.0f}", f"{count / most:.2f}", f", {count / least:.2f}"
        budget = {"check, cold": "≤ 1.5 F", "check, unchanged": "≤ 1.25 × Python alone"}.get(name, "")
        to_bare = f"{times[name] / times[bare]:.2f}{by_bare}"
        to_floor = f"{times[name] / times[floor]:.2f}"
        yield f"| {name} | {times[name] * 1000:.1f} | {millions} | {to_floor} | {by_floor} | {to_bare} | {budget} |"


def report_forms(file: Path, folder: Path, rounds: int, env: dict[str, str]) -> Iterator[str]:
    """The report of a follow-up meeting in each of its forms against F, and how large each file is."""

    def written(form: str) -> Command:
        more = ["--occasion", "vår", "--date", str(FIRST_DAY), "--format", form, "-o", str(folder / form)]
        return lambda _: ["-c", STYRKOLL, "report", str(file), *more]

    floor = "F"
    commands: dict[str, Command] = {floor: lambda _: ["-c", FLOOR, str(file)]}
    commands |= {form: written(form) for form in FORMS}
    times = in_turn(commands, rounds, env)
    counts = {name: instructions(command(rounds + 1), env) for name, command in commands.items()}
    yield "| report as | ms | million instructions | to F, ms | to F, instructions | kB | budget |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | --- |"
    for form in FORMS:
        (made,) = (folder / form).iterdir()
        count, least = counts[form], counts[floor]
        millions, by_floor = (f"{count / 1e6:.0f}", f"{count / least:.2f}") if count and least else ("–", "–")
        budget = "≤ 8 F, < 300 kB" if form == "html" else ""
        figures = f"{times[form] * 1000:.0f} | {millions} | {times[form] / times[floor]:.2f} | {by_floor}"
        yield f"| {form} | {figures} | {made.stat().st_size / 1000:.0f} | {budget} |"


def parts(data: bytes, rounds: int) -> Iterator[str]:
    """What a check is made of, against the parser in the same process; by profile, what takes more than its budget."""
    yield "| part | ms | to the C parser | budget |"
    yield "| --- | ---: | ---: | --- |"
    over: list[tuple[Part, float]] = []
    for part in parts_of(data, rounds):
        budget = BUDGETS.get(part.name.partition(" (")[0], "")
        yield f"| {part.name} | {part.taken:.1f} | {part.taken / part.parser:.3f} | {f'≤ {budget}' if budget else ''} |"
        over += [(part, float(budget))] if budget and part.taken / part.parser > float(budget) else []
    if over:
        yield from too_dear(data, over, rounds)


def stage_rows(file: Path, env: dict[str, str]) -> Iterator[str]:
    """Where the instructions of a cold check go, against those of F."""
    floor = instructions(["-c", FLOOR, str(file)], env)
    if floor is None:
        yield "Valgrind is not installed, so they were not counted."
        return
    instructions(["-c", STYRKOLL, "check", str(file)], env)  # fills the cache that the rulebook is recalled from
    yield "| stage | million instructions | to F |"
    yield "| --- | ---: | ---: |"
    counts = dict(stages(file, env))
    for name, count in {**counts, "together": sum(counts.values())}.items():
        yield f"| {name} | {count / 1e6:.0f} | {count / floor:.2f} |"
    reading = [*counts].index(READING)
    started, read, checked = (
        sum([*counts.values()][part]) / floor
        for part in (slice(reading), slice(reading, reading + 1), slice(reading + 1, None))
    )
    yield from (
        "",
        f"Starting takes {started:.2f} F, reading {read:.2f} F, and all that the rules ask and tell {checked:.2f} F.",
    )


def peers(folder: Path, rounds: int, env: dict[str, str]) -> Iterator[str]:
    """Other engines on the same agreements."""
    paths = sorted(folder.glob("*.yaml"))[:200]
    made = peers_on([path.read_bytes() for path in paths], rounds)
    counts = {peer.name: _counted(peer, paths, env) for peer in made}
    ours, least = made[0], counts[made[0].name]
    yield from textwrap.wrap(f"Rules {', '.join(RULES)}, on agreements that each engine has loaded already.", 120)
    yield ""
    yield "| engine | agreements | ms each | to ours | million instructions each | to ours | findings | the same |"
    yield "| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
    for peer in made:
        count = counts[peer.name]
        counted = f"{count / 1e6:.2f} | {count / least:.2f}" if count and least else "– | –"
        ratio = peer.seconds / ours.seconds
        told = f"{peer.found:,} | {'yes' if peer.agrees else 'NO'}"
        yield f"| {peer.name} | {peer.agreements} | {peer.seconds * 1000:.2f} | {ratio:.2f} | {counted} | {told} |"


def _counted(peer: Peer, paths: Sequence[Path], env: dict[str, str]) -> float | None:
    """The instructions that an engine takes for an agreement: of a process that asks it, less one that only loads."""
    few, times = (paths[:2], 1) if peer.agreements < len(paths) else (paths[:5], 20)
    same = env | {"POLARS_MAX_THREADS": "1", "PYTHONHASHSEED": "0"}  # what a thread waits for is not its work
    loading, asking = (
        instructions(["-m", "tests.benchmarks.peers", peer.name, str(asked), *map(str, few)], same)
        for asked in (0, times)
    )
    return (asking - loading) / times / len(few) if loading and asking else None


def report(rounds: int, files: int, only: str = "", kept: Path | None = None) -> Iterator[tuple[str, list[str]]]:
    """The page by its sections, or only the one whose title begins so; the head has no title.

    The generated agreements are written to a folder that is given, and taken from there where they are there already.
    """
    versions = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    head = [
        "# Benchmarks",
        "",
        *textwrap.wrap(
            f"Python {platform.python_version()}, sqlite {sqlite3.sqlite_version}, {versions}; "
            f"{os.cpu_count()} cores, {rounds} rounds. Made by:",
            120,
        ),
        "",
        f"    python -m tests.benchmarks --rounds {rounds} --files {files} -o docs/benchmarks.md",
        "",
    ]
    if not only:
        yield "", head
    with tempfile.TemporaryDirectory() as name:
        folder = kept or Path(name, "agreements")
        folder.mkdir(exist_ok=True)
        if only[:4] in ("", "Many", "Outp", "Othe"):
            write_agreements(folder, files)
        env = environment(Path(name, "cache"))
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        larger = larger_agreement().encode()
        sections: dict[str, Callable[[], Iterable[str]]] = {
            f"The bundled agreement, {EXAMPLE.stat().st_size // 1000} kB": lambda: processes(EXAMPLE, rounds, env),
            "The report of the bundled agreement": lambda: report_forms(EXAMPLE, Path(name, "reports"), rounds, env),
            "Where the instructions of a cold check go": lambda: stage_rows(EXAMPLE, env),
            f"Parts of a check, on an agreement of {ITEMS} items, {len(larger) // 1000} kB": lambda: parts(
                larger, rounds
            ),
            f"Many files, each of {ITEMS} items and {file_size() // 1000} kB": lambda: many_files(folder, files, env),
            "One file": lambda: one_file(folder, env),
            "Outputs of many files": lambda: held(folder, files, env),
            "Other engines": lambda: peers(folder, rounds, env),
            "How to read this": lambda: NOTES.read_text("utf-8").splitlines(),
        }
        for title, made in sections.items():
            if title.startswith(only):
                yield title, [f"## {title}", "", *made(), ""]


def main() -> None:
    """Measures, and prints the page or writes it; of a page that is there a section alone can be made anew."""
    asked = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    asked.add_argument("--rounds", type=int, default=15)
    asked.add_argument("--files", type=int, default=1000)
    asked.add_argument("--section", default="", help="only the one whose title begins so")
    asked.add_argument("--agreements", type=Path, metavar="DIR", help="where the generated ones are kept between runs")
    asked.add_argument("-o", "--output", type=Path)
    given = asked.parse_args()
    if given.section and given.output is not None and not given.output.exists():
        asked.error(f"{given.output} is not there, so no section of it can be made anew")
    made = dict(report(given.rounds, given.files, given.section, given.agreements))
    if given.section and given.output is not None:
        made = sections(given.output.read_text("utf-8")) | made
    page = "\n".join(line for lines in made.values() for line in lines).rstrip() + "\n"
    if given.output is None:
        sys.stdout.write(page)
    else:
        given.output.write_text(page, "utf-8")


def sections(page: str) -> dict[str, list[str]]:
    """The sections of a page by title, the head first."""
    made: dict[str, list[str]] = {"": []}
    for line in page.splitlines():
        title = line.removeprefix("## ")
        if title != line:
            made[title] = []
        made[title if title != line else [*made][-1]].append(line)
    return made


if __name__ == "__main__":
    main()
