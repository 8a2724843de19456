"""Other engines on the same data and the same rules; each must report the same findings, or there is no figure.

Twelve rules on the structure, which need every sort of constraint that all engines have a way to say, are written anew
for each: in SQL, in Rego, as frames of polars, as closures over a networkx graph. pySHACL is asked with the shapes that
`styrkoll export --to shacl` writes. An engine is a module with

    asked(graphs)     # loads the agreements its own way, and gives what asks it: a function without arguments

    python -m tests.benchmarks.peers ENGINE ROUNDS FILE…    # loads agreements and asks so many times
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from statistics import median
from typing import Final, NamedTuple

from checker.agreement import agreement_of
from checker.engine import Verdict
from checker.graph import Graph, build_graph
from checker.rulebook import Rule
from tests.benchmarks.parts import bundled_rules
from tests.benchmarks.peers import closures, frames, ours, rego, shacl, sql
from tests.benchmarks.peers.found import RULES, Found

__all__ = ["ENGINES", "RULES", "Found", "Peer", "asked_rules", "loaded", "peers_on"]

Ask = Callable[[], Found]

ENGINES: Final[dict[str, Callable[[Sequence[Graph]], Ask]]] = {
    "styrkoll": lambda graphs: ours.asked(graphs, asked_rules()),
    "sqlite, in memory, indexed": sql.asked,
    "polars": frames.asked,
    "closures over networkx": closures.asked,
    "Rego (regorus, by opa-eval)": rego.asked,
    "pySHACL, on our exported shapes": lambda graphs: shacl.asked(graphs, asked_rules()),
}
"""By name; ours first."""

SLOW: Final = {"pySHACL, on our exported shapes": 10}
"""How many agreements are enough for an engine that takes seconds for a few."""


class Peer(NamedTuple):
    """An engine: of how many agreements it was asked, its seconds for each, how many findings, and whether ours found
    the same."""

    name: str
    agreements: int
    seconds: float
    found: int
    agrees: bool


def asked_rules() -> list[Rule]:
    """The rules that every engine is asked."""
    return [rule for rule in bundled_rules() if rule.id in RULES]


def loaded(files: Iterable[bytes]) -> list[Graph]:
    """The agreements' graphs."""
    return [build_graph(agreement_of(data, "measured.yaml")) for data in files]


def peers_on(files: Iterable[bytes], rounds: int = 1) -> list[Peer]:
    """Each engine asked so many times, in turn; medians. Loading is not measured.

    What ours leaves undecided is not compared: the others have no word for it.
    """
    graphs = loaded(files)
    undecided = ours.asked(graphs, asked_rules(), Verdict.UNDECIDED)()
    asking = {name: engine(graphs[: SLOW.get(name)]) for name, engine in ENGINES.items()}
    taken: dict[str, list[float]] = {name: [] for name in asking}
    found: dict[str, Found] = {}
    for _ in range(rounds):
        for name, ask in asking.items():
            begin = time.process_time()
            found[name] = ask()
            taken[name].append(time.process_time() - begin)
    made = []
    for name in asking:
        few = graphs[: SLOW.get(name)]
        ids = {graph.agreement.id for graph in few}
        expected = {one for one in found["styrkoll"] if one[0] in ids}
        agrees = found[name] - undecided == expected and bool(expected)
        made.append(Peer(name, len(few), median(taken[name]) / len(few), len(found[name] - undecided), agrees))
    return made
