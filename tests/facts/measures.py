"""Claims on one measure and the outcomes of its indicator."""

from __future__ import annotations

from typing import Any

from tests.facts.agreements import made, measured, said

I1 = "1.1.1/indicator/i1"
Claim = dict[str, Any]
Outcomes = list[str] | dict[str, str]
"""Outcomes whose years are lost, or by year."""


def claim(operator: str | None = None, value: str | None = None, **more: Any) -> Claim:
    """A claim on a share of vehicles."""
    stated = {"operator": operator, "value": value, "unit": "%" if value else None}
    return {"measure": "fordon", **{word: said for word, said in stated.items() if said}, **more}


def fulfilled(outcomes: Outcomes, *claims: Claim, **indicator: Any) -> str:
    """What is known of the fulfilment; "" for nothing."""
    (found,) = said(made(measured(outcomes, *claims, **indicator)), "fulfilment", I1) or ("",)
    return str(found)


def two_years(before: str, latest: str) -> dict[str, str]:
    return {"2024": before, "2025": latest}
