"""`styrkoll check` and what the divisions report: which files it reads, what it says of them, what a decision holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from checker.follow_up.form_out import form
from checker.graph import build_graph
from tests.cli.process import Ran, Styrkoll
from tests.cli.repositories import Repository
from tests.sound import sound_bytes, sound_with

FILE = "data/avtal.yaml"
SPRING, SUMMER = ("data/follow_up/sound-2026-var.yaml", "data/follow_up/sound-2026-delår.yaml")
REPORTS = ("--select", "UPP07,UPP08,UPP09,UPP10")
ITEMS = ("1.1.1", "1.1.2", "1.1.3", "1.2.1", "1.2.2", "1.2.3", "1.2.4")
ON_TRACK = {"status": "enligt plan", "forecast": "Nås."}
DECIDED = ("--reason", "Det är känt.", "--decided-by", "KS", "--decision", "§ 4")
DAYS = ("--date", "2026-05-01")


def reported(occasion: str = "vår", **reports: dict[str, Any] | None) -> bytes:
    """A follow-up of the sound agreement in which all is on track, but for what is given; None leaves one out."""
    every: dict[str, dict[str, Any] | None] = dict.fromkeys(ITEMS, ON_TRACK)
    every |= {".".join(name.removeprefix("item")): given for name, given in reports.items()}
    entries = [{"item": item, **given} for item, given in every.items() if given is not None]
    head = {"agreement": "sound-2026", "occasion": occasion}
    return json.dumps({"follow_up": head, "reports": entries}, ensure_ascii=False, indent=1).encode()


def save(folder: Path, files: dict[str, bytes]) -> None:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def found(ran: Ran) -> list[tuple[str, str]]:
    """Rule and subject of each open finding of a run that printed JSON."""
    assert ran.code in (0, 1), ran.err
    return [(one["rule"], one["subject"]) for one in json.loads(ran.out)["findings"] if one["state"] == "open"]


def test_the_follow_up_beside_the_agreement_is_read(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), SPRING: reported(item121={"status": "grönt", "forecast": "Nås."})})
    ran = styrkoll("check", *REPORTS)
    assert ran.err == ""
    assert "Läge som inte finns i listan (UPP07)" in ran.out
    assert f"    {SPRING}:" in ran.out
    assert "status" in next(line for line in ran.out.splitlines() if SPRING in line)
    assert styrkoll("check", "--fail-on", "warning").code == 1


def test_without_one_the_rules_on_reports_are_not_among_those_that_were_tried(
    styrkoll: Styrkoll, tmp_path: Path
) -> None:
    save(tmp_path, {FILE: sound_bytes()})
    without = styrkoll("check").last
    save(tmp_path, {SPRING: reported()})
    tried = [int(said.split(" regler")[0].split()[-1]) for said in (without, styrkoll("check").last)]
    assert tried[1] - tried[0] == 4


def test_the_latest_occasion_of_the_year_counts(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), SPRING: reported(item121=None), SUMMER: reported("delår", item122=None)})
    named = ("--follow-up", SPRING, FILE)
    assert {subject[:5] for _, subject in found(styrkoll("check", *REPORTS, "--format", "json"))} == {"1.2.2"}
    assert {subject[:5] for _, subject in found(styrkoll("check", *REPORTS, "--format", "json", *named))} == {"1.2.1"}


def test_a_filled_form_is_read(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), "shb.xlsx": form(build_graph(sound_with({})), "vår", "SHB")})
    missing = found(styrkoll("check", *REPORTS, "--follow-up", "shb.xlsx", FILE, "--format", "json"))
    assert ("UPP10", "1.2.1/report/SHB") in missing


def test_what_is_not_read_of_a_form_is_told_and_stops_nothing(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), "shb.xlsx": form(build_graph(sound_with({})), "vår", "SHB")})
    book = load_workbook(tmp_path / "shb.xlsx")
    book["Redovisning"]["K6"] = "Vi hann inte."
    book.save(tmp_path / "shb.xlsx")
    given = ("--follow-up", "shb.xlsx", FILE)
    said = "Kolumnen K läses inte. Ifyllda celler: 1."
    told = " ".join(styrkoll("check", *REPORTS, *given).out.split())
    assert f"shb.xlsx[Redovisning!K6]: {said}" in told
    written = styrkoll("report", "--occasion", "vår", "--format", "markdown", "-o", "ut", *given)
    assert (written.code, written.err) == (0, f"shb.xlsx[Redovisning!K6]:6:11: {said}\n")
    (made,) = (tmp_path / "ut").iterdir()
    assert said in made.read_text("utf-8")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (reported(item121={"staus": "klart"}), "`staus`"),
        (reported().replace(b"sound-2026", b"annan-2026"), "Uppföljningen gäller annan-2026, inte sound-2026."),
        (b"{", ":1:"),
    ],
)
def test_a_follow_up_that_cannot_be_used_is_a_fault(data: bytes, said: str, styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), SPRING: data})
    ran = styrkoll("check")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"{SPRING}:"), ran.err
    assert said in ran.err


def test_files_for_two_occasions_are_no_follow_up(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), "a.yaml": reported(), "b.yaml": reported("delår")})
    ran = styrkoll("check", FILE, "--follow-up", "a.yaml", "--follow-up", "b.yaml")
    assert ran.code == 2
    assert "Uppföljningen är för delår, men den i a.yaml för vår." in ran.err


def test_a_follow_up_is_of_one_agreement(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), "data/b.yaml": sound_bytes(), "a.yaml": reported()})
    ran = styrkoll("check", "--follow-up", "a.yaml")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "--follow-up gäller en överenskommelse: ange vilken.")


def test_many_agreements_are_checked_with_theirs(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {f"data/a{number}.yaml": sound_bytes() for number in range(30)})
    save(tmp_path, {SPRING: reported(item121=None)})
    ran = styrkoll("check", *REPORTS)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.count("Redovisning som saknas (UPP10)") == 30


def test_it_is_told_again_until_what_is_reported_changes(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes()})
    assert styrkoll("check").code == 0
    save(tmp_path, {SPRING: reported(item121=None)})
    assert "(UPP10)" in styrkoll("check").out
    save(tmp_path, {SPRING: reported()})
    assert "(UPP10)" not in styrkoll("check").out
    save(tmp_path, {SUMMER: reported("delår", item121=None)})
    assert "(UPP10)" in styrkoll("check").out


def test_patterns_take_no_follow_up_for_an_agreement(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), SPRING: reported(), "styrkoll.yaml": b'paths: ["data/**/*.yaml"]\n'})
    assert styrkoll("check").code == 0


def test_a_comparison_reads_what_was_reported_then(styrkoll: Styrkoll, tmp_path: Path) -> None:
    repository = Repository(tmp_path)
    repository.save({FILE: sound_bytes(), SPRING: reported(item121=None)})
    ran = styrkoll("check", "--compare", "main", "--fail-on", "warning")
    assert ran.code == 0, ran.out
    assert "0 nya, 0 åtgärdade, " in ran.out
    repository.write({SPRING: reported(item122=None)})
    for more in ((), ("--follow-up", SPRING, FILE)):
        ran = styrkoll("check", "--compare", "main", "--fail-on", "warning", *more)
        assert ran.code == 1
        told = [line for line in ran.out.splitlines() if line.startswith("  • ")]
        assert [line[4:9] for line in told] == ["1.2.2", "1.2.1"]  # the new one, and the one that is mended
        assert "ÄNDRINGAR" not in ran.out


def test_what_is_not_due_this_time_is_not_mended(styrkoll: Styrkoll, tmp_path: Path) -> None:
    agreement = sound_bytes({"1.2.1": {"follow_up": ["vår", "helår"], "follow_up_reason": "Arbetet vilar."}})
    repository = Repository(tmp_path)
    repository.save({FILE: agreement, SPRING: reported(item121=None)})
    repository.write({SUMMER: reported("delår", item121=None)})
    ran = styrkoll("check", "--compare", "main", *REPORTS)
    assert "0 nya, 0 åtgärdade, 0 kvarstår." in ran.out, ran.out


def test_a_decision_on_a_report_holds_to_its_last_day_whatever_the_occasion(styrkoll: Styrkoll, tmp_path: Path) -> None:
    deviating = {"status": "avviker", "forecast": "Nås.", "cause": "Sjukdom."}
    save(tmp_path, {FILE: sound_bytes(), SPRING: reported(item121=None, item122=deviating)})
    for rule, subject in (("UPP10", "1.2.1/report/SHB"), ("UPP08", "1.2.2/report")):
        ran = styrkoll("waive", rule, subject, *DECIDED, "--expires", "2026-09-30", *DAYS)
        assert ran.code == 0, ran.err
    checked = ("check", *REPORTS, "--format", "json")
    assert found(styrkoll(*checked, *DAYS)) == []
    save(tmp_path, {SUMMER: reported("delår", item121=None, item122=deviating)})
    assert found(styrkoll(*checked, "--date", "2026-08-31")) == []
    assert found(styrkoll(*checked, "--date", "2026-10-01")) == [
        ("UPP08", "1.2.2/report"),
        ("UPP10", "1.2.1/report/SHB"),
    ]
    save(tmp_path, {SUMMER: reported("delår", item121=None, item122={"status": "avviker", "forecast": "Nås."})})
    assert found(styrkoll(*checked, "--date", "2026-08-31")) == [("UPP08", "1.2.2/report")]  # no cause either


def test_a_decision_on_a_report_that_was_not_read_is_not_unneeded(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), SPRING: reported(item121=None)})
    assert styrkoll("waive", "UPP10", "1.2.1/report/SHB", *DECIDED, "--expires", "2026-12-31", *DAYS).code == 0
    (tmp_path / SPRING).unlink()
    ran = styrkoll("check", *DAYS)
    assert (ran.code, ran.err) == (0, "")
    assert "Undantag som inte behövs" not in ran.out
    assert "redovisningen 1.2.1/report/SHB är inte inläst" in ran.out
    save(tmp_path, {SPRING: reported()})
    assert "Undantag som inte behövs (UND04)" in styrkoll("check", *DAYS).out


def test_a_baseline_keeps_what_was_not_read(styrkoll: Styrkoll, tmp_path: Path) -> None:
    save(tmp_path, {FILE: sound_bytes(), SPRING: reported(item121=None)})
    assert styrkoll("check", "--write-baseline", "b.yaml").code == 0
    before = (tmp_path / "b.yaml").read_bytes()
    assert b"1.2.1/report/SHB" in before
    (tmp_path / SPRING).unlink()
    assert styrkoll("check", "--write-baseline", "b.yaml").code == 0
    assert (tmp_path / "b.yaml").read_bytes() == before
    save(tmp_path, {SPRING: reported()})
    assert styrkoll("check", "--write-baseline", "b.yaml").code == 0
    assert b"1.2.1/report/SHB" not in (tmp_path / "b.yaml").read_bytes()
