"""How the text spells the names of its parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.facts.possible import Reader, table_of
from checker.graph import Graph, Table, Unknown, Values

_READ: Final = ("title", "text", "focus", "follow_up_text", "kept_reason")
"""The words that hold the document's own prose; what a reader named things (`name`) is not among them."""
_QUOTED: Final = ("named_in_heading", "named_in_sentence")
_SENTENCE_ENDS: Final = ".!?:\N{BULLET}\N{EN DASH}"
_SEPARATOR: Final = "\0"


def name_forms(graph: Graph) -> Table:
    """The spellings of the name of a board or a division (else of its printed name) in titles, prose and quotes.

    A spelling is the same words in the same order, with capitals and commas of its own: "Räddning och Säkerhet" beside
    "Räddning och säkerhet". A genitive s is no part of it, nor is a capital at the start of a sentence, nor, in a name
    of one word, any first capital: "kommunstyrelsen" in running text is no other spelling. The commonest comes
    first. Absent where the name stands nowhere; unknown where the name, or some of the text, is.
    """
    printed = _SEPARATOR.join(_printed(graph))
    lowered = printed.lower()
    if len(lowered) != len(printed):  # some letters, none of them Swedish, become two
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in printed)

    def answer(read: Reader, node: str) -> Values:
        name = read.first("name", node) or read.first("printed_name", node)
        words = name.lower().replace(",", " ").split() if name else []
        found = [*_found(words, printed, lowered)] if words else []
        return _without_first_capitals(found) if len(words) == 1 else _without_capitals_at_start(found)

    table = table_of(graph, graph.of_kinds(("board", "division")), answer, many=True)
    unread = _unread(graph)
    if unread is not None:
        for node in graph.of_kinds(("board", "division")):
            table.unknown[node] = (*table.unknown.get(node, ()), unread)
    return table


def _printed(graph: Graph) -> Iterator[str]:
    """Every piece of the document's own text, in no order that matters."""
    for word in _READ:
        for values in graph.tables[word].known.values():
            yield from values
    items: list[dict[str, Any]] = graph.agreement.items
    for item in items:
        for word in _QUOTED:
            quote = item.get(word, {}).get("quote")
            if quote:
                yield quote


def _unread(graph: Graph) -> Unknown | None:
    """The first unknown piece of text: any spelling may stand in it."""
    for word in _READ:
        for unknowns in graph.tables[word].unknown.values():
            return unknowns[0]._replace(at_least=0, many=True, among=None)
    return None


def _found(words: list[str], printed: str, lowered: str) -> Iterator[tuple[str, bool]]:
    """Where these words stand in the text: how they are printed, and whether a sentence begins there."""
    first, *others = words
    start = lowered.find(first)
    while start >= 0:
        end = _end(others, lowered, start + len(first))
        if end is not None and not _joined(printed, start - 1):
            yield " ".join(printed[start:end].split()), _begins_sentence(printed, start)
        start = lowered.find(first, start + 1)


def _end(others: list[str], lowered: str, position: int) -> int | None:
    """Where the name ends whose first word ended at `position`; None where the rest of it does not follow."""
    for word in others:
        gap = position
        while gap < len(lowered) and lowered[gap] in " ,\n\N{NO-BREAK SPACE}":
            gap += 1
        if gap == position or not lowered.startswith(word, gap):
            return None
        position = gap + len(word)
    after = position + 1 if lowered.startswith("s", position) else position
    return None if _joined(lowered, after) else position


def _joined(text: str, position: int) -> bool:
    """Whether the sign at this position makes a longer word of what is beside it."""
    return 0 <= position < len(text) and (text[position].isalnum() or text[position] in "-_")


def _begins_sentence(printed: str, start: int) -> bool:
    before = printed[max(0, start - 4) : start].rstrip(' \n\N{RIGHT DOUBLE QUOTATION MARK}"(')
    return not before or before[-1] in _SEPARATOR + _SENTENCE_ENDS


def _without_capitals_at_start(found: list[tuple[str, bool]]) -> Values:
    """Each spelling once; a capital where a sentence begins tells nothing of how the name is spelt elsewhere."""
    counts: dict[str, int] = {}
    for form, begins in sorted(found, key=lambda one: one[1]):
        elsewhere = form[:1].lower() + form[1:]
        form = elsewhere if begins and elsewhere in counts else form
        counts[form] = counts.get(form, 0) + 1
    return _commonest_first(counts)


def _without_first_capitals(found: list[tuple[str, bool]]) -> Values:
    """Each spelling once, as it is written most often, where a first capital makes no other."""
    counts = Counter(form for form, _ in found)
    spellings: dict[str, str] = {}
    for form in _commonest_first(counts):
        spellings.setdefault(form[:1].lower() + form[1:], form)
    return tuple(spellings.values())


def _commonest_first(counts: Mapping[str, int]) -> Values:
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))
