"""Bytes of any encoding that people save in become the text they stand for, and what was guessed is warned of."""

from unicodedata import is_normalized

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.yamlfile.events import in_nfc
from checker.yamlfile.places import FaultsFound
from tests.yamlfile.test_values_and_places import read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    document = read("å: Ä 20 %\nb: x\n", encoding)
    assert document.value == {"å": "Ä 20 %", "b": "x"}
    assert document.place(("å",)) == ("f.yaml", 1, 4, 1, 10)
    assert document.key_place(("b",)) == ("f.yaml", 2, 1, 2, 2)
    assert [fault.place for fault in document.warnings] == [("f.yaml", 1, 1, 1, 1)] * (encoding == "cp1252")


def test_the_warning_of_windows_1252() -> None:
    (warning,) = read("a: å\n", "cp1252").warnings
    assert "Windows-1252" in warning.text("sv")
    assert "Windows-1252" in warning.text("en")


def test_decomposed_letters_are_composed_and_places_are_those_of_the_file() -> None:
    document = read("a\u030a: [o\u0308, x]\n")
    assert document.value == {"å": ["ö", "x"]}
    assert document.place(("å", 1)) == ("f.yaml", 1, 10, 1, 11)
    assert document.key_place(("å",)) == ("f.yaml", 1, 1, 1, 3)
    assert document.text == "a\u030a: [o\u0308, x]\n"


def test_of_two_byte_order_marks_one_is_none() -> None:
    with pytest.raises(FaultsFound) as found:
        read("\ufeff\ufeffa: b\n")
    assert [fault.place[1:3] for fault in found.value.faults] == [(1, 1)]


@given(st.text(st.sampled_from("ae\u0301\u030a\u0323éÅ\u2013\u201d\u20ac\u2126\u2000\ud55c\u1161\u1100")))
def test_a_text_is_known_to_be_in_nfc(text: str) -> None:
    assert in_nfc(text, text.encode()) is is_normalized("NFC", text)


def test_what_is_taken_to_be_in_nfc_is_so_beside_any_other_sign_of_its_like() -> None:
    signs = [chr(number) for number in (*range(0x100), *range(0x2010, 0x20C0))]
    assert in_nfc("".join(signs), "".join(signs).encode())
    assert all(is_normalized("NFC", before + sign) for before in signs for sign in signs)
