"""Whether an indicator's latest outcome is what the claims that it measures want.

An indicator can measure claims on several measures. Of each measure one claim applies: that of the agreement's year,
else the one for every year, else the last one whose year has passed. Only where no claim of any measure is due, the
earliest of the later years counts. Claims that compare with different things (a figure, the year before) are held
apart as measures are: 'lower than 1,16, and better than the year before' are two claims, and both must be met.

The printed order is enough to say whether a figure rises; what compares with the year before needs the years as well.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from checker.facts.figures import EXACT, NOT_JUDGED, UNITS_DIFFER, Pair, last_two, series
from checker.facts.possible import Reader, asked_once, cannot_say, table_of
from checker.facts.wording import key, unit_key
from checker.graph import AGREEMENT, Table, Unknown, Values, ValueSet
from checker.named import NamedTuple
from checker.vocabulary import FACTS
from checker.words import Text

MET, UNMET, OUTSIDE = FACTS["fulfilment"].choices
_WORST_FIRST: Final = (UNMET, OUTSIDE, MET)
_EITHER: Final = (MET, UNMET)
_SIDES: Final = {"ge": "up", "gt": "up", "le": "down", "lt": "down"}

ONE_OUTCOME: Final = Text(
    "det finns inget tidigare utfall att jämföra med", "there is no earlier outcome to compare with"
)
NO_YEAR_BEFORE: Final = Text(
    "det finns inget utfall för året före det senaste", "there is no outcome for the year before the latest"
)
NEW_DEFINITION: Final = Text(
    "utfallet före det senaste har en annan definition", "the outcome before the latest has another definition"
)
OTHER_WAY: Final = Text(
    "indikatorns värde går åt andra hållet än påståendets", "the indicator's figure runs the other way than the claim's"
)
OTHERS: Final = Text(
    "det som värdet ska jämföras med finns inte i överenskommelsen",
    "what the value is to be compared with is not in the agreement",
)
OPEN_VALUE: Final = Text(
    "det sägs inte vad värdet ska jämföras med", "it is not said what the value is to be compared with"
)


class Applying(NamedTuple):
    """The claims that apply to an indicator in the agreement's year, and whether they are due."""

    claims: tuple[str, ...]
    due: bool


def fulfilment(reader: Reader) -> Table:
    """Whether the latest outcome of an indicator meets the claims that apply in the agreement's year.

    `met`; `unmet`, if any of them is not; else `outside`, where it is beyond a range, or already better than a value
    that it is to rise or fall to. A claim without value compares with the outcome before. Absent without outcomes or
    claims. Unknown where the links are, where units differ, where the figure runs the other way than the claim's
    measure, without what is better (a range and an exact value need none), without an earlier outcome of the same
    definition to compare with, where a claim compares with the year before and the outcomes' years are unknown or not
    neighbours, and where the claim compares with what the agreement does not have.
    """

    def answer(read: Reader, node: str) -> Values | ValueSet:
        if not series(read, node):
            return ()
        applying = _applying(read, node)
        found = [_of_claim(read, node, claim) for claim in applying.claims] if applying else []
        return _together([one for one in found if one.known or one.unknowns])

    return table_of(reader, ("indicator",), answer, choices=FACTS["fulfilment"].choices)


def claim_due(reader: Reader) -> Table:
    """Whether the claims that apply to an indicator have the agreement's year, an earlier one or none.

    Absent without claims; unknown where the links are unknown and it matters.
    """

    def answer(read: Reader, node: str) -> Values:
        applying = _applying(read, node)
        return () if applying is None else (applying.due,)

    return table_of(reader, ("indicator",), answer, choices=(True, False))


@asked_once
def _applying(read: Reader, indicator: str) -> Applying | None:
    year = read.first("year", AGREEMENT)
    measures: dict[tuple[str, str], dict[int | None, list[str]]] = {}
    for claim in _claims(read, indicator):
        measure = (key(read.first("measure", claim) or claim), read.first("reference", claim) or "fixed")
        measures.setdefault(measure, {}).setdefault(read.first("year", claim), []).append(claim)
    due: list[str] = []
    later: dict[int, list[str]] = {}
    for years in measures.values():
        stated = sorted(one for one in years if one is not None)
        passed = [one for one in stated if year is None or one <= year]
        if None in years or passed:
            due += years[year if year in years else None if None in years else passed[-1]]
        elif stated:
            later.setdefault(stated[0], []).extend(years[stated[0]])
    if due:
        return Applying(tuple(due), due=True)
    return Applying(tuple(later[min(later)]), due=False) if later else None


def _claims(read: Reader, indicator: str) -> Iterator[str]:
    """The claims that the indicator measures; reads whose they are only where a claim may be measured by it."""
    kinds, inverse = read.graph.nodes, read.graph.inverse("measured_by")
    surely = frozenset(inverse.known.get(indicator, ()))
    sources = dict.fromkeys(inverse.known.get(indicator, ()))
    for unknown in inverse.unknown.get(indicator, ()):
        if unknown.among is None:
            read("measured_by", unknown.subject)  # perhaps of any claim: asking leaves the answer open
        sources.update(dict.fromkeys(unknown.among or ()))
    unread = read.tables["has_claim"].unknown
    for source in sources:
        if kinds[source] != "claim" and source not in unread:
            continue
        if source in surely or read.has("measured_by", source, indicator):
            if source in unread:
                read("has_claim", source)  # nobody has read what the result claims: asking leaves the answer open
            else:
                yield source


def _of_claim(read: Reader, indicator: str, claim: str) -> ValueSet:
    """What one claim says of the latest outcome; nothing, if it says nothing that can be measured."""
    reference = read.first("reference", claim) or "fixed"
    operator, value, direction = (read.first(word, claim) for word in ("operator", "value", "direction"))
    if reference in ("other_measure", "external"):
        return cannot_say(claim, "reference", OTHERS, _EITHER)
    if operator is None and value is None and direction is None and reference != "previous_year":
        return ValueSet((), ())
    if value is None or operator == "delta":
        pair = _comparable(read, indicator, reference)
        if isinstance(pair, ValueSet):
            return pair
        if value is None:
            return _improved(read, indicator, pair, strictly=operator not in ("ge", "le"))
        return _changed_by(read, indicator, claim, pair, value, direction)
    if operator is None or reference == "previous_year":
        return cannot_say(claim, "operator", OPEN_VALUE, _EITHER)
    return _against(read, indicator, claim, operator, value, direction)


def _against(
    read: Reader, indicator: str, claim: str, operator: str, value: Decimal, direction: str | None
) -> ValueSet:
    """The latest outcome against a figure."""
    outcome = series(read, indicator)[-1]
    if not _one_unit(read, indicator, claim, outcome):
        return cannot_say(claim, "unit", UNITS_DIFFER, (MET, UNMET, OUTSIDE))
    latest = read("value", outcome)[0]
    if operator == "between":
        upper = read.first("upper", claim)
        if upper is None:
            return cannot_say(claim, "upper", OPEN_VALUE, (MET, OUTSIDE))
        return _said(MET if value <= latest <= upper else OUTSIDE)
    if operator == "eq":
        return _said(MET if latest == value else UNMET)
    side = _SIDES[operator]
    unsure = _not_this_way(read, indicator, claim, side)
    if unsure is not None:
        return unsure
    if latest == value:
        return _said(MET if operator in ("ge", "le") else UNMET)
    if (latest > value) is not (side == "up"):
        return _said(UNMET)
    return _said(OUTSIDE if direction == side else MET)


def _comparable(read: Reader, indicator: str, reference: str) -> Pair | ValueSet:
    """The last two outcomes, if they are such as the claim compares; else what follows.

    Years that are unknown are not tried one by one: there is always a way in which they are no neighbours.
    """
    pair = last_two(read, indicator)
    if pair is None:
        return cannot_say(indicator, "has_outcome", ONE_OUTCOME, _EITHER)
    if reference == "previous_year":
        last, table = series(read, indicator)[-2:], read.tables["year"]
        unknowns = [one for outcome in last for one in table.unknown.get(outcome, ())]
        if unknowns:
            return ValueSet((), tuple(one._replace(at_least=1, many=False, among=_EITHER) for one in unknowns))
        before, latest = (read.first("year", outcome) for outcome in last)
        if before is None or latest != before + 1:
            return cannot_say(indicator, "has_outcome", NO_YEAR_BEFORE, _EITHER)
    if not pair.same_definition:
        return cannot_say(indicator, "definition_from", NEW_DEFINITION, _EITHER)
    return pair if pair.same_unit else cannot_say(indicator, "unit", UNITS_DIFFER, _EITHER)


def _improved(read: Reader, indicator: str, pair: Pair, *, strictly: bool) -> ValueSet:
    """The latest outcome against the one before, by what is better of the indicator's figure.

    Not by the claim's direction: "känner sig trygg ska öka" can be measured by who stays at home, where less is better.
    """
    if pair.latest == pair.before:
        return _said(UNMET if strictly else MET)
    better = read.first("better", indicator)
    if better is None:
        return cannot_say(indicator, "better", NOT_JUDGED, _EITHER)
    return _said(MET if (pair.latest > pair.before) is (better == "up") else UNMET)


def _changed_by(
    read: Reader, indicator: str, claim: str, pair: Pair, value: Decimal, direction: str | None
) -> ValueSet:
    """The change from the outcome before, against the change that the claim wants."""
    if not _one_unit(read, indicator, claim, series(read, indicator)[-1]):
        return cannot_say(claim, "unit", UNITS_DIFFER, _EITHER)
    way = direction or ("up" if value >= 0 else "down")
    unsure = _not_this_way(read, indicator, claim, way)
    if unsure is not None:
        return unsure
    change = EXACT.subtract(pair.latest, pair.before)
    return _said(MET if (change if way == "up" else -change) >= value.copy_abs() else UNMET)


def _not_this_way(read: Reader, indicator: str, claim: str, way: str) -> ValueSet | None:
    """None if the claim's figure and the indicator's run the same way, else what follows."""
    better = read.first("better", indicator)
    if better is None:
        return cannot_say(indicator, "better", NOT_JUDGED, (MET, UNMET, OUTSIDE))
    return None if better == way else cannot_say(claim, "operator", OTHER_WAY, (MET, UNMET, OUTSIDE))


def _one_unit(read: Reader, indicator: str, claim: str, outcome: str) -> bool:
    units = {unit_key(unit) for node in (claim, indicator, outcome) for unit in read("unit", node)}
    return len(units) < 2


def _said(value: str) -> ValueSet:
    return ValueSet((value,), ())


def _together(found: list[ValueSet]) -> ValueSet:
    """The worst of what the claims say; unknown among what it can be, unless one is surely unmet."""
    if len(found) == 1 and not found[0].unknowns:
        return found[0]
    said = [one.known or one.unknowns[0].among or () for one in found]
    possible = set(said[0]) if said else set()
    for ways in said[1:]:
        possible = {min(one, other, key=_WORST_FIRST.index) for one in possible for other in ways}
    if len(possible) < 2:
        return ValueSet(tuple(possible), ())
    among = tuple(value for value in FACTS["fulfilment"].choices if value in possible)
    causes = dict.fromkeys(unknown._replace(among=among) for one in found for unknown in one.unknowns)
    return ValueSet((), tuple[Unknown, ...](causes))
