"""What the report says of assignments in time, and of each division."""

from __future__ import annotations

from datetime import date

import pytest

from tests.gapreport.pictures.agreements import made
from tests.gapreport.reports import (
    DIVISIONS,
    part,
    real,
    real_report,
    report,
    rows,
    section,
    sections,
    tables,
    text_of,
    texts,
)
from tests.gapreport.test_forms import followed_up


def test_a_finding_stands_with_the_divisions_that_it_concerns() -> None:
    """KLK has much the same task twice; the others that have one of the two have not."""
    standing = {
        code
        for code in ("TEK", "SHB", "ROS", "KLK", "NKF", "DSO", "DU")
        if any("DEL10" in line for line in texts(section(real_report(), f"open-{code.lower()}").blocks))
    }
    assert standing == {"KLK"}


def test_the_assignments_stand_in_the_order_in_which_they_end() -> None:
    (table,) = tables(part(real_report(), "assignments"))
    ends = [row["Slutar"] for row in rows(table).values()]
    assert ends == sorted(ends)
    assert len(ends) == len(real().graph.by_kind["assignment"])


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (date(2026, 4, 30), "slutredovisas i\N{NO-BREAK SPACE}år"),
        (date(2027, 1, 1), "slutdatum har passerat / slutredovisas i\N{NO-BREAK SPACE}år"),
        (date(2025, 12, 31), "slutredovisas i\N{NO-BREAK SPACE}år / har inte börjat"),
    ],
)
def test_what_to_bear_in_mind_follows_from_the_day(day: date, said: str) -> None:
    (table,) = tables(part(report(real(), day=day), "assignments"))
    assert rows(table)["2.1.3 Ökat valdeltagande"]["Att tänka på"] == said


def test_each_division_has_a_page_with_what_it_reports_and_what_is_open() -> None:
    pages = [one for one in sections(part(real_report(), "responsibility").blocks) if one.id.startswith("division-")]
    assert [text_of(page.title) for page in pages] == [*DIVISIONS]
    assert all(page.page for page in pages)
    (table,) = tables(pages[1])
    has = rows(table)
    assert has["6.1.3 En utvecklad stadskärna"] == {
        "Roll": "leder",
        "Slutar": "2026-12-31",
        "Redovisas": "ja",
    }
    assert has["1.2.1 Framtagande av grön- och blåstrukturplan"]["Roll"] == "ansvarar ensam"
    (other,) = tables(pages[0])
    assert rows(other)["6.1.3 En utvecklad stadskärna"]["Redovisas"] == "av SHB"
    social = rows(tables(pages[5])[0])
    assert social["2.2.5 Grunduppdrag: Division Social omsorg"]["Redovisas"] == "nej"


def test_where_a_follow_up_was_read_it_is_still_told_who_reports_for_a_division() -> None:
    checked = followed_up()
    (table,) = tables(section(report(checked), "division-tek"))
    assert rows(table)["6.1.3 En utvecklad stadskärna"]["Läge"] == "redovisas av SHB"
    assert "\N{EN DASH}" not in {row["Läge"] for row in rows(table).values()}


def test_a_report_of_one_division_tells_only_what_concerns_it() -> None:
    made = report(real(), division="DSO")
    pages = [one.id for one in sections(part(made, "responsibility").blocks) if one.id.startswith("division-")]
    assert pages == ["division-dso"]
    (table,) = tables(part(made, "assignments"))
    assert next(iter(rows(table))).startswith(("1.1.2", "7.2.1"))
    assert "6.1.3 En utvecklad stadskärna" not in rows(table)
    assert ("Avgränsning", "bara det som gäller Division Social omsorg (DSO)") in zip(
        *[iter(texts(part(made, "about").blocks))] * 2, strict=True
    )
    assert made.name == "kontrollrapport-ks-2026-var-dso"


def test_rules_that_had_nothing_of_one_division_are_said_to_have_had_nothing_of_that_division() -> None:
    idle = section(report(real(), division="TEK"), "rules-idle")
    assert text_of(idle.title) == "Regler som inte hade något att pröva för Tekniska divisionen (TEK)"
    assert "Process utan uppföljning (UPP12)" in texts(idle.blocks)
    everywhere = section(real_report(), "rules-idle")
    assert text_of(everywhere.title) == "Regler som inte hade något att pröva"
    assert "Process utan uppföljning (UPP12)" not in texts(everywhere.blocks)


def test_a_report_of_one_division_counts_only_its_own_outcomes_without_years() -> None:
    undated = [one for one in real().graph.by_kind["outcome"] if one in real().graph.tables["year"].unknown]
    others = [one for one in undated if one.startswith(("2.1.2/", "4.1.1/"))]  # kept by the board; NKF's and SHB's
    assert others
    for division, count in ((None, len(undated)), ("TEK", len(undated) - len(others))):
        (said, *_) = texts(section(report(real(), division=division), "uncertain").blocks)
        assert said.startswith(f"{count} utfall i ")


def test_what_bears_a_comma_in_its_name_is_parted_by_semicolons() -> None:
    said = [*texts(section(real_report(), "open-klk").blocks)]
    (processes,) = (one for one in said if "(UPP12)" in one)
    assert processes.endswith(
        ": Demokrati och insyn, Uppföljning hemtjänst; Demokrati och insyn, handläggning skola/barnomsorg; "
        "Centralt ledningsstöd"
    )
    assert any(one.endswith("(LED01): 1.1.2, 5.2.1, 7.2.1, 7.2.2") for one in said)


def test_what_is_missing_is_listed_once_in_the_table_of_the_division() -> None:
    (said,) = (line for line in texts(section(report(followed_up()), "open-klk").blocks) if "(UPP10)" in line)
    missing = [found for found in followed_up().open if found.rule.id == "UPP10" and "KLK" in found.divisions]
    assert said == f"Redovisning som saknas (UPP10): {len(missing)}, se läget i tabellen ovan"


@pytest.mark.parametrize(("divisions", "shown"), [(62, True), (63, False)])
def test_a_table_with_more_columns_than_word_has_room_for_is_not_shown_and_that_is_said(
    divisions: int, shown: bool
) -> None:
    item = {"number": "1.1.1", "kind": "goal", "title": "Mål", "named_in_sentence": {"codes": ["D1"]}}
    responsibility = part(report(made(divisions, [item])), "responsibility")
    assert any(one.caption.startswith("Ansvar:") for one in tables(responsibility)) == shown
    said = "den skulle ha 64 kolumner, fler än en tabell i Word kan ha"
    assert any(said in line for line in texts(responsibility.blocks)) != shown


@pytest.mark.parametrize(("cells", "shown"), [(30, True), (29, False)])
def test_a_table_of_more_cells_than_anybody_could_read_is_not_shown_and_that_is_said(
    monkeypatch: pytest.MonkeyPatch, cells: int, shown: bool
) -> None:
    monkeypatch.setattr("checker.gapreport.responsibility._MOST_CELLS", cells)
    head = {"kind": "goal", "title": "Mål", "named_in_sentence": {"codes": ["D1"]}}
    items = [{"number": f"1.1.{place}", **head} for place in range(5)]
    responsibility = part(report(made(5, items)), "responsibility")  # six columns, with that of the items
    assert any(one.caption.startswith("Ansvar:") for one in tables(responsibility)) == shown
    said = "den skulle ha 30 celler, fler än någon kan läsa"
    assert any(said in line for line in texts(responsibility.blocks)) != shown
