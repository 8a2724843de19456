"""What findings say, whom they concern, what they rest on and what they follow from."""

from __future__ import annotations

import pytest

from checker.engine import Verdict
from checker.finding import divisions_concerned
from checker.prove.examples import example_runs
from checker.rulebook.rule import AbsentValue
from tests.small import OF_1_1_3, SMALL, about, check, item, named, only, rulebook, shaped
from tests.sound import SOUND

LEADS = "led_by: [SHB]"
SENTENCE = "named_in_sentence: {codes: [SHB, TEK], quote: Kommunstyrelsen ger uppdraget till SHB och TEK.}"


@pytest.mark.parametrize(
    ("require", "values"),
    [
        ("{delegated_to: {subset_of: led_by}}", ("TEK",)),
        ("{delegated_to: {equals: led_by|supported_by}}", ("TEK", "ROS")),
        ("{delegated_to: {disjoint: led_by}}", ("SHB",)),
        ("{led_by: {class: board}}", ("SHB",)),
        ("{delegated_to: {max_count: 1}}", ("SHB", "TEK")),
        ("{delegated_to: {min_count: 3}}", ()),
        ("{or: [{led_by: {class: board}}, {led_by: {min_count: 2}}]}", ()),
        ("{not: {led_by: {min_count: 1}}}", ()),
        ("{mentioned_years: {less_than_or_equals: start_year}}", ("2027",)),
        ("{follow_up: {max_count: 2}}", ("vår", "delår", "helår")),
    ],
)
def test_offending_values(require: str, values: tuple[str, ...]) -> None:
    assert only(SMALL, about(require)).values == values


def test_the_message_renders_paths_in_both_languages() -> None:
    words = (
        "{number} {delegated_to} {led_by|ingen} {in_agreement/year} {start} {follow_up} {supported_by} {kept_reason|-}"
    )
    rule = about("{delegated_to: {min_count: 9}}", message=words)
    found = only(item("1.1.3", (f"    {LEADS}\n", "")), rule)
    assert found.message.sv == (
        "1.1.3 Samhällsbyggnad (SHB) och Tekniska (TEK) ingen 2026 2026-01-01 vår, delår och helår Räddning (ROS) - "
        "på svenska"
    )
    assert found.message.en == "1.1.3 in English"


def test_all_divisions_are_called_so_and_an_unknown_is_unknown() -> None:
    rule = about("{delegated_to: {min_count: 9}}", message="{delegated_to}, {start}")
    text = item("1.1.3", (SENTENCE, "named_in_sentence: {all: true}"), ("start: 2026-01-01", "start: {unknown: nej}"))
    assert only(text, rule).message.sv == "alla verksamheter, okänt på svenska"


def test_the_offending_values_have_a_placeholder() -> None:
    rule = about("{delegated_to: {subset_of: led_by}}", message="{value}")
    assert only(SMALL, rule).message.sv == "Tekniska (TEK) på svenska"
    rule = about("{mentioned_years: {less_than_or_equals: start_year}}", message="{value}")
    assert only(SMALL, rule).message.sv == "2027 på svenska"


def test_a_placeholder_without_a_value_or_words_for_it_is_a_fault_of_the_rule() -> None:
    with pytest.raises(AbsentValue, match="kept_reason"):
        check(SMALL, about("{delegated_to: {min_count: 9}}", message="{kept_reason}"))


def test_an_undecided_answer_has_the_rules_title_and_says_what_is_missing() -> None:
    text = item("1.1.3", (LEADS, "led_by: {unknown: namnet är struket}"))
    found = only(text, about("{led_by: {class: division}}"))
    assert found.verdict is Verdict.UNDECIDED
    assert (found.message.sv, found.message.en) == ("Titel", "Title")
    (missing,) = found.missing
    assert (missing.subject, missing.name, missing.reason.sv) == ("1.1.3", "led_by", "namnet är struket")


def test_divisions_are_those_that_have_lead_or_support_the_item() -> None:
    rule = about("{delegated_to: {min_count: 9}}")
    assert only(SMALL, rule).divisions == ("SHB", "TEK", "ROS")
    boards = item("1.1.3", (SENTENCE, "named_in_sentence: {codes: [MSN]}"), (LEADS, "led_by: [KS]"))
    assert only(boards, rule).divisions == ("ROS",)


def test_divisions_of_what_belongs_to_an_item_are_the_items() -> None:
    rule = shaped("{held_by: {min_count: 1}}", ("target: assignment", "target: desired_result"), *named("text"))
    assert only(item("1.1.2", ("id: r1", "held_by: [KS], id: r1")), rule).divisions == ("SHB", "TEK", "ROS")


def test_a_division_concerns_itself() -> None:
    where = "where: {code: {has_value: TEK}}\n"
    rule = shaped("{name: {max_count: 0}}", ("target: assignment", "target: division"), *named("name"), more=where)
    assert only(SMALL, rule).divisions == ("TEK",)


def test_divisions_are_also_those_that_the_rule_names_as_wrong() -> None:
    rule = shaped("{has_party: {subset_of: of_board}}", ("target: assignment", "target: agreement"), *named("year"))
    assert only(SMALL, rule).divisions == ("SHB", "TEK", "ROS")


def test_what_two_sets_have_in_common_concerns_those_alone() -> None:
    assert only(SMALL, about("{delegated_to: {disjoint: led_by}}")).divisions == ("SHB",)
    assert only(SMALL, about("{led_by|held_by: {disjoint: held_by}}")).divisions == ("SHB", "TEK", "ROS")


def test_every_rule_concerns_whom_it_names_and_three_concern_nobody_else() -> None:
    rules, alone = rulebook(), set()
    for rule in rules.rules.values():
        for checked in example_runs(rule, rules, str(SOUND)):
            for found in checked.findings:
                named = {value for value in found.values if checked.graph.nodes.get(value) == "division"}
                item = {*divisions_concerned(checked.graph, found.subject)}
                assert named <= {*found.divisions}
                assert {*found.divisions} <= named | item
                if not item <= {*found.divisions}:
                    alone.add(rule.id)
    assert alone == {"DEL09", "DEL10", "LED03"}


@pytest.mark.parametrize(
    ("require", "judged"),
    [
        ("{serves: {max_count: 0}}", True),
        ("{serves/held_by: {max_count: 0}}", True),  # the link on the way to what offends
        ("{serves: {some_value: {number: {has_value: 9.9.9}}}}", True),
        ("{in_area/^in_area: {some_value: {serves: {min_count: 5}}}}", True),  # the link that a nested shape reads
        ("{held_by: {max_count: 0}}", False),
    ],
)
def test_a_finding_that_rests_on_a_judged_link_says_so(require: str, judged: bool) -> None:
    text = item("1.1.3", ("serves: {1.1.1: stated}", "serves: {1.1.1: judged}"))
    assert only(text, about(require)).judged is judged
    assert only(SMALL, about(require)).judged is False


def test_a_finding_is_caused_by_one_that_it_follows_from_on_the_same_subject() -> None:
    cause = shaped("{start: {max_count: 0}}")._replace(id="T00")
    rule = about("{end: {max_count: 0}}")._replace(follows_from=("T09", "T00"))
    found = [one for one in check(SMALL, cause, rule).findings if one.rule.id == "T01"]
    assert [one.caused_by for one in found] == [("T00", "1.1.3")]
    elsewhere = cause._replace(where=shaped("{start: {max_count: 0}}", more=OF_1_1_3.replace("1.1.3", "1.2.1")).where)
    found = [one for one in check(SMALL, elsewhere, rule).findings if one.rule.id == "T01"]
    assert [one.caused_by for one in found] == [None]


def test_what_is_undecided_causes_nothing_and_follows_from_nothing() -> None:
    text = item("1.1.3", ("start: 2026-01-01", "start: {unknown: oläsligt}"))
    cause = shaped("{start: {has_value: 2026-01-01}}", more=OF_1_1_3)._replace(id="T00")
    undecided, found = check(text, cause, about("{end: {max_count: 0}}")._replace(follows_from=("T00",))).findings
    assert (undecided.verdict, found.verdict) == (Verdict.UNDECIDED, Verdict.FINDING)
    assert found.caused_by is None


def test_a_title_or_name_without_end_has_its_beginning_told() -> None:
    title, begins = "x " * 2_000, "x " * 1_000
    text = item("1.1.3", ("title: ", f"title: {title.strip()} # "))
    found = only(text, about("{delegated_to: {min_count: 9}}", message="{title} {delegated_to}"))
    assert found.title == f"{begins} …"
    assert found.label == f"1.1.3 {begins} …"
    assert found.says("sv").startswith(f"{begins} … ")
    assert len(found.says("sv")) < 2_200
