"""How the text spells the names of its parties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any, Final

from checker.characters import sign_by_sign
from checker.facts.possible import Reader, cannot_say, table_of
from checker.graph import Graph, Table, Unknown, Values, ValueSet
from checker.words import Text

_READ: Final = ("title", "text", "focus", "follow_up_text", "kept_reason")
"""The words that hold the document's own prose; what a reader named things (`name`) is not among them."""
_QUOTED: Final = ("named_in_heading", "named_in_sentence")
_SENTENCE_ENDS: Final = ".!?:\N{BULLET}\N{EN DASH}"
_SEPARATOR: Final = "\0"
_JOINING: Final = "-_"
"""What makes one word of two."""

_WORK: Final = 300_000_000
"""Signs in which names are looked for, before it is too much: those of a text of a million for 300 names."""
_LOOKING: Final = 1_500
"""What it costs, in signs, to see how a name goes on where its first word stands."""
NOT_LOOKED_FOR: Final = Text(
    "namnen är så många att inte alla har letats upp i texten",
    "the names are so many that not all were looked for in the text",
)


def name_forms(reader: Reader) -> Table:
    """The spellings of the name of a board or a division (else of its printed name) in titles, prose and quotes.

    A spelling is the same words in the same order, with capitals and commas of its own: "Räddning och Säkerhet" beside
    "Räddning och säkerhet". A genitive s is no part of it, nor is a capital at the start of a sentence, nor, in a name
    of one word, any first capital: "kommunstyrelsen" in running text is no other spelling. The commonest comes
    first. Absent where the name stands nowhere; unknown where the name, or some of the text, is, and where so many
    others were looked for that this one was not.
    """
    printed = _SEPARATOR.join(
        ("", *_printed(reader.graph), "")
    )  # between separators, so that each sign has two neighbours
    lowered = _lower(printed)
    if len(lowered) != len(printed):  # some letters, none of them Swedish, become two
        lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in printed)

    work = 0

    def answer(read: Reader, node: str) -> Values | ValueSet:
        nonlocal work
        name = read.first("name", node) or read.first("printed_name", node)
        words = name.lower().replace(",", " ").replace(_SEPARATOR, " ").split() if name else []
        if words and work > _WORK:
            return cannot_say(node, "name_forms", NOT_LOOKED_FOR, None, at_least=0, many=True)
        found, starts = _found(words, printed, lowered) if words else ([], 0)
        work += len(printed) + starts * _LOOKING
        if len(words) == 1:
            return _without_first_capitals([form for form, _ in found])
        return _without_capitals_at_start([(form, _begins_sentence(printed, start)) for form, start in found])

    table = table_of(reader, ("board", "division"), answer, many=True)
    unread = _unread(reader.graph)
    if unread is not None:
        for node in reader.graph.of_kinds(("board", "division")):
            table.unknown[node] = (*table.unknown.get(node, ()), unread)
    return table


def _printed(graph: Graph) -> list[str]:
    """Every piece of the document's own text, in no order that matters."""
    pieces = [piece for word in _READ for values in graph.tables[word].known.values() for piece in values]
    items: list[dict[str, Any]] = graph.agreement.items
    quotes = [item[word].get("quote") for item in items for word in _QUOTED if word in item]
    return pieces + [quote for quote in quotes if quote]


def _unread(graph: Graph) -> Unknown | None:
    """The first unknown piece of text: any spelling may stand in it."""
    for word in _READ:
        for unknowns in graph.tables[word].unknown.values():
            return unknowns[0]._replace(at_least=0, many=True, among=None)
    return None


_lower: Final = sign_by_sign(str.lower)


def _found(words: list[str], printed: str, lowered: str) -> tuple[list[tuple[str, int]], int]:
    """Where these words stand in the text, how they are printed and at which place; and how often the first does."""
    first, *others = words
    found: list[tuple[str, int]] = []
    starts = 0
    start = lowered.find(first)
    while start >= 0:
        starts += 1
        before, end = lowered[start - 1], start + len(first)
        if not (before.isalnum() or before in _JOINING):  # else a longer word ends so
            if others:
                end = _end(others, lowered, end)
            after = lowered[end + 1] if lowered[end] == "s" else lowered[end]
            if end and not (after.isalnum() or after in _JOINING):
                form = printed[start:end]
                found.append((" ".join(form.split()) if others else form, start))
        start = lowered.find(first, start + 1)
    return found, starts


def _end(others: list[str], lowered: str, position: int) -> int:
    """Where the name ends whose first word ended at `position`; 0 where the rest of it does not follow."""
    for word in others:
        gap = position
        while lowered[gap] in " ,\n\N{NO-BREAK SPACE}":
            gap += 1
        if gap == position or not lowered.startswith(word, gap):
            return 0
        position = gap + len(word)
    return position


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


def _without_first_capitals(forms: Collection[str]) -> Values:
    """Each spelling once, as it is written most often, where a first capital makes no other."""
    different = tuple(dict.fromkeys(forms))
    if len(different) < 2:
        return different
    spellings: dict[str, str] = {}
    for form in _commonest_first(Counter(forms)):
        spellings.setdefault(form[:1].lower() + form[1:], form)
    return tuple(spellings.values())


def _commonest_first(counts: Mapping[str, int]) -> Values:
    return tuple(sorted(counts, key=lambda form: (-counts[form], form)))
