"""The guide to importing, followed: its commands run, its figures are what the tests hold, its pattern is one."""

from __future__ import annotations

from pathlib import Path

from checker.content import wording_folders
from checker.importer.wordings import load_wordings, wording_files
from checker.vocabulary import DOUBTS
from tests.importer.reading import SOURCE
from tests.importer.table import BY_FIELD, BY_FORM, by_field, rows_by_form, without_programs
from tests.test_guides import DOCS, Place, blocks, part, place, rows

__all__ = ["place"]

GUIDE = (DOCS / "importera.md").read_text("utf-8")


def test_the_short_section_of_the_guide_runs(place: Place) -> None:
    (place.folder / "avtal.txt").write_bytes(SOURCE.read_bytes())
    section = part((DOCS / "guide.md").read_text("utf-8"), "## Från Word eller text till avtalsfil")
    read, resolve, check = blocks(section, "text")[0].splitlines()
    assert place.type(read)[0] == 0
    assert place.type(resolve.removesuffix(" --resolve"))[0] == 0
    assert place.type(check)[0] == 1


def test_its_commands_run_and_answer_as_it_says(place: Place) -> None:
    (place.folder / "avtal.txt").write_bytes(SOURCE.read_bytes())
    first, answer, *others = (block.strip() for block in blocks(GUIDE, "text"))
    code, printed = place.type(first)
    assert code == 0
    assert printed.replace("\N{NO-BREAK SPACE}", " ").startswith(answer)
    for command in others:
        if "--resolve" not in command:
            assert place.type(command)[0] in (0, 1)


def test_the_questions_are_ones_that_are_asked() -> None:
    asked = {question for question, _ in rows(part(GUIDE, "## Vad som frågas"))}
    assert asked <= {text.sv for text in DOUBTS.values()}


def test_its_figures() -> None:
    """`python -m tests.importer.table` writes them anew."""
    assert rows(part(GUIDE, BY_FIELD)) == [[name, str(right), str(of)] for name, right, of in by_field()]


def test_its_formulas_are_taken(tmp_path: Path) -> None:
    mine = tmp_path / "vi.yaml"
    mine.write_text(GUIDE.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    wordings = load_wordings([*wording_files(wording_folders()), str(mine)])
    found = wordings.match("delegated", "Kommunstyrelsen uppdrar åt TEK att genomföra uppdraget.")
    assert found is not None
    assert found.groups["recipients"] == "TEK"


def test_its_figures_by_form() -> None:
    """Those of text and Word; those of PDF are held where there are the programs to make it."""
    assert [cells[:4] for cells in rows(part(GUIDE, BY_FORM))] == rows_by_form(without_programs())
