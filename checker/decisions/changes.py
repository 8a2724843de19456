"""What an edit changed in an agreement, in the domain's words, in the document's order; one edit is one line."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Final

from checker.decisions.change_words import SAYS
from checker.decisions.differences import Difference, differences
from checker.decisions.naming import Naming
from checker.decisions.pairing import Pairing
from checker.decisions.sentences import Sentence, Teller, sentences
from checker.decisions.special import told_specially
from checker.finding import subject_path
from checker.graph import Graph, stated_at
from checker.run import Change
from checker.vocabulary import ITEM
from checker.words import Text, figure, filled
from checker.yamlfile import Fault, FaultsFound, PathInFile, whole_file

MOST_CHANGES: Final = 5_000
"""So many changes are told of one agreement: eleven times the parts of a real one."""
_TOO_MANY: Final = Text(
    "Mot {other} är det fler än {most} ändringar. Så många redovisas inte. Är det två versioner av samma "
    "överenskommelse?",
    "Against {other} there are more than {most} changes. So many are not told of. Are they two versions of one "
    "agreement?",
)

_HOLDS = ("expects", "measured_by", "has_claim", "has_outcome", "has_section")


def changes(old: Graph, new: Graph, pairing: Pairing) -> list[Change]:
    """Every change from one version to a later one; nodes that are written in other files are none of it.

    Raises:
        FaultsFound: where there are more than `MOST_CHANGES`.
    """
    placed = [*islice(_placed(old, new, pairing), MOST_CHANGES + 1)]
    if len(placed) > MOST_CHANGES:
        said = filled(_TOO_MANY, other=old.agreement.document.file, most=figure(MOST_CHANGES))
        raise FaultsFound([Fault(whole_file(new.agreement.document.file), *said)])
    return [change for _, _, change in sorted(placed, key=lambda one: one[:2])]


def _placed(old: Graph, new: Graph, pairing: Pairing) -> Iterator[tuple[int, int, Change]]:
    """The changes, each with its place among all of them."""
    found: dict[str, dict[str, Difference]] = {}
    for difference in differences(old, new, pairing):
        found.setdefault(difference.node, {})[difference.word] = difference
    teller = Teller(Naming(old), Naming(new), pairing, found)
    order = {node: place for place, node in enumerate(new.nodes)}
    for node in _tops(new, pairing.added):
        yield order[node], 0, _of_node(teller.now, node, "added")
    for node in pairing.newer.values():
        for change in _of_paired(teller, node):
            yield order[node], 1, change
    last = -1
    removed = {*_tops(old, pairing.removed)}
    for before in old.nodes:
        if before in pairing.newer:
            last = order[pairing.newer[before]]
        elif before in removed:
            yield last, 2, _of_node(teller.was, before, "removed")


def _tops(graph: Graph, nodes: tuple[str, ...]) -> Iterator[str]:
    """Those of the nodes that are in none of the others: what is in a thing comes and goes with it."""
    among = {*nodes}
    inside: set[str] = set()
    for word in _HOLDS:
        for holder, parts in graph.tables[word].known.items():
            if holder in among and (word != "measured_by" or graph.nodes[holder] == "goal"):
                inside.update(parts)
    areas = {graph.origin[area] for area in graph.by_kind["area"] if area in among}
    inside.update(part for part in graph.by_kind["operational_area"] if graph.origin[part][:2] in areas)
    yield from (node for node in nodes if node not in inside and node not in graph.documents)


def _of_node(naming: Naming, node: str, key: str) -> Change:
    text = filled(SAYS[key], thing=naming.thing(node))
    after = naming.after(node) if naming.graph.nodes[node] in ITEM else ""
    return _at(naming.graph, node, Text(text.sv + after, text.en + after), subject_path(naming.graph, node))


def _of_paired(teller: Teller, node: str) -> Iterator[Change]:
    was, now = teller.was, teller.now
    before = teller.pairing.older[node]
    if was.graph.nodes[before] != now.graph.nodes[node]:
        text = filled(SAYS["kind"], was=was.kind(before), now=now.kind(node))
        yield _change(teller, node, Sentence(text, "kind"))
    left = dict(teller.found.get(node, {}))
    for sentence in told_specially(teller, node, left):
        yield _change(teller, node, sentence)
    for difference in left.values():
        for sentence in sentences(teller, difference):
            yield _change(teller, node, sentence)


def _change(teller: Teller, node: str, sentence: Sentence) -> Change:
    text, graph = sentence.text, teller.now.graph
    if not sentence.whole:
        where = teller.now.where(node)
        text = Text(f"{where.sv}{sentence.joint}{text.sv}", f"{where.en}{sentence.joint}{text.en}")
    stated = stated_at(graph, node, sentence.word, sentence.value) if sentence.word in graph.tables else None
    return _at(graph, node, text, subject_path(graph, node) if stated is None else stated)


def _at(graph: Graph, node: str, text: Text, path: PathInFile) -> Change:
    document = graph.document(node)
    place = document.place(path)
    return Change(node, text, place, document.line_words(place))
