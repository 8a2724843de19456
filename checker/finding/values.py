"""What a finding is, and its identity."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

from checker.engine import Verdict
from checker.named import NamedTuple
from checker.rulebook.rule import Rule
from checker.words import Language, Text
from checker.yamlfile import Place

if TYPE_CHECKING:
    from typing import Self

    from checker.finding.subjects import SourcePlace
    from checker.finding.telling import Telling
    from checker.finding.waivers import Decision


class Missing(NamedTuple):
    """What a rule waits for: a word on a node, and why it is not known."""

    subject: str
    name: str
    reason: Text


class State(StrEnum):
    """Where a finding stands: open; waived by a decision; or there already when the agreement was taken on board."""

    OPEN = "open"
    WAIVED = "waived"
    BASELINE = "baseline"


class Standing(StrEnum):
    """A finding against an earlier version of the agreement: brought by the edit, or there before."""

    NEW = "new"
    REMAINING = "remaining"


class _Found(NamedTuple):
    agreement: str
    rule: Rule
    verdict: Verdict
    subject: str
    kind: str
    missing: tuple[Missing, ...]
    telling: Telling
    caused_by: tuple[str, str] | None = None
    state: State = State.OPEN
    decision: Decision | None = None
    standing: Standing | None = None


class Finding(_Found):
    """What a rule says of one node, finding or undecided.

    `caused_by` is rule and subject of the finding that it follows from. `decision` is there where it is waived,
    `standing` where the agreement was compared with an earlier version. What else there is to tell of it is found out
    when it is first asked for (`telling`).
    """

    __slots__ = ()

    def _replace(self, **changes: Any) -> Self:
        """The same with other fields, or with something else to tell."""
        told = {name: changes.pop(name) for name in [*changes] if name not in self._fields}
        if told:
            changes["telling"] = self.telling.with_parts(told)
        return super()._replace(**changes)

    @property
    def title(self) -> str:
        """What the subject is called, without its number."""
        return self.telling.title

    @property
    def label(self) -> str:
        """What the subject is called in a heading, item number first."""
        return self.telling.label

    @property
    def divisions(self) -> tuple[str, ...]:
        """The divisions that it concerns."""
        return self.telling.divisions

    @property
    def values(self) -> tuple[str, ...]:
        """The offending values by name, without list positions."""
        return self.telling.values

    @property
    def judged(self) -> bool:
        """Whether it rests on a link that a reader made."""
        return self.telling.judged

    @property
    def message(self) -> Text:
        """What is said of the node."""
        return Text(self.says("sv"), self.says("en"))

    def says(self, language: Language) -> str:
        """The message in one language."""
        return self.telling.says(language)

    @property
    def place(self) -> Place:
        """Where in the file it is said to be."""
        return self.telling.place

    @property
    def words(self) -> str:
        """The line of the file at the place."""
        return self.telling.words

    @property
    def related(self) -> tuple[Place, ...]:
        """Where else in the file the rule looked: at most twenty places, fewer where findings are very many."""
        return self.telling.related

    @property
    def source(self) -> SourcePlace:
        """Where in the agreement's own document the subject stands."""
        return self.telling.source

    @property
    def fingerprint(self) -> str:
        """The finding's identity, 16 hex digits: rule, agreement, subject and offending values, and nothing else.

        Not message, language, severity, parameters or place: none of them makes it another finding.
        """
        from hashlib import sha256  # costs a cold start 3 ms, and only the exchange formats need it

        identity = "\0".join((self.rule.id, self.agreement, self.subject, *sorted(self.values)))
        return sha256(identity.encode()).hexdigest()[:16]
