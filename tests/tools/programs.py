"""The real tools that people use beside ours, fetched where they are not.

A test that needs one says what it left out where there is none; where STYRKOLL_TOOLS is `required`, as in CI, it fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final, NoReturn

import pytest

from tests.sound import ROOT

PACKAGES: Final = {
    "@microsoft/sarif-multitool-linux": "5.7.0",
    "marked": "12.0.2",
    "yaml-language-server": "1.25.0",
}
"""Packages of Node's registry, with the version that is tried: newer ones of some want a newer Node than Debian's."""


def left_out(what: str) -> NoReturn:
    """Ends the test: skipped, or failed where every tool must be there."""
    if os.environ.get("STYRKOLL_TOOLS") == "required":
        pytest.fail(f"{what} is missing, and STYRKOLL_TOOLS says that it is required")
    pytest.skip(f"left out, since {what} is missing")


def program(name: str) -> str:
    """Where a program is."""
    return shutil.which(name) or left_out(name)


def node_package(name: str) -> Path:
    """The folder of an installed package of `PACKAGES`; fetched once, and kept in pytest's own cache."""
    folder = ROOT / ".pytest_cache" / "d" / "node" / f"{name}-{PACKAGES[name]}"
    package = folder / "node_modules" / name
    if not package.exists():
        options = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--silent")
        folder.mkdir(parents=True, exist_ok=True)
        npm = (program("npm"), "install", *options, "--prefix", str(folder), f"{name}@{PACKAGES[name]}")
        done = subprocess.run(npm, capture_output=True, encoding="utf-8", check=False, timeout=120)
        if done.returncode or not package.exists():
            left_out(f"{name} (npm: {done.stderr.strip() or 'no answer'})")
    return package


def run(
    *command: str | Path, cwd: Path, env: Mapping[str, str] | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end; it may fail."""
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env={**os.environ, **(env or {})},
        input=stdin if stdin is not None else "",
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def check_jsonschema(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Runs check-jsonschema."""
    return run(sys.executable, "-m", "check_jsonschema", *arguments, cwd=cwd)
