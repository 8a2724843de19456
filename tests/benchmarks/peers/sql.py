"""sqlite, in memory: a table of nodes and one for each word, indexed both ways."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Final

from checker.graph import Graph
from checker.vocabulary import RELATIONS
from tests.benchmarks.peers.found import Found, tables

_ITEM: Final = "n.kind IN ('goal', 'assignment', 'base_assignment')"
_KEPT: Final = "EXISTS (SELECT 1 FROM kept_by_board k WHERE k.node = n.id AND k.value = 'True')"

QUERIES: Final = {
    "DAT01": """SELECT n.id FROM node n WHERE n.kind = 'assignment' AND (
        NOT EXISTS (SELECT 1 FROM "start" s WHERE s.node = n.id)
        OR NOT EXISTS (SELECT 1 FROM "end" e WHERE e.node = n.id))""",
    "DAT02": """SELECT n.id FROM node n JOIN "start" s ON s.node = n.id JOIN "end" e ON e.node = n.id
        WHERE n.kind = 'assignment' AND s.value > e.value""",
    "DEL01": f"""SELECT n.id FROM node n WHERE {_ITEM} AND NOT {_KEPT} AND NOT EXISTS (
        SELECT 1 FROM delegated_to d JOIN node t ON t.id = d.value WHERE d.node = n.id AND t.kind = 'division')""",
    "DEL03": f"""SELECT n.id FROM node n JOIN (
            SELECT * FROM delegated_to UNION ALL SELECT * FROM named_in_heading
            UNION ALL SELECT * FROM led_by UNION ALL SELECT * FROM supported_by) r ON r.node = n.id
        WHERE {_ITEM} AND NOT EXISTS (
            SELECT 1 FROM in_agreement a JOIN has_party p ON p.node = a.value
            WHERE a.node = n.id AND p.value = r.value)""",
    "DEL08": f"""SELECT n.id FROM node n WHERE n.kind = 'goal' AND NOT {_KEPT}
        AND NOT EXISTS (SELECT 1 FROM serves s WHERE s.value = n.id)""",
    "DEL11": f"""SELECT n.id FROM node n JOIN delegated_to d ON d.node = n.id WHERE {_ITEM} AND (
        EXISTS (SELECT 1 FROM decided_by b WHERE b.node = n.id AND b.value = d.value)
        OR EXISTS (SELECT 1 FROM held_by b WHERE b.node = n.id AND b.value = d.value)
        OR EXISTS (SELECT 1 FROM in_agreement a JOIN of_board b ON b.node = a.value
                   WHERE a.node = n.id AND b.value = d.value))""",
    "IND01": """SELECT n.id FROM node n WHERE n.kind = 'goal'
        AND NOT EXISTS (SELECT 1 FROM measured_by m WHERE m.node = n.id)""",
    "IND03": """SELECT n.id FROM node n WHERE n.kind = 'desired_result'
        AND EXISTS (SELECT 1 FROM expects e JOIN measured_by m ON m.node = e.node WHERE e.value = n.id)
        AND NOT EXISTS (SELECT 1 FROM measured_by m WHERE m.node = n.id)""",
    "IND04": """SELECT n.id FROM node n WHERE n.kind = 'indicator'
        AND EXISTS (SELECT 1 FROM measured_by m JOIN expects e ON e.node = m.node WHERE m.value = n.id)
        AND NOT EXISTS (SELECT 1 FROM measured_by m JOIN node r ON r.id = m.node
                        WHERE m.value = n.id AND r.kind = 'desired_result')""",
    "LED01": """SELECT n.id FROM node n WHERE n.kind = 'assignment'
        AND (SELECT count(*) FROM delegated_to d WHERE d.node = n.id) >= 2
        AND (SELECT count(*) FROM led_by l JOIN node t ON t.id = l.value
             WHERE l.node = n.id AND t.kind = 'division') <> 1""",
    "LED02": f"""SELECT n.id FROM node n JOIN led_by l ON l.node = n.id WHERE {_ITEM}
        AND NOT EXISTS (SELECT 1 FROM delegated_to d WHERE d.node = n.id AND d.value = l.value)
        AND NOT EXISTS (SELECT 1 FROM held_by h WHERE h.node = n.id AND h.value = l.value)""",
    "STR01": f"""SELECT n.id FROM node n JOIN number m ON m.node = n.id JOIN in_agreement a ON a.node = n.id
        WHERE {_ITEM} AND EXISTS (
            SELECT 1 FROM number m2 JOIN in_agreement a2 ON a2.node = m2.node JOIN node n2 ON n2.id = m2.node
            WHERE m2.value = m.value AND a2.value = a.value AND m2.node <> n.id
            AND n2.kind IN ('goal', 'assignment', 'base_assignment'))""",
}


def asked(graphs: Sequence[Graph]) -> Callable[[], Found]:
    """Asks the database, a query for each rule."""
    held = tables(graphs)
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE node (id INTEGER PRIMARY KEY, kind TEXT)")
    database.execute("CREATE INDEX by_kind ON node (kind)")
    database.executemany("INSERT INTO node VALUES (?, ?)", held.nodes)
    for word, rows in held.words.items():
        sort = "INTEGER" if word in RELATIONS else "TEXT"
        columns = f"node INTEGER, value {sort}, PRIMARY KEY (node, value)"
        database.execute(f'CREATE TABLE "{word}" ({columns}) WITHOUT ROWID')
        database.execute(f'CREATE INDEX "by_{word}" ON "{word}" (value, node)')
        database.executemany(f'INSERT INTO "{word}" VALUES (?, ?)', rows)
    database.execute("ANALYZE")
    return lambda: held.found((rule, node) for rule, query in QUERIES.items() for (node,) in database.execute(query))
