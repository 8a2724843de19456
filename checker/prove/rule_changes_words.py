"""A change to rules in words: as text for a terminal, as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding
from checker.finding.words import message_words
from checker.output.markdown_fit import LONGEST, length
from checker.output.markup import escaped
from checker.output.words import count_words
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
_QUIET: Final = Text(
    "Ändrade, med samma iakttagelser i allt som prövades: {}.",
    "Changed, with the same findings in all that was tried: {}.",
)
_GRAVITY: Final = Text("{} kvar, nu ”{}”", "{} remaining, now “{}”")
_TO: Final = "\N{RIGHTWARDS ARROW}"
_LABEL: Final = 60
"""How much of what a finding is about is told before its message."""
_MOST: Final = 20
"""How many findings of one sort are told one by one."""
_ROOM_FOR_THE_REST: Final = 300
"""What the sentence on those left out may take of what a forge takes at all."""
_REST: Final = Text("och {} till", "and {} more")
_NO_ROOM: Final = Text(
    "… och {} till, som inte får plats här: allt visas med `styrkoll rules diff`.",
    "… and {} more, for which there is no room here: everything is shown by `styrkoll rules diff`.",
)


def change_lines(changes: Sequence[RuleChange], mutants: int, form: str, language: Language) -> Iterator[str]:
    """The change, rule by rule; `mutants` is on how many it was tried."""
    markdown = form == "markdown"
    head = f"## styrkoll: {_sum(changes, language)}" if markdown else _sum(changes, language)
    quiet = [f"{change.rule.id} ({_parts(change, language)})" for change in changes if not change.shows]
    told = _QUIET.in_(language).format(enumerate_words(quiet, language))
    last = ("", _item(told, markdown)) if quiet else ()
    parts = [[*_change_lines(change, mutants, markdown, language)] for change in changes if change.shows]
    if markdown:
        parts = [*_fitted(parts, sum(map(length, (head, *last))), language)]
    yield from (head, *chain.from_iterable(parts), *last)


def _fitted(parts: Sequence[list[str]], taken: int, language: Language) -> Iterator[list[str]]:
    """As many of the parts as a forge takes beside what is `taken` already, and how many there is no room for."""
    room = LONGEST - taken - _ROOM_FOR_THE_REST
    for position, lines in enumerate(parts):
        room -= sum(length(line) + 1 for line in lines)
        if room < 0:
            rules = count_words("rules", len(parts) - position, language)
            yield ["", _NO_ROOM.in_(language).format(rules)]
            return
        yield lines


def _change_lines(change: RuleChange, mutants: int, markdown: bool, language: Language) -> Iterator[str]:
    """What there is to say of one rule, after an empty line."""
    rule = change.rule
    title = f"{rule.id} {rule.title.in_(language)}"
    about = f"{SEVERITIES[rule.severity].in_(language)}, {_how(change, language)}"
    yield from ("", f"### {escaped(title)}", f"*{escaped(about)}*", "") if markdown else ("", title, f"  {about}")
    lines = [line for one in change.on for line in _agreement_lines(one, change, markdown, language)]
    nothing = (_SAME if change.old and change.new else _NONE).in_(language)
    yield from lines or [_item(nothing, markdown)]
    yield _item(_mutant_words(change, mutants, language), markdown)


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
    return _CHANGED.in_(language).format(_parts(change, language))


def _parts(change: RuleChange, language: Language) -> str:
    """In which parts a rule is changed, and from what to what where that is short."""
    assert change.old is not None
    assert change.new is not None
    was, now = change.old, change.new
    told = {
        "severity": _from_to(*(SEVERITIES[one.severity].in_(language) for one in (was, now))),
        "parameters": ", ".join(f"{name} {_from_to(before, after)}" for name, before, after in change.settings),
        "category": _from_to(was.category, now.category),
        "name": _from_to(was.name, now.name),
    }
    return ", ".join(f"{part} ({told[part]})" if told.get(part) else part for part in change.parts)


def _from_to(before: str | None, after: str | None) -> str:
    return f"{before or '–'} {_TO} {after or '–'}"


def _agreement_lines(one: OnAgreement, change: RuleChange, markdown: bool, language: Language) -> Iterator[str]:
    if "severity" in change.parts and one.remaining:
        counted = count_words("findings", one.remaining, language)
        severity = SEVERITIES[change.rule.severity].in_(language)
        yield _item(f"{one.name}: {_GRAVITY.in_(language).format(counted, severity)}", markdown)
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
