"""Part 5: what has been measured, what is wanted, which way it goes, and whether it is reached."""

from __future__ import annotations

from typing import Final

from checker.finding import item_of
from checker.gapreport.measured import Said, claims_of, fulfilment_said, outcome_words, target_words, trend_said
from checker.gapreport.pictured import small_picture
from checker.gapreport.setting import Setting
from checker.gapreport.values import (
    Block,
    Cell,
    Line,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    listing,
    own,
    say,
    status,
)
from checker.words import Text

TITLE: Final = Text("Indikatorer", "Indicators")
_CAPTION: Final = Text("Indikatorer med utfall och målvärde", "Indicators with outcomes and target values")
_HEAD: Final = (
    Text("Indikator", "Indicator"),
    Text("Utfall", "Outcomes"),
    Text("Målvärde", "Target value"),
    Text("Trend", "Trend"),
    Text("Måluppfyllelse", "Fulfilment"),
)
_NONE: Final = Text("Det finns inga indikatorer att visa.", "There are no indicators to show.")
_NO_TABLE: Final = Text("Ingen indikator har både utfall och målvärde.", "No indicator has both outcomes and a target.")
_TARGET: Final = Text(
    "Målvärdet är det som de önskade resultaten säger: ett värde att nå, eller åt vilket håll indikatorn ska gå. "
    "Trenden jämför de två senaste utfallen; där årtalen är okända är det de två sista i dokumentets ordning. Om ett "
    "utfall är bättre än föregående års går det bara att säga när årtalen är kända. Det som inte kan avgöras eller "
    "jämföras är varken nått eller missat.",
    "The target value is what the desired results say: a value to reach, or which way the indicator should go. The "
    "trend compares the two latest outcomes; where the years are not known these are the last two in the document's "
    "order. Whether an outcome is better than that of the year before can be said only where the years are known. "
    "What is undecided or cannot be compared is neither met nor missed.",
)
_WITHOUT_TARGET: Final = Text("Indikatorer utan målvärde", "Indicators without a target value")
_WITHOUT_OUTCOME: Final = Text("Indikatorer utan utfall", "Indicators without outcomes")
_LINKED: Final = Text("inget önskat resultat som säger vad den ska visa", "no desired result says what it should show")
_NO_VALUE: Final = Text("resultatet säger varken värde eller riktning", "the result says neither value nor direction")
_NOT_JUDGED: Final = Text("ingen har bedömt vilket resultat den mäter", "nobody has judged which result it measures")
_OUTCOMES: Final = Text("utfall: {figures}", "outcomes: {figures}")
_WANTED: Final = Text("målvärde: {target}", "target value: {target}")


def part(setting: Setting) -> Section:
    """The indicators in the document's order; those that lack outcomes or a target in lists of their own."""
    every = setting.graph.by_kind["indicator"]
    indicators = [one for one in every if setting.concerned([item_of(setting.graph, one) or one])]
    wanted = {one: bool(target_words(setting, one)) for one in indicators}
    measured = {one: bool(outcome_words(setting, one)) for one in indicators}
    whole = [one for one in indicators if wanted[one] and measured[one]]
    blocks: list[Block] = []
    if not indicators:
        blocks.append(Paragraph(say(setting.say(_NONE))))
    elif whole:
        head = tuple(setting.say(text) for text in _HEAD)
        blocks.append(Paragraph(say(setting.say(_TARGET))))
        blocks.append(Table(setting.say(_CAPTION), head, tuple(_row(setting, one) for one in whole)))
    else:
        blocks.append(Paragraph(say(setting.say(_NO_TABLE))))
    without_target = [one for one in indicators if not wanted[one]]
    without_outcome = [one for one in indicators if not measured[one]]
    if without_target:
        lines = tuple(_without_target(setting, one) for one in without_target)
        blocks.append(Section("indicators-without-target", say(setting.say(_WITHOUT_TARGET)), (listing(lines),)))
    if without_outcome:
        lines = tuple(_without_outcome(setting, one) for one in without_outcome)
        blocks.append(Section("indicators-without-outcome", say(setting.say(_WITHOUT_OUTCOME)), (listing(lines),)))
    return Section("indicators", say(setting.say(TITLE)), tuple(blocks), page=True)


def _row(setting: Setting, indicator: str) -> tuple[Cell, ...]:
    return (
        cell(_named(setting, indicator)),
        cell(outcome_words(setting, indicator), picture=small_picture(setting, indicator)),
        cell(*target_words(setting, indicator)),
        _said(trend_said(setting, indicator)),
        _said(fulfilment_said(setting, indicator)),
    )


def _said(said: Said) -> Cell:
    word = Words(said.words) if said.tone is None else status(said.tone, said.words)
    return cell((word,), said.why) if said.why else cell((word,))


def _title(setting: Setting, indicator: str) -> Line:
    return own(str(setting.graph.first(indicator, "title") or indicator))


def _number(setting: Setting, indicator: str) -> str:
    item = item_of(setting.graph, indicator)
    return str(setting.graph.first(item, "number")) if item else ""


def _without_target(setting: Setting, indicator: str) -> Line:
    graph = setting.graph
    if claims_of(setting, indicator):
        why = _NO_VALUE
    else:
        why = _NOT_JUDGED if graph.inverse("measured_by").unknown.get(indicator) else _LINKED
    figures = outcome_words(setting, indicator)
    more = f"; {setting.say(_OUTCOMES, figures=figures)}" if figures else ""
    return (*_named(setting, indicator), Words(f": {setting.say(why)}{more}."))


def _without_outcome(setting: Setting, indicator: str) -> Line:
    target = "; ".join(target_words(setting, indicator))
    more = f": {setting.say(_WANTED, target=target)}" if target else ""
    return (*_named(setting, indicator), Words(f"{more}."))


def _named(setting: Setting, indicator: str) -> Line:
    return (Words(f"{_number(setting, indicator)} "), *_title(setting, indicator))
