"""A project's own wordings, in folders that its `styrkoll.yaml` names: every command that imports reads by them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.process import Styrkoll, faults_in
from tests.sound import ROOT

DOCUMENTS = ROOT / "tests" / "importer"
CHECK = ("check", "avtal.txt", "--select", "LED01", "--date", "2027-01-10")


@pytest.fixture
def project(styrkoll: Styrkoll) -> Path:
    """An agreement in words that the tool does not know, and a folder of these."""
    folder = styrkoll.folder
    (folder / "formuleringar").mkdir()
    shutil.copy(DOCUMENTS / "uppdragsavtal.txt", folder / "avtal.txt")
    shutil.copy(DOCUMENTS / "uppdragsavtal.yaml", folder / "formuleringar" / "omsorg.yaml")
    (folder / "styrkoll.yaml").write_text("wordings: formuleringar\n", "utf-8")
    return folder


def test_a_document_is_imported_and_checked_by_them(styrkoll: Styrkoll, project: Path) -> None:
    without = styrkoll("import", "avtal.txt", "--no-config")
    assert without.code == 2
    assert "`wordings`" in without.err
    assert not (project / "avtal.yaml").exists()
    assert styrkoll("import", "avtal.txt").code == 0
    assert "3.2.12" in (project / "avtal.yaml").read_text("utf-8")
    assert styrkoll(*CHECK).code == 0
    below = project / "under"
    below.mkdir()
    assert styrkoll("check", "../avtal.txt", "--select", "LED01", "--date", "2027-01-10", cwd=below).code == 0


def test_what_is_wrong_with_them_is_told(styrkoll: Styrkoll, project: Path) -> None:
    (project / "formuleringar" / "fel.yaml").write_text(
        "style: fel\nformulas:\n  - {formula: itm, pattern: MÅL, examples: [MÅL]}\n", "utf-8"
    )
    ran = styrkoll(*CHECK)
    assert ran.code == 2
    ((line, said),) = faults_in(ran, str(Path("formuleringar", "fel.yaml")))
    assert (line, said) == (3, "Ingen formel heter itm. Menade du `item`?")


def test_a_folder_that_is_not_there_is_told(styrkoll: Styrkoll, project: Path) -> None:
    (project / "styrkoll.yaml").write_text("wordings: formuleringr\n", "utf-8")
    ran = styrkoll(*CHECK)
    assert ran.code == 2
    said = "Här ska stå en mapp med formuleringar, men mappen formuleringr finns inte. Menade du `formuleringar`?"
    assert faults_in(ran, "styrkoll.yaml") == [(1, said)]
