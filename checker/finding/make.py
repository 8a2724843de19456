"""The one maker of findings: what was judged, with what there is to tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from checker.engine import Judgement, Outcome, Verdict
from checker.finding.little import demand_little
from checker.finding.places import MOST_RELATED
from checker.finding.telling import Teller, Telling
from checker.finding.values import Finding, Missing
from checker.graph import Words

ALL_RELATED: Final = 20_000
"""So many other places are told of all findings together: each tells fewer where they are very many."""


def findings_of(outcomes: Iterable[Outcome], words: Words) -> list[Finding]:
    """Every finding and undecided answer, by rule and then in the document's order.

    Raises:
        AbsentValue: where the message of one would have a gap.
        FaultsFound: where they would list more than anybody could read.
    """
    return [*_with_causes([*_made(outcomes, words)])]


def _made(outcomes: Iterable[Outcome], words: Words) -> Iterator[Finding]:
    agreement, kinds = words.graph.agreement.id, words.graph.nodes
    outcomes = [*outcomes]
    demand_little(outcomes, words)
    count = sum(len(outcome.judgements) for outcome in outcomes)
    related = min(MOST_RELATED, max(1, ALL_RELATED // max(1, count)))
    for outcome in outcomes:
        if not outcome.judgements:
            continue
        teller = Teller(outcome.rule, words, related)
        for judgement in outcome.judgements:
            teller.demand_words(judgement)
            node = judgement.node
            missing, telling = unique_missing(judgement), Telling(teller, judgement)
            yield Finding(agreement, outcome.rule, judgement.verdict, node, kinds[node], missing, telling)


def _with_causes(findings: list[Finding]) -> Iterator[Finding]:
    by_identity = {(found.rule.id, found.subject) for found in findings if found.verdict is Verdict.FINDING}
    for found in findings:
        causes = [(cause, found.subject) for cause in found.rule.follows_from]
        cause = next((cause for cause in causes if cause in by_identity), None)
        yield found if cause is None or found.verdict is not Verdict.FINDING else found._replace(caused_by=cause)


def unique_missing(judgement: Judgement) -> tuple[Missing, ...]:
    """What an undecided answer waits for, each once."""
    return tuple(dict.fromkeys(Missing(one.subject, one.name, one.reason) for one in judgement.missing))
