"""The Excel form of a follow-up: its sheets and columns, which writing and reading have in common."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple


class Column(NamedTuple):
    """A column of a sheet: the field of the follow-up that it holds ("" for one that only helps), heading and width."""

    field: str
    heading: str
    width: float


INSTRUCTIONS: Final = "Så här gör du"
REPORTS: Final = "Redovisning"
OUTCOMES: Final = "Utfall"

HEAD: Final = (("agreement", "Överenskommelse"), ("occasion", "Tillfälle"), ("by", "Verksamhet"))
"""What the first rows of the sheet of reports say, name in the first column and value in the second."""
HEADING_ROW: Final = 5
"""The row of the headings on both sheets, from 1; what is filled in begins beneath it."""

REPORT_COLUMNS: Final = (
    Column("item", "Nummer", 17),
    Column("title", "Mål eller uppdrag", 40),
    Column("status", "Läge", 14),
    Column("comment", "Kommentar", 30),
    Column("forecast", "Prognos för året", 24),
    Column("cause", "Orsak till avvikelse", 24),
    Column("consequence", "Konsekvens", 24),
    Column("action", "Åtgärd", 24),
    Column("owner", "Ansvarig för åtgärden", 18),
    Column("date", "Åtgärden klar (datum)", 14),
)
OUTCOME_COLUMNS: Final = (
    Column("item", "Nummer", 10),
    Column("indicator", "Id", 8),
    Column("", "Indikator", 60),
    Column("latest", "Senaste utfall", 16),
    Column("outcome", "Nytt utfall", 16),
    Column("year", "År", 8),
)
