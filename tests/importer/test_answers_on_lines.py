"""Answers about lines of the document: whether they are headings, belong together, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from checker.importer.doubts.questions import questions
from checker.importer.doubts.settling import settled
from checker.importer.filed import CannotAnswer
from tests.importer.doubtful import after
from tests.importer.reading import written
from tests.importer.test_answers import agreement, asked_about, question, result


def test_a_line_of_an_appendix_becomes_the_heading_of_what_follows() -> None:
    found = agreement("real")
    for read in ("Förvaltning och utveckling av varumärke.", "Strategisk kommunikationsplanering och genomförande."):
        (asked,) = (one for one in questions(found, "sv") if one.doubt["read"] == read)
        assert "[…]" in asked.around
        found = after(found, asked, "en rubrik")

    def process(appendices: list[dict[str, Any]]) -> dict[str, Any]:
        entry = next(one for one in appendices if one["belongs_to"] == "KLK")
        return next(one for one in all_of(entry) if one["title"] == "Kommunikationsprocessen")

    def all_of(entry: dict[str, Any]) -> Iterator[dict[str, Any]]:
        for section in entry.get("sections", ()):
            yield section
            yield from all_of(section)

    assert process(found.appendices) == process(written()["appendices"])  # as the readers of the agreement wrote it


def test_a_line_is_made_a_sentence_again_or_stays_one() -> None:
    """What is taken for a heading as well as what is not."""
    headings = [asked for asked in questions(agreement("real"), "sv") if asked.code == "heading"]
    assert len(headings) > 3
    for asked in headings:
        as_sentence = after(agreement("real"), asked, "2")
        as_heading = after(agreement("real"), asked, "1")
        assert agreement("real").appendices in (as_sentence.appendices, as_heading.appendices)
        assert as_sentence.appendices != as_heading.appendices
        assert f"- {asked.doubt['read']}" in as_sentence.document.text
        assert f"- title: {asked.doubt['read']}" in as_heading.document.text


def test_a_text_is_put_under_the_heading_that_it_belongs_to() -> None:
    (asked,) = (one for one in questions(agreement("real"), "sv") if one.code == "under")
    heading, row = (choice.said for choice in asked.choices)
    moved, left = (after(agreement("real"), asked, said) for said in (heading, row))
    assert left.appendices == agreement("real").appendices
    texts = [{title: text for one in of.appendices for title, text in titled(one)} for of in (left, moved)]
    last, whole = (choice.values[0] for choice in asked.choices)
    assert (texts[0][whole][-1], texts[1][last][-1]) == (asked.doubt["read"],) * 2
    assert texts[1][whole] == texts[0][whole][:-1]
    assert texts[1][last] == [*texts[0][last], asked.doubt["read"]]
    back = settled(moved.document.value, asked.doubt, None, (whole,)).value
    assert back["appendices"] == left.appendices
    with pytest.raises(CannotAnswer):
        settled(moved.document.value, asked.doubt, None, ("Social hållbarhet",))


def titled(entry: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    for section in entry.get("sections", ()):
        yield section["title"], section.get("text", [])
        yield from titled(section)


def test_lines_that_may_be_two_results_are_one_if_the_reader_says_so() -> None:
    asked = question("joined", "2.1.2/result/r2", "tight")
    assert [choice.values for choice in asked.choices] == [(asked.doubt["read"],), ("with-after",)]
    found = after(agreement("tight"), asked, "2")
    assert result(found, "2.1.2/r2")["text"].endswith(
        "minst 86 % Nettokostnadsutveckling i takt med nettointäktsutveckling"
    )
    assert [one["id"] for item in found.items if item["number"] == "2.1.2" for one in item["results"]] == ["r1", "r2"]
    assert asked_about(found, "2.1.2/result/r3") == []
    whole = after(agreement("tight"), asked, "1")
    # What it claims is read then, and the question about the other one stands.
    assert result(whole, "2.1.2/r2")["claims"][0]["value"] == "86"
    assert ("joined", "2.1.2/result/r3") in asked_about(whole, "2.1.2/result/r3")


def test_joined_lines_become_the_results_that_they_are() -> None:
    first, second = "Trivseln ska öka", "Sjukfrånvaron ska vara högst 5 %"
    value: Any = agreement("real").document.value
    goal = next(place for place, item in enumerate(value["items"]) if item["number"] == "2.1.1")
    value["items"][goal] = {
        **value["items"][goal],
        "results": [{"id": "r4", "text": f"{first} {second}", "held_by": ["KS"]}],
    }
    doubt = {"code": "joined", "about": "2.1.1/result/r4", "field": "text", "read": f"{first} {second}"}
    found = settled(value, doubt, ("items", goal, "results", 0, "text"), (first, second))
    one, other = found.value["items"][goal]["results"]
    assert (one["id"], one["text"], other["id"], other["text"]) == ("r4", first, "r1", second)
    assert (one["claims"][0]["direction"], other["claims"][0]["value"]) == ("up", "5")
    assert ("held_by" in one, other["held_by"]) == (False, ["KS"])
    assert [(new["code"], new["about"]) for new in found.doubts] == [
        ("measured-by", "2.1.1/result/r4"),
        ("measured-by", "2.1.1/result/r1"),
    ]
    with pytest.raises(CannotAnswer):
        settled(value, doubt, ("items", goal, "results", 0, "text"), (first, "Något annat"))


def test_paragraphs_are_parted_where_the_reader_sees_a_new_one() -> None:
    asked = question("joined", "6.1.4", "tight")
    apart, one = (after(agreement("tight"), asked, said) for said in ("1", "inga"))
    texts = [next(item["text"] for item in of.items if item["number"] == "6.1.4") for of in (apart, one)]
    assert texts[1] == next(item["text"] for item in written()["items"] if item["number"] == "6.1.4")
    assert [" ".join(texts[0][:2]), *texts[0][2:]] == texts[1]
    assert texts[0][1].startswith(asked.doubt["read"])


def test_a_line_that_was_not_read_goes_where_it_belongs() -> None:
    asked = question("unread", "2.2.10", "doubtful", read="Antal")
    found = after(agreement("doubtful"), asked, "2.2.11")
    texts = {item["number"]: item.get("text", []) for item in found.items}
    assert texts["2.2.11"][-1] == "Antal laddplatser"
    dropped = after(agreement("doubtful"), asked, "nej")
    assert dropped.items == agreement("doubtful").items
