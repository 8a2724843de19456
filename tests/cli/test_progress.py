"""How far long work has come, on the error stream."""

from __future__ import annotations

import io
import sys

import pytest

from checker.cli.documents import agreement_in_bytes
from checker.cli.progress import in_turn
from tests.importer.hostile import hostile
from tests.importer.reading import source_text


class Terminal(io.StringIO):
    """A stream that people look at."""

    def isatty(self) -> bool:
        return True


def said(text: str, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is written to the error stream while a text is imported, piece by piece."""
    monkeypatch.setattr(sys, "stderr", stream)
    agreement_in_bytes(text.encode(), "avtal.txt", "sv")
    return stream.getvalue().replace("\r", "\n").split("\n")


def test_a_long_text_tells_its_lines_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    text = hostile("items", 120_000)
    count = sum(1 for _ in text.rstrip().split("\n"))
    lines = [line for line in said(text, Terminal(), monkeypatch) if "läser rad" in line]
    numbers = [int(line.split()[3]) for line in lines]
    assert lines[-1] == f"avtal.txt: läser rad {count} av {count}"
    assert numbers == sorted(numbers)
    assert 50 < len(lines) <= 101


@pytest.mark.parametrize("stream", [Terminal(), io.StringIO()])
def test_the_real_agreement_is_too_short_for_it(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [line for line in said(source_text(), stream, monkeypatch) if "läser" in line]


def test_a_file_that_is_written_to_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not [line for line in said(hostile("items", 120_000), io.StringIO(), monkeypatch) if "läser" in line]


@pytest.mark.parametrize(("stream", "shown"), [(Terminal(), "Prövar  ["), (io.StringIO(), "")])
def test_parts_come_in_their_order_and_are_counted_on_a_terminal(
    stream: io.StringIO, shown: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    assert [*in_turn(["a", "b", "c"], "Prövar")] == ["a", "b", "c"]
    lines = stream.getvalue().splitlines()
    assert any(shown in line and line.endswith("66%") for line in lines) or (shown, lines) == ("", [])
