"""What holds of any text: the import never fails in another way than by its faults, and invents nothing."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from checker.agreement import agreement_of
from checker.importer import import_document
from checker.yamlfile import FaultsFound
from tests.importer.reading import imported, real, source_text

LINES = [line for line in source_text().split("\n")[197:1500] if line.strip()]
HEAD = "\n\n".join(line for line in source_text().split("\n")[:30] if line.strip())
ITEM = ["SÄRSKILT UPPDRAG KF", "9.1.1 Något som ska göras (KS)"]
WORDS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
PASSAGES = st.tuples(st.integers(0, len(LINES)), st.integers(1, 40)).map(lambda cut: LINES[cut[0] : sum(cut)])
"""Passages of the real agreement, from anywhere to anywhere."""


def outcomes(value: dict[str, Any]) -> list[tuple[str, int]]:
    """Every outcome, with the line on which its indicator begins."""
    return [
        (printed, int(indicator["source"]["line"]))
        for item in value["items"]
        for indicator in item.get("indicators", ())
        for key, held in indicator.get("outcomes", {}).items()
        for printed in (held if key == "unplaced" else [held])
    ]


def assert_nothing_is_invented(text: str, value: dict[str, Any]) -> None:
    """Every figure among the outcomes stands in the text, on or shortly after its indicator's line."""
    lines = [re.sub(r"\s+", " ", line) for line in re.split(r"\r\n|\r|\n", text)]
    for printed, line in outcomes(value):
        assert any(printed in words for words in lines[line - 1 : line + 60]), (printed, line)


def test_every_outcome_of_the_real_agreement_stands_in_its_lines() -> None:
    assert len(outcomes(real().value)) == 65
    assert_nothing_is_invented(source_text(), real().value)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_are_an_agreement_or_a_fault(data: bytes) -> None:
    with suppress(FaultsFound):
        import_document(data, "avtal.txt")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.one_of(PASSAGES, WORDS.map(lambda text: [text])), min_size=1, max_size=12),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_any_order_of_its_passages_gives_a_file_that_can_be_read(passages: list[list[str]], between: str) -> None:
    text = between.join([HEAD, *ITEM, *(line for passage in passages for line in passage)])
    found = imported(text)
    read = dict(agreement_of(found.file, "avtal.yaml").document.value)  # type: ignore[arg-type]
    read.pop("doubts", None)
    assert read == found.value
    assert_nothing_is_invented(text, found.value)
    used = found.lines - len(found.unread)
    assert 0 <= used <= found.lines


def test_the_same_text_gives_the_same_file() -> None:
    assert imported(source_text()).file == real().file
