"""Completion: by click's protocol as a process, and in a real bash that has read the script."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from checker.cli.app import COMMANDS
from checker.cli.app import styrkoll as styrkoll_group
from tests.cli.process import Plain, Styrkoll, environment
from tests.sound import ROOT, SOUND


def offered(styrkoll: Styrkoll, *words: str) -> list[str]:
    """What a shell is offered for the last word, without what is said of it."""
    env = {"_STYRKOLL_COMPLETE": "bash_complete", "COMP_WORDS": "\n".join(words), "COMP_CWORD": str(len(words) - 1)}
    ran = styrkoll(env=env)
    assert (ran.code, ran.err) == (0, "")
    return [line for line in ran.out.splitlines() if line]


def words_of(styrkoll: Styrkoll, *words: str) -> list[str]:
    """The same, where all of it is words to choose from."""
    lines = offered(styrkoll, *words)
    assert all(line.startswith("plain,") for line in lines)
    return [line.removeprefix("plain,") for line in lines]


def test_commands(styrkoll: Styrkoll) -> None:
    assert words_of(styrkoll, "styrkoll", "ex") == ["explain", "export"]
    assert "check" in words_of(styrkoll, "styrkoll", "")


def test_options(styrkoll: Styrkoll) -> None:
    assert words_of(styrkoll, "styrkoll", "check", "--se") == ["--select"]
    assert words_of(styrkoll, "styrkoll", "check", "--fail-on", "w") == ["warning"]


def test_rules(styrkoll: Styrkoll) -> None:
    assert words_of(styrkoll, "styrkoll", "explain", "LED0") == ["LED01", "LED02", "LED03", "LED06", "LED07"]
    assert words_of(styrkoll, "styrkoll", "explain", "led01") == ["LED01"]
    assert words_of(styrkoll, "styrkoll", "explain", "lead-un") == ["lead-unclear"]


def test_selections_go_on_after_a_comma(styrkoll: Styrkoll) -> None:
    assert words_of(styrkoll, "styrkoll", "check", "--select", "LED01,led02") == ["LED01,LED02"]
    assert words_of(styrkoll, "styrkoll", "check", "--ignore", "inf") == ["info"]
    assert words_of(styrkoll, "styrkoll", "rules", "list", "--select", "appen") == ["appendices"]


def test_rules_of_ones_own(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "mine").mkdir()
    text = (ROOT / "rules/lead/lead-unclear.yaml").read_text("utf-8").replace("LED01", "EGEN01")
    (styrkoll.folder / "mine" / "own.yaml").write_text(text, "utf-8")
    assert words_of(styrkoll, "styrkoll", "check", "--rules", "mine", "--select", "EGE") == ["EGEN01"]
    (styrkoll.folder / "mine" / "own.yaml").write_text("id: [", "utf-8")
    assert offered(styrkoll, "styrkoll", "check", "--rules", "mine", "--select", "EGE") == []


def test_divisions_of_the_file_or_the_project(styrkoll: Styrkoll) -> None:
    for command in ("check", "graph"):
        assert words_of(styrkoll, "styrkoll", command, str(SOUND), "--division", "") == ["SHB", "TEK", "ROS", "VA"]
    (styrkoll.folder / "data").mkdir()
    shutil.copy(SOUND, styrkoll.folder / "data" / "a.yaml")
    (styrkoll.folder / "data" / "b.yaml").write_text("agreement: [", "utf-8")
    assert words_of(styrkoll, "styrkoll", "check", "--division", "s") == ["SHB"]


def test_the_project_says_where_its_files_and_rules_are(styrkoll: Styrkoll) -> None:
    (styrkoll.folder / "avtal").mkdir()
    (styrkoll.folder / "mine").mkdir()
    (styrkoll.folder / "styrkoll.yaml").write_text("paths: avtal\nrules: mine\n", "utf-8")
    shutil.copy(SOUND, styrkoll.folder / "avtal" / "a.yaml")
    text = (ROOT / "rules/lead/lead-unclear.yaml").read_text("utf-8").replace("LED01", "EGEN01")
    (styrkoll.folder / "mine" / "own.yaml").write_text(text, "utf-8")
    assert words_of(styrkoll, "styrkoll", "check", "--division", "T") == ["TEK"]
    assert words_of(styrkoll, "styrkoll", "explain", "EGE") == ["EGEN01"]
    (styrkoll.folder / "styrkoll.yaml").write_text("pahts: avtal\n", "utf-8")
    assert words_of(styrkoll, "styrkoll", "explain", "LED01") == ["LED01"]


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        (("check", "da"), "file"),
        (("export", "da"), "file"),
        (("schema", "rule", "-o", "da"), "file"),
        (("check", "--rules", "da"), "dir"),
    ],
)
def test_files_and_folders_are_for_the_shell(styrkoll: Styrkoll, words: tuple[str, ...], sort: str) -> None:
    assert offered(styrkoll, "styrkoll", *words) == [f"{sort},da"]


def parameters() -> Iterator[tuple[str, click.Parameter]]:
    """Every parameter of every command, with the command that it is of."""
    for name in COMMANDS:
        command = styrkoll_group.get_command(click.Context(styrkoll_group), name)
        assert command is not None
        for one in [command, *(command.commands.values() if isinstance(command, click.Group) else ())]:
            yield from ((f"{name} {one.name}", parameter) for parameter in one.params)


@pytest.mark.parametrize(("command", "parameter"), [*parameters()], ids=lambda one: getattr(one, "name", one))
def test_whatever_takes_a_file_or_a_division_completes_it(command: str, parameter: click.Parameter) -> None:
    written = (parameter.make_metavar(click.Context(click.Command("x"))) or "").upper()
    items = parameter.shell_complete(click.Context(click.Command("x")), "da")
    if re.search(r"FILE|\b(DIR|FOLDER|SOURCE|OLD)\b", written):
        assert {item.type for item in items} <= {"file", "dir"}
        assert items


def test_that_are_many_parameters() -> None:
    assert sum("FILE" in (one.make_metavar(click.Context(click.Command("x"))) or "") for _, one in parameters()) > 20


def test_schemas(styrkoll: Styrkoll) -> None:
    assert words_of(styrkoll, "styrkoll", "schema", "ru") == ["rule"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_asks_as_the_tool_answers(plain: Plain, shell: str) -> None:
    ran = plain("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    assert f"_STYRKOLL_COMPLETE={shell}_complete" in ran.out


def test_another_shell_is_told_which_there_are(plain: Plain) -> None:
    ran = plain("completion", "powershell")
    assert (ran.code, ran.err.splitlines()[0]) == (2, "Välj mellan bash, zsh eller fish.")


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_a_real_bash_completes(plain: Plain, tmp_path: Path, cache: Path) -> None:
    """As when somebody types: the words, the cursor, and what the script's function then puts in COMPREPLY."""
    (tmp_path / "styrkoll").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m checker "$@"\n')
    (tmp_path / "styrkoll").chmod(0o755)
    (tmp_path / "script").write_text(plain("completion", "bash").out)
    typed = """
    source ./script
    complete -p styrkoll
    COMP_WORDS=(styrkoll explain DAT0) COMP_CWORD=2
    _styrkoll_completion styrkoll
    echo "${COMPREPLY[*]}"
    """
    env = environment(cache, {"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"})
    bash = ("bash", "--norc", "-c", typed)
    done = subprocess.run(bash, cwd=tmp_path, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.splitlines() == [
        "complete -o nosort -F _styrkoll_completion styrkoll",
        "DAT01 DAT02 DAT03 DAT04 DAT05 DAT06 DAT07 DAT08 DAT09",
    ], done.stderr
