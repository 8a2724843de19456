"""What a sparkline shows, before it has any place: an indicator's outcomes in order, and the values that are wanted."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Final

from checker.facts.wording import key, unit_key
from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.vocabulary.labels import CHOICES
from checker.words import LANGUAGES, Language, Text, number_words

YEAR_UNKNOWN: Final = Text("årtal okänt", "year not known")
_SIDES: Final = {"ge": "up", "gt": "up", "le": "down", "lt": "down"}


class Target(NamedTuple):
    """A value that a claim wants: `minst 95` (2030), or for every year; a range has two of them."""

    value: Decimal
    operator: str
    words: Text
    year: int | None

    def named(self, language: Language) -> str:
        """`minst 95`, `minst 95 (2030)`."""
        return f"{self.words.in_(language)} ({self.year})" if self.year else self.words.in_(language)


class Series(NamedTuple):
    """The outcomes of an indicator, oldest first: their values, and their years as far as they are known.

    `joined` tells for each neighbouring pair whether the two can be compared: one unit, one definition. `better` is up,
    down or None where nobody has judged it. `year` is the agreement's.
    """

    title: str
    values: tuple[Decimal, ...]
    years: tuple[int | None, ...]
    joined: tuple[bool, ...]
    better: str | None
    targets: tuple[Target, ...]
    year: int | None

    @property
    def stepped(self) -> bool:
        """Whether different years want different values, and it is known where these years stand to the outcomes."""
        years = [one.year for one in self.targets if one.year is not None]
        if len(years) < len(self.targets) or len({*years}) < 2:
            return False
        return self.dated or (self.year is not None and min(years) >= self.year)

    @property
    def dated(self) -> bool:
        """Whether every year is known, and each is later than the one before."""
        known = [year for year in self.years if year is not None]
        return len(known) == len(self.years) and all(one < other for one, other in pairwise(known))


def series_of(graph: Graph, indicator: str) -> Series:
    """The series of an indicator."""
    outcomes = [
        one for one in graph.tables["has_outcome"].known.get(indicator, ()) if graph.first(one, "value") is not None
    ]
    outcomes.sort(key=lambda one: _position(graph, one))
    values, years = [], []
    for outcome in outcomes:
        value, year = graph.first(outcome, "value"), graph.first(outcome, "year")
        assert isinstance(value, Decimal)
        values.append(value)
        years.append(year if isinstance(year, int) else None)
    better = graph.first(indicator, "better")
    units = {_unit(graph, one, indicator) for one in outcomes}
    year = graph.first(AGREEMENT, "year")
    return Series(
        title=str(graph.first(indicator, "title") or ""),
        values=tuple(values),
        years=tuple(years),
        joined=tuple(_comparable(graph, indicator, one, other) for one, other in pairwise(outcomes)),
        better=str(better) if better else None,
        targets=_targets(graph, indicator, units),
        year=year if isinstance(year, int) else None,
    )


def _position(graph: Graph, outcome: str) -> int:
    position = graph.first(outcome, "position")
    return position if isinstance(position, int) else 0


def _unit(graph: Graph, *nodes: str) -> str:
    return next((unit_key(str(unit)) for node in nodes if (unit := graph.first(node, "unit")) is not None), "")


def _comparable(graph: Graph, indicator: str, earlier: str, later: str) -> bool:
    """Whether two outcomes are measured alike; where the definition is new but nobody says from when, they are not."""
    if _unit(graph, earlier, indicator) != _unit(graph, later, indicator):
        return False
    since = graph.first(indicator, "definition_from")
    if not isinstance(since, int):
        return "ny definition" not in key(str(graph.first(indicator, "title") or ""))
    known = [year for one in (earlier, later) if isinstance(year := graph.first(one, "year"), int)]
    return len(known) == 2 and (known[0] >= since or known[1] < since)


def _targets(graph: Graph, indicator: str, units: set[str]) -> tuple[Target, ...]:
    """The fixed values that claims want of the indicator: for every year, then year by year.

    Left out are values in another unit, and those of a measure that runs the other way than the indicator, or perhaps
    does: their figure is not the indicator's.
    """
    found: dict[Target, None] = {}
    for claim in graph.inverse("measured_by").known.get(indicator, ()):
        if graph.nodes[claim] != "claim" or (graph.first(claim, "reference") or "fixed") != "fixed":
            continue
        operator, value = graph.first(claim, "operator"), graph.first(claim, "value")
        if not isinstance(value, Decimal) or operator in (None, "delta"):
            continue
        if {*units, _unit(graph, claim, indicator)} != {_unit(graph, claim, indicator)}:
            continue
        if operator in _SIDES and graph.first(indicator, "better") != _SIDES[str(operator)]:
            continue
        found.update(dict.fromkeys(_wanted(graph, claim, str(operator), value)))
    return tuple(sorted(found, key=lambda one: one.year or 0))


def _wanted(graph: Graph, claim: str, operator: str, value: Decimal) -> list[Target]:
    year, upper = graph.first(claim, "year"), graph.first(claim, "upper")
    due = year if isinstance(year, int) else None
    if operator == "between":
        ends = [(value, "ge"), *([(upper, "le")] if isinstance(upper, Decimal) else [])]
    else:
        ends = [(value, operator)]
    known = claim not in graph.tables["year"].unknown
    return [Target(end, word, _named(end, word, known=known), due) for end, word in ends]


def _named(value: Decimal, operator: str, *, known: bool) -> Text:
    """The value in words, and that its year is not known where there is one."""
    sides = (f"{CHOICES[operator].in_(one)} {number_words(value, one)}" for one in LANGUAGES)
    if known:
        return Text(*sides)
    return Text(*(f"{said} ({YEAR_UNKNOWN.in_(one)})" for one, said in zip(LANGUAGES, sides, strict=True)))
