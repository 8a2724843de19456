"""Folders of rule files -> the rulebook."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from checker.rulebook.read_rule import rule_in
from checker.rulebook.rule import Rule, Rulebook, Source
from checker.rulebook.schema import SOURCES
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, Place, did_you_mean, read_file, shape_faults

SOURCES_FILE: Final = "sources.yaml"
SOUND_FILE: Final = "sound.yaml"


def load_rulebook(folders: Iterable[Path]) -> Rulebook:
    """The rules of all folders; a rule in a later folder replaces one with its id in an earlier.

    Rules lie as `<category>/<name>.yaml` in a folder (or straight in it, in a folder of one's own); `sources.yaml` and
    `sound.yaml` beside them are no rules.

    Raises:
        FaultsFound: with every fault in every file.
    """
    faults: list[Fault] = []
    sources: dict[str, Source] = {}
    rules: dict[str, Rule] = {}
    for folder in folders:
        sources |= _sources(folder / SOURCES_FILE, faults)
        mine: dict[str, Rule] = {}
        for path in _rule_files(folder, faults):
            try:
                rule = rule_in(read_file(path, _seen_from_here(path)), sources)
            except FaultsFound as found:
                faults += found.faults
                continue
            if rule.id in mine:
                faults.append(_taken(rule, mine[rule.id]))
            mine[rule.id] = rule
        rules |= mine
    for rule in rules.values():
        faults += _unknown_causes(rule, rules)
    if faults:
        raise FaultsFound(faults)
    return Rulebook(dict(sorted(rules.items())), sources)


def _seen_from_here(path: Path) -> str:
    """The path as one would type it: from the current folder where that is above it."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _rule_files(folder: Path, faults: list[Fault]) -> list[Path]:
    if not folder.is_dir():
        place = Place(str(folder), 1, 1, 1, 1)
        sv = f"Regelmappen {folder} finns inte."
        faults.append(Fault(place, sv, f"There is no folder of rules {folder}."))
        return []
    not_rules = {folder / SOURCES_FILE, folder / SOUND_FILE}
    return sorted(path for path in folder.rglob("*.yaml") if path not in not_rules)


def _sources(path: Path, faults: list[Fault]) -> dict[str, Source]:
    if not path.exists():
        return {}
    try:
        document = read_file(path)
    except FaultsFound as found:
        faults += found.faults
        return {}
    if not SOURCES.accepts(document.value):
        faults += shape_faults(document, SOURCES.schema)
        return {}
    value: Any = document.value
    return {
        key: Source(
            key,
            Text(entry["name"]["sv"], entry["name"]["en"]),
            entry.get("paragraph", ""),
            Text(entry["says"]["sv"], entry["says"]["en"]),
        )
        for key, entry in value["sources"].items()
    }


def _taken(rule: Rule, first: Rule) -> Fault:
    return Fault(
        rule.document.place(("id",)),
        f"{rule.id} är redan id för regeln i {first.document.file}.",
        f"{rule.id} is already the id of the rule in {first.document.file}.",
    )


def _unknown_causes(rule: Rule, rules: dict[str, Rule]) -> list[Fault]:
    faults = []
    for position, cause in enumerate(rule.follows_from):
        if cause not in rules:
            meant = did_you_mean(cause, rules)
            place = rule.document.place(("follows_from", position))
            sv = f"Det finns ingen regel {cause}.{meant[0]}"
            faults.append(Fault(place, sv, f"There is no rule {cause}.{meant[1]}"))
    return faults
