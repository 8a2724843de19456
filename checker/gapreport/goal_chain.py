"""Part 4: a row for each goal, from what is to become true to who does it: what is covered, and what is met."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Final

from checker.finding import item_of
from checker.finding.words import UNDECIDED
from checker.gapreport.coverage import Coverage, coverage
from checker.gapreport.measured import fulfilment_said
from checker.gapreport.pictured import picture
from checker.gapreport.pictures.responsibility import WORDS, Role, sole_recipient
from checker.gapreport.setting import Setting, rule_target
from checker.gapreport.values import (
    Block,
    Cell,
    Line,
    Paragraph,
    Section,
    Table,
    Tone,
    Words,
    cell,
    joined,
    say,
    status,
)
from checker.rendering import are_all_divisions
from checker.words import HARD_SPACE, Text, enumerate_words

TITLE: Final = Text("Målkedjan", "The chain of goals")
_DRAWN: Final = Text("Målkedjan som bild", "The chain of goals as a picture")
_CAPTION: Final = Text("Från fullmäktiges mål till verksamheterna", "From the council's goals to the divisions")
_HEAD: Final = (
    Text("Mål", "Goal"),
    Text("Önskade resultat och indikatorer", "Desired results and indicators"),
    Text("Uppdrag som bidrar", "Assignments that serve it"),
    Text("Har målet", "Who has the goal"),
    Text("Täckning", "Coverage"),
    Text("Måluppfyllelse", "Fulfilment"),
    Text("Luckor, efter regel", "Gaps, by rule"),
)
_NONE: Final = Text("Det finns inga mål att visa.", "There are no goals to show.")
_ABOUT: Final = Text(
    "Täckning: har målet resultat som mäts, uppdrag som bidrar och någon som har det? Ett mål som nämnden behåller "
    "svarar den själv för, och det behöver inget uppdrag. Måluppfyllelse: vad säger de senaste utfallen om resultaten? "
    "Det är två frågor: ett mål kan vara täckt utan att vara uppfyllt.",
    "Coverage: does the goal have results that are measured, assignments that serve it, and somebody who has it? A "
    "goal that the board keeps is its own to see to, and needs no assignment. Fulfilment: what do the latest outcomes "
    "say of the results? They are two questions: a goal can be covered and yet not be met.",
)
_ALL_JUDGED: Final = Text(
    "Alla kopplingar mellan resultat, indikatorer, mål och uppdrag ({all}) är en läsares bedömning och står inte i "
    "överenskommelsen.",
    "All links between results, indicators, goals and assignments ({all}) are a reader's judgement and do not stand in "
    "the agreement.",
)
_JUDGED: Final = Text(
    "{judged} av {all} kopplingar mellan resultat, indikatorer, mål och uppdrag är en läsares bedömning och står inte "
    "i överenskommelsen.",
    "{judged} of {all} links between results, indicators, goals and assignments are a reader's judgement and do not "
    "stand in the agreement.",
)
_PARTS: Final = (
    (Text("1 önskat resultat", "1 desired result"), Text("{} önskade resultat", "{} desired results")),
    (Text("1 indikator", "1 indicator"), Text("{} indikatorer", "{} indicators")),
)
_LED: Final = Text("leds av {bodies}", "led by {bodies}")
_WITH: Final = Text("hos {bodies}", "with {bodies}")
_NO_LEAD: Final = Text("ingen huvudansvarig bland {bodies}", "no lead among {bodies}")
_NOBODY: Final = Text("inte fördelat", "not given to anybody")
_NOT_KNOWN: Final = Text("okänt", "not known")
_LEAD_NOT_KNOWN: Final = Text("okänt vem som leder bland {bodies}", "lead not known among {bodies}")
_KEPT: Final = Text("behålls av nämnden", "kept by the board")
_ALL: Final = Text("alla verksamheter", "all divisions")
_NO_SERVING: Final = Text("inget", "none")
_COVERED: Final = Text("täckt", "covered")
_NOT_COVERED: Final = Text("inte täckt", "not covered")
_MET: Final = Text("uppfyllt", "met")
_UNMET: Final = Text("inte uppfyllt", "not met")
_NOTHING_MEASURES: Final = Text("inget mäter resultaten", "nothing measures the results")
_KINDS_OF_ANSWER: Final = (
    ("met", Text("uppfyllt: {}", "met: {}")),
    ("unmet", Text("inte uppfyllt: {}", "not met: {}")),
    ("outside", Text("utanför målvärdet: {}", "outside the target: {}")),
    ("later", Text("målvärde för ett senare år: {}", "target for a later year: {}")),
    ("", Text("kan inte avgöras: {}", "undecided: {}")),
)
_OF_INDICATORS: Final = Text("Indikatorer som mäter det:", "Indicators that measure it:")
_NO_GAPS: Final = Text("inga öppna iakttagelser", "no open findings")


def part(setting: Setting) -> Section:
    """The goals in the document's order."""
    goals = setting.concerned(setting.graph.by_kind["goal"])
    blocks: list[Block] = []
    if not goals:
        blocks.append(Paragraph(say(setting.say(_NONE))))
    else:
        gaps = _gaps(setting)
        rows = tuple(_row(setting, goal, gaps.get(goal, Counter())) for goal in goals)
        head = tuple(setting.say(text) for text in _HEAD)
        blocks += [
            Paragraph(say(setting.say(_ABOUT))),
            Table(setting.say(_CAPTION), head, rows),
        ]
        links = [*setting.graph.links.items()]
        made = [link for (source, _, _), link in links if setting.graph.nodes[source] != "goal"]
        if "judged" in made:
            judged = made.count("judged")
            words = setting.say(_ALL_JUDGED if judged == len(made) else _JUDGED, judged=judged, all=len(made))
            blocks.append(Paragraph(say(words)))
        blocks.append(Section("goals-drawn", say(setting.say(_DRAWN)), (picture(setting, "graph"),)))
    return Section("goals", say(setting.say(TITLE)), tuple(blocks), page=True)


def _row(setting: Setting, goal: str, gaps: Counter[str]) -> tuple[Cell, ...]:
    covered = coverage(setting, goal)
    return (
        cell(setting.item(goal)),
        cell(*_parts(setting, goal)),
        _serving(setting, goal),
        cell(_recipients(setting, goal)),
        _coverage_cell(setting, covered),
        _fulfilment_cell(setting, goal, covered),
        _gaps_cell(setting, gaps),
    )


def _parts(setting: Setting, goal: str) -> list[str]:
    counts = (len(setting.known("expects", goal)), len(setting.known("measured_by", goal)))
    return [
        (one if count == 1 else many).in_(setting.language).format(count)
        for count, (one, many) in zip(counts, _PARTS, strict=True)
    ]


def _serving(setting: Setting, goal: str) -> Cell:
    serving = setting.graph.inverse("serves").known.get(goal, ())
    if not serving:
        return cell(setting.say(_NO_SERVING))
    return cell(*(f"{setting.graph.first(one, 'number')}: {_who(setting, one)}" for one in serving))


def _who(setting: Setting, item: str) -> str:
    """Who leads an assignment, who answers for it alone, or who has it, by their codes."""
    graph = setting.graph
    recipients = setting.known("delegated_to", item)
    leads = [body for body in setting.known("led_by", item) if graph.nodes[body] == "division"]
    if leads:
        return setting.say(_LED, bodies=enumerate_words(leads, setting.language))
    if len(recipients) > 1 and graph.nodes[item] == "assignment":
        lead = _LEAD_NOT_KNOWN if item in graph.tables["led_by"].unknown else _NO_LEAD
        return setting.say(lead, bodies=codes(setting, recipients))
    if sole_recipient(graph, item) is not None:
        return f"{recipients[0]} {setting.say(WORDS[Role.SOLE])}"
    return setting.say(_WITH, bodies=codes(setting, recipients)) if recipients else _without_recipient(setting, item)


def codes(setting: Setting, bodies: tuple[str, ...]) -> str:
    """Bodies by their codes; all divisions that are parties by one word."""
    if are_all_divisions(setting.graph, bodies):
        return setting.say(_ALL)
    return enumerate_words(bodies, setting.language)


def _recipients(setting: Setting, goal: str) -> str:
    recipients = setting.known("delegated_to", goal)
    if recipients:
        return codes(setting, recipients)
    kept = setting.graph.first(goal, "kept_by_board") is True
    return setting.say(_KEPT) if kept else _without_recipient(setting, goal)


def _without_recipient(setting: Setting, item: str) -> str:
    """That nobody has it; or that it is not known who has."""
    tables = setting.graph.tables
    unknown = any(item in tables[word].unknown for word in ("delegated_to", "kept_by_board"))
    return setting.say(_NOT_KNOWN if unknown else _NOBODY)


def _coverage_cell(setting: Setting, covered: Coverage) -> Cell:
    if covered.full:
        return cell((status("ok", setting.say(_COVERED)),))
    word, tone = (_NOT_COVERED, "warning") if covered.holes else (UNDECIDED, "undecided")
    return cell((status(_tone(tone), setting.say(word)),), *covered.holes, *covered.unsure)


def _tone(name: str) -> Tone:
    return "warning" if name == "warning" else "undecided"


def _fulfilment_cell(setting: Setting, goal: str, covered: Coverage) -> Cell:
    """What the indicators of the goal's results say; met only if every part is there and all of them are met.

    Where a result may be measured by more than is known, that can turn out to be unmet.
    """
    results = setting.known("expects", goal)
    may_be_more = any(result in setting.graph.tables["measured_by"].unknown for result in results)
    measuring = dict.fromkeys(one for result in results for one in setting.known("measured_by", result))
    if not measuring:
        return cell((status("undecided", setting.say(UNDECIDED)),), setting.say(_NOTHING_MEASURES))
    answers = Counter(fulfilment_said(setting, indicator).key for indicator in measuring)
    if answers["unmet"]:
        word = status("warning", setting.say(_UNMET))
    elif answers["met"] == len(measuring) and covered.full and not may_be_more:
        word = status("ok", setting.say(_MET))
    else:
        word = status("undecided", setting.say(UNDECIDED))
    told = [text.in_(setting.language).format(answers[key]) for key, text in _KINDS_OF_ANSWER if answers[key]]
    return cell((word,), setting.say(_OF_INDICATORS), *told)


def _gaps(setting: Setting) -> dict[str, Counter[str]]:
    """Of each item with open findings that are not for information: how many there are by each rule."""
    gaps: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for found in setting.checked.open:
        item = item_of(setting.graph, found.subject)
        if item is not None and found.rule.severity != "info":
            gaps[item][found.rule.id] += 1
    return gaps


def _gaps_cell(setting: Setting, counts: Counter[str]) -> Cell:
    if not counts:
        return cell(setting.say(_NO_GAPS))
    named: tuple[Line, ...] = tuple(
        (Words(rule, target=rule_target(rule)), *((Words(f"{HARD_SPACE}({count})"),) if count > 1 else ()))
        for rule, count in counts.items()
    )
    return cell(joined(named))
