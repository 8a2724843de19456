"""A waiver put into its file: whatever stands there, every byte of it is kept, and the waiver is read back."""

from __future__ import annotations

from datetime import date
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.decisions.append_waiver import NoPlace, fields_of, new_file, with_waiver
from checker.decisions.entries import quoted, value_text
from checker.decisions.waiver_file import waivers_in
from checker.finding.waivers import Decision, Waiver
from checker.yamlfile import Place, read_bytes
from tests.decisions.waived import rulebook

NOWHERE = Place("u.yaml", 1, 1, 1, 1)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30).filter(lambda text: text.strip())


def a_waiver(reason: str = "Det får stå", values: tuple[str, ...] = ("2027",), title: str = "Ett: tak") -> Waiver:
    decision = Decision(reason, "KSAU", "§ 14", date(2026, 12, 31), NOWHERE)
    return Waiver("ks-2026", "DAT05", "7.2.2", title, values, decision, position=0)


BLOCK = """\
# Våra undantag

waivers:
  - rule: LED01   # det första
    subject: 1.1.2
    title: 'Rubrik'
    reason: >-
      två
      rader
    decided_by: KS
    decision: § 1
# sist
"""
FLOW = '{waivers: [{rule: LED01, subject: 1.1.2, title: A, reason: å, decided_by: B, decision: "§ 1"}]} # sist\n'
OUTERMOST = BLOCK.replace("\n  ", "\n")


def added(data: bytes) -> bytes:
    return with_waiver(read_bytes(data, "u.yaml"), a_waiver(), rulebook().rules)


def is_kept(before: bytes, after: bytes) -> bool:
    """Whether every byte of the one is in the other, in its order, and what is new is in one place."""
    start = next((i for i, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return after.endswith(before[start:]) and len(after) > len(before)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(BLOCK.encode(), id="lines"),
        pytest.param(BLOCK.removesuffix("\n").encode(), id="without a last line end"),
        pytest.param(OUTERMOST.encode(), id="not indented"),
        pytest.param(BLOCK.replace("\n", "\r\n").encode(), id="CRLF"),
        pytest.param(b"\xef\xbb\xbf" + BLOCK.encode(), id="byte order mark"),
        pytest.param(b"\xff\xfe" + BLOCK.encode("utf-16-le"), id="UTF-16"),
        pytest.param(BLOCK.encode("cp1252"), id="Windows-1252"),
        pytest.param(FLOW.encode(), id="brackets"),
        pytest.param(b"waivers: []\n", id="an empty list"),
        pytest.param(b"waivers:\n", id="no list left"),
        pytest.param(b"waivers:  # inga\n\n\n", id="a comment"),
    ],
)
def test_nothing_that_stands_there_is_touched(data: bytes) -> None:
    before = waivers_in(read_bytes(data, "u.yaml"), rulebook().rules).waivers
    after = added(data)
    assert is_kept(data, after)
    read = waivers_in(read_bytes(after, "u.yaml"), rulebook().rules).waivers
    assert [*map(fields_of, read)] == [*map(fields_of, (*before, a_waiver()))]


def test_a_file_of_lines_is_only_continued() -> None:
    for data in (BLOCK.encode(), BLOCK.replace("\n", "\r\n").encode()):
        after = added(data)
        assert after.startswith(data)
        assert after.count(b"\r\n") in (0, after.count(b"\n"))


def test_the_new_entry_is_indented_as_the_others() -> None:
    assert b'\n  - agreement: ks-2026\n    rule: DAT05\n    subject: "7.2.2"\n' in added(BLOCK.encode())
    assert b'\n- agreement: ks-2026\n  rule: DAT05\n  subject: "7.2.2"\n' in added(OUTERMOST.encode())


@pytest.mark.parametrize("data", [b"waivers: null\n", b"waivers:\n...\n", b"waivers: ~ # inga\n"])
def test_where_there_is_no_place_nothing_is_made_up(data: bytes) -> None:
    with pytest.raises(NoPlace):
        added(data)


def test_a_sign_that_the_encoding_lacks_is_no_place() -> None:
    with pytest.raises(NoPlace):
        with_waiver(read_bytes(BLOCK.encode("cp1252"), "u.yaml"), a_waiver("→"), rulebook().rules)


def test_a_new_file_says_what_it_is() -> None:
    text = new_file(a_waiver()).decode()
    assert text.startswith("# Beviljade undantag")
    (waiver,) = waivers_in(read_bytes(text.encode(), "u.yaml"), rulebook().rules).waivers
    assert fields_of(waiver) == fields_of(a_waiver())


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=3), st.sampled_from([BLOCK, FLOW, "waivers: []\n"]))
def test_any_words_are_read_back(reason: str, title: str, values: list[str], before: str) -> None:
    waiver = a_waiver(reason, tuple(values), title)
    data = with_waiver(read_bytes(before.encode(), "u.yaml"), waiver, rulebook().rules)
    assert fields_of(waivers_in(read_bytes(data, "u.yaml"), rulebook().rules).waivers[-1]) == fields_of(waiver)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_quoted_text_is_read_back(text: str) -> None:
    assert read_bytes(f"a: {quoted(text)}\n".encode(), "u.yaml").value == {"a": normalize("NFC", text)}


def test_letters_that_are_typed_in_two_signs_are_read_back_as_one() -> None:
    (waiver,) = waivers_in(
        read_bytes(new_file(a_waiver("fo\u0308r\u2000a\u030ar")), "u.yaml"), rulebook().rules
    ).waivers
    assert waiver.decision.reason == "för\u2002år"


def test_values_on_one_line() -> None:
    assert value_text({"a": ["1", 'b"c'], "d": "e, f"}) == '{a: ["1", "b\\"c"], d: "e, f"}'
