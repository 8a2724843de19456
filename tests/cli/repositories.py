"""Git repositories to compare versions in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Final

from tests.cli.process import environment

PERSON: Final = {f"GIT_{role}_{what}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


class Repository:
    """A repository in a folder, whose branch is `main`; the developer's own git settings are not seen."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str | Path) -> str:
        """What git says."""
        more = {**PERSON, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": os.devnull}
        done = subprocess.run(
            ["git", *map(str, arguments)],
            cwd=self.folder,
            env=environment(self.folder, more),
            capture_output=True,
            check=True,
        )
        return done.stdout.decode().strip()

    def save(self, files: dict[str, bytes | None]) -> str:
        """Writes files (None takes one away) and commits them; gives the commit's id."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "en version")
        return self.git("rev-parse", "HEAD")

    def write(self, files: dict[str, bytes | None]) -> None:
        """Writes files, or takes them away, without a commit."""
        for name, data in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if data is None:
                path.unlink()
            else:
                path.write_bytes(data)
