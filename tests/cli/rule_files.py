"""A rule of one's own in a folder of one's own, sound or spoilt."""

from __future__ import annotations

from pathlib import Path
from typing import Final

Change = tuple[str, str]

OWN: Final = """\
id: OWN01
severity: error
title: {sv: Uppdrag utan slutdatum, en: An assignment without an end date}
basis: [consistency]
target: assignment
where: {start: {min_count: 1}}
require: {end: {min_count: 1}}
message: {sv: "{number} slutar {end|aldrig}.", en: "{number} ends {end|never}."}
advice: {sv: Skriv datumet., en: Write the date.}
examples:
  - {is: finding, with: {1.2.1: {end: null}}, at: 1.2.1}
  - {is: ok, with: {1.2.1: {end: 2027-06-30}}}
"""


def own_rule(*changes: Change) -> str:
    """The rule's text, changed."""
    text = OWN
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def own_rules(folder: Path, *changes: Change) -> Path:
    """A folder with the rule `own/without-end.yaml`, its text changed."""
    return own_folder(folder, {"without-end": own_rule(*changes)})


def own_folder(folder: Path, rules: dict[str, str]) -> Path:
    """A folder with these rules, by name."""
    for name, text in rules.items():
        path = folder / "mine" / "own" / f"{name}.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder / "mine"
