"""Files of waivers, and the sound agreement checked with them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Any, Final

from checker.content import content
from checker.decisions.waiver_file import WaiverFile, waivers_in
from checker.decisions.waivers import apply_waivers
from checker.finding.waivers import Waiver
from checker.rulebook import Rule, Rulebook
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_agreement
from checker.yamlfile import Fault, FaultsFound, read_bytes
from tests.sound import sound_with

DAY: Final = date(2026, 6, 30)
NO_END: Final = {"1.2.1": {"end": None}}
"""A change of the sound agreement after which DAT01 finds something on 1.2.1."""

TAK: Final[dict[str, Any]] = {
    "rule": "DAT01",
    "subject": "1.2.1",
    "title": "Anlägga gröna tak",
    "reason": "Tiden bestäms när upphandlingen är klar.",
    "decided_by": "KSAU",
    "decision": "2026-02-03 § 14",
    "expires": "2026-12-31",
}
"""The waiver of just that."""


@cache
def rulebook() -> Rulebook:
    return load_rulebook(rule_files([content("rules")]))


def waivers(*entries: dict[str, Any]) -> WaiverFile:
    """A file with these entries."""
    return waivers_in(read_bytes(json.dumps({"waivers": [*entries]}, indent=1).encode(), "u.yaml"), rulebook().rules)


def faults(text: str) -> list[Fault]:
    """What is wrong with a file of waivers."""
    try:
        waivers_in(read_bytes(text.encode(), "u.yaml"), rulebook().rules)
    except FaultsFound as found:
        return [*found.faults]
    return []


def checked(patches: dict[str, Any], *entries: dict[str, Any], only: Iterable[str] = (), day: date = DAY) -> Checked:
    """The sound agreement after the changes, checked by all rules (or `only` these) with these waivers."""
    chosen: list[Rule] = [rule for rule in rulebook().rules.values() if not only or rule.id in only]
    run = check_agreement(sound_with(patches), chosen)
    return apply_waivers(run, waivers(*entries), rulebook().rules, day)


def one(run: Checked) -> Waiver:
    """The only waiver of a run."""
    assert run.waivers is not None
    (waiver,) = run.waivers
    return waiver


def said(run: Checked, category: str = "decisions") -> set[tuple[str, str, str]]:
    """Rule, subject and verdict of what the rules of a category say."""
    return {
        (found.rule.id, found.subject, str(found.verdict)) for found in run.findings if found.rule.category == category
    }
