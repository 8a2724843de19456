"""The slips that fewer than two of the three proofs notice: a reason for each, kept as data."""

from __future__ import annotations

from typing import Final

_VALUES: Final = "the same items are found, other appendices named; SHACL's answer is of items"
_SPRING: Final = "the matrix has reports for spring alone; an occasion is no node that an operator changes"

EXPLAINED: Final[dict[str, dict[str, str]]] = {
    "BIL01": {
        "require/described_in/max_count dropped": _VALUES,
        "require/described_in/max_count: 2": _VALUES,
        "require/described_in/belongs_to/subset_of -> equals": _VALUES,
    },
    "UPP09": {
        "where/occasion dropped": _SPRING,
        "where/occasion/in without delår": _SPRING,
    },
}
"""By rule, what the slip is and why one proof cannot notice it."""
