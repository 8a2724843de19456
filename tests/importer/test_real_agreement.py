"""The real agreement, imported, says what its readers wrote independently, field by field where the text decides."""

from __future__ import annotations

from typing import Any, Final

import pytest

from tests.importer.reading import all_sections, real, written

ITEM_FIELDS: Final = {
    "number": 34, "number_as_written": 13, "kind": 34, "title": 34, "in_area": 34, "in_operational_area": 6,
    "decided_by": 34, "held_by": 34, "named_in_heading": 14, "named_in_sentence": 29, "kept_by_board": 1,
    "kept_reason": 1, "led_by": 6, "lead_word": 6, "supported_by": 3, "parallel_to": 1, "start": 16, "end": 16,
    "trial_end": 1, "follow_up": 24, "text": 24, "described_in": 7, "area_names": 7, "source": 34,
}  # fmt: skip
"""The fields that the text decides, and how many items have each."""

INDICATOR_FIELDS: Final = {"id": 38, "title": 38, "unit": 25, "outcomes": 34, "source": 38}
RESULT_FIELDS: Final = {"id": 31, "text": 31, "held_by": 4, "source": 31}

JUDGED: Final = {"serves", "mentions", "title_mentions", "results", "indicators"}
"""What readers judged in an item, and its parts, which have tests of their own."""

HEADINGS_LIKE_SENTENCES: Final = {
    "Förvaltning och utveckling av varumärke.",
    "Strategisk kommunikationsplanering och genomförande.",
}
"""Headings that end as the sentences around them do: read as headings, as others there are, and asked about."""

UNORDERED: Final = {"led_by"}


def differences(field: str, wanted: list[Any], found: list[Any]) -> list[tuple[Any, Any]]:
    """Where a field is not what the readers wrote: theirs and the importer's."""
    pairs = ((one.get(field), other.get(field)) for one, other in zip(wanted, found, strict=True))
    if field in UNORDERED:
        pairs = ((one and sorted(one), other and sorted(other)) for one, other in pairs)
    return [(one, other) for one, other in pairs if one != other]


def parts(value: dict[str, Any], name: str) -> list[Any]:
    """The results or indicators of all goals."""
    return [part for item in value["items"] for part in item.get(name, ())]


def appendix_sections(value: dict[str, Any]) -> dict[tuple[str, ...], Any]:
    """Every section of the appendices, by whose appendix it is in and the titles that lead to it."""
    return {
        (appendix["belongs_to"], *path): section
        for appendix in value["appendices"]
        for path, section in all_sections(appendix["sections"])
    }


@pytest.mark.parametrize("field", ITEM_FIELDS)
def test_a_field_of_the_items(field: str) -> None:
    wanted, found = written()["items"], real().value["items"]
    assert differences(field, wanted, found) == []
    assert sum(field in item for item in wanted) == ITEM_FIELDS[field]


def test_every_field_of_an_item_is_compared_or_judged() -> None:
    fields = {field for item in (*written()["items"], *real().value["items"]) for field in item}
    assert fields == {*ITEM_FIELDS} | JUDGED


@pytest.mark.parametrize("field", RESULT_FIELDS)
def test_a_field_of_the_desired_results(field: str) -> None:
    wanted, found = parts(written(), "results"), parts(real().value, "results")
    assert differences(field, wanted, found) == []
    assert sum(field in result for result in wanted) == RESULT_FIELDS[field]


@pytest.mark.parametrize("field", INDICATOR_FIELDS)
def test_a_field_of_the_indicators(field: str) -> None:
    wanted, found = parts(written(), "indicators"), parts(real().value, "indicators")
    assert differences(field, wanted, found) == []
    assert sum(field in indicator for indicator in wanted) == INDICATOR_FIELDS[field]


def test_a_source_is_read_where_the_title_names_one() -> None:
    pairs = zip(parts(written(), "indicators"), parts(real().value, "indicators"), strict=True)
    named = [(one["data_source"], other["data_source"]) for one, other in pairs if "data_source" in other]
    assert [one for one, _ in named] == [other for _, other in named]
    assert len(named) == 3


def test_all_outcomes() -> None:
    values = [
        [outcome for one in parts(value, "indicators") for outcome in one.get("outcomes", {}).get("unplaced", ())]
        for value in (written(), real().value)
    ]
    assert values[0] == values[1]
    assert len(values[1]) == 65


def test_what_is_judged_is_left_open() -> None:
    assert {doubt.code for doubt in real().doubts} >= {"serves", "claims", "better", "outcome-year"}
    assert not any("serves" in item for item in real().value["items"])
    results = parts(real().value, "results")
    assert not any("measured_by" in one for result in results for one in (result, *result.get("claims", ())))
    assert all(one["better"]["among"] == ["up", "down"] for one in parts(real().value, "indicators"))


def test_the_agreement_itself() -> None:
    wanted, found = written()["agreement"], real().value["agreement"]
    assert wanted["explained_gaps"] == []  # that no gap is explained is a reader's finding
    assert {**found, "explained_gaps": [], "source": None} == {**wanted, "source": None}


def test_the_clauses_and_the_areas() -> None:
    assert real().value["clauses"] == written()["clauses"]
    assert real().value["areas"] == written()["areas"]


def bodies(value: dict[str, Any], *kinds: str) -> dict[str, Any]:
    """The bodies of these kinds, by code."""
    return {body["code"]: body for body in value["bodies"] if body["kind"] in kinds}


def test_the_parties_and_the_boards() -> None:
    wanted, found = (bodies(value, "council", "board", "division") for value in (written(), real().value))
    assert [*found] == [*wanted]
    for code, body in found.items():
        if isinstance(body["name"], dict):
            assert body["name"]["among"] == [wanted[code]["name"]]
            body = {**body, "name": wanted[code]["name"]}
        assert body == wanted[code]


def test_the_departments_that_base_assignments_list() -> None:
    wanted, found = (bodies(value, "department") for value in (written(), real().value))
    assert {code: body for code, body in wanted.items() if code in found} == found
    assert {*wanted} - {*found} == {"JOBBTORG", "CAMPUS", "SÄKERHETOCHKRISBEREDSKAP", "SKYDDMOTOLYCKOR"}


def test_the_groups_that_appendices_describe() -> None:
    wanted, found = (bodies(value, "group") for value in (written(), real().value))
    assert [*found] == ["SSG", "SBG", "SNL"]
    for code, body in found.items():
        assert body == {name: held for name, held in wanted[code].items() if name != "has_member"}


def test_whom_the_titles_mention() -> None:
    pairs = [
        (one.get("title_mentions", []), other.get("title_mentions", []))
        for one, other in zip(written()["items"], real().value["items"], strict=True)
    ]
    # The two units that the document places under no division are known to its readers only.
    assert [one for one, other in pairs if one != other] == [["SERVICEENHETEN", "JOBBTORG", "CAMPUS"]]


def test_what_may_be_a_heading_is_asked() -> None:
    asked = {doubt.read for doubt in real().doubts if doubt.code == "heading"}
    assert asked >= HEADINGS_LIKE_SENTENCES
    assert len(asked) <= 6


def test_a_sentence_after_the_lists_of_a_row_is_the_rows_and_asked_about() -> None:
    (doubt,) = (one for one in real().doubts if one.code == "under")
    assert (doubt.about, doubt.line, doubt.read.split()[0]) == ("appendix/KLK", 3165, "Strateger")
    assert doubt.among == ("Effektiv organisation", "Strategiskt arbete för hållbar utveckling")


@pytest.mark.parametrize("field", ["title", "number", "role", "text", "lists_party", "source"])
def test_a_field_of_the_sections_before_the_goals(field: str) -> None:
    wanted, found = (dict(all_sections(value["sections"])) for value in (written(), real().value))
    assert [*found] == [*wanted]
    assert differences(field, [*wanted.values()], [*found.values()]) == []


def test_what_the_sections_announce_and_the_text_lacks() -> None:
    lines = [
        {path: [said.partition("rad ")[2] for said in section.get("unread", ())] for path, section in all_sections(one)}
        for one in (written()["sections"], real().value["sections"])
    ]
    assert lines[0] == lines[1]


def test_the_appendices() -> None:
    fields = ("belongs_to", "title", "reference_number", "source")
    wanted, found = ([{f: one.get(f) for f in fields} for one in v["appendices"]] for v in (written(), real().value))
    assert found == wanted


def test_all_headings_of_the_appendices() -> None:
    wanted, found = ([*appendix_sections(value)] for value in (written(), real().value))
    assert len(wanted) == 171
    assert found == wanted


def test_whom_the_appendices_mention() -> None:
    """Readers know more names: of groups without a code, of boards whose names stand without one, of departments."""
    known = {*bodies(real().value, "board", "division", "group")} - BOARDS_BY_NAME
    found = appendix_sections(real().value)
    for path, section in appendix_sections(written()).items():
        if path not in WITHOUT_CAPITALS:
            wanted, others = ({*one.get("mentions", ())} & known for one in (section, found[path]))
            assert others == wanted, path


WITHOUT_CAPITALS: Final = {("KLK", "Avdelningen Kommunikation och Kundservice")}
"""Names two divisions as one writes common nouns."""

BOARDS_BY_NAME: Final = {"KFN", "MSN", "SN", "BUN", "VON", "KAN"}
"""Boards whose full names are known to the readers only."""


@pytest.mark.parametrize("field", ["number", "role", "text", "follow_up_text", "source"])
def test_a_field_of_the_appendices_sections(field: str) -> None:
    wanted, found = (appendix_sections(value) for value in (written(), real().value))
    assert differences(field, [*wanted.values()], [found[path] for path in wanted]) == []


def test_every_line_is_understood() -> None:
    assert real().unread == ()
    assert real().lines == 2125
