"""Other engines on the same data and the same rules; each must report the same findings, or there is no figure.

Four rules on the structure are written anew for each: in SQL for sqlite, and as closures over the networkx graph.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple

from checker.agreement import agreement_of
from checker.engine import Verdict, judge
from checker.graph import Graph, build_graph
from checker.graph.networkx_view import as_networkx
from checker.rulebook import Rule

Found = set[tuple[str, str, str]]
"""Agreement, rule and subject of each finding."""

RULES: Final = ("DAT01", "DAT02", "IND01", "LED01")

SQL: Final = {
    "DAT01": """SELECT n.agreement, n.id FROM node n WHERE n.kind = 'assignment' AND (
        NOT EXISTS (SELECT 1 FROM value v WHERE v.agreement = n.agreement AND v.node = n.id AND v.word = 'start')
        OR NOT EXISTS (SELECT 1 FROM value v WHERE v.agreement = n.agreement AND v.node = n.id AND v.word = 'end'))""",
    "DAT02": """SELECT n.agreement, n.id FROM node n
        JOIN value s ON s.agreement = n.agreement AND s.node = n.id AND s.word = 'start'
        JOIN value e ON e.agreement = n.agreement AND e.node = n.id AND e.word = 'end'
        WHERE n.kind = 'assignment' AND s.value > e.value""",
    "IND01": """SELECT n.agreement, n.id FROM node n WHERE n.kind = 'goal' AND NOT EXISTS (
        SELECT 1 FROM value v WHERE v.agreement = n.agreement AND v.node = n.id AND v.word = 'measured_by')""",
    "LED01": """SELECT n.agreement, n.id FROM node n WHERE n.kind = 'assignment'
        AND (SELECT count(*) FROM value v WHERE v.agreement = n.agreement AND v.node = n.id
             AND v.word = 'delegated_to') >= 2
        AND (SELECT count(*) FROM value v JOIN node d ON d.agreement = v.agreement AND d.id = v.value
             WHERE v.agreement = n.agreement AND v.node = n.id AND v.word = 'led_by' AND d.kind = 'division') <> 1""",
}


class Peer(NamedTuple):
    """An engine, its seconds for all agreements, and whether it found what ours found."""

    name: str
    seconds: float
    agrees: bool


def peers_on(files: Iterable[bytes], rules: Iterable[Rule]) -> list[Peer]:
    """Ours first, then the others, on these agreements; their loading is not measured, nor is ours."""
    graphs = [build_graph(agreement_of(data, "measured.yaml")) for data in files]
    asked = [rule for rule in rules if rule.id in RULES]
    views = [(graph.agreement.id, as_networkx(graph)) for graph in graphs]
    database = _loaded(graphs)
    ways: dict[str, Callable[[], Found]] = {
        "styrkoll": lambda: {
            (graph.agreement.id, outcome.rule.id, judgement.node)
            for graph in graphs
            for outcome in judge(asked, graph)[1]
            for judgement in outcome.judgements
            if judgement.verdict is Verdict.FINDING
        },
        "sqlite, in memory, indexed": lambda: {
            (agreement, rule, node) for rule, query in SQL.items() for agreement, node in database.execute(query)
        },
        "closures over networkx": lambda: {
            (agreement, rule, node) for agreement, view in views for rule, node in _by_networkx(view)
        },
    }
    made: list[Peer] = []
    expected: Found = set()
    for name, way in ways.items():
        begin = time.process_time()
        found = way()
        seconds = time.process_time() - begin
        expected = expected if made else found
        made.append(Peer(name, seconds, found == expected and bool(found)))
    return made


def _loaded(graphs: Iterable[Graph]) -> sqlite3.Connection:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE node (agreement, id, kind, PRIMARY KEY (agreement, id)) WITHOUT ROWID")
    database.execute("CREATE TABLE value (agreement, node, word, value)")
    for graph in graphs:
        name = graph.agreement.id
        database.executemany("INSERT INTO node VALUES (?, ?, ?)", [(name, *one) for one in graph.nodes.items()])
        for word, table in graph.tables.items():
            rows = [(name, node, word, str(value)) for node, values in table.known.items() for value in values]
            database.executemany("INSERT INTO value VALUES (?, ?, ?, ?)", rows)
    database.execute("CREATE INDEX by_word ON value (agreement, node, word, value)")
    database.execute("CREATE INDEX by_kind ON node (kind)")
    return database


def _by_networkx(view: Any) -> Iterable[tuple[str, str]]:
    for node, about in view.nodes(data=True):
        if about["kind"] == "assignment":
            if "start" not in about or "end" not in about:
                yield "DAT01", node
            elif about["start"] > about["end"]:
                yield "DAT02", node
            leads = [one for one in _targets(view, node, "led_by") if view.nodes[one]["kind"] == "division"]
            if len(_targets(view, node, "delegated_to")) >= 2 and len(leads) != 1:
                yield "LED01", node
        elif about["kind"] == "goal" and not _targets(view, node, "measured_by"):
            yield "IND01", node


def _targets(view: Any, node: str, relation: str) -> list[str]:
    return [target for _, target, key in view.out_edges(node, keys=True) if key == relation]
