"""Many agreements, and very large ones: generated, checked, and how time and memory grow with them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from functools import partial
from itertools import count
from math import log
from pathlib import Path
from typing import Final

from checker.prove.generate import generated_agreement
from tests.benchmarks.parts import events_alone, growth_of_parts, parts_of
from tests.benchmarks.processes import STYRKOLL, Used, used_by
from tests.sound import SOUND

ITEMS: Final = 45
FAULTS: Final = 4
"""Agreements have so many sorts of fault, less one, in turn: none, one, two, three."""
COUNTS: Final = (22, 222, 2_222, 29_000)
SIZES: Final = (1_000, 3_000, 10_000)
HELD: Final = (100, 1_000, 5_000)
DAY: Final = "2026-01-01"


_caches = count()
"""Each check of many has a cache of its own, so that nothing is told again."""


def agreement_data(seed: int) -> bytes:
    """The file of one of many agreements."""
    return generated_agreement(seed, ITEMS, seed % FAULTS).data


def file_size() -> int:
    """The bytes of one of many agreements, as the mean of one with each number of faults."""
    return sum(len(agreement_data(seed)) for seed in range(FAULTS)) // FAULTS


def write_agreements(folder: Path, number: int) -> None:
    """Writes so many agreements, each from its number as seed, in as many processes as can run at once.

    One that is there is left as it is.
    """
    with multiprocessing.Pool() as pool:
        for _ in pool.imap_unordered(partial(_write, folder), range(number), chunksize=20):
            pass


def _write(folder: Path, seed: int) -> None:
    if not (path := folder / f"{seed:05}.yaml").exists():
        path.write_bytes(agreement_data(seed))


def exponent(taken: Mapping[int, float]) -> float:
    """How time grows with number: the slope of the line through their logarithms, by least squares."""
    xs, ys = [log(number) for number in taken], [log(time) for time in taken.values()]
    middle, height = sum(xs) / len(xs), sum(ys) / len(ys)
    pairs = [*zip(xs, ys, strict=True)]
    return sum((x - middle) * (y - height) for x, y in pairs) / sum((x - middle) ** 2 for x in xs)


def many_files(folder: Path, files: int, env: Mapping[str, str]) -> Iterator[str]:
    """More and more files: time by the number of items, and memory."""
    yield "| files | items | processor time, s | by the clock, s | ms of a processor, a file | most memory, MiB |"
    yield "| ---: | ---: | ---: | ---: | ---: | ---: |"
    taken: dict[int, float] = {}
    least, most, each = _of_one_file(folder, env), 0.0, 0.0
    for number in (number for number in COUNTS if number <= files):
        use = _checked(_part(folder, number), (), env)
        taken[number * ITEMS] = use.processor
        most = max(most, use.memory)
        each = use.processor / number * 1000
        items, seconds = number * ITEMS, f"{use.processor:.1f} | {use.clock:.1f}"
        yield f"| {number:,} | {items:,} | {seconds} | {each:.1f} | {use.memory:.0f} |"
    yield from _growth(taken)
    beyond = max(most - least, 0)
    yield ""
    yield f"A check of one of them takes {least:.0f} MiB; none of these more than {beyond:.0f} MiB beyond (budget 25)."
    yield from (
        "",
        "| of one file | ms | s of two processors, for 29,000 files (budget 120) |",
        "| --- | ---: | ---: |",
    )
    data = agreement_data(1)
    made = {part.name: part.taken for part in parts_of(data, 9)}
    # Rules on facts are measured with their facts, and references with the shape.
    alone = sum(spent for name, spent in made.items() if name != "shape check" and not name.startswith("facts"))
    rows = {"libyaml's events alone, of which reading is made": events_alone(data, 9), **made}
    for name, spent in {**rows, "all else, of the files above": each - alone}.items():
        yield f"| {name} | {spent:.1f} | {spent * COUNTS[-1] / 2000:.0f} |"
    before = sum(made[name] for name in ("values and all places", "shape check and references", "graph"))
    yield from (
        "",
        f"The budget is {120 * 2000 / COUNTS[-1]:.1f} ms of a processor a file. Until a graph is made of it, it takes "
        f"{before:.1f}; all that the rules ask and tell takes {each - before:.1f}.",
    )


def one_file(folder: Path, env: Mapping[str, str], sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """One agreement with more and more items."""
    yield "| items | MB | processor time, s | ms an item | most memory, MiB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    taken: dict[int, float] = {}
    data = {items: generated_agreement(items, items).data for items in sizes}
    for items in sizes:
        path = folder / f"of-{items}.yaml"
        path.write_bytes(data[items])
        use = used_by(["-c", STYRKOLL, "check", str(path), "--date", DAY], env)
        size = path.stat().st_size / 1e6
        path.unlink()
        taken[items] = use.processor
        each = use.processor / items * 1000
        yield f"| {items:,} | {size:.1f} | {use.processor:.1f} | {each:.2f} | {use.memory:.0f} |"
    yield from _growth(taken)
    yield ""
    yield from growth_of_parts(data[sizes[0]], data[sizes[-1]], sizes[-1] / sizes[0])


def held(folder: Path, files: int, env: Mapping[str, str]) -> Iterator[str]:
    """What outputs of many files take in memory."""
    yield "| output | files | its size, MiB | most memory of a process, MiB | beyond one file and the output |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    least = _of_one_file(folder, env)
    for form in ("text", "json", "sarif"):
        for number in (number for number in HELD if number <= files):
            output = folder / "output"
            use = _checked(_part(folder, number), ("--format", form), env, output)
            size = output.stat().st_size / 2**20
            yield f"| {form} | {number:,} | {size:.1f} | {use.memory:.0f} | {max(use.memory - least - size, 0):.0f} |"


def _of_one_file(folder: Path, env: Mapping[str, str]) -> float:
    """The memory, in MiB, of a check of one of the files."""
    return _checked(_part(folder, 1), (), env).memory


def _growth(taken: Mapping[int, float]) -> Iterator[str]:
    if len(taken) > 1:
        first, *_, last = taken
        yield ""
        yield f"From {first:,} to {last:,} items the time grows with exponent {exponent(taken):.2f} (budget 1.05)."


def _part(folder: Path, number: int) -> Path:
    part = folder / str(number)
    if not part.exists():
        part.mkdir()
        for path in sorted(folder.glob("*.yaml"))[:number]:
            os.link(path, part / path.name)
    return part


def _checked(part: Path, options: tuple[str, ...], env: Mapping[str, str], output: Path | None = None) -> Used:
    arguments = ["-c", STYRKOLL, "check", str(part), "--date", DAY, *options]
    without_reviews = {**env, "XDG_CACHE_HOME": f"{env['XDG_CACHE_HOME']}-{next(_caches)}"}
    used_by(["-c", STYRKOLL, "check", str(SOUND)], without_reviews)  # the rulebook is in its cache, no review is
    return used_by(arguments, without_reviews, output)
