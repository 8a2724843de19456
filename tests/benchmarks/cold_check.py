"""How long a cold `styrkoll check FILE` takes, as a ratio to F: a process that only imports yaml and parses the file.

    python -m tests.benchmarks.cold_check [rounds]

The two take turns, so that both meet the same machine; the rules are cached and all bytecode is compiled, as on every
run but the first. Prints a Markdown table of medians. The budget is 1.5 F.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from copy import deepcopy
from importlib.metadata import version
from pathlib import Path
from random import Random
from statistics import median
from typing import Any, Final, NamedTuple

import yaml

from tests.cli.process import environment
from tests.sound import EXAMPLE

ITEMS: Final = 45
SEED: Final = 2026
FLOOR: Final = "import sys, yaml; yaml.load(open(sys.argv[1], 'rb'), Loader=yaml.CSafeLoader)"
STYRKOLL: Final = "import sys; from checker.cli import main; sys.exit(main())"


class Measured(NamedTuple):
    """Median seconds of a check and of F, and the median of the ratios of neighbours."""

    file: str
    size: int
    check: float
    floor: float
    ratio: float


def larger_agreement(items: int = ITEMS, seed: int = SEED) -> str:
    """The bundled agreement grown to so many items: its own again, with other numbers and recipients."""
    random = Random(seed)
    value: Any = yaml.load(EXAMPLE.read_bytes(), Loader=yaml.CBaseLoader)  # all scalars as the text they look like
    divisions = [body["code"] for body in value["bodies"] if body["kind"] == "division"]
    models: list[dict[str, Any]] = [*value["items"]]
    while len(value["items"]) < items:
        model = deepcopy(random.choice(models))  # what two items shared would be written as an alias
        number = f"{random.randint(1, 7)}.{random.randint(3, 9)}.{len(value['items'])}"
        value["items"].append({**model, "number": number, "number_as_written": f"{number}."})
    for item in value["items"][len(models) :]:
        if isinstance(item.get("named_in_sentence"), dict):
            item["named_in_sentence"] = {"codes": random.sample(divisions, random.randint(1, 4)), "quote": "Uppdraget."}
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100))


def seconds(code: str, arguments: list[str], env: dict[str, str]) -> float:
    """How long a process takes from start to end."""
    begin = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *arguments], env=env, capture_output=True, check=False)
    taken = time.perf_counter() - begin
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr.decode())
    return taken


def measure(file: Path, rounds: int, env: dict[str, str]) -> Measured:
    """Both processes on a file, in turn, after one round that compiles and fills the cache."""
    checks, floors = [], []
    for _ in range(rounds + 1):
        checks.append(seconds(STYRKOLL, ["check", str(file)], env))
        floors.append(seconds(FLOOR, [str(file)], env))
    checks, floors = checks[1:], floors[1:]
    ratio = median(check / floor for check, floor in zip(checks, floors, strict=True))
    return Measured(file.name, file.stat().st_size, median(checks), median(floors), ratio)


def main(rounds: int) -> None:
    """Measures and prints the table."""
    with tempfile.TemporaryDirectory() as folder:
        env = environment(Path(folder))
        larger = Path(folder, f"{ITEMS} items.yaml")
        larger.write_text(larger_agreement(), "utf-8")
        measured = [measure(file, rounds, env) for file in (EXAMPLE, larger)]
    versions = ", ".join(f"{name} {version(name)}" for name in ("PyYAML", "click"))
    print(f"Python {platform.python_version()}, {versions}; {os.cpu_count()} cores, {rounds} rounds\n")
    print("| file | kB | check, ms | F, ms | check / F |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for one in measured:
        times = f"{one.check * 1000:.0f} | {one.floor * 1000:.0f} | {one.ratio:.2f}"
        print(f"| {one.file} | {one.size / 1000:.0f} | {times} |")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 21)
