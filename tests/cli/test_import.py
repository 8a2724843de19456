"""`styrkoll import`, `styrkoll doubts` and `styrkoll check` of a document, as processes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker.content import EXAMPLE_FILE
from tests.cli.process import Plain, Styrkoll
from tests.importer.reading import SOURCE, written
from tests.importer.twin import document as twin
from tests.importer.twin_files import as_word
from tests.sound import ROOT


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


def test_the_file_of_the_last_draft_is_never_replaced(styrkoll: Styrkoll, document: Path) -> None:
    styrkoll("import", "avtal.txt")
    before = (styrkoll.folder / "avtal.yaml").read_bytes()
    for output in ("avtal.yaml", "./avtal.yaml"):
        ran = styrkoll("import", "avtal.txt", "--onto", "avtal.yaml", "-o", output, "--force")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"{output} är filen från förra gången. Ange en ny med -o.")
    assert (styrkoll.folder / "avtal.yaml").read_bytes() == before


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
