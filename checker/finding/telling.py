"""What there is to tell of a finding, each part found out when it is first asked for.

Most outputs ask for little, and of some findings: the review on a terminal is in one language, does not show what is
for information, and never says where else a rule looked. All that is told of one rule's findings shares a `Teller`.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final

from checker.engine import Judgement, Verdict
from checker.finding.links import Links, linked
from checker.finding.places import Places, paths_of_rule
from checker.finding.subjects import SourcePlace, divisions_found, source_place, subject_label, subject_title
from checker.graph import Graph, Path, ValueSet, Words, value_sets
from checker.rendering import label, render, short, value_words
from checker.rulebook.message import Placeholder
from checker.rulebook.rule import AbsentValue, Rule, fill
from checker.words import LANGUAGES, Language
from checker.yamlfile import Place

PARTS: Final = ("title", "label", "divisions", "values", "judged", "place", "words", "related", "source", "messages")


class Teller:
    """What telling of any finding of a rule needs, made once; `related` is how many other places each may have."""

    def __init__(self, rule: Rule, words: Words, related: int) -> None:
        self.rule = rule
        self.words = words
        self.related = related
        self.graph = words.graph
        parts = (part for message in rule.message for part in message if isinstance(part, Placeholder))
        self._needed = {part.written: part for part in parts if part.absent is None}

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """The paths that the rule reads from the node itself."""
        return paths_of_rule(self.rule)

    @cached_property
    def links(self) -> Links:
        """The links that it follows and a reader may have made."""
        return Links(linked(self.rule), self.words)

    def demand_words(self, judgement: Judgement) -> None:
        """Raises AbsentValue where the message would have a gap, however late it is told."""
        for part in self._needed.values() if judgement.verdict is Verdict.FINDING else ():
            values = self.values(part, judgement)
            if not values.known and not values.unknowns:
                raise AbsentValue(part.written, self.rule)

    def values(self, placeholder: Placeholder, judgement: Judgement) -> ValueSet:
        """The values that a placeholder stands for."""
        if placeholder.path is None:
            return ValueSet(judgement.offending, ())
        return value_sets(placeholder.path, self.words)(judgement.node)

    def message(self, judgement: Judgement, language: Language) -> str:
        """The rule's message about a judgement; of what is undecided its title."""
        if judgement.verdict is Verdict.UNDECIDED:
            return self.rule.title.in_(language)

        def rendered(placeholder: Placeholder) -> str:
            return render(self.values(placeholder, judgement), self.graph, language, nodes=placeholder.nodes)

        return fill(self.rule.message, language, self.rule, rendered)


class Telling:
    """What there is to tell of one finding; see `Finding` for its parts."""

    def __init__(self, teller: Teller, judgement: Judgement) -> None:
        self._teller: Any = teller
        self._judgement: Any = judgement
        self.messages: dict[Language, str] = {}

    def settled(self) -> Telling:
        """All of it found out, and no longer bound to the agreement's graph."""
        for language in LANGUAGES:
            self.says(language)
        for part in PARTS:
            getattr(self, part)
        self._teller = self._judgement = None
        self.__dict__.pop("_places", None)
        return self

    def with_parts(self, parts: Mapping[str, Any]) -> Telling:
        """The same with other parts."""
        other = Telling(self._teller, self._judgement)
        message = parts.get("message")
        messages = self.messages if message is None else dict(zip(LANGUAGES, message, strict=True))
        other.__dict__ |= {**self.__dict__, "messages": messages}
        other.__dict__ |= {name: part for name, part in parts.items() if name != "message"}
        return other

    def says(self, language: Language) -> str:
        """The message in a language."""
        said = self.messages.get(language)
        if said is None:
            said = self.messages[language] = self._teller.message(self._judgement, language)
        return said

    @cached_property
    def title(self) -> str:
        graph, node = self._teller.graph, self._judgement.node
        if graph.nodes[node] == "report":
            return subject_title(graph, node)
        return short(str(graph.first(node, "title") or label(graph, node, "sv")))

    @cached_property
    def label(self) -> str:
        return subject_label(self._teller.graph, self._judgement.node)

    @cached_property
    def divisions(self) -> tuple[str, ...]:
        return divisions_found(self._teller.graph, self._teller.rule, self._judgement)

    @cached_property
    def values(self) -> tuple[str, ...]:
        return tuple(stable_name(self._teller.graph, value) for value in self._judgement.offending)

    @cached_property
    def judged(self) -> bool:
        links: Links = self._teller.links
        return links.judged_from(self._judgement.node)

    @cached_property
    def _places(self) -> Places:
        teller = self._teller
        return Places(teller.rule.report_at, teller.paths, self._judgement, teller.words)

    @cached_property
    def place(self) -> Place:
        return self._places.main

    @cached_property
    def words(self) -> str:
        return str(self._teller.graph.document(self._judgement.node).words(self.place))

    @cached_property
    def related(self) -> tuple[Place, ...]:
        return self._places.related(self._teller.related)

    @cached_property
    def source(self) -> SourcePlace:
        return source_place(self._teller.graph, self._judgement.node)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Telling):
            return NotImplemented
        mine, its = ([one.says("sv"), one.says("en"), *(getattr(one, part) for part in PARTS)] for one in (self, other))
        return mine == its

    def __hash__(self) -> int:
        return hash((self.label, self.place))


def stable_name(graph: Graph, value: Any) -> str:
    """An offending value's name in identities, without its position in a list.

    A node by its id, but an outcome by its year or its position of how many, a claim by its measure and year.
    """
    if isinstance(value, str) and graph.nodes.get(value) == "outcome":
        indicator = value.rpartition("/outcome/")[0]
        year = graph.first(value, "year")
        if year is None:
            count = len(graph.tables["has_outcome"].known[indicator])
            return f"{indicator}/outcome/{graph.first(value, 'position')} of {count}"
        return f"{indicator}/outcome/{year}"
    if isinstance(value, str) and graph.nodes.get(value) == "claim":
        named = [str(one) for one in (graph.first(value, "measure"), graph.first(value, "year")) if one is not None]
        return f"{value.rpartition('/claim/')[0]}/claim/{' '.join(named)}"
    return value if isinstance(value, str) else value_words(value, "en")
