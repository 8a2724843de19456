"""`styrkoll report` and what the divisions report: forms written and read back, and what the report says of it all."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.process import Styrkoll
from tests.cli.test_report import ON, written
from tests.follow_up.follow_ups import INVENTED
from tests.sound import EXAMPLE, SOUND


def test_a_follow_up_is_told_division_by_division(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("report", EXAMPLE, "--occasion", "vår", "--follow-up", INVENTED, "-o", "ut", *ON)
    assert ran.code == 0, ran.err
    text = next((tmp_path / "ut").glob("*.md")).read_text("utf-8")
    assert f"- **Uppföljning:** {str(INVENTED).replace('_', chr(92) + '_')}" in text
    assert "Läget enligt redovisningarna till våruppföljning: enligt plan: 3; avviker: 2; " in text
    assert "- **Om uppföljningen:** Påhittat exempel för styrkolls tester." in text
    assert "- **1.1.2 Implementera handlingsplan Mäns våld mot kvinnor** ▲ avviker<br>Kommentar: Utbildningen" in text
    leading = text.partition("### Samhällsbyggnad (SHB)")[2].partition("\n### ")[0]
    assert "Avvikelse som inte förklaras ([UPP08](#rule-upp08)): 2.1.4" in leading
    elsewhere = text.replace(leading, "").partition("\n## 8.")[0]
    assert "([UPP08](#rule-upp08)): 2.1.4" not in elsewhere  # the one that leads reports for all
    assert "Ingen uppföljning är inläst" not in text
    education = text.partition("### Division Utbildning (DU)")[2].partition("\n### ")[0]
    assert "| 1.1.2 Implementera handlingsplan Mäns våld mot kvinnor | deltar | 2027-12-31 | ▲ avviker |" in education
    assert "| 2.1.4 Stärkt arbete för tillväxt | deltar | 2028-12-31 | redovisas av SHB |" in education
    assert "| ◇ redovisning saknas |" in education


def test_the_follow_up_beside_the_agreement_is_read(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "follow_up").mkdir()
    (tmp_path / "ks.yaml").write_bytes(EXAMPLE.read_bytes())
    (tmp_path / "follow_up" / "ks-2026-var.yaml").write_bytes(INVENTED.read_bytes())
    for occasion, read in (("vår", True), ("delår", False)):
        ran = styrkoll("report", "ks.yaml", "--occasion", occasion, "-o", "ut", "--format", "markdown", *ON)
        assert ran.code == 0, ran.err
        text = Path(tmp_path / ran.out.strip()).read_text("utf-8")
        assert ("ingen uppföljning inläst" not in text) is read


def test_forms_are_written_filled_in_and_read_back(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("report", SOUND, "--occasion", "vår", "--form", "--division", "SHB", "-o", "ut")
    assert ran.code == 0, ran.err
    (form,) = (tmp_path / "ut").iterdir()
    book = load_workbook(form)
    sheet = book["Redovisning"]
    row = next(row for row in range(6, sheet.max_row + 1) if sheet.cell(row, 1).value == "1.2.1")
    sheet.cell(row, 3).value, sheet.cell(row, 10).value = "avviker", "snart"
    book.save(form)
    ran = styrkoll("report", SOUND, "--occasion", "vår", "--follow-up", form, "-o", "rapport", *ON)
    assert ran.code == 2
    assert ran.err.startswith(f"{form}[Redovisning!J{row}]:{row}:10: ”snart” är inget datum")
    assert not (tmp_path / "rapport").exists()
    sheet.cell(row, 10).value = "2026-09-30"
    book.save(form)
    ran = styrkoll("report", SOUND, "--occasion", "vår", "--follow-up", form, "-o", "rapport", *ON)
    assert ran.code == 0, ran.err
    text = next((tmp_path / "rapport").glob("*.md")).read_text("utf-8")
    assert "Datum då åtgärden är klar: 2026-09-30" in text


def test_a_follow_up_is_about_one_agreement(styrkoll: Styrkoll) -> None:
    ran = styrkoll("report", SOUND, EXAMPLE, "--occasion", "vår", "--follow-up", INVENTED, "-o", "ut")
    assert ran.code == 2
    assert ran.err.startswith("--follow-up gäller en överenskommelse")


def test_a_follow_up_of_another_agreement(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("report", SOUND, "--occasion", "vår", "--follow-up", INVENTED, "-o", "ut")
    assert ran.code == 2
    assert "Uppföljningen gäller ks-2026, inte " in ran.err
    assert written(tmp_path) == []
