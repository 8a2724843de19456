"""Every form of the report says the same: the same rows of the same tables, findings, questions and counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any, Final

import pytest
from docx import Document
from openpyxl import load_workbook

from checker.gapreport import as_excel, as_html, as_markdown, as_word
from checker.gapreport.values import SYMBOLS, Line, Report, Section, Table
from checker.words import Language
from tests.gapreport.reports import checked_of, real, real_report, report, sections, text_of, texts
from tests.sound import sound_with

Rows = list[list[str]]

HOSTILE: Final = "<script>alert(1)</script> & \"'> {{ 7*7 }} {_{ x }_} =cmd|'/c calc'!A1 \u202eneddehcs\u202c"
SHOWN: Final = HOSTILE.replace("\u202e", "[U+202E]").replace("\u202c", "[U+202C]")
LONG: Final = "Å" * 10_000


@functools.cache
def made(which: str, language: Language = "sv") -> Report:
    """A report to write in every form."""
    if which == "real":
        return real_report(language)
    changes = {"1.2.1": {"title": HOSTILE}, "1.1.1": {"title": LONG, "results": []}}
    return report(checked_of(sound_with(changes)), language)


def plain(text: str) -> str:
    """A text without the symbols before it, on one line."""
    return " ".join(re.sub(f"[{''.join(SYMBOLS.values())}](?=\\s|$)", " ", text).split())


class Page(HTMLParser):
    """What a page says to one who hears it: its words, and the rows of its tables."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: Rows = []
        self.words: list[str] = []
        self.silent: list[bool] = []
        self.in_cell = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "path", "rect", "circle"):
            self.silent.append(("aria-hidden", "true") in attrs or tag in ("style", "svg") or any(self.silent[-1:]))
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True
        self.handle_data(" " if tag in ("div", "p", "li", "dt", "dd", "h1", "h2", "h3", "h4", "td", "th") else "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        self.silent.pop()
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data: str) -> None:
        if any(self.silent[-1:]):
            return
        self.words.append(data)
        if self.in_cell:
            self.rows[-1][-1] += data


def html(which: str, language: Language) -> tuple[str, Rows]:
    page = Page(as_html.written(made(which, language)))
    return "".join(page.words), page.rows


def markdown(which: str, language: Language) -> tuple[str, Rows]:
    text = re.sub(r"(?<!\\)\[((?:\\.|[^\]\\])*)\]\(#[^)]*\)", r"\1", as_markdown.written(made(which, language)))
    unescaped = functools.partial(re.sub, r"\\([\\`*_\[\]<>|~#&.)+=-])", r"\1")
    lines = [line for line in text.splitlines() if line.startswith("| ") and not re.fullmatch(r"[| :-]+", line)]
    rows = [[*map(unescaped, re.split(r"(?<!\\) \| ?", line[2:].removesuffix("|").rstrip() + " "))] for line in lines]
    return unescaped(text).replace("**", ""), rows


def word(which: str, language: Language) -> tuple[str, Rows]:
    document = Document(BytesIO(as_word.written(made(which, language))))
    body = document.element.body
    name = functools.partial(re.sub, "^", body.tag.removesuffix("body"))
    written: list[str] = []
    for one in body.iter(name("t"), name("tab"), name("p")):
        written.append(one.text or "" if one.tag == name("t") else " ")
    rows = [
        [" ".join("".join(t.text or "" for t in p.iter(name("t"))) for p in cell.iter(name("p"))) for cell in row]
        for row in ([*tr.iter(name("tc"))] for tr in body.iter(name("tr")))
    ]
    return "".join(written), rows


FORMS: Final = {"html": html, "markdown": markdown, "word": word}
EVERY: Final = [(which, language) for which in ("real", "hostile") for language in ("sv", "en")]


def said(line: Line, form: str) -> str:
    """A line as a form says it: Word shows signs, with a key beneath, where the others say what they mean."""
    return "".join(words.text if form == "word" else words.spoken or words.text for words in line)


def tables(which: str, language: Language) -> Iterator[Table]:
    for section in sections(made(which, language).parts):
        yield from (block for block in section.blocks if isinstance(block, Table))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("which", "language"), EVERY)
def test_the_rows_of_every_table_are_the_same_in_every_form(which: str, language: Language, form: str) -> None:
    _, rows = FORMS[form](which, language)
    expected = []
    for table in tables(which, language):
        expected.append([*map(plain, table.head)])
        expected += [[plain(" ".join(said(line, form) for line in one.lines)) for one in row] for row in table.rows]
    assert [[plain(one.replace("<br>", " ")) for one in row] for row in rows] == expected


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(("which", "language"), EVERY)
def test_every_text_stands_in_every_form_in_order(which: str, language: Language, form: str) -> None:
    text = plain(FORMS[form](which, language)[0].replace("<br>", " "))
    at = 0
    for one in paragraphs(made(which, language)):
        at = text.find(plain(one), at)
        assert at >= 0, one


def paragraphs(report: Report) -> Iterator[str]:
    """What stands between the tables, in reading order."""
    for section in sections(report.parts):
        yield text_of(section.title)
        for block in section.blocks:
            if not isinstance(block, Table | Section) and type(block).__name__ != "Picture":
                yield from texts((block,))


def sheets(which: str, language: Language) -> dict[str, Rows]:
    """The rows of each sheet of the workbook, as text; nothing in it is reckoned."""
    book = load_workbook(BytesIO(as_excel.written(made(which, language))))
    read = {sheet.title: [[*row] for row in sheet.iter_rows()] for sheet in book}
    assert not [cell for rows in read.values() for row in rows for cell in row if cell.data_type == "f"]
    return {name: [[plain(_shown(cell.value)) for cell in row] for row in rows] for name, rows in read.items()}


def _shown(value: Any) -> str:
    return "" if value is None else str(value.date()) if hasattr(value, "date") else str(value)


@pytest.mark.parametrize(("which", "language"), EVERY)
def test_the_workbook_has_the_tables_of_the_parts(which: str, language: Language) -> None:
    book = sheets(which, language)
    for part in made(which, language).parts:
        if part.id in ("goals", "assignments", "responsibility", "questions", "not-judged", "waived"):
            for table in [block for block in part.blocks if isinstance(block, Table)][:1]:
                head, *rows = book[as_excel.SHEETS[part.id].in_(language)]
                assert head == [*map(plain, table.head)]
                assert rows == [
                    [plain(" ".join(said(line, "excel") for line in one.lines)) for one in row] for row in table.rows
                ]


def test_the_workbook_has_every_finding_and_every_indicator() -> None:
    book = sheets("real", "sv")
    head, *rows = book["Iakttagelser"]
    told = [dict(zip(head, row, strict=True)) for row in rows]
    expected = [
        (found.rule.id, plain(found.label), "" if found.undecided else plain(found.message.sv))
        for found in map(_Told, real().findings)
    ]
    assert sorted((one["Regel"], one["Gäller"], one["Iakttagelse"]) for one in told) == sorted(expected)
    head, *rows = book["Indikatorer"]
    assert len(rows) == len(real().graph.by_kind["indicator"])
    assert sum(bool(one) for row in rows for name, one in zip(head, row, strict=True) if name.startswith("Utfall")) == (
        len(real().graph.by_kind["outcome"])
    )


class _Told:
    """A finding as the workbook tells it."""

    def __init__(self, found: Any) -> None:
        self.rule, self.label, self.message = found.rule, found.label, found.message
        self.undecided = found.verdict.value == "undecided"


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_workbook_says_what_stands_beside_the_tables(language: Language) -> None:
    report = made("real", language)
    text = plain(" ".join(cell for rows in sheets("real", language).values() for row in rows for cell in row))
    for part in report.parts:
        if part.id != "every-finding":
            for section in (part, *sections(part.blocks)):
                for block in section.blocks:
                    if type(block).__name__ in ("Paragraph", "Listing", "Terms"):
                        assert all(plain(one) in text for one in texts((block,))), block


@pytest.mark.parametrize("form", FORMS)
def test_whatever_a_title_holds_is_text_in_every_form(form: str) -> None:
    text = FORMS[form]("hostile", "sv")[0]
    assert plain(SHOWN) in plain(text)
    assert LONG in text


def test_whatever_a_title_holds_is_text_in_the_workbook() -> None:
    cells = [cell for rows in sheets("hostile", "sv").values() for row in rows for cell in row]
    assert any(plain(SHOWN) in cell for cell in cells)
    assert any(LONG in cell for cell in cells)


@pytest.mark.parametrize("form", [as_word, as_excel])
def test_the_same_report_has_the_same_bytes(form: Any) -> None:
    assert form.written(real_report()) == form.written(real_report())
