"""Facts on what prose says: years in sections, and that something is to be evaluated."""

from __future__ import annotations

from typing import Any

from tests.facts.agreements import made, real, table


def section(**more: Any) -> dict[str, Any]:
    """Sections, as a part of an agreement: one, with one inside it."""
    return {"sections": [{"title": "Yttre", "sections": [{"title": "Inre", **more}]}]}


def test_the_years_of_a_section_are_read_from_its_own_words() -> None:
    graph = made(**section(text=["klart 2026", "KK25/2024"], follow_up_text="under 2027 och 2026, dnr 2024/12"))
    assert table(graph, "mentioned_years").known == {"section/inre": (2026,)}
    assert table(graph, "follow_up_years").known == {"section/inre": (2027, 2026)}


def test_unknown_words_may_name_any_year() -> None:
    unread = {"unknown": "oläsligt"}
    graph = made(**section(text=unread, follow_up_text={**unread, "among": ["under 2027", "under 2028", "strax"]}))
    (text,) = table(graph, "mentioned_years").unknown["section/inre"]
    assert (text.at_least, text.many, text.among) == (0, True, None)
    (follow_up,) = table(graph, "follow_up_years").unknown["section/inre"]
    assert (follow_up.at_least, follow_up.among) == (0, (2027, 2028))


def test_the_years_in_how_the_real_processes_are_followed_up() -> None:
    later = {node for node, years in table(real(), "follow_up_years").known.items() if max(years) > 2026}
    assert later == {
        *("appendix/KLK/it-support-och-bestallning", "appendix/KLK/it-drift"),
        *("appendix/KLK/verksamhetsstod-it", "appendix/KLK/digitalisering"),
    }
