"""Why other rules speak, too, where an operator has broken an agreement: a reason for every cell, kept as data."""

from __future__ import annotations

from typing import Final

from checker.prove.mutants.collateral_of_edges import OF_EDGES
from checker.words import Text

_PART: Final = Text("samma fel från andra hållet", "the same fault from its other side")
_CLAIM: Final = Text(
    "de ändrade värdena är noggrannare än målvärdet, eller når det inte",
    "the changed figures are more precise than the claim, or fall short of it",
)
_RENUMBERED: Final = Text(
    "numret fattas i sin följd, eller står i ett annat målområdes",
    "the number is gone from its run, or stands in another area's",
)
_SERVED: Final = Text(
    "uppdraget bidrar till ett annat, vars tid det lämnar", "the assignment serves another, whose period it leaves"
)
_GIVEN: Final = Text(
    "rubriken nämner andra mottagare än den ändrade meningen",
    "the heading names other recipients than the changed sentence",
)
_SHARED: Final = Text(
    "med en mottagare till är det delat, och ingen leder", "with one more recipient it is shared, and nobody leads it"
)
_NEW_WORDS: Final = Text(
    "med helt nya ord är det ett annat resultat, och det som gällde det gamla gäller det nya",
    "with wholly new words it is another result, and what was found of the old is found of the new",
)
_EMPTIED: Final = Text(
    "målområdet har inget kvar som fullmäktige har beslutat", "the area has nothing left that the council decided"
)
_UNDECIDED: Final = Text(
    "av två som liknar den har fullmäktige inte längre beslutat någon",
    "of two like it, neither is left that the council decided",
)
_NO_TARGET: Final = Text("indikatorerna förlorar sitt målvärde", "its indicators lose their target")
_FEWER: Final = Text(
    "med en bilaga mindre är det en annan lydelse som är de flestas",
    "with one appendix fewer, another wording is that of most",
)
_COPIED: Final = Text("det som gäller originalet gäller kopian", "what was found of the original is found of the copy")

COLLATERAL: Final[dict[str, dict[str, Text]]] = {
    **OF_EDGES,
    "recipients-cut": {
        "LED02": Text("kvar är en huvudansvarig som inte har fått punkten", "a lead is left who has not got the item"),
        "DEL12": Text(
            "enheten i rubriken hör till ingen som har punkten",
            "the unit in the title belongs to nobody who has the item",
        ),
    },
    "kept-mark-cut": {
        "DEL08": Text(
            "ett mål som nämnden inte behåller måste något bidra till",
            "a goal that the board does not keep must be served",
        )
    },
    "stranger-given-item": {
        "DEL04": _GIVEN,
        "DEL11": Text(
            "den utomstående är en nämnd som ansvarar för punkten", "the stranger is a board that holds the item"
        ),
        "LED01": _SHARED,
        "LED03": Text(
            "med en mottagare till är det delat, och den som leder stöttar också",
            "with one more recipient it is shared, and its lead supports it",
        ),
    },
    "party-struck": {
        "ANS07": Text("avsnitten räknar fortfarande upp den", "the sections still list it"),
        "LED02": Text(
            "”alla verksamheter” omfattar den inte längre, men den leder",
            "`all divisions` no longer holds it, but it leads",
        ),
    },
    "moved-to-empty-area": {
        "STR02": Text("numret anger målområdet som det lämnade", "the number names the area that it left")
    },
    "given-twice": {
        "STR03": Text("kopians nummer lämnar en lucka före sig", "the copy's number leaves a gap before it"),
        **dict.fromkeys(("DEL05", "EKO03", "LED01", "DAT05"), _COPIED),
        "LED07": Text("mottagarna har ett uppdrag till", "its recipients have one assignment more"),
    },
    "board-recipient": {
        "DEL04": _GIVEN,
        "LED01": _SHARED,
        "LED03": Text("med en mottagare till är det delat", "with one more recipient it is shared"),
    },
    "lead-outside": {
        "LED03": Text("den huvudansvariga utifrån är den som stöttar", "the lead from outside is the supporter")
    },
    "leads-piled": {
        "DEL04": _GIVEN,
        "BIL01": Text(
            "grunduppdragets bilaga är en annan verksamhets", "the base assignment's appendix is another division's"
        ),
    },
    "decision-cut": {
        "DEL07": _EMPTIED,
        "DEL10": _UNDECIDED,
    },
    "holder-cut": {
        "LED02": Text("nämnden leder det som den inte längre ansvarar för", "the board leads what it no longer holds")
    },
    "decider-swapped": {
        "DEL10": Text("av två som liknar den är nu båda fullmäktiges", "of two like it, both are now the council's")
    },
    "dates-swapped": {
        "UPP13": Text(
            "varje tillfälle ligger utanför en period som är omvänd",
            "every occasion falls outside a period that is turned round",
        ),
        "DAT03": Text("den omvända perioden börjar efter året", "the turned period begins after the year"),
        "DAT04": _SERVED,
        "EKO03": Text("det börjar nu i år", "it now begins this year"),
    },
    "period-later": {
        "UPP13": Text("årets tillfällen ligger före den", "this year's occasions fall before it"),
        "DAT07": Text("det slutar efter mandatperioden", "it ends after the mandate period"),
        "DAT04": _SERVED,
    },
    "period-earlier": {
        "UPP13": Text("årets tillfällen ligger efter den", "this year's occasions fall after it"),
        "DAT05": Text("texten nämner året som det lämnade", "the prose names the year that it left"),
        "DAT04": _SERVED,
    },
    "ends-after-served": {
        "DAT07": Text("det senare slutet ligger efter mandatperioden", "the later end is past the mandate period")
    },
    "past-mandate": {"DAT04": _SERVED},
    "begun-long-ago": {"DAT04": _SERVED},
    "occasion-before-start": {"DAT04": _SERVED, "EKO03": Text("det börjar nu i år", "it now begins this year")},
    "final-report-dropped": {
        "UPP02": Text("tillfällena är inte längre överenskommelsens", "its occasions are no longer the agreement's")
    },
    "follow-up-cut": {
        "DAT09": Text("det slutar i år, utan slutredovisning", "it ends this year, without a final report")
    },
    "claims-cut": {
        "RES02": Text("ett resultat som inget påstår går inte att mäta", "a result without claims cannot be measured")
    },
    "result-unread": {"IND04": _PART},
    "links-of-result-cut": {"IND04": _PART},
    "links-to-indicator-cut": {"IND03": _PART},
    "outcomes-cut": {
        "IND06": Text(
            "förra årets utfall, som det jämförs med, är också borta",
            "last year's outcome, with which it compares, is gone too",
        )
    },
    "last-year-lost": {"IND08": _CLAIM, "IND21": _CLAIM},
    "target-more-precise": {
        "IND21": Text(
            "målvärdet höjdes något, så det nås inte längre", "the figure was raised a little, so it is no longer met"
        )
    },
    "trend-turned": {"IND08": _CLAIM, "IND21": _CLAIM},
    "series-jumps": {
        "IND08": _CLAIM,
        "IND21": _CLAIM,
        "IND10": Text("för några är lägre bättre", "of some, less is better"),
    },
    "share-above-hundred": {
        "IND09": Text("det ligger också utanför målvärdets gränser", "it is also beyond the claim's range")
    },
    "columns-lost": {
        "IND21": Text("utfallet som är kvar når inte målvärdet", "the outcome that is left does not meet the claim")
    },
    "indicator-copied": {
        "IND04": Text(
            "inget resultat i det andra målet mäts av kopian", "no result of the other goal is measured by the copy"
        ),
        "IND08": _CLAIM,
        "IND21": _CLAIM,
        "IND10": Text("för några är lägre bättre", "of some, less is better"),
        **dict.fromkeys(("IND16", "IND17"), _COPIED),
    },
    "indicators-piled": {
        "IND04": Text("inget resultat mäts av kopiorna", "no result is measured by the copies"),
        **dict.fromkeys(("IND05", "IND10", "IND11", "IND16", "IND18"), _COPIED),
    },
    "claims-blunted": {"IND02": _NO_TARGET},
    "claim-cut": {"IND02": _NO_TARGET},
    "activity-as-result": dict.fromkeys(("IND03", "RES02", "RES05", "RES06", "RES07"), _NEW_WORDS),
    "result-copied": {
        "RES02": Text("kopian påstår inget", "the copy has no claims"),
        "RES03": _COPIED,
        "RES06": Text(
            "flera nämnder har det andra målet, och kopian nämner ingen",
            "the other goal is held by several boards, and the copy names none",
        ),
    },
    "claim-contradicted": {
        "IND03": Text("inget mäter det andra resultatet", "nothing measures the second result"),
        "RES06": Text(
            "flera nämnder har målet, och det andra resultatet nämner ingen",
            "the goal is held by several boards, and the second result names none",
        ),
    },
    "number-duplicated": {
        "STR02": _RENUMBERED,
        "STR03": _RENUMBERED,
        "DEL08": Text(
            "det som bidrog till målet gör inte det när målet har fått ett annat nummer",
            "what served the renumbered goal serves it no more",
        ),
    },
    "common-row-removed": {
        "BIL12": Text(
            "raden nämnde en grupp som verksamheten är med i", "the row named a group of which the division is a member"
        ),
        "BIL05": _FEWER,
    },
    "appendix-removed": {
        "ANS03": Text("verksamheten är part, men har ingen bilaga", "the division is a party, but has no appendix"),
        "BIL05": _FEWER,
        "BIL12": Text(
            "en verksamhet i en grupp har ingen bilaga som nämner gruppen",
            "a division in a group has no appendix to name it",
        ),
    },
    "agreement-year-shifted": {
        "IND06": Text(
            "året före är ett annat, och det har indikatorn inget utfall för",
            "the year before is another, for which the indicator has no outcome",
        ),
        "IND19": Text("målåret är nu ett senare år", "the claim's year is a later one now"),
        "UPP05": Text("avsnittet följs upp ett senare år", "the section is followed up in a later year"),
        "UPP13": Text("årets tillfällen ligger före den", "this year's occasions fall before it"),
    },
    "assignment-called-goal": {
        "DEL08": Text("inget bidrar till det som nu är ett mål", "nothing serves what is a goal now")
    },
    "council-called-board": {
        "ANS04": Text("en nämnds förkortning ska förklaras", "what a board's abbreviation stands for must be told"),
        "DEL07": _EMPTIED,
        "DEL10": _UNDECIDED,
    },
}
