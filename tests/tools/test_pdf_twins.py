"""The agreement as PDF files of several programs, tagged and not, in narrow and wide columns: each says the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import pytest

from checker.importer import Imported, import_document
from tests.importer.same import differing, figures, outcomes_by_year, texts_that_differ, wanted_outcomes, worst
from tests.test_guides import DOCS, part, rows
from tests.tools.twins import FORMS, WIDTHS, make_twins

pytestmark = pytest.mark.tools

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
    name, found = twin
    # A browser keeps no space at the end of a line, so that `initiativ/ partnerskap` is one word if broken there.
    assert differing(found.value, loose=name == "browser") == []
    assert found.unread == ()


def test_every_outcome_in_the_year_of_its_column(twin: tuple[str, Imported]) -> None:
    assert outcomes_by_year(twin[1].value) == wanted_outcomes()


def test_the_texts_of_the_appendices(twin: tuple[str, Imported]) -> None:
    name, found = twin
    differ = texts_that_differ(found.value)
    if name != "untagged":
        assert differ == []
        return
    # Whether a paragraph ends with its page is not told where there are no tags: a few are cut or joined there.
    assert len(differ) <= 6


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
