"""Sentences of their own: for what matters most, and for words that say one thing together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Final

from checker.decisions.change_words import RELATIONS_TOLD, SAYS
from checker.decisions.differences import Difference
from checker.decisions.prose import shortened
from checker.decisions.sentences import Sentence, Teller, knowledge, prose
from checker.graph import AGREEMENT, Graph
from checker.vocabulary import COMPUTED, OCCASIONS, RELATIONS
from checker.words import Text, filled

Left = dict[str, Difference]
"""What differs on one node and is not told yet. A special sentence takes out what it tells."""

_TARGET: Final = ("value", "upper", "operator", "unit")
_STRUCTURE: Final = ("has_item", "has_clause", "has_appendix", "has_outcome", "has_claim", "expects", "has_section")
_BESIDE: Final = ("in_agreement", "waives", "has_report", "reported_by")
"""What is no content of the agreement."""
assert {*_STRUCTURE, *COMPUTED, *_BESIDE, *RELATIONS_TOLD} == {*RELATIONS}  # every relation has its words

_FROM_PROSE: Final = (("text", "mentions"), ("title", "title_mentions"), ("number", "number_as_written"))
"""A word, and one that was read from it."""


def told_specially(teller: Teller, node: str, left: Left) -> Iterator[Sentence]:
    """The special sentences on a node; what is in `left` afterwards is for the general ones."""
    kind = teller.now.graph.nodes[node]
    for tell in (*_EVERYWHERE, *_ON_KIND.get(kind, ())):
        yield from tell(teller, left)


def _links_of_claims(teller: Teller, left: Left) -> Iterator[Sentence]:
    """A result's indicators are its claims': a claim that comes or goes takes its own along."""
    claims = left.get("has_claim")
    if claims is not None and (claims.come or claims.gone):
        kept = (teller.found.get(claim, {}) for claim in claims.now if claim in teller.pairing.older)
        if not any("measured_by" in one for one in kept):
            left.pop("measured_by", None)
    yield from ()


def _read_from_others(_: Teller, left: Left) -> Iterator[Sentence]:
    for word, read in _FROM_PROSE:
        if word in left:
            left.pop(read, None)
    yield from ()


def _structure(teller: Teller, left: Left) -> Iterator[Sentence]:
    """What stands here now and stood elsewhere; what is new or gone is told of itself."""
    of_goal = ("measured_by",) if any(_is_goal(teller, found) for found in left.values()) else ()
    for word in (*_STRUCTURE, *of_goal):
        found = left.pop(word, None)
        if found is None:
            continue
        for part in found.come:
            before = teller.pairing.older.get(part)
            if before is not None and word != "has_item":
                was = teller.was.where(_holder(teller.was.graph, word, before))
                yield Sentence(filled(SAYS["moved"], thing=teller.now.part(part), was=was), word, part)
        if found.knowledge and not (found.come or found.gone):
            yield from knowledge(teller, found)


def _is_goal(teller: Teller, found: Difference) -> bool:
    return teller.now.graph.nodes[found.node] == "goal"


def _holder(graph: Graph, relation: str, part: str) -> str:
    """What a part stands in."""
    holders = (holder for holder, parts in graph.tables[relation].known.items() if part in parts)
    return next(holders, AGREEMENT)


def _removed_targets(teller: Teller, left: Left) -> Iterator[Sentence]:
    """A link goes with the item or indicator that it led to, and a party with the body that it was."""
    for word in ("serves", "measured_by", "described_in", "has_party", "lists_appendix"):
        if (found := left.get(word)) is not None:
            gone = tuple(one for one in found.gone if one in teller.pairing.newer)
            come = tuple(one for one in found.come if word != "has_party" or one in teller.pairing.older)
            left[word] = found._replace(gone=gone, come=come)
    yield from ()


def _recipients(teller: Teller, left: Left) -> Iterator[Sentence]:
    """Whom the task goes to; how heading and sentence name them only where that says something else."""
    goes = left.get("delegated_to")
    for word in ("named_in_sentence", "named_in_heading"):
        named = left.get(word)
        if named is None:
            continue
        left.pop(f"{word}.quote", None)
        same = goes is not None and (named.come, named.gone, named.knowledge) == (goes.come, goes.gone, goes.knowledge)
        if same or (teller.was.everyone(named.was) and teller.now.everyone(named.now)):
            del left[word]
    yield from ()


def _number(teller: Teller, left: Left) -> Iterator[Sentence]:
    found = left.get("number")
    if found is not None and found.was and found.now:
        del left["number"]
        text = filled(SAYS["number"], was=teller.was.where(found.before), now=str(found.now[0]))
        after = teller.now.after(found.node)
        yield Sentence(Text(text.sv + after, text.en + after), "number", whole=True)


def _area(teller: Teller, left: Left) -> Iterator[Sentence]:
    found = left.get("in_area") or left.get("in_operational_area")
    if found is not None and found.was and found.now:
        left.pop("in_area", None)
        left.pop("in_operational_area", None)
        was, now = teller.was.node(found.was[0]), teller.now.node(found.now[0])
        yield Sentence(filled(SAYS["area"], was=was, now=now), found.word)


def _kept(teller: Teller, left: Left) -> Iterator[Sentence]:
    found = left.get("kept_by_board")
    if found is not None and not found.knowledge:
        del left["kept_by_board"]
        board = teller.now.bodies(teller.now.graph.tables["of_board"].known[AGREEMENT])
        yield Sentence(filled(SAYS["kept" if found.now == (True,) else "not_kept"], board=board), found.word)


def _occasions(teller: Teller, left: Left) -> Iterator[Sentence]:
    found = left.get("follow_up")
    if found is None or found.knowledge:
        return
    del left["follow_up"]
    come = tuple(one for one in OCCASIONS if one in found.come)
    gone = tuple(one for one in OCCASIONS if one in found.gone)
    if come:
        yield Sentence(filled(SAYS["followed_up"], come=teller.now.occasions(come)), "follow_up", come[0])
    if gone:
        yield Sentence(filled(SAYS["not_followed_up"], gone=teller.was.occasions(gone)), "follow_up")


def _result(teller: Teller, left: Left) -> Iterator[Sentence]:
    """A result's text, unless no more was changed in it than the figure that is told as its target."""
    found = left.pop("text", None)
    if found is None:
        return
    of_claims = (
        teller.found.get(claim, {}) for claim in teller.now.graph.tables["has_claim"].known.get(found.node, ())
    )
    old, new = (" ".join(map(str, said)) for said in (found.was, found.now))
    for claim in of_claims:
        for word in ("value", "upper"):
            figures = claim.get(word)
            if figures is not None and figures.was and figures.now:
                old, new = _without(old, figures.was[0]), _without(new, figures.now[0])
    if old != new:
        yield prose(found, None)


def _without(text: str, figure: Decimal) -> str:
    """A text with one figure blotted out."""
    written = re.escape(str(figure)).replace(r"\.", "[.,]")
    return re.sub(rf"(?<![\d,.]){written}(?![\d]|[.,]\d)", "#", " ".join(text.split()))


def _target(teller: Teller, left: Left) -> Iterator[Sentence]:
    """A claim's figure with what it bounds and its unit."""
    parts = [found for word in _TARGET if (found := left.get(word)) is not None and not found.knowledge]
    if not parts:
        return
    before, node = parts[0].before, parts[0].node
    was, now = teller.was.target(before), teller.now.target(node)
    if was is None and now is None:
        return
    for found in parts:
        del left[found.word]
    left.pop("quote", None)
    key = "target_come" if was is None else "target_gone" if now is None else "target_changed"
    if was is not None and now is not None and [found.word for found in parts] == ["value"]:
        figures = parts[0].was[0], parts[0].now[0]
        if figures[0] != figures[1] and teller.now.graph.first(node, "upper") is None:
            key = "target_raised" if figures[1] > figures[0] else "target_lowered"
            was, now = teller.was.target(before, bare=True), teller.now.target(node, bare=True)
    text = filled(SAYS[key], was=was or "", now=now or "")
    after = _which_target(teller.now.graph, node)
    word = parts[0].word
    yield Sentence(Text(text.sv + after, text.en + after), word, parts[0].now[0] if parts[0].now else None)


def _which_target(graph: Graph, claim: str) -> str:
    """The claim's measure in parentheses, where its goal has several."""
    goal = claim.partition("/result/")[0]
    others = [
        one for one in graph.by_kind["claim"] if one.startswith(f"{goal}/") and graph.first(one, "value") is not None
    ]
    measure = graph.first(claim, "measure")
    return f" ({shortened(str(measure))})" if measure and len(others) > 1 else ""


def _claim(teller: Teller, left: Left) -> Iterator[Sentence]:
    """The words that a claim was read from are its result's, and its indicators are told of its result, as one."""
    result = next((found.node.partition("/claim/")[0] for found in left.values()), "")
    of_result = teller.found.get(result, {})
    if "text" in of_result or len(left) > 1:
        left.pop("quote", None)
    if "measured_by" in of_result:
        left.pop("measured_by", None)
    yield from ()


def _outcome(teller: Teller, left: Left) -> Iterator[Sentence]:
    """An outcome's figure with its unit, and the year that it is of."""
    figure = left.pop("value", None) or left.get("unit")
    left.pop("unit", None)
    if figure is not None:
        was, now = teller.was.outcome_value(figure.before), teller.now.outcome_value(figure.node)
        outcome = teller.now.outcome(figure.node)
        yield Sentence(filled(SAYS["outcome_changed"], outcome=outcome, was=was, now=now), "value")
    found = left.pop("year", None)
    if found is not None and (found.was or found.now):
        key = "outcome_lost" if not found.now else "outcome_placed" if not found.was else "outcome_moved"
        years = {"was": "".join(map(str, found.was)), "now": "".join(map(str, found.now))}
        indicator = teller.now.quoted_words(found.node.rpartition("/outcome/")[0])
        value = teller.now.outcome_value(found.node)
        yield Sentence(filled(SAYS[key], value=value, indicator=indicator, **years), "year")


Special = Callable[[Teller, Left], Iterator[Sentence]]
_EVERYWHERE: Final[tuple[Special, ...]] = (_links_of_claims, _structure, _read_from_others, _removed_targets)
_OF_ITEM: Final[tuple[Special, ...]] = (_number, _recipients, _area, _kept, _occasions)
_ON_KIND: Final[dict[str, tuple[Special, ...]]] = {
    "goal": _OF_ITEM,
    "assignment": _OF_ITEM,
    "base_assignment": _OF_ITEM,
    "area": (_number,),
    "section": (_number,),
    "agreement": (_occasions,),
    "desired_result": (_result,),
    "claim": (_claim, _target),
    "outcome": (_outcome,),
}
