"""How the text spells the names of its parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from checker.characters import sign_by_sign
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
    printed = _SEPARATOR.join(("", *_printed(graph), ""))  # between separators, so that each sign has two neighbours
    lowered = _lower(printed)
    if len(lowered) != len(printed):  # some letters, none of them Swedish, become two
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in printed)

    def answer(read: Reader, node: str) -> Values:
        name = read.first("name", node) or read.first("printed_name", node)
        words = name.lower().replace(",", " ").replace(_SEPARATOR, " ").split() if name else []
        found = _found(words, printed, lowered) if words else ()
        if len(words) == 1:
            return _without_first_capitals(form for form, _ in found)
        return _without_capitals_at_start([(form, _begins_sentence(printed, start)) for form, start in found])

    table = table_of(graph, graph.of_kinds(("board", "division")), answer, many=True)
    unread = _unread(graph)
    if unread is not None:
        for node in graph.of_kinds(("board", "division")):
            table.unknown[node] = (*table.unknown.get(node, ()), unread)
    return table


def _printed(graph: Graph) -> Iterator[str]:
    """Every piece of the document's own text, in no order that matters."""
    for word in _READ:
        yield from chain.from_iterable(graph.tables[word].known.values())
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


_lower: Final = sign_by_sign(str.lower)


def _found(words: list[str], printed: str, lowered: str) -> Iterator[tuple[str, int]]:
    """Where these words stand in the text: how they are printed, and at which place."""
    first, *others = words
    start = lowered.find(first)
    while start >= 0:
        if not _goes_on(lowered[start - 1]):
            end = _end(others, lowered, start + len(first))
            if end is not None:
                yield " ".join(printed[start:end].split()), start
        start = lowered.find(first, start + 1)


def _end(others: list[str], lowered: str, position: int) -> int | None:
    """Where the name ends whose first word ended at `position`; None where the rest of it does not follow."""
    for word in others:
        gap = position
        while lowered[gap] in " ,\n\N{NO-BREAK SPACE}":
            gap += 1
        if gap == position or not lowered.startswith(word, gap):
            return None
        position = gap + len(word)
    after = position + 1 if lowered.startswith("s", position) else position
    return None if _goes_on(lowered[after]) else position


def _goes_on(sign: str) -> bool:
    """Whether a sign makes a longer word of what is beside it."""
    return sign.isalnum() or sign in "-_"


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


def _without_first_capitals(forms: Iterable[str]) -> Values:
    """Each spelling once, as it is written most often, where a first capital makes no other."""
    counts = Counter(forms)
    spellings: dict[str, str] = {}
    for form in _commonest_first(counts):
        spellings.setdefault(form[:1].lower() + form[1:], form)
    return tuple(spellings.values())


def _commonest_first(counts: Mapping[str, int]) -> Values:
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))
