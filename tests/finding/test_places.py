"""Where findings point: the first value that offends, else the first, else the key, else the subject."""

from __future__ import annotations

import pytest

from checker.agreement import agreement_of
from checker.finding import Finding
from checker.finding.places import MOST_RELATED, Places, Spot, paths_of_rule
from checker.graph import Trace, spelled
from checker.run import check_agreement
from tests.fuzz.many import many
from tests.small import REAL, SMALL, about, changed, check, item, line_of, only, rules, shaped

LEADS = "led_by: [SHB]"
SENTENCE = "named_in_sentence: {codes: [SHB, TEK], quote: Kommunstyrelsen ger uppdraget till SHB och TEK.}"


def at(found: Finding, text: str) -> str:
    """What is written at a finding's place."""
    line = text.split("\n")[found.place.line - 1]
    return line[found.place.column - 1 : found.place.end_column - 1]


def related(found: Finding, text: str) -> list[str]:
    """What is written at its other places."""
    lines = text.split("\n")
    return [lines[place.line - 1][place.column - 1 : place.end_column - 1] for place in found.related]


@pytest.mark.parametrize(
    ("require", "report_at", "place"),
    [
        ("{delegated_to: {subset_of: led_by}}", "delegated_to", "TEK"),  # the first offending value on the path
        ("{delegated_to: {min_count: 3}}", "delegated_to", "SHB"),  # none offends: the first value
        ("{delegated_to: {min_count: 3}}", "parallel_to|led_by", "SHB"),
        ("{delegated_to: {min_count: 3}}", "kept_reason", "1.1.3"),  # neither value nor key: the target's number
        ("{delegated_to: {min_count: 3}}", "start_year", "2026-01-01"),  # a fact: its first stated input
        ("{delegated_to: {min_count: 3}}", "in_agreement/year", "2026"),
        ("{delegated_to: {subset_of: led_by}}", "", "TEK"),  # no path to report at: the first offending value
        ("{delegated_to: {min_count: 3}}", "", "1.1.3"),
    ],
)
def test_the_place(require: str, report_at: str, place: str) -> None:
    assert at(only(SMALL, about(require, report_at=report_at)), SMALL) == place


def test_the_place_of_an_unknown_is_its_key() -> None:
    unknown = "{unknown: namnet är struket}"
    text = item("1.1.3", (LEADS, f"led_by: {unknown}"), ("start: 2026-01-01", f"start: {unknown}"))
    rule = about("{led_by: {class: division}}", report_at="led_by")
    assert at(only(text, rule), text) == unknown
    assert only(text, rule).place.line == line_of(f"led_by: {unknown}", text)
    rule = about("{start_year: {less_than_or_equals: end_year}}", report_at="start_year")
    assert only(text, rule).place.line == line_of(f"start: {unknown}", text)
    rule = shaped("{serves/led_by: {class: division}}", more="report_at: serves/led_by\n")
    text = item("1.2.1", ("serves: {1.1.1: stated}", "serves: {1.1.3: stated}"), of=text)
    assert only(text, rule).place.line == line_of(f"led_by: {unknown}", text)


def test_the_year_in_the_text_is_where_it_stands() -> None:
    texts = ("text: [Planen tas fram under 2026 och genomförs till och med 2027.]", "text: [Börjar 2026., Klar 2029.]")
    text = item("1.1.3", texts)
    rule = about("{mentioned_years: {less_than_or_equals: end_year}}", report_at="mentioned_years")
    assert at(only(text, rule), text) == "Klar 2029."


def test_all_divisions_stand_where_all_is_written() -> None:
    text = item("1.1.3", (SENTENCE, "named_in_sentence: {all: true}"))
    assert at(only(text, about("{delegated_to: {max_count: 1}}", report_at="delegated_to")), text) == "true"


def test_the_words_of_the_file_at_the_place_are_its_line() -> None:
    found = only(SMALL, about("{delegated_to: {subset_of: led_by}}"))
    assert found.words == SENTENCE
    assert found.place.file == "a.yaml"


def test_related_places_are_all_that_was_read_but_the_main_one() -> None:
    found = only(SMALL, about("{delegated_to: {equals: led_by|supported_by}}", report_at="delegated_to"))
    assert at(found, SMALL) == "TEK"
    assert related(found, SMALL) == ["1.1.3", "SHB", "SHB", "ROS"]


def test_of_very_many_related_places_the_first_are_told() -> None:
    agreement = agreement_of(many("assignments with the wrong numbers", 2 * MOST_RELATED), "many.yaml")
    found = check_agreement(agreement, [rules()["STR02"]]).findings[0]
    assert len(found.related) == MOST_RELATED
    assert found.place not in found.related


def test_related_places_are_shared_out_among_all_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = shaped("{delegated_to: {equals: led_by|supported_by|decided_by}}")
    whole = [found.related for found in check(SMALL, rule).findings]
    assert max(map(len, whole)) > 2
    for together, each in ((3 * len(whole) - 1, 2), (1, 1)):
        monkeypatch.setattr("checker.finding.make.ALL_RELATED", together)
        assert [found.related for found in check(SMALL, rule).findings] == [places[:each] for places in whole]


def test_no_more_of_what_a_rule_read_is_looked_up_than_may_have_to_be(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in the file says that a node is in its agreement, so none of the hundreds that are has a place there."""
    looked: list[Trace] = []
    stated = Places._stated

    def noted(places: Places, trace: Trace) -> Spot | None:
        looked.append(trace)
        return stated(places, trace)

    monkeypatch.setattr(Places, "_stated", noted)
    monkeypatch.setattr("checker.finding.make.ALL_RELATED", 3)
    rule = shaped("{in_agreement/^in_agreement: {max_count: 1}}", more="where: {number: {has_value: 1.1.2}}\n")
    found = only(REAL, rule)
    assert found.place
    looked.clear()
    assert found.related == ()
    assert len(looked) == 3 * 25


def test_the_source_is_the_nodes_own_line_under_the_nearest_heading() -> None:
    text = item(
        "1.1.3",
        ("    start:", "    source: {line: 90, page: 7, heading: Uppdrag}\n    start:"),
    )
    text = changed(text, ("agreement:\n", "agreement:\n  source: {document: ks.txt, line: 1}\n"))
    found = only(text, about("{delegated_to: {min_count: 3}}"))
    assert found.source == ("ks.txt", "Uppdrag", 90, 7)


def test_a_path_that_a_rule_names_again_is_read_once() -> None:
    paths = ("serves/serves", "serves|serves", "serves/serves")  # the two are equal as tuples
    shapes = ", ".join(f"{{{path}: {{max_count: {most}}}}}" for most, path in enumerate(paths, 2))
    again = shaped(f"{{and: [{shapes}]}}")
    assert [spelled(path) for path in paths_of_rule(again)] == ["serves/serves", "serves|serves"]
