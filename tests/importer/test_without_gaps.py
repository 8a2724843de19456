"""Text without empty lines between its paragraphs: the same agreement, but for what is asked about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, Final

import pytest

from checker.importer import Imported, appendices, prose, row_titles
from checker.importer.layout import Layout, joint
from checker.importer.lines import Joint, Line
from tests.importer.reading import imported, real, source_text, written
from tests.importer.same import differing, texts_that_differ
from tests.importer.test_forms import main_part, without_lines
from tests.importer.twin import as_text, document


def bare(text: str) -> str:
    """A text without its empty lines."""
    return "\n".join(line for line in text.split("\n") if line.strip())


FORMS: Final = {
    "the real text": bare(source_text()),
    "the real text, double-spaced": bare(source_text()).replace("\n", "\n\n"),
    "the real text, no spaces at the ends": "\n".join(line.rstrip() for line in source_text().split("\n")),
    "wrapped at 60": bare(as_text(document(written()), 60)),
    "wrapped at 100": bare(as_text(document(written()), 100)),
    "wrapped at 120": bare(as_text(document(written()), 120)),
    "wrapped at 60, double-spaced": bare(as_text(document(written()), 60)).replace("\n", "\n\n"),
}

NO_LINE_TELLS: Final = {
    "the real text, no spaces at the ends": {"Nya cirkulära initiativ/partnerskap (antal per år)"},
}
"""What is read otherwise and not asked about: a space after a slash at a line's end."""


@cache
def all_texts() -> str:
    """Everything that the readers wrote down, one text after another."""
    return "\0".join(_texts(written()))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, held in value.items():
            if name not in ("source", "clauses", "descriptions", "doubts"):
                yield from _texts(held)
    elif isinstance(value, list):
        for held in value:
            yield from _texts(held)
    elif isinstance(value, str):
        yield value


def answered_joint(lines: Sequence[Line], position: int, layout: Layout) -> Joint:
    """As the import tells, or where it is unsure, whether two lines stand in one text of those that readers wrote."""
    told = joint(lines, position, layout)
    return told if told.sure else Joint(f"{lines[position - 1].text} {lines[position].text}" in all_texts())


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def unanswered(form: str) -> Imported:
    """A form, imported as it is."""
    return imported(FORMS[form])


@cache
def answered(form: str) -> Imported:
    """A form, imported where a reader decides what the text does not."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prose, "joint", answered_joint)
        patch.setattr(appendices, "joint", answered_joint)
        patch.setattr(row_titles, "joint", answered_joint)
        return imported(FORMS[form])


def test_with_its_doubts_answered_it_is_the_same_agreement(form: str) -> None:
    wanted = written() if "wrapped" in form else real().value
    differ = {str(text) for _, _, text in differing(answered(form).value)}
    differ |= {*texts_that_differ(answered(form).value, wanted)}
    assert differ == NO_LINE_TELLS.get(form, set())


def owners(value: dict[str, Any]) -> dict[str, Any]:
    """The parts of an agreement that doubts are about."""
    value = without_lines(value)
    parts = {item["number"]: item for item in value["items"]}
    parts |= {f"appendix/{one['belongs_to']}": one for one in value["appendices"]}
    return {**parts, "agreement": [value["sections"], value["areas"], value["clauses"]]}


def test_what_was_read_otherwise_is_asked_about(form: str) -> None:
    asked = {doubt.about.partition("/result")[0] for doubt in unanswered(form).doubts if doubt.code == "joined"}
    found, wanted = owners(unanswered(form).value), owners(answered(form).value)
    assert [*found] == [*wanted]
    differ = {name for name in wanted if found[name] != wanted[name]}
    assert differ <= asked
    assert differ


MOST_OTHERWISE: Final = {"the real text": 12, "wrapped at 60": 17, "wrapped at 100": 7, "wrapped at 120": 11}
"""So many of the 171 texts of the appendices are read otherwise before a question is answered, and no more."""


@pytest.mark.parametrize("form", MOST_OTHERWISE)
def test_few_texts_are_read_otherwise_before_they_are_asked_about(form: str) -> None:
    assert len(texts_that_differ(unanswered(form).value)) <= MOST_OTHERWISE[form]


DECIDED: Final = (
    *("number", "title", "kind", "decided_by", "held_by", "named_in_heading", "named_in_sentence", "kept_by_board"),
    *("led_by", "supported_by", "start", "end", "trial_end", "follow_up", "indicators", "area_names", "described_in"),
)
"""The fields of items that need no reader."""


def test_all_but_prose_is_the_same_without_an_answer(form: str) -> None:
    found, wanted = (without_lines(one.value) for one in (unanswered(form), real()))
    for field in DECIDED:
        if field != "indicators" or form not in NO_LINE_TELLS:
            assert [one.get(field) for one in found["items"]] == [one.get(field) for one in wanted["items"]], field
    assert found["bodies"][:8] == wanted["bodies"][:8]
    assert unanswered(form).unread == ()


def test_a_claim_of_a_result_that_may_be_cut_is_not_written(form: str) -> None:
    asked = {doubt.about for doubt in unanswered(form).doubts if doubt.code == "joined"}
    for item in unanswered(form).value["items"]:
        for result in item.get("results", ()):
            assert not (f"{item['number']}/result/{result['id']}" in asked and "claims" in result)


@pytest.mark.parametrize("form", ["the real text", "the real text, double-spaced"])
def test_all_before_the_appendices_of_the_real_text_is_the_same(form: str) -> None:
    assert main_part(unanswered(form)) == main_part(real())
