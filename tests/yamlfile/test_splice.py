"""Small changes to a file's text: the field or entry is there or gone, and every other line is as it was."""

from __future__ import annotations

import pytest

from checker.yamlfile import Document, PathInFile, read_bytes
from checker.yamlfile.splice import encoded, with_field, without_entry

TEXT = """\
# A file.
items:
  - number: "1"   # the first
    title: Ett
    name: {unknown: varför, among: [a, b]}
    source: {line: 3}

  - {number: "2", title: Två, source: {line: 9}}
  - number: "3"
    title:
      unknown: flera rader
      among: [x]

doubts:
  - code: one
    about: ett
  # about the second
  - {code: two}
  - code: three
last: [a, b, c]
"""


def document(text: str = TEXT) -> Document:
    return read_bytes(text.encode(), "a.yaml")


@pytest.mark.parametrize(
    ("path", "written", "old", "new"),
    [
        (("items", 0, "name"), "Namn", "    name: {unknown: varför, among: [a, b]}\n", "    name: Namn\n"),
        (("items", 0, "better"), "up", "    source: {line: 3}\n", "    better: up\n    source: {line: 3}\n"),
        (("items", 1, "better"), "up", "title: Två, source", "title: Två, better: up, source"),
        (("items", 1, "title"), '"Tre: fyra"', "title: Två", 'title: "Tre: fyra"'),
        (("items", 2, "title"), "Tre", "title:\n      unknown: flera rader\n      among: [x]\n", "title: Tre\n"),
        (("items", 2, "better"), "up", "      among: [x]\n", "      among: [x]\n    better: up\n"),
        (("doubts", 1, "about"), "x", "{code: two}", "{code: two, about: x}"),
    ],
)
def test_a_field_is_written(path: PathInFile, written: str, old: str, new: str) -> None:
    assert with_field(document(), path, written, before="source") == TEXT.replace(old, new)


@pytest.mark.parametrize(
    ("above", "position", "gone"),
    [
        (("doubts",), 0, "  - code: one\n    about: ett\n"),
        (("doubts",), 1, "  - {code: two}\n"),
        (("doubts",), 2, "  - code: three\n"),
    ],
)
def test_an_entry_is_taken_out(above: PathInFile, position: int, gone: str) -> None:
    assert without_entry(document(), above, position) == TEXT.replace(gone, "", 1)


@pytest.mark.parametrize(("position", "left"), [(0, "[b, c]"), (1, "[a, c]"), (2, "[a, b]")])
def test_an_entry_is_taken_out_of_a_list_on_one_line(position: int, left: str) -> None:
    assert without_entry(document(), ("last",), position) == TEXT.replace("[a, b, c]", left)


def test_a_list_without_entries_goes_with_its_key() -> None:
    text = "a: 1\n\ndoubts:\n  - {code: one}\n\nb: 2\n"
    assert read_bytes(without_entry(document(text), ("doubts",), 0).encode(), "a").value == {"a": "1", "b": "2"}
    assert without_entry(document("a: 1\ndoubts:\n  - {code: one}\n"), ("doubts",), 0) == "a: 1\n"


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_encoding_is_kept(name: str) -> None:
    data = TEXT.encode(name)
    assert encoded(read_bytes(data, "a.yaml"), TEXT) == data
