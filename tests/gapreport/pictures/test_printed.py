"""Pictures of their own, as a browser prints them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pdfplumber.pdf import PDF
from playwright.sync_api import Browser

from checker.gapreport.pictures import drawn, svg
from tests.gapreport.pictures.agreements import made
from tests.gapreport.reports import DAY, real

A4 = {"width": "210mm", "height": "297mm"}
SMALLEST = 4.5
"""Points of the smallest letters that are printed where all of the picture is on one sheet."""


def printed(browser: Browser, folder: Path, picture: str) -> PDF:
    (folder / "picture.svg").write_text(picture, "utf-8")
    page = browser.new_page()
    page.goto((folder / "picture.svg").as_uri())
    data = page.pdf(prefer_css_page_size=True, width=A4["width"], height=A4["height"])
    page.close()
    return pdfplumber.open(BytesIO(data))


@pytest.mark.parametrize("kind", ["graph", "timeline", "load"])
def test_a_picture_of_the_bundled_agreement_is_printed_on_one_sheet_to_be_read(
    kind: str, browser: Browser, tmp_path: Path
) -> None:
    drawing = drawn(kind, real(), "sv", day=DAY)
    pdf = printed(browser, tmp_path, svg(drawing, "sv"))
    assert len(pdf.pages) == 1
    (page,) = pdf.pages
    assert (page.width > page.height) == (drawing.width > drawing.height)
    assert min(char["size"] for char in page.chars) > SMALLEST
    assert max(char["x1"] for char in page.chars) < page.width


def test_a_picture_that_would_be_too_small_to_read_goes_on_over_the_sheets(browser: Browser, tmp_path: Path) -> None:
    assignments = [{"number": f"1.2.{n}", "kind": "assignment", "title": "Uppdrag"} for n in range(1, 60)]
    pdf = printed(browser, tmp_path, svg(drawn("timeline", made(2, assignments), "sv", day=DAY), "sv"))
    assert len(pdf.pages) > 1
    assert min(char["size"] for char in pdf.pages[0].chars) > SMALLEST
