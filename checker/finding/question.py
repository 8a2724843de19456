"""A rule's question to those who decide, about all that it found: "Vilken verksamhet ska vara huvudansvarig för …?"."""

from __future__ import annotations

from collections.abc import Container, Iterable
from typing import Final

from checker.engine import Judgement, Outcome, Verdict
from checker.facts import compute
from checker.graph import Graph, ValueSet, Words, value_sets, words_of
from checker.rendering import render
from checker.rulebook.message import Placeholder
from checker.rulebook.rule import Rule, fill
from checker.vocabulary import FACTS
from checker.words import Language, Text

_PLAIN: Final = Text("Hur ska detta rättas: {title}?", "How is this to be mended: {title}?")


def question_of(outcome: Outcome, graph: Graph, language: Language, *, about: Container[str] | None = None) -> str:
    """What a rule asks about all that it found; or only about the nodes `about`.

    Raises:
        AbsentValue: where a placeholder has neither a value on any of them nor words for its absence.
    """
    found = [one for one in outcome.judgements if one.verdict is Verdict.FINDING]
    asked = [one for one in found if about is None or one.node in about]
    words = Words(graph, compute(graph, facts_asked([outcome.rule])))
    return question_words(outcome.rule, asked, words, language)


def facts_asked(rules: Iterable[Rule]) -> frozenset[str]:
    """The facts that the questions of these rules read."""
    placeholders = (part for rule in rules for text in rule.question or () for part in text)
    paths = (part.path for part in placeholders if isinstance(part, Placeholder) and part.path is not None)
    return frozenset(word for path in paths for word in words_of(path) if word in FACTS)


def question_words(rule: Rule, judgements: Iterable[Judgement], words: Words, language: Language) -> str:
    """The question of a rule about these findings of its together; a rule without one asks how to mend its title.

    Raises:
        AbsentValue: where a placeholder has neither a value on any of them nor words for its absence.
    """
    judgements = [*judgements]
    if rule.question is None:
        return _PLAIN.in_(language).format(title=rule.title.in_(language))

    def rendered(placeholder: Placeholder) -> str:
        if placeholder.path is None:
            found = [ValueSet(judgement.offending, ()) for judgement in judgements]
        else:
            values = value_sets(placeholder.path, words)
            found = [values(judgement.node) for judgement in judgements]
        together = ValueSet(
            tuple(dict.fromkeys(value for one in found for value in one.known)),
            tuple(dict.fromkeys(unknown for one in found for unknown in one.unknowns)),
        )
        return render(together, words.graph, language, nodes=placeholder.nodes)

    return fill(rule.question, language, rule, rendered)
