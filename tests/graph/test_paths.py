"""The grammar of paths: every form, what binds tighter, and where a text stops being a path."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.graph import Path, PathFault, Step, parse_path, spelled, words_of
from checker.graph.paths import Alternative, Repeat, Sequence
from tests.graph.worlds import trees

P, Q, R = Step("p"), Step("q"), Step("r")
BACK = Step("p", inverse=True)

FORMS: list[tuple[str, Path]] = [
    ("p", P),
    ("has_item", Step("has_item")),
    ("^p", BACK),
    ("p/q", Sequence((P, Q))),
    ("p/q/r", Sequence((P, Q, R))),
    ("p|q", Alternative((P, Q))),
    ("p|q|r", Alternative((P, Q, R))),
    ("p*", Repeat(P, "*")),
    ("p+", Repeat(P, "+")),
    ("p?", Repeat(P, "?")),
    ("(p)", P),
    ("((p))", P),
    (" p / q ", Sequence((P, Q))),
    # What binds tighter: a sign after, then ^, then /, then |.
    ("^p+", Repeat(BACK, "+")),
    ("(^p)+", Repeat(BACK, "+")),
    ("^(p+)", Repeat(BACK, "+")),
    ("p/q|r", Alternative((Sequence((P, Q)), R))),
    ("p|q/r", Alternative((P, Sequence((Q, R))))),
    ("(p|q)/r", Sequence((Alternative((P, Q)), R))),
    ("p/q*", Sequence((P, Repeat(Q, "*")))),
    ("(p/q)*", Repeat(Sequence((P, Q)), "*")),
    ("p|q+", Alternative((P, Repeat(Q, "+")))),
    ("^p/q", Sequence((BACK, Q))),
    # Backwards goes through the whole: the last step first, each of them turned.
    ("^(p/q)", Sequence((Step("q", inverse=True), BACK))),
    ("^(p|q)", Alternative((BACK, Step("q", inverse=True)))),
    ("^(^p)", P),
    ("^(p/(q|r)*)", Sequence((Repeat(Alternative((Step("q", inverse=True), Step("r", inverse=True))), "*"), BACK))),
    # Repeating what is repeated already.
    ("(p+)+", Repeat(P, "+")),
    ("(p?)?", Repeat(P, "?")),
    ("(p+)?", Repeat(P, "*")),
    ("(p?)+", Repeat(P, "*")),
    ("((p*)+)?", Repeat(P, "*")),
]

FAULTS = [
    ("", 0, "Här väntades ett ord", "A word"),
    ("   ", 3, "Här väntades ett ord", "A word"),
    ("p/", 2, "Här väntades ett ord", "A word"),
    ("/p", 0, "Här väntades ett ord", "A word"),
    ("p||q", 2, "Här väntades ett ord", "A word"),
    ("*", 0, "Här väntades ett ord", "A word"),
    ("^", 1, "Här väntades ett ord", "A word"),
    ("^^p", 1, "Här väntades ett ord", "A word"),
    ("()", 1, "Här väntades ett ord", "A word"),
    ("p q", 2, "Vägen fortsätter inte med q", "does not go on with q"),
    ("p**", 2, "Vägen fortsätter inte med *", "does not go on with *"),
    ("p)", 1, "Vägen fortsätter inte med )", "does not go on with )"),
    ("p/(q|r", 2, "Parentesen stängs inte", "The parenthesis is not closed"),
    ("led_by & name", 7, "Här väntades ett ord", "A word"),
    ("p / Q", 4, "Här väntades ett ord", "A word"),
    ("äpple", 0, "Här väntades ett ord", "A word"),
    ("p/$limit", 2, "Här väntades ett ord", "A word"),
    ("p{2}", 1, "Här väntades ett ord", "A word"),
]


@pytest.mark.parametrize(("text", "path"), FORMS)
def test_every_form(text: str, path: Path) -> None:
    assert parse_path(text) == path


@pytest.mark.parametrize(("text", "position", "sv", "en"), FAULTS)
def test_a_fault_says_where_and_what(text: str, position: int, sv: str, en: str) -> None:
    with pytest.raises(PathFault) as caught:
        parse_path(text)
    assert caught.value.position == position
    assert sv in caught.value.text.sv
    assert en in caught.value.text.en


@pytest.mark.parametrize(
    "text",
    [
        "(" * 10_000 + "p" + ")" * 10_000,
        "(" * 10_000,
        "^(" * 10_000,
        "p" + ")" * 10_000,
        "p/" * 10_000 + "p",
        "p" + "*" * 10_000,
        "(" * 49 + "p" + ")" * 49 + "*" * 49,
        " " * 100_000 + "&",
    ],
)
def test_a_hostile_path_is_a_fault_and_no_crash(text: str) -> None:
    with pytest.raises(PathFault) as caught:
        parse_path(text)
    assert 0 <= caught.value.position <= len(text)


def test_as_deep_as_a_path_may_be() -> None:
    assert parse_path("(" * 49 + "p" + ")" * 49) == P
    assert parse_path("^(" * 32 + "p" + ")" * 32) == P


@given(trees())
def test_a_path_is_spelled_as_it_can_be_read(tree: object) -> None:
    path = parse_path(str(tree))
    assert spelled(parse_path(spelled(path))) == spelled(path)
    assert words_of(parse_path(spelled(path))) == words_of(path)


@given(st.text("pq^/|*+?() ", max_size=12))
def test_any_text_is_a_path_or_a_fault_inside_it(text: str) -> None:
    try:
        path = parse_path(text)
    except PathFault as fault:
        position = fault.position
    else:
        assert [*words_of(path)] == re.findall("[pq]+", text)
        position = 0
    assert 0 <= position <= len(text)
