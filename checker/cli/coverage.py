"""What `styrkoll rules coverage` does."""

from __future__ import annotations

from collections.abc import Iterator

from checker.cli.exits import Exit
from checker.cli.streams import print_faults
from checker.prove.coverage.holes import SORTS, Coverage, coverage_of
from checker.prove.coverage.page import together
from checker.prove.coverage.reads import Reads, heard_graphs, reads_of
from checker.rulebook import Rulebook
from checker.vocabulary import KINDS
from checker.words import Language, Text
from checker.yamlfile import FaultsFound


def language_coverage(rulebook: Rulebook, show_all: bool, language: Language) -> Exit:
    """Prints what no rule reads or stands on, with the reasons; `show_all`: also who reads the rest."""
    from tabulate import tabulate

    try:
        reads = reads_of(rulebook.rules.values(), heard_graphs())
    except FaultsFound as found:
        print_faults(found.faults, language)
        return Exit.FAULT
    coverage = coverage_of(rulebook, reads)
    headings = [
        Text("sort", "sort"),
        Text("namn", "name"),
        Text("på", "on"),
        Text("läses av, eller varför inte", "read by, or why not"),
    ]
    rows = [*_holes(coverage, language), *(_read(reads, language) if show_all else ())]
    table = tabulate(
        rows,
        [one.in_(language) for one in headings],
        tablefmt="simple",
        disable_numparse=True,
        maxcolwidths=[None, None, 30, 60],
    )
    print("\n".join(line.rstrip() for line in table.splitlines()) + "\n")
    for text in _said(coverage):
        print(text.in_(language))
    return Exit.OK if coverage.holds else Exit.FAULT


def _holes(coverage: Coverage, language: Language) -> Iterator[tuple[str, str, str, str]]:
    unknown = Text("okänt: ge en regel eller ett skäl", "unknown: give a rule or a reason")
    for hole in coverage.holes:
        why = (hole.why or unknown).in_(language)
        yield SORTS[hole.sort].in_(language), hole.name, _kinds(hole.kinds, language), why


def _read(reads: Reads, language: Language) -> Iterator[tuple[str, str, str, str]]:
    for word, kinds, rules in together(reads):
        yield SORTS["word"].in_(language), word, _kinds(kinds, language), ", ".join(rules)


def _kinds(kinds: tuple[str, ...], language: Language) -> str:
    return ", ".join(KINDS[kind].in_(language) for kind in kinds)


def _said(coverage: Coverage) -> Iterator[Text]:
    explained = len(coverage.holes) - len(coverage.unexplained)
    yield Text(
        f"Av {coverage.words} ord, räknade för varje slag av nod, läser reglerna {coverage.read}. "
        f"{len(coverage.holes)} luckor, varav {explained} med ett skäl.",
        f"Of {coverage.words} words, counted for every kind of node, the rules read {coverage.read}. "
        f"{len(coverage.holes)} holes, {explained} of them with a reason.",
    )
    for one in coverage.stale:
        yield Text(f"{one}: skälet behövs inte längre.", f"{one}: the reason is stale.")
