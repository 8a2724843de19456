"""The Word document: for readers of screens and for Word's own navigation, by a template that can be replaced."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml.ns import qn

from checker.gapreport import as_word
from checker.gapreport.templates import TemplateFault
from checker.gapreport.values import Table
from tests.gapreport import make_word_template
from tests.gapreport.reports import DAY, real, real_report, report, sections


@pytest.fixture(scope="module")
def document() -> Any:
    return Document(BytesIO(as_word.written(real_report())))


def test_headings_go_down_a_step_at_a_time_and_begin_with_the_parts(document: Any) -> None:
    levels = [int(one.style.name[-1]) for one in document.paragraphs if one.style.name.startswith("Heading ")]
    assert levels.count(1) == len(real_report().parts)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(levels) == len([*sections(real_report().parts)])


def test_every_table_has_a_caption_and_a_header_that_is_repeated(document: Any) -> None:
    expected = [one for section in sections(real_report().parts) for one in section.blocks if isinstance(one, Table)]
    assert len(document.tables) == len(expected)
    for table, made in zip(document.tables, expected, strict=True):
        properties = table._tbl.tblPr
        assert properties.find(qn("w:tblCaption")).get(qn("w:val")) == made.caption
        look = properties.find(qn("w:tblLook"))
        assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "1")
        marked = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
        assert marked == [True, *[False] * len(made.rows)]


def test_no_page_ends_between_a_heading_and_what_it_is_about(document: Any) -> None:
    """Headings, captions, what introduces a list, the terms above it, and the lines of an item, stay with the next."""
    for one, after in pairwise(document.paragraphs):
        style, following = one.style.name, after.style.name
        goes_on = following == "List Continue" or (style == "Terms" and following == "Terms")
        introduces = following == "List Bullet" and style in ("Terms", "Normal")
        if style.startswith("Heading") or style == "Caption" or goes_on or introduces:
            assert one.paragraph_format.keep_with_next or one.style.paragraph_format.keep_with_next, one.text


def test_every_link_has_its_place(document: Any) -> None:
    body = document.element.body
    places = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    numbers = [one.get(qn("w:id")) for one in body.iter(qn("w:bookmarkStart"))]
    assert len(places) == len({*places}) == len({*numbers})
    assert {one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))} <= {*places}


def test_every_entry_of_the_contents_asks_word_for_the_page_that_it_leads_to(document: Any) -> None:
    entries = [one for one in document.paragraphs if one.style.name == "toc 1"]
    assert len(entries) == 10
    for entry in entries:
        (link,) = entry._p.iter(qn("w:hyperlink"))
        written = [code.text.split() for code in link.iter(qn("w:instrText"))]
        assert written == [["PAGEREF", link.get(qn("w:anchor")), r"\h"]]
        # Which page that is nobody knows before Word has laid the pages out; a stale one makes it ask when it opens.
        assert entry.text.endswith("\t")
        assert not [one for one in entry._p.iter(qn("w:fldChar")) if one.get(qn("w:dirty"))]
    (contents,) = (code.text for code in entries[0]._p.iter(qn("w:instrText")) if "TOC" in code.text)
    assert r"\n" not in contents


@pytest.mark.parametrize(("language", "code"), [("sv", "sv-SE"), ("en", "en-GB")])
def test_it_says_its_language_title_and_day(language: Any, code: str) -> None:
    made = Document(BytesIO(as_word.written(real_report(language))))
    about = made.core_properties
    assert about.title.startswith(real_report(language).title)
    assert (about.language, about.created.date()) == (code, DAY)
    assert {one.get(qn("w:val")) for one in made.styles.element.iter(qn("w:lang"))} == {code}
    swedish = [one.get(qn("w:val")) for one in made.element.body.iter(qn("w:lang"))]
    assert ({*swedish} == {"sv-SE"}) if language == "en" else not swedish


def test_nothing_is_formatted_but_by_styles(document: Any) -> None:
    allowed = {"rStyle", "lang"}
    runs = {one.tag.rpartition("}")[2] for found in document.element.body.iter(qn("w:rPr")) for one in found}
    assert runs <= allowed
    known = {style.style_id for style in document.styles}
    used = {
        one.get(qn("w:val"))
        for tag in ("pStyle", "rStyle", "tblStyle")
        for one in document.element.iter(qn(f"w:{tag}"))
    }
    assert used <= known


def test_a_division_begins_a_page() -> None:
    made = Document(BytesIO(as_word.written(report(real(), division="DSO"))))
    (heading,) = [
        one
        for one in made.paragraphs
        if one.text == "Division Social omsorg (DSO)" and str(one.style and one.style.name).startswith("Heading")
    ]
    assert heading.paragraph_format.page_break_before


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_template_is_what_its_script_makes() -> None:
    """Else: `python -m tests.gapreport.make_word_template`."""
    stream = BytesIO()
    make_word_template.made().save(stream)
    assert parts(stream.getvalue()) == parts(make_word_template.PATH.read_bytes())


def own_template(folder: Path, *paragraphs: str) -> None:
    """A municipality's template, made in Word's manner from nothing of ours."""
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Nyköpings kommun"
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / as_word.TEMPLATE))


def test_a_template_of_ones_own_replaces_the_tool_s(tmp_path: Path) -> None:
    own_template(
        tmp_path, "{{ report.title }}", "{%p for part in report.parts %}", "{{p part.content }}", "{%p endfor %}"
    )
    made = Document(BytesIO(as_word.written(real_report(), [str(tmp_path)])))
    assert made.sections[0].header.paragraphs[0].text == "Nyköpings kommun"
    assert made.paragraphs[0].text == real_report().title
    names = {style.style_id for style in made.styles}
    used = {
        one.get(qn("w:val")) for tag in ("pStyle", "rStyle", "tblStyle") for one in made.element.iter(qn(f"w:{tag}"))
    }
    assert used <= names
    assert len(made.tables) > 10


@pytest.mark.parametrize(
    ("tag", "why"),
    [
        ("{{ report.titel }}", "namnet `titel` finns inte. Menade du `title`?, vid {{ report.titel }}"),
        ("{{ raport.title }}", "namnet `raport` finns inte. Menade du `report`?, vid {{ raport.title }}"),
        ("{{ ''.__class__.__mro__ }}", "det är inte tillåtet i en mall"),
        ("{% if %}", "mallspråket (Jinja) är fel skrivet"),
        ("{{ 1 / 0 }}", "den går inte att fylla i"),
        ("{{ part.content }}", "namnet `part` finns inte. "),
        ("{{ report.title * 10 ** 9 }}", "a result of more than"),
        ("{% include 'x' %}", "no loader"),
        ("{%p for part in report.parts %}", "Unexpected end of template"),
        ("{{ report.title }}", "den visar ingen av rapportens delar; stycket {{p part.content }} saknas."),
    ],
)
def test_a_template_that_fails_says_where_and_why(tag: str, why: str, tmp_path: Path) -> None:
    own_template(tmp_path, "Kommunens rapport", tag)
    with pytest.raises(TemplateFault) as raised:
        as_word.written(real_report(), [str(tmp_path)])
    assert raised.value.file == str(tmp_path / as_word.TEMPLATE)
    assert why in raised.value.text.sv


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_a_file_that_is_no_document_is_told(data: bytes, tmp_path: Path) -> None:
    (tmp_path / as_word.TEMPLATE).write_bytes(data)
    with pytest.raises(TemplateFault, match=re.escape("it is no Word document")):
        as_word.written(real_report(), [str(tmp_path)])
