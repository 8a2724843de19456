"""Where in the file a statement stands; looked up late, only for what is shown.

Most words stand under their own name on their node. The others, and the values of those that the file writes in another
form, are told here.
"""

from __future__ import annotations

from typing import Any

from checker.graph.index import Graph
from checker.yamlfile import PathInFile

_HEAD = {"mandate_from": ("mandate", "from"), "mandate_to": ("mandate", "to")}
_LISTS = {"expects": "results", "has_outcome": "outcomes", "has_clause": "clauses", "has_item": "items"}


def stated_at(graph: Graph, node: str, word: str, value: object | None = None) -> PathInFile | None:
    """The path in the file of a word on a node, or of one of its values; None where the file does not state it."""
    origin = graph.origin[node]
    if (
        value is not None
        and isinstance(value, str)
        and word in {*_LISTS, "measured_by"}
        and graph.nodes[node]
        in {
            "goal",
            "indicator",
            "agreement",
        }
    ):
        return graph.origin.get(value)
    if word == "has_party" and isinstance(value, str):
        return (*graph.origin[value], "party")
    if word == "delegated_to":
        sentence = stated_at(graph, node, "named_in_sentence", value)
        return sentence or stated_at(graph, node, "named_in_heading", value)
    if word in _HEAD:
        path: PathInFile = (*origin, *_HEAD[word])
    elif graph.nodes[node] == "outcome" and word in {"value", "unit"}:
        path = origin
    elif graph.nodes[node] == "clause" and word == "text":
        path = (*origin, "quote")
    else:
        path = (*origin, _LISTS.get(word, word) if word in {"expects", "has_outcome"} else word)
    found = _at(graph, path)
    if found is None:
        return None
    return _of_value(path, found, value)


def _of_value(path: PathInFile, found: Any, value: object | None) -> PathInFile:
    if isinstance(found, dict) and ("codes" in found or "all" in found):
        codes = found.get("codes", [])
        if value in codes:
            return (*path, "codes", codes.index(value))
        return (*path, "all") if found.get("all") == "true" else (*path, "codes")
    if isinstance(found, list) and value in found:
        return (*path, found.index(value))
    return path


def _at(graph: Graph, path: PathInFile) -> Any:
    found: Any = graph.agreement.document.value
    for key in path:
        try:
            found = found[key]
        except (KeyError, IndexError, TypeError):
            return None
    return found
