"""`styrkoll schema`, as a process."""

from __future__ import annotations

import json

import pytest

from tests.cli.process import Plain, Styrkoll
from tests.sound import ROOT


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "docs" / "schema").glob("*.json")))
def test_it_writes_the_schema_that_the_repository_has(plain: Plain, name: str) -> None:
    ran = plain("schema", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (ROOT / "docs" / "schema" / f"{name}.json").read_text("utf-8")


def test_it_writes_to_a_file(styrkoll: Styrkoll) -> None:
    assert styrkoll("schema", "rule", "-o", "rule.json") == (0, "", "")
    assert json.loads((styrkoll.folder / "rule.json").read_text("utf-8"))["title"] == "Regel"


def test_a_code_page_does_not_spoil_it(styrkoll: Styrkoll) -> None:
    ran = styrkoll("schema", "agreement", env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp1252"})
    assert ran.out.isascii()
    assert json.loads(ran.out)["title"] == "Överenskommelse"


def test_an_unknown_name_is_told_with_the_nearest(plain: Plain) -> None:
    ran = plain("schema", "agrement")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Det finns inget schema agrement. Menade du `agreement`? Välj mellan agreement, rule")
    assert "There is no schema agrement. Did you mean `agreement`?" in plain("schema", "agrement", "--lang", "en").err


def test_a_file_that_cannot_be_written_is_told(styrkoll: Styrkoll) -> None:
    ran = styrkoll("schema", "rule", "-o", "nowhere/rule.json")
    assert ran.code == 2
    assert ran.err.startswith("nowhere/rule.json: mappen nowhere finns inte.\n")
