"""One agreement, checked: from a file to findings. What the commands and the public functions call."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import NamedTuple

from checker.agreement import Agreement, read_agreement
from checker.engine import Outcome, Verdict, judge
from checker.finding import Finding, divisions_concerned, findings_of
from checker.graph import Graph, build_graph
from checker.rulebook import Rule


class Checked(NamedTuple):
    """An agreement with what every rule said of it; `findings` holds findings and undecided answers, by rule."""

    agreement: Agreement
    graph: Graph
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """How many findings there are of a severity; what is undecided is no finding."""
        return sum(found.verdict is Verdict.FINDING and found.rule.severity == severity for found in self.findings)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The answers that wait for something unknown."""
        return tuple(found for found in self.findings if found.verdict is Verdict.UNDECIDED)


def check_file(path: str | PathLike[str], rules: Iterable[Rule], *, shown_as: str | None = None) -> Checked:
    """The agreement in a file, checked.

    Raises:
        FaultsFound: where the file cannot be used.
    """
    return check_agreement(read_agreement(path, shown_as=shown_as), rules)


def check_agreement(agreement: Agreement, rules: Iterable[Rule]) -> Checked:
    """An agreement, checked."""
    graph = build_graph(agreement)
    words, outcomes = judge(rules, graph)
    return Checked(agreement, graph, tuple(outcomes), tuple(findings_of(outcomes, words)))


def concerning(checked: Checked, division: str) -> Checked:
    """What concerns one division: what it has, leads, supports or is."""
    graph = checked.graph

    def concerned(node: str) -> bool:
        return division in divisions_concerned(graph, node)

    outcomes = tuple(
        outcome._replace(
            nodes=tuple(node for node in outcome.nodes if concerned(node)),
            judgements=tuple(judgement for judgement in outcome.judgements if concerned(judgement.node)),
        )
        for outcome in checked.outcomes
    )
    findings = tuple(found for found in checked.findings if concerned(found.subject))
    return checked._replace(outcomes=outcomes, findings=findings)
