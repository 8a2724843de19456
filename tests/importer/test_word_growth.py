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

from checker.importer.word.numbers import W
from checker.importer.word.office_file import word_parts
from checker.importer.word.parts import prepared
from checker.importer.word.read_word import read_word
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
