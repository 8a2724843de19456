"""The agreement as PDF files of several programs, tagged and not, in narrow and wide columns: each says the same."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from checker.importer import Imported, import_document
from tests.importer.reading import written
from tests.importer.same import differing, figures, outcomes_by_year, texts_that_differ, wanted_outcomes, worst
from tests.importer.twin import document
from tests.importer.twin_files import as_html, as_word
from tests.test_guides import DOCS, part, rows
from tests.tools.programs import program, run

pytestmark = pytest.mark.tools

WIDTHS: Final = (60, 120)
FORMS: Final = [(name, width) for name in ("tagged", "untagged", "browser") for width in WIDTHS]

HEADING_LIKE_A_SENTENCE: Final = ["Förvaltning och utveckling av varumärke.", "Kommunikationsprocessen"]
"""What no form tells: a heading that ends as the sentences around it do."""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All PDF files, each program started once."""
    folder = tmp_path_factory.mktemp("twins")
    for width in WIDTHS:
        (folder / f"{width}.docx").write_bytes(as_word(document(written()), width))
    for name, tagged in (("tagged", True), ("untagged", False)):
        options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
        ran = run(
            *(program("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"),
            *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder / name),
            *(folder / f"{width}.docx" for width in WIDTHS),
            cwd=folder,
        )
        assert ran.returncode == 0, ran.stderr
    (folder / "browser").mkdir()
    for width in WIDTHS:
        (folder / f"{width}.html").write_text(as_html(document(written()), width), encoding="utf-8")
        run(
            *(program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={folder / 'browser' / f'{width}.pdf'}", (folder / f"{width}.html").as_uri()),
            cwd=folder,
        )
    return folder


@cache
def imported(path: Path) -> Imported:
    """A PDF file, imported once."""
    return import_document(path.read_bytes(), "avtal.pdf")


@pytest.fixture(params=FORMS, ids=lambda form: "-".join(map(str, form)))
def twin(request: pytest.FixtureRequest, folder: Path) -> tuple[str, Imported]:
    """The twin in one form, and who made it."""
    name, width = request.param
    return name, imported(folder / name / f"{width}.pdf")


def test_every_field_before_the_appendices(twin: tuple[str, Imported]) -> None:
    name, found = twin
    # A browser keeps no space at the end of a line, so that `antal/ 100 000` is `antal/100 000` if broken there.
    assert differing(found.value, loose=name == "browser") == []
    assert found.unread == ()


def test_every_outcome_in_the_year_of_its_column(twin: tuple[str, Imported]) -> None:
    assert outcomes_by_year(twin[1].value) == wanted_outcomes()


def test_the_texts_of_the_appendices(twin: tuple[str, Imported]) -> None:
    name, found = twin
    differ = texts_that_differ(found.value)
    if name != "untagged":
        assert differ == HEADING_LIKE_A_SENTENCE
        return
    # Whether a paragraph ends with its page is not told where there are no tags: a few are cut or joined there.
    assert {*HEADING_LIKE_A_SENTENCE} <= {*differ}
    assert len(differ) <= 8


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
