"""The graph in networkx's node-link form, for other programs."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from checker.graph import Graph


def node_link_json(graph: Graph) -> str:
    """`directed`, `multigraph`, `graph`, `nodes`, `edges`; each edge `{source, target, relation, link?}`."""
    from checker.graph.networkx_view import as_networkx, node_link

    return json.dumps(node_link(as_networkx(graph)), ensure_ascii=False, indent=2, default=_plain)


def _plain(value: Any) -> Any:
    """Figures as they were written, so that 20.0 stays 20.0, and dates in ISO form."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no JSON for {value!r}")
