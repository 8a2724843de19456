"""Coverage both ways as Markdown: the holes with their reasons, and who reads the rest."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from checker.prove.coverage.holes import SORTS, Coverage
from checker.prove.coverage.reads import Reads
from checker.vocabulary import KINDS

_INTRODUCTION: Final = """\
# What no rule looks at

<!-- Made by `python -m checker.prove.docs`. Do not edit; change the rules or the reasons and run it again. -->

Coverage goes both ways. What of an agreement does no rule read: which words on which kinds of node, which fields of the
file, which kinds? And what do the rules stand on: which clauses and sources does no rule cite, and which rule has no
basis? Each such hole is closed by a rule or has a reason here, kept as data in `checker/prove/coverage/explained.py`.
What a fact reads is heard while it is computed, on the sound agreement with a follow-up and on the bundled one; a word
that stands only in a rule's messages is shown, not read. `styrkoll rules coverage` prints the same for any rules, and
fails where a hole has no reason or a reason no hole."""


def coverage_page(coverage: Coverage, reads: Reads) -> str:
    """The page of what rules cover."""
    return "\n".join(_page(coverage, reads)) + "\n"


def together(reads: Reads) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    """Each word that is read, the kinds on which the same rules read it, and the rules."""
    kinds_of: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    order = {kind: place for place, kind in enumerate(KINDS)}  # what facts read is heard in no order
    for (kind, word), rules in sorted(reads.read.items(), key=lambda one: order[one[0][0]]):
        kinds_of.setdefault((word, rules), []).append(kind)
    yield from ((word, tuple(kinds), rules) for (word, rules), kinds in sorted(kinds_of.items()))


def _page(coverage: Coverage, reads: Reads) -> Iterator[str]:
    yield _INTRODUCTION
    yield from ("", "## Holes", "", "| sort | | holes | explained |", "| --- | --- | ---: | ---: |")
    for sort, about in _ABOUT.items():
        holes = [hole for hole in coverage.holes if hole.sort == sort]
        explained = sum(hole.why is not None for hole in holes)
        yield f"| {SORTS[sort].en} | {about} | {len(holes)} | {explained} |"
    yield from ("", f"Of {coverage.words} words, counted for every kind of node, the rules read {coverage.read}.")
    yield from ("", "| sort | name | on | why no rule does |", "| --- | --- | --- | --- |")
    for hole in coverage.holes:
        why = "unknown" if hole.why is None else hole.why.en
        yield f"| {SORTS[hole.sort].en} | `{hole.name}` | {_kinds(hole.kinds)} | {why} |"
    yield from ("", "## Who reads the rest", "", "| word | on | read by |", "| --- | --- | --- |")
    for word, kinds, rules in together(reads):
        yield f"| `{word}` | {_kinds(kinds)} | {', '.join(rules)} |"


_ABOUT: Final = {
    "word": "that no rule reads, on these kinds",
    "field": "of the file that becomes no word of the rules",
    "kind": "of node that no rule looks at",
    "clause": "that no rule cites",
    "source": "that no rule stands on",
    "rule": "without basis",
}


def _kinds(kinds: tuple[str, ...]) -> str:
    return ", ".join(KINDS[kind].en for kind in kinds)
