"""Which files a run is about, and what happens to those that cannot be read."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.cli.process import Styrkoll, environment
from tests.sound import SOUND, sound_bytes

BROKEN = "agreement: {id: a, year: 2026, of_board: KS}\nbodies: []\nitems: []\nitmes: []\n"


def headings(out: str) -> list[str]:
    """The file that each review in the output is about."""
    return [line.rpartition(", ")[0] for line in out.splitlines() if line.endswith(", Exempelkommunen")]


@pytest.mark.skipif(sys.platform == "win32", reason="no file there stands for a pipe")
@pytest.mark.parametrize("command", [("check",), ("export",)])
def test_what_comes_through_a_pipe_is_read_from_its_beginning(styrkoll: Styrkoll, command: tuple[str, ...]) -> None:
    piped = subprocess.run(
        [sys.executable, "-m", "checker", *command, "/dev/stdin"],
        cwd=styrkoll.folder,
        env=environment(styrkoll.cache),
        input=Path(SOUND).read_bytes(),
        capture_output=True,
        check=False,
    )
    assert (piped.returncode, piped.stderr) == (0, b"")


def test_a_broken_file_does_not_hide_the_others(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(sound_bytes({"1.2.1": {"end": None}}))
    (tmp_path / "b.yaml").write_text(BROKEN, "utf-8")
    shutil.copy(SOUND, tmp_path / "c.yaml")
    ran = styrkoll("check", "a.yaml", "b.yaml", "c.yaml", "--select", "DAT01")
    assert ran.code == 2
    assert headings(ran.out) == ["a.yaml", "c.yaml"]
    assert " (DAT01)\n" in ran.out
    assert "b.yaml:4:1: " in ran.err
    assert "Menade du `items`?" in ran.err


def test_a_broken_file_is_left_out_of_json(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text(BROKEN, "utf-8")
    ran = styrkoll("check", "b.yaml", SOUND, "--format", "json", "--lang", "en")
    assert ran.code == 2
    assert [one["id"] for one in json.loads(ran.out)["agreements"]] == ["sound-2026"]
    assert "Did you mean `items`?" in ran.err


def test_without_a_file_that_can_be_read_the_json_is_empty(styrkoll: Styrkoll) -> None:
    ran = styrkoll("check", "absent.yaml", "--format", "json")
    assert ran.code == 2
    assert json.loads(ran.out)["agreements"] == json.loads(ran.out)["findings"] == []


UNUSABLE: Final = {
    "binary.yaml": (b"\0\1\2\xff", "1"),
    "empty.yaml": (b"", "1"),
    "list.yaml": (b"- 1\n- 2\n", "1"),
    "open.yaml": (b"a: 1\nitems: [", "2"),
    "twice.yaml": (b"items: []\nitems: []\n", "2"),
}


def test_files_that_cannot_be_used(styrkoll: Styrkoll, tmp_path: Path) -> None:
    for name, (data, _) in UNUSABLE.items():
        (tmp_path / name).write_bytes(data)
    ran = styrkoll("check", "absent.yaml", *UNUSABLE)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("absent.yaml:1:1: Filen finns inte.")
    places = [tuple(line.split(":")[:2]) for line in ran.err.splitlines()]
    for name, (_, line) in UNUSABLE.items():
        assert (name, line) in places


def test_a_folder_without_agreements_is_told(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    ran = styrkoll("check", "agreements")
    assert (ran.code, ran.out) == (2, "")
    said = "agreements:1:1: Mappen innehåller ingen överenskommelse (*.yaml)."
    assert ran.err == f"{said}\n"
    for name in ("läs mig.txt", "avtal.DOCX"):
        (tmp_path / "agreements" / name).touch()
    document = Path("agreements") / "avtal.DOCX"
    assert styrkoll("check", "agreements").err == f"{said} Ett dokument anges för sig: {document}\n"


def test_agreements_of_a_folder_end_as_yaml_files_do_and_are_not_hidden(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    for name in ("a.yml", "b.YAML", "c.yaml", ".d.yml", "e.yaml.bak"):
        (tmp_path / "data" / name).write_bytes(sound_bytes())
    read = [str(Path("data", name)) for name in ("a.yml", "b.YAML", "c.yaml")]
    for arguments in (("data",), ()):
        ran = styrkoll("check", *arguments)
        assert (ran.code, ran.err, headings(ran.out)) == (0, "", read)


def test_a_link_to_nothing_among_agreements_is_told(styrkoll: Styrkoll, tmp_path: Path) -> None:
    (tmp_path / "agreements").mkdir()
    (tmp_path / "agreements" / "a.yaml").write_bytes(sound_bytes())
    (tmp_path / "agreements" / "b.yaml").symlink_to("moved.yaml")
    ran = styrkoll("check", "agreements")
    said = "Länken leder till en fil som inte finns."
    assert (ran.code, ran.err) == (2, f"{Path('agreements', 'b.yaml')}:1:1: {said}\n")
    assert "Resultat" in ran.out


def test_the_project_is_found_upwards(styrkoll: Styrkoll, tmp_path: Path) -> None:
    here = tmp_path / "notes" / "spring"
    (tmp_path / "data").mkdir()
    here.mkdir(parents=True)
    (tmp_path / "data" / "b.yaml").write_bytes(sound_bytes())
    (tmp_path / "data" / "a.yaml").write_bytes(sound_bytes())
    (tmp_path / "data" / "readme.txt").write_text("no agreement", "utf-8")
    above = Path("..", "..", "data")
    assert headings(styrkoll("check", cwd=here).out) == [str(above / "a.yaml"), str(above / "b.yaml")]
    assert headings(styrkoll("check").out) == [str(Path("data", "a.yaml")), str(Path("data", "b.yaml"))]
    ran = styrkoll("export", cwd=here)
    assert ran.code == 2
    assert ran.err.splitlines()[0] == f"Ange en av filerna: {above / 'a.yaml'}, {above / 'b.yaml'}."


@pytest.mark.parametrize("command", ["check", "export"])
def test_without_a_project_there_is_a_hint(styrkoll: Styrkoll, command: str) -> None:
    swedish, english = styrkoll(command), styrkoll(command, "--lang", "en")
    assert (swedish.code, swedish.out) == (english.code, english.out) == (2, "")
    assert "styrkoll check --example" in swedish.err
    assert swedish.err.startswith("Ingen överenskommelse att granska: ange en fil")
    assert english.err.startswith("No agreement to check: name a file")


def test_the_example_stands_alone(styrkoll: Styrkoll, tmp_path: Path) -> None:
    shutil.copy(SOUND, tmp_path / "a.yaml")
    ran = styrkoll("check", "a.yaml", "--example")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Ange antingen filer eller --example.")


def test_a_name_is_shown_as_it_was_given(styrkoll: Styrkoll, tmp_path: Path) -> None:
    name = "KS överenskommelse – 2026 (förslag).yaml"
    shutil.copy(SOUND, tmp_path / name)
    assert headings(styrkoll("check", name).out) == [name]
    assert headings(styrkoll("check", tmp_path / name).out) == [str(tmp_path / name)]
    told = json.loads(styrkoll("check", name, "--format", "json").out)
    assert told["agreements"][0]["file"] == name


def test_no_run_changes_its_input(styrkoll: Styrkoll, tmp_path: Path) -> None:
    shutil.copy(SOUND, tmp_path / "a.yaml")
    for command in (["check"], ["check", "--format", "json"], ["export"]):
        styrkoll(*command, "a.yaml")
    assert (tmp_path / "a.yaml").read_bytes() == SOUND.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["a.yaml"]


def test_patterns_are_expanded_on_windows(cache: Path, tmp_path: Path) -> None:
    """There the shell leaves `*.yaml` to the program. The platform is played, so that this runs everywhere."""
    for name in ("b.yaml", "a.yaml"):
        shutil.copy(SOUND, tmp_path / name)
    play = (
        "import click.core, os, types, checker.cli\n"
        "click.core.os = types.SimpleNamespace(**vars(os) | {'name': 'nt'})\n"
        "checker.cli.main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", play, "check", "*.yaml"],
        cwd=tmp_path,
        env=environment(cache),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert sorted(headings(done.stdout)) == ["a.yaml", "b.yaml"]
