"""Bytes of any encoding that people save in become the text they stand for, and what was guessed is warned of."""

import pytest

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
