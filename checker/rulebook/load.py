"""Folders of rule files -> the rulebook."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, Final, NamedTuple

from checker.rulebook.read_rule import rule_in
from checker.rulebook.rule import Rule, Rulebook, Source
from checker.rulebook.schema import SOURCES
from checker.words import Text
from checker.yamlfile import Document, Fault, FaultsFound, Place, did_you_mean, read_bytes, read_file, shape_faults

SOURCES_FILE: Final = "sources.yaml"
SOUND_FILE: Final = "sound.yaml"


class RuleFile(NamedTuple):
    """A file of a folder of rules: which of the folders, its path as one would type it, and its bytes."""

    folder: int
    path: str
    data: bytes


def rule_files(folders: Iterable[str]) -> list[RuleFile]:
    """The files of all folders, `sources.yaml` included, in the order of their paths.

    Rules lie as `<category>/<name>.yaml` in a folder, or straight in it in a folder of one's own.

    Raises:
        FaultsFound: where a folder or a file cannot be read.
    """
    files: list[RuleFile] = []
    faults: list[Fault] = []
    for number, folder in enumerate(folders):
        if not os.path.isdir(folder):
            place = Place(folder, 1, 1, 1, 1)
            faults.append(Fault(place, "Det finns ingen regelmapp här.", "There is no folder of rules here."))
        for path in sorted(_yaml_files(folder)):
            try:
                with open(path, "rb") as file:
                    files.append(RuleFile(number, _seen_from_here(path), file.read()))
            except OSError:
                faults += _why_unreadable(path)
    if faults:
        raise FaultsFound(faults)
    return files


def _yaml_files(folder: str) -> Iterator[str]:
    for here, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".yaml") and not (here == folder and name == SOUND_FILE):
                yield os.path.join(here, name)


def _seen_from_here(path: str) -> str:
    here = os.getcwd() + os.sep
    return os.path.abspath(path).removeprefix(here)


def _why_unreadable(path: str) -> tuple[Fault, ...]:
    try:
        read_file(path)
    except FaultsFound as found:
        return found.faults
    return ()


def load_rulebook(files: Iterable[RuleFile]) -> Rulebook:
    """The rules in these files; a rule of a later folder replaces one with its id in an earlier.

    Raises:
        FaultsFound: with every fault in every file.
    """
    files = [*files]
    faults: list[Fault] = []
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
            continue
        if rule.id in rules and rules[rule.id][0] == file.folder:
            faults.append(_taken(rule, document, documents[rule.id]))
        rules[rule.id] = (file.folder, rule)
        documents[rule.id] = document
    for _, rule in rules.values():
        faults += _unknown_causes(rule, documents[rule.id], rules)
    if faults:
        raise FaultsFound(faults)
    texts = tuple(file.data.decode(errors="replace") for file in files)
    return Rulebook({key: rules[key][1] for key in sorted(rules)}, sources, texts, documents)


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
