"""What stands beside an agreement: sound files of waivers and of a follow-up, for operators to break.

On an agreement where no rule finds anything there is nothing to waive, so faults are planted there first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import cycle
from typing import Any, Final

from checker.engine import Verdict
from checker.finding import Finding
from checker.follow_up.due import due_at
from checker.graph import Graph
from checker.named import NamedTuple
from checker.prove.examples import follow_up_written, waivers_written, with_follow_up, with_waivers
from checker.prove.mutants.edit import OPERATORS
from checker.prove.patches import changed
from checker.rulebook import Rule
from checker.rulebook.rule import AbsentValue
from checker.run import Checked, check_graph
from checker.vocabulary import OCCASIONS
from checker.yamlfile import Document, read_bytes

EXPLAINED: Final = {
    "cause": "två tjänster är tomma",
    "consequence": "arbetet blir sent",
    "action": "tjänsterna tillsätts",
    "owner": "avdelningschefen",
    "date": "2026-09-30",
}
"""Everything that is to be said of a deviation."""

_SAID: Final[tuple[dict[str, str], ...]] = (
    {},
    {"status": "avviker", **EXPLAINED},
    {"status": "klart"},
    {"status": "inte påbörjat"},
)
"""What is reported, in turn; on track where nothing is said."""

_PLANTED: Final = ("end-cut", "later-year-in-prose")
"""The operators that give something to waive: a finding without offending values, and one that has such."""

_EXPIRES: Final = "2026-12-31"


class Companions(NamedTuple):
    """Files beside an agreement: the waivers, of which `rules` are all there are, by id, and the follow-up."""

    waivers: Document
    follow_up: Document
    rules: Mapping[str, Rule]

    @property
    def waived(self) -> frozenset[str]:
        """The rules that are waived."""
        value: Any = self.waivers.value
        return frozenset(waiver["rule"] for waiver in value["waivers"])

    def beside(self, graph: Graph, rules: Iterable[Rule]) -> Checked:
        """An agreement with these beside it, checked; they are added to the graph."""
        return with_waivers(check_graph(with_follow_up(graph, self.follow_up), rules), self.waivers, self.rules)

    def after(self, graph: Graph, patches: Mapping[str, Any]) -> Companions:
        """The files after those of the changes that are to nodes in them."""
        return self._replace(
            waivers=_after(self.waivers, graph, patches), follow_up=_after(self.follow_up, graph, patches)
        )


def _after(file: Document, graph: Graph, patches: Mapping[str, Any]) -> Document:
    value = changed(graph, patches_of(graph, patches, file), document=file)
    return read_bytes(json.dumps(value, ensure_ascii=False).encode(), file.file)


def patches_of(graph: Graph, patches: Mapping[str, Any], file: Document) -> dict[str, Any]:
    """Those of the changes that are to nodes in a file."""
    return {node: patch for node, patch in patches.items() if graph.document(node) is file}


def planted(graph: Graph) -> dict[str, Any]:
    """Changes to a sound agreement that give something to waive, each to an item of its own."""
    patches: dict[str, Any] = {}
    for name in _PLANTED:
        edits = (edit.patches for edit in OPERATORS[name].edits(graph))
        patches |= next((one for one in edits if patches.keys().isdisjoint(one)), {})
    return patches


def companions_of(graph: Graph, rules: Mapping[str, Rule]) -> Companions:
    """A waiver of one finding of each rule that finds something in an agreement, and a follow-up of all that is due.

    Nothing is to be found in them: every waiver is needed and holds for half a year, and every report is whole.
    """
    return Companions(
        waivers_written(graph, _waivers(graph, rules), "waivers.yaml"),
        follow_up_written(graph, {"reports": dict(_reports(graph))}, "follow-up.yaml"),
        rules,
    )


def _waivers(graph: Graph, rules: Mapping[str, Rule]) -> Iterator[dict[str, Any]]:
    for rule in rules.values():
        found = _found(graph, rule) if rule.waivable else None
        if found is not None:
            values = {"values": [*found.values]} if found.values else {}
            yield {"rule": rule.id, "subject": found.subject, **values, "expires": _EXPIRES}


def _found(graph: Graph, rule: Rule) -> Finding | None:
    """The first finding of a rule, if it has one that can be told."""
    with suppress(AbsentValue):
        findings = check_graph(graph, [rule]).findings
        return next((one for one in findings if one.verdict is Verdict.FINDING), None)
    return None


def _reports(graph: Graph) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from zip((one.item for one in due_at(graph, OCCASIONS[0])), cycle(_SAID), strict=False)
