"""The words that changed in a text, as they are told."""

from __future__ import annotations

import pytest

from checker.decisions.prose import LONGEST, shortened


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ord  och\n ord", "ord och ord"),
        ("a" * LONGEST, "a" * LONGEST),
        (f"{'ord ' * 14}sist", f"{'ord ' * 14}sist"),
        (f"{'ord ' * 14}sista ordet", f"{('ord ' * 14).strip()}…"),
        ("a" * (LONGEST + 1), f"{'a' * (LONGEST - 1)}…"),
    ],
)
def test_a_long_text_is_cut_between_words_where_it_has_any(text: str, said: str) -> None:
    assert shortened(text) == said
    assert len(said) <= LONGEST
