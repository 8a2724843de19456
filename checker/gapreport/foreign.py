"""The agreement's words inside sentences of a report in another language, told apart so that they can be read aloud.

A rule's message names items and quotes results in one text. Where the report is not in Swedish, what is the agreement's
own in it is marked, as what stands alone is where it is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from checker.finding import source_place
from checker.gapreport.values import Line, Words
from checker.graph import Graph
from checker.rendering import item_label, label
from checker.vocabulary import BODY, ITEM

_QUOTED: Final = re.compile("[\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]([^“”]+)”")
_BEGINNING: Final = re.compile(r"(?<!\w)\w+")
_TITLED: Final = ("indicator", "section", "appendix", "area", "operational_area")
_SHORTEST: Final = 4
"""Letters of a name; what is shorter may be a word of any language."""


class Names:
    """What the agreement calls its parts, found in other texts by their first words."""

    def __init__(self, graph: Graph) -> None:
        names = {label(graph, node, "sv") for node in graph.of_kinds(BODY)}
        names |= {item_label(graph, node) for node in graph.of_kinds(ITEM)}
        names |= {str(graph.first(node, "title") or "") for kind in (*_TITLED, *ITEM) for node in graph.by_kind[kind]}
        names |= {str(graph.first(node, "measure") or "") for node in graph.by_kind["claim"]}
        names |= {source_place(graph, node).heading or "" for node in graph.origin if node not in graph.documents}
        self._by_first_word: dict[str, list[str]] = {}
        for name in sorted(names, key=len, reverse=True):
            first = _BEGINNING.search(name)
            if first is not None and len(name) >= _SHORTEST:
                self._by_first_word.setdefault(first[0], []).append(name)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where in a text the agreement speaks, from left to right: in quotation marks, and by its names."""
        quoted = dict(found.span(1) for found in _QUOTED.finditer(text))
        end = 0
        starts = {found.start(): found[0] for found in _BEGINNING.finditer(text)}
        for start in sorted({*quoted, *starts}):
            if start < end:
                continue
            if start in quoted:
                end = quoted[start]
                yield start, end
                continue
            name = next(
                (one for one in self._by_first_word.get(starts[start], ()) if text.startswith(one, start)), None
            )
            if name is not None:
                end = start + len(name)
                yield start, end


def marked(value: Any, names: Names) -> Any:
    """The same content, with the agreement's words in every line marked as its own."""
    if not isinstance(value, tuple):
        return value
    if hasattr(value, "_fields"):
        return value if isinstance(value, Words) else type(value)(*(marked(member, names) for member in value))
    if value and all(isinstance(one, Words) for one in value):
        return tuple(part for one in value for part in _split(one, names))
    return tuple(marked(member, names) for member in value)


def _split(words: Words, names: Names) -> Line:
    if words.own or words.spoken or words.tone is not None:
        return (words,)
    parts: list[Words] = []
    at = 0
    for start, end in names.spans(words.text):
        parts += [words._replace(text=words.text[at:start])] if start > at else []
        parts.append(words._replace(text=words.text[start:end], own=True))
        at = end
    return (*parts, words._replace(text=words.text[at:])) if at < len(words.text) or not parts else tuple(parts)
