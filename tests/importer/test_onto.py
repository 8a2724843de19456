"""A new draft onto the file of the last one: what changed is told, and what people added stays."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

import pytest

from checker.agreement import Agreement, agreement_of, read_agreement
from checker.importer import import_document
from checker.importer.doubts.questions import questions
from checker.importer.onto import Onto, import_onto
from tests.importer.doubtful import DOCUMENTS, TEXTS, after, file_of, resolved
from tests.importer.reading import imported, real, source_text, written
from tests.importer.test_forms import without_lines
from tests.importer.twin import document
from tests.importer.twin_files import as_word
from tests.sound import EXAMPLE


def drafted(value: dict[str, Any]) -> Onto:
    """A draft that says this, onto the real agreement's file, which holds the readers' judgements."""
    found = import_document(as_word(document(value), 110), "ny.docx")
    return import_onto(found, read_agreement(EXAMPLE), "ny.docx")


@cache
def unchanged() -> Onto:
    """The same once more."""
    return drafted(written())


def changed() -> dict[str, Any]:
    """The agreement, changed in five ways."""
    value = deepcopy(written())
    items = {item["number"]: item for item in value["items"]}
    items["1.1.2"]["number"] = "1.1.8"
    items["1.1.3"]["results"][0]["text"] = "Energiförbrukningen i organisationens byggnader ska minska med 10%"
    del items["1.1.1"]["indicators"][0]
    items["6.1.3"]["end"] = "2027-12-31"
    items["7.1.3"]["text"][0] = "Ett nytt stycke om uppdraget."
    return value


def items_of(onto: Onto) -> dict[str, Any]:
    """The items of the new file, by number."""
    return {item["number"]: item for item in onto.agreement.items}


def told(onto: Onto) -> list[str]:
    """What is said to have changed, but for the years of outcomes, which the file's own document had lost.

    A heading that ends as sentences do is read as one of them, and so is no heading any more.
    """
    said = [change.text.sv for change in onto.changes if "hör till år" not in change.text.sv]
    return [text for text in said if "Förvaltning och utveckling av varumärke." not in text]


def test_the_same_draft_changes_nothing_and_keeps_every_judgement() -> None:
    assert told(unchanged()) == []
    for before, now in zip(written()["items"], unchanged().agreement.items, strict=True):
        assert now.get("serves") == before.get("serves")
        for name, fields in (("results", ("id", "claims", "measured_by")), ("indicators", ("id", "better"))):
            kept = [[one.get(field) for field in fields] for one in now.get(name, ())]
            assert kept == [[one.get(field) for field in fields] for one in before.get(name, ())]
    # What is still unknown is still asked about.
    assert {doubt["code"] for doubt in unchanged().agreement.doubts} == {"remuneration"}


def test_what_changed_is_told_in_the_words_of_a_comparison() -> None:
    assert told(drafted(changed())) == [
        "1.1.1: indikatorn ”Invånare, 0-19 år, med låg ekonomisk standard, andel (%)” har tagits bort",
        "1.1.1, önskat resultat ”Situationen för socioekonomiskt utsatta barn ska…”: kopplingarna är inte längre "
        "bedömda",
        "1.1.2 har fått nummer 1.1.8 (Implementera handlingsplan Mäns våld mot kvinnor)",
        "1.1.3, önskat resultat ”Energiförbrukningen i organisationens byggnader ska minska…”: ”med 10%” läggs till",
        "6.1.3: slutdatumet flyttas fram från 2026-12-31 till 2027-12-31",
        "7.1.3, texten: ”Inom ramen för trygghetspaketets satsningar, genomför…” ersätts av ”Ett nytt "
        "stycke om uppdraget.”",
    ]


def test_judgements_follow_what_they_are_about() -> None:
    items = items_of(drafted(changed()))
    # A renumbered assignment serves what it served.
    assert items["1.1.8"]["serves"] == {"1.1.1": "judged"}
    # Indicators keep their ids though the first is gone, so that the claims they measure are the same.
    goal = items["1.1.1"]
    assert [one["id"] for one in goal["indicators"]] == ["i2", "i3", "i4", "i5", "i6"]
    assert goal["results"][0]["claims"][0]["measured_by"] == {"i2": "judged", "i6": "judged"}
    # What measured a claim and is gone measures it no more.
    assert "measured_by" not in goal["results"][1]["claims"][0]


def test_what_rests_on_words_that_changed_is_asked_again() -> None:
    onto = drafted(changed())
    (claim,) = items_of(onto)["1.1.3"]["results"][0]["claims"]
    assert claim["quote"].endswith("ska minska")
    asked = {(doubt["code"], doubt.get("about")) for doubt in onto.agreement.doubts}
    assert ("claims", "1.1.3/result/r1") in asked
    assert not any(str(about).startswith("1.1.3/result/r2") for _, about in asked)
    assert ("serves", "1.1.8") not in asked


NOTE = "  # en anteckning\n"


@cache
def answered(document: str) -> Agreement:
    """The file of a document, with some questions of each kind answered and a note above each item."""
    found = resolved(file_of(DOCUMENTS[document]()), 2)
    text = found.document.text.replace('\n  - number: "', f'\n{NOTE}  - number: "')
    return agreement_of(text.encode(), "avtal.yaml")


def again(document: str, *changed: tuple[str, str]) -> Onto:
    """The document, changed so, onto that file."""
    text = TEXTS[document]()
    for old, new in changed:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return import_onto(imported(text), answered(document), "avtal.txt")


@pytest.mark.parametrize("document", TEXTS)
def test_the_same_document_onto_a_file_with_answers_changes_no_letter_of_it(document: str) -> None:
    found = again(document)
    assert found.changes == ()
    assert found.file == answered(document).document.data


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Ta fram en plan för laddinfrastruktur", "Ta fram en plan för laddning", "2.2.10: rubriken ä"),
        ("Startdatum: 2024-01-01", "Startdatum: 2024-02-01", "2.2.10: startdatumet flyttas fram från 2024-01-01 till"),
        ("(MN - GPT, SHB och ROS)", "(MN - GPT och ROS)", "2.2.10: "),
    ],
)
def test_one_change_in_the_document_is_that_change_and_asks_nothing_new(old: str, new: str, told: str) -> None:
    found = again("doubtful", (old, new))
    assert [change.text.sv[: len(told)] for change in found.changes] == [told]
    before = [(one["code"], one.get("about")) for one in answered("doubtful").doubts]
    assert [(one["code"], one.get("about")) for one in found.agreement.doubts] == before
    assert found.file.decode().count(NOTE) == answered("doubtful").document.text.count(NOTE)


def test_a_question_is_asked_again_where_what_is_printed_has_changed() -> None:
    found = again("doubtful", ("Slutdatum: 2024-02-30", "Slutdatum: 2024-02-31"))
    assert ("date", "2024-02-31") in [(one["code"], one["read"]) for one in found.agreement.doubts]
    value: Any = found.agreement.document.value
    assert "date" not in [one["code"] for one in value["answers"]]


def test_a_note_goes_with_what_has_gone_and_stays_with_what_is_renumbered() -> None:
    text = answered("doubtful").document.text
    noted = text.replace(f'{NOTE}  - number: "2.2.10"', '  # om planen\n  - number: "2.2.10"')
    old = agreement_of(
        noted.replace(f'{NOTE}  - number: "2.1.10"', '  # om luften\n  - number: "2.1.10"').encode(), "a"
    )
    newer = TEXTS["doubtful"]().replace("2.2.10.", "2.2.12.")
    begin, end = newer.index("MÅL KF\n\n2.1.10"), newer.index("GRUNDVERKSAMHET")
    found = import_onto(imported(newer[:begin] + newer[end:]), old, "avtal.txt").file.decode()
    assert '  # om planen\n  - number: "2.2.12"' in found
    assert "# om luften" not in found


def test_the_file_says_which_document_it_was_read_from() -> None:
    old = file_of(real())
    found = import_onto(imported(source_text()), old, "nytt utkast.txt").file.decode()
    assert found.startswith("# Läst ur nytt utkast.txt med styrkoll import.")
    assert found.partition("\n")[2] == old.document.text.partition("\n")[2]


def test_the_answers_that_were_kept_are_counted() -> None:
    old = file_of(real())
    for code, about, said in (
        ("serves", "1.1.2", "1.1.1"),
        ("claims", "1.1.1/result/r2", "1"),
        ("claims", "4.1.2/result/r4", "2"),
        ("figures", "1.1.1/indicator/i5", "1"),
    ):
        asked = next(one for one in questions(old, "sv") if (one.code, one.about) == (code, about))
        old = after(old, asked, said)
    assert import_onto(imported(source_text()), old, "avtal.txt").kept == 4


def appendix_of(agreement: Agreement, code: str) -> Any:
    """The appendix of a division, without the lines of the document."""
    return without_lines(next(one for one in agreement.appendices if one["belongs_to"] == code))


def answers_in(agreement: Agreement) -> list[Any]:
    """What a file keeps of the answers that were given."""
    value: Any = agreement.document.value
    return list(value["answers"])


def open_about_layout(agreement: Agreement) -> set[tuple[str, str]]:
    """What is asked about headings: of which kind, and what was read."""
    return {(one["code"], one["read"]) for one in agreement.doubts if one["code"] in ("heading", "under")}


@pytest.mark.parametrize(
    ("code", "read", "said"),
    [
        ("heading", "Ansvar för den övergripande IT-säkerheten.", "en rubrik"),
        ("heading", "Förvaltning och utveckling av varumärke.", "en rubrik"),
        ("heading", "Förvaltning och utveckling av varumärke.", "en mening i texten"),
        ("under", "Strateger bevakar,", "1"),
        ("under", "Strateger bevakar,", "2"),
    ],
)
def test_an_answer_about_a_heading_holds_in_a_new_draft(code: str, read: str, said: str) -> None:
    asked = next(one for one in questions(file_of(real()), "sv") if one.code == code and read in one.doubt["read"])
    old = after(file_of(real()), asked, said)
    # A line is added before, so that what was asked about stands elsewhere.
    draft = source_text().replace("Minskad våldsutsatthet", "En rad till.\n\nMinskad våldsutsatthet", 1)
    found = import_onto(imported(draft), old, "avtal.txt").agreement
    assert (
        open_about_layout(found)
        == open_about_layout(old)
        == open_about_layout(file_of(real())) - {(code, asked.doubt["read"])}
    )
    assert appendix_of(found, "KLK") == appendix_of(old, "KLK")
    kept, given = answers_in(found), answers_in(old)
    assert kept == given
    assert len(given) == 1


def test_what_a_file_has_under_a_heading_needs_no_answer() -> None:
    """The readers' own file answers nothing, and asks nothing: what it has is so."""
    found = import_onto(imported(source_text()), read_agreement(EXAMPLE), "avtal.txt").agreement
    assert open_about_layout(found) == set()
    assert without_lines(found.appendices) == without_lines(written()["appendices"])
