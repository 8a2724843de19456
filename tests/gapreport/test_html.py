"""The report as HTML: one file, whole, safe, the same every time, and built as the law on accessibility wants."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from checker.characters import SHOWN_INSTEAD
from checker.gapreport import as_html
from checker.gapreport.templates import TemplateFault
from checker.gapreport.values import Report, Table, Words
from tests.gapreport.reports import real_report, report_on, sections, text_of

VOID = {"meta", "link", "br", "img", "rect", "path", "circle", "line", "hr", "input"}


class Page(HTMLParser):
    """A page's elements with their attributes, its text, and whether every element is closed where it should be."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(scope="module")
def html() -> str:
    return as_html.written(real_report())


@pytest.fixture(scope="module")
def page(html: str) -> Page:
    return Page(html)


def test_it_is_well_formed_and_in_swedish(page: Page) -> None:
    assert page.open == []
    assert page.all("html") == [{"lang": "sv"}]
    assert [len(page.all(tag)) for tag in ("h1", "main", "nav", "header", "title")][:4] == [1, 1, 1, 1]


def test_it_is_under_300_kb(html: str) -> None:
    assert len(html.encode()) < 300_000


def test_it_is_the_same_every_time(html: str) -> None:
    assert as_html.written(real_report()) == html


def test_it_needs_nothing_else(html: str, page: Page) -> None:
    assert page.all("script") == page.all("link") == page.all("img") == page.all("iframe") == []
    references = [
        value for _, attributes in page.elements for name, value in attributes.items() if name in ("href", "src")
    ]
    assert all(value is not None and value.startswith("#") for value in references)
    assert "url(" not in html
    assert not any(name.startswith("on") or name == "style" for _, found in page.elements for name in found)


def test_its_policy_allows_its_own_style_and_nothing_more(html: str, page: Page) -> None:
    (policy,) = (one["content"] for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style is not None
    digest = b64encode(sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_ids_are_unique_and_every_reference_has_its_target(page: Page) -> None:
    ids = [found["id"] for _, found in page.elements if "id" in found]
    assert len(ids) == len({*ids})
    for _, found in page.elements:
        for name in ("aria-labelledby", "aria-describedby"):
            assert {*(found.get(name) or "").split()} <= {*ids}
        href = found.get("href")
        assert href is None or href[1:] in ids


def test_headings_go_down_a_step_at_a_time(page: Page) -> None:
    levels = [int(name[1]) for name, _ in page.elements if re.fullmatch("h[1-6]", name)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_every_table_has_a_caption_and_headers(page: Page) -> None:
    made = [one for section in sections(real_report().parts) for one in section.blocks if isinstance(one, Table)]
    assert len(page.all("table")) == len(page.all("caption")) == len(made)
    assert sum(one["scope"] == "col" for one in page.all("th")) == sum(len(one.head) for one in made)
    assert sum(one["scope"] == "row" for one in page.all("th")) == sum(len(one.rows) for one in made)


def test_all_that_the_report_says_is_there(page: Page) -> None:
    text = " ".join(page.text.split())
    for section in sections(real_report().parts):
        assert " ".join(text_of(section.title).split()) in text
        for block in section.blocks:
            if isinstance(block, Table):
                for row in block.rows:
                    for one in row:
                        for line in one.lines:
                            assert " ".join("".join(words.text for words in line).split()) in text


HOSTILE = "<script>alert(1)</script> & \"'> {{ 7*7 }} {% raw %} =cmd|'/c calc'!A1 \u202eneddehcs\u202c"


@pytest.fixture(scope="module")
def hostile() -> Report:
    return report_on({"1.2.1": {"title": HOSTILE}, "1.1.1": {"title": "Å" * 2_000}})


def test_markup_comes_out_as_text(hostile: Report) -> None:
    page = Page(as_html.written(hostile))
    assert page.all("script") == []
    assert "<script>alert(1)</script> & \"'> {{ 7*7 }} {% raw %} =cmd|'/c calc'!A1" in page.text
    assert "Å" * 2_000 in page.text


def test_marks_that_turn_the_reading_direction_are_shown(hostile: Report) -> None:
    html = as_html.written(hostile)
    assert f"{SHOWN_INSTEAD}neddehcs{SHOWN_INSTEAD}" in html
    assert not re.search("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", html)


def test_a_status_is_told_by_words_and_symbol(html: str) -> None:
    assert '<span class="status error">måste rättas</span>' in html
    assert '.error::before{content:"■ ";content:"■ " / ""}' in html


def test_what_stays_swedish_in_english_is_marked() -> None:
    html = as_html.written(real_report("en"))
    assert '<html lang="en">' in html
    assert '<span lang="sv">Kommunstyrelsens överenskommelse om verksamhet 2026</span>' in html


def test_a_template_of_ones_own_replaces_the_tool_s(tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text("<h1>{{ report.title }}</h1>", "utf-8")
    assert as_html.written(real_report(), [str(tmp_path)]) == "<h1>Kontrollrapport – luckor i styrningen</h1>"


@pytest.mark.parametrize(
    ("template", "line", "why"),
    [
        ("<h1>\n{{ report.titel }}", 2, "titel"),
        ("<h1>\n\n{% if %}", 3, "Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", 1, "unsafe"),
        ("\n{{ report.parts.title }}", 2, "namnet `title` finns inte."),
        ("\n{% include '/etc/passwd' %}", 2, "'/etc/passwd' not found"),
        ("\n{% include '../values.py' %}", 2, "../values.py"),
        ("{% import 'os' as os %}", 1, "'os' not found"),
        ("{% for one in range(9999999) %}{% endfor %}", 1, "Range too big"),
        ("\n{{ 'a' * 10 ** 10 }}", 2, "a result of more than"),
        ("\n{{ report.parts * 10 ** 6 }}", 2, "a result of more than"),
        ("{{ 9 ** 99999999 }}", 1, "a result of more than"),
        ("{% extends 'report.html' %}", 1, "recursion"),
        ("{% macro m() %}{{ m() }}{% endmacro %}\n{{ m() }}", 1, "recursion"),
    ],
)
def test_a_template_that_fails_says_where_and_why(template: str, line: int, why: str, tmp_path: Path) -> None:
    (tmp_path / "report.html").write_text(template, "utf-8")
    with pytest.raises(TemplateFault) as raised:
        as_html.written(real_report(), [str(tmp_path)])
    fault = raised.value
    assert fault.file.endswith("report.html")
    assert fault.line == line
    assert why in fault.text.sv


@pytest.mark.parametrize("name", ["report.html", "report.css"])
def test_a_template_in_another_encoding_is_named(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes("<p>åäö</p>".encode("cp1252"))
    with pytest.raises(TemplateFault) as raised:
        as_html.written(real_report(), [str(tmp_path)])
    assert raised.value.text.sv == f"{tmp_path / name}: mallen kan inte användas: den är inte sparad i UTF-8."


def test_signs_are_spoken_as_words(html: str) -> None:
    assert '<span aria-hidden="true">●</span><span class="spoken">leder</span>' in html
    assert Words("●", spoken="leder") != Words("●")
