"""Fronts with headings under headings, the board in a sentence of its own, and items in words that no formula knows."""

from __future__ import annotations

from typing import Any

import pytest

import checker
from checker.agreement import agreement_of
from checker.importer import Imported
from checker.importer.doubts.questions import questions
from tests.importer.doubtful import after
from tests.importer.test_elsewhere import PARTIES, asked, assignment_of, read, text, undecided_in

FRONT = """\
1. Formalia

Denna överenskommelse avser kalenderåret 2026.

1.1 Parter

o Kommunstyrelsen (KS). Ombud är ordföranden.
o Bygg och miljö (BOM). Ombud är byggchef.
o Barn och ungdom (BOU). Ombud är skolchef.

1.2 Bilagor

1. Bilaga Bygg och miljö
2. Bilaga Barn och ungdom

1.3. Lokaler

Lokalerna hyrs av kommunen.

2. Samverkan

Parterna samverkar.
"""

CONTENTS = "1. Formalia 2\n1.1 Parter 2\n1.2 Bilagor 3\n1.3. Lokaler 3\n2. Samverkan 4\n\n"


def outline(sections: list[dict[str, Any]]) -> list[Any]:
    """Number, title and role of each section, and of those in it."""
    return [
        (one.get("number"), one["title"], one.get("role"), *([outline(one["sections"])] if "sections" in one else []))
        for one in sections
    ]


@pytest.mark.parametrize("contents", ["", CONTENTS])
@pytest.mark.parametrize("tight", [False, True])
def test_headings_under_headings_and_a_numbered_list_of_appendices(contents: str, tight: bool) -> None:
    said = (
        text().replace(PARTIES, contents + FRONT).replace("1. Ansvar och roller\n\n", "").replace("2. Uppf", "3. Uppf")
    )
    if tight and not contents:
        said = said.replace("\n\n", "\n")
    found = read(said).value
    first, second, *_ = (one for one in found["sections"] if "number" in one)
    assert outline([first, second]) == [
        (
            "1",
            "Formalia",
            None,
            [("1.1", "Parter", "parties"), ("1.2", "Bilagor", "appendix_list"), ("1.3", "Lokaler", None)],
        ),
        ("2", "Samverkan", None),
    ]
    parties, appendices, _ = first["sections"]
    assert parties["lists_party"] == ["KS", "BOM", "BOU"]
    assert appendices["text"] == ["1. Bilaga Bygg och miljö", "2. Bilaga Barn och ungdom"]
    assert appendices["mentions"] == ["BOM", "BOU"]


@pytest.mark.parametrize("ends", ["följande verksamheter:", "förvaltningarna"])
def test_the_board_is_named_in_a_sentence_before_a_list_of_the_others(ends: str) -> None:
    others = ("o Bygg och miljö (BOM). Ombud är byggchef.", "o Barn och ungdom (BOU). Ombud är skolchef.")
    named = f"Överenskommelsen träffas mellan Vård- och omsorgsnämnden (VON) och {ends}"
    found = read(text().replace(PARTIES, "\n".join((named, *others))).replace("KS", "VON"))
    bodies = {body["code"]: (body["kind"], body["name"]) for body in found.value["bodies"] if body.get("party")}
    assert bodies == {
        "VON": ("board", "Vård- och omsorgsnämnden"),
        "BOM": ("division", "Bygg och miljö"),
        "BOU": ("division", "Barn och ungdom"),
    }
    assert found.value["agreement"]["of_board"] == "VON"


def test_who_leads_and_who_supports_in_one_sentence() -> None:
    item = assignment_of(read(text("BOM är huvudansvarig och Barn och ungdom stöttar.")))
    assert (item["led_by"], item["supported_by"], item["lead_word"]) == (["BOM"], ["BOU"], ["huvudansvarig"])


@pytest.mark.parametrize(
    ("said", "among"),
    [
        ("Bygg och miljö har huvudansvaret och Barn och ungdom deltar.", ("BOM", "BOU")),
        ("BOM är huvudansvarig och BOU är delaktig.", ("BOM", "BOU")),
        ("Arbetet leds av Barn och ungdom.", ("BOU",)),
    ],
)
def test_a_lead_in_words_that_are_not_known_is_asked_about_and_nothing_is_found_missing(
    said: str, among: tuple[str, ...]
) -> None:
    found = read(text(said))
    assert asked(found, "lead") == [("1.2.1", said, among)]
    assert ("LED01", "1.2.1") in undecided_in(found)
    assert said in assignment_of(found)["text"]
    run = checker.check(agreement_of(found.file, "avtal.yaml"))
    assert ("LED01", "1.2.1") not in {(finding.rule.id, finding.subject) for finding in run.open}


GIVEN = "Uppdraget ges till Bygg och miljö och Barn och ungdom."
RECIPIENTS = "(KS – BOM, BOU)"


@pytest.mark.parametrize(
    ("said", "code", "fields", "rule"),
    [
        ("Bygg och miljö genomför uppdraget.", "recipients", ["named_in_sentence"], "DEL01"),
        ("Uppdraget hanteras av nämnden själv.", "recipients", ["named_in_sentence"], "DEL01"),
        ("Uppdraget återrapporteras till nämnden i maj.", "follow-up", ["follow_up"], "UPP01"),
        ("Uppdraget pågår under 2026 och 2027.", "date", ["start", "end"], "DAT01"),
    ],
)
def test_what_the_text_may_say_in_other_words_is_asked_about_and_not_found_missing(
    said: str, code: str, fields: list[str], rule: str
) -> None:
    plain = text().replace(RECIPIENTS, "(KS)").replace(GIVEN, "Det ska vara klart.")
    before, found = read(plain), read(plain.replace("Det ska vara klart.", said))
    named = [doubt for doubt in found.doubts if doubt.code == code]
    assert [(doubt.about, doubt.field, doubt.read) for doubt in named] == [("1.2.1", field, said) for field in fields]
    assert said in assignment_of(found)["text"]
    assert (rule, "1.2.1") in found_in(before) - found_in(found)
    assert (rule, "1.2.1") in undecided_in(found) - undecided_in(before)


def test_that_a_sentence_gives_it_to_nobody_can_be_answered() -> None:
    plain = text().replace(RECIPIENTS, "(KS)").replace(GIVEN, "Arbetet påverkar Bygg och miljö.")
    agreement = agreement_of(read(plain).file, "avtal.yaml")
    question = next(one for one in questions(agreement, "sv") if one.code == "recipients")
    answered = after(agreement, question, "inga")
    assert "named_in_sentence" not in answered.items[-1]
    assert ("DEL01", "1.2.1") in {(one.rule.id, one.subject) for one in checker.check(answered).open}


def test_days_in_the_text_are_the_choices() -> None:
    found = read(text("Uppdraget ska genomföras 2026-02-01–2026-11-30."))
    assert [(field, among) for _, field, among in asked_of_dates(found)] == [
        ("start", ("2026-02-01", "2026-11-30")),
        ("end", ("2026-02-01", "2026-11-30")),
    ]


def found_in(found: Imported) -> set[tuple[str, str]]:
    return {(one.rule.id, one.subject) for one in checker.check(agreement_of(found.file, "avtal.yaml")).open}


def asked_of_dates(found: Imported) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(doubt.about, doubt.field, doubt.among) for doubt in found.doubts if doubt.code == "date"]
