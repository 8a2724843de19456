"""Every command that reads an agreement takes it as a document too, and says where in the document a thing stands."""

from __future__ import annotations

import json
import re
import subprocess
from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.cli.process import Styrkoll
from tests.importer.reading import SOURCE, written
from tests.importer.twin import document as twin
from tests.importer.twin_files import as_word, saved
from tests.importer.word_files import element

PLACE = "5. Målområde Social omsorg › 5.2.1, sida 2"
READ_PLACE = PLACE.replace("sida 2", "sida\N{NO-BREAK SPACE}2")


@cache
def as_word_saves_it() -> bytes:
    """The real agreement as a Word file with a mark where Word last began a page: before 5.2.1."""
    made = docx.Document(BytesIO(as_word(twin(written()), 90)))
    paragraph = next(one for one in made.paragraphs if one.text.startswith("5.2.1"))
    paragraph.runs[0]._r.insert(0, parse_xml(f"<w:lastRenderedPageBreak {nsdecls('w')}/>"))
    return saved(made)


@pytest.fixture
def document(styrkoll: Styrkoll) -> Path:
    """The real agreement in Word, in the folder of the run."""
    path = styrkoll.folder / "avtal.docx"
    path.write_bytes(as_word_saves_it())
    return path


CHECK = ("check", "avtal.docx", "--select", "LED01")


def test_a_finding_in_word_is_placed_by_heading_and_page(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll(*CHECK)
    assert ran.code == 1
    assert ran.err.splitlines()[-1].endswith(
        "frågor om avtal.docx är öppna. Svara på dem i en avtalsfil: styrkoll import avtal.docx"
    )
    assert f"    I dokumentet: {READ_PLACE}\n" in ran.out
    assert not re.search(r"avtal\.docx:\d|\brad\s\d", ran.out)


def test_so_it_is_in_every_output(styrkoll: Styrkoll, document: Path) -> None:
    named = ("junit=fynd.xml", "github=fynd.log", "gitlab=fynd.gitlab.json")
    files = ("fynd.json", "fynd.sarif", "fynd.md", "fynd.csv", "fynd.xlsx", "fynd.docx", *named)
    assert styrkoll(*CHECK, *(word for file in files for word in ("-o", file))).code == 1

    def text(name: str) -> str:
        return (styrkoll.folder / name).read_text("utf-8-sig")

    found = json.loads(text("fynd.json"))["findings"]
    (source,) = [one["source"] for one in found if one["subject"] == "5.2.1" and one["verdict"] == "finding"]
    heading = "5. Målområde Social omsorg › 5.2.1"
    assert source == {"document": "avtal.docx", "heading": heading, "line": None, "page": 2}
    for name in ("fynd.sarif", "fynd.md", "fynd.xml", "fynd.log", "fynd.gitlab.json"):
        assert f"({PLACE})" in text(name), name
        assert not re.search(r"avtal\.docx:\d", text(name)), name
    assert f";{PLACE};avtal.docx;" in text("fynd.csv")
    book = openpyxl.load_workbook(styrkoll.folder / "fynd.xlsx")
    assert {PLACE, "avtal.docx"} <= {str(cell.value) for row in book["Iakttagelser"].iter_rows() for cell in row}
    assert PLACE in "\n".join(one.text for one in docx.Document(str(styrkoll.folder / "fynd.docx")).paragraphs)


def test_a_rule_is_explained_on_a_document(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("explain", "LED01", "avtal.docx")
    assert ran.code == 0
    assert "Just nu i avtal.docx\n  5 iakttagelser.\n" in ran.out
    assert "• 5.2.1 Delta och aktivt bidra i omställningen till ny socialtjänstlag (sida 2)\n" in ran.out


def test_a_waiver_holds_for_the_document_and_for_the_file_made_of_it(styrkoll: Styrkoll, document: Path) -> None:
    decision = (
        "--reason",
        "Utreds",
        "--decided-by",
        "KS",
        "--decision",
        "KS 2026-02-03 § 12",
        "--expires",
        "2026-12-31",
    )
    ran = styrkoll("waive", "LED01", "5.2.1", "avtal.docx", *decision, "--date", "2026-03-02")
    assert (ran.code, ran.out.splitlines()[0]) == (0, "Undantaget är skrivet i undantag.yaml:")
    styrkoll("import", "avtal.docx")
    for file in ("avtal.docx", "avtal.yaml"):
        ran = styrkoll("check", file, "--select", "LED01", "--waivers", "undantag.yaml", "--date", "2026-03-02")
        assert ran.out.count("beviljat undantag") == 1, file
        assert "\n    Skäl: Utreds\n    Beslut: KS, KS 2026-02-03 § 12. Gäller till och med 2026-12-31.\n" in ran.out


def test_the_questions_of_a_document_are_in_the_file_made_of_it(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("doubts", "avtal.docx", "--resolve")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "avtal.docx är ett dokument. Frågorna står i avtalsfilen: gör den först, med styrkoll import avtal.docx",
    )


def changed(document: Path, name: str) -> Path:
    """The document with another end date for 1.1.2 and without 7.2.2."""
    made = docx.Document(str(document))
    for paragraph in made.paragraphs:
        if paragraph.text == "2026-01-01 2027-12-31":
            paragraph.text = "2026-01-01 2028-12-31"
            break
    made.save(str(document.with_name(name)))
    return document.with_name(name)


def test_two_drafts_in_word_are_compared(styrkoll: Styrkoll, document: Path) -> None:
    changed(document, "utkast 2.docx")
    ran = styrkoll("diff", "avtal.docx", "utkast 2.docx")
    assert ran.code == 0
    assert "  • 1.1.2: slutdatumet flyttas fram från 2027-12-31 till 2028-12-31 (sida 1)\n" in ran.out
    assert "rad " not in ran.out.split("Resultat")[0]
    ran = styrkoll("check", "utkast 2.docx", "--compare", "avtal.docx")
    assert ran.code == 0
    assert "\nResultat mot avtal.docx: " in ran.out


def test_a_document_is_compared_with_its_version_in_git(styrkoll: Styrkoll, document: Path) -> None:
    def git(*words: str) -> None:
        identity = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *identity, *words], cwd=styrkoll.folder, check=True, capture_output=True)

    git("init", "-b", "main")
    git("add", "avtal.docx")
    git("commit", "-m", "Utkast")
    changed(document, "avtal.docx")
    ran = styrkoll("diff", "--git", "main", "avtal.docx")
    assert "1.1.2: slutdatumet flyttas fram från 2027-12-31 till 2028-12-31" in ran.out
    ran = styrkoll("check", "avtal.docx", "--compare", "main")
    assert (ran.code, "\nResultat mot main: " in ran.out) == (0, True)


def test_an_earlier_document_that_is_missing(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("check", "avtal.docx", "--compare", "avtel.docx")
    assert (ran.code, ran.err.splitlines()[-2]) == (2, "Filen avtel.docx finns inte. Menade du `avtal.docx`?")


def test_the_report_the_picture_and_the_export_of_a_document(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("report", "avtal.docx", "--occasion", "vår", "--date", "2026-04-30", "-o", "rapport")
    assert ran.code == 0
    html = (styrkoll.folder / "rapport" / "kontrollrapport-ks-2026-var.html").read_text("utf-8")
    assert f"Dokumentet: {READ_PLACE}" in html
    assert "Filen: rad" not in html
    assert styrkoll("graph", "avtal.docx", "-o", "bild.svg").code == 0
    assert "7.2.2" in (styrkoll.folder / "bild.svg").read_text("utf-8")
    ran = styrkoll("export", "avtal.docx")
    assert "7.2.2" in {node["id"] for node in json.loads(ran.out)["nodes"]}


@pytest.mark.parametrize(
    "command", [["check"], ["import"], ["report", "--occasion", "vår", "-o", "rapport"], ["export"]]
)
def test_nothing_is_written_of_what_is_no_agreement(styrkoll: Styrkoll, command: list[str]) -> None:
    path = styrkoll.folder / "motion.docx"
    path.write_bytes(saved(docx.Document()))
    out = ["-o", "fynd.xlsx", "-o", "fynd.docx"] if command == ["check"] else []
    ran = styrkoll(command[0], "motion.docx", *command[1:], *out)
    assert (ran.code, ran.err) == (2, "motion.docx:1:1: Filen är tom: den innehåller ingen text.\n")
    assert [one.name for one in styrkoll.folder.iterdir()] == ["motion.docx"]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("mejl.msg", b"\xd0\xcf\x11\xe0" + bytes(600), "Filen är en äldre Office-fil, men inget Word-dokument."),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "Filen är en bild"),
        ("avtal.html", b"<!DOCTYPE html><p>x", "Filen är en webbsida (HTML)."),
        ("avtal", b"{\\rtf1 x}", "Filen är en RTF-fil."),
    ],
)
def test_a_check_says_what_a_file_is_that_is_no_agreement(
    styrkoll: Styrkoll, name: str, data: bytes, said: str
) -> None:
    (styrkoll.folder / name).write_bytes(data)
    ran = styrkoll("check", name, "-o", "fynd.xlsx")
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1)
    assert ran.err.startswith(f"{name}:1:1: {said}")
    assert not (styrkoll.folder / "fynd.xlsx").exists()


def test_what_the_import_warns_of_is_said_by_a_check(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "avtal.docx").write_bytes(SOURCE.read_bytes())
    ran = styrkoll("check", "avtal.docx", "--select", "LED01")
    assert "\n  Filens namn slutar på .docx, men den är text och lästes så." in ran.out


COMMANDS = {
    "check": ["check", "avtal.docx", "--format", "json"],
    "graph": ["graph", "avtal.docx", "-o", "bild.svg"],
    "export": ["export", "avtal.docx"],
    "explain": ["explain", "LED01", "avtal.docx"],
    "diff": ["diff", "avtal.docx", "avtal.docx"],
    "waive": [
        *("waive", "LED01", "1.1.2", "avtal.docx", "--reason", "Samordnas."),
        *("--decided-by", "KS", "--decision", "§ 1"),
    ],
    "report": ["report", "avtal.docx", "--occasion", "vår", "-o", "rapport"],
}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_the_import_warns_of_and_leaves_open_is_told_by_every_command(styrkoll: Styrkoll, command: str) -> None:
    made = docx.Document(BytesIO(as_word(twin(written()), 90)))
    made.add_paragraph()._p.append(element("<w:ins><w:r><w:t>Tillagt.</w:t></w:r></w:ins>"))
    (styrkoll.folder / "avtal.docx").write_bytes(saved(made))
    ran = styrkoll(*COMMANDS[command])
    assert ran.code in (0, 1), ran.err
    twice = 2 if command == "diff" else 1
    said = ran.out if "json" in COMMANDS[command] else ran.err  # there it stands among the warnings
    assert said.count("Dokumentet har spårade ändringar (1 tillägg") == twice
    assert ran.err.count("frågor om avtal.docx är öppna") == twice
