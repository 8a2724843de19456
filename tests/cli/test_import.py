"""`styrkoll import`, `styrkoll doubts` and `styrkoll check` of a document, as processes."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.agreement import read_agreement
from checker.content import EXAMPLE_FILE
from checker.importer.write import STYLE
from checker.yamlfile.rewrite import rewritten
from tests.cli.process import Plain, Styrkoll, environment
from tests.importer.reading import SOURCE, written
from tests.importer.twin import document as twin
from tests.importer.twin_files import as_word
from tests.sound import ROOT, SOUND


@pytest.fixture
def document(styrkoll: Styrkoll) -> Path:
    """The real agreement's text, in the folder of the run."""
    path = styrkoll.folder / "avtal.txt"
    path.write_bytes(SOURCE.read_bytes())
    return path


def answers(styrkoll: Styrkoll, file: str, said: str) -> subprocess.CompletedProcess[str]:
    """`styrkoll doubts FILE --resolve` with these lines typed."""
    return subprocess.run(
        [sys.executable, "-m", "checker", "doubts", file, "--resolve"],
        input=said,
        cwd=styrkoll.folder,
        env=environment(styrkoll.cache),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def keep_open(file: Path, code: str) -> None:
    """Leaves only the questions of one kind in an agreement file."""
    document = read_agreement(str(file)).document
    value: Any = document.value
    kept = {**value, "doubts": [doubt for doubt in value["doubts"] if doubt["code"] == code]}
    file.write_text(rewritten(document, kept, STYLE), "utf-8")


def test_a_document_is_written_as_an_agreement_file(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("import", "avtal.txt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "avtal.txt är inläst i avtal.yaml.",
        "  10 mål, 16 uppdrag, 8 grunduppdrag, 31 önskade resultat, 38 indikatorer, 65 utfall och 7 bilagor.",
        "  Rader som förstås: 2\N{NO-BREAK SPACE}125 av 2\N{NO-BREAK SPACE}125 (100 %).",
        "162 frågor lämnas öppna. Visa dem: styrkoll doubts avtal.yaml (svara på dem: --resolve)",
        "Nästa steg: styrkoll check avtal.yaml",
    ]
    checked = styrkoll("check", "avtal.yaml", "--format", "json")
    assert (checked.code, json.loads(checked.out)["summary"]["error"]) == (1, 6)


def test_a_file_is_never_replaced_unasked(styrkoll: Styrkoll, document: Path) -> None:
    (styrkoll.folder / "avtal.yaml").write_text("min\n", encoding="utf-8")
    ran = styrkoll("import", "avtal.txt")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Filen avtal.yaml finns redan.")
    assert (styrkoll.folder / "avtal.yaml").read_text("utf-8") == "min\n"
    assert styrkoll("import", "avtal.txt", "--force").code == 0
    assert styrkoll("import", "avtal.txt", "-o", "avtal.txt", "--force").err.startswith(
        "avtal.txt är dokumentet självt."
    )
    assert document.read_bytes() == SOURCE.read_bytes()


def test_the_file_can_be_printed(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("import", "avtal.txt", "-o", "-")
    assert ran.out.splitlines()[3] == "agreement:"
    assert ran.err.startswith("Rader som förstås: ")
    assert [path.name for path in styrkoll.folder.iterdir()] == ["avtal.txt"]


@pytest.mark.parametrize("data", [b"", b"Motion", b"%PDF-1.4", b"\0\0\0\0"])
def test_what_is_no_agreement_is_refused_and_nothing_written(styrkoll: Styrkoll, data: bytes) -> None:
    (styrkoll.folder / "annat.txt").write_bytes(data)
    for command in ("import", "check"):
        ran = styrkoll(command, "annat.txt")
        assert ran.code == 2
        assert ran.err.startswith("annat.txt:1:1: ")
        assert len(ran.err.splitlines()) == 1
    assert [path.name for path in styrkoll.folder.iterdir()] == ["annat.txt"]


def test_a_document_that_is_missing(plain: Plain) -> None:
    assert plain("import", "avtal.txt").err == "avtal.txt:1:1: Filen finns inte.\n"


def test_a_document_is_checked_with_its_own_places(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("check", "avtal.txt", "--select", "LED01", "--format", "json")
    assert ran.code == 1
    assert ran.err.startswith("avtal.txt: Rader som förstås: ")
    found = json.loads(ran.out)["findings"]
    places = [
        (one["subject"], one["location"]["file"], one["location"]["line"]) for one in found if one["state"] == "open"
    ]
    assert places == [
        ("1.1.2", "avtal.txt", 320),
        ("5.2.1", "avtal.txt", 1027),
        ("6.1.4", "avtal.txt", 1126),
        ("7.2.1", "avtal.txt", 1232),
        ("7.2.2", "avtal.txt", 1250),
    ]
    assert found[0]["source"]["heading"].endswith("› 1.1.2")
    assert [path.name for path in styrkoll.folder.iterdir()] == ["avtal.txt"]


def test_other_commands_take_a_document_as_well(styrkoll: Styrkoll, document: Path) -> None:
    newer = document.with_name("nyare.txt")
    newer.write_text(document.read_text("utf-8").replace("minst 86 %", "minst 80 %"), encoding="utf-8")
    understood = "avtal.txt: Rader som förstås: 2\N{NO-BREAK SPACE}125 av 2\N{NO-BREAK SPACE}125 (100 %).\n"
    left = "162 frågor om avtal.txt är öppna. Svara på dem i en avtalsfil: styrkoll import avtal.txt\n"
    drawn = styrkoll("graph", "avtal.txt", "-o", "-")
    exported = styrkoll("export", "avtal.txt")
    told = styrkoll("diff", "avtal.txt", "nyare.txt")
    reported = styrkoll("report", "avtal.txt", "--occasion", "vår", "--format", "html", "-o", "rapport")
    assert (drawn.code, drawn.err, drawn.out[:4]) == (0, understood + left, "<svg")
    assert (exported.code, exported.err) == (0, understood + left)
    assert json.loads(exported.out)["graph"]["agreement"] == "ks-2026"
    assert told.code == 0
    assert told.err.startswith(understood + understood.replace("avtal", "nyare") + left)
    assert told.err.count(" är öppna. Svara på dem") == 2
    assert "målvärdet sänks från 86 % till 80 %" in " ".join(told.out.split())
    assert (reported.code, reported.err) == (0, understood + left)
    assert [path.suffix for path in (styrkoll.folder / "rapport").iterdir()] == [".html"]


def test_a_document_that_is_none_is_told_by_other_commands(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "annat.txt").write_text("Kallelse till nämnden\n", encoding="utf-8")
    for command in (
        ("graph", "annat.txt", "-o", "bild.svg"),
        ("export", "annat.txt"),
        ("diff", "annat.txt", "annat.txt"),
        ("report", "annat.txt", "--occasion", "vår", "-o", "rapport"),
    ):
        ran = styrkoll(*command)
        assert (ran.code, ran.err.startswith("annat.txt:1:1: Det här känns inte igen")) == (2, True), command
    assert [path.name for path in styrkoll.folder.iterdir()] == ["annat.txt"]


def test_a_rule_that_needs_an_answer_says_that_it_cannot_decide(styrkoll: Styrkoll, document: Path) -> None:
    ran = styrkoll("check", "avtal.txt", "--select", "IND10,EKO01,RES02,IND18", "--format", "json")
    found = json.loads(ran.out)["findings"]
    verdicts = {(one["rule"], one["verdict"]) for one in found}
    assert verdicts >= {("IND10", "undecided"), ("EKO01", "undecided"), ("RES02", "undecided")}
    assert not verdicts & {("IND10", "finding"), ("EKO01", "finding"), ("RES02", "finding")}


def test_doubts_are_listed_under_their_headings(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    ran = styrkoll("doubts", "avtal.yaml")
    assert ran.code == 0
    headings = [line for line in ran.out.splitlines() if line and not line.startswith(" ")]
    assert headings[0] == "Hur siffrorna ska läsas (2)"
    assert "Vilket år ett utfall gäller (34)" in headings
    assert "Vilket håll som är bättre (38)" in headings
    assert "Vad ett påstående mäter (5)" in headings
    assert "1.1.1 r1, påstående 2, rad 221: ”skillnader i ohälsa minska”" in ran.out
    assert headings[-1] == (
        "162 frågor är öppna, och besvaras i 103 steg. Svara på dem: styrkoll doubts avtal.yaml --resolve"
    )
    assert "Anmälda misshandelsbrott" in ran.out.splitlines()[1]


def test_doubts_in_english_and_as_json(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    assert "Is a higher or a lower value better?" in styrkoll("doubts", "avtal.yaml", "--lang", "en").out
    found = json.loads(styrkoll("doubts", "avtal.yaml", "--format", "json").out)["doubts"]
    assert len({one["id"] for one in found}) == len(found) == 162
    one = next(one for one in found if one["id"] == "better:1.1.1/indicator/i1")
    assert [choice["values"] for choice in one["choices"]] == [["up"], ["down"]]
    assert (one["source"], one["field"]) == ({"line": "239"}, "better")
    assert "heading:appendix/KLK:2607" in [one["id"] for one in found]


def test_questions_and_choices_are_in_the_language_of_the_run(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    sv, en = (
        {
            one["id"]: one
            for one in json.loads(styrkoll("doubts", "avtal.yaml", "--format", "json", *lang).out)["doubts"]
        }
        for lang in ((), ("--lang", "en"))
    )
    name = "claims:1.1.1/result/r2"
    assert sv[name]["question"] == "Vilka mätbara påståenden gör resultatet?"
    assert en[name]["question"] == "Which measurable claims does the result make?"
    assert sv[name]["choices"][0]["said"] == "Situationen för socioekonomiskt utsatta barn: ska öka"
    assert en[name]["choices"][0]["said"] == "Situationen för socioekonomiskt utsatta barn: is to go up"
    assert en["better:1.1.1/indicator/i1"]["choices"][0] == {"values": ["up"], "said": "up"}
    paragraph = "joined:appendix/KLK"
    assert sv[paragraph]["question"].startswith("Börjar ett nytt stycke med ”barnrätt” (rad 3149)?")
    assert en[paragraph]["question"].startswith("Does a new paragraph begin here?")
    said = [choice["said"] for one in en.values() if one["code"] == "claims" for choice in one["choices"]]
    assert len(said) > 5
    assert not [one for one in said if re.search(r": .*\b(?:ska|högst|jämfört)\b", one)]


def test_a_single_choice_is_not_asked_as_if_there_were_several(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    asked = answers(styrkoll, "avtal.yaml", "\n" * 120).stdout.split("Svar (Enter")
    (paragraph,) = (one for one in asked if "Om rader hör ihop" in one)
    assert "Flera svar skrivs med mellanslag" not in paragraph
    assert "bilaga KLK, rad 3149" in paragraph
    assert "Svara nej om det inte är så.\n  Svaret ändrar hur filen är skriven. Ingen regel väntar på det." in paragraph
    assert sum("Flera svar skrivs med mellanslag" in one for one in asked) > 20


def test_answers_that_are_given_by_name_are_all_written_or_none(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    path = styrkoll.folder / "avtal.yaml"
    before = path.read_text("utf-8")
    given = ("--answer", "better:1.1.1/indicator/i1=ned", "--answer", "heading:appendix/KLK:2607=en rubrik")
    for wrong, said in (
        ("serves:1.1.2=9.9.9", "serves:1.1.2: ”9.9.9” är inget av svaren."),
        ("serve:1.1.2=1", "Det finns ingen öppen fråga serve:1.1.2. Menade du `serves:1.1.2`?"),
    ):
        ran = styrkoll("doubts", "avtal.yaml", *given, "--answer", wrong)
        assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", said)
        assert path.read_text("utf-8") == before
    ran = styrkoll("doubts", "avtal.yaml", *given)
    assert (ran.code, ran.out) == (0, "2 svar är inskrivna i avtal.yaml.\n")
    after = path.read_text("utf-8")
    assert "        better: down\n" in after
    assert "              - title: Förvaltning och utveckling av varumärke.\n" in after
    assert styrkoll("doubts", "avtal.yaml", "--resolve", *given).err.startswith("--resolve frågar, så --answer")


def test_answers_are_written_one_by_one_and_nothing_else_changes(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    path = styrkoll.folder / "avtal.yaml"
    before = path.read_text("utf-8").splitlines()
    # One figure; a question left open; a wrong answer and a right one for each of five; the reader stops.
    ran = answers(styrkoll, "avtal.yaml", "2\nvet inte\n9\n2025 2024 ? ? 2025\nq\n")
    assert ran.returncode == 0
    assert "1.1.1 i1: Svara med numret på ett av svaren" in ran.stdout
    assert ran.stdout.splitlines()[-2].endswith("4 svar är inskrivna i avtal.yaml.")
    assert ran.stdout.splitlines()[-1].startswith("158 frågor är kvar.")
    after = path.read_text("utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        '        outcomes: {2025: "20,0%"}',
        '        outcomes: {2024: "60,4%"}',
        '        outcomes: {2025: "259 139"}',
        "answers:",
        '  - {code: figures, about: "1.1.1/indicator/i5", field: outcomes, read: "259 139", answer: ["259 139"]}',
    ]


def test_answers_that_were_given_stay_when_the_input_ends(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    ran = answers(styrkoll, "avtal.yaml", "1\n")  # and then the input ends
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "1 svar är inskrivet i avtal.yaml." in ran.stdout
    assert styrkoll("doubts", "avtal.yaml").out.splitlines()[-1].startswith("161 frågor är öppna")


@pytest.mark.skipif(sys.platform == "win32", reason="signals are sent otherwise there")
def test_answers_that_were_given_stay_when_the_reader_breaks_off(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    command = [sys.executable, "-m", "checker", "doubts", "avtal.yaml", "--resolve"]
    with subprocess.Popen(
        command,
        cwd=styrkoll.folder,
        env={**environment(styrkoll.cache), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as running:
        assert running.stdin is not None
        assert running.stdout is not None
        running.stdin.write("1\n")
        running.stdin.flush()
        while not running.stdout.readline().startswith("2/"):
            pass
        running.send_signal(signal.SIGINT)
        out, err = running.communicate()
    assert (running.returncode, "Traceback" in err) == (130, False)
    assert "1 svar är inskrivet i avtal.yaml." in out
    assert styrkoll("doubts", "avtal.yaml").out.splitlines()[-1].startswith("161 frågor är öppna")


def test_a_name_that_is_typed_is_not_given_to_all_boards(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    path = styrkoll.folder / "avtal.yaml"
    ran = answers(styrkoll, "avtal.yaml", "\n" * 98 + "Nämnden\n1\nq\n")
    assert "Det är 6 att svara på, och 1 svar." in ran.stdout
    assert "6 svar är inskrivna i avtal.yaml." in ran.stdout
    assert "name: Barn- och ungdomsnämnden\n" in path.read_text("utf-8")
    assert "name: Nämnden\n" not in path.read_text("utf-8")


def test_lines_that_may_be_headings_are_answered_by_their_numbers(styrkoll: Styrkoll) -> None:
    """Text without indentation, in which no point of a list is marked."""
    text = "\n".join(line.lstrip() for line in SOURCE.read_text("utf-8").splitlines())
    (styrkoll.folder / "avtal.txt").write_text(text, "utf-8")
    styrkoll("import", "avtal.txt")
    keep_open(styrkoll.folder / "avtal.yaml", "heading")
    ran = answers(styrkoll, "avtal.yaml", "\nen rubrik\n17\n4 7, 14 15 16?\n")
    assert "2/2  Om en rad är en rubrik" in ran.stdout
    assert "  Grunduppdrag Kommunledningskontoret: Vilka av raderna är rubriker?" in ran.stdout
    assert (
        "\n    4  ”Löneutbetalning” (rad 2419, läst som rubrik)\n       Lön, förmån och pension: […] Upphandla"
        in ran.stdout
    )
    assert ran.stdout.count("Svara med nummer från 1 till 16, alla eller inga.") == 2
    assert "15 svar är inskrivna i avtal.yaml." in ran.stdout
    found = (styrkoll.folder / "avtal.yaml").read_text("utf-8")
    for title, is_heading in (("Löneutbetalning", True), ("Förvalta och utveckla", True), ("Löneöversyn", False)):
        assert (f"- title: {title}" in found) is is_heading
    assert styrkoll("doubts", "avtal.yaml").out.count("rad 2784") == 1


def test_answers_in_another_code_page(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    given = "board-name:KFN=Nämnden för kultur – och fritid"
    ran = styrkoll("doubts", "avtal.yaml", "--answer", given, env={"PYTHONUTF8": "0", "PYTHONIOENCODING": "cp850"})
    assert ran.code == 0
    assert "name: Nämnden för kultur – och fritid" in (styrkoll.folder / "avtal.yaml").read_text("utf-8")


def test_a_file_without_doubts(plain: Plain) -> None:
    assert plain("doubts", SOUND).out == "Inga frågor är öppna.\n"


def test_a_new_draft_onto_the_file_of_the_last(styrkoll: Styrkoll, document: Path) -> None:
    (styrkoll.folder / "förra.yaml").write_bytes((ROOT / "data" / EXAMPLE_FILE).read_bytes())
    text = document.read_text("utf-8").replace("2026-01-01 2027-12-31", "2026-01-01 2028-12-31", 1)
    document.write_text(text, encoding="utf-8")
    ran = styrkoll("import", "avtal.txt", "--onto", "förra.yaml", "-o", "ny.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("ÄNDRAT I DOKUMENTET MOT förra.yaml\n")
    assert "1.1.2: slutdatumet flyttas fram från 2027-12-31 till 2028-12-31" in ran.out
    assert "Kvar från förra.yaml: " in ran.out
    new = (styrkoll.folder / "ny.yaml").read_text("utf-8")
    assert 'serves: {"1.1.1": judged}' in new
    assert styrkoll("check", "ny.yaml").code == 1
    printed = styrkoll("import", "avtal.txt", "--onto", "förra.yaml", "-o", "-")
    assert printed.out == new.replace("\r\n", "\n")
    assert printed.err.startswith("ÄNDRAT I DOKUMENTET MOT förra.yaml\n")
    assert "1.1.2: slutdatumet flyttas fram" in printed.err
    ran = styrkoll("import", "avtal.txt", "--onto", "förra.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "Ange den nya filen med -o.")


def word(styrkoll: Styrkoll) -> Path:
    """The real agreement as a Word file in a folder with a space and åäö, where Windows users have theirs."""
    path = styrkoll.folder / "Mina dokument" / "Överenskommelse 2026.docx"
    path.parent.mkdir()
    path.write_bytes(as_word(twin(written()), 90))
    return path


def test_a_word_file_is_checked_without_any_yaml(styrkoll: Styrkoll) -> None:
    path = word(styrkoll)
    ran = styrkoll("check", str(path), "-o", "fynd.xlsx")
    assert ran.code == 1
    assert "Rader som förstås: " in ran.err
    assert "(100 %)" in ran.err
    assert "    I dokumentet: 7. Målområde Trygghet och säkerhet › 7.2.2\n" in ran.out
    # There is no line to look for in Word: the words are shown, and the heading they stand under.
    assert f"{path.name}:" not in ran.out
    assert (styrkoll.folder / "fynd.xlsx").read_bytes().startswith(b"PK")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("data", [b"PK\x03\x04 damage", b"%PDF-1.7 damage", b"", b"Motion om cykelv\xe4gar"])
@pytest.mark.parametrize("command", ["check", "import"])
def test_what_cannot_be_read_is_told_in_one_line_and_nothing_is_written(
    styrkoll: Styrkoll, data: bytes, command: str
) -> None:
    (styrkoll.folder / "avtal.docx").write_bytes(data)
    ran = styrkoll(command, "avtal.docx")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith("avtal.docx:1:1: ")
    assert [one.name for one in styrkoll.folder.iterdir()] == ["avtal.docx"]


def long_pdf(pages: int) -> bytes:
    """A PDF of many pages, with one line on each."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * page) for page in range(pages))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for page in range(pages):
        draws = b"BT /F 12 Tf 50 700 Td (Om trafiken, del %d) Tj ET" % page
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (5 + 2 * page)
        )
        parts.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(draws), draws))
    data, places = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, start=1):
        places.append(b"%010d 00000 n \n" % len(data))
        data += b"%d 0 obj %s endobj\n" % (number, part)
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(parts) + 1, b"".join(places))
    return data + table + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, len(data))


def test_a_long_file_tells_how_far_it_has_come(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "avtal.pdf").write_bytes(long_pdf(500))
    ran = styrkoll("import", "avtal.pdf")
    *progress, last = ran.err.splitlines()
    assert progress == [f"avtal.pdf: läser sida {page} av 500" for page in range(100, 501, 100)]
    assert last.startswith("avtal.pdf:1:1: Det här känns inte igen som en överenskommelse")
    assert (ran.code, ran.out) == (2, "")
    assert [one.name for one in styrkoll.folder.iterdir()] == ["avtal.pdf"]
