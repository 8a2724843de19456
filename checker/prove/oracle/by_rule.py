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

BUNDLED: Final = "the bundled agreement"
GENERATED: Final = "40 generated agreements of 5 to 10 items"
EXAMPLES: Final = "every rule on its own examples, waivers and reports too"

_HEAD: Final = """\
# What another engine finds, rule by rule

<!-- Made by `make oracle`, and by `python -m checker.prove.oracle rules` alone, which takes a minute. -->

How many nodes pySHACL finds to break each rule: in the bundled agreement, in the 40 generated ones, and on the rule's
own examples ([a second opinion on every rule](oracle.md) tells of the comparison). The other engine judges a rule as it
is written, so it has no way to know that a rule has been broken; this page has. A test asks our engine the same today:
where a change to a rule, its examples or an agreement changes what is found, it fails until the other engine has been
asked again. The last column is a checksum of the nodes, so that as many others do not do.

| rule | bundled | generated | its examples | nodes |
| --- | ---: | ---: | ---: | --- |
"""


def questions(
    rulebook: Rulebook, chosen: Sequence[Rule], ask: Asked | None = None
) -> dict[str, Callable[[], Opinions]]:
    """What the page tells of, to be asked by these rules of a rulebook: of pySHACL, or who else is asked."""
    rules = on_agreements(chosen)
    return {
        BUNDLED: lambda: compared([cases.real(rules)], rules, least, ask),
        GENERATED: lambda: compared(cases.generated(rules, 40), rules, least, ask),
        EXAMPLES: lambda: together(compared(cases.examples(rulebook, [rule]), [rule], least, ask) for rule in chosen),
    }


def on_agreements(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that look at an agreement, and not at waivers or reports beside it."""
    return [rule for rule in rules if not (rule.about_waivers or rule.about_reports)]


def by_rule_page(rules: Sequence[Rule], found: Mapping[str, Iterable[Subject]]) -> str:
    """The page, with a row a rule, of what was found by the names of what was asked."""
    return _HEAD + "".join(f"{row}\n" for row in by_rule_rows(rules, found))


def by_rule_rows(rules: Sequence[Rule], found: Mapping[str, Iterable[Subject]]) -> Iterator[str]:
    """A row for each rule: how many nodes were found on each of three, and which they are."""
    columns = [sorted(found[name]) for name in (BUNDLED, GENERATED, EXAMPLES)]
    for rule in rules:
        own = [[subject for subject in column if subject[0] == rule.id] for column in columns]
        counts = " | ".join(str(len(subjects)) for subjects in own)
        yield f"| {rule.id} | {counts} | {crc32(repr(own).encode()):08x} |"
