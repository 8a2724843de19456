"""What findings stand on and where they stand, in sentences: what every output and the report say alike."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.finding.subjects import SourcePlace, source_place, subject_label
from checker.finding.values import Finding, State
from checker.graph import Graph
from checker.named import NamedTuple
from checker.rulebook.rule import Basis, Rule
from checker.vocabulary import SEVERITIES
from checker.vocabulary.labels import LABELS
from checker.words import HARD_SPACE, Language, Text, quoted, unique
from checker.yamlfile import Document, Fault

_PAGE: Final = Text("sida", "page")
_LINE: Final = Text("rad", "line")
JUDGED: Final = Text("enligt bedömd koppling", "by a judged link")
FOLLOWS: Final = Text("följer av {rule}", "follows from {rule}")
UNDECIDED: Final = Text("kan inte avgöras", "undecided")
STATES: Final[dict[State, Text]] = {
    State.OPEN: Text("öppen", "open"),
    State.WAIVED: Text("beviljat undantag", "waived"),
    State.BASELINE: Text("utgångsläge", "baseline"),
}
_IF_SO: Final = Text("{severity} om det visar sig vara så", "{severity} if it turns out to be so")
_UNKNOWN: Final = Text("Okänt: {asked} ({reason})", "Not known: {asked} ({reason})")
_AGREEMENT_SAYS: Final = Text("Överenskommelsen säger", "The agreement says")


def message_words(found: Finding, language: Language) -> str:
    """What a finding says, and whether it rests on a link that a reader judged."""
    message = found.says(language)
    return f"{message} ({JUDGED.in_(language)})" if found.judged else message


def severity_if_so(rule: Rule, language: Language) -> str:
    """How grave what cannot be decided would be."""
    return _IF_SO.in_(language).format(severity=SEVERITIES[rule.severity].in_(language))


def bases_words(rule: Rule, graph: Graph, language: Language) -> list[str]:
    """What a rule stands on in this agreement, each in words."""
    return [words for basis in rule.basis if (words := basis_words(basis, graph, language))]


def basis_words(basis: Basis, graph: Graph, language: Language) -> str:
    """What a rule stands on: the agreement's own words with their place, or the law with what it says; "" if absent."""
    if basis.clause is not None:
        node = f"clause/{basis.clause}"
        if node not in graph.nodes:
            return ""
        source = source_place(graph, node)
        where = [source.heading] if source.heading else []
        where += [f"{_LINE.in_(language)}{HARD_SPACE}{source.line}"] if source.line is not None else []
        place = f" ({', '.join(where)})" if where else ""
        return f"{_AGREEMENT_SAYS.in_(language)} {quoted(str(graph.first(node, 'text')), language)}{place}"
    return source_basis_words(basis, language)


def source_basis_words(basis: Basis, language: Language) -> str:
    """A law, an audit or guidance that a rule stands on, with what it says."""
    assert basis.source is not None
    name = basis.source.name.in_(language)
    paragraph = f" {basis.source.paragraph}" if basis.source.paragraph else ""
    return f"{name}{paragraph}: {basis.source.says.in_(language)}."


def source_words(source: SourcePlace, language: Language, space: str = " ") -> str:
    """The heading in the document and, as far as they are known, page and line.

    `space` stands before a number: a hard one keeps it in the line of its word, where a person reads.
    """
    parts = [source.heading] if source.heading else []
    if source.page is not None:
        parts.append(f"{_PAGE.in_(language)}{space}{source.page}")
    if source.line is not None:
        parts.append(f"{_LINE.in_(language)}{space}{source.line}")
    return ", ".join(parts)


class OpenQuestion(NamedTuple):
    """Something unknown that rules wait for: which word, on which nodes, why it is not known, and which rules wait."""

    name: str
    reason: Text
    subjects: tuple[str, ...]
    rules: tuple[str, ...]


def open_questions(undecided: Iterable[Finding]) -> tuple[OpenQuestion, ...]:
    """Undecided answers by their cause: one question each, in the order in which they are first met."""
    waiting: dict[tuple[str, Text], tuple[dict[str, None], dict[str, None]]] = {}
    for found in undecided:
        for missing in found.missing:
            subjects, rules = waiting.setdefault((missing.name, missing.reason), ({}, {}))
            subjects[missing.subject] = None
            rules[found.rule.id] = None
    return tuple(
        OpenQuestion(name, reason, tuple(subjects), tuple(rules))
        for (name, reason), (subjects, rules) in waiting.items()
    )


def question_words(question: OpenQuestion, language: Language) -> str:
    """What is unknown, and why."""
    asked, reason = LABELS[question.name].in_(language), question.reason.in_(language)
    return _UNKNOWN.in_(language).format(asked=asked, reason=reason)


def unknown_words(found: Finding, graph: Graph, language: Language) -> str:
    """What an undecided answer waits for; of what, where that is not what it is about."""
    said = []
    for missing in found.missing:
        words = question_words(OpenQuestion(missing.name, missing.reason, (), ()), language)
        subject = subject_label(graph, missing.subject)
        said.append(f"{words}, {subject}" if subject != found.label else words)
    return f"{'. '.join(unique(said))}."


def warning_words(warning: Fault, document: Document, language: Language) -> str:
    """What was read oddly, or not at all; of another file than the agreement's `document` with its place."""
    said = warning.text(language)
    return said if warning.place.file == document.file else f"{warning.place.file}: {said}"
