"""What the report says of goals, of what covers and measures them, and of indicators."""

from __future__ import annotations

from tests.gapreport.reports import (
    part,
    real,
    real_report,
    report_on,
    rows,
    section,
    tables,
    texts,
)


def test_each_goal_has_a_row_with_coverage_apart_from_fulfilment() -> None:
    (table,) = tables(part(real_report(), "goals"))
    goals = rows(table)
    assert [name.split()[0] for name in goals] == [
        str(real().graph.first(goal, "number")) for goal in real().graph.by_kind["goal"]
    ]
    (energy,) = (row for name, row in goals.items() if name.startswith("1.1.4 "))
    assert energy["Täckning"] == "inte täckt / 4 av 8 resultat saknar indikator"
    assert energy["Måluppfyllelse"].startswith("inte uppfyllt / ")
    assert "IND03" in energy["Luckor, efter regel"]
    (kept,) = (row for name, row in goals.items() if name.startswith("2.1.2 "))
    assert (kept["Har målet"], kept["Täckning"]) == ("behålls av nämnden", "täckt")  # on purpose, and so no hole


def goal_row(patches: dict[str, object], goal: str = "1.1.1") -> dict[str, str]:
    (table,) = tables(part(report_on(patches), "goals"))
    (found,) = (row for name, row in rows(table).items() if name.startswith(f"{goal} "))
    return found


def test_a_goal_is_covered_only_when_every_part_is_there() -> None:
    assert goal_row({})["Täckning"] == "täckt"
    assert "inget önskat resultat" in goal_row({"1.1.1": {"results": []}})["Täckning"]
    alone = goal_row({"1.1.3": {"serves": []}, "1.2.1": {"serves": []}})
    assert "inget uppdrag bidrar" in alone["Täckning"]


def test_what_nobody_has_judged_is_not_covered_but_undecided() -> None:
    said = goal_row({"1.1.1/result/r1": {"claims": None, "measured_by": None}})["Täckning"]
    assert said == "kan inte avgöras / ingen har bedömt vad som mäter resultaten"


def test_a_goal_is_met_only_if_it_is_covered_and_all_that_measures_it_is_met() -> None:
    assert goal_row({})["Måluppfyllelse"].startswith("uppfyllt / ")
    uncovered = goal_row({"1.1.3": {"serves": []}, "1.2.1": {"serves": []}})
    assert uncovered["Måluppfyllelse"] == "kan inte avgöras / Indikatorer som mäter det: / uppfyllt: 1"
    unmet = goal_row({"1.1.1/indicator/i1": {"outcomes": {"2025": "1 %"}}})
    assert (unmet["Täckning"], unmet["Måluppfyllelse"].partition(" / ")[0]) == ("täckt", "inte uppfyllt")


def test_a_goal_is_not_met_where_more_may_measure_it() -> None:
    claim = {"measure": "fordon", "operator": "ge", "value": "95", "unit": "%"}
    judged = {**claim, "measured_by": {"i1": "judged"}}
    said = goal_row({"1.1.1/result/r1": {"claims": [judged, {**claim, "measure": "elbilar"}]}})
    assert said["Täckning"] == "täckt"
    assert said["Måluppfyllelse"].startswith("kan inte avgöras / ")


def indicator_rows() -> dict[str, dict[str, str]]:
    (table,) = tables(part(real_report(), "indicators"))
    return rows(table)


def test_an_indicator_says_why_it_cannot_be_compared() -> None:
    row = indicator_rows()["1.1.1 Invånare, 0-19 år, med låg ekonomisk standard, andel (%)"]
    assert row["Utfall"] == "20,0\N{NO-BREAK SPACE}% (årtal okänt)"
    assert row["Trend"] == "kan inte jämföras / färre än två utfall"
    assert row["Måluppfyllelse"] == "kan inte avgöras / det finns inget tidigare utfall att jämföra med"


def test_a_target_goes_the_way_of_the_indicator_not_of_the_words() -> None:
    """The situation of poor children should improve; the share of poor children should fall."""
    row = indicator_rows()["1.1.1 Invånare, 0-19 år, med låg ekonomisk standard, andel (%)"]
    assert row["Målvärde"] == "lägre än tidigare"


def test_a_target_with_a_figure_is_compared_with_the_latest_outcome() -> None:
    row = indicator_rows()["1.1.3 Fossiloberoende fordon i kommunorganisationen, andel (%)"]
    assert row["Målvärde"] == "minst 95\N{NO-BREAK SPACE}%"
    assert row["Trend"] == "bättre"
    assert row["Måluppfyllelse"] == "inte uppfyllt"


def test_a_target_whose_year_is_not_known_says_so() -> None:
    made = report_on({"1.1.1/result/r1/claim/1": {"year": {"unknown": "årtalet är struket"}}})
    (table,) = tables(part(made, "indicators"))
    said = [row["Målvärde"] for row in rows(table).values()]
    assert [one for one in said if "(årtal okänt)" in one] == [said[0]]


def test_every_indicator_stands_once_in_table_or_lists() -> None:
    graph = real().graph
    without = {one for one in graph.by_kind["indicator"] if not graph.tables["has_outcome"].known.get(one)}
    listed = [*texts(section(real_report(), "indicators-without-outcome").blocks)]
    assert len(listed) == len(without) > 0
    targetless = [*texts(section(real_report(), "indicators-without-target").blocks)]
    assert len(indicator_rows()) + len({*listed, *targetless}) >= len(graph.by_kind["indicator"])
    assert any("Anmälda brott totalt" in one for one in targetless)
