"""`python -m tests.fuzz --inputs 1000000 --seed 1`: a campaign by hand, what was run and what was found."""

from __future__ import annotations

import argparse
import sys

from tests.fuzz.campaign import campaign
from tests.fuzz.sorts import SORTS


def main() -> int:
    """Runs what is asked for; 1 if anything was found."""
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz")
    asked.add_argument("--inputs", type=int, default=5_000, help="how many")
    asked.add_argument("--seed", type=int, default=1, help="of the randomness: the same gives the same inputs")
    asked.add_argument("--sort", action="append", choices=[*SORTS], default=[], help="only this sort; several times")
    said = asked.parse_args()

    def progress(done: int) -> None:
        if done % 10_000 == 0:
            print(f"{done:,} inputs", file=sys.stderr, flush=True)

    ran = campaign(said.seed, said.inputs, tuple(said.sort), progress)
    print("| sort | inputs | refused | processor time, s | slowest, s |")
    print("| --- | ---: | ---: | ---: | ---: |")
    for name in [name for name in SORTS if name in ran.inputs]:
        share = round(100 * ran.refused[name] / ran.inputs[name])
        print(f"| {name} | {ran.inputs[name]:,} | {share} % | {ran.seconds[name]:.0f} | {ran.slowest[name]:.2f} |")
    share = round(100 * ran.refused.total() / ran.inputs.total())
    seconds, slowest = sum(ran.seconds.values()), max(ran.slowest.values())
    print(f"| all | {ran.inputs.total():,} | {share} % | {seconds:.0f} | {slowest:.2f} |")
    for found in ran.found:
        print(f"\n{found}")
    return 1 if ran.found else 0


if __name__ == "__main__":
    sys.exit(main())
