"""The real agreement as PDF files, made by the programs that people make them with: tagged and not, narrow and wide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import docx
from docx.shared import Cm, Pt

from tests.importer.reading import written
from tests.importer.twin import document
from tests.importer.twin_files import as_html, as_word
from tests.tools.programs import program, run

WIDTHS: Final = (60, 120)
FORMS: Final = ("tagged", "untagged", "browser")
A4: Final = {"sans": ("Liberation Sans", 11), "serif": ("Liberation Serif", 12)}
"""Typefaces, with the height of their letters in points."""


def make_twins(folder: Path) -> None:
    """Makes all of them in a folder, `<form>/<width>.pdf`, each program started as seldom as can be."""
    for width in WIDTHS:
        (folder / f"{width}.docx").write_bytes(as_word(document(written()), width))
    for name in ("tagged", "untagged"):
        _by_office(folder, name, [str(width) for width in WIDTHS], tagged=name == "tagged")
    (folder / "browser").mkdir()
    for width in WIDTHS:
        (folder / f"{width}.html").write_text(as_html(document(written()), width), encoding="utf-8")
        _by_browser(folder, "browser", str(width))


def make_on_a4(folder: Path) -> None:
    """Makes it on ordinary pages in other typefaces without tags: `untagged/<typeface>.pdf`, `browser/serif.pdf`."""
    for name, (face, size) in A4.items():
        (folder / f"{name}.docx").write_bytes(_on_a4(as_word(document(written()), 90), face, size))
    _by_office(folder, "untagged", [*A4], tagged=False)
    (folder / "browser").mkdir()
    style = "<style>@page { size: A4; margin: 2.5cm } body { font: 12pt serif; width: auto } "
    page = as_html(document(written()), 90)
    (folder / "serif.html").write_text(f"{page}{style}</style>", encoding="utf-8")
    _by_browser(folder, "browser", "serif", "--disable-pdf-tagging")


def _on_a4(word: bytes, face: str, size: int) -> bytes:
    """A Word file on A4 in another typeface, its tables as wide as the page."""
    file = docx.Document(BytesIO(word))
    section = file.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(2.5)
    file.styles["Normal"].font.name, file.styles["Normal"].font.size = face, Pt(size)
    for table in file.tables:
        others = len(table.columns) - 1
        widths = [Cm(4.5), *[Cm(11.5 if others == 1 else min(2.0, 11.5 / others))] * others]
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=False):
                cell.width = width
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
    made = BytesIO()
    file.save(made)
    return made.getvalue()


def _by_office(folder: Path, into: str, names: Sequence[str], *, tagged: bool) -> None:
    options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
    ran = run(
        *(program("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"),
        *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder / into),
        *(folder / f"{name}.docx" for name in names),
        cwd=folder,
    )
    assert ran.returncode == 0, ran.stderr


def _by_browser(folder: Path, into: str, name: str, *options: str) -> None:
    run(
        *(program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", *options),
        *(f"--print-to-pdf={folder / into / f'{name}.pdf'}", (folder / f"{name}.html").as_uri()),
        cwd=folder,
    )
