"""What a finding is, and its identity."""

from __future__ import annotations

from typing import NamedTuple

from checker.engine import Verdict
from checker.rulebook.rule import Rule
from checker.words import Text
from checker.yamlfile import Place


class Missing(NamedTuple):
    """What a rule waits for: a word on a node, and why it is not known."""

    subject: str
    name: str
    reason: Text


class SourcePlace(NamedTuple):
    """Where in the agreement's own document a thing stands; what is not known is None."""

    document: str | None
    heading: str | None
    line: int | None
    page: int | None


class Finding(NamedTuple):
    """What a rule says of one node, finding or undecided.

    `values` are the offending values by name, without list positions; `words` the line of the file at the place;
    `judged` is whether it rests on a link that a reader made; `caused_by` is rule and subject of the finding that it
    follows from.
    """

    agreement: str
    rule: Rule
    verdict: Verdict
    subject: str
    kind: str
    title: str
    divisions: tuple[str, ...]
    message: Text
    values: tuple[str, ...]
    judged: bool
    missing: tuple[Missing, ...]
    place: Place
    words: str
    related: tuple[Place, ...]
    source: SourcePlace
    caused_by: tuple[str, str] | None = None

    @property
    def fingerprint(self) -> str:
        """The finding's identity, 16 hex digits: rule, agreement, subject and offending values, and nothing else.

        Not message, language, severity, parameters or place: none of them makes it another finding.
        """
        from hashlib import sha256  # costs a cold start 3 ms, and only the exchange formats need it

        identity = "\0".join((self.rule.id, self.agreement, self.subject, *sorted(self.values)))
        return sha256(identity.encode()).hexdigest()[:16]
