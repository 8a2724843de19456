"""The real agreement as PDF files, made by the programs that people make them with: tagged and not, narrow and wide."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from tests.importer.reading import written
from tests.importer.twin import document
from tests.importer.twin_files import as_html, as_word, saved
from tests.tools.programs import program, run

WIDTHS: Final = (60, 120)
FORMS: Final = ("tagged", "untagged", "browser")


class Look(NamedTuple):
    """How a Word file looks: its typeface, and how high its letters are, in points; its page and margins, in cm.

    `justified`: lines are stretched to the edge; `apart`: points between paragraphs, None as the style has them;
    `ruled`: tables have lines; `values_right`: values stand at the right of their columns.
    """

    face: str
    size: float
    page: tuple[float, float] = (21, 29.7)
    margin: float = 2.5
    justified: bool = False
    apart: float | None = None
    ruled: bool = True
    values_right: bool = False


LOOKS: Final = {
    "sans": Look("Liberation Sans", 11),
    "serif": Look("Liberation Serif", 12),
    "justified": Look("DejaVu Sans", 10, margin=3, justified=True),
    "borderless": Look("Carlito", 11, margin=2, apart=8, ruled=False),
    "landscape": Look("Liberation Sans", 10, page=(29.7, 21), margin=2, apart=0, ruled=False, values_right=True),
}


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


def make_looks(folder: Path) -> None:
    """Makes it as people's own pages look: `untagged/<look>.pdf`, `tagged/justified.pdf`, `browser/<name>.pdf`."""
    for name, look in LOOKS.items():
        word = as_word(document(written()), 90, ruled=look.ruled)
        (folder / f"{name}.docx").write_bytes(_with_look(word, look))
    _by_office(folder, "untagged", [*LOOKS], tagged=False)
    _by_office(folder, "tagged", ["justified"], tagged=True)
    (folder / "browser").mkdir()
    page = as_html(document(written()), 90)
    for name, style in (
        ("serif", "body { font: 12pt serif; width: auto }"),
        ("close", "body { font: 11pt serif; width: auto; text-align: justify } td, th { padding: 1pt 4pt !important }"),
    ):
        style = f"<style>@page {{ size: A4; margin: 2.5cm }} {style} "
        (folder / f"{name}.html").write_text(f"{page}{style}</style>", encoding="utf-8")
        _by_browser(folder, "browser", name, "--disable-pdf-tagging")


def _with_look(word: bytes, look: Look) -> bytes:
    """A Word file that looks otherwise, its tables as wide as the page."""
    file = docx.Document(BytesIO(word))
    section, style = file.sections[0], file.styles["Normal"]
    section.page_width, section.page_height = map(Cm, look.page)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(look.margin)
    style.font.name, style.font.size = look.face, Pt(look.size)
    if look.justified:
        style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    if look.apart is not None:
        style.paragraph_format.space_after = Pt(look.apart)
    right = look.page[0] - 2 * look.margin - 4.5
    for table in file.tables:
        others = len(table.columns) - 1
        widths = [Cm(4.5), *[Cm(right if others == 1 else min(2.0, right / others))] * others]
        for row in table.rows:
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = width
            for cell in row.cells[1:] if look.values_right and others > 1 else ():
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
    return saved(file)


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
