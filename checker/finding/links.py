"""Whether a finding rests on a link that a reader made."""

from __future__ import annotations

from collections.abc import Iterable

from checker.graph import Graph, Path, Trace, Words, known_values, statements, words_of
from checker.graph.paths import Sequence
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import Not, Shape, Test, nested_in, paths_of, words_in
from checker.vocabulary import LINKED


class Links:
    """The links that the shapes of a rule follow, asked of one node after another.

    What thousands of nodes come to, as all indicators of a goal come to its results, is looked at once.
    """

    def __init__(self, shapes: Iterable[Shape], words: Words) -> None:
        self._shapes = tuple(shapes)
        self._words = words
        self._known: dict[tuple[int, int, str], bool] = {}

    def judged_from(self, node: str) -> bool:
        """Whether any statement that the shapes read on the node is a link that a reader judged."""
        return any(self._read(shape, node) for shape in self._shapes)

    def _read(self, shape: Shape, node: str) -> bool:
        """The same of one shape, those nested in it included."""
        # By identity: shapes and paths of different sorts may be equal as tuples, and the rule holds all of them.
        key = (id(shape), 0, node)
        if key not in self._known:
            self._known[key] = self._is_read(shape, node)
        return self._known[key]

    def _is_read(self, shape: Shape, node: str) -> bool:
        if isinstance(shape, Not):
            return self._read(shape.shape, node)
        if not isinstance(shape, Test):
            return any(self._read(part, node) for part in shape.shapes)
        if any(self._follow(path, 0, node) for path in paths_of(shape) if _follows_links(path)):
            return True
        nodes = self._words.graph.nodes
        for inner in filter(_is_linked, nested_in(shape)):
            values = (node,) if shape.path is None else known_values(shape.path, self._words)(node)
            if any(self._read(inner, value) for value in values if value in nodes):
                return True
        return False

    def _follow(self, path: Path, part: int, node: object) -> bool:
        """Whether a path rests on such a link, where a node has been reached before one of its parts."""
        key = (id(path), part, str(node))
        if key not in self._known:
            self._known[key] = self._is_followed(path, part, str(node))
        return self._known[key]

    def _is_followed(self, path: Path, part: int, node: str) -> bool:
        graph = self._words.graph
        if not isinstance(path, Sequence):
            return _follows_links(path) and any(
                _is_judged(graph, trace) for trace in statements(path, self._words, node)
            )
        if part == len(path.parts):
            return False
        step = path.parts[part]
        return self._follow(step, 0, node) or any(
            self._follow(path, part + 1, value) for value in known_values(step, self._words)(node)
        )


def linked(rule: Rule) -> list[Shape]:
    """The shapes of a rule that follow links which a reader may have made."""
    return [shape for shape in (rule.where, rule.require) if shape is not None and _is_linked(shape)]


def _is_linked(shape: Shape) -> bool:
    return not LINKED.isdisjoint(words_in(shape))


def _follows_links(path: Path) -> bool:
    return not LINKED.isdisjoint(words_of(path))


def _is_judged(graph: Graph, trace: Trace) -> bool:
    return graph.links.get((trace.subject, trace.word, str(trace.said))) == "judged"
