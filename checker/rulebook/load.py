"""Rule files -> the rulebook."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from hashlib import sha256
from itertools import chain
from typing import Any

from checker.configuration import DEFAULT, Configuration
from checker.rulebook.configured import configured_rules, settings_text
from checker.rulebook.files import SOURCES_FILE, RuleFile
from checker.rulebook.limits import (
    MOST_CONDITIONS_TOGETHER,
    MOST_RULES,
    conditions_in,
    too_many_rules,
    too_many_together,
)
from checker.rulebook.read_rule import rule_in
from checker.rulebook.rule import Rule, Rulebook, Source
from checker.rulebook.schema import SOURCES
from checker.words import Text
from checker.yamlfile import (
    Document,
    Fault,
    FaultsFound,
    did_you_mean,
    first_faults,
    read_bytes,
    shape_faults,
    whole_file,
)
from checker.yamlfile.places import MOST_TOLD, more_faults


def load_rulebook(files: Iterable[RuleFile], configuration: Configuration = DEFAULT) -> Rulebook:
    """The rules in these files; a rule of a later folder replaces one with its id in an earlier.

    Raises:
        FaultsFound: with every fault in every file, and in the configuration.
    """
    files = [*files]
    of_sources = [file for file in files if os.path.basename(file.path) == SOURCES_FILE]
    of_rules = [file for file in files if os.path.basename(file.path) != SOURCES_FILE]
    if len(of_rules) > MOST_RULES:
        raise FaultsFound([*configuration.faults, too_many_rules(len(of_rules), of_rules[MOST_RULES].path)])
    faults: list[Fault] = [*configuration.faults]
    sources: dict[str, Source] = {}
    rules: dict[str, tuple[int, Rule]] = {}
    documents: dict[str, Document] = {}
    ids: dict[str, str] = {}
    for file in of_sources:
        sources |= _sources(file, faults)
    unread: list[str | None] = []
    for file, document, rule in _read(of_rules, sources, faults, unread):
        other = ids.setdefault(rule.id.casefold(), rule.id)
        if other != rule.id or (other in rules and rules[other][0] == file.folder):
            faults.append(_taken(rule, document, other, documents[other]))
        rules[rule.id] = (file.folder, rule)
        documents[rule.id] = document
    by_id = {key: rules[key][1] for key in sorted(rules)}
    faults += first_faults(_circles(by_id, documents))
    known = {*by_id, *filter(None, unread)}
    if None not in unread:  # a rule that could not be read is not one that does not exist
        unknown = (_unknown_causes(rule, documents[rule.id], known) for _, rule in rules.values())
        faults += first_faults(chain.from_iterable(unknown))
    if not unread:
        by_id, more = configured_rules(by_id, documents, sources, configuration)
        faults += more
    if faults:
        raise FaultsFound(faults)
    texts = (*(file.data.decode(errors="replace") for file in files), *settings_text(configuration))
    fingerprint = sha256("\0".join(texts).encode()).hexdigest()[:16]
    return Rulebook(by_id, sources, fingerprint, documents)


def _read(
    files: Iterable[RuleFile], sources: dict[str, Source], faults: list[Fault], unread: list[str | None]
) -> Iterator[tuple[RuleFile, Document, Rule]]:
    """Each rule with its file and document; of those that cannot be used the faults are recorded.

    So are the ids, as `unread`, None for one that cannot be told. Where there are too many faults, or conditions, the
    files that are left are not read.
    """
    together = 0
    for file in files:
        name = None
        if len(faults) >= MOST_TOLD:
            faults.append(more_faults(whole_file(file.path)))
            unread.append(None)
            return
        try:
            document = read_bytes(file.data, file.path)
            name = _id_in(document)
            conditions = conditions_in(document)
            together += 0 if conditions.too_many else conditions.number  # the fault of one that has too many is its own
            if together > MOST_CONDITIONS_TOGETHER:
                faults.append(too_many_together(document, conditions))
                unread.append(None)
                return
            rule = rule_in(document, sources)
        except FaultsFound as found:
            faults += found.faults
            unread.append(name)
            continue
        yield file, document, rule


def _id_in(document: Document) -> str | None:
    """The id of the rule in a file that may be faulty otherwise."""
    value: Any = document.value
    name = value.get("id") if isinstance(value, dict) else None
    return name if isinstance(name, str) else None


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


def _taken(rule: Rule, document: Document, other: str, first: Document) -> Fault:
    """That an id is another rule's already, to the letter or but for capitals: people, options and Windows see one."""
    if other == rule.id:
        sv, en = (
            f"{other} är redan id för regeln i {first.file}.",
            f"{other} is already the id of the rule in {first.file}.",
        )
    else:
        sv = f"{rule.id} skiljer sig bara i stora och små bokstäver från {other}, id för regeln i {first.file}."
        en = f"{rule.id} differs only in capitals from {other}, the id of the rule in {first.file}."
    return Fault(document.place(("id",)), sv, en)


def _unknown_causes(rule: Rule, document: Document, rules: Collection[str]) -> Iterator[Fault]:
    for position, cause in enumerate(rule.follows_from):
        if cause not in rules:
            meant = did_you_mean(cause, rules)
            place = document.place(("follows_from", position))
            yield Fault(place, f"Det finns ingen regel {cause}.{meant[0]}", f"There is no rule {cause}.{meant[1]}")


def _circles(rules: dict[str, Rule], documents: dict[str, Document]) -> Iterator[Fault]:
    """Findings that follow from each other would each be told under the other, and so nowhere."""
    following = [rule for rule in rules.values() if rule.follows_from]
    bit = {rule.id: 1 << number for number, rule in enumerate(following)}
    reached = {rule.id: sum({bit.get(cause, 0) for cause in rule.follows_from}) for rule in following}
    for through in following:  # as sets of bits, since each of hundreds of rules may follow from hundreds
        for rule in following:
            if reached[rule.id] & bit[through.id]:
                reached[rule.id] |= reached[through.id]
    for rule in following:
        if reached[rule.id] & bit[rule.id]:
            yield Fault(
                documents[rule.id].place(("follows_from",)),
                f"{rule.id} skulle till slut följa av sig själv.",
                f"{rule.id} would in the end follow from itself.",
            )
