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

    `patches` are JSON Merge Patches by node id; `add` are whole items, `remove` numbers of items; `at` are
    the subjects of its verdict, all of them; `values`, where given, their offending values as text; `path` is where in the rule file it stands.
    """

    verdict: str
    patches: dict[str, Any]
    add: tuple[dict[str, Any], ...]
    remove: tuple[str, ...]
    at: tuple[str, ...]
    values: tuple[str, ...] | None
    note: str
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
    """All rules by id, in the order of their ids, and the sound agreement that their examples change."""

    rules: dict[str, Rule]
    sources: dict[str, Source]
    warnings: tuple[str, ...] = ()
