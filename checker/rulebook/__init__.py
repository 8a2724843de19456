"""Rule files -> type-checked rules."""

from __future__ import annotations

from checker.rulebook.load import SOUND_FILE, load_rulebook
from checker.rulebook.rule import Basis, Example, Rule, Rulebook, Source

__all__ = ["SOUND_FILE", "Basis", "Example", "Rule", "Rulebook", "Source", "load_rulebook"]
