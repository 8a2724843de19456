"""Part 1: what was checked, for which occasion, and what was read."""

from __future__ import annotations

from typing import Final

from checker import __version__
from checker.gapreport.setting import Setting, title_of
from checker.gapreport.values import Line, Section, Terms, Words, own, say
from checker.graph import AGREEMENT
from checker.words import HARD_SPACE, Text, enumerate_words, unique

TITLE: Final = Text("Uppgifter om kontrollen", "About the check")
_AGREEMENT: Final = Text("Överenskommelse", "Agreement")
_YEAR: Final = Text("Gäller", "Valid for")
_DECISION: Final = Text("Beslut", "Decision")
_NO_DECISION: Final = Text("datum och paragraf anges inte", "date and paragraph are not stated")
_OCCASION: Final = Text("Tillfälle", "Occasion")
_DAY: Final = Text("Datum för kontrollen", "Date of the check")
_READ: Final = Text("Läst fil", "File read")
_HASH: Final = Text("Kontrollsumman (SHA-256) börjar på {digits}", "Its checksum (SHA-256) begins with {digits}")
_TAKEN_FROM: Final = Text("Filens underlag", "What the file was taken from")
_CONTENT: Final = Text("Inläst innehåll", "What was read")
_RULES: Final = Text("Regler", "Rules")
_RULES_OF: Final = Text("{count} regler{rulebook}, styrkoll {version}", "{count} rules{rulebook}, styrkoll {version}")
_RULEBOOK: Final = Text(", regelverkets version {rulebook}", ", version {rulebook} of the rulebook")
_EARLIER: Final = Text("Jämförd med", "Compared with")
_NO_EARLIER: Final = Text("ingen tidigare kontroll angiven", "no earlier check was given")
_FOLLOW_UP: Final = Text("Uppföljning", "Follow-up")
_NO_FOLLOW_UP: Final = Text("ingen uppföljning inläst", "no follow-up was read")
_FOLLOW_UP_NOTE: Final = Text("Om uppföljningen", "About the follow-up")
_ONLY: Final = Text("Avgränsning", "Limited to")
_ONLY_DIVISION: Final = Text("bara det som gäller {division}", "only what concerns {division}")
_COUNTED: Final = (
    ("goal", Text("mål", "goals")),
    ("assignment", Text("uppdrag", "assignments")),
    ("base_assignment", Text("grunduppdrag", "base assignments")),
    ("indicator", Text("indikatorer", "indicators")),
    ("appendix", Text("bilagor", "appendices")),
)


def part(setting: Setting) -> Section:
    """What was checked, when, with what."""
    graph, document = setting.graph, setting.checked.agreement.document
    municipality = graph.first(AGREEMENT, "municipality")
    agreement: Line = (Words(title_of(graph), own=True),)
    if municipality:
        agreement = (*agreement, Words(", "), Words(str(municipality), own=True))
    digits = document.digest[:16]
    rulebook = "" if setting.rulebook is None else setting.say(_RULEBOOK, rulebook=setting.rulebook)
    rules = setting.say(_RULES_OF, count=len(setting.checked.outcomes), rulebook=rulebook, version=__version__)
    entries: list[tuple[Text, Line]] = [
        (_AGREEMENT, agreement),
        (_YEAR, say(_period(setting))),
        (_DECISION, _decision(setting)),
        (_OCCASION, say(f"{setting.occasion_name} {setting.year}")),
        (_DAY, say(setting.day.isoformat())),
        (_READ, (Words(document.file), Words(". "), Words(setting.say(_HASH, digits=digits)))),
    ]
    source = graph.agreement.head.get("source", {}).get("document")
    if source:
        entries.append((_TAKEN_FROM, say(str(source))))
    entries += [
        (_CONTENT, say(_counted(setting))),
        (_RULES, say(rules)),
        (_EARLIER, say(setting.earlier.file if setting.earlier else setting.say(_NO_EARLIER))),
        (_FOLLOW_UP, say(", ".join(one.file for one in setting.reported) or setting.say(_NO_FOLLOW_UP))),
        *((_FOLLOW_UP_NOTE, own(note)) for note in unique(one.note for one in setting.reported if one.note)),
    ]
    if setting.division is not None:
        entries.insert(1, (_ONLY, say(setting.say(_ONLY_DIVISION, division=setting.label(setting.division)))))
    return Section(
        "about", say(setting.say(TITLE)), (Terms(tuple((setting.say(name), line) for name, line in entries)),)
    )


def _period(setting: Setting) -> str:
    start, end = (setting.graph.first(AGREEMENT, word) for word in ("period_start", "period_end"))
    if start is None or end is None:
        return str(setting.year)
    return f"{start}\N{EN DASH}{end}"


def _decision(setting: Setting) -> Line:
    graph = setting.graph
    stated = [graph.first(AGREEMENT, word) for word in ("decision_date", "decision_paragraph", "reference_number")]
    words = [str(one) for one in stated if one is not None]
    return own(", ".join(words)) if words else say(setting.say(_NO_DECISION))


def _counted(setting: Setting) -> str:
    by_kind = setting.graph.by_kind
    counts = [f"{len(by_kind[kind])}{HARD_SPACE}{words.in_(setting.language)}" for kind, words in _COUNTED]
    return enumerate_words(counts, setting.language)
