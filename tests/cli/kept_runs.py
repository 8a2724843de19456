"""Runs of the command that are kept and told again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from checker import cache as cache_module
from checker.cli import unchanged
from tests.sound import ROOT

WAIVERS: Final = """\
waivers:
  - {{rule: LED01, subject: 1.2.1, title: {title}, reason: Prövat., decided_by: KS, decision: "2026-01-01 § 1"}}
"""
LEADERLESS: Final = {"1.2.1": {"named_in_sentence": {"codes": ["SHB", "TEK"]}}}

Check = Callable[..., tuple[int, bytes]]


def entries() -> list[Path]:
    """The runs that are kept."""
    folder = cache_module.cache_folder()
    return sorted(Path(folder or "").glob("run-*"))


def is_told_again(*arguments: str) -> bool:
    """Whether a run with these arguments would be told again."""
    circumstances = unchanged._circumstances(["check", *arguments])
    path = cache_module.cache_file("run", circumstances)
    return path is not None and unchanged.kept(path, circumstances) is not None


def own_rule() -> str:
    return (ROOT / "rules" / "lead" / "lead-unclear.yaml").read_text("utf-8")
