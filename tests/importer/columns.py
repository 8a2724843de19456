"""An agreement whose cells tell nothing by where their words stand: centred, at the right, on several lines; and text
in two columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm

from tests.importer.layouts import TITLE
from tests.importer.twin_files import saved
from tests.importer.word_files import element

PARTIES: Final = (
    ("Part", "Förkortning", "Ombud"),
    ("Kommunstyrelsen", "KS", "Kommunstyrelsens ordförande, eller den som ersätter"),
    ("Barn- och utbildningsnämnden", "BUN", "Förvaltningschefen för barn och utbildning"),
    ("Tekniska divisionen", "TEK", "Divisionschef"),
    ("Division Utbildning", "DU", "Divisionschef"),
)
YEARS: Final = (
    ("Titel", "Utfall 2024", "Utfall 2025"),
    ("Invånare 16–84 år som avstår från att gå ut ensamma på kvällen, andel (%)", "27,1 %", "25,7 %"),
    ("Anmälda brott i kommunens alla delar, antal per tusen invånare", "", "41"),
    ("Nöjdhet", "63", "65"),
)
ROWS: Final = (
    ("Krishantering", "Divisionen leder arbetet med kriser och samhällets skydd, i samverkan med andra. " * 3),
    (
        "Barns och ungas delaktighet i verksamheten",
        "Unga ska kunna påverka. Divisionen lyssnar på dem, och berättar vad det leder till. " * 3,
    ),
    ("Fokus nöjd kund", "Kunder är nöjda."),
    ("Myndighetsutövning enligt plan- och bygglagen samt miljöbalken", "Divisionen prövar ansökningar."),
)
FOCUS: Final = (
    "Kommunen ska vara trygg för alla som bor och verkar här, och för dem som är på besök under året. " * 4,
    "Barn och unga ska ha goda villkor var de än bor, och skolan ska vara den bästa som den kan vara. " * 4,
    "Företag ska vilja växa här, och det ska vara enkelt att ha med kommunen att göra. " * 4,
)


def agreement(*, ruled: bool, across: WD_ALIGN_PARAGRAPH, down: WD_CELL_VERTICAL_ALIGNMENT) -> bytes:
    """A Word file; its tables have lines if they are `ruled`, and the titles of rows stand as they are said to."""
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)

    def table(rows: Sequence[Sequence[str]], *widths: float) -> None:
        _table(made, rows, widths, ruled=ruled, across=across, down=down)

    made.add_paragraph(TITLE, "Title")
    made.add_paragraph("Detta är en överenskommelse mellan Kommunstyrelsen (KS) och Tekniska divisionen (TEK) om 2026.")
    made.add_paragraph("1. Parter", "Heading 1")
    table(PARTIES, 3.5, 3, 4)
    made.add_paragraph("1. Målområde Hållbar utveckling", "Heading 1")
    made.add_paragraph("I fokus mandatperioden 2023–2026", "Heading 2")
    _section(made, columns=2)
    for text in FOCUS:
        made.add_paragraph(text.strip())
    _section(made, columns=1)
    made.add_paragraph("MÅL KF")
    made.add_paragraph("1.1.1 Nyköping är tryggt (KS - TEK, DU)", "Heading 2")
    made.add_paragraph("INDIKATOR")
    table(YEARS, 4.5, 2.5, 2.5)
    made.add_paragraph("Kommunstyrelsen delar mål 1.1.1 till TEK och DU.")
    made.add_paragraph("Grunduppdrag Tekniska divisionen", "Heading 1")
    table(ROWS, 4, 10)
    return saved(made)


def _section(made: Document, columns: int) -> None:
    """Text in so many columns from here on."""
    section: Any = made.add_section(WD_SECTION.CONTINUOUS)._sectPr
    for before in section.xpath("w:cols"):
        section.remove(before)
    section.append(element(f'<w:cols w:num="{columns}" w:space="720"/>'))


def _table(
    made: Document,
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    ruled: bool,
    across: WD_ALIGN_PARAGRAPH,
    down: WD_CELL_VERTICAL_ALIGNMENT,
) -> None:
    table: Any = made.add_table(len(rows), len(widths), "Table Grid" if ruled else None)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.LEFT, False
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text, width in zip(line.cells, row, widths, strict=True):
            cell.width, cell.vertical_alignment, cell.text = Cm(width), down, text.strip()
        line.cells[0].paragraphs[0].alignment = across
