"""A page for each rule in Markdown, in both languages, and an index of them: for a web site, a wiki or a repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.engine import Outcome, Verdict
from checker.finding.words import message_words
from checker.output.explanation import ANSWERS, basis_lines, change_words, field_lines, template_words
from checker.output.markup import escaped
from checker.rulebook import Rule, Rulebook
from checker.rulebook.examples import Example, examples_in
from checker.run import Checked
from checker.vocabulary import SEVERITIES, SEVERITY
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import Document

INDEX: Final = "README.md"
_LANGUAGE: Final = Text("Svenska", "English")
_HEADINGS: Final = {
    "index": Text("Regler", "Rules"),
    "says": Text("Vad iakttagelsen säger", "What the finding says"),
    "why": Text("Varför", "Why"),
    "advice": Text("Vad man bör göra", "What to do"),
    "question": Text("Fråga till den som beslutar", "Question to those who decide"),
    "unwaivable": Text("Undantag kan inte beviljas", "Cannot be waived"),
    "follows": Text("Följer av", "Follows from"),
    "examples": Text("Exempel", "Examples"),
    "now": Text("Det här finner regeln i {}", "What the rule finds in {}"),
}
_COLUMNS: Final = (
    Text("Ändring i en överenskommelse utan brister", "Change to a sound agreement"),
    Text("Svar", "Answer"),
    Text("Gäller", "About"),
    Text("Anmärkning", "Note"),
)
_INDEX_COLUMNS: Final = (Text("Regel", "Rule"), SEVERITY, Text("Rubrik", "Title"))
_NOTHING: Final = Text("Ingenting.", "Nothing.")
_NO_TARGET: Final = Text("Det har inget att pröva.", "It has nothing to check.")
_ELSEWHERE: Final = Text(
    "Regeln gäller inte här: bestämmelsen finns inte.", "The rule does not apply: the clause is not there."
)
_UNDECIDED: Final = Text("kan inte avgöras", "undecided")
_LINE: Final = Text("rad", "line")
_WRITTEN: Final = ("target", "where", "require", "parameters")


def rule_pages(rulebook: Rulebook, runs: Sequence[Checked]) -> dict[str, str]:
    """The text of each page by its file's name; `runs` are agreements that the rules were run on."""
    pages = {INDEX: "\n".join(_index(rulebook)) + "\n"}
    for rule in rulebook.rules.values():
        pages[page_name(rule.id)] = "\n".join(_page(rule, rulebook, runs)) + "\n"
    return pages


def page_name(rule: str) -> str:
    """The file of a rule's page."""
    return f"{rule}.md"


def _index(rulebook: Rulebook) -> Iterator[str]:
    yield f"# {_HEADINGS['index'].sv} · {_HEADINGS['index'].en}"
    for category in sorted({rule.category for rule in rulebook.rules.values()}):
        yield from ("", f"## {escaped(category)}", "")
        yield _row([" · ".join(one) for one in _INDEX_COLUMNS])
        yield _row(["---"] * len(_INDEX_COLUMNS))
        for rule in rulebook.rules.values():
            if rule.category == category:
                title = " · ".join(escaped(rule.title.in_(language)) for language in LANGUAGES)
                severity = " · ".join(SEVERITIES[rule.severity])
                yield _row([f"[{rule.id}]({page_name(rule.id)})", severity, title])


def _page(rule: Rule, rulebook: Rulebook, runs: Sequence[Checked]) -> Iterator[str]:
    document = rulebook.documents[rule.id]
    yield f"# {rule.id} {escaped(rule.title.sv)}"
    yield from ("", f"*{escaped(rule.title.en)}*", "")
    yield f"[{_HEADINGS['index'].sv} · {_HEADINGS['index'].en}]({INDEX})"
    yield from ("", "```yaml")
    yield f"# {rule.category}/{rule.name}"
    for key in _WRITTEN:
        if isinstance(document.value, dict) and key in document.value:
            yield from field_lines(document, (key,))
    yield "```"
    for language in LANGUAGES:
        yield from ("", f"## {_LANGUAGE.in_(language)}", "", *_body(rule, document, runs, language))


def _body(rule: Rule, document: Document, runs: Sequence[Checked], language: Language) -> Iterator[str]:
    def heading(key: str, *words: str) -> tuple[str, ...]:
        return (f"### {_HEADINGS[key].in_(language).format(*words)}", "")

    yield f"**{escaped(rule.title.in_(language))}** ({SEVERITIES[rule.severity].in_(language)})"
    yield from ("", *heading("says"), escaped(template_words(document, "message", language)))
    yield from ("", *heading("why"), *(f"- {escaped(words)}" for words in basis_lines(rule, language)))
    yield from ("", *heading("advice"), escaped(rule.advice.in_(language)))
    if rule.question is not None:
        yield from ("", *heading("question"), escaped(template_words(document, "question", language)))
    if rule.unwaivable is not None:
        yield from ("", *heading("unwaivable"), escaped(f"{rule.unwaivable.in_(language)}."))
    if rule.follows_from:
        links = ", ".join(f"[{one}]({page_name(one)})" for one in rule.follows_from)
        yield from ("", *heading("follows"), links)
    yield from ("", *heading("examples"), _row([one.in_(language) for one in _COLUMNS]), _row(["---"] * len(_COLUMNS)))
    yield from (_row(_example(example, document, language)) for example in examples_in(document))
    for run in runs:
        outcome = next((one for one in run.outcomes if one.rule.id == rule.id), None)
        if outcome is not None:  # rules on waivers look at another file
            file = escaped(run.agreement.document.file)
            yield from ("", *heading("now", file), *_found(outcome, run, language))


def _example(example: Example, document: Document, language: Language) -> list[str]:
    note = example.note.in_(language) if example.note is not None else ""
    change = change_words(document, example).replace("|", "\\|")
    fence = "``" if "`" in change else "`"
    return [f"{fence}{change}{fence}", ANSWERS[example.verdict].in_(language), ", ".join(example.at), escaped(note)]


def _found(outcome: Outcome, run: Checked, language: Language) -> Iterator[str]:
    found = [one for one in run.findings if one.rule.id == outcome.rule.id]
    for one in found:
        said = _UNDECIDED.in_(language) if one.verdict is Verdict.UNDECIDED else message_words(one, language)
        yield f"- {escaped(one.label)} ({_LINE.in_(language)} {one.place.line}): {escaped(said)}"
    if not found:
        yield (_ELSEWHERE if outcome.not_applicable else _NO_TARGET if outcome.vacuous else _NOTHING).in_(language)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
