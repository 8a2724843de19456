"""A rule file -> a rule: everything in it resolved against the vocabulary before anything runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from checker.configuration import Setting
from checker.graph import Path
from checker.rulebook.elaborate import Elaborator
from checker.rulebook.limits import conditions_in, too_many_conditions
from checker.rulebook.message import Message, parse_message
from checker.rulebook.rule import Basis, Rule, Source
from checker.rulebook.schema import RULE
from checker.rulebook.shapes import Shape, own_paths
from checker.rulebook.sorts import Sort, SortFault, sort_of
from checker.vocabulary import ABSTRACT, CLAUSES, KINDS, kinds_named
from checker.words import LANGUAGES, Language, Text, unique
from checker.yamlfile import Document, Fault, FaultsFound, did_you_mean, shape_faults

INDEX_NAME: Final = "README"
"""What the index of the pages of rules is called, so that no rule's page may be."""
_DEVICES: Final = frozenset({"CON", "PRN", "AUX", "NUL", *(f"{one}{n}" for one in ("COM", "LPT") for n in range(10))})
"""Names that a file cannot have on Windows, whatever its ending."""

_NOTHING: Final[Mapping[str, Setting]] = MappingProxyType({})


def rule_in(document: Document, sources: dict[str, Source], configured: Mapping[str, Setting] = _NOTHING) -> Rule:
    """The rule that a document holds; its path gives its category and name.

    `configured` gives parameters of it other values than its own.

    Raises:
        FaultsFound: with every fault in it.
    """
    conditions = conditions_in(document)
    if conditions.too_many:
        raise FaultsFound([too_many_conditions(document, conditions)])
    reader = _Reader(document, sources, configured)
    if not RULE.accepts(document.value):
        raise FaultsFound([*shape_faults(document, RULE.schema), *reader.faults_in_parts()])
    return reader.rule()


class _Reader:
    def __init__(self, document: Document, sources: dict[str, Source], configured: Mapping[str, Setting]) -> None:
        self.document = document
        self.sources = sources
        value: Any = document.value
        self.value: dict[str, Any] = value if isinstance(value, dict) else {}
        parameters = self.value.get("parameters", {})
        self.parameters: dict[str, Any] = parameters if isinstance(parameters, dict) else {}
        self.elaborator = Elaborator(document, self.parameters, configured)

    def rule(self) -> Rule:
        value = self.value
        self._id()
        targets = self._targets()
        sort = Sort(kinds=targets)
        where, require = self._shapes(sort)
        report_at = self._report_at(sort)
        nodes = require is not None and breaks_on_nodes(require, sort)
        message = self._both("message", sort, nodes=nodes)
        question = self._both("question", sort, nodes=nodes) if "question" in value else None
        basis = tuple(self._basis(entry, position) for position, entry in enumerate(value["basis"]))
        self._unused_parameters()
        if self.elaborator.faults:
            raise FaultsFound(self.elaborator.faults)
        assert require is not None
        folder, file = os.path.split(self.document.file)
        rule = Rule(
            value["id"],
            os.path.basename(folder),
            file.removesuffix(".yaml"),
            value["severity"],
            _text(value["title"]),
            basis,
            targets,
            where,
            require,
            report_at,
            message,
            _text(value["advice"]),
            tuple(value.get("follows_from", ())),
            self.document.key_place(("require",)),
            question,
            _text(value["unwaivable"]) if "unwaivable" in value else None,
        )
        if rule.about_waivers and rule.waivable:
            sv = "En regel om undantag kan inte själv undantas: skriv varför under `unwaivable`."
            en = "A rule about waivers cannot be waived itself: say why under `unwaivable`."
            self.elaborator.fault(("target",), Text(sv, en))
            raise FaultsFound(self.elaborator.faults)
        return rule

    def faults_in_parts(self) -> list[Fault]:
        """What is wrong with the parts that can be read of a file that does not have a rule's shape."""
        value = self.value
        self._id()
        targets = value.get("target")
        if not isinstance(targets, str) and not (
            isinstance(targets, list) and all(isinstance(t, str) for t in targets)
        ):
            return self.elaborator.faults  # what the rest is about is not known
        sort = Sort(kinds=self._targets())
        self._shapes(sort)
        if isinstance(value.get("report_at"), str):
            self._report_at(sort)
        for key in ("message", "question"):
            texts = value.get(key)
            for language in LANGUAGES:
                if isinstance(texts, dict) and isinstance(texts.get(language), str):
                    self._message_in(key, language, sort, nodes=True)
        basis = value.get("basis")
        for position, entry in enumerate(basis if isinstance(basis, list) else ()):
            if isinstance(entry.get("clause") if isinstance(entry, dict) else entry, str):
                self._basis(entry, position)
        return self.elaborator.faults

    def _id(self) -> None:
        """A rule's page is a file with its id for a name."""
        name = str(self.value.get("id"))
        if name.upper() == INDEX_NAME:
            why = Text("det namnet har förteckningen över dem", "that is the name of their index")
        elif name.upper() in _DEVICES:
            why = Text("så kan ingen fil heta i Windows", "no file can be called that on Windows")
        else:
            return
        sv = f"{name} kan inte vara ett id: sidorna om reglerna heter som reglerna, och {why.sv}."
        en = f"{name} cannot be an id: the pages about rules are called as the rules are, and {why.en}."
        self.elaborator.fault(("id",), Text(sv, en), key=False)

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

    def _shapes(self, sort: Sort) -> tuple[Shape | None, Shape | None]:
        """`where` and `require`, as far as they are there."""
        where, require = self.value.get("where"), self.value.get("require")
        selects = self.elaborator.shape(where, sort, ("where",)) if isinstance(where, dict) else None
        if not isinstance(require, dict):
            return selects, None
        return selects, self.elaborator.requirement(require, sort, ("require",), selects)

    def _report_at(self, sort: Sort) -> Path | None:
        if "report_at" not in self.value:
            return None
        found = self.elaborator.path(self.value["report_at"], sort, ("report_at",), key=False)
        return found[0] if found else None

    def _both(self, key: str, sort: Sort, *, nodes: bool) -> tuple[Message, Message]:
        return self._message_in(key, "sv", sort, nodes=nodes), self._message_in(key, "en", sort, nodes=nodes)

    def _message_in(self, key: str, language: Language, sort: Sort, *, nodes: bool) -> Message:
        message, faults = parse_message(self.value[key][language], sort, offending_nodes=nodes)
        for text in faults:
            self.elaborator.fault((key, language), text, key=False)
        return message

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


def breaks_on_nodes(require: Shape, target: Sort) -> bool:
    """Whether the values that can break a shape are nodes, which have names, and not plain values."""
    try:
        return not any(sort_of(path, target).type for path in own_paths(require))
    except SortFault:
        return True  # the fault is told where the path stands


def _text(value: dict[str, str]) -> Text:
    return Text(value["sv"], value["en"])
