"""The report's content, computed once: the ten parts in order, as every form of it renders them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from operator import is_
from typing import Any, Final

from checker.characters import in_reading_order
from checker.facts import compute
from checker.follow_up.read import plain_name
from checker.gapreport import (
    about,
    assignments,
    every_finding,
    goal_chain,
    indicators,
    not_judged,
    questions,
    responsibility,
    summary,
    waived,
)
from checker.gapreport.foreign import Names, marked
from checker.gapreport.measured import FACTS_READ
from checker.gapreport.pictures import drawing
from checker.gapreport.registers import registers
from checker.gapreport.setting import Earlier, Setting, title_of
from checker.gapreport.values import Line, Report, Words
from checker.run import Checked, concerning
from checker.words import Language, Text

TITLE: Final = Text("Kontrollrapport \N{EN DASH} luckor i styrningen", "Review \N{EN DASH} gaps in governance")
PARTS: Final = (
    *(about.part, summary.part, questions.part, goal_chain.part, indicators.part),
    *(assignments.part, responsibility.part, waived.part, not_judged.part, every_finding.part),
)
"""What makes each part, in the order in which the meeting decides."""
_NO_TEXTS: Final = {bool, date, Decimal, float, int, type(None), drawing.Box, drawing.Line, drawing.Mark}
"""What has no text of anybody else's in it."""


def report_of(
    checked: Checked,
    rulebook: str | None,
    language: Language,
    *,
    occasion: str,
    day: date,
    division: str | None = None,
    earlier: Earlier | None = None,
    pictured: bool = True,
) -> Report:
    """The report of a checked agreement for an occasion (`vår`, `delår`, `helår`) and a day.

    `rulebook` is the fingerprint of the rules, where it is known; `division` narrows the report to what concerns one.
    `pictured`: with pictures, for forms that show them.
    """
    narrowed = checked if division is None else concerning(checked, division)
    facts = compute(checked.graph, FACTS_READ)
    setting = Setting(narrowed, checked, language, occasion, day, division, facts, earlier, rulebook, pictured)
    subtitle: Line = (
        Words(title_of(checked.graph), own=True),
        Words(f", {setting.occasion_name} {setting.year}, {day.isoformat()}"),
    )
    if division is not None:
        subtitle = (*subtitle, Words(", "), Words(setting.label(division), own=True))
    name = file_name(checked.agreement.id, occasion, division)
    parts = tuple(part(setting) for part in PARTS)
    if language != "sv":
        parts = marked(parts, Names(checked.graph))
    report = Report(name, language, TITLE.in_(language), subtitle, parts, day, registers(setting))
    shown: Report = _shown(report)
    return shown


def file_name(agreement: str, occasion: str, division: str | None) -> str:
    """What the report's files are called, without ending: a–z, 0–9, - and _."""
    return "-".join(map(plain_name, ("kontrollrapport", agreement, occasion, *([division] if division else []))))


def _shown(value: Any) -> Any:
    """The same values with texts that are read in the order in which they stand."""
    if isinstance(value, Words) and f"{value.text}{value.target}{value.spoken}".isprintable():  # as nearly all are
        return value
    if isinstance(value, str):
        return in_reading_order(value)
    if not isinstance(value, tuple):
        return value
    members: list[Any] = [one if one.__class__ in _NO_TEXTS else _shown(one) for one in value]
    if all(map(is_, members, value)):
        return value
    return type(value)(*members) if hasattr(value, "_fields") else tuple(members)
