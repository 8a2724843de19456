"""The layouts that were not made for the reader as PDF files: tables over pages, headers, boxes and pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.importer import import_document
from tests.importer.test_layouts import LAYOUTS, seen
from tests.tools.programs import program, run

pytestmark = pytest.mark.tools


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF files, tagged and not."""
    folder = tmp_path_factory.mktemp("layouts")
    for name, (made, _) in LAYOUTS.items():
        (folder / f"{name}.docx").write_bytes(made())
    for tagged in (True, False):
        options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
        ran = run(
            *(program("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"),
            *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder / str(tagged)),
            *(folder / f"{name}.docx" for name in LAYOUTS),
            cwd=folder,
        )
        assert ran.returncode == 0, ran.stderr
    return folder


@pytest.mark.parametrize("tagged", [True, False], ids=["tagged", "untagged"])
@pytest.mark.parametrize("name", [*LAYOUTS])
def test_the_same_is_read_and_asked_as_in_word(folder: Path, name: str, tagged: bool) -> None:
    found = import_document((folder / str(tagged) / f"{name}.pdf").read_bytes(), "avtal.pdf")
    assert seen(found) == LAYOUTS[name][1]
    text = found.file.decode()
    for said in ("KK25/566", "Överenskommelse 2026", "Sida 1"):
        assert said not in text
    assert found.value["items"][0]["source"]["page"] == "1"
