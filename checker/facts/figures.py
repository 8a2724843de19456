"""Facts on the figures of indicators. Figures are Decimal; the order of outcomes is the printed one, oldest first."""

from __future__ import annotations

from decimal import Context, Decimal
from itertools import pairwise
from typing import Any, Final

from checker.facts.possible import Reader, asked_once, cannot_say, table_of
from checker.facts.wording import key, unit_key
from checker.graph import Table, Unknown, Unknowns, Values, ValueSet
from checker.named import NamedTuple
from checker.vocabulary import FACTS
from checker.words import Text

EXACT: Final = Context(prec=100)
"""Wide enough for any two figures that can be written (30 digits and 30 decimals)."""
_RATIO: Final = Decimal("0.0001")
TRENDS: Final = FACTS["trend"].choices

NOT_JUDGED: Final = Text("ingen har bedömt vilket håll som är bättre", "nobody has judged which way is better")
UNITS_DIFFER: Final = Text("värdena har olika enheter", "the values have different units")
NO_RATIO: Final = Text(
    "en ändring från eller till noll, eller mellan minus och plus, har inget förhållande",
    "a change from or to zero, or between minus and plus, has no ratio",
)


class Pair(NamedTuple):
    """The last two outcomes of an indicator: their values, and whether they are measured alike."""

    before: Decimal
    latest: Decimal
    same_definition: bool
    same_unit: bool


def latest_outcome(reader: Reader) -> Table:
    """The value of the last outcome in printed order, also where its year is unknown; absent without outcomes."""

    def answer(read: Reader, node: str) -> Values:
        return tuple(read("value", outcome)[0] for outcome in series(read, node)[-1:])

    return table_of(reader, ("indicator",), answer)


def trend(reader: Reader) -> Table:
    """Whether the latest outcome is better or worse than the one before it, by what is better of the indicator.

    Absent below two outcomes, and across a new definition (the title says "ny definition", and the outcomes are not
    surely from its first year or later). Unknown without what is better, unless both are equal, and across units.
    """

    def answer(read: Reader, node: str) -> Values | ValueSet:
        pair = last_two(read, node)
        if pair is None or not pair.same_definition:
            return ()
        if not pair.same_unit:
            return cannot_say(node, "unit", UNITS_DIFFER, TRENDS)
        if pair.latest == pair.before:
            return ("unchanged",)
        better = read.first("better", node)
        if better is None:
            return cannot_say(node, "better", NOT_JUDGED, ("better", "worse"), at_least=0)
        return ("better" if (pair.latest > pair.before) is (better == "up") else "worse",)

    return table_of(reader, ("indicator",), answer, choices=TRENDS)


def largest_jump(reader: Reader) -> Table:
    """The largest change between neighbouring outcomes as a ratio to the smaller of the two, whichever came first.

    From 50 to 75 and from 75 to 50 are 0.5 alike. Below zero the one nearer to zero is the smaller. Rounded to four
    decimals. Absent below two outcomes; unknown where a change is from or to zero, or across it.
    """

    def answer(read: Reader, node: str) -> Values | ValueSet:
        figures = [read("value", outcome)[0] for outcome in series(read, node)]
        pairs = [*pairwise(figures)]
        if any(before != after and before * after <= 0 for before, after in pairs):
            return cannot_say(node, "has_outcome", NO_RATIO, None)
        jumps = [_jump(before, after) for before, after in pairs]
        return (max(jumps),) if jumps else ()

    return table_of(reader, ("indicator",), answer)


def outcome_key(reader: Reader) -> Table:
    """Year and value of an outcome, "2025: 90.5", alike however the value was printed: 20,0 is 20.

    Unknown when the year is, among its candidates; absent without value or year.
    """
    values, years = reader.tables["value"].known, reader.tables["year"]
    known: dict[str, Values] = {}
    unknown: dict[str, Unknowns] = {}
    for node in reader.graph.by_kind["outcome"]:
        for figure in map(_canonical, values.get(node, ())):
            if node in years.known:
                known[node] = tuple(f"{year}: {figure}" for year in years.known[node])
            if node in years.unknown:
                unknown[node] = tuple(_keyed(one, figure) for one in years.unknown[node])
    return Table(known, unknown)


def _keyed(year: Unknown, figure: str) -> Unknown:
    return year._replace(among=None if year.among is None else tuple(f"{one}: {figure}" for one in year.among))


@asked_once
def series(read: Reader, indicator: str) -> list[str]:
    """The outcomes of an indicator that have a value, in printed order."""
    outcomes = [outcome for outcome in read("has_outcome", indicator) if read("value", outcome)]
    return sorted(outcomes, key=lambda outcome: read.first("position", outcome) or 0)


@asked_once
def last_two(read: Reader, indicator: str) -> Pair | None:
    """The last two outcomes of an indicator; None where there are not two."""
    last = series(read, indicator)[-2:]
    if len(last) < 2:
        return None
    before, latest = (read("value", outcome)[0] for outcome in last)
    units = {unit_key(unit) for outcome in last for unit in read("unit", outcome)}
    return Pair(before, latest, _same_definition(read, indicator, last[0]), len(units) < 2)


def _same_definition(read: Reader, indicator: str, earlier: str) -> bool:
    """Whether the earlier of two outcomes is already measured by the definition of the later."""
    defined = read.first("definition_from", indicator)
    if defined is None:
        return not any("ny definition" in key(title) for title in read("title", indicator))
    year: Any = read.first("year", earlier)
    return year is not None and year >= defined


def _jump(before: Decimal, after: Decimal) -> Decimal:
    if before == after:
        return Decimal(0)
    smaller = min(before.copy_abs(), after.copy_abs())
    ratio = EXACT.divide(EXACT.subtract(after, before), smaller).copy_abs()
    return Decimal(_canonical(ratio.quantize(_RATIO, context=EXACT)))


def _canonical(value: Decimal) -> str:
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain
