"""Agreements to draw: of any size, and with what nobody expects in them."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from hypothesis import strategies as st

from checker.agreement import agreement_of, read_agreement
from checker.run import Checked, check_agreement
from tests.output.reviews import bundled
from tests.sound import EXAMPLE, SOUND

DAY: Final = date(2026, 4, 30)
DRAWN: Final = ("DAT01", "DAT02", "DEL01", "DEL03", "EKO01", "IND01", "LED01", "RES01", "STR01")
"""Rules whose findings stand on items, on their parts and on divisions."""
Entries = dict[str, Any]


@cache
def real() -> Checked:
    """The real agreement, checked by every rule."""
    return check_agreement(read_agreement(EXAMPLE, shown_as="ks-2026.yaml"), [*bundled().rules.values()])


@cache
def sound() -> Checked:
    """The sound agreement, on which no rule finds anything."""
    return check_agreement(read_agreement(SOUND, shown_as="sound.yaml"), [*bundled().rules.values()])


def made(divisions: int, items: list[Entries], **head: Any) -> Checked:
    """An agreement with divisions D1, D2 and on, and an outsider UT, checked by the rules that pictures show."""
    bodies: list[Entries] = [{"code": "KF", "kind": "council"}, {"code": "KS", "kind": "board", "party": "true"}]
    for one in range(1, divisions + 1):
        bodies.append({"code": f"D{one}", "kind": "division", "party": "true", "name": f"Verksamhet {'x' * 3 * one}"})
    bodies.append({"code": "UT", "kind": "division"})
    entries = {"agreement": {"id": "made", "year": "2026", "of_board": "KS", **head}, "bodies": bodies, "items": items}
    agreement = agreement_of(json.dumps(entries, ensure_ascii=False).encode(), "made.yaml")
    return check_agreement(agreement, [bundled().rules[one] for one in DRAWN])


HOSTILE: Final = (
    "<script>alert('x')</script> & \"mer\" ]]>",
    "=cmd|' /C calc'!A0",
    "\u202ebakvänt\u202c och \u2067så\u2069",
    "ö" * 10_000,
    "a b " * 2_500,
    "Flaggstångsknoppsförgyllningsentreprenörsförbundsordförandekandidat",
    "日本語の題名" * 9,
    "e\u0301" * 300,
)
TITLES: Final = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=80),
)
NUMBERS: Final = st.from_regex(r"[1-9]\.[12]\.[1-9]{1,2}", fullmatch=True) | st.just("123456789.123456789.123456789")
DATES: Final = st.one_of(
    st.none(),
    st.dates(date(2019, 1, 1), date(2034, 1, 1)).map(str),
    st.sampled_from(["1990-01-01", "2099-12-31"]),
    st.just({"unknown": "sidan är avriven"}),
)


class Sketch(NamedTuple):
    """An agreement as a test shows it when it fails."""

    divisions: int
    items: list[Entries]
    head: Entries

    @property
    def checked(self) -> Checked:
        """The agreement, read and checked."""
        return made(self.divisions, self.items, **self.head)


@st.composite
def agreements(draw: st.DrawFn) -> Sketch:
    """Any agreement of one to fifteen divisions and up to nine items, whole or with anything missing."""
    divisions = draw(st.integers(1, 15))
    codes = [f"D{one}" for one in range(1, divisions + 1)]
    some = st.lists(st.sampled_from([*codes, "UT", "KS"]), unique=True, max_size=5)
    recipients = st.one_of(
        st.just({"all": "true"}),
        some.filter(bool).map(lambda chosen: {"codes": chosen}),
        st.none(),
        st.just({"unknown": "sidan är avriven"}),
    )
    items: list[Entries] = []
    for number in draw(st.lists(NUMBERS, max_size=9)):
        kind = draw(st.sampled_from(["goal", "assignment", "base_assignment"]))
        given: Entries = {
            "title": draw(TITLES),
            "decided_by": draw(st.sampled_from(["KF", "KS", None])),
            "named_in_sentence": draw(recipients),
            "led_by": draw(some) or None,
            "supported_by": draw(st.lists(st.sampled_from(codes), unique=True, max_size=2)) or None,
            "kept_by_board": draw(st.sampled_from(["true", None])),
        }
        if kind == "assignment":
            given |= {word: draw(DATES) for word in ("start", "end")}
        if kind != "goal":
            given["follow_up"] = draw(st.lists(st.sampled_from(["vår", "delår", "helår"]), unique=True)) or None
        items.append({"number": number, "kind": kind, **{key: value for key, value in given.items() if value}})
    mandate = draw(st.sampled_from([{}, {"mandate": {"from": "2023", "to": "2026"}}]))
    return Sketch(divisions, items, {**mandate, "title": draw(TITLES)})
