"""The index of all rules as Markdown: what each says, stands on and reads; and what of the catalogue is left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.graph import words_of
from checker.named import NamedTuple
from checker.output.markup import escaped
from checker.rulebook import Basis, Rule, Rulebook
from checker.rulebook.constraints.registry import CONSTRAINTS
from checker.rulebook.shapes import Not, Shape, Test, nested_in, paths_in
from checker.vocabulary import CLAUSES, COMPUTED, FACTS, SEVERITIES
from checker.words import Text

OWN_CONSTRAINTS: Final = tuple(name for name, one in CONSTRAINTS.items() if one.ours)
"""The constraints that SHACL does not have."""

_INTRODUCTION: Final = """\
# The rules

<!-- Made by `python -m checker.prove.docs`. Do not edit; change the rules and run it again. -->

Every rule with its titles in Swedish and English, what it stands on, and which words of the agreement it reads.
`styrkoll explain ID` shows a rule's own text and its examples. The words are in `checker/vocabulary/`; how a rule is
written is in `CONTRIBUTING.md`."""

_NEEDS_MORE: Final = "needs more than one agreement's text"


_DIVIDED: Final = """\
The catalogue's UND02 was a waiver that has expired or is not used. A rule has one fault and one severity, so UND02 is
the expired, and UND04 the one that is not needed; UND01 asks for an expiry only, since a waiver without rule, subject,
reason or decision is a fault of its file."""


class LeftOut(NamedTuple):
    """A rule of the catalogue that the rulebook does not have: what it would say, and why it is not there."""

    id: str
    says: str
    why: str


LEFT_OUT: Final = (
    LeftOut(
        "UPP06",
        "an indicator that is used at an occasion can have a value by then",
        "needs a calendar of when each indicator's values become available",
    ),
    LeftOut("KOR01", "what the council gave the board stands in the agreement, and nothing else", _NEEDS_MORE),
    LeftOut("KOR02", "the council's wording, dates and targets are copied unchanged", _NEEDS_MORE),
    LeftOut("KOR03", "last year's open assignment is continued, closed, or dropped with a reason", _NEEDS_MORE),
    LeftOut("KOR04", "an outcome printed last year is the same this year", _NEEDS_MORE),
    LeftOut("KOR05", "a target that was lowered or an indicator that was removed is shown", _NEEDS_MORE),
    LeftOut("KOR06", "an item that was renumbered keeps its identity", _NEEDS_MORE),
    LeftOut("KOR07", "the rules of procedure that are cited are those in force", _NEEDS_MORE),
    LeftOut("KOR08", "parties that were added or removed are explained", _NEEDS_MORE),
    LeftOut("EKO02", "sums equal those of the budget decision", _NEEDS_MORE),
    LeftOut("EKO06", "financial goals equal those of the budget decision", _NEEDS_MORE),
)
"""The ids are reserved: they are given to no other rule."""


class Reads(NamedTuple):
    """The words that a rule reads of an agreement: stated ones, facts, relations that are computed; and its clauses."""

    stated: tuple[str, ...]
    facts: tuple[str, ...]
    computed: tuple[str, ...]
    clauses: tuple[str, ...]


def rule_index(rulebook: Rulebook) -> str:
    """The page for all rules of a rulebook."""
    return "\n".join(_page(rulebook)) + "\n"


def _page(rulebook: Rulebook) -> Iterator[str]:
    rules = [*rulebook.rules.values()]
    yield _INTRODUCTION
    yield from ("", "## In figures", "", *_figures(rules))
    yield from (
        "",
        "## Overview",
        "",
        "| Rule | Severity | Swedish title | English title |",
        "| --- | --- | --- | --- |",
    )
    for rule in rules:
        title = f"{escaped(rule.title.sv)} | {escaped(rule.title.en)}"
        yield f"| [{rule.id}](#{rule.id.lower()}) | {rule.severity} | {title} |"
    for category in sorted({rule.category for rule in rules}):
        yield from ("", f"## {category.capitalize()}")
        for rule in rules:
            if rule.category == category:
                yield from ("", *_entry(rule))
    yield from ("", "## What the rules stand on", "", "| Source | What it says | Rules |", "| --- | --- | --- |")
    yield from _sources(rulebook)
    yield from ("", "## Left out", "", "These ids of the catalogue are reserved, and no rule has them.", "")
    yield from ("| Id | What it would say | Why it is left out |", "| --- | --- | --- |")
    yield from (f"| {one.id} | {escaped(one.says)} | {escaped(one.why)} |" for one in LEFT_OUT)
    yield from ("", _DIVIDED)


def _figures(rules: list[Rule]) -> Iterator[str]:
    reads = [words_read(rule) for rule in rules]
    own = sum(uses_own_constraint(rule) for rule in rules)
    facts = sum(bool(one.facts) for one in reads)
    computed = sum(bool(one.computed) for one in reads)
    by_severity = [f"{sum(rule.severity == severity for rule in rules)} {severity}" for severity in SEVERITIES]
    yield f"- {len(rules)} rules: {', '.join(by_severity)}."
    yield (
        f"- {len(rules) - own} use constraints of SHACL 1.2 only, and no extension of our own; "
        f"{own} {'uses' if own == 1 else 'use'} one of ours ({_listed(OWN_CONSTRAINTS)})."
    )
    yield f"- {facts} read a fact, a value that is computed from the agreement; {len(rules) - facts} read none."
    yield f"- {computed} read a relation that is computed, such as what is alike."


def _entry(rule: Rule) -> Iterator[str]:
    reads = words_read(rule)
    yield f"### {rule.id}"
    yield ""
    yield f"**{escaped(rule.title.sv)}** · {escaped(rule.title.en)}"
    yield ""
    path = f"{rule.category}/{rule.name}"
    yield f"- Rule: [`{path}`](../rules/{path}.yaml)"
    yield f"- Severity: {rule.severity} ({SEVERITIES[rule.severity].sv})"
    yield f"- Looks at: {_listed(rule.targets)}"
    yield f"- Basis: {escaped('; '.join(_basis(basis) for basis in rule.basis))}"
    yield f"- Reads: {_listed(reads.stated) or 'nothing that is stated'}"
    if rule.unwaivable is not None:
        yield f"- Cannot be waived: {escaped(rule.unwaivable.en)}"
    if reads.facts:
        yield f"- Facts: {_listed(reads.facts)}"
    if reads.computed:
        yield f"- Computed relations: {_listed(reads.computed)}"
    if reads.clauses:
        yield f"- Clauses: {_listed(reads.clauses)}"


def words_read(rule: Rule) -> Reads:
    """The words that decide a rule: those of `where` and `require`, not those that only its message shows."""
    shapes = [shape for shape in (rule.where, rule.require) if shape is not None]
    words = dict.fromkeys(word for shape in shapes for path in paths_in(shape) for word in words_of(path))
    made = {*FACTS, *COMPUTED}
    return Reads(
        tuple(word for word in words if word not in made),
        tuple(word for word in words if word in FACTS),
        tuple(word for word in words if word in COMPUTED),
        tuple(basis.clause for basis in rule.basis if basis.clause is not None),
    )


def uses_own_constraint(rule: Rule) -> bool:
    """Whether a rule uses a constraint that SHACL does not have."""
    return any(_has_own(shape) for shape in (rule.where, rule.require) if shape is not None)


def _has_own(shape: Shape) -> bool:
    if isinstance(shape, Not):
        return _has_own(shape.shape)
    if isinstance(shape, Test):
        return any(call.constraint in OWN_CONSTRAINTS for call in shape.calls) or any(map(_has_own, nested_in(shape)))
    return any(map(_has_own, shape.shapes))


def _basis(basis: Basis) -> str:
    if basis.clause is not None:
        return f"the agreement's own clause on {CLAUSES[basis.clause].en}"
    assert basis.source is not None
    name = _both(basis.source.name)
    return f"{name}, {basis.source.paragraph}" if basis.source.paragraph else name


def _both(text: Text) -> str:
    """The Swedish name, and the English after it."""
    return text.sv if text.sv == text.en else f"{text.sv} ({text.en})"


def _sources(rulebook: Rulebook) -> Iterator[str]:
    for key in sorted(rulebook.sources):
        source = rulebook.sources[key]
        using = [rule.id for rule in rulebook.rules.values() if any(one.source == source for one in rule.basis)]
        name = f"{_both(source.name)}, {source.paragraph}" if source.paragraph else _both(source.name)
        yield f"| {escaped(name)} | {escaped(source.says.en)} | {', '.join(using) or 'none'} |"


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)
