"""The baseline of an agreement that is taken on board: what was there is marked, and what was mended is struck.

It is no decision that anything may stand, so also findings that cannot be waived may be in it: without them, an old
agreement could not be taken on board at all. Findings about waivers cannot, since they are nothing of the agreement's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from enum import Enum

from checker.decisions.baseline_file import Baseline, Entry
from checker.decisions.identity import Identity, covers
from checker.decisions.matching import Described, matched
from checker.decisions.pairing import Pairing, described_items, pair_items
from checker.engine import Verdict
from checker.facts.wording import key
from checker.finding import Finding, State, subject_title
from checker.graph import Graph
from checker.named import NamedTuple
from checker.run import Checked


class Met(Enum):
    """What has become of an entry: found still; found no more; or nobody can tell, since nothing was decided."""

    FOUND = "found"
    ENDED = "ended"
    OPEN = "open"


class Standing(NamedTuple):
    """An entry against what is found now: what has become of it, the finding if it is there, its values' names now."""

    entry: Entry
    met: Met
    found: Finding | None = None
    values: tuple[str | None, ...] = ()

    def covers(self, found: Finding) -> bool:
        """Whether a finding is this entry's, with no value that was not there."""
        values = frozenset(value for value in self.values if value is not None)
        return covers(Identity(found.rule.id, found.subject, values), found)


def baseline_of(checked: Checked) -> Baseline:
    """The baseline that has every open finding of the agreement; nothing undecided, and nothing about waivers."""
    graph = checked.graph
    found = (one for one in checked.open if not one.rule.about_waivers)
    entries = tuple(Entry(one.rule.id, one.subject, subject_title(graph, one.subject), one.values) for one in found)
    items = (one._replace(text=None) for one in described_items(graph))
    return Baseline(checked.agreement.id, tuple(_named_in(entries, items)), entries)


def apply_baseline(checked: Checked, baseline: Baseline, rules: Collection[str]) -> Checked:
    """The agreement with the findings marked that are in its baseline, and with how many entries are found no more.

    `rules` are the ids of all there are.
    """
    standings = [*_standings(checked, baseline, rules)]
    there = {(one.found.rule.id, one.found.subject): one for one in standings if one.found is not None}

    def marked(found: Finding) -> Finding:
        standing = there.get((found.rule.id, found.subject))
        is_open = found.verdict is Verdict.FINDING and found.state is State.OPEN
        in_it = is_open and standing is not None and standing.covers(found)
        return found._replace(state=State.BASELINE) if in_it else found

    ended = sum(one.met is Met.ENDED for one in standings)
    return checked._replace(findings=tuple(map(marked, checked.findings)), baseline_ended=ended)


def shrunk(checked: Checked, baseline: Baseline, rules: Collection[str]) -> Baseline:
    """The baseline without what is found no more, entries and values alike; nothing is ever added.

    What nobody could tell now stays: an undecided answer, or a rule that was left out of the run, mends nothing.
    """
    standings = _standings(checked, baseline, rules)
    entries = tuple(_what_is_left(one) for one in standings if one.met is not Met.ENDED)
    return Baseline(baseline.agreement, tuple(_named_in(entries, baseline.items)), entries)


def _what_is_left(standing: Standing) -> Entry:
    """The entry with those of its values that are still found, by the names that they had when it was written."""
    entry, found = standing.entry, standing.found
    if found is None:
        return entry
    pairs = zip(entry.values, standing.values, strict=True)
    return entry._replace(values=tuple(value for value, now in pairs if now in found.values))


def _standings(checked: Checked, baseline: Baseline, rules: Collection[str]) -> Iterator[Standing]:
    pairing = pair_items(baseline.items, described_items(checked.graph))
    answers = {(found.rule.id, found.subject): found for found in checked.findings}
    ran = {outcome.rule.id: outcome.rule for outcome in checked.outcomes}
    for entry in baseline.entries:
        subject = pairing.now(entry.subject)
        if entry.rule in ran and subject is not None and checked.left_unread(ran[entry.rule], subject):
            yield Standing(entry, Met.OPEN)
        elif entry.rule in ran:
            yield _standing(entry, pairing, answers, checked.graph)
        else:
            yield Standing(entry, Met.OPEN if entry.rule in rules else Met.ENDED)


def _standing(entry: Entry, pairing: Pairing, answers: dict[tuple[str, str], Finding], graph: Graph) -> Standing:
    subject = pairing.now(entry.subject)
    found = None if subject is None else answers.get((entry.rule, subject))
    if found is None or not _is_alike(entry.title, found, graph):
        return Standing(entry, Met.ENDED)
    if found.verdict is Verdict.UNDECIDED:
        return Standing(entry, Met.OPEN)
    return Standing(entry, Met.FOUND, found, tuple(map(pairing.now, entry.values)))


def _is_alike(title: str, found: Finding, graph: Graph) -> bool:
    """Whether the subject is still what it was: an id that was given to something else is another subject."""
    now = subject_title(graph, found.subject)
    if key(title) == key(now):
        return True
    was, here = (Described(found.subject, found.kind, one) for one in (title, now))
    return bool(matched([was], [here]))


def _named_in(entries: Iterable[Entry], items: Iterable[Described]) -> Iterator[Described]:
    """The items that any of the entries names, as its subject or among its values."""
    names = {name.partition("/")[0] for entry in entries for name in (entry.subject, *entry.values)}
    return (item for item in items if item.id in names)
