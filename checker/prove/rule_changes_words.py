"""A change to rules in words: as text for a terminal, as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding
from checker.finding.words import message_words
from checker.output.markup import escaped
from checker.prove.rule_changes import OnAgreement, RuleChange
from checker.vocabulary import SEVERITIES
from checker.words import Language, Text, enumerate_words, shortened

FORMATS: Final = ("text", "markdown")
_NEW: Final = Text("ny", "new")
_GONE: Final = Text("borttagen", "removed")
_CHANGED: Final = Text("ändrad: {}", "changed: {}")
_NOTHING: Final = Text("Inga regler skiljer sig åt.", "No rules differ.")
_SAME: Final = Text("Samma iakttagelser som förut.", "The same findings as before.")
_NONE: Final = Text("Inga iakttagelser.", "No findings.")
_UNDECIDED: Final = Text("kan inte avgöras: ", "undecided: ")
_MUTANTS: Final = Text(
    "Av {total} inlagda fel märker regeln {after}, förut {before}",
    "Of {total} planted faults the rule notices {after}, before {before}",
)
_MORE_AND_LESS: Final = Text("{} tillkommer, {} försvinner", "{} appear, {} vanish")
_QUIET: Final = Text("Ändrade utan att något annat sägs: {}.", "Changed without anything else being said: {}.")
_TO: Final = "\N{RIGHTWARDS ARROW}"
_LABEL: Final = 60
"""How much of what a finding is about is told before its message."""
_MOST: Final = 20
"""How many findings of one sort are told one by one."""
_REST: Final = Text("och {} till", "and {} more")


def change_lines(changes: Sequence[RuleChange], mutants: int, form: str, language: Language) -> Iterator[str]:
    """The change, rule by rule; `mutants` is on how many it was tried."""
    markdown = form == "markdown"
    yield f"## styrkoll: {_sum(changes, language)}" if markdown else _sum(changes, language)
    for change in changes:
        if not change.shows:
            continue
        rule = change.rule
        title = f"{rule.id} {rule.title.in_(language)}"
        about = f"{SEVERITIES[rule.severity].in_(language)}, {_how(change, language)}"
        yield ""
        yield f"### {escaped(title)}" if markdown else title
        yield f"*{escaped(about)}*" if markdown else f"  {about}"
        yield from (("",) if markdown else ())
        silent = True
        for one in change.on:
            for line in _agreement_lines(one, markdown, language):
                silent = False
                yield line
        if silent:
            yield _item((_SAME if change.old and change.new else _NONE).in_(language), markdown)
        yield _item(_mutant_words(change, mutants, language), markdown)
    quiet = [f"{change.rule.id} ({', '.join(change.parts)})" for change in changes if not change.shows]
    if quiet:
        yield from ("", _item(_QUIET.in_(language).format(enumerate_words(quiet, language)), markdown))


def _sum(changes: Sequence[RuleChange], language: Language) -> str:
    if not changes:
        return _NOTHING.in_(language)
    new = sum(change.old is None for change in changes)
    gone = sum(change.new is None for change in changes)
    counts = (new, gone, len(changes) - new - gone)
    words = (
        (Text("1 ny regel", "1 new rule"), Text("{} nya regler", "{} new rules")),
        (Text("1 borttagen regel", "1 removed rule"), Text("{} borttagna regler", "{} removed rules")),
        (Text("1 ändrad regel", "1 changed rule"), Text("{} ändrade regler", "{} changed rules")),
    )
    rules = [
        (one if count == 1 else many).in_(language).format(count)
        for count, (one, many) in zip(counts, words, strict=True)
        if count
    ]
    more = _findings(found for change in changes for one in change.on for found in one.appeared)
    less = _findings(found for change in changes for one in change.on for found in one.vanished)
    findings = Text(
        f"{more} {'iakttagelse' if more == 1 else 'iakttagelser'} tillkommer, {less} försvinner",
        f"{more} {'finding appears' if more == 1 else 'findings appear'}, {less} vanish{'es' if less == 1 else ''}",
    )
    return f"{enumerate_words(rules, language)}; {findings.in_(language)}"


def _findings(found: Iterable[Finding]) -> int:
    return sum(one.verdict is Verdict.FINDING for one in found)


def _how(change: RuleChange, language: Language) -> str:
    if change.old is None or change.new is None:
        return (_NEW if change.old is None else _GONE).in_(language)
    before, after = (SEVERITIES[rule.severity].in_(language) for rule in (change.old, change.new))
    told = {"severity": f"severity ({before} {_TO} {after})"}
    if change.settings:
        settings = (f"{name} {was or '–'} {_TO} {now or '–'}" for name, was, now in change.settings)
        told["parameters"] = f"parameters ({', '.join(settings)})"
    return _CHANGED.in_(language).format(", ".join(told.get(part, part) for part in change.parts))


def _agreement_lines(one: OnAgreement, markdown: bool, language: Language) -> Iterator[str]:
    if not (one.appeared or one.vanished):
        return
    counts = _MORE_AND_LESS.in_(language).format(len(one.appeared), len(one.vanished))
    yield _item(f"{one.name}: {counts}", markdown)
    for sign, found in (("+", one.appeared), ("\N{MINUS SIGN}", one.vanished)):
        for finding in found[:_MOST]:
            yield _item(f"{sign} {_finding_words(finding, language)}", markdown, depth=1)
        if len(found) > _MOST:
            yield _item(f"{sign} {_REST.in_(language).format(len(found) - _MOST)}", markdown, depth=1)


def _finding_words(finding: Finding, language: Language) -> str:
    label = shortened(finding.label, _LABEL)
    if finding.verdict is Verdict.UNDECIDED:
        return f"{_UNDECIDED.in_(language)}{label}"
    return f"{label}: {message_words(finding, language)}"


def _mutant_words(change: RuleChange, total: int, language: Language) -> str:
    on = change.mutants
    words = _MUTANTS.in_(language).format(total=total, after=on.after, before=on.before)
    if on.appeared or on.vanished:
        words = f"{words} ({_MORE_AND_LESS.in_(language).format(on.appeared, on.vanished)})"
    return f"{words}."


def _item(words: str, markdown: bool, depth: int = 0) -> str:
    indent = "  " * depth
    return f"{indent}- {escaped(words)}" if markdown else f"  {indent}{words}"
