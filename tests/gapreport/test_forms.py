"""Every form of the report says the same: each is read back, and holds what the content says, word by word."""

from __future__ import annotations

import functools
from collections.abc import Callable
from io import BytesIO
from typing import Any, Final

import pytest
from docx import Document
from lxml import html as lxml_html

from checker.characters import in_reading_order
from checker.follow_up.read import check_followed_up
from checker.gapreport import as_excel, as_html, as_markdown, as_word
from checker.gapreport.earlier import earlier_check
from checker.gapreport.values import SYMBOLS, Report
from checker.run import Checked
from checker.words import LANGUAGES, Language
from tests.follow_up.follow_ups import INVENTED
from tests.gapreport.expected import FORMS, HTML, MARKDOWN, WORD, entries
from tests.gapreport.expected_sheets import sheets
from tests.gapreport.forms import BREAK, Entry, of_html, of_markdown, of_word
from tests.gapreport.reports import cell_text, checked_of, part, real, real_report, report, rulebook, tables, text_of
from tests.gapreport.test_earlier import as_earlier
from tests.gapreport.workbooks import of_excel
from tests.sound import sound_with

HOSTILE: Final = "<script>alert(1)</script> & \"'> {{ 7*7 }} {_{ x }_} =cmd|'/c calc'!A1 \u202eneddehcs\u202c"
SHOWN: Final = in_reading_order(HOSTILE)
LONG: Final = "Å" * 2_000

READ: Final[dict[str, Callable[[Report], list[Entry]]]] = {
    HTML: lambda made: of_html(as_html.written(made)),
    MARKDOWN: lambda made: of_markdown(as_markdown.written(made)),
    WORD: lambda made: of_word(as_word.written(made)),
}


@functools.cache
def followed_up() -> Checked:
    """The bundled agreement with the invented follow-up of it."""
    return check_followed_up(real().agreement, [str(INVENTED)], rulebook().rules.values())


def before() -> Checked:
    """An earlier version of the agreement, with another finding and without one that there is."""
    there = real()
    gone = next(found for found in there.findings if found.rule.id == "LED01")
    other = gone._replace(subject="2.1.3", title="Ökat valdeltagande")
    return there._replace(findings=tuple(other if found is gone else found for found in there.findings))


@functools.cache
def made(which: str, language: Language = "sv") -> Report:
    """A report to write in every form."""
    if which == "real":
        return real_report(language)
    if which == "hostile":
        changes = {"1.2.1": {"title": HOSTILE}, "1.1.1": {"title": LONG, "results": []}}
        return report(checked_of(sound_with(changes)), language)
    earlier = earlier_check(as_earlier(before()), "tidigare.json", followed_up())
    return report(followed_up(), language, earlier=earlier, division="SHB" if which == "one division" else None)


EVERY: Final = [
    (which, language)
    for which in ("real", "followed up and compared", "one division", "hostile")
    for language in LANGUAGES
]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("which", "language"), EVERY)
def test_a_form_says_all_that_the_report_says_and_nothing_else(which: str, language: Language, form: str) -> None:
    assert READ[form](made(which, language)) == entries(made(which, language), form)


@pytest.mark.parametrize(("which", "language"), EVERY)
def test_every_cell_of_the_workbook_says_what_the_report_says(which: str, language: Language) -> None:
    found, expected = of_excel(as_excel.written(made(which, language))), sheets(made(which, language))
    assert [*found] == [*expected]
    for name, rows in expected.items():
        assert found[name] == rows


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_indicators_target_and_fulfilment_are_the_same_words_in_every_form(language: Language) -> None:
    """In a table, in the row of a list of figures, and for the goal with two targets (7.1.1) and those year by year."""
    report = made("real", language)
    (table,) = tables(part(report, "indicators"))
    expected = {cell_text(row[0]): [cell_text(one).split(" / ") for one in row[2:]] for row in table.rows}
    for read in READ.values():
        rows = {_plain(row[1]): [one.split(BREAK) for one in row[3:]] for row in read(report) if row[0] == "row"}
        for name, said in expected.items():
            assert [[_plain(line) for line in one] for one in rows[name]] == said
    head, *rows_of_figures = of_excel(as_excel.written(report))[report.registers[2].title]
    at = head.index(table.head[2])
    told = {f"{row[0]} {row[1]}": row[at:] for row in rows_of_figures}
    for name, (target, trend, met) in expected.items():
        assert told[name][0] == "; ".join(target)
        words = [[_plain(str(one)) for one in pair if one] for pair in (told[name][1:3], told[name][3:5])]
        assert words == [trend, met]
    assert len(expected) > 20
    assert any(len(target) == 2 for name, (target, _, _) in expected.items() if name.startswith("7.1.1"))


def _plain(said: str) -> str:
    """Words without the sign of their status and without marks of language."""
    return said.lstrip("".join(SYMBOLS.values()) + " ").replace("‹", "").replace("›", "")


def test_there_is_something_to_compare() -> None:
    """A follow-up with its note, what an earlier check had and had not, one division, a hostile title."""
    said = {which: " ".join(" ".join(one) for one in entries(made(which), MARKDOWN)) for which, _ in EVERY}
    everything = said["followed up and compared"]
    for words in ("Påhittat exempel", "Kommentar: Planen är antagen.", "ny sedan förra", "Åtgärdat sedan förra"):
        assert words in everything
        assert words not in said["real"]
    assert "bara det som gäller Samhällsbyggnad" in said["one division"]
    assert SHOWN in said["hostile"]
    assert LONG in said["hostile"]


@pytest.mark.parametrize("language", ["sv", "en"])
def test_what_stands_before_the_parts_is_the_same(language: Language) -> None:
    report = made("real", language)
    subtitle = text_of(report.subtitle)
    parts = [f"{number}. {text_of(part.title)}" for number, part in enumerate(report.parts, start=1)]
    page = lxml_html.fromstring(as_html.written(report))
    assert [one.text_content() for one in page.iter("h1")] == [report.title]
    assert next(page.iter("p")).text_content() == subtitle
    links = [one.text_content() for one in next(page.iter("nav")).iter("a")]
    assert links == [text_of(part.title) for part in report.parts]
    assert page.get("lang") == language
    assert as_markdown.written(report).splitlines()[:3] == [f"# {report.title}", "", subtitle]
    document = Document(BytesIO(as_word.written(report)))
    texts = [one.text for one in document.paragraphs]
    assert texts[: texts.index(parts[0])][:2] == [report.title, subtitle]
    contents = [one.text for one in document.paragraphs if one.style and one.style.name == "toc 1"]
    assert [one.removesuffix("\t") for one in contents] == parts


@pytest.mark.parametrize("form", [as_word, as_excel])
def test_the_same_report_has_the_same_bytes(form: Any) -> None:
    assert form.written(real_report()) == form.written(real_report())
