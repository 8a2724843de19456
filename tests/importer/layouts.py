"""Three agreements in layouts that were not made for the reader, as Word files."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any, Final

import docx
from docx.document import Document
from docx.shared import Cm

from tests.importer.numbered import OUTLINE, numbering
from tests.importer.twin_files import saved
from tests.importer.word_files import element, picture, run, with_parts

FRONT: Final = (
    "Detta är en överenskommelse mellan Kommunstyrelsen (KS) och verksamheterna Tekniska divisionen (TEK), "
    "Samhällsbyggnad (SHB) och Kommunledningskontoret (KLK) om den verksamhet som ska utföras under året 2026.",
)
TITLE: Final = "Kommunstyrelsens överenskommelse om verksamhet 2026"

BOX: Final = """<w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0"
relativeHeight="2" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>
<wp:extent cx="5400000" cy="{height}"/><wp:wrapTopAndBottom/><wp:docPr id="{key}" name="Ruta {key}"/>
<wp:cNvGraphicFramePr/><a:graphic><a:graphicData
uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp
xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:cNvSpPr txBox="1"/><wps:spPr>
<a:xfrm><a:off x="0" y="0"/><a:ext cx="5400000" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>
</wps:spPr><wps:txbx><w:txbxContent>{inside}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>
</a:graphic></wp:anchor></w:drawing></mc:Choice>
<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox></v:shape></w:pict>
</mc:Fallback></mc:AlternateContent></w:r>"""


def planning_system() -> bytes:
    """Numbers that Word sets, merged cells, headers and footers on each page, a table over two pages."""
    made = _begun("Nyköpings kommun KK25/566")
    _numbered(made, "Målområde Hållbar utveckling", 0, "Heading 1")
    _numbered(made, "Fullmäktiges mål", 1, "Heading 2")
    made.add_paragraph("MÅL KF")
    _numbered(made, "Nyköping är tryggt (KS - TEK, SHB)", 2, "Heading 3")
    made.add_paragraph("Önskat resultat:")
    made.add_paragraph("Tryggheten ska öka till minst 75 %", "List Bullet")
    made.add_paragraph("INDIKATOR")
    rows = [
        ["Indikator", "Utfall", "", "", "Målvärde"],
        ["", "2023", "2024", "2025", "2026"],
        ["Trygghet", "", "", "", ""],
        ["Oro för brott, andel (%)", "", "27,1 %", "25,7 %", "20 %"],
        *(
            [f"Anmälda brott i område {number}, antal", f"1 {number:03}", "", f"{900 + number}", ""]
            for number in range(24)
        ),
    ]
    table = _table(made, rows)
    for first, last in (((0, 0), (1, 0)), ((0, 1), (0, 3)), ((2, 0), (2, 4))):
        table.cell(*first).merge(table.cell(*last))
    for row in table.rows[:2]:
        row._tr.get_or_add_trPr().append(element("<w:tblHeader/>"))
    made.add_paragraph("Kommunstyrelsen delar mål till TEK och SHB.")
    _numbered(made, "Nämndens uppdrag", 1, "Heading 2")
    made.add_paragraph("SÄRSKILT UPPDRAG NÄMND")
    _numbered(made, "Inför en trygghetspunkt (KS - SHB)", 2, "Heading 3")
    _table(made, [["Startdatum", "Slutdatum"], ["2026-01-01", "2026-12-31"]])
    made.add_paragraph("Kommunstyrelsen ger uppdraget till SHB.")
    return with_parts(saved(made), {"word/numbering.xml": numbering({7: OUTLINE}, {7: (7, "")})})


def brochure() -> bytes:
    """Text boxes, tables without lines, a table in a cell, broken lines in cells, a note."""
    made = _begun("Överenskommelse 2026")
    made.add_paragraph("1. Målområde Hållbar utveckling", "Heading 1")
    made.add_paragraph("MÅL KF")
    made.add_paragraph("1.1.1 Nyköping är tryggt (KS - alla verksamheter)", "Heading 2")
    _box(made, 1, "Kommunstyrelsen delar mål 1.1.1 till alla verksamheter.")
    made.add_paragraph("Önskat resultat:")
    made.add_paragraph("Tryggheten ska öka", "List Bullet")
    made.add_paragraph("INDIKATOR")
    _table(
        made,
        [
            ["Titel", "Utfall\n2025", "Utfall\n2024", "Trend"],
            ["Oro för brott,\nandel (%)", "25,7 %", "27,1 %", "bättre"],
            ["Klotter, antal anmälningar", "", "1\N{NO-BREAK SPACE}234", ""],
            ["Belysning, nöjdhet", "-", "", ""],
        ],
        ruled=False,
    )
    made.add_paragraph("SÄRSKILT UPPDRAG KF")
    made.add_paragraph("1.1.2 Bygg om resecentrum (KS - TEK)", "Heading 2")
    outer = _table(made, [["Beskrivning", "Ombyggnaden ska vara klar till sommaren."], ["Tid", ""]], ruled=False)
    inner = outer.cell(1, 1).add_table(2, 2)
    for row, texts in zip(inner.rows, (("Startdatum", "Slutdatum"), ("2026-01-01", "2026-06-30")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    _box(made, 2, "Kommunstyrelsen ger uppdraget till TEK.")
    return saved(made)


def form() -> bytes:
    """Each item a form of two columns, the indicators a picture, what is filled in is content controls."""
    made = _begun("Sida")
    made.add_paragraph("1. Målområde Hållbar utveckling", "Heading 1")
    made.add_paragraph("MÅL KF")
    made.add_paragraph("1.1.1 Nyköping är tryggt (KS)", "Heading 2")
    made.add_paragraph("INDIKATOR")
    made.add_picture(BytesIO(picture()), Cm(14), Cm(5))
    made.add_paragraph("SÄRSKILT UPPDRAG KF")
    made.add_paragraph("1.1.2 Bygg om resecentrum (KS - TEK, SHB)", "Heading 2")
    table = _table(made, [["Startdatum", "Slutdatum"], ["", ""], ["Uppföljning", "vår, delår, helår"]])
    for cell, day in zip(table.rows[1].cells, ("2026-01-01", "2026-06-30"), strict=True):
        cell.paragraphs[0]._p.append(element(f"<w:sdt><w:sdtContent>{run(day)}</w:sdtContent></w:sdt>"))
    made.add_paragraph("Kommunstyrelsen ger uppdraget till TEK och SHB. TEK är sammanhållande.")
    made.add_paragraph()._p.append(element('<w:r><w:br w:type="page"/></w:r>'))
    made.add_paragraph("GRUNDVERKSAMHET")
    made.add_paragraph("1.2.1 Grunduppdrag: Tekniska divisionen (KS - TEK)", "Heading 2")
    made.add_paragraph("Vatten, avlopp och gator.")
    return saved(made)


def _begun(header: str) -> Document:
    made = docx.Document()
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.header.paragraphs[0].text = header
    footer = section.footer.paragraphs[0]
    footer.text = "Sida "
    footer._p.append(element(f"<w:fldSimple w:instr='PAGE'>{run('1')}</w:fldSimple>"))
    made.add_paragraph(TITLE, "Title")
    for text in FRONT:
        made.add_paragraph(text)
    return made


def _numbered(made: Document, text: str, depth: int, style: str) -> None:
    paragraph = made.add_paragraph(text, style)
    numbered = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(element(numbered))


def _table(made: Document, rows: Sequence[Sequence[str]], *, ruled: bool = True) -> Any:
    table = made.add_table(len(rows), len(rows[0]), "Table Grid" if ruled else None)
    for line, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    return table


def _box(made: Document, key: int, text: str) -> None:
    inside = f"<w:p>{run(text)}</w:p>"
    made.add_paragraph()._p.append(element(BOX.format(inside=inside, key=key, height=500000)))
