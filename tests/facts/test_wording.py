"""Words, sentences and units in the one form in which facts compare them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.facts.wording import Names, key, sentences, stem, unit_key

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    "words",
    [
        "öka ökar ökade ökad ökat ökande",
        "sjukfrånvaro sjukfrånvaron sjukfrånvarons",
        "ekonomi ekonomin ekonomins ekonomier",
        "kommun kommunen kommunens kommuner kommunerna",
        "stadskärna stadskärnan stadskärnans",
        "trygg trygga tryggare",
        "omsättning omsättningen omsättningens",
        "möjlighet möjligheter möjligheterna",
        "samverka samverkan",
        "plan planen planer",
    ],
)
def test_forms_of_one_word_have_one_stem(words: str) -> None:
    assert len({stem(word) for word in words.split()}) == 1


def test_composed_letters_and_units_are_the_same_however_they_are_written() -> None:
    assert key("A\N{COMBINING DIAERESIS}gare") == key("ägare")
    assert {unit_key(unit) for unit in ("%", "procent", " Procent ")} == {"%"}


def test_sentences_end_before_a_capital() -> None:
    assert sentences("Enligt plan m.m. och t.ex. lag. Därefter? Ja! 5 år.") == [
        "Enligt plan m.m. och t.ex. lag.",
        "Därefter?",
        "Ja!",
        "5 år.",
    ]


@given(st.lists(WORDS, unique=True), WORDS)
def test_all_names_that_stand_in_a_text_are_among_those_looked_for_in_their_order(names: list[str], text: str) -> None:
    there = [name for name in names if f" {name} " in f" {text} "]
    looked_for = Names(names).in_words_of(text)
    assert [name for name in looked_for if name in there] == there
    assert looked_for == [name for name in names if name in looked_for]


def test_names_that_share_a_word_with_a_text_are_not_all_looked_for() -> None:
    names = Names([f"division {place}" for place in range(1_000)])
    assert names.in_words_of("division 7 och division 9") == ["division 7", "division 9"]
