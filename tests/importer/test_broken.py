"""Words that a text breaks at the end of a line: joined as other words of the document show, or else asked about."""

from __future__ import annotations

import pytest

from checker.importer import Imported, import_document
from checker.importer.doubts.answers import answered, taken
from checker.importer.doubts.questions import questions
from checker.importer.text.lines import lines_of
from checker.importer.text.widths import Widths, keeps_hyphens
from tests.importer.doubtful import OTHER, file_of

TEXT = "Planen ska visa var det behövs fler laddplatser."


def read(*lines: str) -> Imported:
    """The small agreement, with these lines as the text of its assignment."""
    return import_document(OTHER.replace(TEXT, "\n".join(lines)).encode(), "avtal.txt")


def text_of(found: Imported) -> str:
    """The text of the assignment."""
    (item,) = [one for one in found.value["items"] if one["number"] == "2.2.10"]
    return " ".join(item["text"])


def asked(found: Imported) -> list[tuple[str, tuple[str, ...]]]:
    """What is asked of how words are written."""
    return [(doubt.about, doubt.among) for doubt in found.doubts if doubt.code == "spelling"]


@pytest.mark.parametrize(
    ("lines", "said", "among"),
    [
        (("Nya initiativ och/", "eller avtal tas fram."), "och/eller avtal", ("och/eller", "och/ eller")),
        (("Se mål- bilder. Också om IT-", "frågor."), "om IT-frågor", None),
        (("Se IT- stöd. Också om IT-", "frågor."), "om IT-frågor", ("IT-frågor", "IT- frågor")),
        (("Gatu-", "park- och torgdrift."), "Gatupark- och", ("Gatupark-", "Gatu- park-")),
        (("Gatu-", "och parkdrift."), "Gatu- och parkdrift", None),
        (("Utredning av verksam-", "heten."), "av verksamheten", None),
    ],
)
def test_what_the_text_does_not_show_is_asked_about(
    lines: tuple[str, ...], said: str, among: tuple[str, ...] | None
) -> None:
    found = read(*lines)
    assert said in text_of(found)
    assert asked(found) == ([("2.2.10", among)] if among else [])


FULL = "vi ska ta fram och leda det som alla vill ha"


@pytest.mark.parametrize(("broken", "kept"), [("IT-arbetet för alla", True), ("ITarbetet för alla", False)])
def test_a_word_that_is_not_broken_though_its_first_part_had_room_tells_that_none_is(
    broken: str, *, kept: bool
) -> None:
    lines = lines_of(f"{FULL}\n{broken}")
    width = len(f"{FULL} IT-a")
    assert keeps_hyphens(lines, Widths(width, (), ())) is kept
    assert not keeps_hyphens(lines, Widths(width - 2, (), ()))


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("Allt om IT- frågor. Mer om IT-", "frågor."), "Mer om IT- frågor"),
        (("Allt om IT-frågor. Mer om IT-", "frågor. Om IT- stöd."), "Mer om IT-frågor"),
        (("Nya kommuner/ regioner. Flera kommuner/", "regioner."), "Flera kommuner/ regioner"),
        (("Nya kommuner/regioner. Flera kommuner/", "regioner."), "Flera kommuner/regioner"),
    ],
)
def test_other_words_of_the_document_show_it(lines: tuple[str, ...], said: str) -> None:
    found = read(*lines)
    assert said in text_of(found)
    assert asked(found) == []


def test_the_answer_is_written() -> None:
    agreement = file_of(read("Nya initiativ och/", "eller avtal tas fram."))
    (question,) = [one for one in questions(agreement, "sv") if one.code == "spelling"]
    assert "och/ eller avtal" in answered(agreement, question, taken(question, "2")).decode()
