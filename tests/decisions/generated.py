"""Agreements with all sorts of faults, made by hypothesis on the ground of the sound one."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any, Final

from hypothesis import strategies as st

from checker.agreement import agreement_of
from checker.run import Checked, check_agreement
from tests.decisions.versions import BUNDLED
from tests.sound import sound_graph

Entry = dict[str, Any]

# Three words that no other thing has, so that a thing can be told from every other, as in real life it can.
OWN: Final = (
    *("skolgård bibliotek odling", "fiber bredband mast", "vatten reningsverk sjö", "buss hållplats pendling"),
    *("arkiv diarium handling", "brand övning larm", "näring etablering mark", "kost råvara kök", "cykel gångväg ljus"),
)
TAILS: Final = ("", " Klart 2029.", " Resultatet utvärderas under 2026.", " TBD", " Sker i samverkan med TEK.")
DATES: Final = (None, "2025-01-01", "2026-01-01", "2026-06-30", "2026-12-31", "2028-12-31")
DIVISIONS: Final = st.lists(st.sampled_from(("SHB", "TEK", "ROS", "VA")), max_size=3, unique=True)


def _without_none(entry: Entry) -> Entry:
    return {key: value for key, value in entry.items() if value not in (None, [], {})}


@st.composite
def _result(draw: st.DrawFn, number: int, own: str, indicators: int) -> Entry:
    measure = f"{own.split()[number % 3]} {number}"
    text = draw(
        st.sampled_from((f"Andelen {measure} ska öka till minst 80 %", f"Genomföra {measure}", f"Mer {measure}"))
    )
    claim: Entry = {"measure": measure, "operator": "ge", "value": draw(st.sampled_from(("80", "120"))), "quote": text}
    if indicators and draw(st.booleans()):
        claim["measured_by"] = {f"i{draw(st.integers(1, indicators))}": draw(st.sampled_from(("stated", "judged")))}
    claims = draw(st.sampled_from(([claim], [], None)))
    held_by = draw(st.sampled_from((None, ["KS"], ["MSN"])))
    made = {"id": f"r{number}", "text": text, "held_by": held_by}
    return _without_none(made) | ({} if claims is None else {"claims": claims})


@st.composite
def _indicator(draw: st.DrawFn, number: int, own: str) -> Entry:
    outcomes = draw(
        st.sampled_from(({"2024": "70 %", "2025": "81 %"}, {"unplaced": ["70 %"]}, {"unplaced": ["9", "8", "7"]}, {}))
    )
    title = f"{own.split()[number % 3].capitalize()} i kommunen nr {number}, andel (%)"
    better = draw(st.sampled_from((None, "up", "down")))
    return _without_none({"id": f"i{number}", "title": title, "unit": "%", "better": better, "outcomes": outcomes})


@st.composite
def _goal(draw: st.DrawFn, own: str) -> Entry:
    indicators = draw(st.integers(0, 2))
    results = draw(st.integers(0, 3))
    made = {
        "kind": "goal",
        "title": f"Kommunen ska ha bra {own}",
        "decided_by": "KF",
        "held_by": draw(st.sampled_from((["KS"], ["KS", "MSN"], None))),
        "kept_by_board": draw(st.sampled_from((None, "true"))),
        "results": [draw(_result(number, own, indicators)) for number in range(1, results + 1)],
        "indicators": [draw(_indicator(number, own)) for number in range(1, indicators + 1)],
    }
    return _without_none(made)


@st.composite
def _assignment(draw: st.DrawFn, own: str) -> Entry:
    recipients = draw(DIVISIONS)
    made = {
        "kind": "assignment",
        "title": f"Utveckla {own}",
        "decided_by": "KS",
        "held_by": ["KS"],
        "named_in_sentence": {"codes": recipients, "quote": f"Uppdraget ges till {recipients}."}
        if recipients
        else None,
        "led_by": draw(DIVISIONS),
        "supported_by": draw(DIVISIONS),
        "start": draw(st.sampled_from(DATES)),
        "end": draw(st.sampled_from((*DATES, {"unknown": "sidan saknas"}))),
        "follow_up": draw(st.sampled_from((None, ["vår"], ["vår", "delår", "helår"]))),
        "text": [f"Arbetet med {own} fortsätter.{draw(st.sampled_from(TAILS))}"],
    }
    return _without_none(made)


@st.composite
def agreements(draw: st.DrawFn) -> Entry:
    """The sound agreement with up to five items more, each with words of its own, some of which carry faults."""
    ground: Any = sound_graph().agreement.document.value
    value: Entry = deepcopy(ground)
    owns = draw(st.lists(st.sampled_from(OWN), min_size=1, max_size=5, unique=True))
    for place, own in enumerate(owns):
        item = draw(st.one_of(_goal(own), _assignment(own)))
        item["number"] = f"1.1.{4 + place}" if item["kind"] == "goal" else f"1.2.{5 + place}"
        item["in_area"] = "1"
        if item["kind"] == "assignment":
            item["serves"] = draw(st.sampled_from(({}, {"1.1.1": "judged"}, {"1.1.2": "stated"})))
        value["items"].append(item)
    return value


def written(value: Entry, indent: int | None = 1) -> bytes:
    """An agreement as a file of it."""
    return json.dumps(value, ensure_ascii=False, indent=indent).encode()


def checked(value: Entry, indent: int | None = 1) -> Checked:
    """An agreement, checked by all rules that look at agreements."""
    return check_agreement(agreement_of(written(value, indent), "generated.yaml"), BUNDLED)
