"""Our own engine, on graphs that are built."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.engine import Verdict, judge
from checker.graph import Graph
from checker.rulebook import Rule
from tests.benchmarks.peers.found import Found


def asked(graphs: Sequence[Graph], rules: Sequence[Rule], verdict: Verdict = Verdict.FINDING) -> Callable[[], Found]:
    """Asks the engine of `check` where the verdict is a finding, or another."""
    return lambda: {
        (graph.agreement.id, outcome.rule.id, judgement.node)
        for graph in graphs
        for outcome in judge(rules, graph)[1]
        for judgement in outcome.judgements
        if judgement.verdict is verdict
    }
