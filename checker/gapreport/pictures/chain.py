"""What the graph picture shows, before it has any place: who decided, who has what, and the gaps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding, State, divisions_concerned, item_of
from checker.gapreport.pictures.responsibility import sole_recipient
from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.rendering import divisions_that_are_parties
from checker.run import Checked
from checker.vocabulary import ITEM
from checker.words import Text, unique

TO_ALL, BASE, NOT_SHARED, NOT_KNOWN, TO_SOME = GROUPS = ("all", "base", "kept", "unknown", "some")
ERROR: Final = "error"


class Item(NamedTuple):
    """A goal or an assignment: who decided it, who has, leads and supports it, and what is wrong with it.

    `everyone`: every division that is a party has it. `sole`: its only recipient answers for it alone. `gaps` are the
    titles of the rules that found an open error on it or on a part of it, `settled` of those whose error is waived or
    in the baseline, with which of the two.
    """

    node: str
    number: str
    title: str
    kind: str
    decided_by: tuple[str, ...]
    recipients: tuple[str, ...]
    everyone: bool
    sole: bool
    leads: tuple[str, ...]
    supports: tuple[str, ...]
    kept: bool
    gaps: tuple[Text, ...]
    settled: tuple[tuple[State, Text], ...]


class Chain(NamedTuple):
    """The chain from council and board to divisions.

    `groups` are the items by how they are shared, in the document's order; `others` are bodies beside the parties'
    divisions that have got something; `gaps` are errors by division, and under "" those of no item or division.
    """

    council: str | None
    board: str
    divisions: tuple[str, ...]
    others: tuple[str, ...]
    groups: dict[str, tuple[Item, ...]]
    gaps: dict[str, tuple[Text, ...]]
    division: str | None

    @property
    def items(self) -> tuple[Item, ...]:
        """All items, by group."""
        return tuple(item for group in GROUPS for item in self.groups[group])


def chain(checked: Checked, division: str | None = None) -> Chain:
    """The chain of an agreement; of what concerns one division only, where it is named."""
    graph = checked.graph
    errors = [found for found in checked.findings if found.rule.severity == ERROR and found.verdict is Verdict.FINDING]
    by_item: dict[str, list[Finding]] = {}
    elsewhere: dict[str, list[Text]] = {}
    for found in errors:
        item = item_of(graph, found.subject)
        if item is not None:
            by_item.setdefault(item, []).append(found)
        elif found.state is State.OPEN:
            for body in found.divisions or ("",):
                elsewhere.setdefault(body, []).append(found.rule.title)
    divisions = divisions_that_are_parties(graph)
    parties = frozenset(divisions)
    groups: dict[str, list[Item]] = {group: [] for group in GROUPS}
    for node in graph.of_kinds(ITEM):
        if division is None or division in divisions_concerned(graph, node):
            item_shown = _item(graph, node, parties, by_item.get(node, []))
            groups[_group(graph, item_shown)].append(item_shown)
    shown = [item for group in (TO_SOME, TO_ALL, BASE) for item in groups[group]]
    met = unique(body for item in shown for body in (*item.recipients, *item.supports))
    council = graph.by_kind["council"]
    return Chain(
        council=council[0] if council else None,
        board=str(graph.first(AGREEMENT, "of_board")),
        divisions=divisions,
        others=tuple(body for body in met if body not in parties),
        groups={group: tuple(items) for group, items in groups.items()},
        gaps={body: unique_texts(titles) for body, titles in elsewhere.items()},
        division=division,
    )


def _item(graph: Graph, node: str, divisions: frozenset[str], errors: list[Finding]) -> Item:
    def bodies(word: str) -> tuple[str, ...]:
        return graph.tables[word].known.get(node, ())

    recipients = bodies("delegated_to")
    return Item(
        node=node,
        number=str(graph.first(node, "number")),
        title=str(graph.first(node, "title") or ""),
        kind=graph.nodes[node],
        decided_by=bodies("decided_by"),
        recipients=recipients,
        everyone=1 < len(divisions) <= len(recipients) and divisions <= {*recipients},
        sole=sole_recipient(graph, node) is not None,
        leads=bodies("led_by"),
        supports=bodies("supported_by"),
        kept=graph.first(node, "kept_by_board") is True,
        gaps=unique_texts(found.rule.title for found in errors if found.state is State.OPEN),
        settled=tuple(dict.fromkeys((one.state, one.rule.title) for one in errors if one.state is not State.OPEN)),
    )


def unique_texts(texts: Iterable[Text]) -> tuple[Text, ...]:
    """The texts without repetition, in their first order."""
    return tuple(dict.fromkeys(texts))


def _group(graph: Graph, item: Item) -> str:
    if item.kind == "base_assignment":
        return BASE
    if item.everyone:
        return TO_ALL
    if item.recipients:
        return TO_SOME
    return NOT_KNOWN if item.node in graph.tables["delegated_to"].unknown else NOT_SHARED


def barycentre_order(columns: dict[str, list[int]]) -> tuple[tuple[str, float | None], ...]:
    """Columns by the mean place of the rows that have them, which keeps lines between the two from crossing much.

    Each with that mean, 0 for the first row; those that no row has come last, with None. Ties keep their order.
    """
    means = {column: sum(places) / len(places) if places else None for column, places in columns.items()}
    return tuple(sorted(means.items(), key=lambda entry: (entry[1] is None, entry[1] or 0)))
