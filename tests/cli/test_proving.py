"""`styrkoll rules coverage` and `rules mutate`: what they print, and how they leave."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.process import Plain, Styrkoll
from tests.cli.rule_files import own_rules

BLIND = """\
id: EGEN01
severity: warning
title: {sv: Uppdraget saknar text, en: The assignment has no text}
basis: [consistency]
target: assignment
where: {start: {min_count: 1}}
require: {text: {min_count: 1}}
message: {sv: "{number} saknar text.", en: "{number} has no text."}
advice: {sv: Skriv en text., en: Write a text.}
examples:
  - {is: finding, with: {1.2.1: {text: null}}, at: 1.2.1}
  - {is: ok, with: {1.2.1: {text: [En text.]}}}
"""
"""A rule whose examples do not prove its `where`."""


def test_coverage_is_a_table_and_its_sum(plain: Plain) -> None:
    ran = plain("rules", "coverage")
    assert ran.code == 0
    assert "bestämmelse  revision" in ran.out
    assert ran.last.startswith("Av 250 ord")
    assert plain("rules", "coverage", "--lang", "en").last.startswith("Of 250 words")


def test_coverage_of_all_tells_who_reads_the_rest(plain: Plain) -> None:
    ran = plain("rules", "coverage", "--all", "--lang", "en")
    assert [line.split() for line in ran.out.splitlines() if " trial_end " in line] == [
        ["word", "trial_end", "assignment", "DAT06"]
    ]


def test_a_slip_that_nobody_notices_is_told_with_what_to_do(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "egna").mkdir()
    (tmp_path / "egna" / "utan-text.yaml").write_text(BLIND, encoding="utf-8")
    ran = styrkoll("rules", "mutate", "--slips", "--rules", "egna", "--select", "EGEN01")
    assert ran.code == 2
    assert "EGEN01: ingen märkte where dropped. Lägg till ett exempel som skiljer." in ran.out.splitlines()


def test_the_slips_of_a_rule_that_is_proven_are_a_row_and_a_sum(plain: Plain) -> None:
    ran = plain("rules", "mutate", "--slips", "--select", "DAT02", "--lang", "en")
    assert ran.code == 0
    assert ran.out.splitlines()[2].startswith("| DAT02 | ")
    assert ran.last.endswith(", by mutants: 0, by nobody: 0.")


def test_a_rule_without_a_word_for_what_a_mutant_lacks_is_told_beside_what_else_was_noticed(
    styrkoll: Styrkoll, tmp_path: Path
) -> None:
    own_rules(tmp_path, ("id: OWN01", "id: EGEN01"), ("{end|aldrig}", "{end}"))
    ran = styrkoll("rules", "mutate", "--most", "1", "--select", "EGEN01,DAT01", "--rules", "mine")
    assert (ran.code, ran.err) == (2, "")
    said = "Meddelandet har inget att skriva för {end}; skriv {end|ord när det saknas}."
    assert f"EGEN01 vid end-cut: {said}" in ran.out.splitlines()
    assert re.search(r"^\| DAT01 \| .* end-cut \(\d+\)", ran.out, re.MULTILINE)
