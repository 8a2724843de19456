"""Where in the file a statement stands; looked up late, only for what is shown.

Most words stand under their own name on their node. The others, and the values of those that the file writes in another
form, are told here.
"""

from __future__ import annotations

from typing import Any, Final

from checker.graph.index import Graph
from checker.yamlfile import PathInFile

_ELSEWHERE: Final = {
    ("agreement", "mandate_from"): ("mandate", "from"),
    ("agreement", "mandate_to"): ("mandate", "to"),
    ("clause", "text"): ("quote",),
    ("claim", "decimals"): ("value",),
    ("outcome", "value"): (),
    ("outcome", "unit"): (),
    ("outcome", "decimals"): (),
    ("outcome", "position"): (),
    ("goal", "expects"): ("results",),
    ("goal", "measured_by"): ("indicators",),
    ("desired_result", "has_claim"): ("claims",),
    ("indicator", "has_outcome"): ("outcomes",),
    ("waiver", "waives"): ("subject",),
    ("waiver", "subject_title"): ("title",),
    ("waiver", "days_left"): ("expires",),
    ("waiver", "new_subject"): ("subject",),
    ("waiver", "new_title"): ("title",),
    ("waiver", "new_values"): ("values",),
    ("report", "reported_by"): ("by",),
}
"""The keys under which a kind writes a word, where they are not the word itself."""

_OF_ITS_OWN: Final = {
    *("has_item", "has_clause", "has_appendix", "has_section", "has_claim", "has_outcome", "expects"),
}
"""Relations whose values are written as entries: a value stands where its own node does."""


def stated_at(graph: Graph, node: str, word: str, value: object | None = None) -> PathInFile | None:
    """The path in the file of a word on a node, or of one of its values; None where the file does not state it."""
    kind, origin = graph.nodes[node], graph.origin[node]
    if isinstance(value, str) and value in graph.nodes:
        if word in _OF_ITS_OWN or (kind, word) == ("goal", "measured_by"):
            return graph.origin[value]
        if word == "has_party":
            return (*graph.origin[value], "party")
    if word == "delegated_to":
        sentence = stated_at(graph, node, "named_in_sentence", value)
        return sentence or stated_at(graph, node, "named_in_heading", value)
    path = (*origin, *_ELSEWHERE.get((kind, word), _written_as(graph, node, word)))
    found = _at(graph, node, path)
    if found is None and word == "measured_by":
        return _other_end(graph, node, value)
    return None if found is None else _of_value(path, found, value)


def _other_end(graph: Graph, node: str, value: object | None) -> PathInFile | None:
    """Where a result's indicator is written that it has from a claim, or a claim's that it has from its result."""
    measured = graph.tables["measured_by"].known
    claims = graph.tables["has_claim"].known
    results = [result for result, its in claims.items() if node in its] if graph.nodes[node] == "claim" else ()
    sources = (*results, *(claim for claim in claims.get(node, ()) if value in measured.get(claim, ())))
    for path in ((*graph.origin[source], "measured_by") for source in sources):
        if (found := _at(graph, node, path)) is not None:
            return _of_value(path, found, value)
    return None


def _written_as(graph: Graph, node: str, word: str) -> PathInFile:
    """The word itself; an outcome's year is the key of its own entry."""
    return () if graph.nodes[node] == "outcome" and word == "year" else (word,)


def _of_value(path: PathInFile, found: Any, value: object | None) -> PathInFile:
    if isinstance(found, dict) and ("codes" in found or "all" in found):
        codes = found.get("codes", [])
        if value in codes:
            return (*path, "codes", codes.index(value))
        return (*path, "all") if found.get("all") == "true" else (*path, "codes")
    if isinstance(found, dict) and isinstance(value, str):
        key = value.rpartition("/")[2]  # a link to an indicator is written with the indicator's own id
        return (*path, key) if key in found else path
    if isinstance(found, list) and value in found:
        return (*path, found.index(value))
    return path


def _at(graph: Graph, node: str, path: PathInFile) -> Any:
    found: Any = graph.document(node).value
    for key in path:
        try:
            found = found[key]
        except (KeyError, IndexError, TypeError):
            return None
    return found
