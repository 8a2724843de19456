"""The review's own words: in the right number, and in both languages."""

from __future__ import annotations

import string

import pytest

from checker.output.words import SAYS, count_words, plural


@pytest.mark.parametrize(
    ("key", "count", "sv", "en"),
    [
        ("undecided_count", 0, "0 kan inte avgöras", "0 undecided"),
        ("rules_checked", 1, "1 regel prövades", "1 rule was checked"),
        ("rules_checked", 0, "0 regler prövades", "0 rules were checked"),
        ("rules_vacuous", 2, "hade 2 inget att pröva", "2 had nothing to check"),
        ("rules_not_applicable", 1, "1 gäller inte här", "1 does not apply here"),
        ("rules_not_applicable", 3, "3 gäller inte här", "3 do not apply here"),
        ("rules", 1, "1 regel", "1 rule"),
        ("examples", 2, "2 exempel", "2 examples"),
        ("rules_failed", 2, "2 regler har fel", "2 rules fail"),
    ],
)
def test_numbers(key: str, count: int, sv: str, en: str) -> None:
    assert (count_words(key, count, "sv"), count_words(key, count, "en")) == (sv, en)


def test_severities_in_english() -> None:
    assert [plural("error", count) for count in (0, 1, 2)] == ["errors", "error", "errors"]
    assert [plural("info", count) for count in (1, 2)] == ["for information", "for information"]


def test_both_languages_have_the_same_gaps() -> None:
    for said in SAYS.values():
        sv, en = ({name for _, name, _, _ in string.Formatter().parse(text) if name} for text in said)
        assert sv == en
