"""Where a paragraph ends in text without empty lines: what stands together elsewhere, and how wide letters are."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from checker.importer.text.layout import joint, layout_of
from checker.importer.text.lines import Joint, Line, lines_of
from checker.importer.text.spelling import Spelling

SAID = "till alla i tid får vi i alla fall till slut som man kommer minns mamma kommunerna sammanhang emellan dem om"
WIDE, NARROW = set("mwMWNOGUDHCR"), set("ijlftr ., ")


def wide(text: str) -> float:
    """About how wide a text is in print, in letters of middle width."""
    return sum(1.5 if letter in WIDE else 0.5 if letter in NARROW else 1 for letter in text)


def prose(width: float = 60) -> Iterator[str]:
    """Lines of many narrow letters, and of fewer wide ones, each broken where the next word did not fit."""
    line = "vi"
    for word in SAID.split() * 25:
        if wide(f"{line} {word}") > width:
            yield line
            line = word
        else:
            line = f"{line} {word}"


PROSE = "\n".join(prose())


def told(a: str, b: str, more: str = "") -> Joint:
    """How a line is joined with the next, after prose."""
    lines: list[Line] = lines_of(f"{PROSE}\n{a}\n{b}\n{PROSE}\n{more}")
    spelling = Spelling(lines)
    layout = layout_of(lines, spelling)
    assert layout.widths.everywhere is None
    position = next(place for place, line in enumerate(lines) if line.text == b)
    return joint(lines, position, layout)


FULL = "Gruppen leder arbetet i kommunen och ser till att det kan följas upp varje kvartal."


def test_a_full_line_that_ends_a_sentence_may_end_a_paragraph() -> None:
    assert not told(FULL, "Rapporterar till ledningen.").sure


@pytest.mark.parametrize(
    ("said_again", "sure"),
    [
        ("Den följs upp varje kvartal. Rapporterar till andra.", True),
        ("Den följs upp varje kvartal.\nRapporterar till andra.", False),
        ("Den följs upp varje kvartal. Rapporteringen är god.", False),
        ("Den följs upp detta kvartal. Rapporterar till andra.", False),
    ],
)
def test_a_line_goes_on_where_its_end_and_the_next_line_stand_together_elsewhere(
    said_again: str, *, sure: bool
) -> None:
    found = told(FULL, "Rapporterar till ledningen.", said_again)
    assert found.sure is sure
    assert found.on or not sure


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("Det är till för att vi i tid skall få till det i alla fall till viss del i allt.", True),  # narrow letters
        ("WMM SOM MÅNGA ANDRA KOMMUNER OCH REGIONER HAR DET SOM MÅL.", False),  # fewer, and wide
    ],
)
def test_a_line_is_as_wide_as_its_letters(line: str, *, ends: bool) -> None:
    assert (told(line, "Vi rapporterar till ledningen.") == Joint(on=False)) is ends


# After prose the first of them may as well go on.
BEGUN = "\n".join(f"Rapporterar {number}." for number in range(7))


@pytest.mark.parametrize(
    ("more", "sure"),
    [
        (BEGUN, True),
        (BEGUN.partition("\n")[2], False),  # not so many
        (f"{BEGUN}\nDet är så. Rapporterar gör alla.", False),  # within a paragraph as well
    ],
)
def test_a_sentence_begins_a_paragraph_where_many_do_that_begin_so(more: str, *, sure: bool) -> None:
    assert told(FULL, "Rapporterar till ledningen.", more) == Joint(on=False, sure=sure)


def test_what_a_full_line_introduces_may_go_on() -> None:
    full = "Gruppen leder arbetet i kommunen och består av alla sex enheterna som finns:"
    assert told(full, "Ledningen och de andra.", "vår ledningen") == Joint(on=False, sure=False)
