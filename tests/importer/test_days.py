"""Days as documents print them, and figures with a year beside them that are none."""

from __future__ import annotations

import pytest

from checker.importer.days import day_of, is_written_as_day
from tests.importer.doubtful import OTHER
from tests.importer.reading import imported


@pytest.mark.parametrize(
    ("printed", "day", "written"),
    [
        ("2026-06-30", "2026-06-30", True),
        ("den 30 juni 2026", "2026-06-30", True),
        ("1 sept. 2026", "2026-09-01", True),
        ("1 Jan 2026", "2026-01-01", True),
        ("31 juni 2026", None, True),
        ("2026-02-30", None, True),
        ("82 år 2027", None, False),
        ("30 personer 2027", None, False),
    ],
)
def test_a_day_has_a_month_that_is_one(printed: str, day: str | None, *, written: bool) -> None:
    assert (day_of(printed), is_written_as_day(printed)) == (day, written)


def test_figures_for_some_years_on_a_line_by_themselves_are_no_dates() -> None:
    said = "Minst 80 år 2025,\n82 år 2026, 85 år 2027"
    found = imported(OTHER.replace("Utsläppen av växthusgaser ska minska med 5 % per år (MN)", said))
    (goal,) = [item for item in found.value["items"] if item["number"] == "2.1.9"]
    assert " ".join(result["text"] for result in goal["results"]) == said.replace("\n", " ")
    assert found.unread == ()
