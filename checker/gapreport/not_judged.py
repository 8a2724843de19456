"""Part 9: what could not be judged, and why; nothing is green by omission."""

from __future__ import annotations

from typing import Final

from checker.finding import source_place, subject_label
from checker.finding.words import open_questions, source_words, warning_words
from checker.gapreport.setting import Setting, rule_target
from checker.gapreport.values import (
    Block,
    Line,
    Listing,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    joined,
    listing,
    own,
    say,
)
from checker.vocabulary import DOUBTS
from checker.vocabulary.labels import LABELS
from checker.words import HARD_SPACE, Text, quoted, unique

TITLE: Final = Text("Detta har inte kunnat bedömas", "What could not be judged")
_QUESTIONS: Final = Text("Frågor som behöver svar", "Questions that need an answer")
_HEAD: Final = (
    Text("Okänt", "Not known"),
    Text("Varför", "Why"),
    Text("Gäller", "Concerns"),
    Text("Regler som väntar på svaret", "Rules that wait for the answer"),
)
_ALL_DECIDED: Final = Text(
    "Alla regler som hade något att pröva har kunnat avgöras.", "Every rule that had something to check was decided."
)
_NOT_GIVEN: Final = Text("Underlag som inte har lämnats", "What was not supplied")
_NO_FOLLOW_UP: Final = Text(
    "Ingen uppföljning är inläst. Vad verksamheterna har gjort, och om de ligger enligt plan, framgår därför inte. Vad "
    "som ska redovisas vid {occasion} står under varje verksamhet i del\N{NO-BREAK SPACE}7.",
    "No follow-up was read, so the report does not show what the divisions have done and whether they are on track. "
    "What is due at the {occasion} is under each division in part\N{NO-BREAK SPACE}7.",
)
_NO_EARLIER: Final = Text(
    "Ingen tidigare kontroll är angiven. Vad som är nytt eller åtgärdat sedan dess framgår därför inte.",
    "No earlier check was given, so the report does not show what is new or mended since.",
)
_UNREAD: Final = Text(
    "Finns i dokumentet men inte i den inlästa texten: ", "In the document but not in the text read: "
)
_UNCERTAIN: Final = Text("Uppgifter som är osäkra sedan inläsningen", "Figures that are uncertain since they were read")
_YEARS: Final = Text(
    "{outcomes} utfall i {indicators} indikatorer saknar årtal: tabellens kolumner gick förlorade. Ordningen är känd, "
    "men inte vilket år varje värde gäller.",
    "{outcomes} outcomes of {indicators} indicators have no year: the table's columns were lost. Their order is known, "
    "but not the year of each value.",
)
_ALL_PLACED: Final = Text("Alla utfall har sitt årtal.", "Every outcome has its year.")
_DOUBTS: Final = Text(
    "Frågor från inläsningen som ingen har svarat på: {count}.",
    "Questions of the import that nobody has answered: {count}.",
)
_WAITING: Final = Text(
    "Regler om uppföljning och undantag, som inte prövades", "Rules on follow-up and waivers, which were not tried"
)
_IDLE: Final = Text("Regler som inte hade något att pröva", "Rules that had nothing to check")
_IDLE_FOR: Final = Text(
    "Regler som inte hade något att pröva för {division}", "Rules that had nothing to check for {division}"
)
_ELSEWHERE: Final = Text("Regler som inte gäller här", "Rules that do not apply here")
_NO_IDLE: Final = Text("Alla regler hade något att pröva.", "Every rule had something to check.")
_WARNINGS: Final = Text("Vid läsningen av filerna", "When the files were read")


def part(setting: Setting) -> Section:
    """What is undecided, by cause; what was not supplied; what is uncertain; which rules had nothing to look at."""
    blocks = [
        _undecided(setting),
        *_not_supplied_section(setting),
        Section("uncertain", say(setting.say(_UNCERTAIN)), (Paragraph(say(_uncertain(setting))), *_doubts(setting))),
        *_idle(setting),
    ]
    warnings = setting.checked.warnings
    if warnings:
        document = setting.checked.agreement.document
        told = tuple(say(warning_words(warning, document, setting.language)) for warning in warnings)
        blocks.append(Section("reading", say(setting.say(_WARNINGS)), (listing(told),)))
    return Section("not-judged", say(setting.say(TITLE)), tuple(blocks))


def _undecided(setting: Setting) -> Block:
    questions = open_questions(setting.checked.undecided)
    if not questions:
        return Paragraph(say(setting.say(_ALL_DECIDED)))
    rows = []
    for question in questions:
        subjects = unique(subject_label(setting.graph, subject) for subject in question.subjects)
        asked = LABELS[question.name].in_(setting.language)
        reason = (
            own(question.reason.sv)
            if question.reason.sv == question.reason.en
            else say(question.reason.in_(setting.language))
        )
        rules = joined(tuple((Words(rule, target=rule_target(rule)),) for rule in question.rules))
        rows.append((cell(asked), cell(reason), cell(*map(own, subjects)), cell(rules)))
    return Table(setting.say(_QUESTIONS), tuple(setting.say(text) for text in _HEAD), tuple(rows))


def _not_supplied_section(setting: Setting) -> list[Section]:
    lines = _not_supplied(setting)
    return [Section("not-supplied", say(setting.say(_NOT_GIVEN)), (listing(lines),))] if lines else []


def _not_supplied(setting: Setting) -> list[Line]:
    lines: list[Line] = []
    if not setting.reported:
        lines.append(say(setting.say(_NO_FOLLOW_UP, occasion=setting.occasion_name)))
    if setting.earlier is None:
        lines.append(say(setting.say(_NO_EARLIER)))
    for section in setting.graph.by_kind["section"]:
        for unread in setting.known("unread", section):
            where = source_words(source_place(setting.graph, section), setting.language, HARD_SPACE)
            place = f", {where}" if where else ""
            lines.append((Words(setting.say(_UNREAD)), Words(unread, own=True), Words(f"{place}.")))
    return lines


def _uncertain(setting: Setting) -> str:
    undated = setting.graph.tables["year"].unknown
    outcomes = [one for one in setting.concerned(setting.graph.by_kind["outcome"]) if one in undated]
    if not outcomes:
        return setting.say(_ALL_PLACED)
    indicators = {one.rpartition("/outcome/")[0] for one in outcomes}
    return setting.say(_YEARS, outcomes=len(outcomes), indicators=len(indicators))


def _doubts(setting: Setting) -> list[Block]:
    """The questions that import left open: what each is about, what was read, and what is asked."""
    doubts = setting.checked.agreement.doubts
    if not doubts:
        return []
    items = tuple(
        (
            (Words(f"{DOUBTS[doubt['code']].in_(setting.language)}: "), *own(quoted(doubt["read"], setting.language))),
            own(doubt["question"]),
        )
        for doubt in doubts
    )
    return [Paragraph(say(setting.say(_DOUBTS, count=len(doubts)))), Listing(items)]


def _idle(setting: Setting) -> list[Block]:
    outcomes = setting.checked.outcomes
    elsewhere = [one.rule for one in outcomes if one.not_applicable]
    tried = {one.rule.id for one in setting.checked.tried}
    idle = [one.rule for one in outcomes if not one.not_applicable and not one.checked and one.rule.id in tried]
    waiting = [one.rule for one in outcomes if not one.not_applicable and one.rule.id not in tried]
    nothing_to_check = (
        setting.say(_IDLE)
        if setting.division is None
        else setting.say(_IDLE_FOR, division=setting.label(setting.division))
    )
    blocks: list[Block] = []
    for key, heading, rules in (
        ("idle", nothing_to_check, idle),
        ("waiting", setting.say(_WAITING), waiting),
        ("elsewhere", setting.say(_ELSEWHERE), elsewhere),
    ):
        if rules:
            lines = tuple(say(f"{rule.title.in_(setting.language)} ({rule.id})") for rule in rules)
            blocks.append(Section(f"rules-{key}", say(heading), (listing(lines),)))
    return blocks or [Paragraph(say(setting.say(_NO_IDLE)))]
