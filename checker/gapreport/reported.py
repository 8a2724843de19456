"""What the divisions have reported at the occasion: how it stands, what they say of it, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from checker.finding import reporters
from checker.gapreport.setting import Setting
from checker.gapreport.values import Line, Listing, Tone, Words, status
from checker.rendering import item_label
from checker.vocabulary import STATUSES
from checker.vocabulary.labels import LABELS
from checker.words import Text

_TONES: Final[dict[str, Tone]] = dict(
    zip(STATUSES, ("ok", "warning", "ok", "info", "undecided", "undecided"), strict=True)
)
_NAMES: Final = dict(
    zip(STATUSES, ("on track", "off track", "done", "not begun", "cannot be measured", "not reported"), strict=True)
)
_MISSING: Final = Text("redovisning saknas", "no report")
_COUNTED: Final = Text(
    "Läget enligt redovisningarna till {occasion}: {counts}.",
    "How it stands by the reports for the {occasion}: {counts}.",
)
_SAID: Final = ("comment", "cause", "consequence", "action", "owner", "date", "forecast")


def report_on(setting: Setting, item: str, division: str | None) -> str | None:
    """The report on an item from a division: its own, or the one for all that are to report it; None for none.

    `division` is None for what the board reports itself.
    """
    reports = setting.known("has_report", item)
    if division is None:
        return next((one for one in reports if not setting.known("reported_by", one)), None)
    own = next((one for one in reports if setting.known("reported_by", one) == (division,)), None)
    if own is not None or division not in reporters(setting.graph, item):
        return own
    return next((one for one in reports if not setting.known("reported_by", one)), None)


def status_words(setting: Setting, report: str | None) -> Words:
    """How it stands; a report without a status is one that is missing, and no report at all is none that is due."""
    if report is None:
        return Words("\N{EN DASH}")
    said = setting.graph.first(report, "status")
    if said is None:
        return status("undecided", setting.say(_MISSING))
    words = str(said)
    if words not in _TONES:
        return Words(words, own=True, tone="undecided")
    return status(_TONES[words], words if setting.language == "sv" else _NAMES[words])


def counted(setting: Setting) -> str:
    """How many reports have which status."""
    graph = setting.graph
    shown = setting.division
    reports = [
        one for one in graph.by_kind["report"] if shown is None or setting.known("reported_by", one) in ((), (shown,))
    ]
    counts = Counter(status_words(setting, report).text for report in reports)
    missing = setting.say(_MISSING)
    told = [f"{words}: {count}" for words, count in counts.most_common() if words != missing]
    if counts[missing]:
        told.append(f"{missing}: {counts[missing]}")
    return setting.say(_COUNTED, occasion=setting.occasion_name, counts="; ".join(told))


def missing(setting: Setting, division: str, items: Iterable[str]) -> int:
    """How many of the items a division has not reported."""
    reports = (report_on(setting, item, division) for item in items)
    return sum(one is not None and setting.graph.first(one, "status") is None for one in reports)


def told(setting: Setting, division: str | None, items: Iterable[str]) -> Listing:
    """What is said in the reports of a division, or of the board, for those that say more than how it stands."""
    entries: list[tuple[Line, ...]] = []
    for item in items:
        report = report_on(setting, item, division)
        if report is None:
            continue
        lines = [
            (Words(f"{LABELS[word].in_(setting.language).capitalize()}: "), Words(str(value), own=True))
            for word in _SAID
            if (value := setting.graph.first(report, word)) is not None
        ]
        if lines:
            head = (
                Words(item_label(setting.graph, item), own=True, strong=True),
                Words(" "),
                status_words(setting, report),
            )
            entries.append((head, *lines))
    return Listing(tuple(entries))
