"""The one maker of findings: what was judged, said in words, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker.engine import Judgement, Outcome, Verdict
from checker.finding.links import rests_on_judgement
from checker.finding.places import Places
from checker.finding.subjects import divisions_concerned, source_place, subject_label
from checker.finding.values import Finding, Missing
from checker.graph import Graph, ValueSet, Words, value_sets
from checker.rendering import label, render, value_words
from checker.rulebook.message import AbsentValue, Placeholder, fill
from checker.rulebook.rule import Rule
from checker.words import Language, Text


def findings_of(outcomes: Iterable[Outcome], words: Words) -> list[Finding]:
    """Every finding and undecided answer, by rule and then in the document's order."""
    made = [_finding(outcome.rule, judgement, words) for outcome in outcomes for judgement in outcome.judgements]
    return [*_with_causes(made)]


def _with_causes(findings: list[Finding]) -> Iterator[Finding]:
    by_identity = {(found.rule.id, found.subject) for found in findings if found.verdict is Verdict.FINDING}
    for found in findings:
        causes = [(cause, found.subject) for cause in found.rule.follows_from]
        cause = next((cause for cause in causes if cause in by_identity), None)
        yield found._replace(caused_by=cause) if found.verdict is Verdict.FINDING else found


def _finding(rule: Rule, judgement: Judgement, words: Words) -> Finding:
    graph, node = words.graph, judgement.node
    places = Places(rule, judgement, words)
    return Finding(
        agreement=graph.agreement.id,
        rule=rule,
        verdict=judgement.verdict,
        subject=node,
        kind=graph.nodes[node],
        title=str(graph.first(node, "title") or label(graph, node, "sv")),
        label=subject_label(graph, node),
        divisions=divisions_concerned(graph, node),
        message=Text(_message(rule, judgement, words, "sv"), _message(rule, judgement, words, "en")),
        values=tuple(stable_name(graph, value) for value in judgement.offending),
        judged=rests_on_judgement(rule, words, node),
        missing=unique_missing(judgement),
        place=places.main,
        words=graph.document(node).words(places.main),
        related=places.related,
        source=source_place(graph, node),
    )


def unique_missing(judgement: Judgement) -> tuple[Missing, ...]:
    """What an undecided answer waits for, each once."""
    return tuple(dict.fromkeys(Missing(one.subject, one.name, one.reason) for one in judgement.missing))


def _message(rule: Rule, judgement: Judgement, words: Words, language: Language) -> str:
    if judgement.verdict is Verdict.UNDECIDED:
        return rule.title.in_(language)

    def rendered(placeholder: Placeholder) -> str:
        if placeholder.path is None:
            values = ValueSet(judgement.offending, ())
        else:
            values = value_sets(placeholder.path, words)(judgement.node)
        return render(values, words.graph, language, nodes=placeholder.nodes)

    try:
        return fill(rule.message[0 if language == "sv" else 1], rendered)
    except AbsentValue as absent:
        raise AbsentValue(absent.written, rule.id) from None


def stable_name(graph: Graph, value: Any) -> str:
    """An offending value's name in identities, without its position in a list.

    A node by its id, but an outcome by its year or its position of how many, a claim by its measure and year.
    """
    if isinstance(value, str) and graph.nodes.get(value) == "outcome":
        indicator = value.rpartition("/outcome/")[0]
        year = graph.first(value, "year")
        siblings = graph.tables["has_outcome"].known[indicator]
        return f"{indicator}/outcome/{year or f'{siblings.index(value) + 1} of {len(siblings)}'}"
    if isinstance(value, str) and graph.nodes.get(value) == "claim":
        named = [str(one) for one in (graph.first(value, "measure"), graph.first(value, "year")) if one is not None]
        return f"{value.rpartition('/claim/')[0]}/claim/{' '.join(named)}"
    return value if isinstance(value, str) else value_words(value, "en")
