"""Automatic numbers, which stand in no text, are counted as Word counts them."""

from __future__ import annotations

import pytest

from tests.importer.numbered import OUTLINE, level, listed, numbering, starts_at, word
from tests.importer.twin_files import saved
from tests.importer.word_files import add, of_paragraphs, read, run, texts, with_parts

ONE = {7: (7, "")}


def numbers(looks: str, lists: dict[int, tuple[int, str]], *places: tuple[int, int]) -> list[str]:
    """The numbers of paragraphs in these lists, at these depths."""
    data = word(numbering({7: looks}, lists), (("x", number, depth) for number, depth in places))
    return [text.removesuffix(" x") for text in texts(data)]


def test_deeper_levels_begin_anew() -> None:
    places = [(7, depth) for depth in (0, 1, 2, 2, 1, 2, 0, 1)]
    assert numbers(OUTLINE, ONE, *places) == ["1.", "1.1", "1.1.1", "1.1.2", "1.2", "1.2.1", "2.", "2.1"]


def test_a_list_that_begins_anew_begins_where_it_says_and_then_goes_on() -> None:
    lists = {7: (7, ""), 8: (7, starts_at(0, 1)), 9: (7, starts_at(2, 5))}
    places = ((7, 0), (7, 0), (8, 0), (8, 0), (7, 0), (7, 1), (7, 2), (9, 2), (9, 2), (9, 1), (9, 2))
    assert numbers(OUTLINE, lists, *places) == [
        *("1.", "2.", "1.", "2.", "3.", "3.1", "3.1.1", "3.1.5", "3.1.6", "3.2", "3.2.1"),
    ]


def test_a_level_that_is_passed_over_has_its_first_number() -> None:
    assert numbers(OUTLINE, ONE, (7, 2), (7, 0), (7, 2), (7, 1)) == ["1.1.1", "2.", "2.1.1", "2.2"]


def test_two_lists_of_one_look_are_counted_together() -> None:
    assert numbers(OUTLINE, {7: (7, ""), 8: (7, "")}, (7, 0), (8, 0), (7, 0)) == ["1.", "2.", "3."]


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("decimal", ["3", "4"]),
        ("decimalZero", ["03", "04"]),
        ("lowerLetter", ["c", "d"]),
        ("upperLetter", ["C", "D"]),
        ("lowerRoman", ["iii", "iv"]),
        ("upperRoman", ["III", "IV"]),
    ],
)
def test_forms(form: str, shown: list[str]) -> None:
    assert numbers(level(0, "(%1)", form, start=3), ONE, (7, 0), (7, 0)) == [f"({one})" for one in shown]


@pytest.mark.parametrize("form", ["lowerRoman", "lowerLetter", "decimal"])
def test_a_start_that_is_no_number_of_a_paragraph_takes_no_room(form: str) -> None:
    looks = level(0, "%1.", form).replace('<w:start w:val="1"/>', f'<w:start w:val="{"9" * 5000}"/>')
    (shown,) = numbers(looks, ONE, (7, 0))
    assert len(shown) < 1000


def test_levels_that_show_all_numbers_alike() -> None:
    looks = level(0, "%1.", "upperRoman") + level(1, "%1.%2", more="<w:isLgl/>") + level(2, "%1.%2.%3")
    assert numbers(looks, ONE, (7, 0), (7, 0), (7, 1), (7, 2)) == ["I.", "II.", "2.1", "II.1.1"]


def test_levels_that_go_on_where_others_begin_anew() -> None:
    looks = level(0, "%1.") + level(1, "%2)", more='<w:lvlRestart w:val="0"/>')
    looks += level(2, "%3:", more='<w:lvlRestart w:val="1"/>')
    places = [(7, depth) for depth in (0, 1, 2, 1, 2, 0, 1, 2)]
    assert numbers(looks, ONE, *places) == ["1.", "1)", "1:", "2)", "2:", "2.", "3)", "1:"]


def test_a_list_with_a_look_of_its_own() -> None:
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "(%1)", "lowerLetter")}</w:lvlOverride>'
    assert numbers(OUTLINE, {7: (7, ""), 8: (7, own)}, (7, 0), (8, 0), (8, 0)) == ["1.", "(b)", "(c)"]


def test_a_list_that_looks_as_a_style_says() -> None:
    looks = {7: f'<w:styleLink w:val="Lista"/>{OUTLINE}', 8: '<w:numStyleLink w:val="Lista"/>'}
    part = numbering(looks, {7: (7, ""), 8: (8, "")})
    assert texts(word(part, [("a", 8, 0), ("b", 8, 1), ("c", 7, 0)])) == ["1. a", "1.1 b", "2. c"]


def test_an_empty_paragraph_is_counted_and_bullets_are_not_shown() -> None:
    looks = level(0, "%1.") + level(1, "\N{BULLET}", "bullet")
    part = numbering({7: looks}, ONE)
    assert texts(word(part, [("a", 7, 0), ("", 7, 0), ("punkt", 7, 1), ("c", 7, 0)])) == ["1. a", "punkt", "3. c"]


def test_paragraphs_that_are_struck_out_are_not_counted() -> None:
    part = numbering({7: OUTLINE}, ONE)
    struck = listed("", 7, 0).replace("</w:pPr>", "<w:rPr><w:del w:id='1'/></w:rPr></w:pPr>")
    deleted = struck.replace("</w:p>", "<w:del w:id='2'><w:r><w:delText>Struket</w:delText></w:r></w:del></w:p>")
    joined = struck.replace("</w:p>", f"{run('Första ')}</w:p>")
    row = f"<w:tbl><w:tr><w:trPr><w:del w:id='3'/></w:trPr><w:tc>{listed('rad', 7, 0)}</w:tc></w:tr></w:tbl>"
    made = add(of_paragraphs(), listed("a", 7, 0), deleted, row, joined, listed("halvan", 7, 0), listed("c", 7, 0))
    found = with_parts(saved(made), {"word/numbering.xml": part})
    assert texts(found) == ["1. a", "2. Första halvan", "3. c"]


def test_a_numbered_heading_stands_on_the_page_that_it_begins() -> None:
    part = numbering({7: OUTLINE}, ONE)
    second = listed("", 7, 0).replace("</w:p>", "<w:r><w:lastRenderedPageBreak/><w:t>b</w:t></w:r></w:p>")
    data = with_parts(saved(add(of_paragraphs(), listed("a", 7, 0), second)), {"word/numbering.xml": part})
    assert [(line.text, line.page) for line in read(data).lines] == [("1. a", 1), ("2. b", 2)]
