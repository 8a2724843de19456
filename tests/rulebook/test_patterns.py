"""Patterns: the language, what matches need, the bound on a search: each against a naive matcher or a library."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from unicodedata import normalize

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from checker.rulebook import pattern_bounds
from checker.rulebook.constraints.pattern import Search, fold
from checker.rulebook.pattern_bounds import matches_anything, most_steps, needed, safe_length
from checker.rulebook.patterns import Choice, Edge, Node, One, PatternFault, Repetition, parse_pattern
from checker.rulebook.shapes import Pattern
from checker.yamlfile import Place

HERE = Place("r.yaml", 1, 1, 1, 2)


def grown(smaller: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    repeated = st.builds(
        "({}){}{}".format, smaller, st.sampled_from(["*", "+", "?", "{2}", "{1,}", "{0,3}"]), st.sampled_from(["", "?"])
    )
    return st.one_of(
        repeated, st.builds("{}{}".format, smaller, smaller), st.builds("({}|{})".format, smaller, smaller)
    )


single = st.sampled_from(
    ["a", "b", "å", ".", r"\w", r"\W", "[ab]", "[^a]", "[Aa]", " ", "^", "$", "a+", "b*", r"\w*", "ab"]
)

patterns = st.recursive(single, grown, max_leaves=6)

texts = st.text("abåABÅ .", max_size=10)


@given(patterns, texts, st.booleans())
def test_both_libraries_find_the_same_and_only_where_what_is_needed_stands(
    written: str, text: str, ignore_case: bool
) -> None:
    found = re.search(written, text, re.I if ignore_case else 0) is not None
    assert (regex.search(written, text, regex.I if ignore_case else 0) is not None) is found
    if found:
        assert all(any(word in fold(text) for word in group) for group in needed(parse_pattern(written)))
    if matches_anything(parse_pattern(written)):
        assert found


class TooMany(Exception):
    """The naive matcher has taken more steps than is allowed."""


def naive_steps(node: Node, text: str, most: int) -> int:
    """The steps of a search that tries everything, and finds nothing at the end: every character looked at is one."""
    steps = 0

    def after(node: Node, position: int, then: Callable[[int], None]) -> None:
        nonlocal steps
        match node:
            case One(_, letter):
                steps += 1
                if steps > most:
                    raise TooMany
                if position < len(text) and (not letter or fold(text[position]) == letter):
                    then(position + 1)
            case Edge():
                then(position)
            case Choice(options):
                for option in options:
                    after(option, position, then)
            case Repetition(part, least, greatest):
                again(part, least, greatest, 0, position, then)
            case _:
                row(node.parts, position, then)

    def row(parts: tuple[Node, ...], position: int, then: Callable[[int], None]) -> None:
        if parts:
            after(parts[0], position, lambda reached: row(parts[1:], reached, then))
        else:
            then(position)

    def again(
        part: Node, least: int, greatest: int | None, times: int, position: int, then: Callable[[int], None]
    ) -> None:
        def once_more(reached: int) -> None:
            if reached > position or times < least:  # what matched nothing is not repeated without need
                again(part, least, greatest, times + 1, reached, then)

        if greatest is None or times < greatest:
            after(part, position, once_more)
        if times >= least:
            then(position)

    for start in range(len(text) + 1):
        after(node, start, lambda reached: None)
    return steps


@given(patterns, st.text("abå ", max_size=6))
def test_no_search_takes_more_steps_than_the_bound(written: str, text: str) -> None:
    node = parse_pattern(written)
    bound = most_steps(node, len(text))
    if bound <= pattern_bounds.STEPS:
        assert naive_steps(node, text, bound) <= bound


@pytest.mark.parametrize(
    "written", ["a*a*(b|c|d|e|f|g|h|i)", "(a|aa)+b", "(a*)*b", "a{2,5}(a|b)?a{1,3}(cd)+", "(a?){9}b"]
)
def test_a_search_that_is_all_in_vain_stays_within_the_bound(written: str) -> None:
    node = parse_pattern(written)
    assert naive_steps(node, "a" * 12, 10_000_000) <= most_steps(node, 12)


@pytest.mark.parametrize(
    ("written", "anything"),
    [("a*", True), ("(a*)+", True), ("b|a?", True), ("(^|a*)", True), ("a+", False), ("^$", False), ("(^|$)", False)],
)
def test_matches_anything(written: str, anything: bool) -> None:
    assert matches_anything(parse_pattern(written)) is anything


@pytest.mark.parametrize(
    ("written", "least", "most"),
    [
        ("i sin helhet bilaga", 100_000, 1_000_000),
        ("^(genomföra?|ta fram|utreda?)", 100_000, 1_000_000),
        (r"(^|\W)(TBD|XX+|Skriv här)(\W|$)", 500, 2_000),
        ("(för |till )*20", 500, 2_000),
        ("a*a*a*b", 10, 60),
        ("(a|aa)+$", 5, 25),
        ("(a+)+b", 1, 25),
        ("((a{0,9}){0,9}){0,9}b", -1, 10),
    ],
)
def test_safe_length(written: str, least: int, most: int) -> None:
    node = parse_pattern(written)
    length = safe_length(node)
    assert least <= length <= most
    assert length == -1 or most_steps(node, length) <= pattern_bounds.STEPS
    assert length == 1_000_000 or most_steps(node, length + 1) > pattern_bounds.STEPS


@pytest.mark.parametrize("written", ["(a|aa)+$", "a*a*a*b", "(a+)+b", "XX+Y", r"(\w+\s?)*!", "((a{0,9}){0,9}){0,9}b"])
def test_a_text_of_safe_length_is_searched_at_once(written: str) -> None:
    length = min(max(safe_length(parse_pattern(written)), 0), 20_000)
    begun = time.perf_counter()
    re.search(written, ("X" if "X" in written else "a") * length)
    assert time.perf_counter() - begun < 3


def test_needed_words() -> None:
    assert needed(parse_pattern("utvärder(as|ing)")) == (("utvärder",), ("as", "ing"))
    assert needed(parse_pattern("(^|\\W)(TBD|[Xx][Xx]+)(\\W|$)")) == (("tbd", "xx"),)
    assert needed(parse_pattern("a{2,3}b")) == (("aab",), ("aa",))
    assert needed(parse_pattern("a+b+c")) == (("ab",), ("bc",))
    assert needed(parse_pattern("(ska)?ll")) == (("ll",),)
    assert needed(parse_pattern("[^a]b")) == (("b",),)
    assert needed(parse_pattern("STRASSE|%")) == (("strasse", "%"),)
    assert needed(parse_pattern(r"\w+|a")) == ()
    assert needed(parse_pattern("[a-z]")) == ()


LETTERS = "abcdefghijklmnopqrstuvwxyzåäöéüß%0-"


@pytest.mark.parametrize("library", [re, regex])
def test_folding_follows_the_libraries(library: object) -> None:
    every = "".join(chr(code) for code in range(0x3000))
    for letter in LETTERS:
        for other in library.findall(library.escape(letter), every, library.I):  # type: ignore[attr-defined]
            assert fold(other) == fold(letter)


@pytest.mark.parametrize(
    ("written", "position", "sv", "en"),
    [
        ("a(?=b)", 1, "(?…) finns inte här", "neither look-around"),
        ("(?<!a)b", 0, "(?…) finns inte här", "neither look-around"),
        ("(?i)a", 0, "(?…) finns inte här", "there is no (?…)"),
        (r"\bord\b", 0, r"\b finns inte här; skriv (^|\W) före", r"no \b here; write (^|\W) before"),
        (r"or\B", 2, r"\B finns inte", r"no \B here"),
        (r"(a)\1", 3, "Hänvisningar", "back-references"),
        (r"a\Z", 1, r"\Z finns inte", r"no \Z here"),
        ("a\\", 1, "finns inte", "here"),
        ("(a", 0, "saknar sin )", "not closed"),
        ("a)", 1, "står ensam", "stands alone"),
        ("a||*", 3, "inget att upprepa", "nothing to repeat"),
        ("^*", 0, "inget att upprepa", "nothing to repeat"),
        ("a**", 2, "Två upprepningar", "One repetition follows another"),
        ("a++", 2, "Två upprepningar", "One repetition follows another"),
        ("a{3,2}", 1, "Upprepningen skrivs", "A repetition is written"),
        ("a{,2}", 1, "Upprepningen skrivs", "A repetition is written"),
        ("a{1001}", 1, "Upprepningen skrivs", "A repetition is written"),
        ("a}", 1, r"skrivs \}", r"is written \}"),
        ("[ab", 0, "En mängd skrivs", "A set is written"),
        ("x[]", 1, "En mängd skrivs", "A set is written"),
        ("[[a]]", 0, "En mängd skrivs", "A set is written"),
        ("[z-a]", 1, "går inte att läsa", "cannot be read"),
        ("[a&&b]", 0, "går inte att läsa", "cannot be read"),
        ("(" * 30 + "a" + ")" * 30, 20, "för många i varandra", "nested too deep"),
        ("a" * 501, 500, "längre än 500", "longer than 500"),
    ],
)
def test_what_is_no_pattern(written: str, position: int, sv: str, en: str) -> None:
    with pytest.raises(PatternFault) as raised:
        parse_pattern(written)
    assert sv in raised.value.text.sv
    assert en in raised.value.text.en
    assert raised.value.position == position


def searching(written: str, flags: str = "", *, safe: int | None = None) -> Search:
    node = parse_pattern(written)
    return Search(Pattern(written, flags, needed(node), safe_length(node) if safe is None else safe, "T01", HERE))


@pytest.mark.parametrize("safe", [1000, 0])
def test_search(safe: int) -> None:
    assert searching("öka", safe=safe)(normalize("NFD", "ska öka"))
    assert not searching("öka", safe=safe)("SKA ÖKA")
    assert searching("öka", "i", safe=safe)("SKA ÖKA")
    assert searching(r"(^|\W)å(\W|$)", safe=safe)("vid å")
    assert not searching(r"(^|\W)å(\W|$)", safe=safe)("på ån")


@given(patterns, st.lists(texts, max_size=4))
def test_what_is_found_in_a_text_is_possible_there(written: str, given_texts: list[str]) -> None:
    possible = searching(written).possible(given_texts)
    assert possible.issuperset(text for text in given_texts if re.search(written, text))


def test_only_texts_with_the_words_are_possible() -> None:
    assert searching("ab").possible(["a", "b"]) == set()
    assert searching("ab", "i").possible(["a", "cAB", "b", "c"]) == {"cAB"}
    between = "cab\0d"
    assert searching("ab").possible([between, "a", "b"]) == {between}


@given(patterns, st.lists(st.lists(texts, max_size=4), max_size=4))
def test_what_is_remembered_of_texts_makes_no_other_answer_wrong(written: str, asked: list[list[str]]) -> None:
    search = searching(written)
    for given_texts in (*asked, *asked):
        assert search.possible(given_texts) == searching(written).possible(given_texts)


def test_no_more_than_some_texts_are_remembered() -> None:
    search = searching("ab")
    for year in range(10):
        assert not search.possible([f"{number} of {year}" for number in range(1000)])
    assert len(vars(search)["_lacking"]) <= 2025


def test_a_text_without_the_words_is_not_searched_however_long_it_is() -> None:
    search = searching("(a|aa)+b", safe=0)
    assert not search("a" * 1000)
    assert "_limited" not in vars(search)
    assert search("aaB".lower())
    assert "_limited" in vars(search)
