"""A rule's id is its own, and can be the name of its page."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.yamlfile import FaultsFound
from tests.rulebook.test_type_check import faults_in, readable
from tests.small import RULE, SOURCES, changed


def test_one_id_for_two_rules(tmp_path: Path) -> None:
    (tmp_path / "copy.yaml").write_text(RULE, "utf-8")
    (fault,) = faults_in(tmp_path, RULE)
    assert fault.place.line == 1
    assert "T01 är redan id för regeln i " in fault.sv
    assert "T01 is already the id of the rule in " in fault.en


def test_ids_that_differ_only_in_capitals_are_one(tmp_path: Path) -> None:
    """In another folder too, where the same id would replace the rule."""
    for folder, text in (("bundled", RULE), ("own", changed(RULE, ("id: T01", "id: t01")))):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "rule.yaml").write_text(text, "utf-8")
        (tmp_path / folder / "sources.yaml").write_bytes(SOURCES)
    with pytest.raises(FaultsFound) as raised:
        load_rulebook(rule_files([str(tmp_path / "bundled"), str(tmp_path / "own")]))
    (fault,) = raised.value.faults
    first, second = (str(tmp_path / folder / "rule.yaml") for folder in ("bundled", "own"))
    assert fault.place[:3] == (second, 1, 5)
    assert fault.sv == f"t01 skiljer sig bara i stora och små bokstäver från T01, id för regeln i {first}."
    assert fault.en == f"t01 differs only in capitals from T01, the id of the rule in {first}."


@pytest.mark.parametrize(("name", "why"), [("Readme", "förteckningen"), ("con", "Windows"), ("LPT1", "Windows")])
@pytest.mark.parametrize(
    "spoilt", [(), (("severity: error", "severity: eror"),), (("target: assignment", "target: 1"),)]
)
def test_an_id_that_no_page_can_have_for_its_name_is_a_fault(
    name: str, why: str, spoilt: tuple[tuple[str, str], ...], tmp_path: Path
) -> None:
    first, *others = faults_in(tmp_path, changed(RULE, ("id: T01", f"id: {name}"), *spoilt))
    assert (first.place.line, first.place.column, len(others)) == (1, 5, len(spoilt))
    assert readable(first)
    assert first.sv.startswith(f"{name} kan inte vara ett id")
    assert why in first.sv
