"""What the parts of the report say of the bundled agreement, and of small ones in which one thing is changed."""

from __future__ import annotations

import json
from datetime import date

import pytest

from checker.agreement import agreement_of
from checker.finding import State
from checker.finding.waivers import Decision
from checker.gapreport.content import file_name
from checker.gapreport.values import Picture, Terms
from checker.vocabulary import SEVERITIES
from checker.yamlfile import Place
from tests.gapreport.reports import (
    cell_text,
    checked_of,
    part,
    real,
    real_report,
    report,
    report_on,
    rows,
    section,
    sections,
    tables,
    text_of,
    texts,
)
from tests.sound import sound_bytes, sound_with


def test_the_ten_parts_stand_in_order() -> None:
    assert [text_of(one.title) for one in real_report().parts] == [
        "Uppgifter om kontrollen",
        "Sammanfattning",
        "Frågor att ta ställning till",
        "Målkedjan",
        "Indikatorer",
        "Uppdragen i tidsordning",
        "Ansvar",
        "Beviljade undantag",
        "Detta har inte kunnat bedömas",
        "Bilaga: alla iakttagelser",
    ]


def test_every_section_has_an_id_of_its_own() -> None:
    ids = [one.id for one in sections(real_report().parts)]
    assert len(ids) == len({*ids})


def test_every_link_leads_somewhere() -> None:
    made = real_report()
    lines = [
        line
        for one in sections(made.parts)
        for table in tables(one)
        for row in table.rows
        for c in row
        for line in c.lines
    ]
    targets = {words.target for line in lines for words in line if words.target}
    assert targets
    assert targets <= {one.id for one in sections(made.parts)}


def test_the_first_part_says_what_was_checked() -> None:
    said = [*texts(part(real_report(), "about").blocks)]
    about = dict(zip(said[::2], said[1::2], strict=True))
    assert about["Överenskommelse"] == "Kommunstyrelsens överenskommelse om verksamhet 2026, Nyköpings kommun"
    assert about["Tillfälle"] == "våruppföljning 2026"
    assert about["Datum för kontrollen"] == "2026-04-30"
    assert about["Uppföljning"] == "ingen uppföljning inläst"
    assert "regelverkets version 0123456789abcdef" in about["Regler"]


def test_the_summary_counts_what_the_check_found() -> None:
    (table,) = tables(part(real_report(), "summary"))
    counts = {header: int(row["Antal"]) for header, row in rows(table).items()}
    assert counts == {
        **{name.sv: real().count(severity) for severity, name in SEVERITIES.items()},
        "kan inte avgöras": len(real().undecided),
    }
    assert counts["måste rättas"] > 0


def test_a_question_is_put_about_all_that_a_rule_found() -> None:
    (table,) = tables(part(real_report(), "questions"))
    asked = rows(table)
    question = "Vilken verksamhet ska vara huvudansvarig för 1.1.2, 5.2.1, 6.1.4, 7.2.1 och 7.2.2?"
    (first, row), *_ = asked.items()
    put, about = first.split(" / ")
    assert put == question
    assert [one[:5] for one in about.split("; ")] == ["1.1.2", "5.2.1", "6.1.4", "7.2.1", "7.2.2"]
    assert about.startswith("1.1.2 Implementera handlingsplan Mäns våld mot kvinnor; ")
    assert row["Regel"] == "LED01"
    assert row["Förslag: senast"] == "delårsrapport"
    assert row["Förslag: vem som svarar"] == "Kommunstyrelsen (KS) med alla verksamheter"


@pytest.mark.parametrize(
    ("occasion", "by"), [("vår", "delårsrapport"), ("delår", "årsbokslut"), ("helår", "överenskommelsen för 2027")]
)
def test_a_question_is_answered_by_the_next_occasion(occasion: str, by: str) -> None:
    (table,) = tables(part(report(real(), occasion=occasion), "questions"))
    assert {row["Förslag: senast"] for row in rows(table).values()} == {by}


FAULTY = {
    "1.2.1": {"start": "2027-01-01", "end": "2026-06-30", "decided_by": None, "follow_up": None, "text": ["XX 2040"]},
    "1.1.1": {"results": [], "indicators": [], "in_area": None},
    "1.1.3": {"led_by": None, "start": None, "title": "Skriv här"},
    "1.1.2": {"named_in_sentence": None, "named_in_heading": None, "kept_by_board": None, "kept_reason": None},
}


def test_a_meeting_is_asked_at_most_seven_questions_and_told_of_the_rest() -> None:
    checked = checked_of(sound_with(FAULTY))
    rules = {found.rule.id for found in checked.open if found.rule.severity == "error" and found.caused_by is None}
    assert len(rules) > 7
    questions = part(report(checked), "questions")
    (table,) = tables(questions)
    assert len(table.rows) == 7
    about = [cell_text(row[0]).partition(" / ")[2] for row in table.rows]
    assert all(about)
    assert not any("; " in one for one in about)  # so many questions name but one item each
    assert any(one.endswith(" och 1 till") for one in about)
    asked = {cell_text(row[3]) for row in table.rows}
    rest = text_of(questions.blocks[-1].line)  # type: ignore[union-attr]
    assert rest.startswith("Dessutom måste detta rättas: ")
    assert all((rule in asked) != (rule in rest) for rule in rules)


def test_what_is_sound_asks_nothing() -> None:
    said = [*texts(part(report_on({}), "questions").blocks)]
    assert said == ["Ingen öppen iakttagelse måste rättas. Det som bör ses över står i del\N{NO-BREAK SPACE}10."]


def test_a_waiver_is_told_with_its_reason_and_leaves_the_questions() -> None:
    checked = real()
    decision = Decision("Delas på sikt", "KS", "KS 2026-01-20 § 4", date(2026, 12, 31), Place("w.yaml", 1, 1, 1, 1))
    findings = tuple(
        found._replace(state=State.WAIVED, decision=decision) if found.rule.id == "LED01" else found
        for found in checked.findings
    )
    made = report(checked._replace(findings=findings))
    (table,) = tables(part(made, "waived"))
    row = rows(table)["1.1.2 Implementera handlingsplan Mäns våld mot kvinnor"]
    assert row["Skäl"] == "Delas på sikt"
    assert row["Beslut"] == "KS, KS 2026-01-20 § 4"
    assert row["Gäller till och med"] == "2026-12-31"
    (questions,) = tables(part(made, "questions"))
    assert [cell_text(row[3]) for row in questions.rows] == ["DAT05"]
    (summary,) = tables(part(made, "summary"))
    assert rows(summary)["beviljade undantag"]["Antal"] == "5"


def test_what_could_not_be_judged_says_why_and_who_waits() -> None:
    (table,) = tables(part(real_report(), "not-judged"))
    assert rows(table)["ersättning"]["Varför"] == "tabellen finns inte i den inlästa texten"
    assert rows(table)["ersättning"]["Regler som väntar på svaret"] == "EKO01"
    said = " ".join(texts(part(real_report(), "not-judged").blocks))
    assert "Ingen uppföljning är inläst." in said
    assert "Ingen tidigare kontroll är angiven." in said
    assert "bilden av cirkelmodellen" in said
    assert "utfall i" in said


def test_every_rule_was_tried_or_is_named_as_one_that_was_not() -> None:
    waiting = [*texts(section(real_report(), "rules-waiting").blocks)]
    assert "Redovisning som saknas (UPP10)" in waiting
    assert "Målvärde för ett kommande år som ännu inte är nått (IND19)" not in waiting
    (counted,) = (one for one in texts(part(real_report(), "summary").blocks) if "prövades" in one)
    assert f"{len(real().outcomes) - len(waiting)} regler prövades" in counted


def test_every_finding_and_undecided_answer_is_in_the_appendix() -> None:
    appendix = part(real_report(), "every-finding")
    by_rule = {one.id: one for one in sections(appendix.blocks)}
    for found in real().findings:
        assert found.label in texts(by_rule[f"rule-{found.rule.id.lower()}"].blocks)
    said = [*texts(by_rule["rule-led01"].blocks)]
    place = "1. Målområde Hållbar utveckling › Verksamhetsområde Social hållbarhet › 1.1.2, rad\N{NO-BREAK SPACE}310"
    assert f"Filen: rad\N{NO-BREAK SPACE}590; dokumentet: {place}" in said
    assert any(one.startswith("Överenskommelsen säger ”I det fall en uppgift") for one in said)


def test_a_rule_that_could_not_be_decided_is_not_said_to_need_mending() -> None:
    said = {
        one.id: text_of(dict(one.blocks[0].entries)["Allvarlighetsgrad"])
        for one in sections(part(real_report(), "every-finding").blocks)
        if isinstance(one.blocks[0], Terms)
    }
    assert said["rule-eko01"] == "kan inte avgöras; måste rättas om det visar sig vara så"
    assert said["rule-led01"] == "måste rättas"
    assert said["rule-ind21"] == "bör ses över"  # one of its answers is undecided


@pytest.mark.parametrize(
    ("agreement", "occasion", "division", "name"),
    [
        ("ks-2026", "vår", None, "kontrollrapport-ks-2026-var"),
        ("KS_Å26", "helår", "ÖST", "kontrollrapport-ks_a26-helar-ost"),
    ],
)
def test_files_have_plain_names(agreement: str, occasion: str, division: str | None, name: str) -> None:
    assert file_name(agreement, occasion, division) == name


def test_the_english_report_marks_what_stays_swedish() -> None:
    made = real_report("en")
    assert [text_of(one.title) for one in made.parts][:4] == [
        "About the check",
        "Summary",
        "Questions to decide",
        "The chain of goals",
    ]
    (table,) = tables(part(made, "goals"))
    assert all(words.own for row in table.rows for words in row[0].lines[0])
    own = "".join(words.text for words in made.subtitle if words.own)
    assert own == "Kommunstyrelsens överenskommelse om verksamhet 2026"


def test_the_pictures_stand_where_they_are_spoken_of_and_say_themselves_in_words() -> None:
    drawn = {
        one.id: block for one in sections(real_report().parts) for block in one.blocks if isinstance(block, Picture)
    }
    assert {*drawn} == {"goals-drawn", "assignments", "responsibility"}
    assert all(picture.sheets and picture.narrow and len(picture.words) > 100 for picture in drawn.values())
    (table,) = tables(part(real_report(), "indicators"))
    few = [row for row in table.rows if row[1].picture is None]
    assert 0 < len(few) < len(table.rows)
    assert all("; " not in cell_text(row[1]) for row in few)


def test_what_import_left_open_is_asked_about() -> None:
    doubt = {"code": "better", "about": "1.1.1/indicator/i1", "question": "Vilket håll är bättre?", "read": "Andel"}
    data = json.loads(sound_bytes()) | {"doubts": [doubt]}
    made = report(checked_of(agreement_of(json.dumps(data).encode(), "doubtful.yaml")))
    said = [*texts(section(made, "uncertain").blocks)]
    assert said[1:] == [
        "Frågor från inläsningen som ingen har svarat på: 1.",
        "Vilket håll som är bättre: ”Andel”",
        "Vilket håll är bättre?",
    ]
