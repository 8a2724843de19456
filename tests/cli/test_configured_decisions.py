"""Waivers and a baseline that `styrkoll.yaml` names: used without being asked for, told of where they are missing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.process import Ran, Styrkoll
from tests.cli.test_configuration import configure, origins
from tests.sound import EXAMPLE

WAIVERS: Final = """\
waivers:
  - rule: LED01
    subject: 1.1.2
    title: Implementera handlingsplan Mäns våld mot kvinnor
    reason: Kommunledningskontoret samordnar.
    decided_by: Kommunstyrelsen
    decision: 2026-03-02 § 41
    expires: 2026-12-31
"""
CHECK: Final = ("check", "--format", "json", "--select", "LED01", "--date", "2026-05-01", "--fail-on", "never")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose decisions lie in a folder of their own, and whose agreements lie beside them."""
    (tmp_path / "beslut" / "djupt").mkdir(parents=True)
    shutil.copy(EXAMPLE, tmp_path / "beslut" / "ks-2026.yaml")
    (tmp_path / "beslut" / "dispenser.yaml").write_text(WAIVERS, "utf-8")
    configure(tmp_path, "paths: beslut\nwaivers: beslut\\dispenser.yaml\n")
    return tmp_path


def states(ran: Ran) -> list[str]:
    """The state of each finding of LED01, those that are open last."""
    assert ran.code == 0, ran.err
    made: dict[str, Any] = json.loads(ran.out)
    found = [one for one in made["findings"] if one["rule"] == "LED01" and one["verdict"] == "finding"]
    return sorted((one["state"] for one in found), reverse=True)


def test_the_named_waivers_are_used_from_anywhere_in_the_project(styrkoll: Styrkoll, project: Path) -> None:
    for folder in (project, project / "beslut" / "djupt"):
        assert states(styrkoll(*CHECK, cwd=folder)) == ["waived", *["open"] * 4]


def test_other_waivers_or_none_may_be_asked_for(styrkoll: Styrkoll, project: Path) -> None:
    (project / "inga.yaml").write_text(WAIVERS.replace("2026-12-31", "2026-01-31"), "utf-8")
    for options in (["--no-waivers"], ["--waivers", "inga.yaml"], ["--no-config", "beslut/ks-2026.yaml"]):
        assert states(styrkoll(*CHECK, *options)) == ["open"] * 5
    both = styrkoll("check", "--waivers", "inga.yaml", "--no-waivers")
    assert (both.code, both.err.splitlines()[0]) == (2, "Ange antingen --waivers eller --no-waivers.")


def test_the_bundled_agreement_is_not_the_projects(styrkoll: Styrkoll, project: Path) -> None:
    assert states(styrkoll(*CHECK, "--example")) == ["open"] * 5


def test_the_named_baseline_is_used(styrkoll: Styrkoll, project: Path) -> None:
    written = styrkoll(*CHECK, "--write-baseline", "nuläge.yaml")
    assert written.code == 0, written.err
    configure(project, "paths: beslut/ks-2026.yaml\nbaseline: nuläge.yaml\n")
    assert states(styrkoll(*CHECK, cwd=project / "beslut")) == ["open", *["baseline"] * 4]
    again = styrkoll(*CHECK, "--write-baseline", "nuläge.yaml")
    assert again.code == 0, again.err


@pytest.mark.parametrize(("key", "option"), [("waivers", "--no-waivers"), ("baseline", "--no-config")])
def test_a_named_file_that_is_not_there_is_told_where_it_is_named(
    styrkoll: Styrkoll, project: Path, key: str, option: str
) -> None:
    configure(project, f"paths: beslut/ks-2026.yaml\n{key}: beslut/dispens.yaml\n")
    ran = styrkoll("check")
    assert ran.code == 2
    line = 2
    column = len(key) + 3
    assert ran.err == (
        f"styrkoll.yaml:{line}:{column}: Filen beslut/dispens.yaml finns inte. Menade du `dispenser.yaml`?\n"
    )
    assert styrkoll("check", "beslut/ks-2026.yaml", option, "--fail-on", "never").code == 0
    assert styrkoll("explain", "LED01").code == 2  # it marks what may stand


def test_where_they_come_from_is_shown(styrkoll: Styrkoll, project: Path) -> None:
    shown = origins(styrkoll("check", "--show-config"))
    assert shown["waivers"] == ("beslut/dispenser.yaml", "styrkoll.yaml:2:10")
    assert shown["baseline"] == ("ingen", "standardvärde")
    assert origins(styrkoll("check", "--show-config", "--no-waivers"))["waivers"] == ("ingen", "kommandoraden")
    given = origins(styrkoll("check", "--show-config", "--waivers", "a.yaml", "--baseline", "b.yaml"))
    assert (given["waivers"], given["baseline"]) == (("a.yaml", "kommandoraden"), ("b.yaml", "kommandoraden"))
    (project / "undantag.yaml").write_text(WAIVERS, "utf-8")
    configure(project, "paths: beslut\n")
    assert origins(styrkoll("check", "--show-config"))["waivers"] == ("undantag.yaml", "standardvärde")
