"""pySHACL: the agreements as RDF and the rules as shapes, both as `styrkoll export --to shacl` writes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from checker.graph import Graph
from checker.prove.oracle.cases import Case
from checker.prove.oracle.opinions import broken_in, exported
from checker.prove.oracle.settled import least
from checker.rulebook import Rule
from tests.benchmarks.peers.found import Found


def asked(graphs: Sequence[Graph], rules: Sequence[Rule]) -> Callable[[], Found]:
    """Asks pySHACL of all agreements in one graph, which is parsed already."""
    cases = [Case(graph.agreement.id, graph, ()) for graph in graphs]
    parsed = exported(cases, rules, least)
    return lambda: {(agreement, rule, node) for rule, agreement, node in broken_in(parsed, cases, rules)}
