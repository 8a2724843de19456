"""Operators that go to the edge of rules on claims, indicators and their outcomes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from checker.graph import Graph
from checker.prove.mutants.edit import Edit, Edits, at, edge, entry, items, values, year


def _series(graph: Graph, *texts: str) -> dict[str, Any]:
    """Outcomes in the agreement's last columns, and none elsewhere."""
    columns = [str(year(graph) - back) for back in range(len(texts), 0, -1)]
    earlier = [str(year(graph) - back) for back in range(len(texts) + 1, 10)]
    return {"outcomes": {**dict.fromkeys([*earlier, "unplaced"]), **dict(zip(columns, texts, strict=True))}}


def claimed(graph: Graph) -> Iterator[tuple[str, str]]:
    """A result with one claim, and the one indicator that measures it and nothing else, a share of which more is
    better."""
    for claim in graph.by_kind["claim"]:
        result = claim.rpartition("/claim/")[0]
        indicators = values(graph, claim, "measured_by")
        measured = graph.inverse("measured_by").known
        alone = [one for one in indicators if [by for by in measured[one] if graph.nodes[by] == "claim"] == [claim]]
        if (
            values(graph, result, "has_claim") == (claim,)
            and len(indicators) == len(alone) == 1
            and graph.first(indicators[0], "unit") == "%"
            and graph.first(indicators[0], "better") == "up"
            and graph.first(claim, "operator") == "ge"
        ):
            yield result, indicators[0]
            return


def _claims(graph: Graph, result: str, *claims: dict[str, Any]) -> dict[str, Any]:
    """The claims of a result replaced by these, of the same measure and measured as before."""
    (own,) = entry(graph, result)["claims"]
    kept = {key: own[key] for key in ("measure", "measured_by") if key in own}
    return {result: {"claims": [{**kept, **claim} for claim in claims]}}


def _at_least(value: Any, **more: Any) -> dict[str, Any]:
    return {"operator": "ge", "value": str(value), "unit": "%", "direction": "up", "reference": "fixed", **more}


def _at_most(value: Any, **more: Any) -> dict[str, Any]:
    return {**_at_least(value, **more), "operator": "le", "direction": "down"}


_FALLING: dict[str, Any] = {"better": "down"}


def _latest(graph: Graph, indicator: str, *texts: str) -> dict[str, Any]:
    return {indicator: _series(graph, *texts)}


def untargeted(graph: Graph, result: str, indicator: str, *texts: str) -> dict[str, Any]:
    """These outcomes of an indicator, and of its result no more than which way it is to go."""
    return {**_latest(graph, indicator, *texts), **_claims(graph, result, {"direction": "up"})}


@edge("IND09", about="a target that is passed, and no later one that is not")
def passed_and_no_later(graph: Graph) -> Edits:
    this, later = str(year(graph)), str(year(graph) + 1)
    for result, indicator in claimed(graph):
        rising = _latest(graph, indicator, "93 %", "95 %")
        falling = {indicator: {**_series(graph, "16 %", "15 %"), **_FALLING}}
        for outcomes, claims in (
            (rising, (_at_least(90, year=this), _at_least(94, year=later))),
            (rising, (_at_least(90, year=this), _at_least(95, year=later))),
            (rising, (_at_least(90, year=this), _at_least(97, year=str(year(graph) - 1)))),
            (rising, (_at_least(90, year=this), _at_least(97))),
            (rising, (_between(25, 50, year=this), _between(30, 60, year=later))),
            (rising, (_between(97, 99, year=this, direction="up"),)),
            (falling, (_at_most(20, year=this), _at_most(18, year=later))),
            (falling, (_at_most(20, year=this), _at_most(15, year=later))),
        ):
            yield Edit(at(indicator, "IND09"), {**outcomes, **_claims(graph, result, *claims)})


def _between(least: int, most: int, **more: Any) -> dict[str, Any]:
    return {"operator": "between", "value": str(least), "upper": str(most), "unit": "%", **more}


@edge(spares=["IND09"], about="a target that is passed, and a later one that is not")
def passed_with_a_later(graph: Graph) -> Edits:
    this, later = str(year(graph)), str(year(graph) + 1)
    for result, indicator in claimed(graph):
        rising = _latest(graph, indicator, "93 %", "95 %")
        falling = {indicator: {**_series(graph, "16 %", "15 %"), **_FALLING}}
        two = _claims(graph, result, _at_least(90, year=this), _at_least(97, year=later))
        yield Edit({}, {**rising, **two})
        yield Edit({}, {**falling, **_claims(graph, result, _at_most(20, year=this), _at_most(10, year=later))})


@edge("IND11", about="a series that rises by a little more than half")
def jumps_a_little_more(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        yield Edit(at(indicator, "IND11"), untargeted(graph, result, indicator, "60 %", "91 %"))


@edge(spares=["IND11"], about="a series that rises by just half, or a little less")
def jumps_just_half(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        for after in ("90 %", "87 %"):
            yield Edit({}, untargeted(graph, result, indicator, "60 %", after))


def _shares(graph: Graph, *texts: str, **more: str) -> Iterator[tuple[tuple[str, ...], dict[str, Any]]]:
    for result, indicator in claimed(graph):
        for text in texts:
            changed = untargeted(graph, result, indicator, text)
            yield (f"{indicator}/outcome/1",), {**changed, indicator: {**changed[indicator], **more}}


@edge("IND12", about="a share of a little more than a hundred, or of less than nothing, in any letters")
def share_out_of_range(graph: Graph) -> Edits:
    for found, patches in (
        *_shares(graph, "100,5 %", "101 %", "-1 %"),
        *_shares(graph, "139 %", title="ANDEL fordon (%)"),
    ):
        yield Edit({"IND12": found}, patches)


@edge(spares=["IND12"], about="a share of a hundred or of nothing; and a change of a share, which can be negative")
def share_in_range(graph: Graph) -> Edits:
    for _, patches in (
        *_shares(graph, "100 %", "0 %"),
        *_shares(graph, "-3 %", title="Förändring av andelen fordon (%)"),
        *_shares(graph, "-3 %", title="FÖRÄNDRING AV ANDELEN FORDON (%)"),
    ):
        yield Edit({}, patches)


def _twice(graph: Graph, own: Sequence[str], other: Sequence[str]) -> Edits:
    """An indicator in two goals, with these outcomes in the one and the other."""
    for _, indicator in claimed(graph):
        for goal in [one for one in items(graph, "goal") if one != indicator.split("/")[0]][:1]:
            outcomes = {year: text for year, text in _series(graph, *other)["outcomes"].items() if text is not None}
            copied = {**entry(graph, indicator), "id": "kopia", "outcomes": outcomes}
            copies = [*entry(graph, goal).get("indicators", ()), copied]
            yield Edit({}, {indicator: _series(graph, *own), goal: {"indicators": copies}})


@edge(spares=["IND15"], about="an indicator copied to another goal with the same outcomes, or fewer, or more")
def copied_alike(graph: Graph) -> Edits:
    for own, other in ((["93 %", "95 %"],) * 2, (["95 %"], ["93 %", "95 %"]), (["93 %", "95 %"], ["95 %"])):
        yield from _twice(graph, own, other)


@edge("IND17", about="a new definition in capitals, without its first year")
def definition_shouted(graph: Graph) -> Edits:
    for _, indicator in claimed(graph):
        title = f"{graph.first(indicator, 'title')}. NY DEFINITION."
        yield Edit(at(indicator, "IND17"), {indicator: {"title": title, "definition_from": None}})


@edge(spares=["IND16", "IND19"], about="indicators without outcomes")
def without_outcomes(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        yield Edit({}, {indicator: {"outcomes": None}})
        later = _claims(graph, result, _at_least(90, year=str(year(graph) + 1)))
        yield Edit({}, {indicator: {"outcomes": None}, **later})


@edge("IND09", spares=["IND19"], about="a target due in a later year that is passed, or that is but a direction")
def later_target_passed(graph: Graph) -> Edits:
    later = str(year(graph) + 1)
    for result, indicator in claimed(graph):
        outcomes = _latest(graph, indicator, "93 %", "95 %")
        passed = _claims(graph, result, _at_least(90, year=later))
        yield Edit(at(indicator, "IND09"), {**outcomes, **passed})
        yield Edit({}, {**outcomes, **_claims(graph, result, {"direction": "up", "year": later})})


@edge(spares=["IND02", "RES02"], about="a claim that says just enough: a direction, or a comparison")
def claim_just_enough(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        for claim in (
            {"direction": "up"},
            {"operator": "ge", "reference": "external"},
            {"operator": "ge", "reference": "previous_year"},
            {"operator": "lt", "reference": "other_measure"},
        ):
            yield Edit({}, {**_latest(graph, indicator, "93 %", "95 %"), **_claims(graph, result, claim)})


@edge("RES02", about="a claim that says too little: a figure, or least, without the other")
def claim_too_little(graph: Graph) -> Edits:
    for result, _ in claimed(graph):
        for claim in ({"operator": "ge", "reference": "fixed"}, {"value": "75"}):
            yield Edit(at(result, "RES02"), _claims(graph, result, claim))


@edge("IND02", "RES02", about="an indicator for a claim that has an operator or a reference alone")
def target_too_little(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        for claim in ({"operator": "ge"}, {"reference": "other_measure"}):
            yield Edit(at(indicator, "IND02") | at(result, "RES02"), _claims(graph, result, claim))


@edge(spares=["IND02"], about="a result that is measured, of which nobody has read what it claims")
def claims_unread(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        yield Edit({}, {result: {"claims": None, "measured_by": {indicator.rpartition("/")[2]: "judged"}}})


@edge("IND07", about="another unit in the claim than in the indicator or its outcomes")
def units_differ(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        claim = _claims(graph, result, _at_least(95) | {"unit": "antal"})
        yield Edit(at(indicator, "IND07"), claim)
        yield Edit(at(indicator, "IND07"), {**claim, indicator: _series(graph, "93", "95")})
        yield Edit(at(indicator, "IND07"), {**claim, indicator: {"unit": None}})


@edge(spares=["IND07"], about="a claim of a change in percentage points of a share")
def change_in_points(graph: Graph) -> Edits:
    for result, _ in claimed(graph):
        yield Edit({}, _claims(graph, result, {"operator": "delta", "value": "2", "unit": "procentenheter"}))


@edge(spares=["IND21"], about="a target that is just reached")
def target_just_reached(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        reached = _claims(graph, result, _at_least(Decimal(95)))
        yield Edit({}, {**_latest(graph, indicator, "93 %", "95 %"), **reached})
