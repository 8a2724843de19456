"""The agreement as a Word file: its twin, and layouts that were not made for the reader."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from typing import Any, Final

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

from checker.importer import Imported, import_document
from tests.importer.reading import written
from tests.importer.same import differing, outcomes_by_year, texts_that_differ, wanted_outcomes
from tests.importer.twin import document
from tests.importer.twin_files import as_word, saved
from tests.importer.word_files import picture


@cache
def twin(*, ruled: bool = True) -> Imported:
    """The twin in Word, imported."""
    return import_document(as_word(document(written()), 90, ruled=ruled), "avtal.docx")


def test_the_twin_says_the_same_in_every_field() -> None:
    assert differing(twin().value) == []
    assert twin().unread == ()


def test_each_outcome_stands_in_the_year_of_its_column() -> None:
    assert outcomes_by_year(twin().value) == wanted_outcomes()
    assert sum(map(len, wanted_outcomes())) == 65


def test_the_appendices_say_the_same() -> None:
    assert texts_that_differ(twin().value) == []


def front() -> Document:
    """A Word file with a title, its parties and the beginning of the goals."""
    made = docx.Document()
    for text in (
        "Kommunstyrelsens överenskommelse om verksamhet 2026",
        "Detta är en överenskommelse mellan Kommunstyrelsen (KS) och verksamheterna Tekniska divisionen (TEK) och "
        "Samhällsbyggnad (SHB) om den verksamhet som ska utföras under året 2026.",
    ):
        made.add_paragraph(text)
    return made


def with_goal() -> Document:
    """The same with a goal whose table comes next."""
    made = front()
    for text in ("1. Målområde Hållbar utveckling", "MÅL KF", "1.1.1 Ett tryggt Nyköping (KS)", "INDIKATOR"):
        made.add_paragraph(text)
    return made


def imported(made: Document) -> Imported:
    """A Word file, imported."""
    return import_document(saved(made), "avtal.docx")


def goal(found: Imported) -> dict[str, Any]:
    """The first item."""
    item: dict[str, Any] = found.value["items"][0]
    return item


def table(made: Document, rows: list[list[str]]) -> Any:
    """A table with these cells."""
    found = made.add_table(len(rows), len(rows[0]))
    for line, row in zip(found.rows, rows, strict=True):
        for cell, text in zip(line.cells, row, strict=True):
            cell.text = text
    return found


def test_merged_cells() -> None:
    made = with_goal()
    cells = table(
        made,
        [
            ["Indikator", "Utfall", "", "Målvärde"],
            ["", "2024", "2025", "2026"],
            ["Trygghet", "", "", ""],
            ["Oro, andel (%)", "", "25,7%", "20%"],
            ["Brott, antal", "1 234", "", ""],
        ],
    )
    cells.cell(0, 0).merge(cells.cell(1, 0))
    cells.cell(0, 1).merge(cells.cell(0, 2))
    cells.cell(2, 0).merge(cells.cell(2, 3))
    found = imported(made)
    assert [(one["title"], one.get("outcomes")) for one in goal(found)["indicators"]] == [
        ("Oro, andel (%)", {"2025": "25,7%"}),
        ("Brott, antal", {"2024": "1 234"}),
    ]
    # A target is no outcome, and a heading across the table no indicator: both are asked about.
    assert [line.text for line in found.unread] == ["Trygghet", "Oro, andel (%) – Målvärde 2026: 20%"]


NUMBERING: Final = f"""<w:numbering {nsdecls("w")}><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2.%3"/></w:lvl>
</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num></w:numbering>"""


def numbered(made: Document, text: str, level: int) -> None:
    """A paragraph whose number Word sets."""
    paragraph = made.add_paragraph(text)
    properties = paragraph._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="7"/></w:numPr>'))


def numbering_in(data: bytes, part: str) -> bytes:
    """A Word file with another list of numbers."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            new.writestr(entry, part if entry.filename == "word/numbering.xml" else old.read(entry))
    return kept.getvalue()


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    made = front()
    numbered(made, "Målområde Hållbar utveckling", 0)
    numbered(made, "Fullmäktiges", 1)
    for title in ("Ett tryggt Nyköping (KS)", "Ett grönt Nyköping (KS)"):
        made.add_paragraph("MÅL KF")
        numbered(made, title, 2)
    numbered(made, "Nämndens", 1)
    made.add_paragraph("GRUNDVERKSAMHET")
    numbered(made, "Grunduppdrag: Tekniska divisionen (KS - TEK)", 2)
    numbered(made, "Målområde Effektiv organisation", 0)
    made.add_paragraph("MÅL KF")
    numbered(made, "En effektiv organisation (KS)", 2)
    found = import_document(numbering_in(saved(made), NUMBERING), "avtal.docx")
    assert [item["number"] for item in found.value["items"]] == ["1.1.1", "1.1.2", "1.2.1", "2.1.1"]
    assert [area["number"] for area in found.value["areas"]] == ["1", "2"]
    assert [fault.sv for fault in found.warnings] == [
        "8 nummer sätts av Word och är framräknade här. Jämför några av dem med dokumentet."
    ]


def test_a_number_in_a_form_that_cannot_be_counted_is_told() -> None:
    made = front()
    made.add_paragraph("MÅL KF")
    made.add_paragraph("1.1.1 Ett tryggt Nyköping (KS)")
    numbered(made, "Önskat resultat", 0)
    data = numbering_in(saved(made), NUMBERING.replace("decimal", "ordinalText"))
    (fault,) = import_document(data, "avtal.docx").warnings
    assert fault.sv == "1 automatiska nummer kunde inte räknas fram, och står som ”?”. Rätta dem i filen."


BOX: Final = """<w:r {ns}><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">
<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">
<w:txbxContent>{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>
<mc:Fallback><w:pict><w:txbxContent>{inside}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def test_text_boxes_are_read_once_and_headers_and_footers_not_at_all() -> None:
    made = with_goal()
    section = made.sections[0]
    section.header.paragraphs[0].text = "Nyköpings kommun KK25/566"
    section.footer.paragraphs[0].text = "Sida 1 (40)"
    anchor = made.add_paragraph("Kompletterande beskrivning (KS)")
    inside = "<w:p><w:r><w:t>Kommunstyrelsen delar mål 1.1.1 till alla verksamheter.</w:t></w:r></w:p>"
    anchor._p.append(parse_xml(BOX.format(ns=nsdecls("w"), inside=inside)))
    found = imported(made)
    assert goal(found)["named_in_sentence"]["all"] == "true"
    assert found.unread == ()
    assert b"KK25/566" not in found.file


def test_a_table_that_is_a_picture_is_said_to_be_unreadable() -> None:
    made = with_goal()
    made.add_picture(BytesIO(picture()), Cm(10))
    found = imported(made)
    assert "indicators" not in goal(found)
    assert [(doubt.code, doubt.read, doubt.question.split(".")[0]) for doubt in found.doubts[-1:]] == [
        ("unread", "[bild]", "Här står en bild, som inte går att läsa")
    ]


def test_tracked_changes_are_warned_about_and_read_as_accepted() -> None:
    made = with_goal()
    paragraph = made.add_paragraph("Önskat resultat:")
    paragraph = made.add_paragraph("Trygghet ska ")
    for tag, held, text in (("ins", "t", "öka"), ("del", "delText", "minska")):
        paragraph._p.append(
            parse_xml(f'<w:{tag} {nsdecls("w")} w:id="1" w:author="A"><w:r><w:{held}>{text}</w:{held}></w:r></w:{tag}>')
        )
    found = imported(made)
    assert [one["text"] for one in goal(found)["results"]] == ["Trygghet ska öka"]
    (fault,) = found.warnings
    assert fault.sv.startswith("Dokumentet har spårade ändringar (1 tillägg, 1 strykning).")


def test_pages_are_known_where_word_has_written_them() -> None:
    made = with_goal()
    assert "page" not in goal(imported(made))["source"]
    paragraph = made.add_paragraph("Önskat resultat:")
    paragraph = made.add_paragraph()
    run = paragraph.add_run()
    run._r.append(parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    run.add_text("Trygghet ska öka")
    found = imported(made)
    assert goal(found)["source"] == {"heading": "1. Målområde Hållbar utveckling › 1.1.1", "page": "1"}
    assert goal(found)["results"][0]["source"] == {"page": "2"}
    assert not re.search(rb"\bline:", found.file)


@pytest.mark.parametrize("cells", [["Medborgarinflytande", "Arbeta med medborgarinflytande."]])
def test_a_table_of_two_columns_outside_an_appendix_is_prose(cells: list[str]) -> None:
    made = with_goal()
    made.add_paragraph("Kompletterande beskrivning (KS)")
    table(made, [cells])
    assert goal(imported(made))["text"] == cells


@pytest.mark.parametrize(
    ("row", "outcomes"),
    [
        ("Brott, antal\t1 234\t1 100", {"2024": "1 234", "2025": "1 100"}),
        ("Brott, antal\t\t1 234\t\t1 100", {"2024": "1 234", "2025": "1 100"}),
        ("Brott, antal\t\t1 234", {"unplaced": ["1 234"]}),
    ],
)
def test_a_table_laid_out_by_tabs_has_its_values_but_no_columns(row: str, outcomes: dict[str, Any]) -> None:
    made = with_goal()
    for text in ("Titel\tUtfall 2024\tUtfall 2025", "Oro, andel (%)\t20 %\t21 %", row):
        made.add_paragraph(text)
    found = imported(made)
    assert [(one["title"], one["outcomes"]) for one in goal(found)["indicators"]] == [
        ("Oro, andel (%)", {"2024": "20 %", "2025": "21 %"}),
        ("Brott, antal", outcomes),
    ]
    asked = [doubt.about for doubt in found.doubts if doubt.code == "outcome-year"]
    assert asked == (["1.1.1/indicator/i2"] if "unplaced" in outcomes else [])


def test_a_row_with_more_values_than_columns_makes_the_years_of_all_unsure() -> None:
    made = with_goal()
    for text in ("Titel\tUtfall 2024\tUtfall 2025", "Oro, andel (%)\t20 %\t21 %", "Brott, antal\t1 234\t1 100\t1 000"):
        made.add_paragraph(text)
    found = imported(made)
    assert [one.get("outcomes") for one in goal(found)["indicators"]] == [{"unplaced": ["20 %", "21 %"]}, None]
    assert [doubt.code for doubt in found.doubts if doubt.code != "better"] == ["outcome-year", "unread"]
