"""The report as an Excel workbook: its tables as sheets that can be filtered and sorted, figures as figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Final

from checker import __version__
from checker.gapreport.registers import NUMBER
from checker.gapreport.values import (
    SYMBOLS,
    Block,
    Cell,
    Field,
    Line,
    Listing,
    Paragraph,
    Picture,
    Register,
    Report,
    Section,
    Table,
    Terms,
    Words,
)
from checker.words import Text
from checker.workbook import Book, Toned, Value

_OVERVIEW: Final = Text("Översikt", "Overview")
_NOTES: Final = Text("Text och listor", "Texts and lists")
SHEETS: Final = {
    "questions": Text("Frågor", "Questions"),
    "goals": Text("Målkedjan", "Chain of goals"),
    "indicators": Text("Indikatorer", "Indicators"),
    "assignments": Text("Uppdrag", "Assignments"),
    "responsibility": Text("Ansvar", "Responsibility"),
    "waived": Text("Beviljade undantag", "Waivers"),
    "not-judged": Text("Inte bedömt", "Not judged"),
    "every-finding": Text("Iakttagelser", "Findings"),
    "rules": Text("Regler", "Rules"),
}
"""The names of the sheets, by the parts of the report and by registers."""
_OTHERS: Final = {
    "responsibility": Text("Nämnden själv", "The board itself"),
    "mended": Text("Åtgärdat", "Mended"),
    "no-longer-decided": Text("Inte längre avgjort", "No longer decided"),
}
"""The names of the sheets of further tables, by the sections that they stand in."""
_DIVISIONS: Final = Text("Verksamheter", "Divisions")
_DIVISION: Final = Text("Verksamhet", "Division")
_ALSO: Final = Text("Se bladet {sheet}.", "See the sheet {sheet}.")
_ON_ONE_PAGE: Final = ("about", "summary")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def written(report: Report, folders: Iterable[str] = ()) -> bytes:
    """The workbook's bytes, the same for the same report; a workbook has no template."""
    stream = BytesIO()
    language = report.language
    subtitle = _text(report.subtitle)
    book = Book(stream, subtitle, language)
    parts = {part.id: part for part in report.parts}
    registers = {register.part: register for register in report.registers}
    book.facts(_OVERVIEW.in_(language), _overview(report))
    for id, name in SHEETS.items():
        if id in registers:
            _register(book, name.in_(language), registers[id])
        elif (table := _table(parts[id])) is not None:
            _sheet(book, name.in_(language), table)
        for key, other in _other_tables(parts[id]) if id in parts else ():
            _sheet(book, _OTHERS[key].in_(language), other)
    _divisions(book, report, parts["responsibility"])
    notes = [line for part, title in _titled(report) for line in _notes(part, title)]
    book.facts(_NOTES.in_(language), notes)
    book.close(
        subject=report.title,
        author=f"styrkoll {__version__}",
        created=datetime(report.day.year, report.day.month, report.day.day),
    )
    return stream.getvalue()


def _overview(report: Report) -> Iterator[tuple[str, str, str]]:
    """What was checked and what came of it; the rest is on the other sheets."""
    yield report.title, "", "title"
    yield "", _text(report.subtitle), ""
    for part, title in _titled(report):
        if part.id in _ON_ONE_PAGE:
            yield "", "", ""
            yield title, "", ""
            yield from _rows(part.blocks)
    yield "", "", ""
    for part, title in _titled(report):
        if part.id in SHEETS:
            yield title, _said(part, report), ""


def _titled(report: Report) -> Iterator[tuple[Section, str]]:
    """The parts with their titles, numbered: by the number one part refers to another."""
    for number, part in enumerate(report.parts, start=1):
        yield part, f"{number}. {_text(part.title)}"


def _said(part: Section, report: Report) -> str:
    """Where the part stands in the workbook; or what it says, where it has no table."""
    language = report.language
    if _table(part) is not None or part.id in {register.part for register in report.registers}:
        return _ALSO.in_(language).format(sheet=SHEETS[part.id].in_(language))
    return " ".join(_text(block.line) for block in part.blocks if isinstance(block, Paragraph))


def _rows(blocks: Iterable[Block]) -> Iterator[tuple[str, str, str]]:
    """Blocks as names and what is said of them."""
    for block in blocks:
        if isinstance(block, Terms):
            yield from ((name, _text(line), "") for name, line in block.entries)
        elif isinstance(block, Paragraph):
            yield "", _text(block.line), ""
        elif isinstance(block, Listing):
            for item in block.items:
                yield "", "\n".join(map(_text, item)), ""
        elif isinstance(block, Picture):
            yield "", block.told, ""
        elif isinstance(block, Table):
            for first, *others in block.rows:
                words = "; ".join(f"{name}: {_lines(one)}" for name, one in zip(block.head[1:], others, strict=True))
                yield _lines(first), words, _tone(first)


def _notes(part: Section, title: str) -> Iterator[tuple[str, str, str]]:
    """What a part says beside its tables; every finding has a sheet of its own."""
    if part.id in _ON_ONE_PAGE or part.id == "every-finding":
        return
    said = [*_beside(part)]
    if said:
        yield title, "", "title"
        yield from said


def _beside(section: Section) -> Iterator[tuple[str, str, str]]:
    yield from _rows(block for block in section.blocks if not isinstance(block, Table | Section))
    for block in section.blocks:
        if isinstance(block, Table):
            yield from ((code, name, "") for code, name in block.names)
    for block in section.blocks:
        if isinstance(block, Section):
            said = [*_beside(block)]
            if said:
                yield _text(block.title), "", ""
                yield from said


def _table(part: Section) -> Table | None:
    """The first table of a part."""
    return next((block for block in part.blocks if isinstance(block, Table)), None)


def _other_tables(section: Section) -> Iterator[tuple[str, Table]]:
    """The tables beside the first of a part, each with the id of the section that it stands in; not the divisions'."""
    first = _table(section)
    for block in section.blocks:
        if isinstance(block, Table) and block is not first:
            yield section.id, block
        elif isinstance(block, Section) and not block.id.startswith("division-"):
            yield from ((block.id, table) for table in block.blocks if isinstance(table, Table))


def _sheet(book: Book, name: str, table: Table) -> None:
    rows = [[_value(one, column in table.figures) for column, one in enumerate(row)] for row in table.rows]
    _write(book, name, table.head, rows, table.caption)


def _register(book: Book, name: str, register: Register) -> None:
    rows = [[_field(one) for one in row] for row in register.rows]
    _write(book, name, register.head, rows, register.empty)


def _divisions(book: Book, report: Report, part: Section) -> None:
    """What each division has, one under the other."""
    language = report.language
    rows: list[list[Value]] = []
    head: tuple[str, ...] = ()
    for section in part.blocks:
        if isinstance(section, Section) and (table := _table(section)) is not None:
            head = head or (_DIVISION.in_(language), *table.head)
            division = _text(section.title)
            rows += [
                [division, *(_value(one, at in table.figures) for at, one in enumerate(row))] for row in table.rows
            ]
    if rows:
        _write(book, _DIVISIONS.in_(language), head, rows, "")


def _write(book: Book, name: str, head: tuple[str, ...], rows: list[list[Value]], empty: str) -> None:
    numbers = head.index(number) if (number := NUMBER.in_(book.language)) in head else None
    book.table(name, head, rows, empty=empty, numbers=numbers)


def _value(cell: Cell, figure: bool) -> Value:
    """A cell of the report: where a column holds dates, they are such."""
    words = _lines(cell)
    if figure and _DAY.fullmatch(words):
        return date.fromisoformat(words)
    tone = _tone(cell)
    return Toned(words, tone) if tone else words


def _field(field: Field) -> Value:
    if not isinstance(field, Words):
        return field
    return Toned(_words(field), field.tone) if field.tone else _words(field)


def _tone(cell: Cell) -> str:
    return next((words.tone for line in cell.lines for words in line if words.tone), "")


def _lines(cell: Cell) -> str:
    return "\n".join(map(_text, cell.lines))


def _text(line: Line) -> str:
    return "".join(map(_words, line))


def _words(words: Words) -> str:
    text = words.spoken or words.text
    return f"{SYMBOLS[words.tone]} {text}" if words.tone else text
