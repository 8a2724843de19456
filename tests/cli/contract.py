"""The form of `check --format json`, which other programs rely on: every key, and what it may hold."""

from __future__ import annotations

import re
from typing import Any, Final

NO: Final = type(None)
SEVERITY: Final = re.compile("error|warning|info")
HEX: Final = {length: re.compile(f"[0-9a-f]{{{length}}}") for length in (16, 64)}
RULE_ID: Final = re.compile(r"[A-Z]{3}\d\d")
RULE_NAME: Final = re.compile(r"[a-z-]+/[a-z-]+")

LOCATION: Final = {"file": str, "line": int, "column": int, "end_line": int, "end_column": int}

# A type, or several; a pattern that the whole text matches; [what each member is]; {every key, and nothing more}.
CONTRACT: Final[dict[str, Any]] = {
    "schema": int,
    "tool": {"name": re.compile("styrkoll"), "version": re.compile(r"\d+\.\d+\.\d+"), "rulebook": HEX[16]},
    "agreements": [{"id": str, "title": (str, NO), "year": int, "file": str, "sha256": HEX[64]}],
    "summary": {"error": int, "warning": int, "info": int, "undecided": int, "waived": int, "baseline": int},
    "rules": [
        {
            "id": RULE_ID,
            "name": RULE_NAME,
            "severity": SEVERITY,
            "checked": int,
            "ok": int,
            "findings": int,
            "undecided": int,
            "vacuous": bool,
            "not_applicable": bool,
        }
    ],
    "findings": [
        {
            "agreement": str,
            "rule": RULE_ID,
            "name": RULE_NAME,
            "severity": SEVERITY,
            "verdict": re.compile("finding|undecided"),
            "state": re.compile("open|waived|baseline"),
            "subject": str,
            "kind": str,
            "title": str,
            "divisions": [str],
            "message": str,
            "advice": str,
            "basis": [str],
            "judged": bool,
            "values": [str],
            "missing": [{"subject": str, "name": str, "reason": str}],
            "location": LOCATION,
            "related": [LOCATION],
            "source": {"document": (str, NO), "heading": (str, NO), "line": (int, NO), "page": (int, NO)},
            "caused_by": [NO, {"rule": RULE_ID, "subject": str}],
            "fingerprint": HEX[16],
        }
    ],
}


def departures(value: Any, form: Any, at: str = "") -> list[str]:
    """Where a value departs from its form."""
    match form:
        case re.Pattern():
            return [] if isinstance(value, str) and form.fullmatch(value) else [f"{at}: {value!r}"]
        case dict():
            if not isinstance(value, dict) or [*value] != [*form]:
                return [f"{at}: {[*value] if isinstance(value, dict) else value!r} is not {[*form]}"]
            return [fault for key in form for fault in departures(value[key], form[key], f"{at}.{key}")]
        case [one, other]:
            return [] if not departures(value, one) else departures(value, other, at)
        case [each]:
            if not isinstance(value, list):
                return [f"{at}: {value!r} is no list"]
            return [fault for i, member in enumerate(value) for fault in departures(member, each, f"{at}[{i}]")]
        case _:
            types = form if isinstance(form, tuple) else (form,)
            return [] if type(value) in types else [f"{at}: {value!r}"]  # a bool is no int here
