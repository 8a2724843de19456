"""The report as a real browser prints it: what stands on which sheet of paper, in letters that can be read.

Needs Debian's `chromium`; without it these tests say that they were left out, and in CI they fail.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page

from tests.gapreport.pages import opened
from tests.gapreport.reports import DIVISIONS, checked_of, real, real_report, report
from tests.gapreport.test_forms import followed_up
from tests.gapreport.test_parts import FAULTY
from tests.sound import sound_with

DRAWN: Final = ("Målkedjan som bild", "6. Uppdragen i tidsordning", "The chain of goals", "6. The assignments in time")
"""The headings of pictures that take a sheet of paper."""


@pytest.mark.parametrize("made", [real_report, lambda: report(real(), "en")], ids=["sv", "en"])
def test_every_letter_in_print_has_seven_points(made: Any, browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, made())
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))) as pdf:
        assert [one for sheet in pdf.pages for one in sheet.chars if one["size"] < 7] == []
        headings = [sheet.extract_text().partition("\n")[0] for sheet in pdf.pages]
        assert [one for one in headings if one.startswith(DRAWN)] != []
        for sheet, heading in zip(pdf.pages, headings, strict=True):
            if heading.startswith(DRAWN):
                assert len(sheet.extract_text()) > 500  # the picture stands beneath its heading
    page.context.close()


@pytest.fixture(scope="module")
def real_sheets(browser: Browser, folder: Path) -> list[list[str]]:
    """The lines on each sheet of paper of the real agreement's report."""
    return sheets_of(opened(browser, folder, real_report()))


def sheets_of(page: Page) -> list[list[str]]:
    """The lines on each sheet of paper."""
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))) as pdf:
        page.context.close()
        return [sheet.extract_text().splitlines() for sheet in pdf.pages]


def test_in_print_the_words_of_a_line_of_outcomes_stay_beside_it(browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, real_report(), width=900)  # about the width of a sheet on its side
    page.emulate_media(media="print")
    sides = page.evaluate(
        """[...document.querySelectorAll('#indicators td .picture')].map(picture => {
            const words = document.createRange();
            words.setStartAfter(picture);
            words.setEndAfter(picture.parentElement.lastChild);
            const left = Math.min(...[...words.getClientRects()].filter(one => one.width).map(one => one.left));
            return [picture.getBoundingClientRect().right, left];
        })"""
    )
    assert sides
    assert [(right, left) for right, left in sides if left < right] == []
    page.context.close()


def printed(page: Page) -> list[str]:
    """The text of each sheet of paper."""
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))) as pdf:
        assert (round(pdf.pages[0].width), round(pdf.pages[0].height)) == (595, 842)  # A4, in points
        return [sheet.extract_text() for sheet in pdf.pages[:4]]


@pytest.mark.parametrize("made", [real_report, lambda: report(checked_of(sound_with(FAULTY)))], ids=["real", "seven"])
def test_the_first_three_parts_stand_on_one_sheet(made: Any, browser: Browser, folder: Path) -> None:
    page = opened(browser, folder, made())
    first, second, *_ = printed(page)
    assert "1. Uppgifter om kontrollen" in first
    assert "3. Frågor att ta ställning till" in first
    assert second.startswith("4. Målkedjan")
    page.context.close()


def test_every_sheet_says_which_report_it_is_of_and_which_of_its_sheets(browser: Browser, folder: Path) -> None:
    title = '\\ } "Lång" ' + "ä" * 999
    page = opened(browser, folder, report(checked_of(sound_with({"agreement": {"title": title}}))))
    with pdfplumber.open(BytesIO(page.pdf(prefer_css_page_size=True, print_background=False))) as pdf:
        feet = [sheet.extract_text().splitlines()[-1] for sheet in pdf.pages]
    assert [one for one in feet if not one.startswith('\\ } "Lång" ää')] == []
    assert [one.rpartition("… ")[2] for one in feet] == [
        f"Sida {one} av {len(feet)}" for one in range(1, len(feet) + 1)
    ]
    page.context.close()


def test_no_finding_is_torn_between_two_sheets(real_sheets: list[list[str]]) -> None:
    (first,) = (number for number, sheet in enumerate(real_sheets) if sheet[0].startswith("10. Bilaga"))
    ends = [" ".join(sheet[-3:-1]) for sheet in real_sheets[first:]]  # above the foot
    assert [end for end in ends if "Filen: rad" not in end] == []
    assert len(ends) > 10


@pytest.fixture(scope="module")
def reported_sheets(browser: Browser, folder: Path) -> list[list[str]]:
    """The same with what the divisions report."""
    return sheets_of(opened(browser, folder, report(followed_up())))


@pytest.mark.parametrize("which", ["real_sheets", "reported_sheets"])
def test_each_division_has_a_sheet_of_its_own(which: str, request: pytest.FixtureRequest) -> None:
    starts = [sheet[0] for sheet in request.getfixturevalue(which)]
    first = starts.index("Tekniska divisionen (TEK)")
    assert starts[first : first + 7] == [*DIVISIONS]
    assert starts[first + 7] == "8. Beviljade undantag"
