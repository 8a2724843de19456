"""The rule language as JSON Schema, as far as it helps while one writes: targets, constraints, the words of paths.

The type-check (checker.rulebook) knows more: which word stands on which kind, and what can be compared with what.
"""

from __future__ import annotations

from typing import Final

from checker.rulebook.constraints import COMPANIONS, CONSTRAINTS
from checker.rulebook.constraints.registry import Argument
from checker.rulebook.elaborate import LOGIC
from checker.vocabulary import ABSTRACT, ATTRIBUTES, CLAUSES, FACTS, KINDS, RELATIONS
from checker.vocabulary.labels import LABELS
from checker.yamlfile import PathInFile
from checker.yamlfile.json_definitions import Json

WORDS: Final = tuple(dict.fromkeys((*RELATIONS, *ATTRIBUTES, *FACTS)))
_ONE_WORD: Final = f"({'|'.join(WORDS)})"
_PATH: Final = f"^[(^]*({_ONE_WORD}([)*+?]*[/|][(^]*|[)*+?]*$))+$"
"""Words with the signs of paths between them; which word can follow which is for the type-check."""

_PARAMETER: Final[Json] = {"type": "string", "pattern": "^\\$"}
_SCALAR: Final[Json] = {"type": ["string", "number", "boolean"]}
_COUNT: Final[Json] = {"type": ["integer", "string"], "minimum": 0, "pattern": "^([0-9]{1,9}|\\$.*)$"}
_SHAPE: Final[Json] = {"$ref": "#/definitions/shape"}
_SHAPES: Final[Json] = {"type": "array", "minItems": 2, "items": _SHAPE}
_A_PATH: Final[Json] = {"type": "string", "pattern": _PATH}
_KIND: Final[Json] = {
    "enum": [*KINDS, *ABSTRACT],
    "enumDescriptions": [*(kind.sv for kind in KINDS.values()), *(", ".join(one) for one in ABSTRACT.values())],
}


def _one_or_several(form: Json) -> Json:
    return {"anyOf": [form, {"type": "array", "minItems": 1, "items": {"anyOf": [form, _PARAMETER]}}, _PARAMETER]}


_ARGUMENTS: Final[dict[Argument, Json]] = {
    "kinds": _one_or_several(_KIND),
    "values": _one_or_several(_SCALAR),
    "bound": _SCALAR,
    "pattern": _SCALAR,
    "count": _COUNT,
    "shape": _SHAPE,
    "true": {"enum": [True, "true"]},
    "path": _A_PATH,
    "keys": _one_or_several(_A_PATH),
}
_LOGIC: Final[Json] = {word: _SHAPE if word == "not" else _SHAPES for word in LOGIC}
_COMPANIONS: Final[Json] = {word: {"enum": ["i"]} if word == "flags" else _COUNT for word in COMPANIONS}
_ALONE: Final[Json] = {name: _ARGUMENTS[one.argument] for name, one in CONSTRAINTS.items() if one.alone}
_EVERY: Final[Json] = {name: _ARGUMENTS[one.argument] for name, one in CONSTRAINTS.items() if one.scope != "targets"}
_TEST: Final[Json] = {"$ref": "#/definitions/constraints"}

DEFINITIONS: Final[Json] = {
    "shape": {
        "type": "object",
        "minProperties": 1,
        "properties": {
            **{word: {"description": f"{LABELS[word].sv}", **_TEST} for word in WORDS},
            **_ALONE,
            "flags": _COMPANIONS["flags"],
            **_LOGIC,
        },
        "patternProperties": {_PATH: _TEST},
        "additionalProperties": False,
    },
    "constraints": {
        "type": "object",
        "minProperties": 1,
        "properties": {**_EVERY, **_COMPANIONS, **_LOGIC},
        "additionalProperties": False,
    },
}
"""What the forms below refer to: a shape, and the constraints of a path's block."""

FORMS: Final[dict[PathInFile, Json]] = {
    ("target",): {"anyOf": [_KIND, {"type": "array", "minItems": 1, "items": _KIND}]},
    ("where",): _SHAPE,
    ("require",): _SHAPE,
    ("report_at",): _A_PATH,
    ("basis", "clause"): {"enum": [*CLAUSES], "enumDescriptions": [clause.sv for clause in CLAUSES.values()]},
}
"""Fields that the type-check knows more of than the file's shape does."""
