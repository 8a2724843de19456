"""One agreement, checked: what it holds, and what it leaves behind."""

from __future__ import annotations

import gc
from datetime import date
from pathlib import Path

import pytest

from checker.content import content
from checker.graph import Graph
from checker.output.formats import written
from checker.output.paint import Paint
from checker.output.result import Result
from checker.prove.generate import generated_agreement
from checker.rulebook import Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import check_file
from tests.sound import EXAMPLE


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(rule_files([content("rules")]))


@pytest.mark.parametrize("form", ["text", "json", "sarif", "markdown"])
def test_an_agreement_that_has_been_told_of_is_gone_without_a_search_for_garbage(
    rulebook: Rulebook, tmp_path: Path, form: str
) -> None:
    (tmp_path / "generated.yaml").write_bytes(generated_agreement(7, 45, 3).data)

    def told(path: Path) -> bytes:
        runs = (check_file(path, rulebook.rules.values()),)
        return written(form, Result(runs, (), rulebook, "sv", True, "error", date(2026, 1, 1), "", Paint(on=False), 80))

    collecting = gc.isenabled()
    gc.disable()
    try:
        before = graphs()
        assert told(EXAMPLE)
        assert told(tmp_path / "generated.yaml")
        assert graphs() == before
    finally:
        if collecting:
            gc.enable()


def graphs() -> int:
    """How many graphs there are."""
    return sum(isinstance(one, Graph) for one in gc.get_objects())
