"""Agreements with very many open questions of one kind, each with what it can be answered with."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import yaml

from tests.sound import SOUND

Value = dict[str, Any]


def with_questions(kind: str, count: int) -> bytes:
    """The sound agreement with so many open questions of a kind."""
    agreement: Value = yaml.load(SOUND.read_bytes(), yaml.BaseLoader)
    agreement["doubts"] = [{"read": "1 2", "question": "?", **one} for one in KINDS[kind](agreement, count)]
    return json.dumps(agreement, ensure_ascii=False).encode()  # JSON is YAML


def _item(place: int) -> Value:
    return {"number": f"1.1.{place + 10}", "kind": "assignment", "title": f"Ordna sak{place}x", "decided_by": "KF"}


def _of_items(code: str, field: str) -> Callable[[Value, int], list[Value]]:
    def asked(agreement: Value, count: int) -> list[Value]:
        agreement["items"] += map(_item, range(count))
        return [{"code": code, "about": f"1.1.{place + 10}", "field": field} for place in range(count)]

    return asked


def _measured_by(agreement: Value, count: int) -> list[Value]:
    goal = agreement["items"][0]
    goal["indicators"] += [{"id": f"q{place}", "title": f"Sak {place}"} for place in range(count)]
    goal["results"] += [{"id": f"q{place}", "text": f"Sak {place}"} for place in range(count)]
    return [
        {"code": "measured-by", "about": f"1.1.1/result/q{place}", "field": "measured_by"} for place in range(count)
    ]


def _unread(agreement: Value, count: int) -> list[Value]:
    agreement["items"] += map(_item, range(count))
    return [{"code": "unread", "read": f"rad {place}"} for place in range(count)]


def _headings(agreement: Value, count: int) -> list[Value]:
    appendix = agreement["appendices"][0]
    appendix["sections"] += [{"title": f"Rubrik {place}", "text": [f"rad {place}"]} for place in range(count)]
    about = f"appendix/{appendix['belongs_to']}"
    return [{"code": "heading", "about": about, "read": f"rad {place}"} for place in range(count)]


KINDS: Final[dict[str, Callable[[Value, int], list[Value]]]] = {
    "serves": _of_items("serves", "serves"),
    "lead": _of_items("lead", "led_by"),
    "measured-by": _measured_by,
    "unread": _unread,
    "heading": _headings,
}
