"""`styrkoll.yaml` and the command line: what goes before what, from which folder, and what is said when it is wrong."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any, Final

import pytest

from tests.cli.process import Ran, Styrkoll
from tests.cli.rule_files import own_rules
from tests.sound import EXAMPLE, SOUND


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with an agreement on which rules of every severity find something, and a folder below it."""
    (tmp_path / "avtal" / "djupt").mkdir(parents=True)
    shutil.copy(EXAMPLE, tmp_path / "avtal" / "ks-2026.yaml")
    return tmp_path


def configure(project: Path, text: str) -> None:
    (project / "styrkoll.yaml").write_text(text, "utf-8")


def report(ran: Ran) -> dict[str, Any]:
    assert ran.code in (0, 1), ran.err
    made: dict[str, Any] = json.loads(ran.out)
    return made


def origins(ran: Ran) -> dict[str, tuple[str, str]]:
    """Value and origin of each setting that is shown, by its key."""
    assert ran.code == 0, ran.err
    heading, rule, *lines = ran.out.splitlines()
    second, third = (rule.index("  -", start) + 2 for start in (0, rule.index("  -") + 2))
    assert heading.split()[0] in ("inställning", "setting")
    return {line[:second].strip(): (line[second:third].strip(), line[third:].strip()) for line in lines}


def test_paths_are_found_from_the_project_and_from_below_it(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nselect: LED01\n")
    for folder, shown in ((project, "avtal/ks-2026.yaml"), (project / "avtal" / "djupt", "../ks-2026.yaml")):
        made = report(styrkoll("check", "--format", "json", cwd=folder))
        assert [one["file"] for one in made["agreements"]] == [shown]
        assert [one["id"] for one in made["rules"]] == ["LED01"]


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfpaths: avtal\\*.yaml\r\nselect: LED01\r\n", b"paths: avtal\\*.yaml\n"])
def test_a_file_written_on_windows_works(styrkoll: Styrkoll, project: Path, data: bytes) -> None:
    (project / "styrkoll.yaml").write_bytes(data)
    made = report(styrkoll("check", "--format", "json", "--select", "LED01"))
    assert [one["file"] for one in made["agreements"]] == ["avtal/ks-2026.yaml"]


PRECEDENCE: Final[list[tuple[str, str, list[str], str, str]]] = [
    ("language", "language: en", ["--lang", "sv"], "en", "sv"),
    ("fail_on", "fail_on: never", ["--fail-on", "info"], "never", "info"),
    ("select", "select: LED01", ["--select", "dates"], "LED01", "dates"),
    ("ignore", "ignore: LED01", ["--ignore", "dates"], "LED01", "dates"),
    ("paths", "paths: avtal", ["avtal/ks-2026.yaml"], "avtal", "avtal/ks-2026.yaml"),
]


@pytest.mark.parametrize(("key", "line", "options", "configured", "given"), PRECEDENCE)
def test_the_command_line_goes_before_the_file_and_the_file_before_the_default(
    styrkoll: Styrkoll, project: Path, key: str, line: str, options: list[str], configured: str, given: str
) -> None:
    default = origins(styrkoll("check", "--show-config"))[key]
    configure(project, line + "\n")
    column = line.index(":") + 3
    english = key == "language"
    assert default[1] == "standardvärde"
    assert origins(styrkoll("check", "--show-config"))[key] == (configured, f"styrkoll.yaml:1:{column}")
    told = origins(styrkoll("check", "--show-config", *options))[key]
    assert told == (given, "kommandoraden")
    away = origins(styrkoll("check", "--show-config", "--no-config"))
    assert (away[key], away["styrkoll.yaml"]) == (default, ("ingen", ""))
    assert english == styrkoll("check", "--show-config").out.startswith("setting")


def test_the_origins_are_told_in_english_too(styrkoll: Styrkoll, project: Path) -> None:
    shown = origins(styrkoll("check", "--show-config", "--lang", "en"))
    assert shown["language"] == ("en", "command line")
    assert shown["rules"] == ("the bundled ones", "default")
    assert shown["styrkoll.yaml"] == ("none", "")


def test_severities_parameters_and_rules_are_shown_with_their_places(styrkoll: Styrkoll, project: Path) -> None:
    (project / "regler").mkdir()
    text = "rules: [regler]\nseverities: {LED01: info}\nparameters:\n  STR10: {sections: [scope, economy]}\n"
    configure(project, text)
    shown = origins(styrkoll("check", "--show-config", cwd=project / "avtal"))
    assert shown["styrkoll.yaml"] == ("../styrkoll.yaml", "")
    assert shown["rules"] == ("../regler", "../styrkoll.yaml:1:9")
    assert shown["severities.LED01"] == ("info", "../styrkoll.yaml:2:21")
    assert shown["parameters.STR10.sections"] == ("scope, economy", "../styrkoll.yaml:4:21")


def test_the_threshold_of_the_file_decides_the_exit_code(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nselect: UPP02\nfail_on: warning\n")
    assert (styrkoll("check").code, styrkoll("check", "--fail-on", "error").code) == (1, 0)


def test_a_severity_is_given_by_id_before_category(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nselect: lead\nseverities: {lead: info, LED01: warning}\n")
    severities = {one["id"]: one["severity"] for one in report(styrkoll("check", "--format", "json"))["rules"]}
    assert severities.pop("LED01") == "warning"
    assert len(severities) > 2
    assert {*severities.values()} == {"info"}


def test_select_by_severity_takes_the_configured_one(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nseverities: {LED01: info}\n")
    made = report(styrkoll("check", "--format", "json", "--select", "error"))
    assert "LED01" not in {one["id"] for one in made["rules"]}


def test_severity_and_parameter_change_no_fingerprint_but_the_rulebooks(styrkoll: Styrkoll, project: Path) -> None:
    options = ("check", "avtal/ks-2026.yaml", "--format", "json", "--select", "LED07,LED01")
    before = report(styrkoll(*options))
    configure(project, "severities: {LED01: info}\nparameters: {LED07: {leads: 2}}\n")
    after = report(styrkoll(*options))
    assert {one["fingerprint"] for one in before["findings"]} <= {one["fingerprint"] for one in after["findings"]}
    assert before["summary"]["error"] > after["summary"]["error"] == 0
    assert before["tool"]["rulebook"] != after["tool"]["rulebook"]


def test_own_rules_of_the_file_and_of_the_command_line_add_up(styrkoll: Styrkoll, project: Path) -> None:
    own_rules(project)
    own_rules(project / "annan", ("OWN01", "OWN02"))
    configure(project, "paths: avtal\nrules: mine\n")
    made = report(styrkoll("check", "--format", "json", "--select", "own", "--rules", "annan/mine"))
    assert [one["id"] for one in made["rules"]] == ["OWN01", "OWN02"]


def test_what_is_selected_on_the_command_line_is_not_ignored_by_the_file(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nignore: LED01\n")
    assert [one["id"] for one in report(styrkoll("check", "--format", "json", "--select", "LED01"))["rules"]] == [
        "LED01"
    ]


def test_another_file_can_be_named_and_is_the_folder_of_its_paths(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: nowhere\n")
    (project / "avtal" / "min.yaml").write_text("paths: ks-2026.yaml\nselect: LED01\n", "utf-8")
    made = report(styrkoll("check", "--format", "json", "--config", "avtal/min.yaml"))
    assert [one["file"] for one in made["agreements"]] == ["avtal/ks-2026.yaml"]
    both = styrkoll("check", "--config", "avtal/min.yaml", "--no-config")
    assert (both.code, both.err.splitlines()[0]) == (2, "Ange antingen --config eller --no-config.")


@pytest.mark.parametrize(
    "command", [["check"], ["explain", "LED01"], ["rules", "list"], ["rules", "test"], ["export"]], ids=" ".join
)
def test_every_command_refuses_a_faulty_file_in_its_language(
    styrkoll: Styrkoll, project: Path, command: list[str]
) -> None:
    configure(project, "language: en\npahts: avtal\nseverities: {LED91: info}\n")
    ran = styrkoll(*command, cwd=project / "avtal")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines() == [
        "../styrkoll.yaml:2:1: There is no field `pahts` here. Did you mean `paths`?",
        "../styrkoll.yaml:3:14: There is no rule or category LED91. Did you mean `LED01`?",
    ]
    assert "Fältet `pahts` finns inte här." in styrkoll(*command, "--lang", "sv").err


def test_a_named_file_that_is_not_there(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "language: en\n")
    ran = styrkoll("check", "--config", "styrkol.yaml")
    assert (ran.code, ran.err) == (2, "styrkol.yaml:1:1: Filen finns inte. Menade du `styrkoll.yaml`?\n")


def test_help_is_given_though_the_file_is_faulty(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "pahts: avtal\n")
    assert styrkoll("check", "--help").code == 0


def test_a_usage_fault_is_told_in_the_configured_language(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "language: en\n")
    assert styrkoll("check", "--exmple").err.startswith("There is no option --exmple.")
    assert styrkoll("check", "--exmple", "--lang", "sv").err.startswith("Det finns inget val --exmple.")
    assert styrkoll("check", "--exmple", "--no-config").err.startswith("Det finns inget val --exmple.")
    assert styrkoll("check").err.startswith("No agreement to check")


FAULTY: Final = """\
select: [led01, LED001]
severities: {dats: info}
parameters:
  LED07: {lead: 4, leads: fyra}
  LED01: {x: 1}
  LED91: {x: 1}
  STR10: {sections: [parties, scop]}
  STR08: {residue: (}
"""


def test_every_name_and_value_that_does_not_fit_is_told_in_the_file(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, FAULTY)
    for _ in range(2):  # the cache keeps no faulty rulebook
        ran = styrkoll("check", SOUND, "--lang", "en")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.splitlines() == [
            "styrkoll.yaml:1:17: There is no rule, category or severity LED001. Did you mean `LED01`?",
            "styrkoll.yaml:2:14: There is no rule or category dats. Did you mean `dates`?",
            "styrkoll.yaml:4:11: The rule LED07 has no parameter `lead`. Did you mean `leads`?",
            "styrkoll.yaml:4:27: `leads` in LED07: A count was expected here, a whole number from 0.",
            "styrkoll.yaml:5:11: The rule LED01 has no parameters.",
            "styrkoll.yaml:6:3: There is no rule LED91. Did you mean `LED01`?",
            "styrkoll.yaml:7:31: `sections` in STR10: scop is not in the closed list: preamble, parties, scope, "
            "responsibility, follow_up, economy, appendix_list, common, common_row, area, process. "
            "Did you mean `scope`?",
            "styrkoll.yaml:8:20: `residue` in STR08: The bracket ( is not closed, at character 1 of the pattern `(`.",
        ]


def test_a_path_that_names_nothing_is_no_green_run(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: [avtal/*.yml, avtl]\n")
    ran = styrkoll("check")
    assert (ran.code, ran.err.splitlines()) == (
        2,
        [
            "styrkoll.yaml:1:9: Mönstret avtal/*.yml passar ingen fil.",
            "styrkoll.yaml:1:22: Filen avtl finns inte. Menade du `avtal`?",
        ],
    )
    assert styrkoll("check", SOUND).code == 0
    assert styrkoll("rules", "list", "--select", "LED01").code == 0


def test_a_folder_of_agreements_may_be_given(styrkoll: Styrkoll, project: Path) -> None:
    shutil.copy(SOUND, project / "avtal" / "a.yaml")
    made = report(styrkoll("check", "avtal", "--format", "json", "--select", "LED01"))
    assert [one["file"] for one in made["agreements"]] == ["avtal/a.yaml", "avtal/ks-2026.yaml"]
    ran = styrkoll("check", "avtal/djupt")
    assert (ran.code, ran.err) == (2, "avtal/djupt:1:1: Mappen innehåller ingen överenskommelse (*.yaml).\n")


def test_explain_shows_what_is_configured_beside_what_the_rule_has(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "severities: {lead: warning}\nparameters: {LED07: {leads: 4}}\n")
    page = styrkoll("explain", "LED07").out
    assert "lead/assignments-piled-up, bör ses över\n" in page
    assert (
        "Inställt i styrkoll.yaml\n"
        "  severity: warning (rad 1; regeln själv: info)\n"
        "  leads: 4 (rad 2; regeln själv: 3)\n"
    ) in page
    assert "Inställt" not in styrkoll("explain", "IND20").out


def test_rules_are_listed_with_the_configured_severity_and_tested_with_their_own_parameters(
    styrkoll: Styrkoll, project: Path
) -> None:
    configure(project, "select: LED07\nseverities: {LED07: error}\nparameters: {LED07: {leads: 40}}\n")
    assert "måste rättas" in styrkoll("rules", "list").out
    tested = styrkoll("rules", "test")
    assert (tested.code, tested.out.startswith("1 regel, ")) == (0, True)


def test_a_change_of_the_file_is_noticed_in_spite_of_the_cache(styrkoll: Styrkoll, project: Path) -> None:
    def found(leads: int) -> int:
        configure(project, f"paths: avtal\nparameters: {{LED07: {{leads: {leads}}}}}\nselect: LED07\n")
        return len(report(styrkoll("check", "--format", "json"))["findings"])

    first, second = found(1), found(90)
    assert first > second
    assert (found(1), found(90)) == (first, second)


def test_the_report_and_the_picture_are_about_the_projects_rules(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nlanguage: en\nselect: [LED01, DEL05]\nignore: DEL05\n")
    day = ("--date", "2026-05-01")
    ran = styrkoll("report", "--occasion", "vår", "-o", "ut", "--format", "markdown", *day, cwd=project / "avtal")
    assert ran.code == 0, ran.err
    (file,) = (project / "avtal" / "ut").iterdir()
    text = file.read_text("utf-8")
    assert {*re.findall(r"[A-Z]{3}[0-9]{2}", text)} & {"LED01", "DEL05", "DAT05"} == {"LED01"}
    pictures = []
    for chosen in ("LED01", "DEL05"):
        configure(project, f"paths: avtal\nselect: {chosen}\n")
        assert styrkoll("graph", "-o", f"{chosen}.svg", *day).code == 0
        pictures.append((project / f"{chosen}.svg").read_text("utf-8"))
    assert pictures[0] != pictures[1]


def test_a_new_waiver_is_written_where_the_file_says(styrkoll: Styrkoll, project: Path) -> None:
    configure(project, "paths: avtal\nwaivers: beslut.yaml\n")
    words = ("--reason", "Samordnas.", "--decided-by", "KS", "--decision", "§ 41", "--expires", "2026-12-31")
    ran = styrkoll("waive", "LED01", "1.1.2", *words, "--date", "2026-05-01", cwd=project / "avtal")
    assert ran.code == 0, ran.err
    assert "LED01" in (project / "beslut.yaml").read_text("utf-8")
