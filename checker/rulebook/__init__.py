"""Rule files -> type-checked rules.

What only names a rule is here; `load` reads and checks rules, `recall` gets them from the cache.
"""

from __future__ import annotations

from checker.rulebook.rule import Basis, Rule, Rulebook, Source

__all__ = ["Basis", "Rule", "Rulebook", "Source"]
