"""A rule, type-checked; and the rulebook, all of them with what they stand on."""

from __future__ import annotations

from typing import Any, NamedTuple

from checker.graph import Path
from checker.rulebook.message import Message
from checker.rulebook.shapes import Shape
from checker.words import Text
from checker.yamlfile import Document


class Source(NamedTuple):
    """A law, an audit or guidance: its full name, the paragraph, and in a sentence what it says."""

    key: str
    name: Text
    paragraph: str
    says: Text


class Basis(NamedTuple):
    """What a rule stands on: a clause of the agreement at hand, by key, or a source."""

    clause: str | None
    source: Source | None


class Example(NamedTuple):
    """What a rule says of the sound agreement after a change: the proof, and the documentation, of what it means.

    `patches` are JSON Merge Patches by node id; `add` are whole items, `remove` numbers of items. `at` are the subjects
    of the verdict, all of them; `values`, where given, their offending values. `path` is where the example stands in
    the rule's file.
    """

    verdict: str
    patches: dict[str, Any]
    add: tuple[dict[str, Any], ...]
    remove: tuple[str, ...]
    at: tuple[str, ...]
    values: tuple[str, ...] | None
    note: Text | None
    path: tuple[str | int, ...]


class Rule(NamedTuple):
    """One rule: it selects nodes of kinds `targets` that have the shape `where`, and says that they have `require`."""

    id: str
    category: str
    name: str
    severity: str
    title: Text
    basis: tuple[Basis, ...]
    targets: tuple[str, ...]
    where: Shape | None
    require: Shape
    report_at: Path | None
    message: tuple[Message, Message]
    advice: Text
    parameters: dict[str, Any]
    follows_from: tuple[str, ...]
    examples: tuple[Example, ...]
    document: Document


class Rulebook(NamedTuple):
    """All rules by id, in the order of their ids, and what they stand on."""

    rules: dict[str, Rule]
    sources: dict[str, Source]

    @property
    def fingerprint(self) -> str:
        """16 hex digits that change with any rule's text."""
        from hashlib import sha256  # costs a cold start 3 ms, and only the exchange formats need it

        texts = (rule.document.text for rule in self.rules.values())
        return sha256("\0".join(texts).encode()).hexdigest()[:16]
