"""A real browser for the tests that look at pages and pictures; without it they say that they were left out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.tools.programs import program


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Debian's `chromium`."""
    executable = program("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the pages lie that are opened."""
    return tmp_path_factory.mktemp("pages")
