"""`styrkoll check` in words: what a coordinator reads about the bundled agreement."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.cli.process import Plain, Styrkoll
from tests.sound import EXAMPLE, SOUND, line_in, sound_bytes

KNOWN = {
    "DAT05": ["7.2.2"],
    "LED01": ["1.1.2", "5.2.1", "6.1.4", "7.2.1", "7.2.2"],
    "UPP02": ["2.2.5", "2.2.6"],
}

LINE_OF_112 = line_in(EXAMPLE.read_text("utf-8"), "codes: [DSO, DU, KLK]", after='- number: "1.1.2"')

LED01_AT_112 = f"""\
  • 1.1.2 Implementera handlingsplan Mäns våld mot kvinnor
    1.1.2 ges till Division Social omsorg (DSO), Division Utbildning (DU) och Kommunledningskontoret
    (KLK), men har ingen som huvudansvarig; det ska vara en av verksamheterna.
    data/ks-2026.yaml:{LINE_OF_112}:15  codes: [DSO, DU, KLK]
    I dokumentet: 1. Målområde Hållbar utveckling › Verksamhetsområde Social hållbarhet › 1.1.2,
      rad\N{NO-BREAK SPACE}310
"""

LED01_AT_112_IN_ENGLISH = f"""\
  • 1.1.2 Implementera handlingsplan Mäns våld mot kvinnor
    1.1.2 goes to Division Social omsorg (DSO), Division Utbildning (DU) and Kommunledningskontoret
    (KLK), but has nobody as lead; it should be one of the divisions.
    data/ks-2026.yaml:{LINE_OF_112}:15  codes: [DSO, DU, KLK]
    In the document: 1. Målområde Hållbar utveckling › Verksamhetsområde Social hållbarhet › 1.1.2,
      line\N{NO-BREAK SPACE}310
"""


def subjects(out: str) -> dict[str, list[str]]:
    """The numbers under each rule's heading."""
    found: dict[str, list[str]] = {}
    for line in out.splitlines():
        if heading := re.match(r"\S.* \(([A-Z]{3}\d\d)\)$", line):
            found[heading[1]] = []
        elif bullet := re.match(r"  • (\S+)", line):
            found[[*found][-1]].append(bullet[1])
    return found


def test_the_example_in_swedish(plain: Plain) -> None:
    ran = plain("check", "--example", "--select", "LED01,UPP02,DAT05")
    assert (ran.code, ran.err) == (1, "")
    assert subjects(ran.out) == KNOWN
    lines = ran.out.splitlines()
    assert lines[:2] == [
        "Kommunstyrelsens överenskommelse om verksamhet 2026",
        "data/ks-2026.yaml, Nyköpings kommun",
    ]
    graver, lighter = lines.index("MÅSTE RÄTTAS"), lines.index("BÖR SES ÖVER")
    led01 = lines.index("Oklart vilken verksamhet som är huvudansvarig (LED01)")
    upp02 = lines.index("Uppdraget följs upp vid andra tillfällen än överenskommelsen säger (UPP02)")
    assert graver < led01 < lighter < upp02
    assert lines[led01 + 1].startswith(
        "  Grund: Överenskommelsen säger ”I det fall en uppgift, t ex ett särskilt uppdrag"
    )
    assert "  Förslag: Skriv vilken av verksamheterna som är huvudansvarig." in lines
    assert LED01_AT_112 in ran.out
    assert lines[-3:] == [
        "Resultat: 6 måste rättas, 2 bör ses över, 0 för kännedom, 0 kan inte avgöras.",
        "3 regler prövades.",
        "Mer om en regel: styrkoll explain DAT05",
    ]


def test_the_example_in_english(plain: Plain) -> None:
    ran = plain("check", "--example", "--select", "LED01,UPP02,DAT05", "--lang", "en")
    assert (ran.code, ran.err) == (1, "")
    assert subjects(ran.out) == KNOWN
    lines = ran.out.splitlines()
    assert lines.index("ERROR") < lines.index("Unclear which division leads (LED01)") < lines.index("WARNING")
    assert "  Advice: State which of the divisions leads." in lines
    assert LED01_AT_112_IN_ENGLISH in ran.out
    assert not {line.split(":")[0].strip() for line in lines} & {"Grund", "Förslag", "I dokumentet", "Resultat"}
    assert lines[-3:] == [
        "Result: 6 errors, 2 warnings, 0 for information, 0 undecided.",
        "3 rules were checked.",
        "More about a rule: styrkoll explain DAT05 --lang en",
    ]


def test_all_rules_find_the_known_faults_in_the_example(plain: Plain) -> None:
    ran = plain("check", "--example")
    assert ran.code == 1
    found = subjects(ran.out)
    assert {rule: found[rule] for rule in KNOWN} == KNOWN


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_summary_counts_what_json_counts(plain: Plain, lang: str) -> None:
    text = plain("check", "--example", "--lang", lang).out
    summary = json.loads(plain("check", "--example", "--format", "json").out)["summary"]
    line = next(line for line in text.splitlines() if line.startswith(("Resultat:", "Result:")))
    counts = [int(number) for number in re.findall(r"\d+", line)]
    assert counts == [summary[key] for key in ("error", "warning", "info", "undecided")]


def test_what_is_shown_stands_where_it_is_said_to_stand(plain: Plain) -> None:
    file = EXAMPLE.read_text("utf-8").splitlines()
    shown = re.findall(r"^    data/ks-2026\.yaml:(\d+):(\d+)  (.+)$", plain("check", "--example").out, re.MULTILINE)
    assert len(shown) >= 8
    for line, column, words in shown:
        there = file[int(line) - 1]
        whole = " ".join(" ".join(file[int(line) - 1 : int(line) + 4]).split())  # a folded text goes on below
        assert whole.startswith(words.rstrip("…").rstrip())
        assert there.strip().startswith(words.split()[0])
        assert not there[int(column) - 1].isspace()


def test_information_is_counted_and_shown_with_all(plain: Plain) -> None:
    brief = plain("check", "--example", "--select", "DEL05")
    whole = plain("check", "--example", "--select", "DEL05", "--all")
    assert (brief.code, whole.code) == (0, 0)
    assert subjects(brief.out) == {}
    assert subjects(whole.out) == {"DEL05": ["1.2.1", "2.2.2", "7.2.1", "7.2.2"]}
    assert "FÖR KÄNNEDOM" not in brief.out
    assert "FÖR KÄNNEDOM" in whole.out
    assert "4 för kännedom (visas med --all)," in brief.out
    assert "4 för kännedom," in whole.out


def test_a_sound_agreement_has_a_short_review(plain: Plain) -> None:
    ran = plain("check", SOUND)
    assert (ran.code, ran.err) == (0, "")
    head, location, empty, counts, rules = ran.out.splitlines()
    assert (head, location, empty) == ("Kommunstyrelsens överenskommelse 2026", f"{SOUND}, Exempelkommunen", "")
    assert counts == "Resultat: 0 måste rättas, 0 bör ses över, 0 för kännedom, 0 kan inte avgöras."
    assert re.fullmatch(r"\d+ regler prövades\.", rules)


def test_an_agreement_without_a_known_title_is_called_by_its_id(styrkoll: Styrkoll, tmp_path: Path) -> None:
    nameless = {"title": {"unknown": "bladet saknas"}, "municipality": {"unknown": "oläsligt", "among": ["A", "B"]}}
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"agreement": nameless}))
    ran = styrkoll("check", "a.yaml")
    assert ran.code == 0
    assert ran.out.splitlines()[:2] == ["sound-2026", "a.yaml"]


def test_one_and_several_are_said_rightly(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}, "1.2.2": {"follow_up": ["helår"]}}))
    swedish = styrkoll("check", "a.yaml", "--select", "DAT01,UPP02").out.splitlines()
    english = styrkoll("check", "a.yaml", "--select", "DAT01,UPP02", "--lang", "en").out.splitlines()
    assert swedish[-3] == "Resultat: 1 måste rättas, 1 bör ses över, 0 för kännedom, 0 kan inte avgöras."
    assert english[-3] == "Result: 1 error, 1 warning, 0 for information, 0 undecided."
    assert styrkoll("check", "a.yaml", "--select", "DAT01").out.splitlines()[-2] == "1 regel prövades."
    one = styrkoll("check", "a.yaml", "--select", "DAT01", "--lang", "en").out.splitlines()
    assert one[-2] == "1 rule was checked."


def test_of_very_many_findings_of_a_rule_the_first_are_told_and_how_to_see_all(styrkoll: Styrkoll) -> None:
    head = {"agreement": "ks-2026", "occasion": "vår"}
    reports = [{"item": "1.1.2", "by": "DU", "status": "klart"}]
    (styrkoll.folder / "f.yaml").write_text(json.dumps({"follow_up": head, "reports": reports}), "utf-8")
    given = ("check", "--example", "--follow-up", "f.yaml", "--select", "UPP10")
    some, every = (styrkoll(*given, *more).out for more in ((), ("--all",)))
    found = json.loads(styrkoll(*given, "--format", "json").out)["findings"]
    assert subjects(every) == {"UPP10": [one["subject"].partition("/")[0] for one in found]}
    bullets = subjects(some)["UPP10"]
    assert (bullets[:-1], bullets[-1]) == (subjects(every)["UPP10"][:10], "och")
    assert f"  • och {len(found) - 10} till, som visas med --all\n" in some
    assert "med --all" not in every
