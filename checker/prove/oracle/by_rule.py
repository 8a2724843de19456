"""What the other engine found by each rule, written down: a rule that is broken later is found out by it.

The other engine repeats a rule as it is written, so it cannot see by itself that a rule has been broken. What it found
when the rule was whole can: our engine has to find the same today, on the same agreements.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final
from zlib import crc32

from checker.prove.oracle import cases
from checker.prove.oracle.opinions import Asked, Opinions, Subject, compared, together
from checker.prove.oracle.settled import least
from checker.rulebook import Rule, Rulebook
from checker.rulebook.shapes import Not

BUNDLED: Final = "the bundled agreement"
GENERATED: Final = "40 generated agreements of 5 to 10 items"
EXAMPLES: Final = "every rule on its own examples, waivers and reports too"
ON: Final = (BUNDLED, GENERATED, EXAMPLES)

_HEAD: Final = """\
# What another engine finds, rule by rule

<!-- Made by `make oracle`, and by `python -m checker.prove.oracle rules` alone, which takes a minute. -->

How many nodes pySHACL finds to break each rule: in the bundled agreement, in the 40 generated ones, and on the rule's
own examples ([a second opinion on every rule](oracle.md) tells of the comparison). Behind the stroke is how many nodes
it finds that the rule selects, by its `where`; nothing where it selects all of its kind. The other engine judges a rule
as it is written, so it has no way to know that a rule has been broken; this page has. A test asks our engine the same
today: where a change to a rule, its examples or an agreement changes what is found, it fails until the other engine has
been asked again. The last column is a checksum of the nodes, so that as many others do not do.

| rule | bundled | generated | its examples | nodes |
| --- | ---: | ---: | ---: | --- |
"""


def questions(
    rulebook: Rulebook, chosen: Sequence[Rule], ask: Asked | None = None
) -> dict[str, Callable[[], Opinions]]:
    """What the page tells of, to be asked by these rules of a rulebook: of pySHACL, or who else is asked."""
    selections = [selection(rule) for rule in chosen if rule.where is not None]
    found = _on_all(rulebook, chosen, ask)
    return found | {selected(name): asked for name, asked in _on_all(rulebook, selections, ask).items()}


def _on_all(rulebook: Rulebook, chosen: Sequence[Rule], ask: Asked | None) -> dict[str, Callable[[], Opinions]]:
    rules = on_agreements(chosen)
    return {
        BUNDLED: lambda: compared([cases.real(rules)], rules, least, ask),
        GENERATED: lambda: compared(cases.generated(rules, 40), rules, least, ask),
        EXAMPLES: lambda: together(compared(cases.examples(rulebook, [rule]), [rule], least, ask) for rule in chosen),
    }


def selected(name: str) -> str:
    """The name of the question which nodes are selected, where another is asked what is found there."""
    return f"what is selected: {name}"


def selection(rule: Rule) -> Rule:
    """A rule that finds just what another with a `where` selects, so that any engine can be asked of it."""
    assert rule.where is not None
    silent = (("",), ("",))
    return rule._replace(where=None, require=Not(rule.where), report_at=None, message=silent, question=None)


def on_agreements(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that look at an agreement, and not at waivers or reports beside it."""
    return [rule for rule in rules if not (rule.about_waivers or rule.about_reports)]


def by_rule_page(rules: Sequence[Rule], found: Mapping[str, Iterable[Subject]]) -> str:
    """The page, with a row a rule, of what was found by the names of what was asked."""
    return _HEAD + "".join(f"{row}\n" for row in by_rule_rows(rules, found))


def by_rule_rows(rules: Sequence[Rule], found: Mapping[str, Iterable[Subject]]) -> Iterator[str]:
    """A row for each rule: how many nodes were found and selected on each of three, and which they are."""
    columns = {name: sorted(subjects) for name, subjects in found.items()}
    for rule in rules:
        names = [(name, selected(name))[: 1 if rule.where is None else 2] for name in ON]
        own = [[[one for one in columns[name] if one[0] == rule.id] for name in pair] for pair in names]
        cells = " | ".join(" / ".join(str(len(subjects)) for subjects in pair) for pair in own)
        yield f"| {rule.id} | {cells} | {crc32(repr(own).encode()):08x} |"
