"""Findings: what they say, where they point, what makes two of them one; and those of the real agreement."""

from __future__ import annotations

from functools import cache

import pytest

from checker.engine import Verdict
from checker.finding import Finding
from checker.rulebook.message import AbsentValue
from checker.rulebook.rule import Rule
from checker.run import Checked
from tests.small import REAL, SMALL, changed, check, item, line_of, only, rules, shaped

LEADS = "led_by: [SHB]"
SENTENCE = "named_in_sentence: {codes: [SHB, TEK], quote: Kommunstyrelsen ger uppdraget till SHB och TEK.}"
OF_1_1_3 = "where: {number: {has_value: 1.1.3}}\n"


def at(found: Finding, text: str) -> str:
    """What is written at a finding's place."""
    line = text.split("\n")[found.place.line - 1]
    return line[found.place.column - 1 : found.place.end_column - 1]


def related(found: Finding, text: str) -> list[str]:
    """What is written at its other places."""
    lines = text.split("\n")
    return [lines[place.line - 1][place.column - 1 : place.end_column - 1] for place in found.related]


def about(require: str, *, report_at: str = "", message: str = "") -> Rule:
    """A rule on the assignment 1.1.3."""
    changes = [("{number} på svenska", f"{message} på svenska")] if message else []
    return shaped(require, *changes, more=OF_1_1_3 + (f"report_at: {report_at}\n" if report_at else ""))


# What it says.


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
    rule = shaped("{held_by: {min_count: 1}}", ("target: assignment", "target: desired_result"), *_named("text"))
    assert only(item("1.1.2", ("id: r1", "held_by: [KS], id: r1")), rule).divisions == ("SHB", "TEK", "ROS")


def test_a_division_concerns_itself() -> None:
    where = "where: {code: {has_value: TEK}}\n"
    rule = shaped("{name: {max_count: 0}}", ("target: assignment", "target: division"), *_named("name"), more=where)
    assert only(SMALL, rule).divisions == ("TEK",)


def _named(word: str) -> list[tuple[str, str]]:
    return [("{number} på", f"{{{word}}} på"), ("{number} in", f"{{{word}}} in")]


# Where it points.


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


def test_the_source_is_the_nodes_own_line_under_the_nearest_heading() -> None:
    text = item(
        "1.1.3",
        ("    start:", "    source: {line: 90, page: 7, heading: Uppdrag}\n    start:"),
    )
    text = changed(text, ("agreement:\n", "agreement:\n  source: {document: ks.txt, line: 1}\n"))
    found = only(text, about("{delegated_to: {min_count: 3}}"))
    assert found.source == ("ks.txt", "Uppdrag", 90, 7)


# What makes two findings one.


def fingerprint(text: str, rule: Rule) -> str:
    """Of its one finding."""
    return only(text, rule).fingerprint


def test_the_fingerprint_is_of_rule_agreement_subject_and_values() -> None:
    rule = about("{delegated_to: {subset_of: led_by}}")
    elsewhere = shaped("{delegated_to: {subset_of: led_by}}", more=OF_1_1_3.replace("1.1.3", "1.1.4"))
    first = fingerprint(SMALL, rule)
    assert len(first) == 16
    assert set(first) <= set("0123456789abcdef")
    others = [
        fingerprint(SMALL, rule._replace(id="T02")),
        fingerprint(changed(SMALL, ("id: small-2026", "id: small-2027")), rule),
        fingerprint(changed(SMALL, ("number: 1.1.3", "number: 1.1.4")), elsewhere),
        fingerprint(item("1.1.3", (LEADS, "led_by: [TEK]")), rule),
    ]
    assert len({first, *others}) == 5


def test_nothing_else_makes_another_finding() -> None:
    rule = about("{delegated_to: {subset_of: led_by}}")
    first = fingerprint(SMALL, rule)
    moved = f"# A line more.\n{SMALL}"
    retold = about("{delegated_to: {subset_of: led_by}}", report_at="led_by", message="{number} annorlunda")
    same = [
        fingerprint(moved, rule),
        fingerprint(item("1.1.3", ("title: Ta fram en energiplan", "title: Ta fram två")), rule),
        fingerprint(SMALL, retold),
        fingerprint(SMALL, rule._replace(severity="info", title=rule.advice, category="annat", name="annat")),
    ]
    assert {first, *same} == {first}


def test_a_changed_parameter_makes_no_other_finding() -> None:
    strict, lenient = (
        shaped("{delegated_to: {max_count: $most}}", more=f"{OF_1_1_3}parameters: {{most: {most}}}\n")
        for most in (0, 1)
    )
    assert fingerprint(SMALL, strict) == fingerprint(SMALL, lenient)


def test_the_order_of_values_is_nothing() -> None:
    turned = item("1.1.3", ("codes: [SHB, TEK]", "codes: [TEK, SHB]"))
    rule = about("{delegated_to: {max_count: 1}}")
    assert only(turned, rule).values == ("TEK", "SHB")
    assert fingerprint(turned, rule) == fingerprint(SMALL, rule)


@pytest.mark.parametrize(
    ("outcomes", "names"),
    [
        ('{2024: "80 %", 2025: "90 %"}', ("2024", "2025")),
        ('{unplaced: ["90 %"]}', ("1 of 1",)),
        ('{unplaced: ["70 %", "80 %", "90 %"]}', ("1 of 3", "2 of 3", "3 of 3")),
    ],
)
def test_an_outcome_is_named_by_its_year_or_its_position_of_how_many(outcomes: str, names: tuple[str, ...]) -> None:
    text = item("1.1.1", ('{2024: "80 %", 2025: "90 %"}', outcomes))
    where = 'where: {title: {has_value: "Fossilfria fordon, andel (%)"}}\n'
    rule = shaped(
        "{has_outcome: {max_count: 0}}", ("target: assignment", "target: indicator"), *_named("title"), more=where
    )
    assert only(text, rule).values == tuple(f"1.1.1/indicator/i1/outcome/{name}" for name in names)


def test_a_claim_is_named_by_its_measure_and_year() -> None:
    claims = "claims: [{measure: andel}, {measure: andel, year: 2027}], measured_by"
    text = item("1.1.1", ("measured_by", claims))
    rule = shaped("{has_claim: {max_count: 1}}", ("target: assignment", "target: desired_result"), *_named("text"))
    (found,) = [one for one in check(text, rule).findings if one.verdict is Verdict.FINDING]
    assert found.values == ("1.1.1/result/r1/claim/andel", "1.1.1/result/r1/claim/andel 2027")


# What it rests on.


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


# The real agreement.


@cache
def real() -> Checked:
    """It, with every rule."""
    return check(REAL)


def of_rule(key: str) -> list[Finding]:
    """The findings of one rule on the real agreement."""
    return [found for found in real().findings if found.rule.id == key and found.verdict is Verdict.FINDING]


@pytest.mark.parametrize(
    ("key", "subjects"),
    [
        ("LED01", ["1.1.2", "5.2.1", "6.1.4", "7.2.1", "7.2.2"]),
        ("UPP02", ["2.2.5", "2.2.6"]),
        ("DAT05", ["7.2.2"]),
        ("DAT01", []),
        ("DAT02", []),
        ("DEL01", []),
    ],
)
def test_findings_of_the_real_agreement(key: str, subjects: list[str]) -> None:
    assert [found.subject for found in of_rule(key)] == subjects


def test_what_the_real_agreement_has_right_is_no_finding() -> None:
    """The board keeps 2.1.2; KS holds 2.1.4 together with a division; base assignments have no dates."""
    found = {(one.rule.id, one.subject) for one in real().findings}
    assert ("DEL01", "2.1.2") not in found
    assert ("LED01", "2.1.4") not in found
    base = {node for node, kind in real().graph.nodes.items() if kind == "base_assignment"}
    assert len(base) == 8
    assert not {subject for key, subject in found if key == "DAT01"} & base
    assert "base_assignment" not in rules()["DAT01"].targets


@pytest.mark.parametrize(
    ("key", "subject", "words", "values"),
    [
        ("DAT05", "7.2.2", "År 2027 förväntas alla verksamheter vara klara", ("2027",)),
        ("UPP02", "2.2.5", "follow_up: [delår, helår]", ()),
        ("LED01", "7.2.1", "named_in_heading: {all: true", ()),
        ("LED01", "6.1.4", "codes: [NKF, SHB]", ()),
    ],
)
def test_places_and_values_in_the_real_agreement(key: str, subject: str, words: str, values: tuple[str, ...]) -> None:
    (found,) = [one for one in of_rule(key) if one.subject == subject]
    assert words in found.words
    assert found.values == values


def test_a_lead_that_is_the_board_itself() -> None:
    (found,) = [one for one in of_rule("LED01") if one.subject == "5.2.1"]
    assert all(text.startswith("5.2.1 ") and "Kommunstyrelsen (KS)" in text for text in found.message)
    assert found.divisions == ("TEK", "SHB", "ROS", "KLK", "NKF")


def test_all_findings_of_the_real_agreement_differ() -> None:
    fingerprints = [found.fingerprint for found in real().findings]
    assert len(set(fingerprints)) == len(fingerprints)
    assert all(found.message.sv != found.message.en for found in real().findings)
    assert all("{" not in text for found in real().findings for text in found.message)
