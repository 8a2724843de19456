"""What the values of a path rest on: who says each of them, and where.

This is the slow way to walk a path, for the few nodes of which something is told.
"""

from __future__ import annotations

from collections.abc import Iterator

from checker.graph.index import Words
from checker.graph.paths import Alternative, Path, Repeat, Sequence, Step
from checker.graph.values import Values
from checker.graph.walk import closure, known_before_last, known_values
from checker.named import NamedTuple


class Trace(NamedTuple):
    """A value at the end of a path, and whose word said it: `word` on `subject` has the value `said`."""

    value: object
    subject: str
    word: str
    said: object


def traces(path: Path, words: Words, node: str) -> Iterator[Trace]:
    """Every known value of the path with the statement that it comes from, in the order in which they are met."""
    if isinstance(path, Step):
        for value in words.table(path).known.get(node, ()):
            yield Trace(value, str(value), path.word, node) if path.inverse else Trace(value, node, path.word, value)
    elif isinstance(path, Sequence):
        for value in known_before_last(path, words)(node):
            yield from traces(path.parts[-1], words, value)
    elif isinstance(path, Alternative):
        for option in path.options:
            yield from traces(option, words, node)
    else:
        if path.sign in "*?":
            yield Trace(node, node, "", node)
        starts = (node,) if path.sign == "?" else (node, *closure(node, known_values(path.path, words), itself=False))
        for start in dict.fromkeys(starts):
            yield from traces(path.path, words, start)


def own_traces(path: Path, words: Words, node: str) -> Iterator[Trace]:
    """Those of the traces that are the node's own statements; those of others, however many, are not gone through."""
    if isinstance(path, Alternative):
        for option in path.options:
            yield from own_traces(option, words, node)
        return
    if isinstance(path, Sequence):
        last = path.parts[-1]
        if isinstance(last, Step) and not last.inverse:
            if node in known_before_last(path, words)(node):
                yield from traces(last, words, node)
            return
    yield from (trace for trace in traces(path, words, node) if trace.subject == node)


def statements(path: Path, words: Words, node: str) -> Iterator[Trace]:
    """Every statement that the path's known values rest on: their own, and those on the way to them."""
    if isinstance(path, Sequence):
        reached: Values = (node,)
        for part in path.parts:
            yield from (said for value in reached for said in statements(part, words, value))
            step = known_values(part, words)
            reached = tuple(dict.fromkeys(further for value in reached for further in step(value)))
    elif isinstance(path, Alternative):
        yield from (said for option in path.options for said in statements(option, words, node))
    elif isinstance(path, Repeat):
        once = path.sign == "?"
        for value in (node,) if once else closure(node, known_values(path.path, words), itself=True):
            yield from statements(path.path, words, value)
    else:
        yield from traces(path, words, node)


def words_read(path: Path, words: Words, node: str) -> Iterator[tuple[str, str]]:
    """Whose word, and which, gives the path's values from this node or would give them, were there any."""
    if isinstance(path, Step):
        if not path.inverse:
            yield node, path.word
    elif isinstance(path, Sequence):
        for value in known_before_last(path, words)(node):
            yield from words_read(path.parts[-1], words, value)
    else:
        for inner in path.options if isinstance(path, Alternative) else (path.path,):
            yield from words_read(inner, words, node)
