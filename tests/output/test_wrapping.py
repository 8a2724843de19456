"""Lines are broken as the standard library breaks them."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from checker.output.wrapping import _as_textwrap, wrapped

words = st.text(alphabet="aå-–”  \N{NO-BREAK SPACE}\t\n\N{ZERO WIDTH SPACE}\N{EM SPACE}", max_size=60) | st.text(
    max_size=60
)


@given(words, st.integers(8, 30), st.sampled_from(["", "  ", "  • "]), st.sampled_from(["", "    "]))
@example("", 20, "", "")
@example("a " * 30, 20, "  • ", "    ")
@example("a" * 40 + " b", 20, "", "    ")
@example("a " + "b" * 40, 20, "  • ", "    ")
def test_lines_are_those_of_textwrap(text: str, width: int, first: str, indent: str) -> None:
    assert wrapped(text, width, first, indent) == _as_textwrap(text, width, first, indent)
