"""Cells that are centred or at the right, rows on several lines, and text in columns: a PDF says what Word says."""

from __future__ import annotations

import json
from functools import cache
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT as DOWN
from docx.enum.text import WD_ALIGN_PARAGRAPH as ACROSS

from checker.importer.read_document import read_document
from checker.importer.wordings import all_wordings
from tests.importer.columns import agreement
from tests.tools.programs import program, run

pytestmark = pytest.mark.tools


class Form(NamedTuple):
    """How the tables look: with lines between cells, and where titles stand in theirs."""

    ruled: bool
    across: ACROSS
    down: DOWN

    @property
    def name(self) -> str:
        """What its files are called."""
        return f"{'ruled' if self.ruled else 'bare'}-{self.across.name}-{self.down.name}".lower()


PLACES: Final = (
    (ACROSS.LEFT, DOWN.TOP),
    (ACROSS.LEFT, DOWN.CENTER),
    (ACROSS.RIGHT, DOWN.CENTER),
    (ACROSS.CENTER, DOWN.BOTTOM),
)
FORMS: Final = [Form(ruled, *place) for ruled, place in product((True, False), PLACES)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The Word files, and the PDF files that are made of them, tagged and not."""
    folder = tmp_path_factory.mktemp("cells")
    for form in FORMS:
        (folder / f"{form.name}.docx").write_bytes(agreement(ruled=form.ruled, across=form.across, down=form.down))
    for name, tagged in (("tagged", True), ("untagged", False)):
        options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
        ran = run(
            *(program("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"),
            *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder / name),
            *(folder / f"{form.name}.docx" for form in FORMS),
            cwd=folder,
        )
        assert ran.returncode == 0, ran.stderr
    return folder


@cache
def read(path: Path) -> list[tuple[str, str, tuple[str, ...]]]:
    """The lines of a document: what each is, its text, and the cells of a row."""
    lines = read_document(path.read_bytes(), path.name, all_wordings()).lines
    # What stands right above a head of years may be read as part of it.
    return [(line.kind, line.text, line.cells) for line in lines if line.text != "INDIKATOR"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("name", ["tagged", "untagged"])
def test_the_same_is_read_as_in_word(folder: Path, name: str, form: Form) -> None:
    assert read(folder / name / f"{form.name}.pdf") == read(folder / f"{form.name}.docx")
