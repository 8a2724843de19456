"""`styrkoll init`: a repository whose first check passes, whatever the municipality is called; nothing overwritten."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from checker.agreement.schema import AGREEMENT
from checker.cli.init import SOURCE
from checker.cli.new_repository import Answers, files_of, write_all
from checker.yamlfile import read_bytes
from tests.cli.process import Styrkoll
from tests.cli.terminals import on_a_terminal
from tests.sound import ROOT

DATE = ("--date", "2026-11-26")


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def uncommented(text: str) -> str:
    """The agreement with all its examples switched on."""
    return re.sub(r"(?m)^#(?=  +\S|[a-z]+:$)", "", text).replace("  []\n", "")


def test_the_first_check_passes(styrkoll: Styrkoll) -> None:
    made = styrkoll("init", "ox", "--municipality", "Oxelösunds kommun", *DATE)
    assert (made.code, made.err) == (0, "")
    assert made.out.splitlines()[:3] == [
        "Klart i mappen ox. Nästa steg står i README.md. Börja med:",
        "  cd ox",
        "  styrkoll check",
    ]
    checked = styrkoll("check", cwd=styrkoll.folder / "ox")
    assert (checked.code, checked.err) == (0, "")
    assert checked.out.splitlines()[1] == "data/ks-2026.yaml, Oxelösunds kommun"
    assert "Resultat: 0 måste rättas" in checked.out


def test_everything_is_there_and_nothing_is_left_to_be_filled(styrkoll: Styrkoll) -> None:
    styrkoll("init", *DATE)
    assert files_in(styrkoll.folder) == {
        "README.md", "styrkoll.yaml", "data/ks-2026.yaml", "exempel/overenskommelse.yaml",
        ".github/workflows/styrkoll.yml", ".gitlab-ci.yml", ".pre-commit-config.yaml",
        ".gitattributes", ".gitignore", ".editorconfig", ".vscode/extensions.json",
        *(f".styrkoll/{path.name}" for path in (ROOT / "docs" / "schema").glob("*.json")),
    }  # fmt: skip
    for path in files_in(styrkoll.folder):
        assert not re.search(r"@[a-z_]+@", (styrkoll.folder / path).read_text("utf-8")), path


def test_links_and_modelines_lead_somewhere(styrkoll: Styrkoll) -> None:
    styrkoll("init", "ox", *DATE)
    folder = styrkoll.folder / "ox"
    for name in re.findall(r"\]\(([^)]+)\)", (folder / "README.md").read_text("utf-8")):
        assert (folder / name).exists()
    modelines = 0
    for path in folder.rglob("*.yaml"):
        if found := re.match(r"# yaml-language-server: \$schema=(.+)\n", path.read_text("utf-8")):
            assert (path.parent / found[1]).exists()
            modelines += 1
    assert modelines == 3


def test_the_readme_names_commands_that_run(styrkoll: Styrkoll) -> None:
    styrkoll("init", *DATE)
    commands = set(re.findall(r"(?m)(?:^ *|`)styrkoll (explain [A-Z]+\d+|check --all|check)(?:$|`)", readme(styrkoll)))
    assert len(commands) == 3
    for command in commands:
        assert styrkoll(*command.split()).code == 0


def readme(styrkoll: Styrkoll) -> str:
    return (styrkoll.folder / "README.md").read_text("utf-8")


def test_the_examples_can_be_switched_on(styrkoll: Styrkoll) -> None:
    """As a coordinator does it: the whole file is still right, and what is missing in it is found."""
    styrkoll("init", *DATE)
    path = styrkoll.folder / "data" / "ks-2026.yaml"
    path.write_text(uncommented(path.read_text("utf-8")), "utf-8")
    checked = styrkoll("check", "--format", "json")
    assert (checked.code in (0, 1), checked.err) == (True, "")
    assert len(yaml.safe_load(path.read_text("utf-8"))["items"]) == 2
    assert {one["rule"] for one in json.loads(checked.out)["findings"]} & {"STR08", "STR04", "DAT02"} == set()


NAMES = [
    "Åmåls kommun", 'Kommunen "Ö"', "Å: ett namn", "Namn # med kors", "'citat'", "Region-Gävle, m.fl.", "no", "2026",
    "- x", "{a}", "[b]", "*c", "&d", "!e", "%f", "@year@", "`g`", "a\\nb", "null", "日本",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_every_name_arrives_as_it_was_given(name: str) -> None:
    files = files_of(Answers(name, "ÄN", name, 2027, SOURCE, "sv"))
    agreement = files["data/an-2027.yaml"]
    ours: Any = read_bytes(agreement.encode(), "a.yaml").value
    for read in (yaml.safe_load(agreement), ours):
        assert (read["agreement"]["municipality"], read["agreement"]["id"]) == (name, "än-2027")
        assert read["bodies"][1]["name"] == name
    assert AGREEMENT.accepts(ours)


def test_a_name_with_signs_passes_its_first_check(styrkoll: Styrkoll) -> None:
    assert styrkoll("init", "--municipality", 'Å: "ö" #1', "--board", "no", *DATE).code == 0
    checked = styrkoll("check")
    assert (checked.code, checked.err) == (0, "")
    assert 'data/no-2026.yaml, Å: "ö" #1' in checked.out


def test_what_nobody_said_is_left_out(styrkoll: Styrkoll) -> None:
    styrkoll("init", "--board", "MSN", *DATE)
    made = yaml.safe_load((styrkoll.folder / "data" / "msn-2026.yaml").read_text("utf-8"))
    assert made["agreement"] == {"id": "msn-2026", "year": 2026, "of_board": "MSN"}
    assert made["bodies"][1] == {"code": "MSN", "kind": "board", "party": True}
    assert readme(styrkoll).startswith("# Överenskommelser\n")


@pytest.mark.parametrize("there", ["README.md", "data/ks-2026.yaml", ".github", "data"])
def test_nothing_is_overwritten_and_nothing_is_half_made(styrkoll: Styrkoll, there: str) -> None:
    path = styrkoll.folder / there
    path.parent.mkdir(exist_ok=True)
    path.write_text("mine", "utf-8")
    ran = styrkoll("init", *DATE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Finns redan: ")
    assert there in ran.err
    assert (files_in(styrkoll.folder), path.read_text("utf-8")) == ({there}, "mine")


def test_what_is_beside_it_stays(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "data").mkdir()
    (styrkoll.folder / "data" / "old.txt").write_text("mine", "utf-8")
    assert styrkoll("init", *DATE).code == 0
    assert (styrkoll.folder / "data" / "old.txt").read_text("utf-8") == "mine"


def test_on_a_failure_everything_that_was_made_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine", "utf-8")
    with pytest.raises(OSError, match="b"):
        write_all(str(tmp_path / "new"), {"a/b": "1", "c": "2", "a/b/d": "3"})
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_file_in_place_of_the_folder_is_told(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "ox").write_text("mine", "utf-8")
    ran = styrkoll("init", "ox")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "ox kan inte skrivas: det finns redan något med det namnet.")
    assert files_in(styrkoll.folder) == {"ox"}


FAULTS = [
    (("--board", "K S"), "--board ska vara ett kortnamn"),
    (("--year", "26"), "--year ska vara ett årtal"),
    (("--municipality", "a\nb"), "--municipality: namnet ska stå på en rad"),
    (("--source", 'x"; rm'), '--source: x"; rm är ingen adress'),
]


@pytest.mark.parametrize(("given", "said"), FAULTS)
def test_what_cannot_be_used_is_told_and_nothing_is_made(styrkoll: Styrkoll, given: tuple[str, str], said: str) -> None:
    ran = styrkoll("init", *given)
    assert (ran.code, ran.err.startswith(said)) == (2, True), ran.err
    assert files_in(styrkoll.folder) == set()


def test_it_speaks_english_and_the_repository_then_does(styrkoll: Styrkoll) -> None:
    made = styrkoll("init", "--lang", "en", "--source", "https://git.oxelosund.se/it/styrkoll.git")
    assert made.out.startswith("Done. The next steps are in README.md, in Swedish.")
    assert "no real address" not in made.out
    assert "Result: 0 errors" in styrkoll("check").out
    assert "git+https://git.oxelosund.se/it/styrkoll.git@v" in readme(styrkoll)


def test_the_address_is_the_one_that_catalogues_are_given() -> None:
    assert yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))["url"] == SOURCE


def test_a_terminal_is_asked(styrkoll: Styrkoll, cache: Path) -> None:
    typed = "Åmåls kommun\nBUN\nBarn- och utbildningsnämnden\n\n"
    shown, code = on_a_terminal(cache, ["init", *DATE], folder=styrkoll.folder, typed=typed)
    assert code == 0, shown
    for question in ("Kommunens namn", "Nämndens kod [KS]", "Nämndens namn", "Överenskommelsens år [2026]"):
        assert question in shown
    made = yaml.safe_load((styrkoll.folder / "data" / "bun-2026.yaml").read_text("utf-8"))
    assert made["agreement"]["municipality"] == "Åmåls kommun"
    assert made["bodies"][1]["name"] == "Barn- och utbildningsnämnden"
