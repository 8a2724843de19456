"""`styrkoll check` with waivers and a baseline: what may stand is counted and shown, and never fails a run."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.contract import CONTRACT, HEX, LOCATION, NO, departures
from tests.cli.process import Styrkoll
from tests.sound import sound_bytes

DAY = ("--date", "2026-06-30")
WAIVER = """\
waivers:
  - rule: DAT01
    subject: 1.2.1
    title: Anlägga gröna tak
    reason: Vi väntar på upphandlingen.
    decided_by: KSAU
    decision: 2026-02-03 § 14
    expires: 2026-12-31
"""
WAIVERS = {
    **dict.fromkeys(("agreement", "rule", "subject", "title"), str),
    "values": [str],
    **dict.fromkeys(("reason", "decided_by", "decision"), str),
    "expires": (str, NO),
    "state": str,
    "location": LOCATION,
}


@pytest.fixture
def folder(styrkoll: Styrkoll) -> Path:
    """A folder with an agreement in which DAT01 finds something on 1.2.1, and nothing else must be mended."""
    (styrkoll.folder / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    return styrkoll.folder


def told(styrkoll: Styrkoll, *arguments: str) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(styrkoll("check", "a.yaml", "--format", "json", *DAY, *arguments).out)
    return value


def test_a_waived_finding_does_not_fail_and_is_shown(styrkoll: Styrkoll, folder: Path) -> None:
    assert styrkoll("check", "a.yaml", *DAY).code == 1
    (folder / "undantag.yaml").write_text(WAIVER, "utf-8")
    ran = styrkoll("check", "a.yaml", *DAY)
    assert (ran.code, ran.err) == (0, "")
    assert "MÅSTE RÄTTAS" not in ran.out
    section = ran.out.partition("BEVILJADE UNDANTAG\n\n")[2].partition("\n\nResultat")[0]
    assert section.splitlines() == [
        "  • 1.2.1 Anlägga gröna tak",
        "    Uppdrag utan startdatum eller slutdatum (DAT01)",
        "    Skäl: Vi väntar på upphandlingen.",
        "    Beslut: KSAU, 2026-02-03 § 14. Gäller till och med 2026-12-31.",
    ]
    assert "1 beviljat undantag" in ran.out
    full = styrkoll("check", "a.yaml", *DAY, "--all").out
    assert "    undantag.yaml:2:11\n" in full
    assert styrkoll("check", "a.yaml", *DAY, "--no-waivers").code == 1


def test_the_file_can_be_named_and_must_then_be_there(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "egen.yaml").write_text(WAIVER, "utf-8")
    assert styrkoll("check", "a.yaml", *DAY).code == 1
    assert styrkoll("check", "a.yaml", *DAY, "--waivers", "egen.yaml").code == 0
    ran = styrkoll("check", "a.yaml", *DAY, "--waivers", "egn.yaml")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "egn.yaml:1:1: Filen finns inte. Menade du `egen.yaml`?\n"


def test_a_faulty_file_stops_the_run(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "undantag.yaml").write_text(WAIVER.replace("DAT01", "DAT1").replace("    reason: Vi", "    # "), "utf-8")
    ran = styrkoll("check", "a.yaml", *DAY)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 2
    assert "undantag.yaml:2:11: Det finns ingen regel DAT1. Menade du `DAT01`?" in ran.err


def test_an_expired_waiver_fails(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "undantag.yaml").write_text(WAIVER, "utf-8")
    ran = styrkoll("check", "a.yaml", "--date", "2027-01-01")
    assert ran.code == 1
    assert "gällde till och med 2026-12-31 och gäller inte längre." in " ".join(ran.out.split())
    assert "undantag.yaml:8:14  expires: 2026-12-31" in ran.out


def test_the_json_has_the_waivers_beside_its_contract(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "undantag.yaml").write_text(WAIVER, "utf-8")
    value = told(styrkoll)
    (waiver,) = value.pop("waivers")
    assert departures(value, CONTRACT) == []
    assert departures(waiver, WAIVERS) == []
    assert (waiver["state"], waiver["agreement"], waiver["location"]["line"]) == ("applies", "sound-2026", 2)
    assert value["summary"] | {"info": 0} == dict.fromkeys(value["summary"], 0) | {"waived": 1}
    (found,) = [one for one in value["findings"] if one["rule"] == "DAT01"]
    assert (found["state"], found["verdict"]) == ("waived", "finding")
    assert HEX[16].fullmatch(found["fingerprint"])
    assert "waivers" not in told(styrkoll, "--no-waivers")


def test_the_file_is_no_agreement_of_its_folder(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "undantag.yaml").write_text(WAIVER, "utf-8")
    assert styrkoll("check", ".", *DAY).code == 0


def test_a_consequence_of_what_is_waived_is_shown_by_itself(styrkoll: Styrkoll, folder: Path) -> None:
    """UPP13 follows from DAT03 on the same item."""
    (folder / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": "2027-12-31", "start": "2027-01-01"}}))
    assert "Av detta följer också" in styrkoll("check", "a.yaml", *DAY).out
    value = told(styrkoll)
    (cause,) = [one for one in value["findings"] if one["rule"] == "DAT03"]
    values = json.dumps(cause["values"])
    (folder / "undantag.yaml").write_text(
        WAIVER.replace("DAT01", "DAT03").replace("    reason", f"    values: {values}\n    reason"), "utf-8"
    )
    out = styrkoll("check", "a.yaml", *DAY).out
    assert "Av detta följer också" not in out
    assert "(UPP13)" in out.partition("BÖR SES ÖVER")[2].partition("BEVILJADE")[0]


def test_a_baseline_is_written_then_only_shrinks(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "a.yaml").write_bytes(sound_bytes({"1.1.3": {"end": None}, "1.2.1": {"end": None}}))
    ran = styrkoll("check", "a.yaml", *DAY, "--write-baseline", "ul.yaml")
    said = "Utgångsläget är skrivet i ul.yaml: 2 iakttagelser. Granska hädanefter med --baseline ul.yaml.\n"
    assert (ran.code, ran.err) == (0, said)
    first = (folder / "ul.yaml").read_bytes()
    again = styrkoll("check", "a.yaml", *DAY, "--baseline", "ul.yaml")
    assert (again.code, again.err) == (0, "")
    assert "2 i utgångsläget." in again.out

    (folder / "a.yaml").write_bytes(sound_bytes({"1.1.3": {"end": None, "led_by": None}}))
    ended = styrkoll("check", "a.yaml", *DAY, "--baseline", "ul.yaml")
    assert ended.code == 1
    said = " ".join(ended.out.split())
    assert "1 i utgångsläget (1 annan finns inte längre)." in said
    assert "stryks ur utgångsläget om du kör om med --write-baseline" in said
    assert ended.err == ""
    for form in ("github", "junit", "markdown", "sarif", "csv"):
        other = styrkoll("check", "a.yaml", *DAY, "--baseline", "ul.yaml", "--format", form)
        assert "stryks ur utgångsläget" in other.err
        assert form in ("sarif", "csv") or "1 i utgångsläget (1 annan finns inte längre)" in other.out
    assert (folder / "ul.yaml").read_bytes() == first

    shrunk = styrkoll("check", "a.yaml", *DAY, "--write-baseline", "ul.yaml")
    assert shrunk.code == 1
    first_line, second_line = shrunk.err.splitlines()
    assert first_line == "Utgångsläget i ul.yaml har 1 iakttagelse kvar; 1 ströks."
    assert re.fullmatch(r"Utanför utgångsläget: \d iakttagelser?. Det krymper bara, så inget lades till.", second_line)
    assert {*(folder / "ul.yaml").read_bytes().splitlines()} < {*first.splitlines()}


def test_the_json_counts_the_baseline(styrkoll: Styrkoll, folder: Path) -> None:
    styrkoll("check", "a.yaml", *DAY, "--write-baseline", "ul.yaml")
    value = told(styrkoll, "--baseline", "ul.yaml")
    assert value.pop("baseline_ended") == 0
    assert departures(value, CONTRACT) == []
    assert value["summary"]["baseline"] == sum(one["state"] == "baseline" for one in value["findings"]) > 0
    assert value["summary"]["error"] == 0


def test_nothing_is_written_where_a_file_could_not_be_checked(styrkoll: Styrkoll, folder: Path) -> None:
    ran = styrkoll("check", "a.yaml", "borta.yaml", *DAY, "--write-baseline", "ul.yaml")
    assert ran.code == 2
    assert "ul.yaml skrevs inte, eftersom alla filer inte kunde granskas.\n" in ran.err
    assert not (folder / "ul.yaml").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "ul.yaml:1:2: "),
        ("baselines: nej\n", "ul.yaml:1:12: "),
        ("baselines: [{agreement: ks-2026, findings: []}]\n",
         "ul.yaml:1:25: Utgångsläget gäller ks-2026, men här granskas sound-2026."),
    ],
)  # fmt: skip
def test_a_baseline_that_cannot_be_used_stops_the_run(styrkoll: Styrkoll, folder: Path, text: str, said: str) -> None:
    (folder / "ul.yaml").write_text(text, "utf-8")
    for option in ("--baseline", "--write-baseline"):
        ran = styrkoll("check", "a.yaml", *DAY, option, "ul.yaml")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(said)
        assert (folder / "ul.yaml").read_text("utf-8") == text


def test_a_retired_rule_is_a_warning(styrkoll: Styrkoll, folder: Path) -> None:
    entry = "{agreement: sound-2026, findings: [{rule: OLD01, subject: a, title: b}]}"
    (folder / "ul.yaml").write_text(f"baselines: [{entry}]\n", "utf-8")
    ran = styrkoll("check", "a.yaml", *DAY, "--baseline", "ul.yaml", "--fail-on", "never")
    assert ran.code == 0
    assert "Det finns ingen regel OLD01 längre; posten stryks när utgångsläget skrivs om." in ran.err


@pytest.mark.parametrize("pair", [("--baseline=a", "--write-baseline=b"), ("--waivers=a", "--no-waivers")])
def test_what_excludes_each_other(styrkoll: Styrkoll, pair: tuple[str, str]) -> None:
    ran = styrkoll("check", "--example", *pair)
    assert ran.code == 2
    assert ran.err.startswith(f"Ange antingen {pair[0].partition('=')[0]} eller {pair[1].partition('=')[0]}.")


def test_explain_tells_what_may_stand(styrkoll: Styrkoll, folder: Path) -> None:
    (folder / "undantag.yaml").write_text(WAIVER, "utf-8")
    out = styrkoll("explain", "DAT01", "a.yaml", *DAY).out
    assert "  0 iakttagelser och 1 beviljat undantag.\n" in out
    assert re.search(r"  • 1\.2\.1 Anlägga gröna tak \(rad \d+, beviljat undantag\)\n", out)
    late = styrkoll("explain", "UND02", "a.yaml", "--date", "2027-01-01").out
    assert "  • DAT01, 1.2.1 Anlägga gröna tak (undantag.yaml, rad 8)\n" in late


def test_an_edit_that_ends_a_waiver_fails_and_the_calendar_does_not(styrkoll: Styrkoll, folder: Path) -> None:
    """The waivers hold for both versions: what the edit did to them is new, what the day of the check did is not."""
    (folder / "undantag.yaml").write_text(WAIVER, "utf-8")
    (folder / "b.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None, "title": "Anlägga gröna tak och väggar"}}))

    def compared(day: str, before: str, after: str) -> tuple[int, set[str], set[str]]:
        ran = styrkoll("check", after, "--compare", before, "--date", day, "--format", "json")
        value = json.loads(ran.out)
        rules = {one["fingerprint"]: one["rule"] for one in value["findings"]}
        (comparison,) = value["comparison"]
        assert comparison["changes"] == [] or before != after
        new, remaining = ({rules[one] for one in comparison[key]} for key in ("new", "remaining"))
        return ran.code, new, remaining

    assert compared("2026-06-30", "a.yaml", "a.yaml") == (0, set(), {"DAT01"})
    assert compared("2026-06-30", "a.yaml", "b.yaml") == (1, {"DAT01", "UND05"}, set())
    assert compared("2027-01-01", "a.yaml", "a.yaml") == (0, set(), {"DAT01", "UND02"})
