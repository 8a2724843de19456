"""A sentence after one that fills its line: the sentences around it tell whether it begins a paragraph."""

from __future__ import annotations

import pytest

from checker.importer.text.lines import Line, lines_of
from checker.importer.text.prose import paragraph_of
from checker.importer.text.sentence_ends import told_by_others
from checker.importer.text.spelling import Spelling, indefinite
from checker.importer.wordings import all_wordings


def told(text: str, *unsure: str) -> tuple[list[str], list[str]]:
    """The paragraphs of a text that has one on each line, of which some may go on; and how those begin that still may.

    Elsewhere the document writes `att leda, stödja, ta, bevaka`, `ansvarar` and `leder`.
    """
    lines = lines_of(text)
    elsewhere = [Line(0, "För att leda, stödja, ta och bevaka. Den som ansvarar och leder är här.", 0, 1)]
    spelling = Spelling([*elsewhere, *lines])
    found = [
        paragraph_of([line], spelling, [line.number] if line.text.startswith(tuple(unsure)) else ()) for line in lines
    ]
    read = [*told_by_others(found, spelling, all_wordings())]
    asked = [line.text.split()[0] for one in read for line in one.lines if line.number in one.unsure]
    return [one.text for one in read], asked


@pytest.mark.parametrize(
    ("first", "second", "goes_on"),
    [
        ("Hålla arrangemang i kommunen.", "Arrangemangen ska bidra till tillväxt.", True),
        ("Ta fram miljönyckeltal.", "Nyckeltalen ska vara två.", True),
        ("Arrangemangen leds av en grupp.", "Arrangemangen ska bidra till tillväxt.", False),
        ("Samråd hålls i forum.", "Där behandlas frågor om skolan.", True),
        ("Samråd hålls i forum.", "Därefter behandlas frågor om skolan.", False),
        ("Lokaler hyrs ut.", "I dessa fall tillsätts resurser.", True),
        ("Lokaler hyrs ut", "I dessa fall tillsätts resurser.", False),
    ],
)
def test_a_sentence_that_refers_back_goes_on_and_is_asked_about(first: str, second: str, *, goes_on: bool) -> None:
    read, asked = told(f"{first}\n{second}", second)
    assert read == ([f"{first} {second}"] if goes_on else [first, second])
    assert asked == [second.split()[0]]


TWO = "Leda arbetet i gruppen.\nStödja andra i det."
INFINITIVES = f"{TWO}\nTa fram planer."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"{INFINITIVES}\nBevaka frågorna.", []),
        (f"{INFINITIVES}\nBevakning av frågorna.", ["Bevakning"]),
        (f"{TWO}\nBevaka frågorna.", ["Bevaka"]),  # not so many
        (f"{INFINITIVES} Leda den.\nBevaka frågorna.", ["Bevaka"]),  # in the midst of a paragraph as well
        (f"{INFINITIVES[:-1]} att bevaka. Bevaka dem.\nBevaka frågorna.", ["Bevaka"]),
    ],
)
def test_a_sentence_in_the_form_of_the_other_points_begins_one(text: str, asked: list[str]) -> None:
    assert told(text, "Bevak") == (text.split("\n"), asked)


def test_a_sentence_in_a_form_that_only_goes_on_goes_on() -> None:
    text = "Gruppen möts ofta. Leder arbetet.\nAnsvarar för planen."
    assert told(text, "Ansvarar") == ([text.replace("\n", " ")], ["Ansvarar"])


def test_what_is_sure_is_not_told_otherwise() -> None:
    text = "Hålla arrangemang.\nArrangemangen bidrar."
    assert told(text) == (text.split("\n"), [])


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Divisionen", "division"),
        ("Arbetet", "arbete"),
        ("Skolan", "skola"),
        ("Gruppens", ""),
        ("Områdena", "område"),
        ("Planerna", "planer"),
        ("Resorna", "resor"),
        ("Lokalerna", "lokaler"),
        ("Avdelningarna", "avdelningar"),
    ],
)
def test_the_definite_form_tells_the_indefinite(word: str, form: str) -> None:
    assert form in indefinite(word) if form else not [*indefinite(word)]
