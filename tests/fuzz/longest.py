"""For every list of the agreement's schema an agreement in which it is as long as a megabyte has room for, and for
every text one in which it is as long.

Members are `short`, with what must be there, or `full`, with every field; one has them all, or `many` have ten each.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import partial
from itertools import count, product
from typing import Any, Final, NamedTuple

import yaml

from checker.agreement.limits import (
    MOST_APPENDICES,
    MOST_CANDIDATES,
    MOST_PARAGRAPHS,
    MOST_PARTS,
    MOST_TOGETHER,
    _listed,
    _parts,
)
from checker.agreement.schema import AGREEMENT
from checker.vocabulary import RELATIONS
from tests.fuzz.mutate import MOST_BYTES
from tests.sound import SOUND

Value = dict[str, Any]
Rules = dict[str, Any]
_ROOM: Final = MOST_BYTES - 20_000
_SOUND: Final = yaml.load(SOUND.read_bytes(), yaml.CBaseLoader)
_EACH: Final = 10
"""So many members each of many owners has."""
_DECLARED: Final = 300
"""So many codes are declared for members that are codes, where many have them."""
_GOAL: Final = "9.1.1"


class Step(NamedTuple):
    """A field on the way to another; `branch`: which of several shapes its members have, where they have several."""

    name: str
    rules: Rules
    branch: str | None = None


class Longest(NamedTuple):
    """What is long, in words, and the agreement."""

    name: str
    data: bytes


def longest() -> Iterator[Longest]:
    """Every list, in each way, and every text."""
    for way in fields():
        if way[-1].rules["type"] == "string":
            for told, text in (("words", "ord " * (_ROOM // 4)), ("a word", "a" * _ROOM)):
                yield Longest(f"{name(way)}: {told}", flow(_with_text(way, text.strip())).encode())
        else:
            yield from (Longest(f"{name(way)}: {told}", _as_long_as_may_be(made)) for told, made in ways_of(way))


Made = Callable[[int], Value]
"""The agreement with so many members."""


def ways_of(way: tuple[Step, ...]) -> Iterator[tuple[str, Made]]:
    """The ways in which a list can be long, in words."""
    last = way[-1].rules
    owned = any(step.rules["type"] == "list" for step in way[:-1])
    filled = last["type"] == "list" and last["schema"].get("type") != "string"
    for full, many in product((False, True) if filled else (False,), (False, True) if owned else (False,)):
        told = f"{'full' if full else 'short'}, {'many' if many else 'one'}"
        yield told, partial(_with_many, way, full=full, many=many)


def fields() -> Iterator[tuple[Step, ...]]:
    """The way to every list, to every mapping with names of its own, and to every text.

    What several kinds have is tried of the first; sections, two in each other.
    """
    met = set()
    for way in _fields(AGREEMENT.schema, ()):
        names = tuple(step.name for step in way)
        if names not in met and names.count("sections") <= 2 and not _REFERRING.intersection(names[-1:]):
            met.add(names)
            yield way


def _fields(schema: Mapping[str, Any], before: tuple[Step, ...]) -> Iterator[tuple[Step, ...]]:
    for name, rules in schema.items():
        for branch in rules.get("anyof", [rules]):
            if "schema" in branch and branch["type"] == "list":
                way = (*before, Step(name, branch))
                yield way
                for shape in branch["schema"].get("anyof", [branch["schema"]]):
                    if shape["type"] == "dict":
                        kind = shape.get("meta", {}).get("when", {}).get("kind")
                        yield from _fields(shape["schema"], (*before, Step(name, branch, kind)))
            elif branch["type"] == "dict" and "schema" in branch:
                yield from _fields(branch["schema"], (*before, Step(name, branch)))
            elif branch["type"] == "dict" or branch.get("check_with") == "text":
                yield (*before, Step(name, branch))


def name(way: tuple[Step, ...]) -> str:
    """What a way is called."""
    return ".".join(step.name if step.branch is None else f"{step.name}[{step.branch}]" for step in way)


def flow(value: Any) -> str:
    """The value as YAML on one line, in as few letters as may be."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{flow(key)}: {flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(flow, value)) + "]"
    return value if re.fullmatch(r"[\wåäö.]+( [\wåäö.]+)*", value) else json.dumps(value, ensure_ascii=False)


def _as_long_as_may_be(made: Callable[[int], Value]) -> bytes:
    """In a megabyte, and as many as an agreement may have."""
    few, more = (len(flow(made(number)).encode()) for number in (1_000, 3_000))
    number = int((_ROOM - few) / (more - few) * 2_000) + 1_000
    while over := _over(value := made(number)):
        number = int(number / over) - 1
    while len(data := flow(value).encode()) >= MOST_BYTES:
        number = int(number * 0.95)
        value = made(number)
    return data


def _over(value: Value) -> float:
    """How many times as many as there may be of what there is most of; 0 where there may be so much."""
    parts = _parts(value)
    candidates, paragraphs = _listed(value)
    most = max(
        *(number / (MOST_APPENDICES if sort == "appendices" else MOST_PARTS) for sort, number in parts.items()),
        sum(parts.values()) / MOST_TOGETHER,
        candidates / MOST_CANDIDATES,
        paragraphs / MOST_PARAGRAPHS,
    )
    return most if most > 1 else 0


def _with_many(way: tuple[Step, ...], number: int, *, full: bool, many: bool) -> Value:
    """The sound agreement with so many members of the last list or mapping of a way, with one owner or many."""
    maker = _Maker(_DECLARED if many else number)
    *before, last = way
    meant = before[-1].name if last.name == "among" else last.name
    each = _EACH if many else number
    for _ in range(number // each):
        maker.put(before, {last.name: maker.members(last._replace(name=meant), each, full=full)})
    return maker.agreement


def _with_text(way: tuple[Step, ...], text: str) -> Value:
    maker = _Maker(1)
    maker.put(list(way[:-1]), {way[-1].name: text})
    return maker.agreement


class _Maker:
    """Makes values of the schema, each with names of its own, in a sound agreement."""

    def __init__(self, declared: int) -> None:
        self.agreement: Value = deepcopy(_SOUND)
        self.goal: Value = {"number": _GOAL, "kind": "goal"}
        self.agreement["items"].append(self.goal)
        self.declared = max(declared, 1)
        self.names = count()
        self.known: dict[str, list[str]] = {}

    def put(self, steps: list[Step], held: Value) -> None:
        """Puts fields where the steps lead: in a new member of the last list."""
        at = self.agreement
        lists = [place for place, step in enumerate(steps) if step.rules["type"] == "list"]
        for place, step in enumerate(steps):
            if place not in lists:
                if not isinstance(at.get(step.name), dict):
                    at[step.name] = self.value(step.name, step.rules, full=False)
                at = at[step.name]
                continue
            listed = at.setdefault(step.name, [])
            if place == lists[-1] or not listed:
                listed.append(self.value(step.name, step.rules["schema"], step.branch, full=False))
            at = self.goal if step.branch == "goal" and place != lists[-1] else listed[-1]
        for name, value in held.items():
            at[name] = at[name] + value if isinstance(value, list) and isinstance(at.get(name), list) else value

    def members(self, step: Step, number: int, *, full: bool) -> Any:
        """So many members of a list or mapping."""
        if step.rules["type"] == "dict":
            return dict(self.pair(step.name, step.rules) for _ in range(number))
        return [self.value(step.name, step.rules["schema"], step.branch, full=full) for _ in range(number)]

    def value(self, name: str, rules: Rules, branch: str | None = None, *, full: bool) -> Any:
        """A value of these rules, under a field of this name."""
        if "anyof" in rules:
            shapes: list[Rules] = rules["anyof"]
            kinds = (one for one in shapes if one.get("meta", {}).get("when", {}).get("kind") == branch)
            rules = next(kinds, shapes[0]) if branch is not None else shapes[0]
        if rules["type"] == "list":
            return [self.value(name, rules["schema"], full=full)] if "schema" in rules else []
        if rules["type"] == "dict":
            return self.mapping(rules["schema"], full=full) if "schema" in rules else dict([self.pair(name, rules)])
        return self.scalar(name, rules)

    def mapping(self, schema: Rules, *, full: bool) -> Value:
        """One with what must be there, or with every field but sections in it."""
        return {
            name: {} if name in ("measured_by", "serves") else self.value(name, rules, full=False)
            for name, rules in schema.items()
            if rules.get("required")
            or (full and name not in ("sections", "in_operational_area"))
            or (name == "about" and "question" in schema)
            or (name == "all" and "codes" in schema)
        }

    def pair(self, name: str, rules: Rules) -> tuple[str, Any]:
        """A name of its own, or that is declared, and its value."""
        match name:
            case "measured_by":
                indicators = self.goal.setdefault("indicators", [])
                key = self._declared(name, lambda key: indicators.append({"id": key}))
            case "serves":
                key = self._declared(name, lambda key: self.agreement["items"].append({"number": key, "kind": "goal"}))
            case _:
                key = f"n{next(self.names)}"
        return key, self.scalar(name, rules["valuesrules"])

    def scalar(self, name: str, rules: Rules) -> str:
        """A text of these rules; of what must be declared, one that is."""
        if "allowed" in rules:
            if "figures" in rules["allowed"]:  # a question that may be about any node
                return "figures"
            return str(rules["allowed"][next(self.names) % len(rules["allowed"])])
        if name in _AS_DECLARED:
            return _AS_DECLARED[name]
        wanted = rules["check_with"]
        if wanted == "text" and (name == "codes" or name in RELATIONS):
            kinds = RELATIONS[name].range if name in RELATIONS else ("division",)
            kind = "division" if "division" in kinds else kinds[0]
            return self._declared(kind, lambda key: self.agreement["bodies"].append({"code": key, "kind": kind}))
        if wanted in ("text", "id"):
            return f"a{next(self.names)}"
        return _OF_A_TYPE.get(wanted) or str(next(self.names) % 100)

    def _declared(self, sort: str, declare: Callable[[str], None]) -> str:
        known = self.known.setdefault(sort, [])
        if len(known) >= self.declared:
            return known[next(self.names) % self.declared]
        known.append(f"{sort[0]}{len(known)}")
        declare(known[-1])
        return known[-1]


_AS_DECLARED: Final = {
    "of_board": "KS",
    "decided_by": "KF",
    "in_area": "1",
    "belongs_to": "SHB",
    "described_in": "SHB",
    "lists_appendix": "SHB",
    "about": _GOAL,
}
_REFERRING: Final = {"of_board", "decided_by", "belongs_to", "in_area", "in_operational_area"}
"""Texts that are names of what stands elsewhere in the file."""
_OF_A_TYPE: Final = {"year": "2024", "date": "2026-01-01", "bool": "true"}
