"""What is no text is seen to have been there, and nothing else is touched."""

from __future__ import annotations

import re
import sys
from typing import Final
from unicodedata import normalize
from xml.etree.ElementTree import Element, fromstring, tostring

from hypothesis import given
from hypothesis import strategies as st

from checker.characters import SHOWN_INSTEAD, folded, in_reading_order, on_one_line, text_only, words_in

_ALL: Final = "".join(map(chr, range(sys.maxunicode + 1)))

any_text = st.text(st.characters(exclude_categories=["Cs"]))
latin_text = st.text(st.characters(max_codepoint=255) | st.sampled_from("–—‘’“”…•›€"))


@given(any_text)
def test_text_survives_xml(text: str) -> None:
    element = Element("a", b=text_only(text))
    assert fromstring(tostring(element, encoding="unicode")).get("b") == text_only(text)


@given(any_text)
def test_only_what_is_no_text_is_replaced(text: str) -> None:
    changed = [one for one, other in zip(text, text_only(text), strict=True) if one != other]
    assert all(not one.isprintable() for one in changed)
    assert text_only(text_only(text)) == text_only(text)


def test_what_xml_calls_no_character_and_control_characters_are_replaced_and_no_other() -> None:
    named = ((9, 10), (13, 13), (0x20, 0x7E), (0x85, 0x85), (0xA0, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
    text = {chr(number) for first, last in named for number in range(first, last + 1)}
    assert {one for one in _ALL if text_only(one) == one} == text


def test_every_character_that_hides_or_reorders_words_is_replaced() -> None:
    replaced = {*_ALL} - {*in_reading_order(_ALL)}
    assert replaced == {one for one in _ALL if in_reading_order(one) != one}
    assert {*"\x00\x7f\x9f\ud800\ufffe\u202e"} < replaced


@given(any_text)
def test_one_line_is_one_line(text: str) -> None:
    assert len(on_one_line(f"a{text}b").splitlines()) == 1


def test_what_is_replaced() -> None:
    assert text_only("å\x00\x1b\x7f\x9f\ufffe\ud800 ä\t\n\u202e😀") == f"å{SHOWN_INSTEAD * 6} ä\t\n\u202e😀"
    assert in_reading_order("a\u202eb\u2066c\u200f") == f"a{SHOWN_INSTEAD}b{SHOWN_INSTEAD}c{SHOWN_INSTEAD}"
    assert on_one_line("a\r\nb\u2028c\x85d\N{NO-BREAK SPACE}e") == "a b c d\N{NO-BREAK SPACE}e"


@given(any_text | latin_text)
def test_folded_is_what_python_folds(text: str) -> None:
    assert folded(text) == normalize("NFC", text).casefold()


@given(any_text | latin_text)
def test_words_are_of_letters_and_figures(text: str) -> None:
    assert words_in(text) == re.findall(r"[^\W_]+", normalize("NFC", text).casefold())


def test_each_sign_of_latin_1_is_folded_as_python_does() -> None:
    assert [folded(sign) for sign in _ALL[:256]] == [sign.casefold() for sign in _ALL[:256]]
    assert folded("Straße µ") == "strasse \N{GREEK SMALL LETTER MU}"
