"""Printed lines of a PDF: where a paragraph goes on, where that is not seen, and how a broken word is written."""

from __future__ import annotations

from typing import Final

import pytest

from checker.importer.lines import Joint, Spelt
from checker.importer.pdf_lines import PrintedLine, Word
from checker.importer.pdf_prose import Prose

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
        words.append(Word(said, at, end, 12.0 * number, 12.0 * number + SIZE, SIZE, bold=False, open=True))
        at = end + LETTER / 2
    words[-1] = words[-1]._replace(open=text.endswith(" "))
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
