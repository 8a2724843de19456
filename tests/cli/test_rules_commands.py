"""`styrkoll explain`, `styrkoll rules list` and `--rules`: what the rules say of themselves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.process import Plain, Styrkoll
from tests.cli.rule_files import own_folder, own_rule, own_rules
from tests.sound import ROOT, SOUND, sound_bytes

LED01_BEGINS = """\
LED01  Oklart vilken verksamhet som är huvudansvarig
lead/lead-unclear, måste rättas

Iakttagelsen lyder: [nummer] ges till [fördelat till], men har [huvudansvarig] som huvudansvarig;
  det ska vara en av verksamheterna.
Grund: överenskommelsens egen bestämmelse om vem som är huvudansvarig
Förslag: Skriv vilken av verksamheterna som är huvudansvarig.
Fråga till den som beslutar: Vilken verksamhet ska vara huvudansvarig för [nummer]?

Regeln
  target: assignment
  where: {delegated_to: {min_count: 2}}
  require: {led_by: {qualified_value_shape: {class: division}, qualified_min_count: 1, qualified_max_count: 1}}

Exempel: vad regeln svarar när en överenskommelse utan brister ändras
  iakttagelse       {1.2.1: {named_in_sentence: {codes: [SHB, TEK]}}}
  i ordning         {1.2.1: {named_in_sentence: {codes: [SHB, TEK]}, led_by: [SHB]}}
"""


def test_a_rule_is_explained(plain: Plain) -> None:
    ran = plain("explain", "LED01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(LED01_BEGINS)
    assert "  kan inte avgöras  {1.1.3: {led_by: {unknown: namnet är struket}}}" in ran.out
    assert "                    En nämnd är ingen verksamhet." in ran.out


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_a_rule_finds_now_is_told(plain: Plain, lang: str) -> None:
    lines = plain("explain", "LED01", "--example", "--lang", lang).out.splitlines()
    heading = {"sv": "Just nu i data/ks-2026.yaml", "en": "Now in data/ks-2026.yaml"}[lang]
    now = lines[lines.index(heading) + 1 : lines.index({"sv": "Regeln", "en": "The rule"}[lang]) - 1]
    assert now[0] == {"sv": "  5 iakttagelser.", "en": "  5 findings."}[lang]
    assert [line.split()[1] for line in now[1:]] == ["1.1.2", "5.2.1", "6.1.4", "7.2.1", "7.2.2"]


def test_a_file_with_faults_does_not_hide_the_page(styrkoll: Styrkoll, plain: Plain) -> None:
    ran = styrkoll("explain", "LED01", "absent.yaml")
    assert (ran.code, ran.out) == (2, plain("explain", "LED01").out)
    assert ran.err == "absent.yaml:1:1: Filen finns inte.\n"


@pytest.mark.parametrize("name", ["led01", "Lead-Unclear"])
def test_a_rule_is_found_by_id_and_name(plain: Plain, name: str) -> None:
    assert plain("explain", name).out == plain("explain", "LED01").out


def test_a_rule_is_explained_in_english(plain: Plain) -> None:
    out = plain("explain", "UPP02", "--lang", "en").out
    assert out.startswith("UPP02  The assignment is followed up at other occasions than the agreement says\n")
    assert "follow-up/occasions-differ, warning" in out
    assert "Basis: the agreement's own clause on when the agreement is followed up" in out
    assert "\n  finding           {1.2.2: {follow_up: [delår, helår]}}" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["LED1"], "Det finns ingen regel LED1. Menade du `LED01`?"),
        (["lead-uncler", "--lang", "en"], "There is no rule lead-uncler. Did you mean `lead-unclear`?"),
        (["xyzzy"], "Det finns ingen regel xyzzy."),
    ],
)
def test_an_unknown_rule_is_a_fault_with_the_nearest(plain: Plain, arguments: list[str], said: str) -> None:
    ran = plain("explain", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == said


def listed(out: str) -> list[list[str]]:
    """The table's rows, as columns."""
    return [re.split(r"\s{2,}", line) for line in out.splitlines()[2:]]


def test_every_rule_is_listed(plain: Plain) -> None:
    ran = plain("rules", "list")
    assert (ran.code, ran.err) == (0, "")
    table = listed(ran.out)
    files = {path.relative_to(ROOT / "rules").with_suffix("").as_posix() for path in ROOT.glob("rules/*/*.yaml")}
    assert {row[1] for row in table} == files
    assert [row[0] for row in table] == sorted(row[0] for row in table)
    assert {row[2] for row in table} <= {"måste rättas", "bör ses över", "för kännedom"}
    assert {row[0] for row in table if row[4:] == ["kan inte beviljas"]} == {
        *("STR01", "STR08", "UND01", "UND02", "UND03", "UND04", "UND05")
    }
    assert ["LED01", "lead/lead-unclear", "måste rättas", "Oklart vilken verksamhet som är huvudansvarig"] in table


def test_the_list_follows_selection_and_language(plain: Plain) -> None:
    table = listed(plain("rules", "list", "--select", "lead", "--ignore", "LED02", "--lang", "en").out)
    assert ["LED01", "lead/lead-unclear", "error", "Unclear which division leads"] in table
    assert {row[1].split("/")[0] for row in table} == {"lead"}
    assert "LED02" not in {row[0] for row in table}


def test_rules_of_ones_own_are_added(styrkoll: Styrkoll, tmp_path: Path) -> None:
    mine = own_rules(tmp_path)
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    assert ["OWN01", "own/without-end", "måste rättas", "Uppdrag utan slutdatum"] in listed(
        styrkoll("rules", "list", "--rules", mine).out
    )
    ran = styrkoll("check", "a.yaml", "--rules", mine, "--select", "own")
    assert ran.code == 1
    assert "Uppdrag utan slutdatum (OWN01)" in ran.out
    assert "1.2.1 slutar aldrig." in ran.out
    assert styrkoll("check", SOUND, "--rules", mine, "--select", "OWN01").code == 0
    assert styrkoll("explain", "OWN01", "--rules", mine).out.startswith("OWN01  Uppdrag utan slutdatum\n")


def test_rules_of_ones_own_replace_those_with_their_id(styrkoll: Styrkoll, tmp_path: Path) -> None:
    mine = own_rules(tmp_path, ("id: OWN01", "id: DAT01"), ("severity: error", "severity: info"))
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    ran = styrkoll("check", "a.yaml", "--rules", mine, "--select", "DAT01", "--all")
    assert ran.code == 0
    assert "1.2.1 slutar aldrig." in ran.out


def test_a_folder_of_rules_that_is_not_there(styrkoll: Styrkoll) -> None:
    for command in (["check", "--example"], ["rules", "list"]):
        ran = styrkoll(*command, "--rules", "nowhere")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "nowhere:1:1: Det finns ingen regelmapp här.\n"


def test_a_folder_without_rules_is_a_fault_named_or_configured(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    said = "mine:1:1: Mappen innehåller inga regler (*.yaml).\n"
    assert styrkoll("check", SOUND, "--rules", "mine")[0::2] == (2, said)
    (tmp_path / "styrkoll.yaml").write_text("rules: mine\n", "utf-8")
    assert styrkoll("check", SOUND)[0::2] == (2, said)


def test_two_rules_with_one_id_are_a_fault(styrkoll: Styrkoll, tmp_path: Path) -> None:
    mine = own_rules(tmp_path)
    (mine / "own" / "another.yaml").write_text((mine / "own" / "without-end.yaml").read_text("utf-8"), "utf-8")
    ran = styrkoll("check", "--example", "--rules", mine)
    assert ran.code == 2
    first, second = Path("mine", "own", "another.yaml"), Path("mine", "own", "without-end.yaml")
    assert ran.err == f"{second}:1:5: OWN01 är redan id för regeln i {first}.\n"


def test_rules_that_follow_from_each_other_are_a_fault(styrkoll: Styrkoll, tmp_path: Path) -> None:
    last = ("advice: {", "follows_from: [{}]\nadvice: {")
    rules = {
        name: own_rule(("OWN01", name), (last[0], last[1].replace("{}", after, 1)))
        for name, after in (("OWN01", "OWN02"), ("OWN02", "OWN03"), ("OWN03", "OWN01"), ("OWN04", "OWN01"))
    }
    ran = styrkoll("check", SOUND, "--rules", own_folder(tmp_path, rules))
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        f"{Path('mine', 'own', name)}.yaml:9:15: {name} skulle till slut följa av sig själv."
        for name in ("OWN01", "OWN02", "OWN03")
    ]


def test_a_message_without_a_value_is_a_fault_of_the_rule(styrkoll: Styrkoll, tmp_path: Path) -> None:
    mine = own_rules(tmp_path, ("{end|aldrig}", "{end}"), ("{end|never}", "{end}"))
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    for lang, said in (
        ("sv", "Meddelandet har inget att skriva för {end}; skriv {end|ord när det saknas}.\n"),
        ("en", "The message has nothing to write for {end}; write {end|words when absent}.\n"),
    ):
        ran = styrkoll("check", "a.yaml", SOUND, "--rules", mine, "--lang", lang)
        assert ran.code == 2
        assert ran.err == f"{Path('mine/own/without-end.yaml')}:1:1: {said}"
        assert "Exempelkommunen" in ran.out  # of the other file
        explained = styrkoll("explain", "OWN01", "a.yaml", SOUND, "--rules", mine, "--lang", lang)
        assert (explained.code, explained.err) == (2, ran.err)
        assert f"{SOUND}\n" in explained.out


@pytest.mark.parametrize(
    "arguments",
    [
        ["waive", "OWN01", "1.2.1", "a.yaml", "--reason", "x", "--decided-by", "y", "--decision", "z"],
        ["check", SOUND, "--compare", "a.yaml"],
        ["diff", "a.yaml", SOUND],
        ["report", "a.yaml", "--occasion", "vår", "-o", "rapport"],
        ["graph", "a.yaml", "-o", "bild.svg"],
    ],
)
def test_every_command_that_judges_tells_of_a_message_without_a_value(
    styrkoll: Styrkoll, tmp_path: Path, arguments: list[str]
) -> None:
    mine = own_rules(tmp_path, ("{end|aldrig}", "{end}"), ("{end|never}", "{end}"))
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    ran = styrkoll(*arguments, "--rules", mine)
    assert ran.code == 2
    assert ran.err.startswith(
        f"{Path('mine/own/without-end.yaml')}:1:1: Meddelandet har inget att skriva för {{end}}; "
    )
