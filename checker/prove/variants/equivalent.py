"""The slips that change nothing, which nobody can notice: a reason for each, kept as data."""

from __future__ import annotations

from typing import Final

from checker.words import Text

_SYMMETRIC: Final = Text(
    "likhet gäller åt båda hållen: det som liknar något annat liknas av det",
    "likeness goes both ways: what is like another, the other is like",
)

EQUIVALENT: Final[dict[str, dict[str, Text]]] = {
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
    "STR02": {
        "require/and/0/or/1/area_number/equals -> subset_of": Text(
            "varje punkt har ett nummer och står i högst ett målområde, som också har ett",
            "every item has one number and stands in at most one area, which has one too",
        ),
    },
}
"""By rule, what the slip is (as `slips_in` says it) and why the rule is the same after it."""
