"""What can be answered to the questions of an agreement file, as far as it can be listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from math import comb
from typing import Any, Final

from checker.graph import Graph
from checker.importer.doubt import AS_HEADING, AS_TEXT, PARTS, WITH_AFTER, WITH_BEFORE
from checker.importer.filed import at
from checker.importer.items.claim_words import claims_said, said_claims
from checker.importer.wordings import all_wordings
from checker.named import NamedTuple
from checker.vocabulary.labels import CHOICES
from checker.words import Language, Text, quoted
from checker.yamlfile import PathInFile

MOST_YEARS: Final = 10
"""More ways than this to place outcomes in the years are not listed one by one."""

EVERYBODY: Final = Text("alla verksamheter", "all divisions")
_SIDES: Final = {
    WITH_BEFORE: Text("en fortsättning på resultatet före", "goes on with the result before it"),
    WITH_AFTER: Text("fortsätter i resultatet efter", "goes on in the result after it"),
}
HEADING: Final = {AS_HEADING: Text("en rubrik", "a heading"), AS_TEXT: Text("en mening i texten", "a sentence")}

_DECIDED: Final = ("serves",)


class Choice(NamedTuple):
    """One possible answer: the values that it stands for, and how it is said."""

    values: tuple[str, ...]
    said: str


def is_of_prose(doubt: dict[str, Any]) -> bool:
    """Whether a doubt is about where the paragraphs of prose begin."""
    return doubt["code"] == "joined" and "/result/" not in doubt.get("about", "")


class Choices:
    """The choices that an agreement has today, said in a language; those of many questions are made once."""

    def __init__(self, graph: Graph, language: Language) -> None:
        self._graph = graph
        self._language = language
        self._made: dict[tuple[str, ...], tuple[Choice, ...]] = {}
        self._names: dict[tuple[str, ...], dict[str, Choice]] = {}

    def of(self, doubt: dict[str, Any], place: PathInFile | None) -> tuple[Choice, ...]:
        """What can be answered to a doubt; `place` is the file's path to the field, None where it has none."""
        code, among = doubt["code"], doubt.get("among", ())
        if key := _shared(doubt, place):
            return self._once(key)
        match code:
            case "serves":
                return self._served(str(doubt.get("about", "")))
            case "outcome-year":
                return _years(among, len(figures(self._graph, place)))
            case "joined" if is_of_prose(doubt):
                return tuple(Choice((one,), quoted(one, self._language)) for one in doubt["read"].split(PARTS))
            case "joined":
                return tuple(Choice((*value.split(PARTS),), self._said(code, value)) for value in among)
            case "heading":
                return tuple(Choice((key,), HEADING[key].in_(self._language)) for key in HEADING)
            case "under":
                return tuple(Choice((title,), quoted(title, self._language)) for title in among)
            case "unread":
                return tuple(Choice((key,), HEADING[key].in_(self._language)) for key in HEADING if key in among)
            case _:
                return tuple(Choice((value,), self._said(code, value)) for value in among)

    def named(self, doubt: dict[str, Any], place: PathInFile | None, word: str) -> Choice | None:
        """The choice that is called so, in letters of any size: what it stands for, or how it is said."""
        if doubt["code"] == "serves":
            choice = self._named(_DECIDED).get(word.casefold())
            return None if choice is not None and choice.values == (doubt.get("about"),) else choice
        key = _shared(doubt, place)
        return (self._named(key) if key else _by_name(self.of(doubt, place))).get(word.casefold())

    def _once(self, key: tuple[str, ...]) -> tuple[Choice, ...]:
        if key not in self._made:
            self._made[key] = (*self._make(key),)
        return self._made[key]

    def _named(self, key: tuple[str, ...]) -> dict[str, Choice]:
        if key not in self._names:
            self._names[key] = _by_name(self._once(key))
        return self._names[key]

    def _make(self, key: tuple[str, ...]) -> Iterator[Choice]:
        """What several questions have in common: their code, and what else tells them apart from others."""
        match key:
            case ("serves",):
                yield from self._decided()
            case ("measured-by", goal):
                yield from self._indicators(goal)
            case ("recipients",):
                yield from self._bodies(("division",))
                yield Choice(("all",), EVERYBODY.in_(self._language))
            case ("holder",):
                yield from self._bodies(("board",))
            case ("lead",):
                yield from self._bodies(("division", "board"))
            case _:
                yield from self._items(("goal", "assignment", "base_assignment"))

    def _said(self, code: str, value: str) -> str:
        language = self._language
        if value in _SIDES:
            return _SIDES[value].in_(language)
        if code == "claims" and language != "sv":
            return said_claims(claims_said(value, "", all_wordings()), language) or value
        if code == "joined":
            count = value.count(PARTS) + 1
            parts = " / ".join(f"”{part}”" for part in value.split(PARTS))
            if count == 1:
                return Text("ett resultat, som det står", "one result, as it stands").in_(language)
            return Text(f"{count} resultat: ", f"{count} results: ").in_(language) + parts
        return CHOICES[value].in_(language) if value in CHOICES else value.replace(PARTS, " ; ")

    def _served(self, about: str) -> tuple[Choice, ...]:
        """What an item can serve: the goals and assignments that the council decided, those of its area first."""
        areas = self._graph.tables["in_area"].known
        area = areas.get(about)
        others = [one for one in self._once(_DECIDED) if one.values != (about,)]
        return tuple(sorted(others, key=lambda one: areas.get(one.values[0]) != area))

    def _decided(self) -> Iterator[Choice]:
        """The goals and assignments that the council decided, in the document's order."""
        decided = self._graph.tables["decided_by"].known
        for choice in self._items(("goal", "assignment")):
            (item,) = choice.values
            if self._graph.nodes.get(next(iter(decided.get(item, ())), "")) == "council":
                yield choice

    def _items(self, kinds: tuple[str, ...]) -> Iterator[Choice]:
        for item in self._graph.of_kinds(kinds):
            yield Choice((item,), f"{item} {self._graph.first(item, 'title') or ''}".strip())

    def _indicators(self, goal: str) -> Iterator[Choice]:
        for indicator in self._graph.tables["measured_by"].known.get(goal, ()):
            yield Choice((indicator.rpartition("/")[2],), str(self._graph.first(indicator, "title") or indicator))

    def _bodies(self, kinds: tuple[str, ...]) -> Iterator[Choice]:
        for body in self._graph.of_kinds(kinds):
            yield Choice((body,), f"{self._graph.first(body, 'name') or ''} ({body})".strip())


def _shared(doubt: dict[str, Any], place: PathInFile | None) -> tuple[str, ...]:
    """What questions with the same choices have in common; () for one that has its own."""
    match doubt["code"]:
        case "measured-by":
            return ("measured-by", str(doubt.get("about", "")).partition("/")[0])
        case "recipients" | "holder" | "lead" as code:
            return (code,)
        case "unread" if place is None:
            return ("unread",)
        case _:
            return ()


def _by_name(choices: Iterable[Choice]) -> dict[str, Choice]:
    return {name.casefold(): one for one in choices for name in (" ".join(one.values), one.said)}


def figures(graph: Graph, place: PathInFile | None) -> Sequence[str]:
    """The outcomes at a place that are in no year; () where there are none, or no more."""
    if place is None:
        return ()
    holder = at(graph.agreement.document.value, place[:-1])
    outcomes = holder.get(place[-1]) if isinstance(holder, dict) else None
    found: Sequence[str] = outcomes.get("unplaced", ()) if isinstance(outcomes, dict) else ()
    return found


def _years(years: Sequence[str], outcomes: int) -> tuple[Choice, ...]:
    """The ways to place as many outcomes as there are in the years of the columns, in their order."""
    if not outcomes:
        return ()
    if not 0 < comb(len(years), outcomes) <= MOST_YEARS:
        return tuple(Choice((year,), year) for year in years)
    return tuple(Choice(way, ", ".join(way)) for way in combinations(years, outcomes))
