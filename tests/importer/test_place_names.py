"""A place in a text is named by its words, so that an answer finds it and no other."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.importer.doubts.settling import settled
from checker.importer.text.place_names import PlaceNames, words_and_time

TEXTS = [["Ta", "fram", "planer", "om", "el", "och", "vatten"], ["Ta", "fram", "planer", "om", "el", "och", "värme"]]


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        (0, 2, "planer om el och vatten"),
        (1, 5, "och värme"),
        (0, 6, "vatten"),
    ],
)
def test_as_many_words_as_are_needed(text: int, word: int, name: str) -> None:
    assert PlaceNames(TEXTS).name(text, word, 1) == (name, name)


def test_what_is_printed_twice_is_told_by_which_time_it_is() -> None:
    names = PlaceNames([["Ta", "fram", "planer."], ["Leda.", "Ta", "fram", "planer."]])
    assert names.name(0, 0, 3) == ("Ta fram planer.", "Ta fram planer.")
    assert names.name(1, 1, 3) == ("Ta fram planer.", "Ta fram planer. [2]")
    assert words_and_time("Ta fram planer. [2]") == ("Ta fram planer.", 2)


@given(st.lists(st.lists(st.sampled_from(["a", "b", "ab", "c."]), min_size=1, max_size=60), min_size=1, max_size=4))
def test_a_name_finds_its_place(texts: list[list[str]]) -> None:
    names = PlaceNames(texts)
    for at, text in enumerate(texts):
        for word in range(len(text)):
            words, time = words_and_time(names.name(at, word, 1)[1])
            found = [
                (place, " ".join(one)[: match.start()].count(" "))
                for place, one in enumerate(texts)
                for match in re.finditer(rf"(?=(?<!\S){re.escape(words)}(?!\S))", " ".join(one))
            ]
            assert found[time - 1] == (at, word)


def test_an_answer_is_about_the_place_that_it_names() -> None:
    section = {"title": "Drift", "role": "area", "text": ["Ta fram planer.", "Leda.", "Ta fram planer."]}
    value = {"items": [], "appendices": [{"belongs_to": "TEK", "sections": [section]}]}
    doubt = {"code": "joined", "about": "appendix/TEK", "read": "Ta fram planer. [2]"}
    (appendix,) = settled(value, doubt, None, ()).value["appendices"]
    assert appendix["sections"][0]["text"] == ["Ta fram planer.", "Leda. Ta fram planer."]


@pytest.mark.parametrize("begins", [True, False])
def test_a_heading_that_goes_on_is_none_and_is_not_asked_about(*, begins: bool) -> None:
    heading = {"title": "Samordnande", "text": ["GIS- och geodata."]}
    row = {"title": "Geodata", "role": "area", "text": ["Punkt."], "sections": [heading]}
    value = {"items": [], "appendices": [{"belongs_to": "TEK", "sections": [row]}]}
    doubt = {"code": "joined", "about": "appendix/TEK", "read": "GIS- och geodata."}
    done = settled(value, doubt, None, ("GIS- och geodata.",) if begins else ())
    asked = {"code": "heading", "about": "appendix/TEK", "read": "Samordnande"}
    (read,) = done.value["appendices"][0]["sections"]
    assert read == row if begins else read["text"] == ["Punkt.", "Samordnande GIS- och geodata."]
    assert done.left([doubt, asked], 0) == ([asked] if begins else [])
