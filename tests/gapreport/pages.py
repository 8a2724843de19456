"""Reports as pages of a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from checker.gapreport import as_html
from checker.gapreport.values import Report


def opened(browser: Browser, folder: Path, made: Report, width: int = 1280, scheme: Any = "light") -> Page:
    """A report as a page; the test's own script may run in it, whatever the page's policy says."""
    path = folder / f"{made.name}-{made.language}.html"
    path.write_text(as_html.written(made), "utf-8")
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    return page
