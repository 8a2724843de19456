"""LibreOffice opens what the report's office forms are, and puts it on paper."""

from __future__ import annotations

from pathlib import Path

import pdfplumber
import pytest

from checker.gapreport import as_excel, as_word
from tests.gapreport.reports import DIVISIONS, real, real_report, report
from tests.gapreport.test_forms import made
from tests.tools.programs import program, run

pytestmark = pytest.mark.tools


def on_paper(path: Path) -> list[str]:
    """The text of each sheet of paper."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    done = run(program("soffice"), profile, "--headless", "--convert-to", "pdf", path.name, cwd=path.parent)
    assert done.returncode == 0, done.stderr
    with pdfplumber.open(path.with_suffix(".pdf")) as pdf:
        return [sheet.extract_text() for sheet in pdf.pages]


def test_the_first_three_parts_of_the_word_report_stand_on_one_sheet_and_so_does_a_division(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(as_word.written(real_report()))
    first, second, *others = on_paper(path)
    assert "1. Uppgifter om kontrollen" in first
    assert "3. Frågor att ta ställning till" in first
    assert "4. Målkedjan" in second
    assert f"Sida 1 av {len(others) + 2}" in first
    starts = [line for sheet in others for line in sheet.splitlines()[1:2]]
    divisions = starts.index("Tekniska divisionen (TEK)")
    assert starts[divisions : divisions + 8] == [*DIVISIONS, "8. Beviljade undantag"]
    assert starts.index("6. Uppdragen i tidsordning") - starts.index("5. Indikatorer") <= 4


def test_contents_that_have_no_room_on_the_first_sheet_are_not_torn(tmp_path: Path) -> None:
    path = tmp_path / "report.docx"
    path.write_bytes(as_word.written(made("followed up and compared")))
    first, second, *_ = on_paper(path)
    assert "3. Frågor att ta ställning till" in first
    whole = [sheet for sheet in (first, second) if "\nInnehåll\n" in sheet]
    assert len(whole) == 1
    listed = whole[0].partition("\nInnehåll\n")[2].splitlines()
    assert (listed[0], listed[9]) == ("1. Uppgifter om kontrollen", "10. Bilaga: alla iakttagelser")


def test_the_workbook_has_its_headings_on_every_sheet(tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    path.write_bytes(as_excel.written(report(real(), division="DSO")))
    sheets = on_paper(path)
    assert "Kontrollrapport" in sheets[0]
    findings = [sheet for sheet in sheets if sheet.splitlines()[0].endswith("Iakttagelser")]
    assert findings
    assert all("Regel" in sheet for sheet in findings)
