"""Operators on indicators, their outcomes, and the claims that they are measured against."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from checker.graph import Graph
from checker.prove.mutants.edit import Edit, Edits, at, entry, items, operator, values, without_links, year


def _goal_of(graph: Graph, node: str) -> str:
    return node.split("/")[0]


def _measured(graph: Graph) -> list[tuple[str, str]]:
    """Claims with a value and the one indicator that measures each."""
    found = []
    for claim in graph.by_kind["claim"]:
        indicators = values(graph, claim, "measured_by")
        if len(indicators) == 1 and values(graph, claim, "value"):
            found.append((claim, indicators[0]))
    return found


def _figures(graph: Graph, indicator: str) -> list[Decimal]:
    outcomes = values(graph, indicator, "has_outcome")
    return [value for outcome in outcomes for value in values(graph, outcome, "value")]


def _in_order(graph: Graph, texts: list[str]) -> dict[str, Any]:
    """Outcomes in the agreement's last columns; a series of any length has its place."""
    columns = [str(year(graph) - back) for back in range(len(texts), 0, -1)]
    return {"outcomes": {**dict(zip(columns, texts, strict=True)), "unplaced": None}}


@operator("IND01", about="a goal's indicators cut")
def indicators_cut(graph: Graph) -> Edits:
    for goal in items(graph, "goal"):
        if values(graph, goal, "measured_by"):
            results = without_links(entry(graph, goal).get("results", []))
            yield Edit(at(goal, "IND01"), {goal: {"indicators": None, "results": results}})


@operator("IND02", about="the claims of a measured result cut")
def claims_cut(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        indicators = values(graph, result, "measured_by")
        elsewhere = graph.inverse("measured_by").known
        alone = [
            one for one in indicators if all(s.startswith(result) or s == _goal_of(graph, one) for s in elsewhere[one])
        ]
        if alone and values(graph, result, "has_claim"):
            links = {one.rpartition("/")[2]: "judged" for one in indicators}
            yield Edit({"IND02": tuple(alone)}, {result: {"claims": [], "measured_by": links}})


@operator("IND03", "RES02", about="the claims of a result and their links cut")
def result_unread(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        if values(graph, result, "measured_by"):
            yield Edit(at(result, "IND03", "RES02"), {result: {"claims": [], "measured_by": {}}})


@operator("IND03", about="every link from a result to its indicators cut")
def links_of_result_cut(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"]:
        if values(graph, result, "measured_by"):
            changed = without_links(entry(graph, result))
            yield Edit(at(result, "IND03"), {result: {**changed, "measured_by": {}}})


@operator("IND04", about="every link to an indicator cut")
def links_to_indicator_cut(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        goal, name = _goal_of(graph, indicator), indicator.rpartition("/")[2]
        if any(graph.nodes[one] == "desired_result" for one in graph.inverse("measured_by").known.get(indicator, ())):
            results = without_links(entry(graph, goal)["results"], name)
            yield Edit(at(indicator, "IND04"), {goal: {"results": results}})


@operator("IND05", about="an indicator's outcomes cut")
def outcomes_cut(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        if values(graph, indicator, "has_outcome"):
            yield Edit(at(indicator, "IND05"), {indicator: {"outcomes": None}})


@operator("IND06", about="a claim that compares with last year, without last year's outcome")
def last_year_lost(graph: Graph) -> Edits:
    for claim, indicator in _measured(graph):
        patches = {
            claim: {"reference": "previous_year"},
            indicator: {"outcomes": {str(year(graph) - 1): None, "unplaced": None, str(year(graph) - 2): "1"}},
        }
        yield Edit(at(indicator, "IND06"), patches)


@operator("IND07", about="another unit on an indicator than on its outcomes")
def unit_changed(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        outcomes = values(graph, indicator, "has_outcome")
        if values(graph, indicator, "unit") and any(values(graph, outcome, "unit") for outcome in outcomes):
            yield Edit(at(indicator, "IND07"), {indicator: {"unit": "kWh"}})


@operator("IND08", about="a target more precise than the outcomes")
def target_more_precise(graph: Graph) -> Edits:
    for claim, indicator in _measured(graph):
        value = graph.first(claim, "value")
        level = graph.first(claim, "operator") != "delta"
        if level and values(graph, indicator, "has_outcome") and isinstance(value, Decimal):
            yield Edit(at(indicator, "IND08"), _set(claim, value + Decimal("0.125")))


def _floors(graph: Graph) -> list[tuple[str, str]]:
    """Claims that demand so much or more, of an indicator of which more is better, with figures and no other claim."""
    measured = _measured(graph)
    alone = [one for one, count in Counter(indicator for _, indicator in measured).items() if count == 1]
    return [
        (claim, indicator)
        for claim, indicator in measured
        if indicator in alone
        and graph.first(claim, "operator") in ("ge", "gt")
        and graph.first(indicator, "better") == "up"
        and _figures(graph, indicator)
    ]


def _way(before: Decimal, after: Decimal) -> str:
    return "up" if after > before else "down"


def _set(claim: str, value: Decimal, **more: Any) -> dict[str, Any]:
    return {claim: {"value": f"{value}".replace(".", ","), **more}}


@operator("IND09", about="a target below what is reached already")
def target_already_passed(graph: Graph) -> Edits:
    for claim, indicator in _floors(graph):
        low = min(_figures(graph, indicator)[-1] - 10, Decimal(1))
        yield Edit(at(indicator, "IND09"), _set(claim, low, year=None, direction="up"))


@operator("IND19", about="a target that is not reached, due in a later year")
def target_unmet_later(graph: Graph) -> Edits:
    for claim, indicator in _floors(graph):
        high = _figures(graph, indicator)[-1] + 1
        yield Edit(at(indicator, "IND19"), _set(claim, high, year=str(year(graph) + 1)))


@operator("IND21", about="a target that is not reached, due this year")
def target_unmet(graph: Graph) -> Edits:
    for claim, indicator in _floors(graph):
        high = _figures(graph, indicator)[-1] + 1
        yield Edit(at(indicator, "IND21"), _set(claim, high, year=None))


@operator("IND10", about="a series that moves the wrong way")
def trend_turned(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        better = graph.first(indicator, "better")
        if better and graph.first(indicator, "unit") == "%" and not values(graph, indicator, "definition_from"):
            series = ["50 %", "49 %"] if better == "up" else ["50 %", "51 %"]
            yield Edit(at(indicator, "IND10"), {indicator: _in_order(graph, series)})


@operator("IND10", about="what is better of an indicator turned round")
def better_turned(graph: Graph) -> Edits:
    turned = {"up": "down", "down": "up"}
    for indicator in graph.by_kind["indicator"]:
        figures, better = _figures(graph, indicator), str(graph.first(indicator, "better"))
        if len(figures) > 1 and figures[-1] != figures[-2] and better == _way(*figures[-2:]):
            yield Edit(at(indicator, "IND10"), {indicator: {"better": turned[better]}})


@operator("IND11", about="a series that jumps to the double")
def series_jumps(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        if graph.first(indicator, "unit") == "%":
            yield Edit(at(indicator, "IND11"), {indicator: _in_order(graph, ["20 %", "45 %"])})


@operator("IND12", about="a share above a hundred")
def share_above_hundred(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        if "andel" in str(graph.first(indicator, "title")).split(", ")[-1]:
            found = tuple(f"{indicator}/outcome/{position}" for position in range(1, 9))
            yield Edit({"IND12": found}, {indicator: _in_order(graph, ["120 %"])})


@operator("IND15", about="an indicator copied to another goal, with other outcomes")
def indicator_copied(graph: Graph) -> Edits:
    goals = items(graph, "goal")
    for indicator in graph.by_kind["indicator"]:
        other = next((goal for goal in goals if goal != _goal_of(graph, indicator)), None)
        if other is not None and _figures(graph, indicator):
            copied = {**entry(graph, indicator), "id": "kopia", **_in_order(graph, ["11", "12"])}
            copied["outcomes"].pop("unplaced")
            own = {**entry(graph, indicator), **_in_order(graph, ["21", "22"])}
            patches = {
                other: {"indicators": [*entry(graph, other).get("indicators", ()), copied]},
                indicator: {"outcomes": own["outcomes"]},
            }
            yield Edit({"IND15": (indicator, f"{other}/indicator/kopia")}, patches)


@operator("IND16", about="an indicator's source cut")
def source_cut(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        if values(graph, indicator, "data_source"):
            yield Edit(at(_goal_of(graph, indicator), "IND16"), {indicator: {"data_source": None}})


@operator("IND17", about="a new definition of an indicator, without its first year")
def definition_renewed(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        title = f"{graph.first(indicator, 'title')}, ny definition"
        yield Edit(at(indicator, "IND17"), {indicator: {"title": title, "definition_from": None}})


@operator("IND18", about="the years of an indicator's outcomes lost")
def columns_lost(graph: Graph) -> Edits:
    for indicator in graph.by_kind["indicator"]:
        texts = entry(graph, indicator).get("outcomes", {})
        placed = [text for column, text in texts.items() if column != "unplaced"]
        if placed:
            lost = {**dict.fromkeys(texts), "unplaced": placed[:1]}  # as many as there are columns would tell the years
            yield Edit(at(_goal_of(graph, indicator), "IND18"), {indicator: {"outcomes": lost}})


@operator("IND20", about="a goal with more indicators than anyone follows")
def indicators_piled(graph: Graph) -> Edits:
    for goal in items(graph, "goal"):
        own = entry(graph, goal).get("indicators", [])
        if own:
            more = [{**own[0], "id": f"till{n}", "title": f"{own[0]['title']} {n}"} for n in range(8 - len(own))]
            if more:
                yield Edit(at(goal, "IND20"), {goal: {"indicators": [*own, *more]}})
