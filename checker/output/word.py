"""The findings as a Word document that can be forwarded: under each rule its findings, the gravest first.

The look comes from `reports/templates/iakttagelser.docx`, which docxtpl fills.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from checker import __version__
from checker.characters import on_one_line
from checker.content import content
from checker.finding import Finding, State
from checker.finding.words import bases_words, message_words, open_questions, question_words, source_words
from checker.output.decided import decision_line
from checker.output.result import Result
from checker.output.table import place_words
from checker.output.words import SAYS, agreement_title, counts, rule_title, rules_words, subjects_words
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.word_file import word_bytes
from checker.words import Language, Text

TEMPLATE: Final = "iakttagelser.docx"

_SAYS: Final = {
    "heading": Text("Iakttagelser", "Findings"),
    "faults": Text("Kan inte läsas", "Cannot be read"),
    "page": Text("Sida", "Page"),
    "of": Text("av", "of"),
    "none": Text("Inga iakttagelser.", "No findings."),
    "made": Text("Granskad {day} med styrkoll {version}", "Checked {day} with styrkoll {version}"),
    "judged": Text(
        "Iakttagelserna är verktygets, inte kommunens. Står det ”enligt bedömd koppling” vilar iakttagelsen på en "
        "koppling som en läsare har gjort; då kan det vara kopplingen som är fel.",
        "The findings are the tool's, not the municipality's. What is found “by a judged link” rests on a link that a "
        "reader made; the link may be what is wrong.",
    ),
}


def written(result: Result) -> bytes:
    """The document's bytes; the same result gives the same."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    template = DocxTemplate(os.path.join(content("reports"), "templates", TEMPLATE))
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    template.render(_printable(_seen(result)), environment, autoescape=True)
    title, author = _say("heading", result.language), f"styrkoll {__version__}"
    return word_bytes(template, title=title, author=author, language=result.language, day=result.day)


def _printable(value: Any) -> Any:
    """What the template is given, without characters that a document cannot hold."""
    if isinstance(value, str):
        return on_one_line(value)
    if isinstance(value, dict):
        return {name: _printable(held) for name, held in value.items()}
    return [_printable(held) for held in value]


def _say(key: str, language: Language, **words: str) -> str:
    return _SAYS[key].in_(language).format(**words)


def _seen(result: Result) -> dict[str, Any]:
    """What the template shows."""
    language = result.language
    return {
        **{key: _say(key, language) for key in ("heading", "judged", "page", "of")},
        "made": _say("made", language, day=result.day.isoformat(), version=__version__),
        "faults_heading": _say("faults", language),
        "faults": [f"{place_words(fault.place, language)}: {fault.text(language)}" for fault in result.faults],
        "agreements": [_agreement(run, result) for run in result.runs],
    }


def _agreement(run: Checked, result: Result) -> dict[str, Any]:
    groups = [*_groups(run, result.language)]
    counted = ", ".join(counts([run], result.language))
    return {
        "title": agreement_title(run),
        "file": run.agreement.document.file,
        "summary": [
            f"{counted}.",
            rules_words(run, result.language),
            *([] if groups else [_say("none", result.language)]),
        ],
        "groups": groups,
        "questions_heading": _begun(SAYS["undecided"].in_(result.language)),
        "questions": [_question(run, question, result.language) for question in open_questions(run.undecided)],
    }


def _groups(run: Checked, language: Language) -> Iterator[dict[str, Any]]:
    """The open findings by how grave they are, and then those that may stand by decision."""
    for severity, name in SEVERITIES.items():
        found = [one for one in run.open if one.rule.severity == severity]
        if found:
            yield {"title": _begun(name.in_(language)), "rules": [*_rules(run, found, language)]}
    if waived := run.in_state(State.WAIVED):
        yield {"title": _begun(SAYS["waived"].in_(language)), "rules": [*_rules(run, waived, language)]}


def _begun(words: str) -> str:
    """Words as a heading begins."""
    return words[:1].upper() + words[1:]


def _rules(run: Checked, findings: Iterable[Finding], language: Language) -> Iterator[dict[str, Any]]:
    for _, group in groupby(findings, key=lambda found: found.rule.id):
        found = [*group]
        rule = found[0].rule
        about = [f"{SAYS['why'].in_(language)}: {words}" for words in bases_words(rule, run.graph, language)]
        about.append(f"{SAYS['advice'].in_(language)}: {rule.advice.in_(language)}")
        yield {
            "title": rule_title(rule, language),
            "about": about,
            "findings": [_finding(one, language) for one in found],
        }


def _finding(found: Finding, language: Language) -> dict[str, Any]:
    where = source_words(found.source, language)
    lines = [message_words(found, language)]
    if where:
        lines.append(f"{SAYS['document'].in_(language)}: {where}")
    if found.decision is not None:
        lines.append(decision_line(found.decision, language))
    return {"label": found.label, "lines": lines}


def _question(run: Checked, question: Any, language: Language) -> dict[str, Any]:
    concerned = f"{SAYS['concerns'].in_(language)}: {subjects_words(question, run.graph, language)}"
    return {"label": question_words(question, language), "lines": [concerned]}
