"""What nodes are called where changes are told: short, for the reader has the document at hand."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import cached_property
from typing import Any, Final

from checker.decisions.change_words import PLACES, SAYS
from checker.decisions.prose import quoted_in_both, shortened
from checker.finding import item_of
from checker.graph import AGREEMENT, Graph, Values
from checker.rendering import divisions_that_are_parties, value_words
from checker.vocabulary import ATTRIBUTES, BODY, CLAUSES, ITEM, KINDS
from checker.vocabulary.labels import CHOICES
from checker.words import HARD_SPACE, LANGUAGES, Language, Text, enumerate_words, filled, unique
from checker.yamlfile import PathInFile

_ALL_DIVISIONS: Final = Text("alla verksamheter", "all divisions")
_LEAD: Final = Text("huvudansvarig", "lead")


class Naming:
    """The names of one version's nodes, in both languages."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph

    def where(self, node: str) -> Text:
        """What a sentence about a node begins with: `1.1.3`, `1.1.3, önskat resultat ”…”`, `Målområde 2`."""
        graph, kind = self.graph, self.graph.nodes[node]
        if kind in ITEM:
            return _plain(self.number(node))
        if kind in BODY:
            return self.body(node)
        if kind in {"claim", "outcome"}:
            return self.where(item_of(graph, node) or node)
        if kind in {"desired_result", "indicator"}:
            return filled(PLACES[kind], owner=self.number(item_of(graph, node) or ""), name=self.quoted_words(node))
        if kind == "clause":
            return filled(PLACES[kind], name=CLAUSES[node.partition("/")[2]])
        if kind == "area":
            return filled(PLACES[kind], name=str(graph.first(node, "number")))
        if kind == "operational_area":
            area = self._written[graph.origin[node][:2]]
            return filled(PLACES[kind], owner=self.where(area), name=self.quoted_words(node))
        if kind == "appendix":
            return filled(PLACES[kind], name=self.bodies(graph.tables["belongs_to"].known[node]))
        if kind == "section":
            return self._section(node)
        return PLACES[AGREEMENT]

    def _section(self, node: str) -> Text:
        owner = self._written.get(self.graph.origin[node][:2])
        if owner is None:
            return filled(PLACES["section"], name=self.quoted_words(node))
        return filled(PLACES["section_of"], owner=self.where(owner), name=self.quoted_words(node))

    def thing(self, node: str) -> Text:
        """What is said to be added or removed: its place, and enough to know it by."""
        graph, kind = self.graph, self.graph.nodes[node]
        if kind in BODY:
            name = graph.first(node, "name")
            return _plain(f"{node} ({name})" if name and name != node else node)
        if kind == "area":
            title = graph.first(node, "title")
            return Text(*(f"{where} {title}" if title else where for where in self.where(node)))
        if kind in {"claim", "outcome", "desired_result", "indicator"}:
            return filled(PLACES["part_of_item"], owner=self.number(item_of(graph, node) or ""), name=self.part(node))
        return self.where(node)

    def part(self, node: str) -> Text:
        """A part of an item or a section, as a sentence about what it is in names it."""
        kind = self.graph.nodes[node]
        if kind == "claim":
            name = shortened(str(self.graph.first(node, "measure") or self.graph.first(node, "quote") or ""))
            target = self.target(node)
            return filled(PLACES["a_claim" if target is None else "a_target"], name=name, target=target or "")
        if kind == "outcome":
            return filled(PLACES["an_outcome"], name=self.outcome(node), value=self.outcome_value(node))
        return filled(PLACES[f"a_{kind}"], name=self.quoted_words(node))

    def after(self, node: str) -> str:
        """What stands in parentheses after an item that is named by its number alone: its title."""
        title = self.graph.first(node, "title")
        shared = self._shared(node)
        return f" ({shortened(str(title), 80)})" if title and not shared else ""

    def number(self, item: str) -> str:
        """An item's number, with its title where another has the number too."""
        number = str(self.graph.first(item, "number") or item)
        title = self.graph.first(item, "title")
        return f"{number} {shortened(str(title))}" if title and self._shared(item) else number

    def _shared(self, item: str) -> bool:
        return self._numbers[self.graph.first(item, "number")] > 1

    @cached_property
    def _numbers(self) -> Counter[object]:
        return Counter(self.graph.first(item, "number") for item in self.graph.of_kinds(ITEM))

    @cached_property
    def _written(self) -> dict[PathInFile, str]:
        """The areas and appendices by where they are written."""
        return {self.graph.origin[node]: node for node in self.graph.of_kinds(("area", "appendix"))}

    def body(self, code: str) -> Text:
        """A body by its code; a unit, whose code is its name in capitals, by its name."""
        name = self.graph.first(code, "name")
        return _plain(str(name) if name and self.graph.nodes[code] == "department" else code)

    def bodies(self, codes: Values) -> Text:
        """Several bodies, or all divisions."""
        if self.everyone(codes):
            words = self.graph.agreement.head.get("words", {})
            return Text(str(words.get("all_divisions", _ALL_DIVISIONS.sv)), _ALL_DIVISIONS.en)
        return self._enumerated([self.node(code) for code in codes])

    def everyone(self, codes: Values) -> bool:
        """Whether these are all divisions that are parties, and more than one."""
        return len(codes) > 1 and {*codes} == {*divisions_that_are_parties(self.graph)}

    def node(self, node: str, link: str | None = None) -> Text:
        """A node as the target of a relation; `judged` is said of a link that a reader made."""
        kind = self.graph.nodes[node]
        if kind in BODY:
            name = self.body(node)
        elif kind in ITEM:
            name = _plain(self.number(node))
        elif kind == "indicator":
            name = self.quoted_words(node)
        else:
            name = Text(*(words[:1].lower() + words[1:] for words in self.where(node)))
        return filled(SAYS["judged"], who=name) if link == "judged" else name

    def nodes(self, targets: Values, link: tuple[str, str] | None = None) -> Text:
        """The targets of a relation; with the `link` that it is, source and word, it is said where a reader made it."""
        if all(self.graph.nodes[target] in BODY for target in targets):
            return self.bodies(targets)
        made = [None if link is None else self.graph.links.get((*link, target)) for target in targets]
        return self._enumerated([self.node(*one) for one in zip(targets, made, strict=True)])

    def lead(self) -> Text:
        """The agreement's own word for lead."""
        words = self.graph.agreement.head.get("words", {})
        return Text(str(words.get("lead", _LEAD.sv)), _LEAD.en)

    def occasions(self, values: Values) -> Text:
        """Occasions by the names that the agreement gives them."""
        names = self.graph.agreement.head.get("occasions", {})
        return self._enumerated(
            [Text(str(names.get(one, one)), CHOICES[one].en if one in CHOICES else one) for one in values]
        )

    def quoted_words(self, node: str) -> Text:
        """The beginning of a node's title or text."""
        said = self.graph.first(node, "title") or self.graph.first(node, "text") or self.graph.printed(node, "text")
        said = said or node.rpartition("/")[2]
        return quoted_in_both(shortened(str(said)))

    def target(self, claim: str, *, bare: bool = False) -> Text | None:
        """A claim's figure: `minst 95 %`, `90–95 %`; `bare` without what it bounds; None without a figure."""
        value, upper = self.graph.first(claim, "value"), self.graph.first(claim, "upper")
        if not isinstance(value, Decimal):
            return None
        operator, unit = self.graph.first(claim, "operator"), self.graph.first(claim, "unit")
        sides = []
        for language in LANGUAGES:
            figure = value_words(value, language)
            if upper is not None:
                figure = f"{figure}\N{EN DASH}{value_words(upper, language)}"
            said = CHOICES[str(operator)].in_(language) if operator and upper is None and not bare else ""
            sides.append(f"{said} {with_unit(figure, unit)}".strip())
        return Text(*sides)

    def outcome_value(self, outcome: str) -> Text:
        """An outcome's figure with its unit, or else its indicator's."""
        indicator = outcome.rpartition("/outcome/")[0]
        unit = self.graph.first(outcome, "unit") or self.graph.first(indicator, "unit")
        return Text(*(with_unit(value_words(self.graph.first(outcome, "value"), one), unit) for one in LANGUAGES))

    def outcome(self, outcome: str) -> Text:
        """`utfallet 2024 för ”Fossilfria fordon”`."""
        indicator = outcome.rpartition("/outcome/")[0]
        year = self.graph.first(outcome, "year")
        if year is None:
            count = len(self.graph.tables["has_outcome"].known[indicator])
            place = f"{self.graph.first(outcome, 'position')}/{count}"
            return filled(PLACES["outcome_without_year"], place=place, name=self.quoted_words(indicator))
        return filled(PLACES["outcome_of"], year=str(year), name=self.quoted_words(indicator))

    def value(self, value: Any, word: str) -> Text:
        """A plain value: words of a closed list in each language, a free text in quotation marks, shortened."""
        if isinstance(value, str) and not (word in ATTRIBUTES and ATTRIBUTES[word].choices):
            return quoted_in_both(shortened(value))
        return Text(*(value_words(value, language) for language in LANGUAGES))

    def values(self, values: Values, word: str) -> Text:
        """Several plain values."""
        return self._enumerated([self.value(value, word) for value in values])

    def kind(self, node: str) -> Text:
        """The kind of a node."""
        return KINDS[self.graph.nodes[node]]

    @staticmethod
    def _enumerated(names: list[Text]) -> Text:
        return Text(*(_enumerate([name.in_(language) for name in names], language) for language in LANGUAGES))


def _enumerate(words: list[str], language: Language) -> str:
    return enumerate_words(unique(words), language)


def _plain(words: str) -> Text:
    return Text(words, words)


def with_unit(figure: str, unit: object) -> str:
    """A figure with its unit after a hard space."""
    return f"{figure}{HARD_SPACE}{unit}" if unit else figure
