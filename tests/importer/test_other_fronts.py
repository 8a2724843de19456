"""Fronts with headings under headings, the board in a sentence of its own, and leads in words that no formula knows."""

from __future__ import annotations

from typing import Any

import pytest

import checker
from checker.agreement import agreement_of
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
