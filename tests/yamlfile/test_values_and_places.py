"""A document's values are the text they look like, and every place is where an editor shows it."""

import gc
import subprocess
import sys
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.yamlfile import Document, PathInFile, Place, Value, read_bytes, read_file
from tests.yamlfile.generated import Plain


def read(text: str, encoding: str = "utf-8") -> Document:
    return read_bytes(text.encode(encoding), "f.yaml")


def test_no_value_is_typed() -> None:
    text = "a: 2.10\nb: NO\nc: 12:30\nd: 2026-02-30\ne: 20,0%\nf: 017\ng: 0x1F\nh: .inf\ni: Null\nj: on\n"
    assert read(text).value == {
        "a": "2.10", "b": "NO", "c": "12:30", "d": "2026-02-30", "e": "20,0%",
        "f": "017", "g": "0x1F", "h": ".inf", "i": "Null", "j": "on",
    }  # fmt: skip


def test_only_plain_nothing_is_none() -> None:
    text = "a:\nb: null\nc: ~\nd: 'null'\ne: \"\"\n"
    assert read(text).value == {"a": None, "b": None, "c": None, "d": "null", "e": ""}
    assert read("- \n- ~\n- '~'\n- null\n").value == [None, None, "~", None]


def test_fields_of_one_name_share_it() -> None:
    value: Any = read("- {nummer: 1}\n- {nummer: 2}\n").value
    (one,), (other,) = value
    assert one is other


@pytest.mark.parametrize("text", ["- a\n- b\n", "bara text\n", "'null'"])
def test_another_top_than_a_mapping_is_read(text: str) -> None:
    assert read(text).value == yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a: [20,0, 55,9]\n", [(1, 7), (1, 13)]),
        ("a: {value: 20,0%}\n", [(1, 14)]),
        ('a: ["20,0", 55, 1, 5]\n', []),
        ("a: [1,2,3]\n", [(1, 6), (1, 8)]),
        ("a: [1, 2]\nb: 3,5 [4,5]\nc: \"[1,2]\"\nd: |\n  [1,2]\n", []),
    ],
)  # fmt: skip
def test_commas_that_split_a_decimal_are_warned_of(text: str, at: list[tuple[int, int]]) -> None:
    warnings = read(text).warnings
    assert [(fault.place.line, fault.place.column) for fault in warnings] == at
    assert all("Kommat" in fault.sv and "comma" in fault.en for fault in warnings)


TEXT = """\
# kommentar
åtgärd: "😀 ä"   # mer
items:
  - number: "1.1"
    led_by: [KS, 😀😀, TEK]
    text: |
      första
      andra

  - plain text over
    two lines

    # kommentar
empty:
last: {x: {y: 1}}
"""


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_places(line_end: str, start: str) -> None:
    document = read(start + TEXT.replace("\n", line_end))

    def place(*path: str | int) -> tuple[Any, ...]:
        return document.place(path)[1:]

    def key(*path: str | int) -> tuple[Any, ...]:
        return document.key_place(path)[1:]

    assert place("åtgärd") == (2, 9, 2, 14)
    assert key("åtgärd") == (2, 1, 2, 7)
    assert place("items") == (4, 3, 11, 14)
    assert place("items", 0) == (4, 5, 8, 12)
    assert key("items", 0) == (4, 5, 8, 12)
    assert place("items", 0, "led_by") == (5, 13, 5, 26)
    assert place("items", 0, "led_by", 1) == (5, 18, 5, 20)
    assert place("items", 0, "led_by", 2) == (5, 22, 5, 25)
    assert key("items", 0, "text") == (6, 5, 6, 9)
    assert place("items", 0, "text") == (6, 11, 8, 12)
    assert place("items", 1) == (10, 5, 11, 14)
    assert place("empty") == (14, 7, 14, 7)
    assert key("empty") == (14, 1, 14, 6)
    assert place("last", "x", "y") == (15, 15, 15, 16)
    assert place("last", "x") == (15, 11, 15, 17)
    assert place() == (2, 1, 15, 18)


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        (("items", 0, "nope", "deeper"), ("items", 0)),
        (("items", 7), ("items",)),
        (("items", -1), ("items",)),
        (("items", "0"), ("items",)),
        ((3,), ()),
        (("åtgärd", "x"), ("åtgärd",)),
        (("empty", 0), ("empty",)),
    ],
)
def test_a_path_that_does_not_exist_has_the_place_of_its_nearest_ancestor(
    path: PathInFile, nearest: PathInFile
) -> None:
    document = read(TEXT)
    assert document.place(path) == document.place(nearest)
    assert document.key_place(path) == document.key_place(nearest)


def test_words() -> None:
    document = read(TEXT + "long: " + "ord " * 60 + "\n")
    assert document.words(document.place(("items", 0, "number"))) == '- number: "1.1"'
    assert document.words(document.place(("items", 1))) == "- plain text over two lines"
    words = document.words(document.place(("long",)))
    assert len(words) == 100
    assert words.endswith("ord o…")
    assert document.words(Place("f.yaml", 99, 1, 99, 1)) == ""


@pytest.mark.parametrize("blanks", [0, 1, 299, 300, 301, 399, 400, 401, 5_000])
def test_the_words_of_a_line_after_blanks(blanks: int) -> None:
    text = f"key:{' ' * blanks}{'ord ' * 2_000}\n"
    document = read(" " * blanks + text)
    whole = " ".join(text.split("\n")).strip()
    assert document.words(Place("f.yaml", 1, 1, 1, 1)) == whole[:99].rstrip() + "…"


def test_a_file_and_its_name(tmp_path: Path) -> None:
    path = tmp_path / "å.yaml"
    path.write_bytes(b"a: b\n")
    assert read_file(path).file == str(path)
    assert read_file(str(path), "data/å.yaml").place(()).file == "data/å.yaml"


def test_garbage_collection_is_left_as_it_was() -> None:
    read("a: b\n")
    assert gc.isenabled()
    gc.disable()
    try:
        read("a: b\n")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_is_left_for_the_collector() -> None:
    gc.collect()
    gc.disable()
    try:
        document = read(TEXT)
        assert document.place(("items", 0))
        del document
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_import_is_light() -> None:
    code = "import sys, yaml; before = set(sys.modules); import checker.yamlfile; print(*(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    light = {
        "__future__",
        "gc",
        "errno",
        "bisect",
        "_bisect",
        "unicodedata",
        "typing",
        "_typing",
        "contextlib",
        "warnings",
    }
    assert {name.split(".")[0] for name in loaded} <= {"checker", *light}


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"), max_size=12)

SCALAR = WORDS | st.sampled_from(
    [
        "null",
        "~",
        "",
        "2.10",
        "NO",
        "12:30",
        "20,0%",
        "a: b",
        "- a",
        "#",
        "'",
        '"',
        "å ö\nä",
        "x\n",
        "<<",
        "*a",
        "&b",
        "!c",
    ]
)

VALUES: st.SearchStrategy[Value] = st.recursive(
    st.none() | SCALAR,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCALAR, inner, max_size=4),
    max_leaves=8,
)


def composed(value: Value) -> Value:
    if isinstance(value, dict):
        return {normalize("NFC", key): composed(member) for key, member in value.items()}
    if isinstance(value, list):
        return [composed(member) for member in value]
    return value if value is None else normalize("NFC", value)


def with_null_as_text(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: with_null_as_text(member) for key, member in value.items()}
    if isinstance(value, list):
        return [with_null_as_text(member) for member in value]
    return "null" if value is None else value


def leaves(value: Value, path: PathInFile = ()) -> list[tuple[PathInFile, str]]:
    if isinstance(value, dict):
        return [leaf for key, member in value.items() for leaf in leaves(member, (*path, key))]
    if isinstance(value, list):
        return [leaf for position, member in enumerate(value) for leaf in leaves(member, (*path, position))]
    return [] if value is None else [(path, value)]


def words_at(document: Document, place: Place) -> str:
    """The text between the two ends of a place, found without the code under test."""
    lines = document.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[place.line - 1 : place.end_line]
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return "\n".join(lines)


@settings(max_examples=70, deadline=None)
@given(
    value=VALUES.filter(lambda value: value is not None),
    flow=st.sampled_from([None, True, False]),
    style=st.sampled_from([None, '"', "'"]),
    width=st.sampled_from([20, 1000]),
    line_break=st.sampled_from(["\n", "\r\n"]),
    unicode=st.booleans(),
)
def test_values_and_places_agree_with_yaml(
    value: Value, flow: bool | None, style: str | None, width: int, line_break: Any, unicode: bool
) -> None:
    text = yaml.dump(
        value, Dumper=Plain, default_flow_style=flow, default_style=style,
        width=width, line_break=line_break, allow_unicode=unicode, sort_keys=False,
    )  # fmt: skip
    if "!!null" in text or len(leaves(value)) != len(leaves(composed(value))):
        return  # a forced style writes null with a tag; keys that are one in NFC are duplicates
    document = read(text)
    assert document.value == composed(value)
    assert with_null_as_text(document.value) == composed(yaml.load(text, Loader=yaml.CBaseLoader))
    for path, leaf in leaves(document.value):
        found = words_at(document, document.place(path))
        assert composed(yaml.load(found, Loader=yaml.CBaseLoader)) == leaf
        if isinstance(path[-1] if path else 0, str):
            found = words_at(document, document.key_place(path))
            assert composed(yaml.load(found, Loader=yaml.CBaseLoader)) == path[-1]
