"""The agreement as PDF files of several programs, tagged and not, in narrow and wide columns: each says the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from checker.agreement import agreement_of
from checker.importer import Imported, import_document
from checker.importer.doubt import PARTS
from checker.importer.doubts.answers import answered
from checker.importer.doubts.questions import questions
from tests.importer.doubtful import file_of
from tests.importer.reading import all_sections, written
from tests.importer.same import differing, figures, outcomes_by_year, texts_that_differ, wanted_outcomes, worst
from tests.test_guides import DOCS, part, rows
from tests.tools.twins import FORMS, WIDTHS, make_looks, make_twins

pytestmark = pytest.mark.tools

MOST_ASKED: Final = 2
"""In so many places at most neither the width nor the words tell whether a paragraph begins."""

CASES: Final = [(name, width) for name in FORMS for width in WIDTHS]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All PDF files, each program started once."""
    folder = tmp_path_factory.mktemp("twins")
    make_twins(folder)
    return folder


@cache
def imported(path: Path) -> Imported:
    """A PDF file, imported once."""
    return import_document(path.read_bytes(), "avtal.pdf")


@pytest.fixture(params=CASES, ids=lambda form: "-".join(map(str, form)))
def twin(request: pytest.FixtureRequest, folder: Path) -> tuple[str, Imported]:
    """The twin in one form, and who made it."""
    name, width = request.param
    return name, imported(folder / name / f"{width}.pdf")


def test_every_field_before_the_appendices(twin: tuple[str, Imported]) -> None:
    """Each is the same, or how a word is written is asked, with its true form among the answers."""
    _, found = twin
    assert not_asked(found) == []
    assert found.unread == ()


def not_asked(found: Imported) -> list[tuple[object, object, object]]:
    """What is read otherwise before the appendices, and is no word that is asked about."""
    among = {way for doubt in found.doubts if doubt.code == "spelling" for way in doubt.among}
    return [(path, wanted, read) for path, wanted, read in differing(found.value) if not _asked(wanted, read, among)]


def _asked(wanted: object, read: object, among: set[str]) -> bool:
    """Whether a text is as wanted but for words that are asked about, in one of their forms."""
    held = {way.replace(" ", "") for way in among}
    return any(way in str(wanted).replace(" ", "") for way in held) and (
        str(wanted).replace(" ", "") == str(read).replace(" ", "")
    )


def test_every_outcome_in_the_year_of_its_column(twin: tuple[str, Imported]) -> None:
    assert outcomes_by_year(twin[1].value) == wanted_outcomes()


def test_what_is_read_from_where_words_stand_alone_is_warned_about(twin: tuple[str, Imported]) -> None:
    name, found = twin
    assert [fault.sv.partition(".")[0] for fault in found.warnings] == (
        ["PDF-filen säger inte vilka celler alla tabeller har"] if name.startswith("browser") else []
    )


def test_the_texts_of_the_appendices(twin: tuple[str, Imported]) -> None:
    """Each is the same once it is answered where paragraphs begin: the true reading is one of those that are asked."""
    texts = {text for _, section in every_section(written()) for text in section.get("text", ())}
    agreement = file_of(twin[1])
    asked = [one for one in questions(agreement, "sv") if one.code == "joined"]
    for question in asked:
        begins = [words for words in question.doubt["read"].split(PARTS) if any(map(beginning(words), texts))]
        (now,) = (one for one in questions(agreement, "sv") if one.key == question.key)
        agreement = agreement_of(answered(agreement, now, begins), "avtal.yaml")
    value: Any = agreement.document.value
    assert texts_that_differ(value) == []
    assert sum(len(one.choices) for one in asked) <= MOST_ASKED


def beginning(words: str) -> Callable[[str], bool]:
    """Whether a text begins with some words."""
    return lambda text: text.startswith(words)


def every_section(value: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The sections of all appendices."""
    return (one for appendix in value["appendices"] for one in all_sections(appendix["sections"]))


def test_pages_are_kept(twin: tuple[str, Imported]) -> None:
    pages = [int(item["source"]["page"]) for item in twin[1].value["items"]]
    assert pages == sorted(pages)
    assert 1 < pages[0] < pages[-1]
    assert "line" not in twin[1].value["items"][0]["source"]


@pytest.mark.parametrize(("name", "column"), [("tagged", 4), ("untagged", 5), ("browser", 6)])
def test_the_figures_of_the_guide(name: str, column: int, folder: Path) -> None:
    found = worst(figures(imported(folder / name / f"{width}.pdf").value) for width in WIDTHS)
    table = rows(part((DOCS / "importera.md").read_text("utf-8"), "## Så mycket blev rätt i varje form"))
    assert {cells[0]: int(cells[column]) for cells in table} == {field: right for field, (right, _) in found.items()}


@pytest.fixture(scope="session")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files as people's own pages look, where rows are parted by the end of a page."""
    folder = tmp_path_factory.mktemp("looks")
    make_looks(folder)
    return folder


MOST_OTHERWISE: Final = {
    "untagged/borderless": 0,
    "untagged/landscape": 0,
    "untagged/justified": 2,
    "tagged/justified": 0,
    "untagged/serif": 1,
    "untagged/sans": 2,
    "browser/serif": 38,
    "browser/close": 39,
}
"""So many of the 171 texts of the appendices are read otherwise before a question is answered, and no more.

Without tags, spaces and stretched lines, where a paragraph begins is little more than a guess.
"""

BY_PLACE: Final = {"untagged/borderless", "untagged/landscape", "browser/serif", "browser/close"}
"""Those with tables of which nothing tells the cells, or a browser's: it is warned about."""


@pytest.mark.parametrize("name", MOST_OTHERWISE)
def test_other_pages_typefaces_and_tables_say_the_same(name: str, looks: Path) -> None:
    found = imported(looks / f"{name}.pdf")
    assert not_asked(found) == []
    assert outcomes_by_year(found.value) == wanted_outcomes()
    assert found.unread == ()
    assert len(texts_that_differ(found.value)) <= MOST_OTHERWISE[name]
    assert bool(found.warnings) is (name in BY_PLACE)
