"""What makes two findings one: rule, agreement, subject and offending values, and nothing else."""

from __future__ import annotations

import pytest

from checker.engine import Verdict
from checker.rulebook.rule import Rule
from tests.small import OF_1_1_3, SMALL, about, changed, check, item, named, only, shaped

LEADS = "led_by: [SHB]"


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
        "{has_outcome: {max_count: 0}}", ("target: assignment", "target: indicator"), *named("title"), more=where
    )
    assert only(text, rule).values == tuple(f"1.1.1/indicator/i1/outcome/{name}" for name in names)


def test_a_claim_is_named_by_its_measure_and_year() -> None:
    claims = "claims: [{measure: andel}, {measure: andel, year: 2027}], measured_by"
    text = item("1.1.1", ("measured_by", claims))
    rule = shaped("{has_claim: {max_count: 1}}", ("target: assignment", "target: desired_result"), *named("text"))
    (found,) = [one for one in check(text, rule).findings if one.verdict is Verdict.FINDING]
    assert found.values == ("1.1.1/result/r1/claim/andel", "1.1.1/result/r1/claim/andel 2027")
