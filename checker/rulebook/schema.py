"""The shape of a rule file and of the file of sources, in Cerberus's rule language."""

from __future__ import annotations

from typing import Any, Final

from checker.rulebook.limits import LONGEST_ID, LONGEST_TEXT, MOST_EXAMPLES, MOST_LISTED, MOST_SOURCES
from checker.vocabulary import OCCASIONS, SEVERITIES
from checker.yamlfile import Shape

_TEXT: Final[dict[str, Any]] = {"type": "string", "check_with": "text"}
_SAID: Final[dict[str, Any]] = {**_TEXT, "maxlength": LONGEST_TEXT, "required": True}
_BOTH: Final[dict[str, Any]] = {"type": "dict", "schema": {"sv": _SAID, "en": _SAID}}
_ANY_MAPPING: Final[dict[str, Any]] = {"type": "dict", "meta": {"free": True}}
_TEXTS: Final[dict[str, Any]] = {"anyof": [_TEXT, {"type": "list", "schema": _TEXT, "minlength": 1}]}

VERDICTS: Final = ("finding", "ok", "undecided", "no_target", "not_applicable")

_EXAMPLE: Final[dict[str, Any]] = {
    "type": "dict",
    "schema": {
        "is": {"type": "string", "allowed": list(VERDICTS), "required": True},
        "with": _ANY_MAPPING,
        "add": {"type": "list", "schema": _ANY_MAPPING},
        "remove": {"type": "list", "schema": _TEXT},
        "waivers": {"type": "list", "schema": _ANY_MAPPING, "minlength": 1},
        "follow_up": {
            "type": "dict",
            "schema": {"occasion": {"type": "string", "allowed": list(OCCASIONS)}, "reports": _ANY_MAPPING},
        },
        "at": _TEXTS,
        "value": _TEXTS,
        "note": _BOTH,
    },
}

RULE: Final = Shape(
    {
        "id": {"type": "string", "check_with": "id", "maxlength": LONGEST_ID, "required": True},
        "severity": {"type": "string", "allowed": list(SEVERITIES), "required": True},
        "title": {**_BOTH, "required": True},
        "basis": {
            "required": True,
            "type": "list",
            "minlength": 1,
            "maxlength": MOST_LISTED,
            "schema": {"anyof": [_TEXT, {"type": "dict", "schema": {"clause": {**_TEXT, "required": True}}}]},
        },
        "target": {**_TEXTS, "required": True},
        "where": _ANY_MAPPING,
        "require": {**_ANY_MAPPING, "required": True},
        "parameters": {**_ANY_MAPPING, "maxlength": MOST_LISTED},
        "report_at": _TEXT,
        "follows_from": {"type": "list", "schema": _TEXT, "minlength": 1, "maxlength": MOST_LISTED},
        "unwaivable": _BOTH,
        "message": {**_BOTH, "required": True},
        "advice": {**_BOTH, "required": True},
        "question": _BOTH,
        "examples": {"type": "list", "schema": _EXAMPLE, "maxlength": MOST_EXAMPLES},
    }
)
"""One rule."""

SOURCES: Final = Shape(
    {
        "sources": {
            "required": True,
            "type": "dict",
            "maxlength": MOST_SOURCES,
            "keysrules": {"type": "string", "check_with": "id"},
            "valuesrules": {
                "type": "dict",
                "schema": {
                    "name": {**_BOTH, "required": True},
                    "paragraph": _TEXT,
                    "says": {**_BOTH, "required": True},
                },
            },
        }
    }
)
"""The laws, audits and guidance that rules stand on."""
