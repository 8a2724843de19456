"""The report in `reports/example` is what the tool makes of the bundled agreement now."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from tests.cli.process import Styrkoll
from tests.gapreport.reports import fonts_to_draw_with
from tests.sound import ROOT

EXAMPLE: Final = ROOT / "reports" / "example"
COMMAND: Final = ("report", "--example", "--occasion", "vår", "--date", "2026-04-30", "-o")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report, made anew."""
    fonts_to_draw_with()
    folder = tmp_path_factory.mktemp("report")
    ran = Styrkoll(folder, folder / "cache")(*COMMAND, folder / "made")
    assert ran.code == 0, ran.err
    return folder / "made"


def content(path: Path) -> str:
    """What a report says; the mark of the rulebook, which changes with every letter of a rule, left out."""
    return re.sub("regelverkets version [0-9a-f]{16}", "regelverkets version", READ[path.suffix](path))


def of_word(path: Path) -> str:
    """The paragraphs of a Word document, those of its tables, what each looks like by its style, and its pictures."""
    body = Document(str(path)).element.body
    texts = ("".join(text.text or "" for text in one.iter(qn("w:t"))) for one in body.iter(qn("w:p")))
    styles = (one.style for one in body.iter(qn("w:p")))
    pictures = (str(one.get("descr")) for one in body.iter(qn("wp:docPr")))
    return "\n".join((*(f"{style}: {text}" for style, text in zip(styles, texts, strict=True)), *pictures))


def of_excel(path: Path) -> str:
    """The cells of a workbook, sheet by sheet."""
    rows = ((sheet.title, *row) for sheet in load_workbook(path) for row in sheet.iter_rows(values_only=True))
    return "\n".join(map(repr, rows))


def of_text(path: Path) -> str:
    return path.read_text("utf-8")


READ: Final = {".html": of_text, ".md": of_text, ".docx": of_word, ".xlsx": of_excel}


def test_the_example_is_up_to_date(made: Path) -> None:
    """Where it is not: `styrkoll report --example --occasion vår --date 2026-04-30 -o reports/example`."""
    names = [path.name for path in made.iterdir()]
    assert {path.name for path in EXAMPLE.iterdir() if path.stem.startswith("kontrollrapport")} == {*names}
    assert [name for name in names if content(made / name) != content(EXAMPLE / name)] == []
