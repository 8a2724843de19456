"""Printed lines of a PDF: where a paragraph goes on, where that is not seen, and how a broken word is written."""

from __future__ import annotations

from typing import Final

import pytest

from checker.importer.pdf.lines import PrintedLine, Word
from checker.importer.pdf.prose import Prose
from checker.importer.pdf.runs import with_runs
from checker.importer.text.lines import Joint, Spelt

SIZE: Final = 10.0
LETTER: Final = 5.0
"""How wide each letter is, and a space half as wide."""

WIDE: Final = "sammanhållna verksamheter med"
"""A line that fills its column, but for a space."""


def line(text: str, number: int, page: int = 1, x0: float = 50.0) -> PrintedLine:
    """A printed line; a space at its end is printed too."""
    words, at = [], x0
    for said in text.split():
        end = at + LETTER * len(said)
        words.append(Word(said, at, end, 12.0 * number, 12.0 * number + SIZE, SIZE, bold=False, space=LETTER / 2))
        at = end + LETTER / 2
    words[-1] = words[-1]._replace(space=LETTER / 2 if text.endswith(" ") else 0.0)
    return PrintedLine(page, tuple(words))


def lines(*texts: str, breaks: int = 0) -> list[PrintedLine]:
    """Lines below each other, those from `breaks` on on the next page."""
    return [line(text, number, 2 if breaks and number >= breaks else 1) for number, text in enumerate(texts)]


SPACED: Final = [f"{WIDE[:25]} ", "ordet som följer på det "] * 6
"""So much text that it is seen that lines which go on end with a space."""


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        # The space at the end tells, also of a sentence, unless the next word had room.
        ("sammanhållna verksamheter. ", "Det gäller", Joint(on=True)),
        ("sammanhållna. ", "Det gäller", Joint(on=False)),
        # No space, where one had room.
        ("sammanhållna verksamheter.", "Sammanhållning", Joint(on=False)),
        # No room for a space: the words tell, or it is asked.
        (f"{WIDE}t", "andra", Joint(on=True)),
        (f"{WIDE[:-3]}samt", "Sammanhållning", Joint(on=True)),
        (f"{WIDE}t", "Sammanhållna", Joint(on=False)),
        (f"{WIDE}t", "Registerhållning", Joint(on=False, sure=False)),
        (f"{WIDE}.", "Registerhållning", Joint(on=False, sure=False)),
        (f"{WIDE}-", "Registerhållning", Joint(on=True)),
    ],
)
@pytest.mark.parametrize("over_a_page", [False, True])
def test_whether_a_full_line_goes_on(before: str, after: str, told: Joint, over_a_page: bool) -> None:
    ends = ["Slut.", "Här är allt klart.", "Nu är det bra."] * 3
    printed = lines(*SPACED, f"{WIDE}t", *ends, before, after, breaks=len(SPACED) + 11 if over_a_page else 0)
    prose = Prose(printed, ())
    assert prose.evidence.spaces_tell
    above, below = printed[-2:]
    assert prose.joint(above, below, above.words, below.words, prose.evidence.rights[50]) == told


UNSPACED: Final = [WIDE, "ordet som följer på det ordet"] * 6
SLASHED: Final = ("Nya cirkulära initiativ/", "partnerskap (antal per år)")


def spelt(*texts: str) -> tuple[str, tuple[Spelt, ...]]:
    """How the last two lines are read as one, and what is asked."""
    printed = lines(*texts)
    block = Prose(printed, ()).paragraph([one.words for one in printed[-2:]], 1)
    return block.text, block.spelt


def test_a_slash_at_the_end_of_a_line_is_asked_about_where_nothing_tells() -> None:
    text, asked = spelt(*UNSPACED, *SLASHED)
    assert text == "Nya cirkulära initiativ/partnerskap (antal per år)"
    assert asked == (Spelt("initiativ/partnerskap", "initiativ/ partnerskap"),)


@pytest.mark.parametrize(
    ("elsewhere", "sign"),
    [
        ("som initiativ/partnerskap.", "/"),
        ("som initiativ/ partnerskap.", "/ "),
        # The same program did not break a word at its slash, though there was room for its first part.
        ("Ett annat\nnätverk/samverkansgrupper och", "/ "),
        # Before å, ä and ö programs do otherwise.
        ("Ett annat\nnätverk/återbruksgrupper och", None),
    ],
)
def test_how_it_is_written_elsewhere_tells_and_where_the_program_breaks_words(elsewhere: str, sign: str | None) -> None:
    text, asked = spelt(*UNSPACED, *elsewhere.splitlines(), *SLASHED)
    assert text == f"Nya cirkulära initiativ{sign or '/'}partnerskap (antal per år)"
    assert bool(asked) is (sign is None)


GAP: Final = 7.5
"""How wide the spaces of a stretched line are, in points."""


def stretched(text: str, number: int) -> PrintedLine:
    """A line that is stretched, with no space after it."""
    words, at = [], 50.0
    for word in line(text, number).words:
        width = word.x1 - word.x0
        words.append(word._replace(x0=at, x1=at + width))
        at += width + GAP
    return PrintedLine(1, (*words[:-1], words[-1]._replace(space=0.0)))


def columns(*texts: str) -> list[PrintedLine]:
    """Lines below each other, those that end with `~` stretched to one edge."""
    return with_runs(
        [
            stretched(text[:-1], number) if text.endswith("~") else line(text, number)
            for number, text in enumerate(texts)
        ]
    )


EDGED: Final = ["Kommunen ska verka tydligt~", "för dem som gör det bättre~"] * 6


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("Kommunen ska verka tydligt~", "Invånare", Joint(on=True)),
        ("Det är klart.", "Sammanhållningsprocessarbete", Joint(on=False)),
        ("Det är inte klart", "Sammanhållningsprocessarbete", Joint(on=False)),
    ],
)
def test_a_stretched_line_goes_on_and_one_that_is_not_ends(before: str, after: str, told: Joint) -> None:
    printed = columns(*EDGED, before, after)
    prose = Prose(printed, ())
    assert (False, 50) in prose.evidence.stretched
    assert not prose.evidence.spaces_tell
    above, below = printed[-2:]
    assert prose.joint(above, below, above.words, below.words, prose.evidence.rights[50]) == told


LONG: Final = "kommunorganisatione"
BROKEN: Final = (LONG, "n, andel")
"""A word that is longer than a line, broken where another letter had no room."""


@pytest.mark.parametrize(
    ("elsewhere", "last", "text", "asked"),
    [
        # No word has no vowel; or it is written so elsewhere.
        (["Det går bra nu"], BROKEN, "kommunorganisationen, andel", []),
        (["Ett arbetsgivarlöfte är"], ("arbetsgivar", "löfte är"), "arbetsgivarlöfte är", []),
        # Two words that are as whole elsewhere, or a word that nothing ends with.
        (
            ["Effektivitetsindex ekonomiskt bistånd"],
            ("effektivitetsindex", "ekonomiskt"),
            "effektivitetsindex ekonomiskt",
            [],
        ),
        (["Det går bra nu"], ("effektivitetsindex", "för vård"), "effektivitetsindex för vård", []),
        # A program that breaks words has most likely broken it; one of which it is not seen has not.
        (BROKEN, ("nettokostnadsutveckl", "ingar i"), "nettokostnadsutvecklingar i", ["nettokostnadsutvecklingar"]),
        (
            ["Det går bra nu"],
            ("nettokostnadsutveckl", "ingar i"),
            "nettokostnadsutveckl ingar i",
            ["nettokostnadsutveckl ingar"],
        ),
    ],
)
def test_a_word_that_fills_its_line_may_be_broken(
    elsewhere: list[str], last: tuple[str, str], text: str, asked: list[str]
) -> None:
    printed = columns(*elsewhere, *last)
    prose = Prose(printed, ())
    assert not prose.evidence.spaces_tell
    block = prose.paragraph([one.words for one in printed[-2:]], 1)
    assert block.text == text
    assert [one.read for one in block.spelt] == asked


def test_a_word_after_which_another_letter_had_room_is_whole() -> None:
    printed = columns(*BROKEN, "trygghet", "skapas")
    block = Prose(printed, ()).paragraph([one.words for one in printed[-2:]], 1, right=50 + LETTER * len(LONG))
    assert block.text == "trygghet skapas"
    assert block.spelt == ()


def test_several_words_that_fill_a_line_and_are_no_words_elsewhere_show_that_a_program_breaks_them() -> None:
    printed = columns("nettokostnadsutveckl", "ingar", "självfinansieringsgr", "aden")
    assert Prose(printed, ()).breaks
    assert not Prose(printed[:2], ()).breaks


UNHYPHENATED: Final = ["Ett ord", "sammanhållning som ska stå"] * 6


def test_a_hyphen_at_the_end_of_a_line_is_kept_where_no_word_is_hyphenated_and_asked_about() -> None:
    text, asked = spelt(*UNHYPHENATED, "risken för välfärds-", "brottslighet inom")
    assert text == "risken för välfärds-brottslighet inom"
    assert asked == (Spelt("välfärds-brottslighet", "välfärdsbrottslighet"),)


def test_a_hyphen_at_the_end_of_a_line_is_left_out_where_words_are_hyphenated() -> None:
    text, asked = spelt(*["samhälls-", "byggnad som ska stå här"] * 6, "risken för välfärds-", "brottslighet inom")
    assert text == "risken för välfärdsbrottslighet inom"
    assert asked == ()
