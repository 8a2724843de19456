"""An agreement between a board and other boards, with no division in it: boards get its goals and assignments."""

from __future__ import annotations

from functools import cache

from checker.agreement import agreement_of
from checker.cli.questions import listed
from checker.importer import Imported, import_document
from checker.importer.doubts.questions import questions

TEXT = """Överenskommelse 2026 mellan kommunstyrelsen och nämnderna

Antagen av kommunfullmäktige den 16 december 2025, § 187

1. Parter

Kommunstyrelsen (KS). Ombud är ordförande.
Barn- och utbildningsnämnden (BUN). Ombud är förvaltningschef.
Socialnämnden (SN). Ombud är socialchef.

2. Uppföljning

Uppföljning sker per den 30 april och i årsredovisningen.

Kommunfullmäktiges uppdrag

1.1.1 Ta fram en handlingsplan mot våld (KS – SN, BUN)

SN är sammanhållande. Stöttande: BUN. Redovisas kvartal 2.

1.1.2 Utred skolskjutsen (KS – BUN)

Ansvarig nämnd: BUN. Redovisas i årsredovisningen.
"""


@cache
def read() -> Imported:
    """The agreement, imported."""
    return import_document(TEXT.encode(), "avtal.txt")


def test_who_it_is_between_and_when_it_was_decided() -> None:
    head = read().value["agreement"]
    assert [head[name] for name in ("of_board", "year", "decision_date", "decision_paragraph")] == [
        *("KS", "2026", "2025-12-16", "§ 187")
    ]
    assert [(one["code"], one["kind"]) for one in read().value["bodies"]] == [
        *(("KF", "council"), ("KS", "board"), ("BUN", "board"), ("SN", "board")),
    ]


def test_boards_get_and_lead_and_who_supports_stands_in_the_text() -> None:
    first, second = read().value["items"]
    assert [one["named_in_heading"]["codes"] for one in (first, second)] == [["SN", "BUN"], ["BUN"]]
    assert (first["led_by"], first.get("supported_by")) == (["SN"], None)
    assert first["text"] == ["SN är sammanhållande. Stöttande: BUN."]
    assert second["follow_up"] == ["helår"]


def test_what_the_words_do_not_tell_is_asked_about() -> None:
    assert [(doubt.code, doubt.about, doubt.read) for doubt in read().doubts if doubt.code != "serves"] == [
        ("follow-up", "1.1.1", "kvartal 2"),
        ("lead", "1.1.2", "Ansvarig nämnd: BUN."),
        ("follow-up", "agreement", "Uppföljning sker per den 30 april och i årsredovisningen."),
    ]
    assert read().unread == ()


def test_a_question_about_the_whole_is_said_to_be() -> None:
    found = [one for one in questions(agreement_of(read().file, "avtal.yaml"), "sv") if one.about == "agreement"]
    assert "överenskommelsen, rad 13: " in "\n".join(listed(found, "sv"))
    assert "the agreement, line 13: " in "\n".join(listed(found, "en"))
