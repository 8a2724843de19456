"""Relations that are computed: what is said twice, in the same words or in other words, or against each other."""

from __future__ import annotations

from functools import partial
from itertools import chain
from typing import Any, Final

from checker.facts.possible import Reader, truth
from checker.facts.related import NEAREST, Relating, alike
from checker.facts.wording import content, key, source_id, unit_key
from checker.graph import PLENTY, Table, Unknowns, Values
from checker.vocabulary import ITEM

_ASKED: Final = 10_000
"""How many pairs of claims are asked about in every way in which what is unknown can turn out."""

_CLAIM: Final = ("measure", "year", "value", "upper", "operator", "direction", "unit", "reference")
_NO_WORDS: Final = frozenset[str]()
_FLOORS: Final = ("ge", "gt")
_CEILINGS: Final = ("le", "lt")


def similar_to(reader: Reader) -> Table:
    """Another item, or a result of another goal, whose words overlap by `ALIKE` or more; symmetric.

    An item's words are those of its title and text; a base assignment's, whose text is a formula, those of its title
    and the areas that it lists. Nothing is similar without words. Unknown with an unknown title or text: perhaps
    similar to any. Of very many that are alike, the nearest.
    """
    graph = reader.graph
    titles, texts, areas = (graph.tables[word] for word in ("title", "text", "area_names"))
    goals = graph.inverse("expects").known
    relating = Relating(graph, "similar_to")
    for kinds in (ITEM, ("desired_result",)):
        words: dict[frozenset[str], list[str]] = {}
        open_: dict[str, Unknowns] = {}
        nodes = graph.of_kinds(kinds)
        for node in nodes:
            prose = areas if node in areas.known or node in areas.unknown else texts
            if node in titles.unknown or node in prose.unknown:
                open_[node] = titles.unknown.get(node, ()) + prose.unknown.get(node, ())
                continue
            each = titles.known.get(node, ()) + prose.known.get(node, ())
            if own := _NO_WORDS.union(*[content(text) for text in each]):
                words.setdefault(own, []).append(node)
        near: dict[str, list[str]] = {members[0]: [] for members in words.values() if len(members) > 1}
        pairs, skipped = alike({members[0]: own for own, members in words.items()})
        for one, other in pairs:
            near.setdefault(one, []).append(other)
            near.setdefault(other, []).append(one)
        if near or skipped:
            same = {members[0]: members for members in words.values()}
            relating.leave_open(node for first in skipped for node in same[first])
            for first, others in near.items():
                relating.add(same[first], chain(same[first], *(same[other] for other in others)))
        if kinds != ITEM and near:
            for results in graph.tables["expects"].known.values():
                relating.apart(results)
        relating.perhaps_any(open_, nodes, lambda one, other: goals.get(one, one) != goals.get(other, other))
    return relating.table()


def same_measure(reader: Reader) -> Table:
    """Another goal's indicator with the same title, as a key, or the same id of a data source; symmetric.

    A data source is an id if a word of it has both letters and figures (N00941): the name of a database or a survey
    alone ("Kolada") says where a figure comes from, not which it is. Unknown with an unknown title or source. Of very
    many, the nearest.
    """
    graph = reader.graph
    indicators = graph.by_kind["indicator"]
    measuring, kinds = graph.inverse("measured_by").known, graph.nodes
    goal = {
        indicator: tuple([one for one in measuring.get(indicator, ()) if kinds[one] == "goal"])
        for indicator in indicators
    }
    groups: dict[tuple[str, str], list[str]] = {}
    keys: dict[str, set[tuple[str, str]]] = {}
    open_: dict[str, Unknowns] = {}
    for node in indicators:
        for word, key_of in (("title", key), ("data_source", source_id)):
            table = graph.tables[word]
            if node in table.unknown:
                open_[node] = open_.get(node, ()) + table.unknown[node]
            for same in filter(None, map(key_of, table.known.get(node, ()))):
                groups.setdefault((word, same), []).append(node)
                keys.setdefault(node, set()).add((word, same))
    relating = Relating(graph, "same_measure")
    for group in groups.values():
        if len(group) > 1:
            relating.add(group, group)
    if relating.circles:
        of_goal: dict[tuple[str, ...], list[str]] = {}
        for indicator in indicators:
            of_goal.setdefault(goal[indicator], []).append(indicator)
        for part in of_goal.values():
            relating.apart(part)

    def not_surely(one: str, other: str) -> bool:
        return goal[one] != goal[other] and keys.get(one, set()).isdisjoint(keys.get(other, set()))

    relating.perhaps_any(open_, indicators, not_surely)
    return relating.table()


def conflicts_with(reader: Reader) -> Table:
    """Another claim on the same measure, in the same year or for every year, that cannot be meant together; symmetric.

    Same measure: the same words, in whatever order and form. They conflict where their directions are opposite, or
    their figures differ: of the same kind of comparison (a change is not compared with a level), in units that do not
    differ. A floor and a ceiling conflict only where no figure lies between. Unknown where what decides it is. Of very
    many on one measure, only the nearest are compared.
    """
    graph = reader.graph
    claims = graph.by_kind["claim"]
    tables = [graph.tables[word] for word in _CLAIM]
    in_doubt = {node for table in tables for node in table.unknown}
    open_ = {
        claim: tuple(one for table in tables for one in table.unknown.get(claim, ()))
        for claim in claims
        if claim in in_doubt
    }
    measures = graph.tables["measure"]
    groups: dict[frozenset[str], list[str]] = {}
    for claim in claims:
        for measure in measures.known.get(claim, ()):
            groups.setdefault(content(measure) or frozenset({key(measure)}), []).append(claim)
    relating = Relating(graph, "conflicts_with")
    # What says the same is asked about once, however often it is said; it is in no conflict with itself.
    said: list[list[list[str]]] = []
    for group in groups.values():
        same: dict[tuple[Values | None, ...], list[str]] = {}
        for claim in (one for one in group if one not in open_):
            same.setdefault(tuple([table.known.get(claim) for table in tables]), []).append(claim)
        said.append([*same.values()])
    too_many = sum(len(different) ** 2 for different in said) > PLENTY
    for different in said:
        reach = NEAREST // 2 if too_many else len(different)
        if len(different) > reach:
            relating.leave_open(chain.from_iterable(different))
        near: list[list[list[str]]] = [[] for _ in different]
        for place, some in enumerate(different):
            for after, others in enumerate(different[place + 1 : place + 1 + reach], place + 1):
                if _conflict(reader, some[0], others[0]):
                    near[place].append(others)
                    near[after].append(some)
        for some, conflicting in zip(different, near, strict=True):
            if conflicting:
                relating.add(some, chain.from_iterable(conflicting))
    _perhaps_in_conflict(reader, relating, open_, [*groups.values()])
    return relating.table()


def _perhaps_in_conflict(
    reader: Reader, relating: Relating, open_: dict[str, Unknowns], groups: list[list[str]]
) -> None:
    """What unknowns leave open: with claims on the same measure, or with any where the measure is unknown."""
    claims, measures = reader.graph.by_kind["claim"], reader.graph.tables["measure"]
    unmeasured = [claim for claim in claims if claim in measures.unknown]
    among = [(one, group) for group in groups for one in group if one in open_]
    among += [(one, claims) for one in unmeasured]
    if sum(len(others) for _, others in among) > _ASKED:
        for one, others in {id(others): (one, others) for one, others in among}.values():
            relating.leave_open(others, open_[one][:1])
        return
    for one, other in dict.fromkeys((one, other) for one, others in among for other in others if other != one):
        verdict, causes = truth(reader, partial(_conflict, one=one, other=other))
        if verdict is None:
            relating.perhaps(one, other, causes)
        elif verdict:
            relating.add([one], [other])
            relating.add([other], [one])


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
