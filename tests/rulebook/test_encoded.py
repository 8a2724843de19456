"""What a cache keeps of rules is read back as it was written: every part, figure and date in its own form."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook.message import Placeholder
from checker.rulebook.recall import decoded, encoded
from checker.rulebook.shapes import Call
from checker.words import Text

scalars = st.text() | st.integers() | st.booleans() | st.none() | st.dates() | st.decimals(allow_nan=False)

parts = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3).map(tuple)
        | st.builds(Call, st.text(), inner)
        | st.builds(Text, st.text(), st.text())
        | st.builds(Placeholder, st.none(), st.none() | st.text(), st.text(), st.booleans())
    ),
    max_leaves=10,
)


@given(parts)
def test_what_is_encoded_is_decoded_as_it_was(value: Any) -> None:
    again = decoded(json.loads(json.dumps(encoded(value))))
    assert again == value
    assert repr(again) == repr(value)


def test_figures_and_dates_keep_their_form() -> None:
    value = (Decimal("20.0"), Decimal("1E+3"), date(2026, 2, 28), 20, True, ("", "date", "Rule"), ())
    assert repr(decoded(encoded(value))) == repr(value)
