"""`styrkoll rules test`: the bundled rules hold, and each way in which a rule may fail to prove itself is told."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from tests.cli.process import Plain, Ran, Styrkoll, faults_in
from tests.cli.rule_files import Change, own_folder, own_rule, own_rules
from tests.sound import ROOT

FINDING = "  - {is: finding, with: {1.2.1: {end: null}}, at: 1.2.1}\n"
OK = "  - {is: ok, with: {1.2.1: {end: 2027-06-30}}}\n"
FILE = Path("mine", "own", "without-end.yaml")


def test_the_bundled_rules_hold(plain: Plain) -> None:
    ran = plain("rules", "test")
    assert (ran.code, ran.err) == (0, "")
    rules = len([*ROOT.glob("rules/*/*.yaml")])
    assert re.fullmatch(rf"{rules} regler, \d+ exempel: alla stämmer\.\n", ran.out)


def test_some_of_the_bundled_rules_hold(plain: Plain) -> None:
    ran = plain("rules", "test", "--select", "lead", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    rules = len([*ROOT.glob("rules/lead/*.yaml")])
    assert re.fullmatch(rf"{rules} rules, \d+ examples: all hold\.\n", ran.out)


def test_a_sound_rule_of_ones_own_holds(styrkoll: Styrkoll, tmp_path: Path) -> None:
    ran = styrkoll("rules", "test", "--rules", own_rules(tmp_path), "--select", "OWN01")
    assert (ran.code, ran.out, ran.err) == (0, "1 regel, 2 exempel: alla stämmer.\n", "")
    beside = styrkoll("rules", "test", "--rules", tmp_path / "mine", "--select", "own,lead")
    rules = len([*ROOT.glob("rules/lead/*.yaml")]) + 1
    assert (beside.code, beside.err) == (0, "")
    assert re.fullmatch(rf"{rules} regler, \d+ exempel: alla stämmer\.\n", beside.out)


# What is spoilt, the line, and what is said of it.
UNPROVEN: Final[dict[str, tuple[list[Change], int, str, str]]] = {
    "no-examples": (
        [("examples:\n" + FINDING + OK, "")],
        1,
        "Regeln behöver ett exempel som ger en iakttagelse (`finding`) och ett som inte gör det (`ok`).",
        "The rule needs an example on which it fires (`finding`) and one on which it does not (`ok`).",
    ),
    "no-quiet-example": (
        [(OK, "")],
        11,
        "Regeln behöver ett exempel som ger en iakttagelse (`finding`) och ett som inte gör det (`ok`).",
        "The rule needs an example on which it fires (`finding`) and one on which it does not (`ok`).",
    ),
    "two-changes-apart": (
        [("is: ok, with: {1.2.1: {end: 2027-06-30}}", "is: ok, with: {1.2.1: {start: null, end: 2027-06-30}}")],
        11,
        "Ett exempel med `finding` och ett med `ok` ska skilja sig åt i en enda ändring.",
        "An example with `finding` and one with `ok` must differ by one change.",
    ),
    "three-items-apart": (
        [(OK, "  - {is: ok, with: {1.2.1: {end: null}}, remove: [1.2.1, 1.2.2, 1.2.3]}\n")],
        11,
        "Ett exempel med `finding` och ett med `ok` ska skilja sig åt i en enda ändring.",
        "An example with `finding` and one with `ok` must differ by one change.",
    ),
    "wrong-verdict": (
        [("is: ok, with: {1.2.1: {end: 2027-06-30}}", "is: undecided, with: {1.2.1: {end: 2027-06-30}}, at: 1.2.1")],
        12,
        "Exemplet säger `undecided`, men regeln svarar `ok`.",
        "The example says `undecided`, but the rule answers `ok`.",
    ),
    "wrong-place": (
        [("at: 1.2.1", "at: 1.1.3")],
        11,
        "Exemplet säger `at` 1.1.3, men svaret gäller 1.2.1.",
        "The example says `at` 1.1.3, but got 1.2.1.",
    ),
    "no-place": (
        [(", at: 1.2.1", "")],
        11,
        "Exemplet säger inte vad svaret gäller: skriv `at`.",
        "The example does not say where: write `at`.",
    ),
    "wrong-value": (
        [("at: 1.2.1", "at: 1.2.1, value: SHB")],
        11,
        "Exemplet säger värdena SHB, men regeln ger –.",
        "The example says the values SHB, but the rule gives –.",
    ),
    "nothing-to-write": (
        [("{end|aldrig}", "{end}"), ("{end|never}", "{end}")],
        11,
        "Meddelandet har inget att skriva för {end}; skriv {end|ord när det saknas}.",
        "The message has nothing to write for {end}; write {end|words when absent}.",
    ),
    "unknown-node": (
        [("1.2.1: {end: null}", "1.2.9: {end: null}")],
        11,
        "Det finns ingen nod 1.2.9 att ändra. Menade du `1.2.4`?",
        "There is no node 1.2.9 to change. Did you mean `1.2.4`?",
    ),
    "colliding-changes": (
        [("with: {1.2.1: {end: null}}", "with: {1.1.1: {results: null}, 1.1.1/result/r1: {text: A}}")],
        11,
        "Ändringarna av 1.1.1/result/r1 krockar: en annan tar bort det som ska ändras.",
        "The changes to 1.1.1/result/r1 collide: another takes away what is to be changed.",
    ),
    "faulty-change": (
        [("{end: null}", "{end: 2026-02-30}")],
        11,
        "Ändringen ger en fil med fel. Fältet `end` är fel: `2026-02-30` är inget datum i kalendern.",
        "The change makes a faulty file. ",
    ),
}


@pytest.fixture(scope="module")
def unproven(tmp_path_factory: pytest.TempPathFactory, cache: Path) -> dict[str, Ran]:
    folder = tmp_path_factory.mktemp("rules")
    spoilt = {
        name: own_rule(*changes, ("OWN01", f"OWN{number:02}"))
        for number, (name, (changes, *_)) in enumerate(UNPROVEN.items())
    }
    own_folder(folder, spoilt)
    arguments = ("rules", "test", "--rules", "mine", "--select", "own")
    return {lang: Styrkoll(folder, cache)(*arguments, "--lang", lang) for lang in ("sv", "en")}


@pytest.mark.parametrize("name", UNPROVEN)
def test_a_rule_that_is_not_proven(unproven: dict[str, Ran], name: str) -> None:
    _, line, sv, en = UNPROVEN[name]
    for lang, said in (("sv", sv), ("en", en)):
        first = faults_in(unproven[lang], Path("mine", "own", f"{name}.yaml"))[0]
        assert first[0] == line
        assert first[1].startswith(said)


def test_rules_that_are_not_proven_are_counted(unproven: dict[str, Ran]) -> None:
    rules = len(UNPROVEN)
    assert (unproven["sv"].code, unproven["en"].code) == (2, 2)
    assert re.fullmatch(rf"{rules} regler, \d+ exempel: {rules} regler har fel\.\n", unproven["sv"].out)
    assert re.fullmatch(rf"{rules} rules, \d+ examples: {rules} rules fail\.\n", unproven["en"].out)


def test_one_rule_is_one(styrkoll: Styrkoll, tmp_path: Path) -> None:
    mine = own_rules(tmp_path, (OK, ""))
    swedish = styrkoll("rules", "test", "--rules", mine, "--select", "OWN01")
    english = styrkoll("rules", "test", "--rules", mine, "--select", "OWN01", "--lang", "en")
    assert swedish.out == "1 regel, 1 exempel: 1 regel har fel.\n"
    assert english.out == "1 rule, 1 example: 1 rule fails.\n"


@pytest.mark.parametrize("absent", ["", "|någon gång"])
def test_a_rule_that_finds_fault_with_the_sound_agreement(styrkoll: Styrkoll, tmp_path: Path, absent: str) -> None:
    never = ("require: {end: {min_count: 1}}", "require: {end: {max_count: 0}}")
    mine = own_rules(tmp_path, never, ("{end|aldrig}", f"{{follow_up_reason{absent}}}"))
    ran = styrkoll("rules", "test", "--rules", mine, "--select", "OWN01")
    assert (ran.code, ran.out) == (2, "")
    if absent:
        assert ran.err.splitlines()[0].endswith(": OWN01: 1.1.3 slutar någon gång.")
        assert "sound.yaml:" in ran.err.splitlines()[0]
    else:
        assert ran.err.startswith(f"{FILE}:8:10: Meddelandet har inget att skriva för {{follow_up_reason}}; ")
