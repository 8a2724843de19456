"""A file with another value: that value is what is read back, and what did not change is as it was written."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from typing import Any, Final

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from checker.yamlfile import FaultsFound, read_bytes
from checker.yamlfile.emit import Style, yaml_text
from checker.yamlfile.encode import encoded
from checker.yamlfile.rewrite import rewritten

STYLE: Final = Style(open_lists=frozenset({"title"}), open_entries=frozenset({"items"}), names=("number", "code"))

TEXT: Final = """\
# A file.
items:
  # the first
  - number: "1"   # its number
    title: Ett
    name: {unknown: varför, among: [a, b]}
    source: {line: 3}

  # A group that stands by itself.

  # the second
  - {number: "2", title: Två, source: {line: 9}}  # on one line
  - number: "3"
    title:
      unknown: flera rader # why
      among: [x]

doubts:
  - code: one
    about: ett
  # about the second
  - {code: two}
  - code: three
last: [a, b, c]  # the end
"""


def value_of(text: str) -> Any:
    return read_bytes(text.encode(), "a.yaml").value


def changed(text: str, value: Any) -> str:
    return rewritten(read_bytes(text.encode(), "a.yaml"), value, STYLE)


def test_the_same_value_leaves_every_letter() -> None:
    assert changed(TEXT, value_of(TEXT)) == TEXT


@pytest.mark.parametrize(
    ("change", "old", "new"),
    [
        (lambda value: value["items"][0].update(title="Tre: fyra"), "    title: Ett\n", '    title: "Tre: fyra"\n'),
        (lambda value: value["items"][0].update(number="4"), 'number: "1"   # its', "number: 4   # its"),
        (lambda value: value["items"][0].update(name="Namn"), "name: {unknown: varför, among: [a, b]}", "name: Namn"),
        (lambda value: value["items"][0]["name"].update(among=["a", "c"]), "[a, b]}", "[a, c]}"),
        (lambda value: value["items"][0]["source"].update(page="2"), "source: {line: 3}", "source: {line: 3, page: 2}"),
        (lambda value: value["items"][1].update(title="Tre"), "title: Två", "title: Tre"),
        # What stood inside what is gone stands above what came in its place.
        (
            lambda value: value["items"][2].update(title="Tre"),
            "    title:\n      unknown: flera rader # why\n      among: [x]\n",
            "    # why\n    title: Tre\n",
        ),
        # A comment above something goes with it; one that stands by itself stays.
        (lambda value: value["items"].pop(1), TEXT[TEXT.index("\n  # the second") : TEXT.index('  - number: "3"')], ""),
        (
            lambda value: value["doubts"].pop(0),
            "  - code: one\n    about: ett\n  # about the second\n",
            "  # about the second\n",
        ),
        (lambda value: value["doubts"].pop(1), "  # about the second\n  - {code: two}\n", ""),
        (lambda value: value["doubts"].pop(2), "  - code: three\n", ""),
        (
            lambda value: value["doubts"].insert(1, {"code": "new"}),
            "  # about the second",
            "  - {code: new}\n  # about the second",
        ),
        (lambda value: value.pop("doubts"), TEXT[TEXT.index("\n\ndoubts:") : TEXT.index("\nlast:")], ""),
        (lambda value: value["last"].append("d"), "[a, b, c]  # the end", "[a, b, c, d]  # the end"),
        (lambda value: value.update(last="x"), "last: [a, b, c]  # the end", "last: x  # the end"),
    ],
)
def test_only_what_changed_is_written_anew(change: Callable[[Any], object], old: str, new: str) -> None:
    value = value_of(TEXT)
    change(value)
    assert changed(TEXT, value) == TEXT.replace(old, new, 1)


def test_an_entry_takes_its_comments_along() -> None:
    value = value_of(TEXT)
    value["doubts"].reverse()
    moved = "doubts:\n  - code: three\n  # about the second\n  - {code: two}\n  - code: one\n    about: ett\nlast"
    assert changed(TEXT, value) == TEXT[: TEXT.index("doubts:")] + moved + TEXT[TEXT.index(": [a, b, c]") :]


def test_a_long_text_is_folded_and_its_comment_stays_one() -> None:
    value = value_of(TEXT)
    value["items"][0]["number"] = "ord " * 40 + "slut"
    value["last"] = "ord " * 40 + "slut"
    text = changed(TEXT, value)
    assert value_of(text) == value
    assert "\n# the end\nlast: >-\n  ord" in text
    assert "# its number" in text


def test_line_ends_stay() -> None:
    value = value_of(TEXT)
    value["items"].append({"number": "5", "title": {"a": "b"}})
    text = changed(TEXT.replace("\n", "\r\n"), value)
    assert text.count("\n") == text.count("\r\n") == TEXT.count("\n") + 3
    assert value_of(text) == value


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_the_bytes_are_in_the_files_own_encoding(coding: str) -> None:
    document = read_bytes("namn: Åsa\n".encode(coding), "a.yaml")
    assert encoded(document, document.text) == document.data
    assert read_bytes(encoded(document, "namn: Škoda ł\n"), "a.yaml").value == {"namn": "Škoda ł"}


WORDS: Final = st.sampled_from(["a", "b", "ett: två", "# no comment", "10", "ja", "ord " * 40 + "slut", "- x", "å"])
KEYS: Final = st.sampled_from(["number", "code", "title", "items", "c", "d e"])
VALUES: Final = st.dictionaries(
    KEYS,
    st.recursive(
        WORDS,
        lambda inner: st.one_of(st.dictionaries(KEYS, inner, max_size=4), st.lists(inner, max_size=4)),
        max_leaves=12,
    ),
    min_size=1,
    max_size=5,
)


@st.composite
def written(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A file with comments between its lines and after them, and the comments."""
    value = draw(VALUES)
    lines = yaml_text(value, draw(st.sampled_from([STYLE, Style(), Style(apart=frozenset({"items"}))]))).splitlines()
    comments: list[str] = []
    for position in draw(st.lists(st.integers(0, len(lines) - 1), max_size=4, unique=True)):
        name = f"# note {position}"
        indent = " " * (len(lines[position]) - len(lines[position].lstrip()))
        lines[position] = draw(st.sampled_from([f"{indent}{name}\n{lines[position]}", f"{lines[position]}  {name}"]))
        comments.append(name)
    text = "\n".join(lines) + "\n"
    try:
        assume(value_of(text) == value)  # a comment inside a folded text is none
    except FaultsFound:
        assume(False)
    return text, comments


@settings(max_examples=200, deadline=None)
@given(written(), VALUES)
def test_the_new_value_is_read_back(file: tuple[str, list[str]], value: dict[str, Any]) -> None:
    text, _ = file
    assert value_of(changed(text, value)) == value


def test_a_comment_stays_above_an_entry_that_becomes_another_sort_of_value() -> None:
    text = "items:\n  - a\n  # note\n  - {}\n  - b\n"
    assert changed(text, {"items": ["a", "nytt", "b"]}) == text.replace("{}", "nytt")


@settings(max_examples=150, deadline=None)
@given(written(), st.data())
def test_comments_stay_where_nothing_goes(file: tuple[str, list[str]], data: st.DataObject) -> None:
    text, comments = file
    value = deepcopy(value_of(text))
    where: Any = value
    while isinstance(where, (dict, list)) and where:
        key = data.draw(st.sampled_from([*where] if isinstance(where, dict) else range(len(where))))
        if not where[key] or isinstance(where[key], str) or (isinstance(where, dict) and data.draw(st.booleans())):
            where[key] = data.draw(st.sampled_from(["nytt", "nytt: två", "nytt " * 40 + "slut"]))
            break
        where = where[key]
    new = changed(text, value)
    assert value_of(new) == value
    assert sorted(one for one in comments if one in new) == sorted(comments)


NOTED: Final = """\
items:
  - number: "1"
    # ask Anna
    better: {unknown: why}  # on Monday
    # above the unit
    unit: kr
"""


@pytest.mark.parametrize(
    ("key", "new"),
    [
        ("better", NOTED.replace("better: {unknown: why}  # on Monday", "# on Monday")),
        ("unit", NOTED.replace("\n    unit: kr", "")),
        ("number", NOTED.replace('- number: "1"\n    # ask', "- # ask")),
    ],
)
def test_comments_at_a_field_that_is_gone_stay_with_what_had_it(key: str, new: str) -> None:
    value = value_of(NOTED)
    del value["items"][0][key]
    assert changed(NOTED, value) == new
    assert value_of(new) == value


@settings(max_examples=150, deadline=None)
@given(written(), st.data())
def test_no_comment_is_lost_with_a_field_of_something_that_stays(
    file: tuple[str, list[str]], data: st.DataObject
) -> None:
    text, comments = file
    value = deepcopy(value_of(text))
    held = [one for one in _mappings(value) if one is not value and len(one) > 1]
    assume(held)
    where = data.draw(st.sampled_from(held))
    for key in data.draw(st.lists(st.sampled_from([*where]), min_size=1, max_size=len(where) - 1, unique=True)):
        del where[key]
    new = changed(text, value)
    assert value_of(new) == value
    assert sorted(one for one in comments if one in new) == sorted(comments)


def _mappings(value: Any) -> list[dict[str, Any]]:
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [*([value] if isinstance(value, dict) else []), *(one for part in inside for one in _mappings(part))]
