"""`styrkoll waive`: writes one decision down, asks for what is missing, and never writes what makes no sense."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.process import Ran, Styrkoll
from tests.cli.terminals import on_a_terminal
from tests.sound import SOUND, sound_bytes

DECIDED = ("--reason", "Vi väntar på upphandlingen.", "--decided-by", "KSAU", "--decision", "2026-02-03 § 14")
LAST = ("--expires", "2026-12-31", "--date", "2026-06-30")
WRITTEN = """\
  - agreement: sound-2026
    rule: DAT01
    subject: "1.2.1"
    title: "Anlägga gröna tak"
    reason: "Vi väntar på upphandlingen."
    decided_by: "KSAU"
    decision: "2026-02-03 § 14"
    expires: 2026-12-31
"""


@pytest.fixture
def project(styrkoll: Styrkoll) -> Path:
    """A project with one agreement, in which DAT01 finds something on 1.1.3 and 1.2.1."""
    data = styrkoll.folder / "data"
    data.mkdir()
    (data / "a.yaml").write_bytes(sound_bytes({"1.1.3": {"end": None}, "1.2.1": {"end": None}}))
    return styrkoll.folder


def waive(styrkoll: Styrkoll, rule: str, subject: str, *more: str) -> Ran:
    return styrkoll("waive", rule, subject, *DECIDED, *LAST, *more)


def test_it_is_written_and_holds_in_the_next_check(styrkoll: Styrkoll, project: Path) -> None:
    assert styrkoll("check").code == 1
    ran = waive(styrkoll, "DAT01", "1.2.1")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"Undantaget är skrivet i undantag.yaml:\n\n{WRITTEN}\nDet gäller till och med 2026-12-31.\n"
    assert (project / "undantag.yaml").read_text("utf-8").endswith(f"waivers:\n{WRITTEN}")
    waive(styrkoll, "missing-date", "1.1.3")
    check = styrkoll("check", "--date", "2026-06-30")
    assert check.code == 0
    assert "2 beviljade undantag" in " ".join(check.out.split())


def test_what_stands_there_is_kept_to_the_byte(styrkoll: Styrkoll, project: Path) -> None:
    waive(styrkoll, "DAT01", "1.2.1")
    path = project / "undantag.yaml"
    before = path.read_bytes().replace(b"\n", b"\r\n") + b"# sist\r\n"
    path.write_bytes(before)
    assert waive(styrkoll, "DAT01", "1.1.3").code == 0
    after = path.read_bytes()
    assert after.startswith(before)
    assert after.count(b"\n") == after.count(b"\r\n")


@pytest.mark.parametrize(
    ("rule", "subject", "said"),
    [
        ("DAT01", "1.2.2", "DAT01 har ingen iakttagelse om 1.2.2. Menade du `1.2.1`?"
         " Regeln har iakttagelser om 1.1.3 och 1.2.1."),
        ("DAT02", "1.2.1", "DAT02 har ingen iakttagelse om 1.2.1. Regeln har ingen här."),
        ("DAT1", "1.2.1", "Det finns ingen regel DAT1. Menade du `DAT01`?"),
        ("STR01", "1.2.1", "STR01 går inte att bevilja undantag från: ett undantag pekar ut sin punkt med numret, så"
         " det går inte att veta vilken av punkterna det skulle gälla."),
        ("UND02", "waiver/DAT01/1.2.1", "UND02 går inte att bevilja undantag från: den håller ordning på undantagen,"
         " och rättas i filen med undantag."),
    ],
)  # fmt: skip
def test_there_must_be_such_a_finding(styrkoll: Styrkoll, project: Path, rule: str, subject: str, said: str) -> None:
    ran = waive(styrkoll, rule, subject)
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (2, "", said)
    assert not (project / "undantag.yaml").exists()


def test_an_undecided_answer_cannot_be_waived(styrkoll: Styrkoll, project: Path) -> None:
    unknown = {"1.2.1": {"end": {"unknown": "struket"}, "start": {"unknown": "struket"}}}
    (project / "data" / "a.yaml").write_bytes(sound_bytes(unknown))
    ran = waive(styrkoll, "DAT02", "1.2.1")
    assert ran.code == 2
    assert ran.err.startswith("DAT02 kan inte avgöras för 1.2.1, så det finns ingen iakttagelse")


def test_all_that_is_missing_is_named(styrkoll: Styrkoll, project: Path) -> None:
    ran = styrkoll("waive", "DAT01", "1.2.1", "--decided-by", " ")
    said = "Ett undantag är ett beslut, och det här saknas: --reason, --decided-by och --decision."
    assert (ran.code, ran.err.splitlines()[0]) == (2, said)
    ran = styrkoll("waive", "DAT01", "1.2.1", *DECIDED[:4], "--lang", "en")
    assert ran.err.splitlines()[0] == "A waiver is a decision, and this is missing: --decision."


@pytest.mark.parametrize(
    ("last", "said"),
    [
        ("2026-02-30", "--expires: 2026-02-30 är inget datum; skriv det som 2026-12-31."),
        ("2026-06-29", "--expires: 2026-06-29 har redan passerat (2026-06-30 är dagen för granskningen)."),
    ],
)
def test_the_last_day_is_a_day_to_come(styrkoll: Styrkoll, project: Path, last: str, said: str) -> None:
    ran = styrkoll("waive", "DAT01", "1.2.1", *DECIDED, "--expires", last, "--date", "2026-06-30")
    assert (ran.code, ran.err.splitlines()[0]) == (2, said)


def test_twice_is_said_and_changes_nothing(styrkoll: Styrkoll, project: Path) -> None:
    waive(styrkoll, "DAT01", "1.2.1")
    path = project / "undantag.yaml"
    before = path.read_bytes()
    ran = waive(styrkoll, "DAT01", "1.2.1", "--reason", "Ett annat skäl")
    line = before.decode().splitlines().index("    rule: DAT01") + 1
    assert (ran.code, ran.err) == (
        2,
        f"undantag.yaml:{line}:11: Undantaget från DAT01 för 1.2.1 finns redan, här. Ändra det på plats.\n",
    )
    assert path.read_bytes() == before


def test_a_faulty_file_is_left_alone(styrkoll: Styrkoll, project: Path) -> None:
    path = project / "undantag.yaml"
    path.write_text("waivers:\n  - rule: DAT1\n", "utf-8")
    ran = waive(styrkoll, "DAT01", "1.2.1")
    assert ran.code == 2
    assert "undantag.yaml:2:11: Det finns ingen regel DAT1. Menade du `DAT01`?" in ran.err
    assert path.read_text("utf-8") == "waivers:\n  - rule: DAT1\n"


def test_a_file_that_nothing_can_be_put_into_is_said(styrkoll: Styrkoll, project: Path) -> None:
    (project / "undantag.yaml").write_text("waivers: null\n", "utf-8")
    ran = waive(styrkoll, "DAT01", "1.2.1")
    assert ran.code == 2
    assert "Lägg till det själv:\n  - agreement: sound-2026\n" in ran.err


def test_the_agreement_and_the_file_can_be_named(styrkoll: Styrkoll, project: Path) -> None:
    (project / "data" / "b.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    both = waive(styrkoll, "DAT01", "1.2.1")
    assert both.code == 2
    assert f"iakttagelsen finns i {Path('data/a.yaml')} och {Path('data/b.yaml')}" in both.err
    ran = waive(styrkoll, "DAT01", "1.2.1", "data/b.yaml", "--file", "egen.yaml")
    assert ran.code == 0
    assert "Undantaget är skrivet i egen.yaml:" in ran.out
    assert (project / "egen.yaml").exists()


def test_from_a_folder_inside_the_project_the_file_is_at_its_top(styrkoll: Styrkoll, project: Path) -> None:
    inside = project / "data"
    ran = styrkoll("waive", "DAT01", "1.2.1", *DECIDED, *LAST, cwd=inside)
    assert f"Undantaget är skrivet i {Path('../undantag.yaml')}:" in ran.out
    assert "1 beviljat undantag" in styrkoll("check", "--date", "2026-06-30", cwd=inside).out


def test_a_place_that_cannot_be_written_is_said(styrkoll: Styrkoll, project: Path) -> None:
    ran = waive(styrkoll, "DAT01", "1.2.1", "--file", "finns/inte/u.yaml")
    assert ran.code == 2
    assert ran.err.startswith("finns/inte/u.yaml: mappen finns/inte finns inte.")


def test_without_an_end_it_says_so(styrkoll: Styrkoll, project: Path) -> None:
    ran = styrkoll("waive", "DAT01", "1.2.1", *DECIDED, "--lang", "en")
    assert ran.out.endswith("It holds until further notice. A waiver should have a last day: add `expires`.\n")


def test_values_are_those_that_are_there_now(styrkoll: Styrkoll, project: Path) -> None:
    text = {"1.2.1": {"text": ["Taket ska vara klart 2028 och prövas 2029."]}}
    (project / "data" / "a.yaml").write_bytes(sound_bytes(text))
    assert '    values: ["2028", "2029"]\n' in waive(styrkoll, "DAT05", "1.2.1").out


def test_on_a_terminal_what_is_missing_is_asked_for(project: Path, cache: Path) -> None:
    typed = "Vi väntar på upphandlingen.\nKSAU\n2026-02-03 § 14\nsnart\n2026-12-31\n"
    command = ["waive", "DAT01", "1.2.1", "--date", "2026-06-30"]
    shown, code = on_a_terminal(cache, command, folder=project, typed=typed)
    assert code == 0, shown
    asked = ["1.2.1 Anlägga gröna tak", "Varför får det stå kvar:", "Vem har beslutat det:", "Vilket beslut ("]
    places = [shown.index(words) for words in asked]
    assert places == sorted(places)
    assert "snart är inget datum; skriv det som 2026-12-31." in shown
    assert (project / "undantag.yaml").read_text("utf-8").endswith(WRITTEN)


def test_the_bundled_rules_find_nothing_to_waive_in_the_sound_agreement(styrkoll: Styrkoll) -> None:
    ran = styrkoll("waive", "DAT01", "1.2.1", SOUND, *DECIDED)
    assert (ran.code, [*styrkoll.folder.iterdir()]) == (2, [])
