"""Pictures in the Word document: the same as in HTML, said in words, on pages where they can be read."""

from __future__ import annotations

import functools
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from checker.gapreport import as_word, raster
from checker.gapreport.pictures import drawn, on_paper
from checker.gapreport.values import Picture, Table
from tests.gapreport.reports import DAY, fonts_to_draw_with, real, real_report, report_on, sections

EMU = 9525
SVG_BLIP = "{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"
SMALLEST = 11 * 0.75
"""The smallest letters of a drawing, in points."""


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    """Something to draw letters with."""
    fonts_to_draw_with()


@functools.cache
def written() -> bytes:
    """The report of the bundled agreement."""
    return as_word.written(real_report())


@pytest.fixture(scope="module")
def document() -> Any:
    return Document(BytesIO(written()))


def big_pictures() -> list[Picture]:
    """The report's pictures, in order."""
    return [one for section in sections(real_report().parts) for one in section.blocks if isinstance(one, Picture)]


def small_pictures() -> list[Picture]:
    """Those in cells of tables."""
    blocks = [one for section in sections(real_report().parts) for one in section.blocks if isinstance(one, Table)]
    return [cell.picture for table in blocks for row in table.rows for cell in row if cell.picture]


def inlines(document: Any) -> list[Any]:
    """The images, in reading order."""
    return [*document.element.body.iter(qn("wp:inline"))]


def in_cells(document: Any) -> list[Any]:
    return [one for cell in document.element.body.iter(qn("w:tc")) for one in cell.iter(qn("wp:inline"))]


def size(inline: Any) -> tuple[float, float]:
    """Width and height, in pixels of the drawing."""
    extent = inline.find(qn("wp:extent"))
    return int(extent.get("cx")) / EMU, int(extent.get("cy")) / EMU


def alternative(inline: Any) -> str:
    return str(inline.find(qn("wp:docPr")).get("descr"))


def test_every_picture_is_there_and_says_in_words_what_it_shows(document: Any) -> None:
    whole = [one for one in inlines(document) if one not in in_cells(document)]
    sheets = [(picture, at) for picture in big_pictures() for at in range(len(picture.sheets))]
    assert len(sheets) > len(big_pictures()) > 0
    for inline, (picture, at) in zip(whole, sheets, strict=True):
        assert inline.find(qn("wp:docPr")).get("title") == picture.title
        assert (alternative(inline) == picture.words) is (at == 0)
        assert alternative(inline).startswith("Bilden går vidare här.") is (at > 0)
    assert [alternative(one) for one in in_cells(document)] == [picture.words for picture in small_pictures()] != []


def test_every_picture_has_a_caption_that_stays_with_it(document: Any) -> None:
    captions = [one for one in document.paragraphs if one.style.name == "Caption"]
    after = [(one, one._p.getnext()) for one in captions]
    beneath = [one for one, found in after if found.tag == qn("w:p") and [*found.iter(qn("wp:inline"))]]
    assert [one.text for one in beneath] == [picture.title for picture in big_pictures()]
    assert all(one.paragraph_format.keep_with_next for one in beneath)


def test_each_image_is_a_drawing_and_the_same_as_png(document: Any) -> None:
    drawings = [sheet for section in sections(real_report().parts) for sheet in _drawings(section.blocks)]
    parts = document.part.related_parts
    for inline, drawing in zip(inlines(document), drawings, strict=True):
        blip = next(inline.iter(qn("a:blip")))
        png, svg = parts[blip.get(qn("r:embed"))], parts[next(inline.iter(SVG_BLIP)).get(qn("r:embed"))]
        assert (png.content_type, svg.content_type) == ("image/png", "image/svg+xml")
        assert svg.blob == on_paper(drawing).encode()
        assert png.blob[:8] == b"\x89PNG\r\n\x1a\n"
        pixels = [int.from_bytes(png.blob[at : at + 4], "big") for at in (16, 20)]
        assert pixels == pytest.approx([drawing.width * raster.SCALE, drawing.height * raster.SCALE], abs=1)
        assert size(inline)[0] / size(inline)[1] == pytest.approx(drawing.width / drawing.height, rel=0.01)


def _drawings(blocks: Any) -> Iterator[Any]:
    for block in blocks:
        if isinstance(block, Picture):
            yield from block.sheets
        elif isinstance(block, Table):
            yield from (cell.picture.sheets[0] for row in block.rows for cell in row if cell.picture)


def pages(document: Any) -> Iterator[tuple[Any, Any]]:
    """Every block of the body, with the section that it is in."""
    found = iter(document.sections)
    section = next(found)
    for block in document.element.body:
        yield block, section
        if block.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None:
            section = next(found)


def room(section: Any) -> tuple[float, float]:
    """The room of a page's text, in pixels."""
    width = section.page_width - section.left_margin - section.right_margin
    return width / EMU, (section.page_height - section.top_margin - section.bottom_margin) / EMU


def test_pictures_have_room_on_their_pages_and_letters_of_seven_points(document: Any) -> None:
    widths = {one: sheet.width for one, sheet in zip(inlines(document), _all_drawings(), strict=True)}
    for block, section in pages(document):
        for inline in block.iter(qn("wp:inline")):
            (width, height), (across, down) = size(inline), room(section)
            assert width <= across + 1
            assert height <= down
            assert SMALLEST * width / widths[inline] >= 7


def _all_drawings() -> list[Any]:
    return [sheet for section in sections(real_report().parts) for sheet in _drawings(section.blocks)]


def test_only_the_pages_of_tall_pictures_are_turned(document: Any) -> None:
    """The template lays parts 4 to 6 across; their tables stay so, and a heading goes with its picture."""
    upright: list[list[str]] = []
    before = None
    for block, section in pages(document):
        if section.page_width < section.page_height:
            upright += [[]] if section is not before else []
            upright[-1].append("".join(one.text or "" for one in block.iter(qn("w:t"))))
        else:
            assert block.find(f".//{qn('wp:inline')}") is None or block.tag == qn("w:tbl")
        before = section
    assert [one[:2] for one in upright[1:3]] == [
        ["Målkedjan som bild", "Från KF via KS till verksamheterna"],
        ["6. Uppdragen i tidsordning", "Uppdragen från start till slut"],
    ]
    assert [section.different_first_page_header_footer for section in document.sections] == [True, *[False] * 6]
    assert len({section.header.paragraphs[0].text for section in document.sections}) == 1


def own_template(folder: Path, *, across: bool) -> None:
    """A municipality's template of one section, with a first page of its own and numbers from 5."""
    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if across else (Cm(21), Cm(29.7))
    section.left_margin = section.right_margin = Cm(2.5)
    section.different_first_page_header_footer = True
    section._sectPr.append(section._sectPr.makeelement(qn("w:pgNumType"), {qn("w:start"): "5"}))
    section.header.paragraphs[0].text = "Nyköpings kommun"
    for text in ("{%p for part in report.parts %}", "{{p part.content }}", "{%p endfor %}"):
        document.add_paragraph(text)
    document.save(str(folder / as_word.TEMPLATE))


@pytest.mark.parametrize("across", [True, False])
def test_a_template_of_ones_own_gives_pictures_the_room_that_it_has(across: bool, tmp_path: Path) -> None:
    own_template(tmp_path, across=across)
    made: Any = Document(BytesIO(as_word.written(real_report(), [str(tmp_path)])))
    assert len(inlines(made)) == len(_all_drawings())
    for block, section in pages(made):
        for inline in block.iter(qn("wp:inline")):
            assert size(inline)[0] <= room(section)[0] + 1
            assert size(inline)[1] <= room(section)[1]
    upright = [section.page_width < section.page_height for section in made.sections]
    assert upright == ([False, True, False, True, False] if across else [True])
    first = [section.different_first_page_header_footer for section in made.sections]
    assert first == [True, *[False] * (len(upright) - 1)]
    starts = [one.get(qn("w:start")) for one in made.element.body.iter(qn("w:pgNumType"))]
    assert starts[0] == "5"
    assert {*starts[1:]} <= {None}
    assert {section.header.paragraphs[0].text for section in made.sections} == {"Nyköpings kommun"}


def test_the_same_report_gives_the_same_bytes() -> None:
    assert as_word.written(real_report()) == written()


def test_letters_are_drawn_or_nothing_is() -> None:
    """The library leaves out silently what it has no font for."""
    assert not raster._has_letters({"skip_system_fonts": True})
    fonts = raster._fonts(measured=True)
    assert fonts is not None
    assert raster._has_letters(fonts)
    drawing = drawn("load", real(), "sv", day=DAY)
    data = raster.png(drawing)
    assert isinstance(data, bytes)
    assert data == raster.png(drawing)


@pytest.mark.parametrize("why", [raster.NO_FONT, raster.NO_LIBRARY], ids=["no font", "no library"])
def test_a_picture_that_cannot_be_drawn_is_said_in_words(why: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    if why is raster.NO_FONT:
        monkeypatch.setattr(raster, "_fonts", lambda *, measured: None)
    else:
        monkeypatch.setitem(sys.modules, "resvg_py", None)
    made = Document(BytesIO(as_word.written(real_report())))
    assert inlines(made) == []
    said = [one.text for one in made.paragraphs if one.style and one.style.name == "Picture in words"]
    for picture in big_pictures():
        assert f"Bilden finns bara i ord här, eftersom den inte gick att rita ({why.sv}). {picture.told}" in said
    assert len(made.sections) == 3


def test_markup_and_braces_in_words_are_text() -> None:
    title = '<w:p/> & "x" {{ 7*7 }} {% raw %}'
    made = Document(BytesIO(as_word.written(report_on({"1.2.1": {"title": title}}))))
    assert any(title in alternative(one) for one in inlines(made))
