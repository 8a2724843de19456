"""What each sheet of the workbook should hold, cell by cell, from the report's content alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from checker.gapreport.values import (
    SYMBOLS,
    Block,
    Cell,
    Line,
    Listing,
    Paragraph,
    Picture,
    Report,
    Section,
    Table,
    Terms,
    Words,
)
from checker.words import Language
from tests.gapreport.reports import part, sections
from tests.gapreport.workbooks import Rows, Value

NAMES: Final[dict[Language, dict[str, str]]] = {
    "sv": {
        "overview": "Översikt",
        "questions": "Frågor",
        "goals": "Målkedjan",
        "indicators": "Indikatorer",
        "assignments": "Uppdrag",
        "responsibility": "Ansvar",
        "board": "Nämnden själv",
        "waived": "Beviljade undantag",
        "not-judged": "Inte bedömt",
        "every-finding": "Iakttagelser",
        "mended": "Åtgärdat",
        "no-longer-decided": "Inte längre avgjort",
        "rules": "Regler",
        "divisions": "Verksamheter",
        "notes": "Text och listor",
    },
    "en": {
        "overview": "Overview",
        "questions": "Questions",
        "goals": "Chain of goals",
        "indicators": "Indicators",
        "assignments": "Assignments",
        "responsibility": "Responsibility",
        "board": "The board itself",
        "waived": "Waivers",
        "not-judged": "Not judged",
        "every-finding": "Findings",
        "mended": "Mended",
        "no-longer-decided": "No longer decided",
        "rules": "Rules",
        "divisions": "Divisions",
        "notes": "Texts and lists",
    },
}
IN_FIGURES: Final = ("indicators", "every-finding", "rules")
"""What the workbook holds with figures as figures, not as the parts have it."""
ON_ONE_PAGE: Final = ("about", "summary")
SEE: Final[dict[Language, str]] = {"sv": "Se bladet {}.", "en": "See the sheet {}."}


def sheets(report: Report) -> dict[str, Rows]:
    """The rows of every sheet that the workbook should have, in order."""
    found: dict[str, Rows] = {"overview": _facts(_overview(report))}
    for name in ("questions", "goals", "indicators", "assignments", "responsibility", "waived", "not-judged"):
        found |= _of_part(report, name)
    found |= _of_part(report, "every-finding")
    found["rules"] = _figures(report, "rules")
    divisions = [one for one in part(report, "responsibility").blocks if isinstance(one, Section)]
    rows: Rows = [
        [_text(section.title), *row] for section in divisions for table in _tables(section) for row in _rows(table)[1:]
    ]
    heads = [table.head for section in divisions for table in _tables(section)]
    head: list[Value] = ["Verksamhet" if report.language == "sv" else "Division", *heads[0]]
    found["divisions"] = [head, *rows]
    found["notes"] = _facts([line for one in report.parts for line in _beside_tables(report, one)])
    return {NAMES[report.language][name]: rows for name, rows in found.items() if rows}


def _of_part(report: Report, name: str) -> dict[str, Rows]:
    section = part(report, name)
    tables = _tables(section)
    found = {name: _figures(report, name) if name in IN_FIGURES else _rows(tables[0]) if tables else []}
    if name == "responsibility" and report.registers and len(tables) > 1:
        found["board"] = _rows(tables[1])
    for inner in sections(section.blocks):
        if inner.id in ("mended", "no-longer-decided"):
            found[inner.id] = _rows(_tables(inner)[0])
    return found


def _figures(report: Report, name: str) -> Rows:
    (register,) = (one for one in report.registers if one.part == name)
    if not register.rows:
        return [[register.empty]]
    values: Rows = [[_words(field) if isinstance(field, Words) else field for field in row] for row in register.rows]
    head: list[Value] = [*register.head]
    return [head, *values]


def _tables(section: Section) -> list[Table]:
    return [block for block in section.blocks if isinstance(block, Table)]


def _rows(table: Table) -> Rows:
    rows = [[_value(one, column in table.figures) for column, one in enumerate(row)] for row in table.rows]
    head: list[Value] = [*table.head]
    return [head, *rows]


def _value(cell: Cell, figure: bool) -> Value:
    text = "\n".join(map(_text, cell.lines))
    return date.fromisoformat(text) if figure and re.fullmatch(r"\d{4}-\d\d-\d\d", text) else text


def _overview(report: Report) -> Iterator[tuple[str, str]]:
    yield report.title, ""
    yield "", _text(report.subtitle)
    for name in ON_ONE_PAGE:
        yield "", ""
        yield _numbered(report, part(report, name)), ""
        yield from _told(part(report, name).blocks)
    yield "", ""
    for one in report.parts:
        if one.id in ON_ONE_PAGE:
            continue
        paragraphs = [_text(block.line) for block in one.blocks if isinstance(block, Paragraph)]
        there = _tables(one) or one.id in IN_FIGURES
        sheet = SEE[report.language].format(NAMES[report.language][one.id])
        yield _numbered(report, one), sheet if there else " ".join(paragraphs)


def _numbered(report: Report, one: Section) -> str:
    return f"{report.parts.index(one) + 1}. {_text(one.title)}"


def _told(blocks: tuple[Block, ...]) -> Iterator[tuple[str, str]]:
    for block in blocks:
        match block:
            case Terms():
                yield from ((name, _text(line)) for name, line in block.entries)
            case Paragraph():
                yield "", _text(block.line)
            case Listing():
                yield from (("", "\n".join(map(_text, item))) for item in block.items)
            case Picture():
                yield "", block.told
            case Table():
                for first, *others in block.rows:
                    pairs = zip(block.head[1:], others, strict=True)
                    words = "; ".join(f"{name}: {_value(one, False)}" for name, one in pairs)
                    yield str(_value(first, False)), words


def _beside_tables(report: Report, one: Section) -> Iterator[tuple[str, str]]:
    if one.id in (*ON_ONE_PAGE, "every-finding"):
        return
    said = [*_beside(one)]
    yield from [(_numbered(report, one), ""), *said] if said else []


def _beside(section: Section) -> Iterator[tuple[str, str]]:
    yield from _told(tuple(block for block in section.blocks if not isinstance(block, Table | Section)))
    yield from (pair for table in _tables(section) for pair in table.names)
    for inner in section.blocks:
        if isinstance(inner, Section) and (said := [*_beside(inner)]):
            yield from [(_text(inner.title), ""), *said]


def _facts(lines: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Rows:
    return [[*line] for line in lines]


def _text(line: Line) -> str:
    return "".join(map(_words, line))


def _words(words: Words) -> str:
    text = words.spoken or words.text
    return f"{SYMBOLS[words.tone]} {text}" if words.tone else text
