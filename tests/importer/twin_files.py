"""The twin of the real agreement as files that people circulate: Word, HTML to print, and the outcomes in columns."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, Final

import docx
from docx.document import Document
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from tests.importer.twin import Block

YEARS: Final = ("2023", "2024", "2025", "2026")
_MARGIN: Final = 3.0
_CHARACTER: Final = 0.19
"""How wide a character of the body text is, in cm, on average."""


def placed(values: Sequence[str], number: int) -> dict[str, str]:
    """The outcomes of the indicator of that number in columns: as many in front and behind are empty as can be."""
    first = number % (len(YEARS) - len(values) + 1)
    return dict(zip(YEARS[first:], values, strict=False))


def in_parts(blocks: Iterable[Block]) -> Iterator[Block | list[Block] | list[list[Block]]]:
    """The document in its parts: a paragraph; a table of indicators; a table of rows, each with what stands in it."""
    rows: list[list[Block]] = []
    for kind, found in groupby(blocks, key=lambda block: block.kind):
        group = iter([*found])
        for block in group:
            if kind == "row":
                rows.append([block])
            elif kind in ("paragraph", "point") and rows:
                rows[-1].append(block)
            else:
                if rows:
                    yield rows
                    rows = []
                if kind == "indicator":
                    yield [block, *group]
                elif not block.text.startswith("Titel Utfall"):
                    yield block
    if rows:
        yield rows


def as_word(blocks: Iterable[Block], width: int, *, ruled: bool = True) -> bytes:
    """The document as a Word file whose text is about so many characters wide."""
    document = docx.Document()
    section = document.sections[0]
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.page_width = Cm(width * _CHARACTER + 2 * _MARGIN)
    document.styles["Normal"].font.size = Pt(10.5)
    number = 0
    for part in in_parts(blocks):
        if isinstance(part, Block):
            style = {"heading": "Heading 2", "point": "List Bullet", "paragraph": "Normal"}[part.kind]
            document.add_paragraph(part.text, style)
        elif isinstance(part[0], Block):
            number = _indicators(document, part, number, ruled=ruled)
        else:
            _rows(document, part, ruled=ruled)
    return saved(document)


def saved(document: Document) -> bytes:
    """A Word file's bytes."""
    data = BytesIO()
    document.save(data)
    return data.getvalue()


def _indicators(document: Document, part: list[Any], number: int, *, ruled: bool) -> int:
    table = document.add_table(1, 1 + len(YEARS), "Table Grid" if ruled else None)
    _widths(table, (4.5, *[2.0] * len(YEARS)))
    _fill(table.rows[0].cells, ("Titel", *(f"Utfall {year}" for year in YEARS)))
    for block in part:
        values = placed(block.text.splitlines(), number)
        number += 1
        _fill(table.add_row().cells, (block.title, *(values.get(year, "") for year in YEARS)))
    return number


def _widths(table: Table, widths: Sequence[float]) -> None:
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _fill(cells: Sequence[_Cell], texts: Sequence[str]) -> None:
    for position, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        cell.width = Cm(2.0 if position else 4.5)
        cell.text = text


def _rows(document: Document, part: list[Any], *, ruled: bool) -> None:
    table = document.add_table(0, 2, "Table Grid" if ruled else None)
    _widths(table, (4.5, 11.0))
    for first, *more in part:
        title, text = table.add_row().cells
        title.width, text.width = Cm(4.5), Cm(11)
        title.text, text.text = first.title, first.text
        for block in more:
            _paragraph(text, block)


def _paragraph(cell: _Cell, block: Block) -> None:
    cell.add_paragraph(block.text, "List Bullet" if block.kind == "point" else None)


def as_html(blocks: Iterable[Block], width: int) -> str:
    """The document as a page that a browser prints."""
    body = "\n".join(_html(blocks))
    style = (
        f"body {{ font: 10.5pt sans-serif; width: {width * _CHARACTER}cm }} table {{ border-collapse: collapse }} "
        "td > * { margin: 0 } "
        "td, th { text-align: left; vertical-align: top; padding: 2pt 6pt } td:first-child { width: 4.5cm }"
    )
    return f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>Avtal</title><style>{style}</style>{body}'


def _html(blocks: Iterable[Block]) -> Iterator[str]:
    number = 0
    for part in in_parts(blocks):
        if isinstance(part, Block):
            yield _tagged(part)
            continue
        yield "<table>"
        if isinstance(part[0], Block):
            yield "<tr><th>Titel" + "".join(f"<th>Utfall {year}" for year in YEARS)
            for block in part:
                assert isinstance(block, Block)
                values = placed(block.text.splitlines(), number)
                number += 1
                cells = (block.title, *(values.get(year, "") for year in YEARS))
                yield "<tr>" + "".join(f"<td>{html.escape(cell)}" for cell in cells)
        else:
            for first, *more in part:
                inside = "".join(_tagged(block) for block in (Block("paragraph", first.text), *more))
                yield f"<tr><td>{html.escape(first.title)}<td>{inside}"
        yield "</table>"


def _tagged(block: Block) -> str:
    text = html.escape(block.text)
    return {"heading": f"<h2>{text}</h2>", "point": f"<ul><li>{text}</ul>"}.get(block.kind, f"<p>{text}</p>")
