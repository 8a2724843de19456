"""Headings among the rows of a table on paper: what stands over the rows is asked about, and an indicator is kept."""

from __future__ import annotations

import html
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

import docx
import pytest

from checker.importer import Imported, import_document
from checker.importer.doubts.questions import questions
from tests.importer.doubtful import after, file_of
from tests.importer.layouts import FRONT, TITLE
from tests.importer.twin_files import saved
from tests.tools.programs import program, run

pytestmark = pytest.mark.tools

HEAD: Final = ("Titel", "Utfall 2024", "Utfall 2025")
GROUP: Final = "Medarbetare"
WIDE: Final = "Medarbetare, ledarskap och arbetsmiljö i hela kommunkoncernen"
EMPTY: Final = "Hållbart engagemang, index"
ROWS: Final[tuple[tuple[str, str, str], ...]] = (
    ("Oro för brott, andel (%)", "27,1 %", "25,7 %"),
    (GROUP, "", ""),
    ("Sjukfrånvaro, andel (%)", "", "5,1 %"),
    (EMPTY, "", ""),
    ("Antal anställda, antal", "412", "408"),
)
TITLES: Final = [ROWS[0][0], ROWS[2][0], EMPTY, ROWS[4][0]]


class Form(NamedTuple):
    """How a table is printed: with lines between its cells, its heading in one cell over the row, bold, or long."""

    ruled: bool = False
    merged: bool = True
    bold: bool = False
    heading: str = GROUP
    centred: bool = False


FORMS: Final = (
    Form(ruled=True),
    Form(ruled=True, bold=True, centred=True),
    Form(ruled=True, heading=WIDE),
    Form(),
    Form(bold=True),
    Form(heading=WIDE, bold=True),
    Form(merged=False, bold=True),
    Form(merged=False),
    Form(ruled=True, merged=False),
)


def rows(form: Form) -> Iterator[tuple[str, ...]]:
    """The rows of a form, its heading among them."""
    for row in ROWS:
        yield (form.heading, *row[1:]) if row[0] == GROUP else row


def title(number: int) -> str:
    """The heading of the goal of that number."""
    return f"1.1.{number} Nyköping är tryggt på sätt {number} (KS)"


def as_word() -> bytes:
    """A Word file with a goal for each form."""
    made = docx.Document()
    for text in (TITLE, *FRONT, "1. Målområde Hållbar utveckling"):
        made.add_paragraph(text)
    for number, form in enumerate(FORMS, start=1):
        for text in ("MÅL KF", title(number), "INDIKATOR"):
            made.add_paragraph(text)
        table = made.add_table(0, len(HEAD), "Table Grid" if form.ruled else None)
        for row in (HEAD, *rows(form)):
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.text = text
            if row[0] == form.heading:
                cells[0].paragraphs[0].runs[0].bold = form.bold
                cells[0].paragraphs[0].alignment = 1 if form.centred else 0
                if form.merged:
                    merged = cells[0].merge(cells[-1])
                    for empty in merged.paragraphs[1:]:
                        empty._p.getparent().remove(empty._p)
        made.add_paragraph("Kommunstyrelsen delar målet till TEK och SHB.")
    return saved(made)


def as_html() -> str:
    """The same as a page that a browser prints."""
    made = [f"<p>{html.escape(text)}</p>" for text in (TITLE, *FRONT, "1. Målområde Hållbar utveckling")]
    for number, form in enumerate(FORMS, start=1):
        made += [f"<p>{text}</p>" for text in ("MÅL KF", title(number), "INDIKATOR")]
        made.append(f"<table class={'ruled' if form.ruled else 'bare'}>")
        for row in (HEAD, *rows(form)):
            style = f"text-align:{'center' if form.centred else 'left'};font-weight:{'bold' if form.bold else 'normal'}"
            if row[0] == form.heading:
                across = f"<td colspan=3 style='{style}'>" if form.merged else f"<td style='{style}'>"
                made.append(f"<tr>{across}{row[0]}{'' if form.merged else '<td><td>'}")
            else:
                tag = "th" if row == HEAD else "td"
                made.append("<tr>" + "".join(f"<{tag}>{cell}" for cell in row))
        made.append("</table><p>Kommunstyrelsen delar målet till TEK och SHB.</p>")
    cells = "td, th { padding: 2pt 6pt; width: 5cm; text-align: left }"
    style = f"table {{ border-collapse: collapse }} {cells} .ruled td {{ border: 1px solid }}"
    page = f"<!doctype html><html lang=sv><meta charset=utf-8><title>Avtal</title><style>{style}</style>"
    return page + "".join(made)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF files of the programs, tagged and not."""
    folder = tmp_path_factory.mktemp("groups")
    (folder / "groups.docx").write_bytes(as_word())
    for name, tagged in (("tagged", True), ("untagged", False)):
        options = json.dumps({"UseTaggedPDF": {"type": "boolean", "value": str(tagged).lower()}})
        ran = run(
            *(program("soffice"), "--headless", f"-env:UserInstallation={(folder / 'office').as_uri()}"),
            *("--convert-to", f"pdf:writer_pdf_Export:{options}", "--outdir", folder / name, folder / "groups.docx"),
            cwd=folder,
        )
        assert ran.returncode == 0, ran.stderr
    (folder / "browser").mkdir()
    (folder / "groups.html").write_text(as_html(), encoding="utf-8")
    run(
        *(program("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
        *(f"--print-to-pdf={folder / 'browser' / 'groups.pdf'}", (folder / "groups.html").as_uri()),
        cwd=folder,
    )
    return folder


@cache
def imported(path: Path) -> Imported:
    """A PDF file, imported once."""
    return import_document(path.read_bytes(), "avtal.pdf")


def read(found: Imported, form: Form) -> tuple[list[str], list[tuple[str, str]]]:
    """The titles of the indicators of a form, and which lines are asked about: about what, and what was read."""
    number = f"1.1.{FORMS.index(form) + 1}"
    item = next(item for item in found.value["items"] if item["number"] == number)
    asked = [doubt for doubt in found.doubts if doubt.code == "unread" and doubt.about.split("/")[0] == number]
    return [one["title"] for one in item["indicators"]], [(doubt.about, doubt.read) for doubt in asked]


def headed(form: Form) -> tuple[list[str], list[tuple[str, str]]]:
    """What is read of a form where its heading is surely one."""
    return TITLES, [(f"1.1.{FORMS.index(form) + 1}", form.heading)]


def kept(form: Form, *asked: str) -> tuple[list[str], list[tuple[str, str]]]:
    """What is read of a form where its heading may be an indicator: it is kept, and asked about if it is `asked`."""
    titles = [TITLES[0], form.heading, *TITLES[1:]]
    number = f"1.1.{FORMS.index(form) + 1}"
    return titles, [(f"{number}/indicator/i{titles.index(one) + 1}", one) for one in asked]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["tagged", "browser"])
def test_where_the_file_tells_which_cells_there_are(folder: Path, name: str, form: Form) -> None:
    wanted = headed(form) if form.merged else kept(form, *([GROUP] if form.bold else []))
    assert read(imported(folder / name / "groups.pdf"), form) == wanted


@pytest.mark.parametrize("form", [form for form in FORMS if form.ruled])
def test_where_lines_are_drawn_between_the_cells(folder: Path, form: Form) -> None:
    wanted = headed(form) if form.merged else kept(form)
    assert read(imported(folder / "untagged" / "groups.pdf"), form) == wanted


@pytest.mark.parametrize("form", [form for form in FORMS if not form.ruled])
def test_where_nothing_tells_it_is_asked_about(folder: Path, form: Form) -> None:
    """A text that runs over the columns is no title of a row; any other row without values may be an indicator."""
    titles, asked = read(imported(folder / "untagged" / "groups.pdf"), form)
    if form.heading == WIDE:
        assert (titles, {read for _, read in asked}) == (TITLES, {WIDE, EMPTY})
    else:
        assert (titles, asked) == kept(form, GROUP, EMPTY)


def test_a_heading_is_no_indicator_once_it_is_answered(folder: Path) -> None:
    """Its indicator goes, and with it what was asked about it; the others keep their names."""
    agreement = file_of(imported(folder / "untagged" / "groups.pdf"))
    about = f"1.1.{FORMS.index(Form()) + 1}/indicator/i2"
    question = next(one for one in questions(agreement, "sv") if (one.code, one.about) == ("unread", about))
    assert [choice.said for choice in question.choices] == ["en rubrik"]
    found = after(agreement, question, "1")
    item = next(item for item in found.items if about.startswith(f"{item['number']}/"))
    assert [one["id"] for one in item["indicators"]] == ["i1", "i3", "i4", "i5"]
    assert not [doubt for doubt in found.doubts if doubt.get("about") == about]
