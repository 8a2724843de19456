"""Rules made from the grammar: shapes and paths of any depth from the words that there are, right in most places."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random
from typing import Any, Final

from checker.rulebook.constraints.registry import CONSTRAINTS
from checker.vocabulary import ATTRIBUTES, FACTS, KINDS, RELATIONS
from tests.fuzz.hostile_values import FRAGMENTS

_WORDS: Final = (*RELATIONS, *RELATIONS, *ATTRIBUTES, *FACTS)
_KINDS: Final = ("assignment", "assignment", "goal", *KINDS)
_COUNTS: Final = (0, 1, 1, 2, 3, -1, 10**30, "1.5", "01", "", "$most")
_VALUES: Final = ("1", "2026", "2026-12-31", "KS", "true", "20,0", "x", "1e400", "$most", "9" * 50)
_PATTERNS: Final = (
    "a",
    "^x$",
    "(a+)+$",
    "(\\w+\\s?)*:",
    "(a|aa)+b",
    "[",
    "(x{1,99}){1,99}",
    "a" * 499,
    "(a|b|ab)*c",
    "å.*ö.*å.*ö",
)


def generated_rule(random: Random) -> bytes:
    """A rule file, as JSON, which is YAML."""
    target = random.choice(_KINDS)
    rule: dict[str, Any] = {
        "id": "T01",
        "severity": random.choice(("error", "warning", "info")),
        "title": {"sv": "Titel", "en": "Title"},
        "basis": [random.choice(("skr-follow-up", {"clause": "lead"}))],
        "target": target if random.random() < 0.9 else random.sample(_KINDS, 3),
        "require": _shape(random, 0),
        "message": dict.fromkeys(("sv", "en"), _message(random)),
        "advice": {"sv": "Råd", "en": "Advice"},
    }
    if random.random() < 0.4:
        rule["where"] = _shape(random, 0)
    if random.random() < 0.4:
        rule["report_at"] = _path(random, 0)
    if random.random() < 0.3:
        rule["parameters"] = {"most": random.choice((*_COUNTS, *_VALUES))}
    if random.random() < 0.2:
        example = {"is": random.choice(("finding", "ok", "undecided", "no_target")), "with": {"1.2.1": _patch(random)}}
        rule["examples"] = [example | ({"at": "1.2.1"} if random.random() < 0.5 else {})]
    if random.random() < 0.1:
        rule[random.choice([*rule])] = random.choice(FRAGMENTS)
    return json.dumps(rule, ensure_ascii=random.random() < 0.2, indent=random.choice((None, 1))).encode(
        errors="surrogatepass"
    )


def _shape(random: Random, depth: int) -> dict[str, Any]:
    if depth > random.choice((2, 3, 3, 30)):
        return {"led_by": {"min_count": 1}}
    keys: dict[str, Any] = {}
    for _ in range(random.choice((1, 1, 1, 2))):
        way = random.random()
        if way < 0.7 or depth > 12:
            keys[_path(random, 0)] = _block(random, depth + 1)
        elif way < 0.85:
            keys[random.choice(("and", "or", "xone"))] = [
                _shape(random, depth + 1) for _ in range(random.choice((2, 2, 2, 3, 1)))
            ]
        else:
            keys["not"] = _shape(random, depth + 1)
    return keys


def _block(random: Random, depth: int) -> Any:
    if random.random() < 0.03:
        return random.choice(("x", [], {}, None, 1))
    names = random.choices([*CONSTRAINTS], k=random.choice((1, 1, 2, 3)))
    return {key: one for name in names for key, one in _constraint(random, name, depth)}


def _constraint(random: Random, name: str, depth: int) -> list[tuple[str, Any]]:
    made: dict[str, Callable[[], Any]] = {
        "kinds": lambda: random.choice(_KINDS),
        "values": lambda: random.choice((random.choice(_VALUES), random.sample(_VALUES, 2))),
        "bound": lambda: random.choice(_VALUES),
        "pattern": lambda: random.choice(_PATTERNS),
        "count": lambda: random.choice(_COUNTS),
        "shape": lambda: random.choice((_block, _shape))(random, depth + 1),
        "true": lambda: random.choice(("true", "true", "false", "")),
        "path": lambda: _path(random, 0),
        "keys": lambda: [_path(random, 0)],
    }
    more: list[tuple[str, Any]] = [
        (companion, "i" if companion == "flags" else random.choice(_COUNTS))
        for companion in CONSTRAINTS[name].companions
        if random.random() < 0.6
    ]
    return [(name, made[CONSTRAINTS[name].argument]()), *more]


def _path(random: Random, depth: int) -> str:
    way = random.random()
    if depth > random.choice((1, 2, 2, 60)) or way < 0.45:
        return random.choice(_WORDS)
    inner = _path(random, depth + 1)
    if way < 0.6:
        return f"^{inner}" if random.random() < 0.3 else f"^{random.choice([*RELATIONS])}"
    if way < 0.75:
        return f"{inner}/{_path(random, depth + 1)}"
    if way < 0.85:
        return f"({inner}|{_path(random, depth + 1)})"
    if way < 0.97:
        return f"({inner}){random.choice('*+?')}"
    return random.choice(("", "(", ")", "^^", "a//b", "*", "x" * 5000, "(" * 90 + "led_by", "led_by" + "*" * 80, "å"))


def _message(random: Random) -> str:
    return random.choice(
        ("{number}", "{title}", "{number|x} {value|inget}", f"{{{_path(random, 0)}|inget}}", "{value}", "{")
    )


def _patch(random: Random) -> dict[str, Any]:
    field = random.choice(("end", "start", "title", "led_by", "named_in_sentence", "number", "kind", "xyz", "results"))
    return {field: random.choice((None, "", "2026-02-30", "x", [], {}, ["SHB"], {"codes": ["SHB"]}, 10**30))}
