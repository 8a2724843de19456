"""How far long work has come, on the error stream."""

from __future__ import annotations

import io
import itertools
import sys
from contextlib import suppress

import pytest

from checker.cli import documents, progress
from checker.cli.progress import in_turn
from checker.yamlfile import FaultsFound
from tests.importer.hostile import hostile
from tests.importer.pdf_files import LINE, of_pages
from tests.importer.reading import source_text


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


def said(
    data: bytes, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, name: str = "avtal.txt", each: float = 0.0
) -> list[str]:
    """What is written to the error stream while a document is imported, piece by piece; a look at the clock takes
    `each` seconds.
    """
    clock = itertools.count()
    monkeypatch.setattr(documents, "monotonic", lambda: each * next(clock))
    monkeypatch.setattr(sys, "stderr", stream)
    with suppress(FaultsFound):
        documents.agreement_in_bytes(data, name, "sv")
    return [line for line in stream.getvalue().replace("\r", "\n").split("\n") if "läser" in line]


def test_a_long_text_tells_its_lines_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = hostile("items", 120_000)
    count = sum(1 for _ in text.rstrip().split("\n"))
    lines = said(text.encode(), Terminal(), monkeypatch, each=0.1)
    numbers = [int(line.split()[3]) for line in lines]
    assert lines[-1] == f"avtal.txt: läser rad {count} av {count}"
    assert numbers == sorted(numbers)
    assert 50 < len(lines) <= 101


def test_pages_are_told_on_a_terminal_when_a_second_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where they are few: one may be full."""
    lines = said(of_pages([LINE], [0] * 6), Terminal(), monkeypatch, "avtal.pdf", each=0.3)
    assert lines == [f"avtal.pdf: läser sida {page} av 6" for page in range(4, 7)]


def test_elsewhere_they_are_told_every_other_second(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = said(of_pages([LINE], [0] * 30), io.StringIO(), monkeypatch, "avtal.pdf", each=0.25)
    assert lines == [f"avtal.pdf: läser sida {page} av 30" for page in (8, 16, 24)]


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_what_takes_a_moment_is_not_told(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not said(source_text().encode(), stream, monkeypatch)


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), "Prövar  ["), (io.StringIO(), "")])
def test_parts_come_in_their_order_and_are_counted_on_a_terminal(
    stream: io.StringIO, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert [*in_turn(["a", "b", "c"], "Prövar")] == ["a", "b", "c"]
    lines = stream.getvalue().splitlines()
    assert any(shown in line and line.endswith("66%") for line in lines) or (shown, lines) == ("", [])


def test_elsewhere_parts_are_counted_on_lines_every_other_second(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    clock = itertools.count()
    monkeypatch.setattr(progress, "monotonic", lambda: next(clock))
    monkeypatch.setattr(sys, "stderr", stream)
    assert [*in_turn("abcdefg", "Prövar", lines=True)] == [*"abcdefg"]
    assert stream.getvalue().splitlines() == ["Prövar: 2/7", "Prövar: 4/7", "Prövar: 6/7"]
