"""Part 10: every finding by its rule, with its place in the file and in the document, and what the rule stands on."""

from __future__ import annotations

from itertools import groupby
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding, State
from checker.finding.words import FOLLOWS, JUDGED, STATES, UNDECIDED, basis_words, severity_if_so, source_words
from checker.gapreport.setting import Gone, Setting, rule_target
from checker.gapreport.values import (
    Block,
    Line,
    Listing,
    Paragraph,
    Section,
    Table,
    Terms,
    Words,
    cell,
    own,
    say,
    status,
    tone_of,
)
from checker.vocabulary import SEVERITIES, SEVERITY
from checker.words import HARD_SPACE, Text

TITLE: Final = Text("Bilaga: alla iakttagelser", "Appendix: every finding")
_NONE: Final = Text("Det finns inga iakttagelser.", "There are no findings.")
_BASIS: Final = Text("Grund", "Basis")
_ADVICE: Final = Text("Förslag", "Advice")
_IN_FILE: Final = Text(f"Filen: rad{HARD_SPACE}{{line}}", f"The file: line{HARD_SPACE}{{line}}")
_IN_OTHER_FILE: Final = Text(f"{{file}}, rad{HARD_SPACE}{{line}}", f"{{file}}, line{HARD_SPACE}{{line}}")
_IN_WORD_OR_PDF: Final = Text("Dokumentet: {place}", "The document: {place}")
_IN_DOCUMENT: Final = Text("dokumentet: {place}", "the document: {place}")
_UNDECIDED: Final = Text(f"kan inte avgöras, se del{HARD_SPACE}9", f"undecided, see part{HARD_SPACE}9")
_MENDED: Final = Text("Åtgärdat sedan förra kontrollen", "Mended since the earlier check")
_NO_LONGER: Final = Text("Kan inte längre avgöras", "Can no longer be decided")
_OF_EARLIER: Final = Text("Iakttagelser i förra kontrollen", "Findings of the earlier check")
_EARLIER_HEAD: Final = (Text("Gäller", "Concerns"), Text("Iakttagelse", "Finding"), Text("Regel", "Rule"))
_NO_SUBJECT: Final = "\N{EN DASH}"


def part(setting: Setting) -> Section:
    """The rules that found something, the gravest first; then what the earlier check had and this has not."""
    order = [*SEVERITIES]

    def rank(found: Finding) -> tuple[int, str]:
        return order.index(found.rule.severity), found.rule.id

    ordered = sorted(setting.checked.findings, key=rank)
    blocks: list[Block] = [_rule(setting, [*group]) for _, group in groupby(ordered, key=lambda one: one.rule.id)]
    if not blocks:
        blocks.append(Paragraph(say(setting.say(_NONE))))
    if setting.earlier is not None:
        for key, title, gone in (
            ("mended", _MENDED, setting.earlier.mended),
            ("no-longer-decided", _NO_LONGER, setting.earlier.undecided),
        ):
            if gone:
                blocks.append(_gone(setting, key, title, gone))
    return Section("every-finding", say(setting.say(TITLE)), tuple(blocks), page=True)


def _rule(setting: Setting, findings: list[Finding]) -> Section:
    rule = findings[0].rule
    title = rule.title.in_(setting.language)
    entries: list[tuple[str, Line]] = [(setting.say(SEVERITY), _severity(setting, findings))]
    for basis in rule.basis:
        if words := basis_words(basis, setting.graph, setting.language):
            entries.append((setting.say(_BASIS), say(words)))
    entries.append((setting.say(_ADVICE), say(rule.advice.in_(setting.language))))
    findings_listed = Listing(tuple(_lines(setting, found) for found in findings))
    return Section(rule_target(rule.id), say(f"{title} ({rule.id})"), (Terms(tuple(entries)), findings_listed))


def _severity(setting: Setting, findings: list[Finding]) -> Line:
    """How grave it is; where nothing could be decided, that comes first."""
    rule = findings[0].rule
    if all(found.verdict is Verdict.UNDECIDED for found in findings):
        open_still = status("undecided", setting.say(UNDECIDED))
        return open_still, Words(f"; {severity_if_so(rule, setting.language)}")
    return (status(tone_of(rule.severity), SEVERITIES[rule.severity].in_(setting.language)),)


def _lines(setting: Setting, found: Finding) -> tuple[Line, ...]:
    """What it is about, what is said of it, and where it stands."""
    where = source_words(found.source, setting.language, HARD_SPACE)
    document = setting.checked.agreement.document
    if found.place.file == document.file and not document.by_line:
        place = setting.say(_IN_WORD_OR_PDF, place=where or document.file)
    else:
        place = _in_file(setting, found)
        place += f"; {setting.say(_IN_DOCUMENT, place=where)}" if where else ""
    return (Words(found.label, own=True, strong=True),), *_said(setting, found), say(place)


def _in_file(setting: Setting, found: Finding) -> str:
    """The line of the agreement's file; of another file its name, too."""
    if found.place.file == setting.checked.agreement.document.file:
        return setting.say(_IN_FILE, line=found.place.line)
    return setting.say(_IN_OTHER_FILE, file=found.place.file, line=found.place.line)


def _said(setting: Setting, found: Finding) -> list[Line]:
    if found.verdict is Verdict.UNDECIDED:
        return [(status("undecided", setting.say(_UNDECIDED)),)]
    lines: list[Line] = [say(found.says(setting.language))]
    notes = []
    if found.judged:
        notes.append(setting.say(JUDGED))
    if found.caused_by is not None:
        notes.append(setting.say(FOLLOWS, rule=found.caused_by[0]))
    if found.state is not State.OPEN:
        notes.append(setting.say(STATES[found.state]))
    if since := setting.since_earlier(found):
        notes.append(since)
    return [*lines, *([say(f"({'; '.join(notes)})")] if notes else [])]


def _gone(setting: Setting, key: str, title: Text, gone: tuple[Gone, ...]) -> Section:
    rows = tuple(
        (cell(own(one.title or _NO_SUBJECT)), cell((Words(one.message, own=one.swedish),)), cell((Words(one.rule),)))
        for one in gone
    )
    table = Table(setting.say(_OF_EARLIER), tuple(setting.say(text) for text in _EARLIER_HEAD), rows)
    return Section(key, say(setting.say(title)), (table,))
