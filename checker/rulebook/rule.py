"""A rule, type-checked; and the rulebook, all of them with what they stand on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checker.graph import Path
from checker.named import NamedTuple
from checker.rulebook.message import Message, Placeholder
from checker.rulebook.shapes import Shape, words_in
from checker.vocabulary import OF_WAIVERS
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import Document, Fault, FaultsFound, Place, whole_file


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
    `place` is where its file says what must hold.
    `unwaivable` says why no decision can let its findings stand; None for most rules.
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
    place: Place
    question: tuple[Message, Message] | None = None
    unwaivable: Text | None = None

    @property
    def waivable(self) -> bool:
        """Whether a decision can let its findings stand."""
        return self.unwaivable is None

    @property
    def about_reports(self) -> bool:
        """Whether it looks at what is reported at a follow-up, and so at nothing where no follow-up was read."""
        return "report" in self.targets

    @property
    def about_waivers(self) -> bool:
        """Whether it looks at waivers, and so must wait until all else has been judged."""
        return "waiver" in self.targets or _reads_waivers(self.where) or _reads_waivers(self.require)


def _reads_waivers(shape: Shape | None) -> bool:
    return shape is not None and not OF_WAIVERS.isdisjoint(words_in(shape))


class Rulebook(NamedTuple):
    """All rules by id, in the order of their ids, and what they stand on.

    `fingerprint` are 16 hex digits that change with any file's text and with any configured severity or parameter.
    `documents` are the rules' files by id, for what shows a rule itself, its examples and its places; a recalled
    rulebook has none.
    """

    rules: dict[str, Rule]
    sources: dict[str, Source]
    fingerprint: str
    documents: dict[str, Document]


class AbsentValue(FaultsFound):
    """A placeholder without words for absence met no value: a fault of its rule, `rule` by id, which the `text` tells.

    Only an agreement shows it, so it has no place but the rule's file.
    """

    def __init__(self, written: str, rule: Rule) -> None:
        self.rule = rule.id
        self.text = Text(
            f"Meddelandet har inget att skriva för {{{written}}}; skriv {{{written}|ord när det saknas}}.",
            f"The message has nothing to write for {{{written}}}; write {{{written}|words when absent}}.",
        )
        super().__init__([Fault(whole_file(rule.place.file), *self.text)])


def fill(
    messages: tuple[Message, Message], language: Language, rule: Rule, render: Callable[[Placeholder], str]
) -> str:
    """What a rule says, in one of its two languages; `render` gives "" for no value.

    Raises:
        AbsentValue: where a placeholder has neither a value nor words for its absence.
    """
    return "".join(_filled(messages[LANGUAGES.index(language)], rule, render))


def _filled(message: Message, rule: Rule, render: Callable[[Placeholder], str]) -> Iterator[str]:
    for part in message:
        if isinstance(part, str):
            yield part
            continue
        words = render(part) or part.absent
        if words is None:
            raise AbsentValue(part.written, rule)
        yield words
