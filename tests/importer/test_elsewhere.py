"""Agreements as other municipalities write them: read with the words that come with the tool, or asked about."""

from __future__ import annotations

from typing import Any

import docx
import pytest

import checker
from checker.agreement import agreement_of
from checker.importer import Imported, import_document
from checker.yamlfile import FaultsFound
from tests.importer.test_word import imported, table

PARTIES = (
    "Det är en överenskommelse mellan Kommunstyrelsen (KS) och förvaltningarna Bygg och miljö (BOM) och Barn och "
    "ungdom (BOU) om den verksamhet som ska utföras under året 2026."
)
AGREED = "Uppföljning sker tre gånger per år, i samband med tertialrapport 1, delårsrapport och årsredovisning."
LEAD = "Kräver ett uppdrag samverkan utses en förvaltning som samordnande."
ITEMS = (
    *("Fokusområde 1: Trygg uppväxt", "Kommunfullmäktiges mål", "1.1.1 Alla ska klara skolan (KS – BOU)"),
    *("Förväntade resultat", "Skolfrånvaron ska minska", "Målet fördelas till Barn och ungdom."),
    *("Nämndens uppdrag", "1.2.1 Bygg ut elevhälsan (KS – BOM, BOU)"),
)
ASSIGNMENT = ("Uppdraget ges till Bygg och miljö och Barn och ungdom.",)


def text(
    *assignment: str, title: tuple[str, ...] = ("Kommunstyrelsens överenskommelse för 2026",), agreed: str = AGREED
) -> str:
    """An agreement with one goal and one assignment, in the words of another municipality."""
    front = (*title, PARTIES, "1. Ansvar och roller", LEAD, "2. Uppföljning och rapportering", agreed)
    return "\n\n".join((*front, *ITEMS, *ASSIGNMENT, *assignment)) + "\n"


def read(words: str) -> Imported:
    """A text, imported."""
    return import_document(words.encode(), "avtal.txt")


def assignment_of(found: Imported) -> dict[str, Any]:
    """The assignment, which is the last item."""
    item: dict[str, Any] = found.value["items"][-1]
    return item


def asked(found: Imported, code: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The questions of a kind: about what, what was read, the choices."""
    return [(doubt.about, doubt.read, doubt.among) for doubt in found.doubts if doubt.code == code]


def undecided_in(found: Imported) -> set[tuple[str, str]]:
    """The rules that cannot decide, each with its subject."""
    run = checker.check(agreement_of(found.file, "avtal.yaml"))
    return {(finding.rule.id, finding.subject) for finding in run.undecided}


def test_kinds_are_named_in_other_words() -> None:
    items = read(text()).value["items"]
    assert [(one["kind"], one["decided_by"], one["number"], one["in_area"]) for one in items] == [
        ("goal", "KF", "1.1.1", "1"),
        ("assignment", "KS", "1.2.1", "1"),
    ]
    assert [one["text"] for one in items[0]["results"]] == ["Skolfrånvaron ska minska"]
    assert [one["named_in_sentence"]["codes"] for one in items] == [["BOU"], ["BOM", "BOU"]]


def test_lead_support_days_and_follow_up_in_other_words() -> None:
    found = read(
        text(
            "Samordnande: BOU. Stöttande: BOM.",
            "Startdatum: 1 januari 2026",
            "Slutdatum: 31 december 2026",
            "Följs upp i delårsrapporten och årsredovisningen.",
        )
    )
    fields = ("led_by", "lead_word", "supported_by", "start", "end", "follow_up")
    assert [assignment_of(found)[name] for name in fields] == [
        *(["BOU"], ["sammanhållande"], ["BOM"], "2026-01-01", "2026-12-31", ["delår", "helår"]),
    ]
    assert found.unread == ()


def test_whether_the_responsible_leads_is_asked_and_not_taken_for_nobody() -> None:
    found = read(text("Ansvarig: BOU"))
    assert asked(found, "lead") == [("1.2.1", "Ansvarig: BOU", ("BOU",))]
    assert "led_by" not in assignment_of(found)
    assert ("LED01", "1.2.1") in undecided_in(found)


def test_whether_the_responsible_leads_is_not_asked_where_other_words_say_who_does() -> None:
    for said in ("Ansvarig: BOU. Huvudansvarig: BOM.", "Huvudansvarig: BOM. Ansvarig: BOU."):
        found = read(text(said))
        assert (asked(found, "lead"), assignment_of(found)["led_by"]) == ([], ["BOM"])


def test_a_last_day_in_the_text_may_be_the_end() -> None:
    found = read(text("Planen ska vara klar senast den 30 juni 2026.", "Startdatum: 2026-01-01"))
    assert asked(found, "date") == [("1.2.1", "30 juni 2026", ("2026-06-30",))]
    assert "end" not in assignment_of(found)
    assert ("DAT01", "1.2.1") in undecided_in(found)
    stated = read(text("Planen ska vara klar senast den 30 juni 2026.", "Slutdatum: 2026-12-31"))
    assert (asked(stated, "date"), assignment_of(stated)["end"]) == ([], "2026-12-31")


def test_occasions_in_other_words() -> None:
    head = read(text()).value["agreement"]
    assert head["follow_up"] == ["vår", "delår", "helår"]
    assert head["occasions"] == {"vår": "tertialrapport 1", "delår": "delårsrapport", "helår": "årsredovisning"}


@pytest.mark.parametrize(
    ("said", "read_as", "names"),
    [
        (
            "Uppföljning sker i samband med månadsrapport och årsbokslut.",
            "månadsrapport och årsbokslut",
            {"helår": "årsbokslut"},
        ),
        (
            "Vi pratar om målen. Uppföljning sker per den 30 april och i årsredovisningen.",
            "Uppföljning sker per den 30 april och i årsredovisningen.",
            None,
        ),
    ],
)
def test_occasions_that_the_words_do_not_tell_are_asked_about(
    said: str, read_as: str, names: dict[str, str] | None
) -> None:
    found = read(text(agreed=said))
    head = found.value["agreement"]
    assert asked(found, "follow-up") == [("agreement", read_as, ("vår", "delår", "helår"))]
    assert head["follow_up"] == {
        "unknown": f"det går inte att se vad ”{read_as}” är",
        "among": ["vår", "delår", "helår"],
    }
    assert head.get("occasions") == names
    assert read_as in found.value["clauses"]["follow_up"]["quote"]


def test_the_head_of_the_page_may_stand_before_the_title() -> None:
    found = read(text(title=("Ekhamra kommun  Dnr KS/2025:44", "Kommunstyrelsens överenskommelse för 2026")))
    assert found.value["agreement"]["title"] == "Kommunstyrelsens överenskommelse för 2026"
    assert [line.text for line in found.unread] == ["Ekhamra kommun Dnr KS/2025:44"]


def test_without_a_title_that_is_known_the_parties_are_read_and_it_has_none() -> None:
    found = read(text(title=("Vår styrning",)))
    assert "title" not in found.value["agreement"]
    assert (found.value["agreement"]["year"], found.unread) == ("2026", ())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (text().replace(" (KS) och", " och"), "före målen står ingen nämnd som part, med sin kod inom parentes"),
        (text().split("Fokusområde")[0], "här finns inga mål eller uppdrag. De börjar med en rad som säger vad det är"),
        (
            text(title=("Vår styrning",)).replace("under året 2026", "framöver"),
            "det framgår inte vilket år den gäller",
        ),
    ],
)
def test_what_is_no_agreement_is_told_what_it_lacks(words: str, said: str) -> None:
    with pytest.raises(FaultsFound) as found:
        read(words)
    (fault,) = found.value.faults
    assert fault.sv.startswith(f"Det här känns inte igen som en överenskommelse: {said}")
    assert "BOM" in fault.sv


def form() -> Imported:
    """An agreement whose items are tables of two columns, and whose parties are a table."""
    made = docx.Document()
    made.add_paragraph("Kommunstyrelsens överenskommelse om verksamhet 2026")
    made.add_paragraph("1. Parter")
    table(
        made,
        [
            ["Part", "Förkortning", "Ombud"],
            ["Kommunstyrelsen", "KS", "Ordförande"],
            ["Kultur, fritid och turism", "KFT", "Kulturchef"],
            ["Barn och ungdom", "BOU", ""],
        ],
    )
    made.add_paragraph("MÅL NÄMND")
    cells = table(
        made,
        [
            ["Mål", "1.1.1 Alla ska klara skolan (KS – BOU)"],
            ["Önskat resultat", "Skolfrånvaron ska minska"],
            ["Indikator", ""],
            ["Ansvarig", "BOU"],
        ],
    )
    inner = cells.cell(2, 1).add_table(2, 2)
    for row, said in zip(inner.rows, (("Mått", "2025"), ("Frånvaro, andel (%)", "12")), strict=True):
        for cell, words in zip(row.cells, said, strict=True):
            cell.text = words
    made.add_paragraph("UPPDRAG NÄMND")
    table(
        made,
        [
            ["Uppdrag", "1.2.1 Bygg ut elevhälsan (KS – BOU, KFT)"],
            ["Huvudansvarig", "BOU"],
            ["Stöttar:", "KFT"],
            ["Tid", "2026-01-01–2026-12-31"],
            ["Uppföljning", "delår, helår"],
        ],
    )
    return imported(made)


def test_a_table_of_parties() -> None:
    found = [(one["code"], one["name"], one.get("representative")) for one in form().value["bodies"]]
    assert found == [
        ("KS", "Kommunstyrelsen", "Ordförande"),
        ("KFT", "Kultur, fritid och turism", "Kulturchef"),
        ("BOU", "Barn och ungdom", None),
    ]


def test_an_item_that_is_a_form() -> None:
    found = form()
    goal, assignment = found.value["items"]
    assert [one["title"] for one in (goal, assignment)] == ["Alla ska klara skolan", "Bygg ut elevhälsan"]
    fields = ("led_by", "supported_by", "start", "end", "follow_up")
    assert [assignment[name] for name in fields] == [["BOU"], ["KFT"], "2026-01-01", "2026-12-31", ["delår", "helår"]]
    assert found.unread == ()


def test_rows_after_a_table_of_indicators_are_no_indicators() -> None:
    goal, _ = form().value["items"]
    assert [(one["title"], one["outcomes"]) for one in goal["indicators"]] == [("Frånvaro, andel (%)", {"2025": "12"})]
    assert goal["text"] == ["Ansvarig: BOU"]


MORE = ("1.1.2 Alla ska läsa (KS – BOU)", "Indikatorer", "Läsare, andel (%)", "Målet fördelas till Barn och ungdom.")


def test_a_heading_for_several_items_says_the_kind_of_each() -> None:
    found = read(text().replace("\n\nNämndens uppdrag", "".join(f"\n\n{line}" for line in (*MORE, "Nämndens uppdrag"))))
    assert [(one["number"], one["kind"], one["decided_by"]) for one in found.value["items"]] == [
        *(("1.1.1", "goal", "KF"), ("1.1.2", "goal", "KF"), ("1.2.1", "assignment", "KS")),
    ]
    assert found.unread == ()
    assert [one["title"] for one in found.value["items"][1]["indicators"]] == ["Läsare, andel (%)"]


def test_what_stands_between_such_a_heading_and_its_first_item_is_asked_about() -> None:
    intro = "Fullmäktige har beslutat om dessa mål."
    for said in (("Kommunfullmäktiges mål", intro), ("Fullmäktiges mål", "MÅL KF")):
        found = read(text().replace("Kommunfullmäktiges mål", "\n\n".join(said)))
        assert [one["number"] for one in found.value["items"]] == ["1.1.1", "1.2.1"]
        assert [line.text for line in found.unread] == ([intro] if intro in said else [])


@pytest.mark.parametrize(
    ("heading", "number"),
    [("MÅL KF", "1.1.2"), ("Kommunfullmäktiges mål", "1.1.3"), ("Kommunfullmäktiges mål", "1.2.2")],
)
def test_a_number_that_is_not_the_next_under_such_a_heading_is_asked_about(heading: str, number: str) -> None:
    said = text().replace("Kommunfullmäktiges mål", heading)
    said = said.replace("\n\nNämndens uppdrag", f"\n\n{number} Alla ska läsa (KS – BOU)\n\nNämndens uppdrag")
    found = read(said)
    assert [one["number"] for one in found.value["items"]] == ["1.1.1", "1.2.1"]
    assert [line.text for line in found.unread] == [f"{number} Alla ska läsa (KS – BOU)"]


CELLS = (
    *("MÅL NÄMND", "Mål", "1.1.1 Alla ska klara skolan (KS – BOU)", "Indikator", "Mått", "2024", "2025"),
    *("Frånvaro, andel (%)", "12", "11", "Stöttar", "BOM", "Uppföljning", "delår, helår"),
    *("UPPDRAG NÄMND", "Uppdrag", "1.2.1 Bygg ut elevhälsan (KS – BOM, BOU)", "Huvudansvarig", "BOU"),
    *("Startdatum", "2026-01-01", "Slutdatum", "2026-12-31", "Beskrivning", "Den ska nå alla."),
)


def test_a_form_whose_cells_stand_on_a_line_each() -> None:
    money = ("3. Ekonomi", "Ersättningen framgår av tabellen nedan.", "Förvaltning", "2026")
    paid = (*money, "Bygg och miljö (BOM)", "41 200", "Barn och ungdom", "402 300")
    found = read(text().split("Fokusområde")[0] + "\n".join((*paid, *CELLS)))
    goal, assignment = found.value["items"]
    assert [(one["title"], one["outcomes"]) for one in goal["indicators"]] == [
        ("Frånvaro, andel (%)", {"2024": "12", "2025": "11"})
    ]
    assert (goal["supported_by"], goal["follow_up"]) == (["BOM"], ["delår", "helår"])
    assert [assignment[name] for name in ("led_by", "start", "end")] == [["BOU"], "2026-01-01", "2026-12-31"]
    assert assignment["text"] == ["Huvudansvarig: BOU", "Beskrivning", "Den ska nå alla."]
    assert [one["remuneration"] for one in found.value["bodies"] if one["kind"] == "division"] == ["stated", "stated"]
    assert all("unread" not in section for section in found.value["sections"])
    assert found.unread == ()
