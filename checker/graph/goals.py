"""Goals -> their desired results, claims, indicators and outcomes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from checker.graph.values import Unknown, Values
from checker.graph.writer import Writer
from checker.words import Text
from checker.yamlfile import PathInFile, split_quantity

if TYPE_CHECKING:
    from decimal import Decimal

COLUMNS_LOST: Final = Text("tabellens kolumner gick förlorade i texten", "the table's columns were lost in the text")
_UNITS: Final = {"procent": "%", "kronor": "kr", "styck": "st"}
_KEPT: Final = 4096
NOT_READ: Final = Text("ingen har läst ut vad resultatet påstår", "nobody has read what the result claims")


def add_goal(writer: Writer, node: str, goal: dict[str, Any], path: PathInFile) -> None:
    """Adds what stands under a goal: its indicators first, which its results refer to."""
    columns = tuple(int(year) for year in writer.agreement.head.get("outcome_years", ()))
    indicators = tuple(
        _indicator(writer, node, entry, columns, (*path, "indicators", place))
        for place, entry in enumerate(goal.get("indicators", ()))
    )
    writer.linked(node, "measured_by", dict.fromkeys(indicators, "stated"))
    results = tuple(
        _result(writer, node, entry, indicators, (*path, "results", place))
        for place, entry in enumerate(goal.get("results", ()))
    )
    writer.set(node, "expects", results)


def _result(writer: Writer, goal: str, entry: dict[str, Any], indicators: Values, path: PathInFile) -> str:
    node = writer.node(f"{goal}/result/{entry['id']}", "desired_result", path)
    writer.attributes(node, "desired_result", entry)
    writer.codes(node, "held_by", entry.get("held_by"))
    own = entry.get("measured_by")
    if "claims" not in entry:
        writer.set_unknown(node, "has_claim", Unknown(0, True, None, NOT_READ, node, "has_claim"))
        _measured(writer, goal, node, own, indicators)
        return node
    claims = [
        _claim(writer, goal, node, number, claim, own, indicators, (*path, "claims", number - 1))
        for number, claim in enumerate(entry["claims"], start=1)
    ]
    writer.set(node, "has_claim", tuple(claims))
    table, links = writer.graph.tables["measured_by"], writer.graph.links
    of_claims = {
        indicator: links[claim, "measured_by", indicator]
        for claim in claims
        for indicator in table.known.get(claim, ())
    }
    writer.linked(node, "measured_by", of_claims)
    if not claims:
        _measured(writer, goal, node, own, indicators)
    elif any(claim in table.unknown for claim in claims):
        writer.not_judged(node, "measured_by", indicators)
    return node


def _claim(
    writer: Writer,
    goal: str,
    result: str,
    number: int,
    entry: dict[str, Any],
    of_result: Any,
    indicators: Values,
    path: PathInFile,
) -> str:
    node = writer.node(f"{result}/claim/{number}", "claim", path)
    writer.attributes(node, "claim", entry)
    _unit(writer, node, entry)
    for value in writer.graph.tables["value"].known.get(node, ()):
        writer.set(node, "decimals", _decimals(value))
    _measured(writer, goal, node, entry.get("measured_by", of_result), indicators)
    return node


def _measured(writer: Writer, goal: str, node: str, links: Any, indicators: Values) -> None:
    """The indicators that a reader linked; `{}` is none, and no word about it is unknown."""
    if links is None:
        writer.not_judged(node, "measured_by", indicators)
    elif links:
        writer.linked(node, "measured_by", {f"{goal}/indicator/{key}": link for key, link in links.items()})


def _indicator(writer: Writer, goal: str, entry: dict[str, Any], columns: tuple[int, ...], path: PathInFile) -> str:
    node = writer.node(f"{goal}/indicator/{entry['id']}", "indicator", path)
    writer.attributes(node, "indicator", entry)
    _unit(writer, node, entry)
    figures = writer.figures_in_doubt.get(node)
    if figures is None:
        outcomes = entry.get("outcomes", {})
        writer.set(node, "has_outcome", _outcomes(writer, node, outcomes, columns, (*path, "outcomes")))
    else:
        from checker.graph.open_doubts import reason

        writer.set_unknown(node, "has_outcome", Unknown(1, True, None, reason(figures), node, "has_outcome"))
    return node


def _unit(writer: Writer, node: str, entry: dict[str, Any]) -> None:
    unit = entry.get("unit")
    if isinstance(unit, str):
        writer.set(node, "unit", _one_name(unit))


def _outcomes(
    writer: Writer, indicator: str, outcomes: dict[str, Any], columns: tuple[int, ...], path: PathInFile
) -> Values:
    nodes: list[str] = []
    placed = sorted(year for year in outcomes if year != "unplaced")
    for year in placed:
        nodes.append(_outcome(writer, indicator, len(nodes) + 1, outcomes[year], (*path, year)))
        writer.set(nodes[-1], "year", (int(year),))
    unplaced = outcomes.get("unplaced", ())
    spare = len(columns) - len(unplaced)
    for place, printed in enumerate(unplaced):
        node = _outcome(writer, indicator, len(nodes) + 1, printed, (*path, "unplaced", place))
        nodes.append(node)
        # Printed order is the order of the years: the second of two values cannot stand in the first column.
        among = columns[place : place + spare + 1] if spare >= 0 and not placed else None
        if among is not None and len(among) == 1:
            writer.set(node, "year", among)
        else:
            writer.set_unknown(node, "year", Unknown(1, False, among, COLUMNS_LOST, node, "year"))
    return tuple(nodes)


def add_outcome(writer: Writer, indicator: str, year: int, printed: str, path: PathInFile) -> str:
    """Adds an outcome that was measured after the agreement was written; the latest of its indicator."""
    before = writer.graph.tables["has_outcome"].known.get(indicator, ())
    node = _outcome(writer, indicator, len(before) + 1, printed, path)
    writer.set(node, "year", (year,))
    writer.set(node, "in_agreement", ("agreement",))
    writer.set(indicator, "has_outcome", (*before, node))
    return node


def _outcome(writer: Writer, indicator: str, position: int, printed: str, path: PathInFile) -> str:
    node = writer.node(f"{indicator}/outcome/{position}", "outcome", path)
    value, decimals, unit = _figure(printed)
    writer.set(node, "value", value)
    writer.set(node, "decimals", decimals)
    writer.set(node, "position", (position,))
    writer.set(node, "unit", unit)
    return node


@lru_cache(_KEPT)
def _figure(printed: str) -> tuple[Values, Values, Values]:
    """The value of a printed figure, with how many decimals, and in which unit, if any."""
    value, unit = split_quantity(printed)
    return (value,), _decimals(value), _one_name(unit) if unit else ()


@lru_cache(_KEPT)
def _one_name(unit: str) -> Values:
    """A unit that has two names goes by one: `procent` is `%`."""
    return (_UNITS.get(unit.casefold(), unit),)


def _decimals(value: Decimal) -> Values:
    """How many decimals a value was printed with."""
    exponent = value.as_tuple().exponent
    return (max(-exponent, 0) if isinstance(exponent, int) else 0,)
