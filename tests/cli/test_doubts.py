"""`styrkoll doubts`: what an import left open is listed and asked, and each answer written and nothing else."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from checker.agreement import agreement_of, read_agreement
from checker.cli.questions_as_json import question_ids
from checker.importer.doubts.questions import questions
from checker.importer.write import STYLE
from checker.yamlfile.rewrite import rewritten
from tests.cli.process import Plain, Styrkoll, environment
from tests.fuzz.many import many
from tests.fuzz.test_many import counted
from tests.importer.many_questions import with_questions
from tests.importer.reading import SOURCE
from tests.sound import SOUND


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


def asking(styrkoll: Styrkoll, file: str) -> subprocess.Popen[str]:
    """`styrkoll doubts FILE --resolve` while it waits for answers."""
    return subprocess.Popen(
        [sys.executable, "-m", "checker", "doubts", file, "--resolve"],
        cwd=styrkoll.folder,
        env={**environment(styrkoll.cache), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def keep_open(file: Path, code: str) -> None:
    """Leaves only the questions of one kind in an agreement file."""
    document = read_agreement(str(file)).document
    value: Any = document.value
    kept = {**value, "doubts": [doubt for doubt in value["doubts"] if doubt["code"] == code]}
    file.write_text(rewritten(document, kept, STYLE), "utf-8")


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
    with asking(styrkoll, "avtal.yaml") as running:
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


def test_a_question_that_was_answered_elsewhere_meanwhile_is_passed_over(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    with asking(styrkoll, "avtal.yaml") as running:
        assert running.stdout is not None
        while not running.stdout.readline().startswith("1/"):
            pass
        styrkoll("doubts", "avtal.yaml", "--answer", "figures:1.1.1/indicator/i5=2")
        answered = (styrkoll.folder / "avtal.yaml").read_bytes()
        out, err = running.communicate("1\nq\n")
    assert (running.returncode, err) == (0, "")
    assert "1.1.1 i5: frågan är inte längre öppen i filen, så svaret skrevs inte in.\n" in out
    assert "0 svar är inskrivna i avtal.yaml.\n161 frågor är kvar." in out
    assert (styrkoll.folder / "avtal.yaml").read_bytes() == answered


@pytest.mark.parametrize(
    "said",
    ["Na\u0308mnden fo\u0308r kultur".encode(), "Nämnden för kultur".encode("cp1252"), "Nämnden för kultur".encode()],
)
def test_an_answer_is_written_alike_however_its_letters_come(styrkoll: Styrkoll, document: Path, said: bytes) -> None:
    styrkoll("import", "avtal.txt")
    done = subprocess.run(
        [sys.executable, "-m", "checker", "doubts", "avtal.yaml", "--resolve"],
        input=b"\n" * 98 + said + b";?;?;?;?;?\nq\n",
        cwd=styrkoll.folder,
        env=environment(styrkoll.cache),
        capture_output=True,
        check=False,
    )
    assert "1 svar är inskrivet i avtal.yaml." in done.stdout.decode()
    assert "    name: Nämnden för kultur\n" in (styrkoll.folder / "avtal.yaml").read_text("utf-8")


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


def test_ids_of_twice_the_questions_are_twice_the_work() -> None:
    agreement = [agreement_of(many("questions about indicators", count), "many.yaml") for count in (200, 400)]
    few, more = (questions(one, "sv") for one in agreement)
    with counted() as of_few:
        assert len(question_ids(few)) == len(few)
    with counted() as of_more:
        assert len(question_ids(more)) == len(more)
    assert of_more() < 2.5 * of_few()


def test_questions_about_the_same_thing_have_ids_of_their_own(styrkoll: Styrkoll) -> None:
    agreement = styrkoll.folder / "avtal.yaml"
    agreement.write_bytes(with_questions("heading", 3))
    value: Any = read_agreement(str(agreement)).document.value
    lines: tuple[dict[str, Any], ...] = ({}, {"source": {"line": "7"}}, {"source": {"line": "7"}})
    value["doubts"] = [{**doubt, **line} for doubt, line in zip(value["doubts"], lines, strict=True)]
    agreement.write_text(json.dumps(value), "utf-8")
    found = json.loads(styrkoll("doubts", "avtal.yaml", "--format", "json").out)["doubts"]
    ids = ["heading:appendix/SHB", "heading:appendix/SHB:7", "heading:appendix/SHB:7#2"]
    assert [one["id"] for one in found] == ids
    given = [word for name in ids for word in ("--answer", f"{name}=en rubrik")]
    assert styrkoll("doubts", "avtal.yaml", *given).out == "3 svar är inskrivna i avtal.yaml.\n"
    assert not read_agreement(str(agreement)).doubts


def test_more_choices_than_anybody_reads_are_not_written_as_json(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "avtal.yaml").write_bytes(with_questions("serves", 330))
    ran = styrkoll("doubts", "avtal.yaml", "--format", "json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(
        "Frågorna har tillsammans fler än 100\N{NO-BREAK SPACE}000 svar att välja bland, och skrivs inte"
    )
    (styrkoll.folder / "avtal.yaml").write_bytes(with_questions("serves", 300))
    assert styrkoll("doubts", "avtal.yaml", "--format", "json").code == 0
