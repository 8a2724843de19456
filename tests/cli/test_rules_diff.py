"""`styrkoll rules diff`: folders, configurations and versions in git."""

from __future__ import annotations

from pathlib import Path

from tests.cli.process import Styrkoll
from tests.cli.repositories import Repository

RULE = """\
id: EGEN01
severity: warning
title: {sv: Uppdraget är långt, en: The assignment is long}
basis: [audit-open-assignments]
target: assignment
require: {end_year: {max_inclusive: 2026}}
message: {sv: "{number} pågår till {end}.", en: "{number} runs until {end}."}
advice: {sv: Dela upp uppdraget., en: Split the assignment.}
"""
"""On the bundled agreement it finds what runs past its year."""


def test_two_folders_that_add_to_the_bundled_rules(styrkoll: Styrkoll, tmp_path: Path) -> None:
    for name, year in (("gamla", "2030"), ("nya", "2026")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "langt.yaml").write_text(RULE.replace("2026", year), encoding="utf-8")
    ran = styrkoll("rules", "diff", "gamla", "nya")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("1 ändrad regel; ")
    assert lines[3] == "  bör ses över, ändrad: require"
    assert any(line.startswith("    + 2.1.4 ") and line.endswith("2.1.4 pågår till 2028-12-31.") for line in lines)


def test_a_rule_that_moved_is_told_with_its_categories_but_not_that_two_folders_have_names(
    styrkoll: Styrkoll, tmp_path: Path
) -> None:
    places = ("gamla/langt.yaml", "nya/langt.yaml", "flyttade/dates/lange.yaml", "sist/lead/lange.yaml")
    for place in places:
        (tmp_path / place).parent.mkdir(parents=True)
        (tmp_path / place).write_text(RULE, encoding="utf-8")
    assert styrkoll("rules", "diff", "gamla", "nya").out == "Inga regler skiljer sig åt.\n"
    told = [
        styrkoll("rules", "diff", *pair).out.splitlines()[-1] for pair in (("nya", "flyttade"), ("flyttade", "sist"))
    ]
    same = "Ändrade, med samma iakttagelser i allt som prövades"
    assert told == [
        f"  {same}: EGEN01 (category (nya → dates), name (langt → lange)).",
        f"  {same}: EGEN01 (category (dates → lead)).",
    ]


def test_two_versions_in_git_with_the_configuration_of_each(styrkoll: Styrkoll, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    (tmp_path / "egna").mkdir()
    (tmp_path / "egna" / "langt.yaml").write_text(RULE, encoding="utf-8")
    (tmp_path / "styrkoll.yaml").write_text("rules: egna\n", encoding="utf-8")
    repository.save({})
    (tmp_path / "styrkoll.yaml").write_text(
        "rules: egna\nseverities: {EGEN01: info}\nparameters: {IND20: {most: 3}}\n", encoding="utf-8"
    )
    ran = styrkoll("rules", "diff", "--git", "HEAD", "--format", "markdown")
    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("## styrkoll: 2 ändrade regler; 3 iakttagelser tillkommer")
    assert "*för kännedom, ändrad: severity (bör ses över → för kännedom)*" in ran.out.splitlines()


def test_a_fault_in_an_old_version_is_placed_there(styrkoll: Styrkoll, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "langt.yaml").write_text(RULE.replace("end_year", "endyear"), encoding="utf-8")
    repository.save({})
    (tmp_path / "rules" / "langt.yaml").write_text(RULE, encoding="utf-8")
    ran = styrkoll("rules", "diff", "--git", "HEAD")
    assert ran.code == 2
    assert ran.err == (
        "HEAD:rules/langt.yaml:6:11: `endyear` är inget ord som regler kan använda. Menade du `end_year`?\n"
    )


def test_what_is_no_folder_and_no_version_is_told(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "nya").mkdir()
    assert styrkoll("rules", "diff", "gamla", "nya").err.startswith("gamla är varken en mapp med regler eller en ")
    assert styrkoll("rules", "diff", "nya").err.startswith("Ange två mappar med regler, den gamla först, eller --git")
    ran = styrkoll("rules", "diff", "--git", "HEAD", "nya")
    assert ran.code == 2
    assert "git" in ran.err
