"""Which rules run, what makes a run fail, and what was checked in numbers."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.process import Plain, Styrkoll
from tests.sound import SOUND, sound_bytes

SEVERITY_ALONE = {"error": "LED01", "warning": "UPP02", "info": "DEL05"}  # in the example, each finds something


def rules_run(run: Plain, *arguments: str) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = json.loads(run("check", SOUND, "--format", "json", *arguments).out)["rules"]
    return rules


@pytest.fixture(scope="module")
def everything(plain: Plain) -> list[dict[str, Any]]:
    return rules_run(plain)


def ids(rules: list[dict[str, Any]]) -> list[str]:
    return [rule["id"] for rule in rules]


def test_every_rule_runs_in_the_order_of_ids(everything: list[dict[str, Any]]) -> None:
    assert ids(everything) == sorted({*ids(everything)})
    assert {"LED01", "UPP02", "DAT05", "DEL05"} <= {*ids(everything)}


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--select", " led01 , DAT05,"], lambda rule: rule["id"] in {"LED01", "DAT05"}),
        (["--select", "LED01", "--select", "DAT05"], lambda rule: rule["id"] in {"LED01", "DAT05"}),
        (["--select", "lead"], lambda rule: rule["name"].startswith("lead/")),
        (["--select", "follow-up,LED01"], lambda rule: rule["name"].startswith("follow-up/") or rule["id"] == "LED01"),
        (["--select", "warning"], lambda rule: rule["severity"] == "warning"),
        (["--ignore", "LED01,dates"], lambda rule: rule["id"] != "LED01" and not rule["name"].startswith("dates/")),
        (
            ["--select", "lead", "--ignore", "error"],
            lambda rule: rule["name"].startswith("lead/") and rule["severity"] != "error",
        ),
    ],
)
def test_rules_are_selected_and_ignored(
    plain: Plain, everything: list[dict[str, Any]], arguments: list[str], expected: Any
) -> None:
    run = ids(rules_run(plain, *arguments))
    assert run == ids([*filter(expected, everything)])
    assert run != []
    assert len(run) < len(everything)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--select", "LED1"], "--select: LED1 är varken regel, kategori eller allvarlighetsgrad. "
         "Menade du `LED01`?"),
        (["--ignore", "LED01,warnin"], "--ignore: warnin är varken regel, kategori eller allvarlighetsgrad. "
         "Menade du `warning`?"),
        (["--select", "follow_upp", "--lang", "en"], "--select: follow_upp is no rule, category or severity. "
         "Did you mean `follow-up`?"),
        (["--ignore", "xyzzy", "--lang", "en"], "--ignore: xyzzy is no rule, category or severity."),
    ],
)  # fmt: skip
def test_a_misspelt_selection_is_a_fault(plain: Plain, arguments: list[str], said: str) -> None:
    ran = plain("check", "--example", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == said
    assert ran.err.splitlines()[1].endswith("styrkoll check --help")


@pytest.mark.parametrize(
    ("found", "threshold", "code"),
    [
        ("error", "", 1),
        ("error", "error", 1),
        ("error", "warning", 1),
        ("error", "info", 1),
        ("error", "never", 0),
        ("warning", "", 0),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("nothing", "info", 0),
    ],
)
def test_a_run_fails_on_what_is_as_grave_as_told(plain: Plain, found: str, threshold: str, code: int) -> None:
    what = [SOUND] if found == "nothing" else ["--example", "--select", SEVERITY_ALONE[found]]
    assert plain("check", *what, *(["--fail-on", threshold] if threshold else [])).code == code


def test_what_is_undecided_never_fails_a_run(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.1.3": {"led_by": {"unknown": "namnet är struket"}}}))
    ran = styrkoll("check", "a.yaml", "--fail-on", "info")
    assert ran.code == 0
    assert "KAN INTE AVGÖRAS" in ran.out
    assert "Okänt: huvudansvarig (namnet är struket)" in ran.out


def rows(out: str) -> dict[str, list[str]]:
    """The table of statistics: a row's columns by rule."""
    lines = out.splitlines()
    head = next(position for position, line in enumerate(lines) if re.match(r"(regel|rule) ", line))
    return {line.split()[0]: re.split(r"\s{2,}", line.strip()) for line in lines[head + 2 :]}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_statistics_add_up(plain: Plain, lang: str) -> None:
    table = rows(plain("check", "--example", "--statistics", "--lang", lang).out)
    told = json.loads(plain("check", "--example", "--format", "json").out)
    assert [*table] == ids(told["rules"])
    for rule in told["rules"]:
        numbers = [int(column) for column in table[rule["id"]][2:6]]
        checked, ok, findings, undecided = numbers
        assert checked == ok + findings + undecided
        assert numbers == [rule[key] for key in ("checked", "ok", "findings", "undecided")]
    assert {rule: int(table[rule][4]) for rule in ("LED01", "UPP02", "DAT05")} == {"LED01": 5, "UPP02": 2, "DAT05": 1}


def test_statistics_are_of_all_files_together(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    one = rows(styrkoll("check", "a.yaml", "--statistics", "--select", "DAT01").out)["DAT01"]
    both = rows(styrkoll("check", "a.yaml", SOUND, "--statistics", "--select", "DAT01").out)["DAT01"]
    assert one[2:6] == ["2", "1", "1", "0"]
    assert both[2:6] == ["4", "3", "1", "0"]


@pytest.mark.parametrize(
    ("lang", "vacuous", "not_applicable"),
    [
        ("sv", "hade inget att pröva", "gäller inte här"),
        ("en", "nothing to check", "does not apply here"),
    ],
)
def test_statistics_tell_what_was_not_checked(
    styrkoll: Styrkoll, tmp_path: Path, lang: str, vacuous: str, not_applicable: str
) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"clause/lead": None}, remove=("1.1.3", "1.2.1")))
    table = rows(styrkoll("check", "a.yaml", "--statistics", "--lang", lang, "--select", "DAT01,LED02,IND01").out)
    assert table["DAT01"][2:] == ["0", "0", "0", "0", vacuous]
    assert table["LED02"][2:] == ["0", "0", "0", "0", not_applicable]
    assert table["IND01"][2:] == ["2", "2", "0", "0"]
