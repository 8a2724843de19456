"""What a report is about: what every part of it reads."""

from __future__ import annotations

from datetime import date
from typing import Final

from checker.finding import Finding
from checker.gapreport.values import Line, Words
from checker.graph import AGREEMENT, Graph, Table
from checker.named import NamedTuple
from checker.rendering import item_label, label
from checker.run import Checked, Reported
from checker.words import Language, Text, enumerate_words

OCCASION_NAMES: Final = {
    "vår": Text("våruppföljning", "spring follow-up"),
    "delår": Text("delårsrapport", "interim report"),
    "helår": Text("årsbokslut", "annual accounts"),
}


_NEW: Final = Text("ny sedan förra kontrollen", "new since the earlier check")
_UNTRIED: Final = Text("regeln prövades inte i förra kontrollen", "the earlier check did not try the rule")


class Gone(NamedTuple):
    """A finding of an earlier check: rule id, severity, subject's title, and message as it was written then.

    `swedish`: that was in Swedish, as far as is known.
    """

    rule: str
    severity: str
    title: str
    message: str
    swedish: bool


class Earlier(NamedTuple):
    """How the findings stand against an earlier check, which goes by the name of its file.

    `new` are the fingerprints of findings that it did not have; `mended` what it had and this check has not,
    `undecided` what it had and now cannot be decided. `untried` are the ids of rules that it did not try: what they
    find may be older than it.
    """

    file: str
    new: frozenset[str]
    mended: tuple[Gone, ...]
    undecided: tuple[Gone, ...]
    untried: frozenset[str]


class Setting(NamedTuple):
    """One report: what was checked, for which occasion and day, in which language, about which division.

    `checked` is narrowed to `division`, where one is named; `whole` is not. `facts` are the computed words that the
    report shows. `pictured`: some form of it shows pictures.
    """

    checked: Checked
    whole: Checked
    language: Language
    occasion: str
    day: date
    division: str | None
    facts: dict[str, Table]
    earlier: Earlier | None
    rulebook: str | None
    pictured: bool

    @property
    def graph(self) -> Graph:
        """The agreement's graph."""
        return self.checked.graph

    def since_earlier(self, found: Finding) -> str:
        """Why an earlier check did not have the finding; empty where it had it, or there was none."""
        if self.earlier is None or found.fingerprint not in self.earlier.new:
            return ""
        return self.say(_UNTRIED if found.rule.id in self.earlier.untried else _NEW)

    @property
    def reported(self) -> tuple[Reported, ...]:
        """The files of the follow-up, none where none was read."""
        return self.whole.reported

    @property
    def year(self) -> int:
        """The agreement's year."""
        return int(self.checked.agreement.head["year"])

    def say(self, text: Text, **values: object) -> str:
        """A text in the report's language, with its `{names}` filled."""
        return text.in_(self.language).format(**values)

    def label(self, node: str) -> str:
        """What a node is called."""
        return label(self.graph, node, self.language)

    def labels(self, nodes: tuple[str, ...]) -> str:
        """What these are called, in one sentence."""
        return enumerate_words([self.label(node) for node in nodes], self.language)

    def known(self, word: str, node: str) -> tuple[str, ...]:
        """The nodes or texts that a word has on a node, as far as they are known."""
        return self.graph.tables[word].known.get(node, ())

    def concerned(self, items: list[str]) -> list[str]:
        """Of these items those that concern the division that the report is about; all, if it is about all."""
        from checker.finding import divisions_concerned

        if self.division is None:
            return items
        return [item for item in items if self.division in divisions_concerned(self.graph, item)]

    def item(self, node: str) -> Line:
        """An item by number and title."""
        return (Words(item_label(self.graph, node), own=True),)

    @property
    def occasion_name(self) -> str:
        """What the agreement, or else the tool, calls the occasion."""
        return occasion_name(self.graph, self.occasion, self.language)


def occasion_name(graph: Graph, occasion: str, language: Language) -> str:
    """What the agreement calls an occasion; in English what the tool calls it."""
    declared = graph.agreement.head.get("occasions", {})
    if language == "sv" and occasion in declared:
        return str(declared[occasion])
    return OCCASION_NAMES[occasion].in_(language)


def rule_link(found: Finding) -> Words:
    """A rule's id, which leads to its findings in the appendix."""
    return Words(found.rule.id, target=rule_target(found.rule.id))


def rule_target(rule: str) -> str:
    """The id of the section of a rule in the appendix."""
    return f"rule-{rule.lower()}"


def title_of(graph: Graph) -> str:
    """The agreement's title, or its id."""
    return str(graph.first(AGREEMENT, "title") or graph.agreement.id)
