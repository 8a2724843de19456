"""Agreements to draw: of any size, and with what nobody expects in them."""

from __future__ import annotations

import json
from typing import Any, Final

from hypothesis import strategies as st

from checker.agreement import agreement_of
from checker.run import Checked, check_agreement
from tests.output.reviews import bundled

OCCASIONS: Final = ("vår", "delår", "helår")


def checked(entries: dict[str, Any], *only: str) -> Checked:
    """An agreement, checked by the bundled rules of these ids, or by all."""
    agreement = agreement_of(json.dumps(entries, ensure_ascii=False).encode(), "made.yaml")
    return check_agreement(agreement, [one for one in bundled().rules.values() if not only or one.id in only])


def head(**more: Any) -> dict[str, Any]:
    """The head of an agreement."""
    return {"id": "made-2026", "year": "2026", "of_board": "KS", **more}


def bodies(divisions: int, name: str = "Verksamhet") -> list[dict[str, str]]:
    """The council, the board and so many divisions, D1, D2 and on."""
    made = [{"code": f"D{one}", "kind": "division", "party": "true", "name": f"{name} {one}"} for one in range(1, divisions + 1)]
    return [{"code": "KF", "kind": "council"}, {"code": "KS", "kind": "board", "party": "true"}, *made]


TITLES: Final = st.one_of(
    st.sampled_from(["<b>&amp;\"'</b>", "=cmd|' /C calc'!A0", "\u202ebakvänt\u202c", "ö" * 10_000, "W" * 200, "日本語" * 40, "a b " * 3000, "😀 é́"]),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=60).filter(lambda text: text.strip()),
)
DATES: Final = st.dates(min_value=__import__("datetime").date(1990, 1, 1), max_value=__import__("datetime").date(2060, 1, 1)).map(str)
