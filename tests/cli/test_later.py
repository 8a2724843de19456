"""What is put off while modules are loaded is done when it is asked for, and is then as it would have been."""

from __future__ import annotations

import re
import sys
from typing import ForwardRef, TypedDict, get_type_hints

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.cli.later import compiled_later, load_later

PATTERN = r"(?P<letter>[a-c])\d*"

with compiled_later():
    LATER = re.compile(PATTERN, re.IGNORECASE)
    WRONG = re.compile("(")

    class Written(TypedDict):
        """Annotations, which `from __future__ import annotations` leaves as text."""

        count: int | None
        names: list[str]

    UNREADABLE = TypedDict("UNREADABLE", {"name": "("})  # type: ignore[valid-type]  # noqa: F722, UP013
NOW = re.compile(PATTERN, re.IGNORECASE)


@given(st.text("abcABC12 "))
def test_a_pattern_that_was_put_off_finds_what_it_would_have_found(text: str) -> None:
    assert [found.span() for found in LATER.finditer(text)] == [found.span() for found in NOW.finditer(text)]
    assert (LATER.sub(r"<\g<letter>>", text), LATER.split(text)) == (NOW.sub(r"<\g<letter>>", text), NOW.split(text))
    assert (LATER.pattern, LATER.flags, LATER.groupindex) == (NOW.pattern, NOW.flags, NOW.groupindex)


def test_a_pattern_that_cannot_be_compiled_says_so_when_it_is_used() -> None:
    with pytest.raises(re.error):
        WRONG.match("")


def test_an_annotation_that_was_put_off_is_what_it_would_have_been() -> None:
    assert get_type_hints(Written) == {"count": int | None, "names": list[str]}
    with pytest.raises(SyntaxError):
        get_type_hints(UNREADABLE)


def test_all_is_compiled_at_once_again_when_the_modules_are_loaded() -> None:
    with pytest.raises(ZeroDivisionError), compiled_later():
        _ = 1 / 0
    assert isinstance(re.compile(PATTERN), re.Pattern)
    with pytest.raises(SyntaxError):
        ForwardRef("(")


def test_pyyamls_own_parser_and_types_work_with_patterns_that_were_put_off(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "a: [1, 2.5, yes, 2026-01-31, null, 0x1f, text, {<<: {b: 1}, c: 2}]\n"
    known = yaml.safe_load(text)
    for name in [name for name in sys.modules if name.partition(".")[0] == "yaml" and name != "yaml._yaml"]:
        monkeypatch.delitem(sys.modules, name)
    with compiled_later():
        import yaml as anew
    assert anew is not yaml
    assert anew.load(text, Loader=anew.SafeLoader) == known
    with pytest.raises(Exception, match="special characters are not allowed"):
        anew.load("a: \x07\n", Loader=anew.SafeLoader)


def test_a_module_is_loaded_when_anything_in_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    load_later("colorsys")
    import colorsys

    before = vars(colorsys).keys()
    assert "rgb_to_hsv" not in before
    assert colorsys.rgb_to_hsv(0, 0, 1) == (2 / 3, 1, 1)
    assert "rgb_to_hsv" in vars(sys.modules["colorsys"])
    assert not hasattr(colorsys, "unheard_of")


def test_a_module_that_is_loaded_stays() -> None:
    load_later("re")
    assert sys.modules["re"] is re
