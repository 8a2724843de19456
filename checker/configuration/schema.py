"""The shape of `styrkoll.yaml`, in Cerberus's rule language."""

from __future__ import annotations

from typing import Any, Final

from checker.configuration.values import THRESHOLDS
from checker.vocabulary import SEVERITIES
from checker.words import LANGUAGES
from checker.yamlfile import Shape

_TEXT: Final[dict[str, Any]] = {"type": "string", "check_with": "text"}
_TEXTS: Final[dict[str, Any]] = {"anyof": [_TEXT, {"type": "list", "schema": _TEXT, "minlength": 1}]}
_SEVERITY: Final[dict[str, Any]] = {"type": "string", "allowed": [*SEVERITIES]}
_VALUE: Final[dict[str, Any]] = {"anyof": [_TEXT, {"type": "list", "schema": _TEXT}]}

SCHEMA: Final[dict[str, Any]] = {
    "language": {"type": "string", "allowed": [*LANGUAGES]},
    "paths": _TEXTS,
    "rules": _TEXTS,
    "wordings": _TEXTS,
    "select": _TEXTS,
    "ignore": _TEXTS,
    "severities": {"type": "dict", "keysrules": _TEXT, "valuesrules": _SEVERITY},
    "parameters": {
        "type": "dict",
        "keysrules": _TEXT,
        "valuesrules": {"type": "dict", "keysrules": _TEXT, "valuesrules": _VALUE, "minlength": 1},
    },
    "waivers": _TEXT,
    "baseline": _TEXT,
    "templates": _TEXT,
    "fail_on": {"type": "string", "allowed": [*THRESHOLDS]},
}

CONFIGURATION: Final = Shape(SCHEMA)
"""A `styrkoll.yaml`."""
