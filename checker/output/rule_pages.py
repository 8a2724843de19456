"""A page for each rule in Markdown, in both languages, and an index of them: for a web site, a wiki or a repository."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from checker.engine import Outcome, Verdict
from checker.finding import Finding
from checker.finding.words import message_words
from checker.named import NamedTuple
from checker.output.explanation import ANSWERS, basis_lines, change_words, field_lines, template_words
from checker.output.markup import escaped
from checker.rulebook import Rule, Rulebook
from checker.rulebook.examples import Example, examples_in
from checker.rulebook.read_rule import INDEX_NAME
from checker.run import Checked
from checker.vocabulary import SEVERITIES, SEVERITY
from checker.words import LANGUAGES, Language, Text
from checker.yamlfile import Document

INDEX: Final = f"{INDEX_NAME}.md"
_ANEW: Final = "What is changed here is lost the next time it runs. -->"
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


class _Found(NamedTuple):
    """What a rule came to in the agreement of a file."""

    file: str
    outcome: Outcome
    findings: list[Finding]


def rule_pages(rulebook: Rulebook, runs: Sequence[Checked]) -> dict[str, str]:
    """The text of each page by its file's name; `runs` are agreements that the rules were run on."""
    pages = {INDEX: _index(rulebook)}
    found = [_found_by_rule(run) for run in runs]
    for rule in rulebook.rules.values():
        here = [by_rule[rule.id] for by_rule in found if rule.id in by_rule]
        pages[page_name(rule.id)] = _page(rule, rulebook.documents[rule.id], here)
    return {name: "\n".join((f"{mark(name)} {_ANEW}", "", *lines)) + "\n" for name, lines in pages.items()}


def mark(name: str) -> str:
    """How the first line of the page with this file name begins, by which it is told from what others wrote."""
    return f"<!-- {name}, made by styrkoll rules docs."


def page_name(rule: str) -> str:
    """The file of a rule's page."""
    return f"{rule}.md"


def _index(rulebook: Rulebook) -> Iterator[str]:
    yield f"# {_HEADINGS['index'].sv} · {_HEADINGS['index'].en}"
    by_category: dict[str, list[Rule]] = {}
    for rule in rulebook.rules.values():
        by_category.setdefault(rule.category, []).append(rule)
    for category in sorted(by_category):
        yield from ("", f"## {escaped(category)}", "")
        yield _row([" · ".join(one) for one in _INDEX_COLUMNS])
        yield _row(["---"] * len(_INDEX_COLUMNS))
        for rule in by_category[category]:
            title = " · ".join(escaped(rule.title.in_(language)) for language in LANGUAGES)
            severity = " · ".join(SEVERITIES[rule.severity])
            yield _row([f"[{rule.id}]({page_name(rule.id)})", severity, title])


def _found_by_rule(run: Checked) -> dict[str, _Found]:
    """What each rule came to; rules on waivers, which look at another file, are not among them."""
    findings: dict[str, list[Finding]] = {}
    for one in run.findings:
        findings.setdefault(one.rule.id, []).append(one)
    file = run.agreement.document.file
    return {outcome.rule.id: _Found(file, outcome, findings.get(outcome.rule.id, [])) for outcome in run.outcomes}


def _page(rule: Rule, document: Document, found: Sequence[_Found]) -> Iterator[str]:
    yield f"# {rule.id} {escaped(rule.title.sv)}"
    yield from ("", f"*{escaped(rule.title.en)}*", "")
    yield f"[{_HEADINGS['index'].sv} · {_HEADINGS['index'].en}]({INDEX})"
    yield from ("", "```yaml")
    yield f"# {rule.category}/{rule.name}"
    for key in _WRITTEN:
        if isinstance(document.value, dict) and key in document.value:
            yield from field_lines(document, (key,))
    yield "```"
    examples = [(one, change_words(document, one)) for one in examples_in(document)]
    for language in LANGUAGES:
        body = _body(rule, document, examples, found, language)
        yield from ("", f"## {_LANGUAGE.in_(language)}", "", *body)


def _body(
    rule: Rule,
    document: Document,
    examples: Sequence[tuple[Example, str]],
    found: Sequence[_Found],
    language: Language,
) -> Iterator[str]:
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
    yield from (_row(_example(example, change, language)) for example, change in examples)
    for one in found:
        yield from ("", *heading("now", escaped(one.file)), *_findings(one, language))


def _example(example: Example, change: str, language: Language) -> list[str]:
    note = example.note.in_(language) if example.note is not None else ""
    change = change.replace("|", "\\|")
    fence = "``" if "`" in change else "`"
    return [f"{fence}{change}{fence}", ANSWERS[example.verdict].in_(language), ", ".join(example.at), escaped(note)]


def _findings(found: _Found, language: Language) -> Iterator[str]:
    outcome = found.outcome
    for one in found.findings:
        said = _UNDECIDED.in_(language) if one.verdict is Verdict.UNDECIDED else message_words(one, language)
        yield f"- {escaped(one.label)} ({_LINE.in_(language)} {one.place.line}): {escaped(said)}"
    if not found.findings:
        yield (_ELSEWHERE if outcome.not_applicable else _NO_TARGET if outcome.vacuous else _NOTHING).in_(language)


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
