"""The same graph as a networkx MultiDiGraph, made on demand: importing networkx costs three times a whole check."""

from __future__ import annotations

from typing import Any

import networkx

from checker.graph.index import Graph
from checker.vocabulary import ATTRIBUTES, RELATIONS


def as_networkx(graph: Graph) -> networkx.MultiDiGraph[str]:
    """Nodes with `kind`, known attributes and `unknown` words; edges keyed by relation, some with their `link`."""
    view: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(agreement=graph.agreement.id)
    for node, kind in graph.nodes.items():
        view.add_node(node, kind=kind, **_attributes(graph, node))
    for relation in RELATIONS:
        for source, targets in graph.tables[relation].known.items():
            for target in targets:
                link = graph.links.get((source, relation, target))
                view.add_edge(source, target, key=relation, **({"link": link} if link else {}))
    return view


def _attributes(graph: Graph, node: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word, attribute in ATTRIBUTES.items():
        values = graph.tables[word].known.get(node)
        if values is not None:
            found[word] = list(values) if attribute.many else values[0]
    unknown = [word for word in (*RELATIONS, *ATTRIBUTES) if node in graph.tables[word].unknown]
    return {**found, "unknown": unknown} if unknown else found


def node_link(view: networkx.MultiDiGraph[str]) -> dict[str, Any]:
    """networkx's own node-link form, its edge key named `relation`."""
    data: dict[str, Any] = networkx.node_link_data(view, key="relation", edges="edges")
    return data
