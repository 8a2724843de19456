"""Text without empty lines between its paragraphs: most of it is the same before anything is answered."""

from __future__ import annotations

from typing import Any, Final

import pytest

from checker.importer.doubt import PARTS
from tests.importer.gapless import FORMS, after_answers, found
from tests.importer.readers import LAYOUT
from tests.importer.reading import real
from tests.importer.same import texts_that_differ
from tests.importer.test_forms import main_part, without_lines
from tests.sound import ROOT


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def owners(value: dict[str, Any]) -> dict[str, Any]:
    """The parts of an agreement that doubts are about."""
    value = without_lines(value)
    parts = {item["number"]: item for item in value["items"]}
    parts |= {f"appendix/{one['belongs_to']}": one for one in value["appendices"]}
    return {**parts, "agreement": [value["sections"], value["areas"], value["clauses"]]}


def test_only_what_is_asked_about_is_read_otherwise(form: str) -> None:
    asked = {doubt.about.partition("/result")[0] for doubt in found(form).doubts if doubt.code in LAYOUT}
    read, wanted = owners(found(form).value), owners(after_answers(form))
    assert [*read] == [*wanted]
    differ = {name for name in wanted if read[name] != wanted[name]}
    assert differ <= asked
    assert differ


MOST_OTHERWISE: Final = {
    "the real text": 9,
    "the real text, no spaces at either end": 15,
    "wrapped at 50": 21,
    "wrapped at 60": 12,
    "wrapped at 80": 22,
    "wrapped at 100": 6,
    "wrapped at 120": 9,
}
"""So many of the 171 texts of the appendices are read otherwise before a question is answered, and no more."""


@pytest.mark.parametrize("form", MOST_OTHERWISE)
def test_few_texts_are_read_otherwise_before_they_are_asked_about(form: str) -> None:
    assert len(texts_that_differ(found(form).value)) <= MOST_OTHERWISE[form]


def test_the_guide_says_how_many() -> None:
    form = "the real text"
    asked = sum(len(doubt.read.split(PARTS)) for doubt in found(form).doubts if doubt.code == "joined")
    said = " ".join((ROOT / "docs" / "importera.md").read_text("utf-8").split())
    assert f"frågas det om {asked} ställen. {len(texts_that_differ(found(form).value))} av de 171 texterna" in said


DECIDED: Final = (
    *("number", "title", "kind", "decided_by", "held_by", "named_in_heading", "named_in_sentence", "kept_by_board"),
    *("led_by", "supported_by", "start", "end", "trial_end", "follow_up", "indicators", "area_names", "described_in"),
)
"""The fields of items that need no reader, but for how a word is written in the title of an indicator."""


def test_all_but_prose_is_the_same_without_an_answer(form: str) -> None:
    read, wanted = (without_lines(one.value) for one in (found(form), real()))
    spelt = any(doubt.code == "spelling" for doubt in found(form).doubts)
    for field in DECIDED:
        if field != "indicators" or not spelt:
            assert [one.get(field) for one in read["items"]] == [one.get(field) for one in wanted["items"]], field
    assert read["bodies"][:8] == wanted["bodies"][:8]
    assert found(form).unread == ()


def test_a_claim_of_a_result_that_may_be_cut_is_not_written(form: str) -> None:
    asked = {doubt.about for doubt in found(form).doubts if doubt.code == "joined"}
    for item in found(form).value["items"]:
        for result in item.get("results", ()):
            assert not (f"{item['number']}/result/{result['id']}" in asked and "claims" in result)


@pytest.mark.parametrize("form", ["the real text", "the real text, double-spaced"])
def test_all_before_the_appendices_of_the_real_text_is_the_same(form: str) -> None:
    assert main_part(found(form)) == main_part(real())
