"""A file in which more is found than can be told of is refused like any other that cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest

from checker.agreement import agreement_of
from checker.cli.checking import FEW
from checker.run import MOST_ANSWERS, check_agreement
from tests.cli.process import Ran, Styrkoll, faults_in
from tests.fuzz.many import many
from tests.small import rulebook
from tests.sound import sound_bytes

LARGE: Final = many("assignments with the same title", 1_500)
NEARLY: Final = many("assignments with the same title", 1_248)
TITLE: Final = "Ta fram en plan"
LATE: Final = sound_bytes({"1.2.1": {"text": ["Taken är klara 2029."]}})
SAID: Final = "Reglerna ger 6\N{NO-BREAK SPACE}0"


@pytest.fixture
def large(styrkoll: Styrkoll) -> Path:
    """Such a file, and beside it two that can be told of."""
    (styrkoll.folder / "a.yaml").write_bytes(sound_bytes())
    (styrkoll.folder / "c.yaml").write_bytes(LATE)
    (styrkoll.folder / "b.yaml").write_bytes(LARGE)
    return Path("b.yaml")


def refused(ran: Ran, file: Path, times: int = 1) -> bool:
    """Whether that is what the run said of the file, and nothing else."""
    faults = faults_in(ran, file)
    assert len(ran.err.splitlines()) == len(faults) == times, ran.err
    return ran.code == 2 and all(line == 1 and said.startswith(SAID) for line, said in faults)


@pytest.mark.parametrize("command", ["check", "check --all", "graph -o x.svg", "report --occasion vår -o x"])
def test_it_is_one_fault_and_nothing_is_written(styrkoll: Styrkoll, large: Path, command: str) -> None:
    ran = styrkoll(*command.split(), large)
    assert refused(ran, large)
    assert ran.out == ""
    assert not [*styrkoll.folder.glob("x*")]


def test_the_rules_that_it_names_can_be_left_out(styrkoll: Styrkoll, large: Path) -> None:
    ((_, said),) = faults_in(styrkoll("check", large), large)
    option, rules = said.split("`")[1].split()
    ran = styrkoll("check", large, option, rules)
    assert (ran.code, ran.err) == (1, "")
    (styrkoll.folder / "styrkoll.yaml").write_text(f"ignore: [{rules}]\n", "utf-8")
    assert (styrkoll("check", large).code, ran.err) == (1, "")


def test_programs_are_told_too(styrkoll: Styrkoll, large: Path) -> None:
    ran = styrkoll("check", large, "--format", "sarif")
    assert refused(ran, large)
    (told,) = json.loads(ran.out)["runs"]
    (said,) = told["invocations"][0]["toolExecutionNotifications"]
    assert said["message"]["text"].startswith(SAID)
    assert told["results"] == []


@pytest.mark.parametrize("copies", [1, FEW], ids=["few", "many"])
def test_other_files_are_checked(styrkoll: Styrkoll, large: Path, copies: int) -> None:
    for place in range(1, copies):
        (styrkoll.folder / f"a{place:02}.yaml").write_bytes(sound_bytes())
    ran = styrkoll("check", *sorted(path.name for path in styrkoll.folder.glob("*.yaml")))
    assert refused(ran, large)
    assert ran.out.count("Resultat: ") == copies + 1
    assert "(DAT05)" in ran.out


def test_no_baseline_is_made_of_it(styrkoll: Styrkoll, large: Path) -> None:
    ran = styrkoll("check", large, "a.yaml", "--write-baseline", "x.yaml")
    assert ran.code == 2
    assert f"b.yaml:1:1: {SAID}" in ran.err
    assert "x.yaml skrevs inte, eftersom alla filer inte kunde granskas." in ran.err
    assert not (styrkoll.folder / "x.yaml").exists()


@pytest.mark.parametrize(
    ("command", "times"),
    [
        ("check a.yaml --compare b.yaml", 1),
        ("check b.yaml --compare a.yaml", 1),
        ("diff a.yaml b.yaml", 1),
        ("diff b.yaml a.yaml", 1),
        ("diff b.yaml b.yaml", 2),
    ],
)
def test_it_is_compared_with_nothing(styrkoll: Styrkoll, large: Path, command: str, times: int) -> None:
    assert refused(styrkoll(*command.split()), large, times)


@pytest.mark.parametrize("command", ["check a.yaml b.yaml c.yaml", "diff old new"])
def test_expired_waivers_can_make_it_so_of_one_file(styrkoll: Styrkoll, command: str) -> None:
    """What the rules on waivers say is counted with the rest; the other files are told of."""
    found = len(check_agreement(agreement_of(NEARLY, "b.yaml"), rulebook().rules.values()).findings)
    over = MOST_ANSWERS - found + 1
    waiver = {"rule": "DAT01", "title": TITLE, "reason": "R", "decided_by": "KS", "decision": "§ 1"}
    waivers = [{**waiver, "subject": f"1.1.{place + 10}", "expires": "2026-01-01"} for place in range(over)]
    (styrkoll.folder / "undantag.yaml").write_text(json.dumps({"waivers": waivers}), "utf-8")
    files = {"a.yaml": sound_bytes(), "b.yaml": NEARLY, "c.yaml": LATE}
    for folder in ("", "old", "new"):
        (styrkoll.folder / folder).mkdir(exist_ok=True)
        for name, data in files.items():
            (styrkoll.folder / folder / name).write_bytes(data)
    ran = styrkoll(*command.split(), "--date", "2026-06-30")
    assert ran.code == 2
    assert "5\N{NO-BREAK SPACE}001 iakttagelser" in ran.err
    assert ran.out.count("Resultat") == 2
    assert styrkoll(*command.split(), "--date", "2026-06-30", "--no-waivers").code != 2


def test_what_is_too_large_to_be_shown_is_checked_but_neither_reported_nor_drawn(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "b.yaml").write_bytes(NEARLY)
    report = ("report", "b.yaml", "--occasion", "vår", "-o", "ut")
    for command in (("graph", "b.yaml", "-o", "ut.svg"), report, (*report, "--form")):
        ran = styrkoll(*command)
        ((line, said),) = faults_in(ran, Path("b.yaml"))
        assert (ran.code, ran.out, line) == (2, "", 1)
        assert "mål och uppdrag. En rapport, en bild eller formulär görs av högst 1\N{NO-BREAK SPACE}000:" in said
    assert not {"ut", "ut.svg"} & {path.name for path in styrkoll.folder.iterdir()}


def test_a_report_too_long_for_word_is_written_in_the_other_forms(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "a.yaml").write_bytes(many("assignments with the same title", 700))
    report = ("report", "a.yaml", "--occasion", "vår", "-o", "ut")
    ran = styrkoll(*report, "--format", "word")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Rapporten blir för lång för Word: 1")
    ran = styrkoll(*report)
    assert ran.code == 0
    assert "Rapporten blir för lång för Word: 1" in ran.err
    assert {path.suffix for path in (styrkoll.folder / "ut").iterdir()} == {".html", ".xlsx", ".md"}
