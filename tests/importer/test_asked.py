"""Text without empty lines: where nothing tells how it is laid out, it is asked, and the answers make it the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pytest

from checker.importer import import_document
from checker.importer.doubt import PARTS
from checker.importer.text.place_names import words_and_time
from tests.importer.gapless import FORMS, after_answers, found
from tests.importer.readers import LAYOUT
from tests.importer.reading import real
from tests.importer.same import differing, sections_of
from tests.importer.test_forms import ENCODED, without_lines

REAL: Final = [form for form in FORMS if form.startswith("the real text")]


@pytest.fixture(params=FORMS)
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def texts(value: dict[str, Any]) -> Iterator[tuple[tuple[Any, ...], list[str]]]:
    """What the agreement says in prose, by the part of it: each with its paragraphs."""
    for path, (text, follow_up) in sections_of(value).items():
        yield (f"appendix/{path[0]}", *path[1:]), [*(text or ()), follow_up or ""]
    for item in value["items"]:
        yield (item["number"], "text"), item.get("text", [])
        yield (item["number"], "results"), [result["text"] for result in item.get("results", ())]
        yield (item["number"], "indicators"), [indicator["title"] for indicator in item.get("indicators", ())]
    for area in value["areas"]:
        for one in (area, *area.get("operational_areas", ())):
            yield ("agreement", one["title"]), one.get("focus", [])


def asked_of(form: str) -> Iterator[tuple[str, str]]:
    """What is asked of the layout: about which part, and the words at the place."""
    for doubt in found(form).written:
        for name in doubt["read"].split(PARTS) if doubt["code"] in LAYOUT else ():
            yield doubt["about"].partition("/result")[0], words_and_time(name)[0]


def test_what_differs_is_asked_about_at_its_place(form: str) -> None:
    wanted, read = dict(texts(real().value)), dict(texts(found(form).value))
    asked = [*asked_of(form)]
    for path in {*wanted, *read}:
        sides = [one.get(path, []) for one in (wanted, read)]
        if sides[0] != sides[1]:
            said = [" ".join((str(path[-1]), *side)) for side in sides]
            assert any(about == path[0] and any(words in one for one in said) for about, words in asked), path


def test_once_it_is_answered_it_is_the_same(form: str) -> None:
    value = after_answers(form)
    assert dict(texts(value)) == dict(texts(real().value))
    assert differing(value) == []


@pytest.mark.parametrize("form", REAL)
def test_once_it_is_answered_all_of_the_real_text_is_the_same(form: str) -> None:
    assert without_lines(after_answers(form)) == without_lines(real().value)


@pytest.mark.parametrize("encoding", ["CRLF", "NFD", "Windows-1252"])
@pytest.mark.parametrize("form", ["the real text", "the real text, no spaces at either end"])
def test_how_it_is_encoded_changes_nothing(form: str, encoding: str) -> None:
    again = import_document(ENCODED[encoding](FORMS[form]), "avtal.txt")
    assert (again.value, again.doubts) == (found(form).value, found(form).doubts)
