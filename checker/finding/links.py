"""Whether a finding rests on a link that a reader made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checker.graph import Graph, Path, Trace, Words, known_values, statements, words_of
from checker.rulebook.rule import Rule
from checker.rulebook.shapes import Not, Shape, Test, nested_in, paths_of, words_in
from checker.vocabulary import LINKED


def rests_on_judgement(shapes: Iterable[Shape], words: Words, node: str) -> bool:
    """Whether any statement that these shapes of a rule read on the node is a link that a reader judged."""
    return any(_is_judged(words.graph, trace) for shape in shapes for trace in _rests_on(shape, words, node))


def linked(rule: Rule) -> list[Shape]:
    """The shapes of a rule that follow links which a reader may have made."""
    return [shape for shape in (rule.where, rule.require) if shape is not None and _is_linked(shape)]


def _is_linked(shape: Shape) -> bool:
    return not LINKED.isdisjoint(words_in(shape))


def _follows_links(path: Path) -> bool:
    return not LINKED.isdisjoint(words_of(path))


def _rests_on(shape: Shape, words: Words, node: str) -> Iterator[Trace]:
    """Every statement on the paths with links that a shape reads on a node, those of its nested shapes included."""
    if isinstance(shape, Not):
        yield from _rests_on(shape.shape, words, node)
    elif not isinstance(shape, Test):
        yield from (trace for part in shape.shapes for trace in _rests_on(part, words, node))
    else:
        for path in filter(_follows_links, paths_of(shape)):
            yield from statements(path, words, node)
        for inner in filter(_is_linked, nested_in(shape)):
            values = (node,) if shape.path is None else known_values(shape.path, words)(node)
            yield from (
                trace for value in values if value in words.graph.nodes for trace in _rests_on(inner, words, value)
            )


def _is_judged(graph: Graph, trace: Trace) -> bool:
    return graph.links.get((trace.subject, trace.word, str(trace.said))) == "judged"
