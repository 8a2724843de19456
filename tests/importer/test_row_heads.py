"""Which lines of a row are headings, each sign by itself."""

from __future__ import annotations

from typing import Final

import pytest

from checker.importer.appendices.parts import Known
from checker.importer.appendices.printed import parts
from checker.importer.appendices.row_heads import Head, heads
from checker.importer.names import Names
from checker.importer.text.layout import joint, layout_of
from checker.importer.text.lines import Line, lines_of
from checker.importer.text.spelling import Spelling
from checker.importer.wordings import all_wordings

SURE: Final = Head(is_heading=True, sure=True)
LIKELY: Final = Head(is_heading=True, sure=False)
UNLIKELY: Final = Head(is_heading=False, sure=False)


def read(text: str) -> dict[str, Head]:
    """The lines of an appendix that are headings in rows or may be, its rows being printed in two columns."""
    lines = lines_of(text)
    spelling = Spelling(lines)
    layout = layout_of(lines, spelling)
    known = Known(all_wordings(), Names([]), Names([]), (), (), layout)
    found = [*parts(lines, known)]
    return {found[at].paragraph.text: head for at, head in heads(found, known).items()}


ROW: Final = """
Stöd till
verksamheter

{}

Uppföljning:

Följs upp en gång om året, tillsammans med dem som använder stödet och
de som betalar för det, i den ordning som de själva har valt att göra
det och med de mått som de har kommit överens om.
"""

SERVICE: Final = """Servicedesk

Ansvar för att en servicedesk tar emot det som verksamheterna anmäler och
ser till att det blir gjort.
"""


@pytest.mark.parametrize(
    ("text", "line", "head"),
    [
        (SERVICE, "Servicedesk", SURE),
        (SERVICE.replace("en servicedesk", "någon"), "Servicedesk", LIKELY),
        # A word that is only a small part of another does not take it up.
        (SERVICE.replace("Servicedesk", "Verksamhetsutveckling IT"), "Verksamhetsutveckling IT", LIKELY),
        (SERVICE.replace("Servicedesk", "Servicedesk:"), "Servicedesk:", LIKELY),
        (SERVICE.replace("Servicedesk", "Servicedesk i vår tid"), "Servicedesk i vår tid", LIKELY),
        (SERVICE.replace("Servicedesk", "Servicedesk och"), "Servicedesk och", None),
        (SERVICE.replace("Servicedesk", "Servicedesk, växel"), "Servicedesk, växel", None),
        # Nothing but sentences: none of them is a heading.
        (SERVICE.replace("Servicedesk", "Servicedesk."), "Servicedesk.", None),
        # A list of names is no row of headings.
        (SERVICE.replace("Servicedesk", "Servicedesk\n\nVäxel"), "Servicedesk", None),
        # A row that begins with prose has none, but what stands between two texts is asked about.
        (
            "Stödet ges dygnet runt, alla dagar om året och utan att\nnågon frågar.\n\n" + SERVICE,
            "Servicedesk",
            UNLIKELY,
        ),
        ("Stödet ges dygnet runt, alla dagar om året och utan att\nnågon frågar:\n\n" + SERVICE, "Servicedesk", None),
        # Without an empty line before it a line goes with the one before.
        (SERVICE + "Servicetid\n\nAlla tider är\nlika bra.\n", "Servicetid", None),
        (SERVICE + "\nServicetid\n\nAlla tider är\nlika bra.\n", "Servicetid", LIKELY),
        # What only says again what the heading above says is more often a point beneath it.
        (SERVICE + "\nVäxel i servicedesk\n\nEn växel tar emot\nsamtal.\n", "Växel i servicedesk", UNLIKELY),
        (SERVICE + "\nVäxel i vår tid\n\nEn växel tar emot\nsamtal.\n", "Växel i vår tid", LIKELY),
        # An infinitive begins a point.
        (SERVICE + "\nBesvara samtal\n\nSamtal tas emot genom\natt besvara dem.\n", "Besvara samtal", None),
        # As others begin, so do points.
        (SERVICE + "\nAnsvar\n\nVårt ansvar är ansvar\nför allt.\n", "Ansvar", None),
    ],
)
def test_a_line_in_a_row_whose_points_are_not_marked(text: str, line: str, head: Head | None) -> None:
    assert read(ROW.format(text)).get(line) == head


def test_a_row_that_all_appendices_have_has_no_headings() -> None:
    text = ROW.format(SERVICE).replace("Stöd till\nverksamheter", "Allmänt\n\nAdministration och\nsamverkan")
    assert read(text) == {}


def test_outside_rows_a_line_is_asked_about_and_read_as_text() -> None:
    assert read(f"1.1. Stöd till verksamheter\n\n{SERVICE}") == {"Servicedesk": UNLIKELY}


MARKED: Final = """Allt stöd.

• Ansvar för stödet. {}

• Ansvar för svaren.
"""


def test_a_sentence_between_marked_points_is_a_heading_unless_it_may_go_on_with_one() -> None:
    apart = MARKED.format("\n\nSvar på frågor.")
    assert read(ROW.format(apart))["Svar på frågor."] == SURE
    filled = "Ansvar för stödet och för alla som behöver det när de behöver det.\nSvar på frågor."
    tight = "\n".join(line for line in ROW.format(MARKED.format(filled)).split("\n") if line)
    assert read(tight)["Svar på frågor."] == UNLIKELY


def printed(*texts: str) -> list[Line]:
    return lines_of("\n".join(texts))


@pytest.mark.parametrize(
    ("before", "after", "on"),
    [
        ("Ansvar för införande av", "e-tjänster.", True),
        ("Ansvar för samordning av arbetet i kommunens", "Visselblåsprocess", True),
        ("Ansvar för samordning av arbetet på kompetens", "Visselblåsprocess", False),
    ],
)
def test_a_line_that_ends_in_midair_goes_on(before: str, after: str, *, on: bool) -> None:
    wide = [f"Ord {number:02} i en text som är bruten vid en och samma bredd\nsom syns på" for number in range(60)]
    lines = printed(*wide, before, after, "Det är kommunen som svarar för det.")
    layout = layout_of(lines, Spelling(lines))
    position = next(place for place, line in enumerate(lines) if line.text == after)
    assert joint(lines, position, layout).on is on
