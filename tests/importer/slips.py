"""Slips of the pen in the pattern of a formula: each leaves out one of some alternatives."""

from __future__ import annotations

import regex

from checker.importer.wordings.formulas import Formula
from checker.prove.variants.patterns import without_one


def unnoticed(formula: Formula) -> list[str]:
    """The patterns with a slip that say of every example what the formula says of it."""
    return [slip for _, slip in without_one(formula.compiled.pattern) if not _is_noticed(slip, formula)]


def _is_noticed(slip: str, formula: Formula) -> bool:
    """Whether an example, or what is none, is told otherwise: taken or not, or with other groups."""
    try:
        slipped = formula._replace(compiled=regex.compile(slip, regex.VERSION1 | regex.UNICODE))
    except regex.error:
        return True
    said = [" ".join(one.split()) for one in (*formula.examples, *formula.counter_examples)]
    return any(slipped.match(one) != formula.match(one) for one in said)
