"""Words, sentences and units in the one form in which facts compare them."""

from __future__ import annotations

import pytest

from checker.facts.wording import key, sentences, stem, unit_key


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
