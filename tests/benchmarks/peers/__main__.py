"""Loads agreements into one engine and asks it: what instructions are counted of."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.benchmarks.peers import ENGINES, loaded


def main() -> None:
    """Arguments: the engine, how many times it is asked, the files."""
    _, name, rounds, *files = sys.argv
    ask = ENGINES[name](loaded(Path(file).read_bytes() for file in files))
    for _ in range(int(rounds)):
        ask()


if __name__ == "__main__":
    main()
