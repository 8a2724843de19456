"""Text that has lost the marks of its points: headings in it are told by their words, or asked about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest

from checker.importer import Imported
from checker.importer.doubt import AS_HEADING, AS_TEXT
from checker.importer.doubts.questions import groups, questions
from checker.importer.doubts.settling import settled
from tests.importer.doubtful import file_of
from tests.importer.gapless import bare
from tests.importer.reading import imported, real, source_text, written
from tests.importer.test_forms import headings, main_part, saved_from_word
from tests.importer.twin import Block, as_text, document
from tests.sound import ROOT


def unindented(text: str, *, at_both_ends: bool = False) -> str:
    """A text without the spaces that its lines begin with, or end with as well."""
    return "\n".join(line.strip() if at_both_ends else line.lstrip() for line in text.split("\n"))


def unmarked() -> Iterator[Block]:
    """The twin of the real agreement, its points like any paragraph."""
    return (one._replace(kind="paragraph") if one.kind == "point" else one for one in document(written()))


FORMS: Final = {
    "the real text, not indented": unindented(source_text()),
    "the real text, no spaces at either end": unindented(source_text(), at_both_ends=True),
    "the real text, not indented, no empty lines": bare(unindented(source_text())),
    "the real text, no spaces at either end, no empty lines": bare(unindented(source_text(), at_both_ends=True)),
    "as Word saves it": saved_from_word(unmarked()),
    "wrapped at 48": as_text(unmarked(), 48),
    "wrapped at 100": as_text(unmarked(), 100),
    "wrapped at 66, no empty lines": bare(as_text(unmarked(), 66)),
    "wrapped at 120, no empty lines": bare(as_text(unmarked(), 120)),
}


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@cache
def found(form: str) -> Imported:
    return imported(FORMS[form])


def asked(form: str) -> list[dict[str, Any]]:
    return [doubt for doubt in found(form).written if doubt["code"] == "heading"]


def test_a_heading_is_one_that_readers_saw_or_is_asked_about(form: str) -> None:
    otherwise = {*headings(found(form).value)} ^ {*headings(written())}
    assert {path[-1] for path in otherwise} <= {doubt["read"] for doubt in asked(form)}


def test_most_headings_need_no_answer(form: str) -> None:
    """Readers saw 30 headings of which only their words tell: those that are asked about are fewer."""
    lost = {*headings(written())} - {*headings(found(form).value)}
    assert len(lost) <= 2
    assert len(asked(form)) <= 20


def test_the_guide_says_how_many() -> None:
    form = "the real text, not indented"
    lost = {*headings(written())} - {*headings(found(form).value)}
    said = " ".join((ROOT / "docs" / "importera.md").read_text("utf-8").split())
    assert "30 rubriker känns då bara igen på sina ord" in said
    assert f"{30 - len(lost)} av dem blir rubriker. {len(asked(form))} rader som kan vara" in said


def test_once_they_are_answered_all_headings_are_those_that_readers_saw(form: str) -> None:
    value: Any = found(form).value
    for doubt in asked(form):
        title = (doubt["about"].removeprefix("appendix/"), doubt["read"])
        is_heading = any((path[0], path[-1]) == title for path in headings(written()))
        value = settled(value, doubt, None, (AS_HEADING if is_heading else AS_TEXT,)).value
    assert headings(value) == headings(written())


def test_what_may_be_a_heading_is_asked_in_one_step_for_each_appendix(form: str) -> None:
    steps = [group for group in groups(questions(file_of(found(form)), "sv")) if group[0].code == "heading"]
    assert len(steps) == len({doubt["about"] for doubt in asked(form)}) <= 2


@pytest.mark.parametrize(
    "form", [form for form in FORMS if "either" not in form and "empty" not in form and "48" not in form]
)
def test_all_but_the_appendices_is_the_same(form: str) -> None:
    assert main_part(found(form)) == main_part(real())
