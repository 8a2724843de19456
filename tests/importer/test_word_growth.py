"""Three times the Word file is about three times the work, whatever it is of; and what no Word file has is refused."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Callable
from typing import Any, Final
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import nsdecls

from checker.importer.word import parts
from checker.importer.word.numbers import W
from checker.importer.word.office_file import word_parts
from checker.importer.word.parts import prepared
from checker.importer.word.read_word import read_word
from checker.words import number_words
from checker.yamlfile import FaultsFound
from tests.importer.twin_files import saved
from tests.importer.word_files import add, of_paragraphs, paragraph, run, with_parts

FEW: Final = 500


def styles(count: int) -> bytes:
    """Paragraphs of styles that each stand on the one before."""
    held = "".join(
        f'<w:style w:type="paragraph" w:styleId="S{n}"><w:name w:val="S{n}"/><w:basedOn w:val="S{n - 1}"/></w:style>'
        for n in range(count)
    )
    texts = (f'<w:pPr><w:pStyle w:val="S{n}"/></w:pPr>{run("x")}' for n in range(count))
    return with_parts(saved(of_paragraphs(*texts)), {"word/styles.xml": f"<w:styles {nsdecls('w')}>{held}</w:styles>"})


def cells(count: int) -> bytes:
    """A table of two columns."""
    row = "<w:tr>" + f"<w:tc>{paragraph(run('x'))}</w:tc>" * 2 + "</w:tr>"
    return saved(add(docx.Document(), f"<w:tbl>{row * count}</w:tbl>"))


def calls(data: bytes) -> int:
    """How many calls it takes to read a file."""
    profile = cProfile.Profile()
    with profile:
        assert read_word(data, "avtal.docx")[0]
    stats: Any = pstats.Stats(profile)
    return int(stats.total_calls)


@pytest.mark.parametrize("made", [styles, cells])
def test_the_work_grows_as_the_file_does(made: Callable[[int], bytes]) -> None:
    calls(made(1))  # so that the library is loaded
    assert calls(made(3 * FEW)) < 3.5 * calls(made(FEW))


def test_mammoth_is_given_no_fields() -> None:
    """It looks through all that have begun and not ended, for every run."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ready = prepared(word_parts(saved(of_paragraphs(begun + run("x"))), "avtal.docx"), "avtal.docx")
    given = word_parts(ready.data, "avtal.docx")["word/document.xml"]
    assert b">x<" in given
    assert b"fldChar" not in given


def test_a_table_of_too_many_columns_is_refused() -> None:
    """Each of its rows would have them all: a thousand in one over a thousand rows of one, a million."""
    cell = f"<w:tc>{paragraph(run('x'))}</w:tc>"
    table = "<w:tbl><w:tr>{}</w:tr><w:tr>{}</w:tr></w:tbl>"
    with pytest.raises(FaultsFound) as found:
        read_word(saved(add(docx.Document(), table.format(cell * 101, cell))), "avtal.docx")
    assert [fault.sv for fault in found.value.faults] == [
        "Dokumentet har en tabell med fler än 100 kolumner, och läses inte. Är det rätt fil?"
    ]
    assert read_word(saved(add(docx.Document(), table.format(cell * 100, cell))), "avtal.docx")[0]


def test_mammoth_is_given_no_empty_paragraphs() -> None:
    """It looks for the style of each, and then drops it."""
    row = f"<w:tr><w:tc><w:p/></w:tc><w:tc>{paragraph(run('y'))}</w:tc></w:tr>"
    made = add(docx.Document(), paragraph(run("x")), "<w:p/>", f"<w:tbl>{row}</w:tbl>", "<w:p/>")
    ready = prepared(word_parts(saved(made), "avtal.docx"), "avtal.docx")
    body = ElementTree.fromstring(word_parts(ready.data, "avtal.docx")["word/document.xml"])
    assert ["".join(one.itertext()) for one in body.iter(f"{W}p")] == ["x", "y"]


def test_a_document_of_too_many_parts_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each costs time, and a packed file of little size can hold very many."""
    few, many = (saved(of_paragraphs(*[run("x")] * count)) for count in (10, 100))
    given = word_parts(prepared(word_parts(few, "avtal.docx"), "avtal.docx").data, "avtal.docx")
    most = sum(held.count(b"<") - held.count(b"</") for held in given.values()) + 100
    monkeypatch.setattr(parts, "MOST_ELEMENTS", most)
    assert read_word(few, "avtal.docx")[0]
    with pytest.raises(FaultsFound) as found:
        read_word(many, "avtal.docx")
    assert [fault.sv for fault in found.value.faults] == [
        f"Dokumentet består av fler delar (stycken, celler, ord i egen stil) än {number_words(most, 'sv')}, och "
        "läses inte. Är det rätt fil? Spara annars det som är överenskommelsen som en egen Word-fil, och läs in den."
    ]


@pytest.mark.parametrize(("form", "text"), [("decimal", "a" * 20_000), ("lowerLetter", "%1" * 1_000)])
def test_numbers_that_are_longer_than_any_document_are_refused(form: str, text: str) -> None:
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
    held = f'<w:abstractNum w:abstractNumId="1">{level}</w:abstractNum>'
    held += '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    numbering = {"word/numbering.xml": f"<w:numbering {nsdecls('w')}>{held}</w:numbering>"}

    def numbered(count: int) -> bytes:
        return with_parts(saved(of_paragraphs(*[listed + run("x")] * count)), numbering)

    assert read_word(numbered(20), "avtal.docx")[0]
    with pytest.raises(FaultsFound) as found:
        read_word(numbered(300), "avtal.docx")
    assert found.value.faults[0].en.startswith("The document is made of more parts")


def test_only_what_says_what_a_document_holds_is_given_to_mammoth() -> None:
    """Neither pictures nor a map of styles, which would say what is a heading."""
    made = with_parts(saved(of_paragraphs(run("x"))), {"mammoth/style-map": "p => h1", "word/media/a.png": "a"})
    given = word_parts(prepared(word_parts(made, "avtal.docx"), "avtal.docx").data, "avtal.docx")
    assert given["mammoth/style-map"] == given["word/media/a.png"] == b""
    assert given["word/styles.xml"]


def test_how_far_it_has_come_is_told_from_nothing_to_all() -> None:
    told: list[int] = []
    read_word(saved(of_paragraphs(*[run("x")] * 50)), "avtal.docx", told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 100)
    assert len({*told}) > 30


def test_a_note_is_written_out_once_however_often_it_is_referred_to() -> None:
    held = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'>{paragraph(run('noten'))}</w:footnote></w:footnotes>"
    references = '<w:r><w:footnoteReference w:id="1"/></w:r>' * 3
    data = with_parts(saved(of_paragraphs(run("x") + references)), {"word/footnotes.xml": held})
    assert str(read_word(data, "avtal.docx")[0]).count("noten") == 1
