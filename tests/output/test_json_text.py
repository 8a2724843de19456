"""JSON is written as Python's own library writes it, whatever of it is made on the way."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.output.json_text import Each, json_parts

SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(), inner, max_size=4)
        | st.lists(inner, max_size=3).map(tuple)
    ),
    max_leaves=12,
)


def by_the_library(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


@given(st.lists(VALUES, max_size=4), st.dictionaries(st.text(), VALUES, max_size=3))
def test_what_is_made_on_the_way_is_written_as_what_is_held(members: list[Any], beside: dict[str, Any]) -> None:
    def held(each: list[Any]) -> dict[str, Any]:
        return {**beside, "members": each, "inside": [{"again": each}, *members, []]}

    assert "".join(json_parts(held(Each(lambda: iter(members))))) == by_the_library(held(members))
    assert "".join(json_parts(Each(lambda: iter(members)))) == by_the_library(members)


def test_members_are_made_when_it_is_their_turn() -> None:
    made: list[int] = []

    def members() -> Any:
        for number in range(5_000):
            made.append(number)
            yield {"number": number}

    parts = json_parts({"members": Each(members)})
    next(parts)
    assert len(made) < 2_500
    assert len([*parts]) > 1
