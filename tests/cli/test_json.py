"""`styrkoll check --format json`: its contract, its identities, and that it says what the file says."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import pytest

from checker.vocabulary import BODY, ITEM
from tests.cli.contract import CONTRACT, departures
from tests.cli.process import Plain, Styrkoll
from tests.sound import EXAMPLE, ROOT, SOUND, line_in, sound_bytes

# Findings of every sort: undecided, one that follows from another, and one that rests on nothing printed.
EVERYTHING: Final[dict[str, Any]] = {
    "agreement": {"title": {"unknown": "bladet saknas"}},
    "1.1.1": {"named_in_sentence": None, "led_by": ["SHB"]},
    "1.1.3": {"led_by": {"unknown": "namnet är struket"}},
    "1.2.1": {"end": None, "start": "2027-01-01"},
    "1.2.2": {"follow_up": ["helår"]},
}


def told(run: Plain, *arguments: str | Path) -> dict[str, Any]:
    ran = run("check", *arguments, "--format", "json")
    assert ran.err == ""
    value: dict[str, Any] = json.loads(ran.out)
    return value


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "faulty.yaml"
    path.write_bytes(sound_bytes(EVERYTHING))
    return path


def test_the_contract_is_kept(styrkoll: Styrkoll, faulty: Path) -> None:
    value = told(styrkoll, EXAMPLE, faulty, SOUND)
    assert departures(value, CONTRACT) == []
    assert value["schema"] == 1
    assert [one["id"] for one in value["agreements"]] == ["ks-2026", "sound-2026", "sound-2026"]
    assert value["agreements"][1]["title"] is None
    followed = [one for one in value["findings"] if one["caused_by"] is not None]
    assert {(one["rule"], one["subject"], one["caused_by"]["rule"]) for one in followed} == {
        ("LED02", "1.1.1", "DEL01"),
        ("UPP13", "1.2.1", "DAT03"),
    }
    assert all(one["missing"] for one in value["findings"] if one["verdict"] == "undecided")
    assert all(not one["missing"] for one in value["findings"] if one["verdict"] == "finding")
    assert {one["verdict"] for one in value["findings"]} == {"finding", "undecided"}


def test_the_contract_is_kept_where_nothing_is_found(plain: Plain) -> None:
    value = told(plain, SOUND)
    assert departures(value, CONTRACT) == []
    assert value["findings"] == []
    assert set(value["summary"].values()) == {0}


def test_the_numbers_agree(styrkoll: Styrkoll, faulty: Path) -> None:
    value = told(styrkoll, EXAMPLE, faulty)
    by_severity = Counter(one["severity"] for one in value["findings"] if one["verdict"] == "finding")
    undecided = sum(one["verdict"] == "undecided" for one in value["findings"])
    assert value["summary"] == {
        **{severity: by_severity[severity] for severity in ("error", "warning", "info")},
        "undecided": undecided,
        "waived": 0,
        "baseline": 0,
    }
    by_rule = Counter((one["rule"], one["verdict"]) for one in value["findings"])
    for rule in value["rules"]:
        assert rule["checked"] == rule["ok"] + rule["findings"] + rule["undecided"]
        assert rule["findings"] == by_rule[rule["id"], "finding"]
        assert rule["undecided"] == by_rule[rule["id"], "undecided"]


def test_the_files_are_identified(styrkoll: Styrkoll, plain: Plain, tmp_path: Path) -> None:
    assert told(plain, "--example", "--select", "LED01")["agreements"] == [
        {
            "id": "ks-2026",
            "title": "Kommunstyrelsens överenskommelse om verksamhet 2026",
            "year": 2026,
            "file": "data/ks-2026.yaml",
            "sha256": sha256(EXAMPLE.read_bytes()).hexdigest(),
        }
    ]
    marked = tmp_path / "marked.yaml"
    marked.write_bytes(b"\xef\xbb\xbf" + SOUND.read_bytes().replace(b"\n", b"\r\n"))  # as Windows' editors write
    assert told(styrkoll, marked)["agreements"][0]["sha256"] == sha256(marked.read_bytes()).hexdigest()


def test_a_finding_in_full(plain: Plain) -> None:
    (found,) = told(plain, "--example", "--select", "DAT05")["findings"]
    file = EXAMPLE.read_text("utf-8")
    text = line_in(file, "År 2027 förväntas alla verksamheter", after='- number: "7.2.2"')
    end = line_in(file, "end: 2026-12-31", after='- number: "7.2.2"')
    assert found | {"basis": [], "fingerprint": ""} == {
        "agreement": "ks-2026",
        "rule": "DAT05",
        "name": "dates/year-after-end",
        "severity": "error",
        "verdict": "finding",
        "state": "open",
        "subject": "7.2.2",
        "kind": "assignment",
        "title": "Framtagande av divisionsspecifik krigsorganisation",
        "divisions": ["TEK", "SHB", "ROS", "KLK", "NKF", "DSO", "DU"],
        "message": "7.2.2 har slutdatum 2026-12-31, men texten nämner 2027.",
        "advice": "Flytta fram slutdatumet, eller rätta året i texten.",
        "basis": [],
        "judged": False,
        "values": ["2027"],
        "missing": [],
        "location": {"file": "data/ks-2026.yaml", "line": text, "column": 9, "end_line": text, "end_column": 70},
        "related": [{"file": "data/ks-2026.yaml", "line": end, "column": 10, "end_line": end, "end_column": 20}],
        "source": {
            "document": "data/source/ks-2026.txt",
            "heading": "7. Målområde Trygghet och säkerhet › 7.2.2",
            "line": 1250,
            "page": None,
        },
        "caused_by": None,
        "fingerprint": "",
    }


def test_places_are_in_the_files(plain: Plain) -> None:
    file = EXAMPLE.read_text("utf-8").splitlines()
    source = (ROOT / "data" / "source" / "ks-2026.txt").read_text("utf-8").splitlines()
    for found in told(plain, "--example")["findings"]:
        for place in (found["location"], *found["related"]):
            assert 1 <= place["line"] <= place["end_line"] <= len(file)
            assert place["end_column"] <= len(file[place["end_line"] - 1]) + 1
            assert not file[place["line"] - 1][place["column"] - 1].isspace()
        there = " ".join(" ".join(source[found["source"]["line"] - 1 :][:6]).split())
        named_by_id = found["kind"] in {*ITEM, *BODY}
        assert (found["subject"] if named_by_id else found["title"].strip("”…")[:30]) in there


def test_english_changes_words_alone(styrkoll: Styrkoll, faulty: Path) -> None:
    swedish, english = told(styrkoll, EXAMPLE, faulty), told(styrkoll, EXAMPLE, faulty, "--lang", "en")
    assert departures(english, CONTRACT) == []
    words = {"message", "advice", "basis", "missing"}
    for one, other in zip(swedish["findings"], english["findings"], strict=True):
        assert {key: one[key] for key in one.keys() - words} == {key: other[key] for key in one.keys() - words}
        assert all(one[key] != other[key] for key in ("message", "advice", "basis"))
    assert swedish | {"findings": []} == english | {"findings": []}


def identities(value: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [(one["rule"], one["subject"], one["fingerprint"]) for one in value["findings"]]


def test_identity_is_not_where_it_stands(styrkoll: Styrkoll, faulty: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved.yaml"
    moved.write_bytes(b"# first\n\n" + faulty.read_bytes().replace(b"\n", b"\n\n"))
    before, after = told(styrkoll, faulty), told(styrkoll, moved)
    assert identities(before) == identities(after)
    assert len({*identities(before)}) == len(before["findings"]) >= 5
    assert [one["location"] for one in before["findings"]] != [one["location"] for one in after["findings"]]


def test_statistics_leave_the_json_whole(plain: Plain) -> None:
    ran = plain("check", "--example", "--format", "json", "--statistics")
    assert departures(json.loads(ran.out), CONTRACT) == []
    assert "LED01" in ran.err


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_the_json_loses_nothing_in_a_code_page(styrkoll: Styrkoll, plain: Plain, encoding: str) -> None:
    data = styrkoll.start("check", "--example", "--format", "json", env={"PYTHONIOENCODING": encoding}).stdout
    assert json.loads(data) == told(plain, "--example")  # bytes, so UTF-8 as JSON between programs is
