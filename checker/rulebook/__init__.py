"""Rule files -> type-checked rules."""

from __future__ import annotations

from checker.rulebook.load import SOUND_FILE, load_rulebook, rule_files
from checker.rulebook.rule import Basis, Rule, Rulebook, Source

__all__ = ["SOUND_FILE", "Basis", "Rule", "Rulebook", "Source", "load_rulebook", "rule_files"]
