"""The real agreement as PDF files, made by the programs that people make them with: tagged and not, narrow and wide."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from tests.importer.reading import written
from tests.importer.twin import document
from tests.importer.twin_files import as_html, as_word
from tests.tools.programs import program, run

WIDTHS: Final = (60, 120)
FORMS: Final = ("tagged", "untagged", "browser")


def make_twins(folder: Path) -> None:
    """Makes all of them in a folder, `<form>/<width>.pdf`, each program started as seldom as can be."""
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
