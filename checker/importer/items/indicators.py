"""A row of a table -> the indicator as the file writes it: its unit, its outcomes in their years, what is asked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker.importer.doubt import AS_HEADING, PARTS, Doubt
from checker.importer.items.tables import Columns, Row, credible
from checker.importer.reading import Reading
from checker.importer.text.lines import Line
from checker.importer.text.prose import paragraph_of
from checker.named import NamedTuple


class Indicator(NamedTuple):
    """An indicator as the file writes it, its doubts, and the lines it was read from."""

    entry: dict[str, Any]
    doubts: tuple[Doubt, ...]
    lines: tuple[Line, ...]


class _Outcomes(NamedTuple):
    """The outcomes of a row as the file writes them, and as they are `printed`; what is asked of them.

    `odd` are the cells that hold something else, by the heads of their columns.
    """

    entry: dict[str, Any]
    printed: tuple[str, ...]
    odd: tuple[tuple[str, str], ...]
    doubts: tuple[Doubt, ...]


def indicator(row: Row, key: str, item: str, columns: Columns, reading: Reading) -> Indicator:
    """A row as an indicator: the title whole, the unit that it ends in, its values in their order."""
    paragraph = paragraph_of(row.title, reading.spelling)
    title, line, about = paragraph.text, paragraph.line, f"{item}/indicator/{key}"
    outcomes = _outcomes(row, about, columns)
    doubts = [*outcomes.doubts]
    if row.title[0].kind == "alone" and not outcomes.odd:
        question = "Är det en rubrik i tabellen, eller en indikator som inte har några utfall?"
        doubts.append(Doubt("unread", about, "", title, (AS_HEADING,), question, line))
    for head, cell in outcomes.odd:
        question = f"Vad betyder det som står i kolumnen {head}?"
        doubts.append(Doubt("unread", about, "", cell, (), question, line))
    entry: dict[str, Any] = {"id": key, "title": title}
    if unit := reading.wordings.match("unit", title):
        entry["unit"] = unit.means["unit"]
    elif any("%" in value for value in outcomes.printed):
        entry["unit"] = "%"
    entry["better"] = {"unknown": "ingen läsare har bedömt det", "among": ["up", "down"]}
    question = "Är ett högre eller ett lägre värde bättre?"
    doubts.append(Doubt("better", about, "better", title, ("up", "down"), question, line))
    if source := reading.wordings.match("data_source", title):
        entry["data_source"] = source.groups["source"]
    if outcomes.entry:
        entry["outcomes"] = outcomes.entry
    entry["source"] = {"line": str(line)}
    return Indicator(entry, tuple(doubts), (*row.title, *(line for _, line in row.values)))


def _outcomes(row: Row, about: str, columns: Columns) -> _Outcomes:
    """The outcomes of a row: in their years where the columns tell those, else in their order."""
    values, doubts = _values(row, about, columns)
    if not values:
        return _Outcomes(dict(row.placed), tuple(cell for _, cell in row.placed), row.odd, doubts)
    years, line = columns.years, row.values[0][1].number
    if columns.told and len(values) == len(columns.heads):
        by_head = (*zip(columns.heads, values, strict=True),)
        return _Outcomes(dict(by_head[: len(years)]), values, by_head[len(years) :], doubts)
    if columns.others or len(values) > len(years) > 0:
        also = " och ".join(f"”{head}”" for head in columns.others)
        why = f"Tabellen har också {also}, och kolumnerna syns inte i texten." if also else "De är fler än kolumnerna."
        unread = Doubt("unread", about, "", "; ".join(values), (), f"Vilka är utfallen? {why}", line)
        return _Outcomes({}, (), (), (unread,))
    question = "Vilket år gäller utfallet, eller vart och ett av dem? Tabellens kolumner syns inte i texten."
    unplaced = Doubt("outcome-year", about, "outcomes", ", ".join(values), years, question, line)
    return _Outcomes({"unplaced": [*values]}, values, (), (*doubts, unplaced))


def _values(row: Row, about: str, columns: Columns) -> tuple[tuple[str, ...], tuple[Doubt, ...]]:
    """The values of a row in their order, as they are most likely read, and what is asked of how to read them."""
    values: list[str] = []
    doubts: list[Doubt] = []
    for printed, line in row.values:
        choices = credible(printed, len(columns.heads))
        if not choices:
            question = "Vilka är utfallen? Det är fler siffror än kolumner."
            doubts.append(Doubt("unread", about, "", printed, (), question, line.number))
            continue
        values += choices[0]
        if len(choices) > 1:
            among = tuple(PARTS.join(choice) for choice in choices)
            question = f"Är ”{printed}” {' eller '.join(_counted(choice) for choice in choices)}?"
            doubts.append(Doubt("figures", about, "outcomes", printed, among, question, line.number))
    return tuple(values), tuple(doubts)


def _counted(reading: Sequence[str]) -> str:
    words = {1: "ett värde", 2: "två värden", 3: "tre värden", 4: "fyra värden"}
    return f"{words.get(len(reading), f'{len(reading)} värden')} ({' och '.join(reading)})"
