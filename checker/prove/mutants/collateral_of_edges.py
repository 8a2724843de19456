"""Why other rules speak, too, where an operator has gone to the edge of a rule."""

from __future__ import annotations

from typing import Final

from checker.words import Text

_STRANGER: Final = Text("den utomstående är ingen part", "who is from outside is no party")
_REMOVED: Final = Text("det som hörde dit är borttaget", "what belonged to it is removed")
_ENDED: Final = Text("uppdraget är slut före året", "the assignment has ended before the year")
_UNDECIDED: Final = Text("ingen har beslutat punkten", "nobody decided the item")
_COPIED: Final = Text("det som gäller originalet gäller kopian", "what was found of the original is found of the copy")
_NEW_WORDS: Final = Text(
    "med helt nya ord är det ett annat resultat, och det som gällde det gamla gäller det nya",
    "with wholly new words it is another result, and what was found of the old is found of the new",
)
_NEW_TITLE: Final = Text(
    "med en ny titel är det en annan indikator, och det som gällde den gamla gäller den nya",
    "with a new title it is another indicator, and what was found of the old is found of the new",
)

OF_EDGES: Final[dict[str, dict[str, Text]]] = {
    "ended-long-ago": {"DAT03": _ENDED, "UPP13": _ENDED},
    "not-final-yet": {"DAT01": Text("slutdagen fattas", "the last day is missing")},
    "occasions-only-in-items": {
        "UPP03": Text("överenskommelsen har inga tillfällen", "the agreement has no occasions")
    },
    "expires-today": {"UND03": Text("den dagen är nära", "that day is near")},
    "passed-and-no-later": {
        "RES05": Text("två målvärden för samma mått krockar", "two figures for the same measure conflict")
    },
    "without-outcomes": {"IND05": Text("indikatorn har inga utfall", "the indicator has no outcomes")},
    "copied-alike": {
        "IND04": Text("inget resultat mäts av kopiorna", "no result is measured by the copies"),
        "IND16": _COPIED,
    },
    "stranger-listed-alone": {"ANS03": Text("parterna räknas inte längre upp", "the parties are listed no more")},
    "shared-without-appendix": {"BIL11": Text("bilagan beskriver inget längre", "the appendix describes nothing now")},
    "stranger-named": {
        "DEL04": Text(
            "rubriken nämner andra mottagare än den ändrade meningen",
            "the heading names other recipients than the changed sentence",
        ),
        "LED02": Text("den som leder har inte fått punkten", "the lead has not got the item"),
    },
    "board-in-one-part": {
        "DEL03": _STRANGER,
        "LED01": Text(
            "med en mottagare till är det delat, och ingen leder",
            "with one more recipient it is shared, and nobody leads it",
        ),
        "ANS01": Text("ingen nämnd har punkten", "no board holds the item"),
    },
    "unit-that-helps": {"DEL03": _STRANGER},
    "activity-in-other-words": {"RES07": _NEW_WORDS},
    "activity-in-every-way": {"RES07": _NEW_WORDS},
    "activity-in-per-cent": {"RES07": _NEW_WORDS},
    "share-by-every-name": {"IND16": _NEW_TITLE},
    "change-by-every-name": {"IND16": _NEW_TITLE},
    "defined-anew-in-every-way": dict.fromkeys(("IND16", "IND18", "IND21"), _NEW_TITLE),
    "number-says-nothing": {"ANS01": _UNDECIDED},
    "only-the-councils-numbers": {"BIL11": _REMOVED, "DEL08": _REMOVED},
}
"""By operator and rule, as the others."""
