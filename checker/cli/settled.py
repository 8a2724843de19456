"""A checked agreement without its file and its graph: what is told of many agreements together is made from this.

Of the graph there is left what outputs name: the agreement, its clauses and bodies, and what findings are about. So an
agreement takes as much memory as there is to tell of it, and can be sent from one process to another.
"""

from __future__ import annotations

import io
import pickle
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from checker.engine import Judgement, Outcome
from checker.finding import Finding, item_of
from checker.graph import AGREEMENT, Graph
from checker.rulebook import Rule
from checker.run import Checked
from checker.vocabulary import BODY
from checker.yamlfile.document import Excerpt

_WORDS: Final = (
    *("title", "number", "name", "text", "quote", "measure", "value", "municipality"),
    *("has_party", "has_report", "reported_by", "waives", "rule", "subject", "subject_title"),
)
"""What outputs ask an agreement's graph for: its title and parties, and the words that labels are made of."""


def settled(checked: Checked) -> Checked:
    """The same, to every output that is made of agreements, with all that there is to tell of its findings told."""
    graph, comparison = checked.graph, checked.comparison
    for found in (*checked.findings, *(() if comparison is None else (*comparison.mended, *comparison.undecided))):
        found.telling.settled()
    agreement = checked.agreement
    places = (place for found in checked.findings for place in (found.place, *found.related))
    value: Any = {"clauses": agreement.clauses}
    left = agreement._replace(
        head={key: value for key, value in agreement.head.items() if key in ("id", "year", "source")},
        document=Excerpt(agreement.document, value, places),
        bodies=[],
        areas=[],
        sections=[],
        items=[],
        appendices=[],
        doubts=[],
    )
    nodes = {*graph.of_kinds(("agreement", "clause", *BODY)), *_named(graph, checked.findings)}
    return checked._replace(
        agreement=left, graph=graph.excerpt(nodes, _WORDS, left), outcomes=tuple(map(_counted, checked.outcomes))
    )


def _named(graph: Graph, findings: Iterable[Finding]) -> Iterator[str]:
    """The nodes that findings are about or wait for, with those that their labels are made of."""
    for found in findings:
        for node in (found.subject, *(missing.subject for missing in found.missing)):
            while True:
                yield node
                item = item_of(graph, node)
                if item is not None:
                    yield item
                if graph.nodes[node] == "outcome":
                    yield node.rpartition("/outcome/")[0]
                waived = graph.first(node, "waives")
                if waived is None:
                    break
                node = str(waived)


def _counted(outcome: Outcome) -> Outcome:
    """An outcome that holds no more than how many nodes were checked, and the verdicts on them."""
    judgements = tuple(Judgement(AGREEMENT, one.verdict, (), ()) for one in outcome.judgements)
    plain = outcome._replace(nodes=(AGREEMENT,) * len(outcome.nodes), judgements=judgements)
    key = (outcome.rule.id, len(outcome.nodes), judgements, outcome.vacuous, outcome.not_applicable)
    rule, known = _outcomes.get(key, (None, plain))
    if rule is outcome.rule:
        return known
    if len(_outcomes) >= _MOST_OUTCOMES:
        _outcomes.clear()
    _outcomes[key] = outcome.rule, plain
    return plain


_outcomes: dict[tuple[Any, ...], tuple[Rule | None, Outcome]] = {}
"""Most agreements come to the same by most rules; that is held once."""
_MOST_OUTCOMES: Final = 5_000


class _Pickler(pickle.Pickler):
    """Names the rules, which both sides have."""

    def persistent_id(self, obj: object) -> str | None:
        """The rule's id; None for all that is written out."""
        return obj.id if isinstance(obj, Rule) else None


class _Unpickler(pickle.Unpickler):
    def __init__(self, data: bytes, rules: Mapping[str, Rule]) -> None:
        super().__init__(io.BytesIO(data))
        self._rules = rules

    def persistent_load(self, pid: str) -> Rule:
        """The rule of that id."""
        return self._rules[pid]


def packed(checked: Checked) -> bytes:
    """A settled agreement, for another process of the same run."""
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(checked)
    return file.getvalue()


def unpacked(data: bytes, rules: Mapping[str, Rule]) -> Checked:
    """What another process of the same run packed; `rules` are all there are, by id."""
    checked: Checked = _Unpickler(data, rules).load()
    return checked._replace(outcomes=tuple(map(_counted, checked.outcomes)))
