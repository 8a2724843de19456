"""Many agreements, and very large ones: generated, checked, and how time and memory grow with them."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Iterator, Mapping
from functools import partial
from math import log
from pathlib import Path
from typing import Final

from checker.prove.generate import generated_agreement
from tests.benchmarks.processes import STYRKOLL, Used, used_by

ITEMS: Final = 45
FAULTS: Final = 4
"""Agreements have so many sorts of fault, less one, in turn: none, one, two, three."""
COUNTS: Final = (22, 222, 2_222, 29_000)
SIZES: Final = (1_000, 3_000, 10_000)
HELD: Final = (100, 1_000, 5_000)
DAY: Final = "2026-01-01"


def agreement_data(seed: int) -> bytes:
    """The file of one of many agreements."""
    return generated_agreement(seed, ITEMS, seed % FAULTS).data


def write_agreements(folder: Path, count: int) -> None:
    """Writes so many agreements, each from its number as seed, in as many processes as can run at once.

    One that is there is left as it is.
    """
    with multiprocessing.Pool() as pool:
        for _ in pool.imap_unordered(partial(_write, folder), range(count), chunksize=20):
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
    for count in (number for number in COUNTS if number <= files):
        use = _checked(_part(folder, count), (), env)
        taken[count * ITEMS] = use.processor
        each = use.processor / count * 1000
        yield (
            f"| {count:,} | {count * ITEMS:,} | {use.processor:.1f} | {use.clock:.1f} | {each:.1f} | {use.memory:.0f} |"
        )
    yield from _growth(taken)


def one_file(folder: Path, env: Mapping[str, str], sizes: tuple[int, ...] = SIZES) -> Iterator[str]:
    """One agreement with more and more items."""
    yield "| items | MB | processor time, s | ms an item | most memory, MiB |"
    yield "| ---: | ---: | ---: | ---: | ---: |"
    taken: dict[int, float] = {}
    for items in sizes:
        path = folder / f"of-{items}.yaml"
        path.write_bytes(generated_agreement(items, items).data)
        use = used_by(["-c", STYRKOLL, "check", str(path), "--date", DAY], env)
        size = path.stat().st_size / 1e6
        path.unlink()
        taken[items] = use.processor
        each = use.processor / items * 1000
        yield f"| {items:,} | {size:.1f} | {use.processor:.1f} | {each:.2f} | {use.memory:.0f} |"
    yield from _growth(taken)


def held(folder: Path, files: int, env: Mapping[str, str]) -> Iterator[str]:
    """What outputs of many files take in memory."""
    yield "| output | files | its size, MiB | most memory of a process, MiB |"
    yield "| --- | ---: | ---: | ---: |"
    for form in ("text", "json", "sarif"):
        for count in (number for number in HELD if number <= files):
            output = folder / "output"
            use = _checked(_part(folder, count), ("--format", form), env, output)
            yield f"| {form} | {count:,} | {output.stat().st_size / 2**20:.1f} | {use.memory:.0f} |"


def _growth(taken: Mapping[int, float]) -> Iterator[str]:
    if len(taken) > 1:
        first, *_, last = taken
        yield ""
        yield f"From {first:,} to {last:,} items the time grows with exponent {exponent(taken):.2f} (budget 1.05)."


def _part(folder: Path, count: int) -> Path:
    part = folder / str(count)
    if not part.exists():
        part.mkdir()
        for path in sorted(folder.glob("*.yaml"))[:count]:
            os.link(path, part / path.name)
    return part


def _checked(part: Path, options: tuple[str, ...], env: Mapping[str, str], output: Path | None = None) -> Used:
    arguments = ["-c", STYRKOLL, "check", str(part), "--date", DAY, *options]
    without_reviews = {**env, "XDG_CACHE_HOME": f"{env['XDG_CACHE_HOME']}-{part.name}-{len(options)}"}
    used_by(["-c", STYRKOLL, "rules", "list"], without_reviews)  # the rulebook is in its cache, no review is
    return used_by(arguments, without_reviews, output)
