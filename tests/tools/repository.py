"""A repository of agreements under Git, as `styrkoll init` makes it, for the tools that work in one."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from tests.sound import ROOT
from tests.tools.programs import program, run

IDENTITY: Final = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Samordnare"), ("EMAIL", "samordnare@example.org"), ("DATE", "2026-01-01T12:00:00Z"))
} | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
"""Who commits, when, and nothing of the developer's own settings."""


def git(*words: str | Path, cwd: Path) -> str:
    """Runs git, which must succeed, and gives what it printed."""
    done = run(program("git"), *words, cwd=cwd, env=IDENTITY)
    assert done.returncode == 0, done.stderr
    return done.stdout


def styrkoll_program(folder: Path) -> Path:
    """A folder with a `styrkoll` in it that runs this checkout, to be put on a PATH."""
    folder.mkdir(exist_ok=True)
    script = folder / "styrkoll"
    script.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m checker "$@"\n', "utf-8")
    script.chmod(0o755)
    return folder


def new_repository(folder: Path, *options: str) -> Path:
    """A repository made by `styrkoll init` with these options, and committed on the branch main."""
    named = ("--municipality", "Oxelösunds kommun")
    done = run(sys.executable, "-m", "checker", "init", folder, *named, *options, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    git("init", "--quiet", "--initial-branch=main", cwd=folder)
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message=Första versionen", cwd=folder)
    return folder
