"""The slips that change nothing, which nobody can notice: a reason for each, kept as data."""

from __future__ import annotations

from typing import Final

from checker.words import Text

_SYMMETRIC: Final = Text(
    "likhet gäller åt båda hållen: det som liknar något annat liknas av det",
    "likeness goes both ways: what is like another, the other is like",
)
_NO_SECTION: Final = Text(
    "överenskommelsen och en bilaga är själva inga avsnitt: de har varken roll eller nummer",
    "the agreement and an appendix are no sections themselves: they have neither role nor number",
)

EQUIVALENT: Final[dict[str, dict[str, Text]]] = {
    "ANS03": {
        f"require/and/{one}/has_section+/role -> in_agreement/has_section*/role": _NO_SECTION
        for one in ("0/or/1/not/in_agreement", "1/or/1/not/in_agreement", "2/or/2/not/in_agreement")
    },
    "BIL06": {"require/has_section+/number -> has_section*/number": _NO_SECTION},
    "BIL08": {
        "require/has_appendix/belongs_to/subset_of -> equals": Text(
            "bara bilagor som finns kan räknas upp", "only appendices that are there can be listed"
        ),
    },
    "DEL10": {"where/or/1/similar_to -> ^similar_to": _SYMMETRIC},
    "IND02": {
        "where/^measured_by/some_value/or/1/has_claim/max_count: 1": Text(
            "ett resultat mäts av det som mäter dess påståenden, så dess indikatorer är redan valda",
            "a result with claims is measured by what measures them, so the claim selects its indicators already",
        ),
    },
    "IND15": {
        "where/same_measure -> ^same_measure": _SYMMETRIC,
        "require/or/1/same_measure/has_outcome/outcome_key -> ^same_measure/has_outcome/outcome_key": _SYMMETRIC,
    },
    "RES04": {"require/similar_to -> ^similar_to": _SYMMETRIC},
    "RES05": {
        "require/has_claim/conflicts_with -> has_claim/^conflicts_with": Text(
            "två påståenden som inte går ihop gör det inte åt något håll", "claims that conflict do so both ways"
        )
    },
    "STR01": {
        "require/unique_values_for without in_agreement": Text(
            "en granskning ser en överenskommelse i taget", "a check sees one agreement at a time"
        )
    },
    "STR02": {
        "require/and/0/or/1/area_number/equals -> subset_of": Text(
            "varje punkt har ett nummer och står i högst ett målområde, som också har ett",
            "every item has one number and stands in at most one area, which has one too",
        ),
    },
    "STR10": {"require/has_section+/role -> has_section*/role": _NO_SECTION},
    "UPP12": {
        "where/^has_section+ -> ^has_section*": Text("ett avsnitt är ingen bilaga", "a section is no appendix"),
        "where/^has_section+/some_value/has_section+ -> has_section*": _NO_SECTION,
    },
}
"""By rule, what the slip is (as `slips_in` says it) and why the rule is the same after it."""
