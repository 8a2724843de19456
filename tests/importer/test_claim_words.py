"""Claims as people type them: said and read again they are the same, and what is not understood is none."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.importer.items.claim_words import claims_said, said_claims
from checker.importer.wordings import all_wordings
from checker.words import Language

FIGURES = st.sampled_from(["5", "1 200", "3,5", "0", "-2"])
UNITS = st.sampled_from(["%", "kr", "st per år", None])


@st.composite
def claims(draw: st.DrawFn) -> dict[str, str]:
    """A claim with any of its parts that go together."""
    claim: dict[str, Any] = {"measure": draw(st.sampled_from(["sjukfrånvaron", "NKI: totalt", "andel (%), kommunen"]))}
    operator = draw(st.sampled_from(["lt", "le", "eq", "ge", "gt", "between", "delta", None]))
    if operator == "between":
        claim |= {"operator": operator, "value": "2", "upper": "4,5", "unit": draw(UNITS)}
    elif operator:
        claim |= {"operator": operator, "value": draw(FIGURES), "unit": draw(UNITS)}
    if operator:
        claim["year"] = draw(st.sampled_from(["2026", None]))
    claim["direction"] = draw(st.sampled_from(["up", "down"] + [None] * bool(operator)))
    claim["reference"] = draw(st.sampled_from(["previous_year", "other_measure", "external", None]))
    if operator not in (None, "delta") and claim["reference"] is None:
        claim["reference"] = "fixed"
    return {name: held for name, held in claim.items() if held is not None}


@given(st.lists(claims(), min_size=1, max_size=3), st.sampled_from(["sv", "en"]))
def test_what_is_said_is_read_as_it_was(several: list[dict[str, str]], language: Language) -> None:
    found = claims_said(said_claims(several, language), "orden", all_wordings())
    assert found == [{**claim, "quote": "orden"} for claim in several]


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("Sjukfrånvaron: Högst 5%, år 2027", {"operator": "le", "value": "5", "unit": "%", "year": "2027"}),
        ("Sjukfrånvaron: ned", {"direction": "down"}),
        ("Sjukfrånvaron: minska, föregående år", {"direction": "down", "reference": "previous_year"}),
        ("Sjukfrånvaron ska vara högst 5 %", {"operator": "le", "value": "5", "unit": "%"}),
    ],
)
def test_other_ways_to_type_it(words: str, claim: dict[str, str]) -> None:
    (found,) = claims_said(words, "", all_wordings())
    assert claim.items() <= found.items()
    assert found["measure"] == "Sjukfrånvaron"


@pytest.mark.parametrize(
    "words",
    [
        *(
            "",
            "bättre",
            "sjukfrånvaron",
            "sjukfrånvaron:",
            ": högst 5 %",
            "sjukfrånvaron: bra",
            "sjukfrånvaron: år 2027",
        ),
        *("sjukfrånvaron: mellan 5 och 2 %", "sjukfrånvaron: högst 5 %, minst 2 %", "sjukfrånvaron: ned; bättre"),
    ],
)
def test_what_is_not_understood_is_no_claim(words: str) -> None:
    assert claims_said(words, "", all_wordings()) == []
