"""A rule file -> a rule: everything in it resolved against the vocabulary before anything runs."""

from __future__ import annotations

import os
from typing import Any

from checker.graph import Path
from checker.rulebook.elaborate import Elaborator
from checker.rulebook.message import Message, parse_message
from checker.rulebook.rule import Basis, Rule, Source
from checker.rulebook.schema import RULE
from checker.rulebook.shapes import Shape
from checker.rulebook.sorts import Sort
from checker.vocabulary import ABSTRACT, CLAUSES, KINDS, kinds_named
from checker.words import LANGUAGES, Text, unique
from checker.yamlfile import Document, FaultsFound, did_you_mean, shape_faults


def rule_in(document: Document, sources: dict[str, Source]) -> Rule:
    """The rule that a document holds; its path gives its category and name.

    Raises:
        FaultsFound: with every fault in it.
    """
    if not RULE.accepts(document.value):
        raise FaultsFound(shape_faults(document, RULE.schema))
    return _Reader(document, sources).rule()


class _Reader:
    def __init__(self, document: Document, sources: dict[str, Source]) -> None:
        self.document = document
        self.sources = sources
        value: Any = document.value
        self.value: dict[str, Any] = value
        self.parameters: dict[str, Any] = self.value.get("parameters", {})
        self.elaborator = Elaborator(document, self.parameters)

    def rule(self) -> Rule:
        value = self.value
        targets = self._targets()
        sort = Sort(kinds=targets)
        shapes = [self._shape(key, sort) for key in ("where", "require")]
        report_at = self._report_at(sort)
        message = self._message(sort)
        basis = tuple(self._basis(entry, position) for position, entry in enumerate(value["basis"]))
        self._unused_parameters()
        if self.elaborator.faults:
            raise FaultsFound(self.elaborator.faults)
        assert shapes[1] is not None
        folder, file = os.path.split(self.document.file)
        return Rule(
            value["id"],
            os.path.basename(folder),
            file.removesuffix(".yaml"),
            value["severity"],
            _text(value["title"]),
            basis,
            targets,
            shapes[0],
            shapes[1],
            report_at,
            message,
            _text(value["advice"]),
            tuple(value.get("follows_from", ())),
        )

    def _targets(self) -> tuple[str, ...]:
        written = self.value["target"]
        kinds: list[str] = []
        for position, name in enumerate(written if isinstance(written, list) else [written]):
            found = kinds_named(name)
            if not found:
                meant = did_you_mean(name, (*KINDS, *ABSTRACT))
                at = ("target", position) if isinstance(written, list) else ("target",)
                text = Text(f"`{name}` är inget slag av nod.{meant[0]}", f"`{name}` is no kind of node.{meant[1]}")
                self.elaborator.fault(at, text, key=False)
            kinds += found
        return unique(kinds) or tuple(KINDS)

    def _shape(self, key: str, sort: Sort) -> Shape | None:
        return self.elaborator.shape(self.value[key], sort, (key,)) if key in self.value else None

    def _report_at(self, sort: Sort) -> Path | None:
        if "report_at" not in self.value:
            return None
        found = self.elaborator.path(self.value["report_at"], sort, ("report_at",), key=False)
        return found[0] if found else None

    def _message(self, sort: Sort) -> tuple[Message, Message]:
        messages = []
        for language in LANGUAGES:
            message, faults = parse_message(self.value["message"][language], sort)
            for text in faults:
                self.elaborator.fault(("message", language), text, key=False)
            messages.append(message)
        return messages[0], messages[1]

    def _basis(self, entry: Any, position: int) -> Basis:
        at = ("basis", position)
        if isinstance(entry, dict):
            key = entry["clause"]
            if key not in CLAUSES:
                meant = did_you_mean(key, CLAUSES)
                sv = f"`{key}` är ingen känd bestämmelse i en överenskommelse.{meant[0]}"
                self.elaborator.fault(
                    (*at, "clause"), Text(sv, f"`{key}` is no known clause of an agreement.{meant[1]}"), key=False
                )
            return Basis(key, None)
        if entry not in self.sources:
            meant = did_you_mean(entry, self.sources)
            sv = f"`{entry}` finns inte i sources.yaml.{meant[0]}"
            self.elaborator.fault(at, Text(sv, f"`{entry}` is not in sources.yaml.{meant[1]}"), key=False)
        return Basis(None, self.sources.get(entry))

    def _unused_parameters(self) -> None:
        for name in self.parameters:
            if name not in self.elaborator.used:
                text = Text(f"Parametern `{name}` används inte.", f"The parameter `{name}` is not used.")
                self.elaborator.fault(("parameters", name), text)


def _text(value: dict[str, str]) -> Text:
    return Text(value["sv"], value["en"])
