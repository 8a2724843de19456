"""A rule's page in the terminal: what, why, what to do, the rule itself and its examples."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from checker.output.paint import Paint
from checker.output.text import WIDEST
from checker.output.words import SAYS, source_basis_words
from checker.rulebook import Rule
from checker.rulebook.examples import Example, examples_in
from checker.vocabulary import CLAUSES, SEVERITIES
from checker.words import Language, Text
from checker.yamlfile import Document, PathInFile

_RULE: Final = Text("Regeln", "The rule")
_EXAMPLES: Final = Text(
    "Exempel: vad regeln svarar när en överenskommelse utan brister ändras",
    "Examples: what the rule answers when a sound agreement is changed",
)
_OWN_CLAUSE: Final = Text("överenskommelsens egen bestämmelse om", "the agreement's own clause on")
_ANSWERS: Final = {
    "finding": Text("iakttagelse", "finding"),
    "ok": Text("i ordning", "ok"),
    "undecided": Text("kan inte avgöras", "undecided"),
    "no_target": Text("inget att pröva", "nothing to check"),
    "not_applicable": Text("gäller inte här", "does not apply here"),
}
_SHOWN: Final = ("target", "where", "require", "parameters")


def explanation(rule: Rule, document: Document, language: Language, paint: Paint, width: int) -> Iterator[str]:
    """The page as lines."""
    width = min(width, WIDEST)
    severity = SEVERITIES[rule.severity].in_(language)
    yield paint(f"{rule.id}  {rule.title.in_(language)}", "bold")
    yield paint(f"{rule.category}/{rule.name}, ", "dim") + paint(severity, rule.severity)
    yield ""
    for words in _basis(rule, language):
        yield from _wrapped(words, width, f"{SAYS['why'].in_(language)}: ")
    yield from _wrapped(rule.advice.in_(language), width, f"{SAYS['advice'].in_(language)}: ")
    yield ""
    yield paint(_RULE.in_(language), "bold")
    for key in _SHOWN:
        if isinstance(document.value, dict) and key in document.value:
            yield from (f"  {line}" for line in _lines(document, (key,)))
    yield ""
    yield paint(_EXAMPLES.in_(language), "bold")
    examples = examples_in(document)
    answers = {example.verdict: _ANSWERS[example.verdict].in_(language) for example in examples}
    column = max((len(answer) for answer in answers.values()), default=0)
    for example in examples:
        first = f"  {answers[example.verdict]:<{column}}  "
        indent = " " * len(first)
        yield from _wrapped(_change(document, example), width, first, indent)
        if example.note is not None:
            yield from (paint(line, "dim") for line in _wrapped(example.note.in_(language), width, indent, indent))


def _change(document: Document, example: Example) -> str:
    """The change that an example makes, as the rule's file writes it."""
    fields = {"with": example.patches, "add": example.add, "remove": example.remove}
    written = (_lines(document, (*example.path, key)) for key, given in fields.items() if given)
    return "; ".join(" ".join(line.strip() for line in lines).removeprefix("with: ") for lines in written)


def _lines(document: Document, path: PathInFile) -> list[str]:
    """A field of a file, key and value, as it is written there."""
    key, value = document.key_place(path), document.place(path)
    lines = document.text.splitlines()[key.line - 1 : value.end_line]
    lines[-1] = lines[-1][: value.end_column - 1]
    lines[0] = lines[0][key.column - 1 :]
    return lines


def _basis(rule: Rule, language: Language) -> Iterator[str]:
    for basis in rule.basis:
        if basis.clause is not None:
            yield f"{_OWN_CLAUSE.in_(language)} {CLAUSES[basis.clause].in_(language)}"
        else:
            yield source_basis_words(basis, language)


def _wrapped(words: str, width: int, first: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        words,
        width,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
