"""Rule files -> the rulebook."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from checker.configuration import DEFAULT, Configuration
from checker.rulebook.configured import configured_rules, settings_text
from checker.rulebook.files import SOURCES_FILE, RuleFile
from checker.rulebook.read_rule import rule_in
from checker.rulebook.rule import Rule, Rulebook, Source
from checker.rulebook.schema import SOURCES
from checker.words import Text
from checker.yamlfile import Document, Fault, FaultsFound, did_you_mean, first_faults, read_bytes, shape_faults


def load_rulebook(files: Iterable[RuleFile], configuration: Configuration = DEFAULT) -> Rulebook:
    """The rules in these files; a rule of a later folder replaces one with its id in an earlier.

    Raises:
        FaultsFound: with every fault in every file, and in the configuration.
    """
    files = [*files]
    faults: list[Fault] = [*configuration.faults]
    unread = 0
    sources: dict[str, Source] = {}
    rules: dict[str, tuple[int, Rule]] = {}
    documents: dict[str, Document] = {}
    for file in files:
        if os.path.basename(file.path) == SOURCES_FILE:
            sources |= _sources(file, faults)
    for file in files:
        if os.path.basename(file.path) == SOURCES_FILE:
            continue
        try:
            document = read_bytes(file.data, file.path)
            rule = rule_in(document, sources)
        except FaultsFound as found:
            faults += found.faults
            unread += 1
            continue
        if rule.id in rules and rules[rule.id][0] == file.folder:
            faults.append(_taken(rule, document, documents[rule.id]))
        rules[rule.id] = (file.folder, rule)
        documents[rule.id] = document
    for _, rule in rules.values():
        faults += first_faults(_unknown_causes(rule, documents[rule.id], rules))
        faults += _circle(rule, documents[rule.id], rules)
    by_id = {key: rules[key][1] for key in sorted(rules)}
    if not unread:  # a rule that could not be read is not one that does not exist
        by_id, more = configured_rules(by_id, documents, sources, configuration)
        faults += more
    if faults:
        raise FaultsFound(faults)
    texts = (*(file.data.decode(errors="replace") for file in files), *settings_text(configuration))
    fingerprint = sha256("\0".join(texts).encode()).hexdigest()[:16]
    return Rulebook(by_id, sources, fingerprint, documents)


def _sources(file: RuleFile, faults: list[Fault]) -> dict[str, Source]:
    try:
        document = read_bytes(file.data, file.path)
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


def _taken(rule: Rule, document: Document, first: Document) -> Fault:
    return Fault(
        document.place(("id",)),
        f"{rule.id} är redan id för regeln i {first.file}.",
        f"{rule.id} is already the id of the rule in {first.file}.",
    )


def _unknown_causes(rule: Rule, document: Document, rules: Iterable[str]) -> Iterator[Fault]:
    for position, cause in enumerate(rule.follows_from):
        if cause not in rules:
            meant = did_you_mean(cause, rules)
            place = document.place(("follows_from", position))
            yield Fault(place, f"Det finns ingen regel {cause}.{meant[0]}", f"There is no rule {cause}.{meant[1]}")


def _circle(rule: Rule, document: Document, rules: dict[str, tuple[int, Rule]]) -> Iterator[Fault]:
    """Findings that follow from each other would each be told under the other, and so nowhere."""
    reached: set[str] = set()
    ahead = {*rule.follows_from}
    while ahead:
        reached |= ahead
        ahead = {cause for one in ahead if one in rules for cause in rules[one][1].follows_from} - reached
    if rule.id in reached:
        yield Fault(
            document.place(("follows_from",)),
            f"{rule.id} skulle till slut följa av sig själv.",
            f"{rule.id} would in the end follow from itself.",
        )
