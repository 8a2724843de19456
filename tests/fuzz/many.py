"""Agreements that have one thing very many times: each kind is a function from how many to the agreement's file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

import yaml

from tests.fuzz.mutate import MOST_BYTES
from tests.sound import SOUND

Value = dict[str, Any]
_UNREAD: Final = {"unknown": "raden är borta"}
_TEXT: Final = "Andelen fossilfria fordon ska öka till minst 95 %"


def many(kind: str, count: int) -> bytes:
    """The sound agreement with `count` more of a kind of things."""
    agreement: Value = yaml.load(SOUND.read_bytes(), yaml.BaseLoader)
    MANY[kind](agreement, count)
    return json.dumps(agreement, ensure_ascii=False).encode()  # JSON is YAML


def _goal(place: int, **more: Any) -> Value:
    return {"number": f"1.1.{place + 10}", "kind": "goal", "title": f"Mål om sak{place}x", "in_area": "1", **more}


def _assignment(place: int, **more: Any) -> Value:
    head = {"number": f"1.1.{place + 10}", "kind": "assignment", "decided_by": "KF"}
    return {**head, "title": f"Ordna sak{place}x", **more}


def _result(place: int, **claim: Any) -> Value:
    return {"id": f"q{place}", "text": f"Antalet sak{place}x ökar", "claims": [{"measure": "antal bilar", **claim}]}


def _items(made: Callable[[int], Value]) -> Callable[[Value, int], None]:
    """More items, of their place."""

    def add(agreement: Value, count: int) -> None:
        agreement["items"] += map(made, range(count))

    return add


def _rows(made: Callable[[int], Value]) -> Callable[[Value, int], None]:
    """More common rows in the first appendix."""

    def add(agreement: Value, count: int) -> None:
        rows = agreement["appendices"][0]["sections"][0]["sections"]
        rows += ({"title": "Kris", "role": "common_row", **made(place)} for place in range(count))

    return add


def _claims_of_one(agreement: Value, count: int) -> None:
    agreement["items"][0]["results"] += [_result(place, value=str(place)) for place in range(count)]


def _links_of_one(agreement: Value, count: int) -> None:
    goal = agreement["items"][0]
    goal["indicators"] += [{"id": f"q{place}", "title": f"Sak {place}"} for place in range(count)]
    goal["results"][0]["claims"][0]["measured_by"] = {f"q{place}": "judged" for place in range(count)}


def _unjudged(agreement: Value, count: int) -> None:
    """Results and indicators of one goal of which nobody has said which measures which."""
    goal = agreement["items"][0]
    goal["results"] += [_result(place, value=str(place)) for place in range(count)]
    goal["indicators"] += [{"id": f"q{place}", "title": f"Sak {place}"} for place in range(count)]


def _doubts(agreement: Value, count: int) -> None:
    """Open questions of an import about indicators, and as many indicators."""
    agreement["items"][0]["indicators"] += [{"id": f"q{place}", "title": f"Sak {place}"} for place in range(count)]
    asked = {"code": "figures", "read": "1 2", "question": "?"}
    agreement["doubts"] = [{**asked, "about": f"1.1.1/indicator/q{place}"} for place in range(count)]


def _divisions(agreement: Value, count: int) -> None:
    names = [f"Enheten {place}" for place in range(count)]
    head = {"kind": "division", "party": "true"}
    agreement["bodies"] += [{**head, "code": f"D{place}", "name": name} for place, name in enumerate(names)]
    agreement["items"] += [_assignment(place, text=[f"{name} gör det."]) for place, name in enumerate(names)]


def _outcomes(agreement: Value, count: int) -> None:
    agreement["items"][0]["indicators"][0]["outcomes"] = {"unplaced": [str(place) for place in range(count)]}


def _recipients(agreement: Value, count: int) -> None:
    codes = [f"D{place}" for place in range(count)]
    agreement["bodies"] += [{"code": code, "kind": "division", "party": "true", "name": code} for code in codes]
    agreement["items"][2] |= {"named_in_sentence": {"codes": codes}, "led_by": codes[::-1], "supported_by": codes}


def _areas_of_one(agreement: Value, count: int) -> None:
    names = [f"Sak {place}" for place in range(count)]
    agreement["items"][5]["area_names"] = names[::-1]
    agreement["appendices"][0]["sections"] += [{"title": name, "role": "area"} for name in names]


def _sentences(agreement: Value, count: int) -> None:
    for place, appendix in enumerate(agreement["appendices"]):
        plan = "plan" if place else "planen"
        text = " ".join(f"Delta i sak{n}x enligt den kris{plan} som finns." for n in range(count))
        appendix["sections"][0]["sections"].append({"title": "Mycket", "role": "common_row", "text": [text]})


def _unknown_fields(agreement: Value, count: int) -> None:
    agreement["clauses"] |= {f"c{place}": {"quote": "N"} for place in range(count)}


def _results(agreement: Value, count: int) -> None:
    results = [{"id": f"q{place}", "text": f"Andelen ska öka till minst {place} %"} for place in range(count)]
    agreement["items"][0]["results"] += results


MANY: Final[dict[str, Callable[[Value, int], None]]] = {
    "goals with the same result": _items(lambda place: _goal(place, results=[{"id": "r1", "text": _TEXT}])),
    "assignments that are unlike": _items(_assignment),
    "assignments with the same title": _items(lambda place: _assignment(place, title="Ta fram en plan")),
    "assignments with the same number": _items(lambda place: _assignment(place, number="1.1.10")),
    "assignments with the wrong numbers": _items(lambda place: _assignment(place, number=f"1.2.{place + 10}")),
    "assignments each like the next": _items(
        lambda place: _assignment(place, title=" ".join(f"w{n}x" for n in range(place, place + 10)))
    ),
    "assignments without a known title": _items(lambda place: _assignment(place, title=_UNREAD)),
    "goals with the same indicator": _items(
        lambda place: _goal(
            place, indicators=[{"id": "i1", "title": "Fordon", "outcomes": {"2023": "1", "2024": str(place)}}]
        )
    ),
    "goals with an unknown indicator": _items(
        lambda place: _goal(place, indicators=[{"id": "i1", "title": _UNREAD, "outcomes": {"2024": str(place)}}])
    ),
    "claims that conflict": _items(lambda place: _goal(place, results=[_result(place, value=str(place % 2))])),
    "claims of figures of their own": _items(lambda place: _goal(place, results=[_result(place, value=str(place))])),
    "claims of an unknown figure": _items(lambda place: _goal(place, results=[_result(place, value=_UNREAD)])),
    "claims of an unknown measure": _items(
        lambda place: _goal(place, results=[_result(place, measure=_UNREAD, value=str(place))])
    ),
    "results of one goal": _results,
    "claims in one goal": _claims_of_one,
    "links of one claim": _links_of_one,
    "results and indicators that nobody has linked": _unjudged,
    "questions about indicators": _doubts,
    "divisions that the text names": _divisions,
    "outcomes of one indicator": _outcomes,
    "recipients of one assignment": _recipients,
    "areas of one appendix": _areas_of_one,
    "fields that are not known": _unknown_fields,
    "rows with the same title": _rows(lambda place: {"text": ["Delta i krishantering enligt planen."]}),
    "rows without a known title": _rows(lambda place: {"title": _UNREAD, "text": ["Delta."]}),
    "rows without a known text": _rows(lambda place: {"text": _UNREAD}),
    "rows without a known role": _rows(lambda place: {"role": _UNREAD, "text": ["Delta."]}),
    "sentences that drift": _sentences,
    "assignments that nobody has linked": _items(
        lambda place: _assignment(place, in_area="1") if place % 2 else _goal(place, decided_by="KF")
    ),
}


def otherwise(kind: str, count: int) -> bytes:
    """The same, with other words for what there is many of, and in another order."""
    agreement: Value = json.loads(many(kind, count))
    agreement["items"][-count:] = agreement["items"][: -count - 1 : -1]
    text = json.dumps(agreement, ensure_ascii=False)
    return re.sub(r"sak(\d)", r"gods\1", text.replace("Enheten", "Avdelningen").replace("Ta fram", "Ordna")).encode()


def megabyte(kind: str) -> bytes:
    """As many of a kind as are just below a megabyte."""
    each = (len(many(kind, 3_000)) - len(many(kind, 1_000))) / 2_000
    count = int(MOST_BYTES / each)
    while len(data := many(kind, count)) >= MOST_BYTES:  # names and numbers grow longer with their number
        count = int(count * 0.95)
    return data
