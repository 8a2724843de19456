"""A rule, type-checked; and the rulebook, all of them with what they stand on."""

from __future__ import annotations

from typing import NamedTuple

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


class Rule(NamedTuple):
    """One rule: it selects nodes of kinds `targets` that have the shape `where`, and says that they have `require`.

    `question`, where there is one, is what a meeting is asked about all that the rule found; its placeholders stand for
    the values of all of it together.
    """

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
    follows_from: tuple[str, ...]
    question: tuple[Message, Message] | None = None


class Rulebook(NamedTuple):
    """All rules by id, in the order of their ids, and what they stand on.

    `texts` are the texts of all files that it was made from, and of what a configuration changed. `documents` are the
    rules' files by id, for what shows a rule itself, its examples and its places; a recalled rulebook has none.
    """

    rules: dict[str, Rule]
    sources: dict[str, Source]
    texts: tuple[str, ...]
    documents: dict[str, Document]

    @property
    def fingerprint(self) -> str:
        """16 hex digits that change with any file's text and with any configured severity or parameter."""
        from hashlib import sha256  # costs a cold start 3 ms, and only the exchange formats need it

        return sha256("\0".join(self.texts).encode()).hexdigest()[:16]
