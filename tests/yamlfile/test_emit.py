"""A value that is written as YAML reads back as itself, whatever its texts hold, in lines that fit."""

from __future__ import annotations

import unicodedata
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.yamlfile import read_bytes
from checker.yamlfile.emit import WIDTH, Style, scalar, yaml_text

STYLE = Style(open_lists=frozenset({"text"}), open_entries=frozenset({"items"}), quoted=frozenset({"number"}))

TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1)
WORDS = st.lists(st.sampled_from(["och", "a: b", "#tag", "-", "12,5", "ja:", "'n'", '"q"', "[x]", "2.10"]), min_size=1)
ODD = st.sampled_from(["null", "~", "true", "NO", "2.10", "2026-01-01", "= 1", "a #b"])
SAID = st.one_of(TEXT, WORDS.map(" ".join), ODD).map(lambda text: unicodedata.normalize("NFC", text))


def read(text: str) -> Any:
    return read_bytes(text.encode(), "written.yaml").value


@given(
    st.dictionaries(
        st.sampled_from(["text", "number", "about", "a key"]), SAID | st.lists(SAID, min_size=1), min_size=1
    )
)
def test_texts_read_back_as_they_were(value: dict[str, Any]) -> None:
    assert read(yaml_text(value, STYLE)) == value


@given(st.lists(st.dictionaries(st.sampled_from(["number", "title", "source"]), SAID, min_size=1), min_size=1))
def test_entries_read_back_as_they_were(entries: list[dict[str, str]]) -> None:
    for key in ("items", "others"):
        assert read(yaml_text({key: entries}, STYLE)) == {key: entries}


@given(st.dictionaries(SAID, st.dictionaries(SAID, SAID, min_size=1), min_size=1, max_size=3))
def test_mappings_with_any_keys_read_back_as_they_were(value: dict[str, Any]) -> None:
    assert read(yaml_text(value, STYLE)) == value


@given(WORDS)
def test_prose_is_folded_to_the_width(words: list[str]) -> None:
    text = " ".join(["Ett", *words * 12, "slut"])
    assert all(len(line) <= WIDTH for line in yaml_text({"items": [{"text": [text]}]}, STYLE).splitlines())


def test_what_is_quoted() -> None:
    plain = {"Andel i befolkningen, procent", "2026", "2026-01-01", "true", "(KS)", "ab: c".replace(": ", ":")}
    quoted = {"2.10", "20,0%", "4-åringar", "a: b", "- x", "null", "no", "x #y", " x", "x ", "%", "'x'", "slut:"}
    assert {text for text in plain | quoted if scalar(text) != text} == quoted
    assert scalar("a, b", flow=True) == '"a, b"'
