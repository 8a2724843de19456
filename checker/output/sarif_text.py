"""The texts of a SARIF log: messages in which nothing is taken for a link, and the help of rules."""

from __future__ import annotations

import re

from checker.finding.words import bases_words
from checker.graph import Graph
from checker.named import NamedTuple
from checker.output.markup import escaped
from checker.output.words import SAYS, rule_title
from checker.rulebook import Rule
from checker.vocabulary import SEVERITIES
from checker.words import Language


class Help(NamedTuple):
    """What a rule is about, as plain text and as Markdown."""

    text: str
    markdown: str


def message_text(text: str) -> str:
    """A message; brackets that would make a link of the words, `[words](place)`, are escaped."""
    return re.sub(r"\[(?=[^\]]*\]\()", r"\\[", text)


def rule_help(rule: Rule, graph: Graph, language: Language) -> Help:
    """What a rule finds, how grave it is, on what it stands in this agreement, and what to do."""
    title, severity = rule_title(rule, language), SEVERITIES[rule.severity].in_(language)
    said = [(SAYS["why"].in_(language), words) for words in bases_words(rule, graph, language)]
    said.append((SAYS["advice"].in_(language), rule.advice.in_(language)))
    said.append((SAYS["more"].in_(language), f"styrkoll explain {rule.id}"))
    text = "\n".join([f"{title}: {severity}", *(f"{name}: {words}" for name, words in said)])
    lines = [f"**{escaped(title)}** – {severity}", *(f"**{name}:** {escaped(words)}" for name, words in said)]
    return Help(text, "\n\n".join(lines))
