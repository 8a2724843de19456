"""Part 6: the assignments in the order in which they end, and what must be reported when."""

from __future__ import annotations

from datetime import date
from typing import Final

from checker.gapreport.goal_chain import codes
from checker.gapreport.pictured import picture
from checker.gapreport.pictures.responsibility import WORDS, Role, sole_recipient
from checker.gapreport.setting import Setting
from checker.gapreport.values import Block, Cell, Line, Paragraph, Section, Table, cell, say, status
from checker.graph import AGREEMENT
from checker.words import HARD_SPACE, Text, enumerate_words

TITLE: Final = Text("Uppdragen i tidsordning", "The assignments in time")
_CAPTION: Final = Text("Särskilda uppdrag efter slutdatum", "Assignments by their end")
_HEAD: Final = (
    Text("Uppdrag", "Assignment"),
    Text("Börjar", "Starts"),
    Text("Slutar", "Ends"),
    Text("Huvudansvarig", "Lead"),
    Text("Fördelat till", "Given to"),
    Text("Att tänka på", "To bear in mind"),
)
_NONE: Final = Text("Det finns inga särskilda uppdrag att visa.", "There are no assignments to show.")
_MISSING: Final = Text("saknas", "missing")
_UNKNOWN: Final = Text("okänt", "unknown")
_NO_LEAD: Final = Text("ingen angiven", "none named")
_FINAL: Final = Text(f"slutredovisas i{HARD_SPACE}år", f"final report this{HARD_SPACE}year")
_PAST: Final = Text("slutdatum har passerat", "past its end")
_AFTER_MANDATE: Final = Text("pågår efter mandatperioden ({year})", "runs past the mandate period ({year})")
_NOT_BEGUN: Final = Text("har inte börjat", "has not begun")
_NO_DATES: Final = Text("datum saknas", "dates are missing")
_DATES_UNKNOWN: Final = Text("datum är okända", "dates are not known")
_DATES: Final = frozenset({1, 2})
_LAST: Final = date.max


def part(setting: Setting) -> Section:
    """The assignments by end, then start; those without dates last."""
    assignments = setting.concerned(setting.graph.by_kind["assignment"])
    ordered = sorted(assignments, key=lambda one: (_day(setting, one, "end"), _day(setting, one, "start")))
    blocks: list[Block] = []
    if ordered:
        blocks.append(picture(setting, "timeline"))
        head = tuple(setting.say(text) for text in _HEAD)
        blocks.append(Table(setting.say(_CAPTION), head, tuple(_row(setting, one) for one in ordered), _DATES))
    else:
        blocks.append(Paragraph(say(setting.say(_NONE))))
    return Section("assignments", say(setting.say(TITLE)), tuple(blocks), page=True)


def _day(setting: Setting, assignment: str, word: str) -> date:
    found = setting.graph.first(assignment, word)
    return found if isinstance(found, date) else _LAST


def _row(setting: Setting, assignment: str) -> tuple[Cell, ...]:
    return (
        cell(setting.item(assignment)),
        cell(_date(setting, assignment, "start")),
        cell(_date(setting, assignment, "end")),
        cell(lead_words(setting, assignment)),
        cell(_given_to(setting, assignment)),
        cell(*_notes(setting, assignment)),
    )


def _given_to(setting: Setting, assignment: str) -> str:
    unknown = assignment in setting.graph.tables["delegated_to"].unknown
    known = codes(setting, setting.known("delegated_to", assignment))
    return known or (setting.say(_UNKNOWN) if unknown else "\N{EN DASH}")


def _date(setting: Setting, assignment: str, word: str) -> str:
    found = setting.graph.first(assignment, word)
    if isinstance(found, date):
        return found.isoformat()
    return setting.say(_UNKNOWN if assignment in setting.graph.tables[word].unknown else _MISSING)


def lead_words(setting: Setting, item: str) -> str:
    """Who leads: those who are named; or, where only one has it, that it answers for it alone."""
    leads, sole = setting.known("led_by", item), sole_recipient(setting.graph, item)
    if leads:
        return enumerate_words(leads, setting.language)
    if item in setting.graph.tables["led_by"].unknown:
        return setting.say(_UNKNOWN)
    return setting.say(_NO_LEAD) if sole is None else f"{sole} {setting.say(WORDS[Role.SOLE])}"


def _notes(setting: Setting, assignment: str) -> list[Line]:
    graph = setting.graph
    start, end = graph.first(assignment, "start"), graph.first(assignment, "end")
    last = graph.first(AGREEMENT, "mandate_to")
    notes: list[Line] = []
    if isinstance(end, date):
        if end < setting.day:
            notes.append((status("warning", setting.say(_PAST)),))
        if end.year == setting.year:
            notes.append((status("info", setting.say(_FINAL)),))
        if isinstance(last, int) and end.year > last:
            notes.append((status("info", setting.say(_AFTER_MANDATE, year=last)),))
    if isinstance(start, date) and start > setting.day:
        notes.append((status("info", setting.say(_NOT_BEGUN)),))
    unknown = [word for word in ("start", "end") if assignment in graph.tables[word].unknown]
    if any(graph.first(assignment, word) is None for word in ("start", "end") if word not in unknown):
        notes.append((status("warning", setting.say(_NO_DATES)),))
    if unknown:
        notes.append((status("undecided", setting.say(_DATES_UNKNOWN)),))
    return notes or [say("\N{EN DASH}")]
