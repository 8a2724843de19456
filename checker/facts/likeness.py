"""Relations that are computed: what is said twice, in the same words, in other words, or against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, partial
from itertools import chain, combinations, product
from math import ceil
from typing import Any, Final

from checker.facts.possible import Reader, truth
from checker.facts.structure import common_rows_in, division_names
from checker.facts.wording import content, key, sentences, unit_key
from checker.graph import Graph, Table, Unknown, Unknowns, Values
from checker.vocabulary import ITEM

ALIKE: Final = 0.7
"""Two texts are similar where they share this much of the words that either has (Jaccard's index of their stems)."""

_ROUNDING: Final = 1e-9
"""What a share of a number of words may come out too high by."""

NEARLY: Final = 0.8
"""A sentence is nearly another where they share this much of their words (Dice's index): one word in five differs."""

_CLAIM: Final = ("measure", "year", "value", "upper", "operator", "direction", "unit", "reference")
_FLOORS: Final = ("ge", "gt")
_CEILINGS: Final = ("le", "lt")

Pair = tuple[str, str]


def similar_to(graph: Graph) -> Table:
    """Another item, or a result of another goal, whose words overlap by `ALIKE` or more; symmetric.

    An item's words are those of its title and text; a base assignment's, whose text is a formula, those of its title
    and the areas that it lists. Nothing is similar without words. Unknown with an unknown title or text: perhaps
    similar to any.
    """
    titles, texts, areas = (graph.tables[word] for word in ("title", "text", "area_names"))
    goals = graph.inverse("expects").known
    pairs: list[Pair] = []
    doubts: dict[Pair, Unknowns] = {}
    for kinds in (ITEM, ("desired_result",)):
        words: dict[str, frozenset[str]] = {}
        open_: dict[str, Unknowns] = {}
        nodes = graph.of_kinds(kinds)
        for node in nodes:
            tables = (titles, areas if node in areas.known or node in areas.unknown else texts)
            unknowns = tuple(one for table in tables for one in table.unknown.get(node, ()))
            if unknowns:
                open_[node] = unknowns
            else:
                words[node] = content(" ".join(text for table in tables for text in table.known.get(node, ())))
        apart = [pair for pair in _alike(words) if goals.get(pair[0], pair[0]) != goals.get(pair[1], pair[1])]
        pairs += apart
        for one, unknowns in open_.items():
            for other in nodes:
                if other != one and goals.get(one, one) != goals.get(other, other):
                    doubts[one, other] = unknowns + doubts.get((other, one), ())
    return _related(graph, pairs, doubts)


def same_measure(graph: Graph) -> Table:
    """Another goal's indicator with the same title, as a key, or the same id of a data source; symmetric.

    A data source is an id if a word of it has both letters and figures (N00941): the name of a database or a survey
    alone ("Kolada") says where a figure comes from, not which it is. Unknown with an unknown title or source.
    """
    indicators = graph.by_kind["indicator"]
    goal = {
        indicator: tuple(one for one in graph.inverse("measured_by").known.get(indicator, ()) if _is_goal(graph, one))
        for indicator in indicators
    }
    groups: dict[tuple[str, str], list[str]] = {}
    open_: dict[str, Unknowns] = {}
    for node in indicators:
        for word, key_of in (("title", key), ("data_source", _source_id)):
            table = graph.tables[word]
            if node in table.unknown:
                open_[node] = open_.get(node, ()) + table.unknown[node]
            for same in filter(None, map(key_of, table.known.get(node, ()))):
                groups.setdefault((word, same), []).append(node)
    pairs = {pair for group in groups.values() for pair in combinations(group, 2) if goal[pair[0]] != goal[pair[1]]}
    doubts: dict[Pair, Unknowns] = {}
    for one, unknowns in open_.items():
        for other in indicators:
            if goal[one] != goal[other] and not pairs & {(one, other), (other, one)}:
                doubts[one, other] = unknowns + doubts.get((other, one), ())
    return _related(graph, pairs, doubts)


def conflicts_with(graph: Graph) -> Table:
    """Another claim on the same measure, in the same year or for every year, that cannot be meant together; symmetric.

    Same measure: the same words, in whatever order and form. They conflict where their directions are opposite, or
    their figures differ: of the same kind of comparison (a change is not compared with a level), in units that do not
    differ. A floor and a ceiling conflict only where no figure lies between. Unknown where what decides it is.
    """
    claims = graph.by_kind["claim"]
    tables = [graph.tables[word] for word in _CLAIM]
    open_ = {claim for claim in claims if any(claim in table.unknown for table in tables)}
    measures = graph.tables["measure"]
    groups: dict[frozenset[str], list[str]] = {}
    for claim in claims:
        for measure in measures.known.get(claim, ()):
            groups.setdefault(content(measure) or frozenset({key(measure)}), []).append(claim)
    reader = Reader(graph)
    pairs: list[Pair] = []
    candidates: dict[Pair, None] = {}
    for group in groups.values():
        # What says the same is asked about once, however often it is said; it is in no conflict with itself.
        alike: dict[tuple[Values, ...], list[str]] = {}
        for claim in (one for one in group if one not in open_):
            alike.setdefault(tuple(reader(word, claim) for word in _CLAIM), []).append(claim)
        for some, others in combinations(alike.values(), 2):
            if _conflict(reader, some[0], others[0]):
                pairs += product(some, others)
        candidates.update(dict.fromkeys((one, two) for one in group if one in open_ for two in group if two != one))
    unmeasured = [claim for claim in claims if claim in measures.unknown]
    candidates.update(dict.fromkeys((one, other) for one in unmeasured for other in claims if other != one))
    doubts: dict[Pair, Unknowns] = {}
    for one, other in candidates:
        verdict, causes = truth(reader, partial(_conflict, one=one, other=other))
        if verdict is None:
            doubts[one, other] = causes
        elif verdict:
            pairs.append((one, other))
    return _related(graph, pairs, doubts)


def drifts_from(graph: Graph, title_key: Table) -> Table:
    """The row that first has the wording which most appendices have, for a row that says nearly but not quite it.

    Sentence by sentence, among common rows of one title: a sentence that stands in more than half of them, and beside
    it one that shares `NEARLY` its words. Names of divisions count as one word, so that each can speak of itself; a
    row that has the sentence too, or has it whole inside a longer one, does not drift. Unknown where a row's text is,
    or where a section may be such a row.
    """
    rows: dict[str, list[str]] = {}
    stray: dict[str, Unknowns] = {}
    roles, texts = graph.tables["role"], graph.tables["text"]
    for appendix in graph.by_kind["appendix"]:
        for section in common_rows_in(graph, appendix):
            doubts = (*roles.unknown.get(section, ()), *title_key.unknown.get(section, ()))
            if doubts:
                stray[section] = doubts
            for title in title_key.known.get(section, ()):
                rows.setdefault(title, []).append(section)
    said = cache(partial(_said, names=_own_names(graph)))  # most sentences stand in most appendices
    known: dict[str, Values] = {}
    unknown: dict[str, Unknowns] = {}
    for group in rows.values():
        in_doubt = [*stray.values(), *(texts.unknown[row] for row in group if row in texts.unknown)]
        if not in_doubt:
            prose = {row: texts.known.get(row, ()) for row in group}
            if len({*prose.values()}) > 1:
                known |= _drifting(
                    {row: {said(one): None for text in prose[row] for one in sentences(text)} for row in group}
                )
        for row in group if in_doubt else ():
            _perhaps(unknown, row, chain.from_iterable(in_doubt), [*group, *stray])
    everywhere = [row for group in rows.values() for row in group]
    for section, doubts in stray.items():
        _perhaps(unknown, section, doubts, [*everywhere, *stray])
    return Table(known, unknown)


def _perhaps(unknown: dict[str, Unknowns], node: str, causes: Iterable[Unknown], among: list[str]) -> None:
    """Records that the node may drift from any of the others."""
    others = tuple(other for other in dict.fromkeys(among) if other != node)
    if others:
        unknown[node] = tuple(dict.fromkeys(one._replace(at_least=0, many=True, among=others) for one in causes))


def _alike(words: dict[str, frozenset[str]]) -> Iterator[Pair]:
    """Pairs whose words overlap enough; only those are compared that share one of their rarest words.

    Two sets that overlap by J have J|y| words in common, rounded up, or more, and 2J/(1+J) |x| if x is the smaller.
    So, in whatever common order, they share a word among the first |y| - J|y| + 1 of one and the first
    |x| - 2J/(1+J) |x| + 1 of the other; with the rarest first, few do.
    """
    counts = Counter(chain.from_iterable(words.values()))
    met: dict[str, list[str]] = {}
    for node, own in sorted(words.items(), key=lambda entry: len(entry[1])):
        size = len(own)
        rarest = sorted(sorted(own), key=counts.__getitem__)
        shared = rarest[: size - ceil(ALIKE * size - _ROUNDING) + 1]
        for other in dict.fromkeys(other for word in shared for other in met.get(word, ())):
            theirs = words[other]
            common = len(own & theirs)
            if common >= ALIKE * (size + len(theirs) - common):
                yield other, node
        for word in rarest[: size - ceil(2 * ALIKE / (1 + ALIKE) * size - _ROUNDING) + 1]:
            met.setdefault(word, []).append(node)


def _is_goal(graph: Graph, node: str) -> bool:
    return graph.nodes[node] == "goal"


def _source_id(source: str) -> str:
    """The words of a data source that are an id, of figures and letters; "" without any."""
    return " ".join(word for word in key(source).split() if not word.isalpha() and not word.isdecimal())


def _conflict(read: Reader, one: str, other: str) -> bool:
    years = _both(read, "year", one, other)
    if None not in years and years[0] != years[1]:
        return False
    opposite = set(_both(read, "direction", one, other)) == {"up", "down"}
    if not opposite and not _differ(read, one, other):
        return False
    measures = _both(read, "measure", one, other)
    return None not in measures and content(measures[0]) == content(measures[1])


def _differ(read: Reader, one: str, other: str) -> bool:
    """Whether the figures of two claims cannot both be meant."""
    values, operators = _both(read, "value", one, other), _both(read, "operator", one, other)
    if None in values or (operators[0] == "delta") is not (operators[1] == "delta"):
        return False
    references = [reference or "fixed" for reference in _both(read, "reference", one, other)]
    units = [unit_key(unit) for unit in _both(read, "unit", one, other) if unit]
    if references[0] != references[1] or len({*units}) > 1:
        return False
    if operators[0] in _CEILINGS and operators[1] in _FLOORS:
        values, operators = values[::-1], operators[::-1]
    if operators[0] in _FLOORS and operators[1] in _CEILINGS:
        return bool(values[0] > values[1] or (values[0] == values[1] and operators != ["ge", "le"]))
    uppers = _both(read, "upper", one, other)
    return bool(values[0] != values[1] or (None not in uppers and uppers[0] != uppers[1]))


def _both(read: Reader, word: str, one: str, other: str) -> list[Any]:
    return [read.first(word, one), read.first(word, other)]


def _own_names(graph: Graph) -> list[str]:
    """What a division calls itself in its appendix, as keys, the longest first: its names, its code, "divisionen"."""
    names = division_names(graph)
    short = [name.removeprefix("division ") for name in names if name.startswith("division ") and name.count(" ") > 1]
    codes = [key(division) for division in graph.by_kind["division"]]
    return sorted({*names, *short, *codes, "divisionen"}, key=lambda name: (-len(name), name))


def _said(sentence: str, names: list[str]) -> str:
    """A sentence as a key, with `@` for the name of any division."""
    said = f" {key(sentence)} "
    for name in names:
        if name in said:
            said = said.replace(f" {name} ", " @ ")
    return said


def _drifting(said: dict[str, dict[str, None]]) -> dict[str, Values]:
    """Each row that drifts, with the first row that has the wording of most."""
    counts = Counter(sentence for row in said.values() for sentence in row)
    usual = [sentence for sentence, count in counts.items() if 2 * count > len(said) and count > 1]
    drifts: dict[str, Values] = {}
    for row, own in said.items():
        for sentence in usual:
            if sentence not in own and any(_nearly(mine, sentence) for mine in own):
                first = next(other for other, theirs in said.items() if sentence in theirs)
                drifts[row] = tuple(dict.fromkeys((*drifts.get(row, ()), first)))
    return drifts


def _nearly(mine: str, usual: str) -> bool:
    words, theirs = Counter(mine.split()), Counter(usual.split())
    return usual not in mine and 2 * (words & theirs).total() >= NEARLY * (words.total() + theirs.total())


def _related(graph: Graph, pairs: Iterable[Pair], doubts: dict[Pair, Unknowns]) -> Table:
    """The table of a symmetric relation, in the document's order: sure pairs, and pairs that unknowns leave open."""
    known: dict[str, set[str]] = {}
    for one, other in pairs:
        known.setdefault(one, set()).add(other)
        known.setdefault(other, set()).add(one)
    open_: dict[str, dict[Unknown, set[str]]] = {}
    for (one, other), unknowns in doubts.items():
        for unknown in unknowns:
            cause = unknown._replace(at_least=0, many=False, among=None)
            open_.setdefault(one, {}).setdefault(cause, set()).add(other)
            open_.setdefault(other, {}).setdefault(cause, set()).add(one)
    order = {node: place for place, node in enumerate(graph.nodes)} if known or open_ else {}

    def in_order(nodes: Iterable[str]) -> Values:
        return tuple(sorted(nodes, key=order.__getitem__))

    return Table(
        {node: in_order(known[node]) for node in in_order(known)},
        {
            node: tuple(
                cause._replace(many=len(others) > 1, among=in_order(others)) for cause, others in open_[node].items()
            )
            for node in in_order(open_)
        },
    )
