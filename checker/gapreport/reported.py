"""What the divisions have reported at the occasion: how it stands, what they say of it, and what is missing."""

from __future__ import annotations

from collections import Counter
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
_MISSING: Final = Text("inte redovisat", "not reported")
_COUNTED: Final = Text("Redovisat till {occasion}: {counts}.", "Reported for the {occasion}: {counts}.")
_SAID: Final = ("comment", "cause", "consequence", "action", "owner", "date", "forecast")


def report_on(setting: Setting, item: str, division: str) -> str | None:
    """The report on an item from a division: its own, or the one for all that are to report it; None for none."""
    reports = setting.known("has_report", item)
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
    told = [f"{words}: {count}" for words, count in counts.most_common()]
    return setting.say(_COUNTED, occasion=setting.occasion_name, counts="; ".join(told))


def told(setting: Setting, division: str, items: list[str]) -> Listing:
    """What is said in the reports of a division, for those that say more than how it stands."""
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
