"""A rule's page in the terminal: what, why, what to do, the rule itself and its examples."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from checker.configuration import DEFAULT, Configuration
from checker.engine import Verdict
from checker.finding import State, subject_label
from checker.finding.words import source_basis_words
from checker.graph import parse_path, words_of
from checker.output.paint import Paint
from checker.output.text import WIDEST
from checker.output.words import SAYS, count_words, decided_counts
from checker.rulebook import Rule
from checker.rulebook.examples import Example, examples_in
from checker.rulebook.message import OFFENDING
from checker.run import Checked
from checker.vocabulary import CLAUSES, KINDS, RELATIONS, SEVERITIES
from checker.vocabulary.labels import LABELS
from checker.words import OR, Language, Text, enumerate_words
from checker.yamlfile import Document, PathInFile

_RULE: Final = Text("Regeln", "The rule")
_EXAMPLES: Final = Text(
    "Exempel: vad regeln svarar när en överenskommelse utan brister ändras",
    "Examples: what the rule answers when a sound agreement is changed",
)
_OWN_CLAUSE: Final = Text("överenskommelsens egen bestämmelse om", "the agreement's own clause on")
ANSWERS: Final = {
    "finding": Text("iakttagelse", "finding"),
    "ok": Text("i ordning", "ok"),
    "undecided": Text("kan inte avgöras", "undecided"),
    "no_target": Text("inget att pröva", "nothing to check"),
    "not_applicable": Text("gäller inte här", "does not apply here"),
}
_SAYS: Final = Text("Iakttagelsen lyder", "The finding says")
_ASKS: Final = Text("Fråga till den som beslutar", "Question to those who decide")
_OFFENDING: Final = Text("det som avviker", "what breaks it")
_UNWAIVABLE: Final = Text("Undantag kan inte beviljas", "Cannot be waived")
_NOW: Final = Text("Just nu i", "Now in")
_CONFIGURED: Final = Text("Inställt i", "Set in")
_BY_ITSELF: Final = Text("regeln själv:", "the rule itself:")
_STATES: Final = {
    State.WAIVED: Text("beviljat undantag", "waived"),
    State.BASELINE: Text("i utgångsläget", "in the baseline"),
}
_SHOWN: Final = ("target", "where", "require", "parameters")


class Page:
    """A rule's page."""

    def __init__(
        self,
        rule: Rule,
        document: Document,
        language: Language,
        paint: Paint,
        width: int,
        configuration: Configuration = DEFAULT,
    ) -> None:
        self.rule = rule
        self.document = document
        self.configuration = configuration
        self.language = language
        self.paint = paint
        self.width = min(width, WIDEST)

    def lines(self, runs: Iterable[Checked] = ()) -> Iterator[str]:
        """The page; `runs` are agreements that the rule was run on, for what it finds now."""
        rule, language, paint = self.rule, self.language, self.paint
        yield paint(f"{rule.id}  {rule.title.in_(language)}", "bold")
        severity = SEVERITIES[rule.severity].in_(language)
        yield paint(f"{rule.category}/{rule.name}, ", "dim") + paint(severity, rule.severity)
        yield ""
        yield from self._wrapped(template_words(self.document, "message", language), f"{_SAYS.in_(language)}: ")
        for words in basis_lines(rule, language):
            yield from self._wrapped(words, f"{SAYS['why'].in_(language)}: ")
        yield from self._wrapped(rule.advice.in_(language), f"{SAYS['advice'].in_(language)}: ")
        if rule.question is not None:
            yield from self._wrapped(template_words(self.document, "question", language), f"{_ASKS.in_(language)}: ")
        if rule.unwaivable is not None:
            yield from self._wrapped(f"{rule.unwaivable.in_(language)}.", f"{_UNWAIVABLE.in_(language)}: ")
        for run in runs:
            yield from self._now(run)
        yield ""
        yield paint(_RULE.in_(language), "bold")
        for key in _SHOWN:
            if isinstance(self.document.value, dict) and key in self.document.value:
                yield from (f"  {line}" for line in field_lines(self.document, (key,)))
        yield from self._configured()
        yield from self._examples()

    def _now(self, run: Checked) -> Iterator[str]:
        found = [one for one in run.findings if one.verdict is Verdict.FINDING]
        yield ""
        heading = f"{_NOW.in_(self.language)} {run.agreement.document.file}"
        yield from (self.paint(line, "bold") for line in self._wrapped(heading, ""))
        counts = [count_words("findings", len(run.open), self.language), *decided_counts([run], self.language)]
        if run.undecided:
            counts.append(count_words("undecided_count", len(run.undecided), self.language))
        yield from self._wrapped(f"{enumerate_words(counts, self.language)}.", "  ")
        for one in found:
            document = run.agreement.document
            said = [document.line_words(one.place).in_(self.language)]
            if one.place.file != document.file:
                said = [one.place.file, f"{SAYS['line'].in_(self.language)} {one.place.line}"]
            if one.state is not State.OPEN:
                said.append(_STATES[one.state].in_(self.language))
            where = ", ".join(filter(None, said))
            label = subject_label(run.graph, one.subject)
            yield from self._wrapped(f"{label} ({where})" if where else label, "  \N{BULLET} ", "    ")

    def _configured(self) -> Iterator[str]:
        """What a configuration says of the rule, beside what the rule's own file says."""
        value: Any = self.document.value
        severity = self.configuration.severity_of(self.rule.id, self.rule.category)
        settings = {} if severity is None else {"severity": (severity, value["severity"])}
        for name, setting in self.configuration.parameters.get(self.rule.id, {}).items():
            settings[name] = (setting, value["parameters"][name])
        for file, here in groupby(settings.items(), lambda one: one[1][0].document.file):
            yield ""
            yield self.paint(f"{_CONFIGURED.in_(self.language)} {file}", "bold")
            for name, (setting, own) in here:
                place = f"{SAYS['line'].in_(self.language)} {setting.place.line}"
                words = f"{name}: {_value(setting.value)} ({place}; {_BY_ITSELF.in_(self.language)} {_value(own)})"
                yield from self._wrapped(words, "  ", "    ")

    def _examples(self) -> Iterator[str]:
        yield ""
        yield self.paint(_EXAMPLES.in_(self.language), "bold")
        examples = examples_in(self.document)
        answers = {example.verdict: ANSWERS[example.verdict].in_(self.language) for example in examples}
        column = max((len(answer) for answer in answers.values()), default=0)
        for example in examples:
            first = f"  {answers[example.verdict]:<{column}}  "
            indent = " " * len(first)
            yield from self._wrapped(change_words(self.document, example), first, indent)
            if example.note is not None:
                note = example.note.in_(self.language)
                yield from (self.paint(line, "dim") for line in self._wrapped(note, indent, indent))

    def _wrapped(self, words: str, first: str, indent: str = "  ") -> list[str]:
        return textwrap.wrap(
            words,
            self.width,
            initial_indent=first,
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        )


def _value(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def template_words(document: Document, key: str, language: Language) -> str:
    """A rule's message or question, with what each placeholder stands for in its place."""

    def placeholder(match: re.Match[str]) -> str:
        if match[1] == OFFENDING:
            return f"[{_OFFENDING.in_(language)}]"
        word = words_of(parse_path(match[1]))[-1]
        back = word in RELATIONS and match[1].endswith(f"^{word}")
        named = [KINDS[kind] for kind in RELATIONS[word].domain] if back else [LABELS[word]]
        return f"[{enumerate_words([one.in_(language) for one in named], language, OR)}]"

    value: Any = document.value
    written = " ".join(str(value[key][language]).split())
    return re.sub(r"\{([^{}|]*)(?:\|[^{}]*)?\}", placeholder, written)


def change_words(document: Document, example: Example) -> str:
    """The change that an example makes, as the rule's file writes it."""
    fields = {
        "with": example.patches,
        "add": example.add,
        "remove": example.remove,
        "waivers": example.waivers,
        "follow_up": example.follow_up,
    }
    written = (field_lines(document, (*example.path, key)) for key, given in fields.items() if given)
    changes = "; ".join(" ".join(line.strip() for line in lines).removeprefix("with: ") for lines in written)
    return changes or "\N{EN DASH}"


def field_lines(document: Document, path: PathInFile) -> list[str]:
    """A field of a file, key and value, as it is written there."""
    key, value = document.key_place(path), document.place(path)
    lines = document.lines(key.line, value.end_line)
    lines[-1] = lines[-1][: value.end_column - 1]
    lines[0] = lines[0][key.column - 1 :]
    return lines


def basis_lines(rule: Rule, language: Language) -> Iterator[str]:
    """What a rule stands on, each in words."""
    for basis in rule.basis:
        if basis.clause is not None:
            yield f"{_OWN_CLAUSE.in_(language)} {CLAUSES[basis.clause].in_(language)}"
        else:
            yield source_basis_words(basis, language)
