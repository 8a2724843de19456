"""How much a rulebook may hold: far more than any author means, and so little that it is soon read, shown and tried."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from checker.named import NamedTuple
from checker.rulebook.constraints import CONSTRAINTS
from checker.words import Text
from checker.yamlfile import Document, Fault, whole_file

MOST_RULES: Final = 500
"""Rules, and so their files, in all folders together."""
MOST_CONDITIONS: Final = 500
"""Words in `where` and `require` of one rule: each constraint, `and`, `or`, `xone`, `not`, and each step of a path."""
MOST_CONDITIONS_TOGETHER: Final = 5_000
"""Those of all rules."""
MOST_EXAMPLES: Final = 200
"""Examples of one rule."""
MOST_LISTED: Final = 100
"""Members of any other list of a rule, and parameters."""
MOST_KEYS: Final = 10
"""Paths by which `unique_values_for` compares targets."""
LONGEST_ID: Final = 40
"""Letters of a rule's id, which is a file's name too."""
LONGEST_TEXT: Final = 2_000
"""Characters of what a rule says to its readers, in one language."""
MOST_PLACEHOLDERS: Final = 30
"""Placeholders in one such text: each is filled for every finding."""
MOST_SOURCES: Final = 300
"""Sources in one file of them."""

_SHAPES: Final = ("where", "require")
_OF_PATHS: Final = frozenset(name for name, one in CONSTRAINTS.items() if one.argument in ("path", "keys"))


class Conditions(NamedTuple):
    """How many a rule has, and which of its shapes has the most."""

    number: int
    field: str

    @property
    def too_many(self) -> bool:
        """Whether one rule has no use for as many."""
        return self.number > MOST_CONDITIONS


def conditions_in(document: Document) -> Conditions:
    """The conditions of the rule that a document holds, which need not be right."""
    value: Any = document.value
    counts = {field: sum(_words(value[field])) for field in _SHAPES if isinstance(value, dict) and field in value}
    return Conditions(sum(counts.values()), max(counts, key=lambda field: counts[field], default=_SHAPES[-1]))


def _words(shape: Any) -> Iterator[int]:
    """How many words each field has, of any shape; not by recursion, since nobody has said how deep it goes."""
    ahead = [shape]
    while ahead:
        one = ahead.pop()
        if isinstance(one, dict):
            for key, value in one.items():
                yield _steps(key)
                if key in _OF_PATHS:
                    yield from map(_steps, value if isinstance(value, list) else [value])
            ahead += one.values()
        elif isinstance(one, list):
            ahead += one


def _steps(path: Any) -> int:
    """How many steps a path has, or any other word: one."""
    return 1 + path.count("/") + path.count("|") if isinstance(path, str) else 0


def too_many_rules(count: int, file: str) -> Fault:
    """The fault of so many files of rules; `file` is the first that there is no room for."""
    said = Text(
        f"Alla mappar får tillsammans ha högst {MOST_RULES} regler, men har {count}; här står den första för mycket.",
        f"All folders together may have at most {MOST_RULES} rules, but have {count}; here is the first too many.",
    )
    return Fault(whole_file(file), *said)


def too_many_conditions(document: Document, conditions: Conditions) -> Fault:
    """The fault of a rule with too many of them."""
    said = Text(
        f"En regel får ha högst {MOST_CONDITIONS} villkor, men den här har {conditions.number}. Dela upp den.",
        f"A rule may have at most {MOST_CONDITIONS} conditions, but this one has {conditions.number}. Divide it.",
    )
    return Fault(document.key_place((conditions.field,)), *said)


def too_many_together(document: Document, conditions: Conditions) -> Fault:
    """The fault of rules that together have too many; the document is that of the first for which there is no room."""
    said = Text(
        f"Alla regler får tillsammans ha högst {MOST_CONDITIONS_TOGETHER} villkor, och med den här har de fler.",
        f"All rules together may have at most {MOST_CONDITIONS_TOGETHER} conditions, and with this one they have more.",
    )
    return Fault(document.key_place((conditions.field,)), *said)
