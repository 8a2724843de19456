"""Why other rules speak, too, where an operator has broken an agreement: a reason for every cell, kept as data."""

from __future__ import annotations

from typing import Final

_PART: Final = "the same fault from its other side"
_CLAIM: Final = "the changed figures are more precise than the claim, or fall short of it"
_RENUMBERED: Final = "the number is gone from its run, or stands in another area's"
_SERVED: Final = "the assignment serves another, whose period it leaves"
_GIVEN: Final = "the heading names other recipients than the changed sentence"
_SHARED: Final = "with one more recipient it is shared, and nobody leads it"
_NEW_WORDS: Final = "with wholly new words it is another result, and what was found of the old is found of the new"
_COPIED: Final = "what was found of the original is found of the copy"

COLLATERAL: Final[dict[str, dict[str, str]]] = {
    "recipients-cut": {
        "LED02": "a lead is left who has not got the item",
        "DEL12": "the unit in the title belongs to nobody who has the item",
    },
    "kept-mark-cut": {"DEL08": "a goal that the board does not keep must be served"},
    "stranger-given-item": {
        "DEL04": _GIVEN,
        "DEL11": "the stranger is a board that holds the item",
        "LED01": _SHARED,
        "LED03": "with one more recipient it is shared, and its lead supports it",
    },
    "party-struck": {
        "ANS07": "the sections still list it",
        "LED02": "`all divisions` no longer holds it, but it leads",
    },
    "moved-to-empty-area": {"STR02": "the number names the area that it left"},
    "given-twice": {
        "STR03": "the copy's number leaves a gap before it",
        **dict.fromkeys(("DEL05", "EKO03", "LED01", "DAT05"), _COPIED),
        "LED07": "its recipients have one assignment more",
    },
    "board-recipient": {"DEL04": _GIVEN, "LED01": _SHARED, "LED03": "with one more recipient it is shared"},
    "lead-outside": {"LED03": "the lead from outside is the supporter"},
    "leads-piled": {"DEL04": _GIVEN, "BIL01": "the base assignment's appendix is another division's"},
    "decision-cut": {
        "DEL07": "the area has nothing left that the council decided",
        "DEL10": "of two like it, neither is left that the council decided",
    },
    "holder-cut": {"LED02": "the board leads what it no longer holds"},
    "decider-swapped": {"DEL10": "of two like it, both are now the council's"},
    "dates-swapped": {
        "UPP13": "every occasion falls outside a period that is turned round",
        "DAT03": "the turned period begins after the year",
        "DAT04": _SERVED,
        "EKO03": "it now begins this year",
    },
    "period-later": {
        "UPP13": "this year's occasions fall before it",
        "DAT07": "it ends after the mandate period",
        "DAT04": _SERVED,
    },
    "period-earlier": {
        "UPP13": "this year's occasions fall after it",
        "DAT05": "the prose names the year that it left",
        "DAT04": _SERVED,
    },
    "ends-after-served": {"DAT07": "the later end is past the mandate period"},
    "past-mandate": {"DAT04": _SERVED},
    "begun-long-ago": {"DAT04": _SERVED},
    "occasion-before-start": {"DAT04": _SERVED, "EKO03": "it now begins this year"},
    "final-report-dropped": {"UPP02": "its occasions are no longer the agreement's"},
    "follow-up-cut": {"DAT09": "it ends this year, without a final report"},
    "claims-cut": {"RES02": "a result without claims cannot be measured"},
    "result-unread": {"IND04": _PART},
    "links-of-result-cut": {"IND04": _PART},
    "links-to-indicator-cut": {"IND03": _PART},
    "outcomes-cut": {"IND06": "last year's outcome, with which it compares, is gone too"},
    "last-year-lost": {"IND08": _CLAIM, "IND21": _CLAIM},
    "target-more-precise": {"IND21": "the figure was raised a little, so it is no longer met"},
    "trend-turned": {"IND08": _CLAIM, "IND21": _CLAIM},
    "series-jumps": {
        "IND08": _CLAIM,
        "IND21": _CLAIM,
        "IND10": "of some, less is better",
    },
    "share-above-hundred": {"IND09": "it is also beyond the claim's range"},
    "columns-lost": {"IND21": "the outcome that is left does not meet the claim"},
    "indicator-copied": {
        "IND04": "no result of the other goal is measured by the copy",
        "IND08": _CLAIM,
        "IND21": _CLAIM,
        "IND10": "of some, less is better",
        **dict.fromkeys(("IND16", "IND17"), _COPIED),
    },
    "indicators-piled": {
        "IND04": "no result is measured by the copies",
        **dict.fromkeys(("IND05", "IND10", "IND11", "IND16", "IND18"), _COPIED),
    },
    "claims-blunted": {"IND02": "its indicators lose their target"},
    "activity-as-result": dict.fromkeys(("IND03", "RES02", "RES05", "RES06", "RES07"), _NEW_WORDS),
    "result-copied": {
        "RES02": "the copy has no claims",
        "RES03": _COPIED,
        "RES06": "the other goal is held by several boards, and the copy names none",
    },
    "claim-contradicted": {
        "IND03": "nothing measures the second result",
        "RES06": "the goal is held by several boards, and the second result names none",
    },
    "number-duplicated": {
        "STR02": _RENUMBERED,
        "STR03": _RENUMBERED,
        "DEL08": "what served the renumbered goal serves it no more",
    },
    "common-row-removed": {
        "BIL12": "the row named a group of which the division is a member",
        "BIL05": "with one appendix fewer, another wording is that of most",
    },
}
