"""Part 7: who does what, and a page for each division with what it has, what it reports and what is open."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Final

from checker.finding import Finding, item_of
from checker.follow_up.due import due_at
from checker.gapreport.pictured import picture
from checker.gapreport.pictures.responsibility import WORDS, Role, matrix_bodies, responsibility_matrix, roles_in
from checker.gapreport.reported import missing, report_on, status_words, told
from checker.gapreport.setting import Setting, rule_link
from checker.gapreport.values import (
    Block,
    Cell,
    Line,
    Paragraph,
    Section,
    Table,
    Words,
    cell,
    listing,
    own,
    say,
    status,
    tone_of,
)
from checker.named import NamedTuple
from checker.rendering import divisions_that_are_parties
from checker.vocabulary import ITEM, SEVERITIES, STATUSES
from checker.words import HARD_SPACE, NO, YES, Text, enumerate_words, figure

TITLE: Final = Text("Ansvar", "Responsibility")
_HAS: Final = Text("Mål och uppdrag för {division}", "Goals and assignments of {division}")
_HEAD: Final = (
    Text("Mål eller uppdrag", "Goal or assignment"),
    Text("Roll", "Role"),
    Text("Slutar", "Ends"),
)
_STATUS: Final = Text("Läge", "Status")
_TOLD: Final = Text("Vad {division} redovisar", "What {division} reports")
_FOLLOWED_UP: Final = Text(
    "{count} mål och uppdrag ska redovisas av {division} vid {occasion}. {missing}",
    "{count} goals and assignments are due from {division} at the {occasion}. {missing}",
)
_SOME_MISSING: Final = Text("Redovisning saknas för {count} av dem.", "{count} of them have no report.")
_NONE_MISSING: Final = Text("Alla är redovisade.", "All of them are reported.")
_DUE: Final = Text("Redovisas", "Due")
_BY_OTHERS: Final = Text("av {divisions}", "from {divisions}")
_REPORTED_BY: Final = Text("redovisas av {divisions}", "reported by {divisions}")
_DATES: Final = frozenset({2})
_MOST_COLUMNS: Final = 63
"""Word's limit, which every form of the report keeps to."""
_TOO_WIDE: Final = Text(
    "Tabellen över vem som gör vad visas inte: den skulle ha {count} kolumner, fler än en tabell i Word kan ha. Vad "
    "varje verksamhet har står under dess rubrik nedan.",
    "The table of who does what is not shown: it would have {count} columns, more than a table in Word can have. What "
    "each division has is said under its heading below.",
)
_MOST_CELLS: Final = 30_000
"""Five hundred rows of sixty columns."""
_TOO_LARGE: Final = Text(
    "Tabellen över vem som gör vad visas inte: den skulle ha {count} celler, fler än någon kan läsa. Vad varje "
    "verksamhet har står under dess rubrik nedan.",
    "The table of who does what is not shown: it would have {count} cells, more than anybody could read. What each "
    "division has is said under its heading below.",
)
_OPEN: Final = Text("Öppna iakttagelser för {division}", "Open findings of {division}")
_NOTHING: Final = Text("{division} har inga mål eller uppdrag.", "{division} has no goals or assignments.")
_NO_FINDINGS: Final = Text(
    "Inga öppna iakttagelser som måste rättas eller bör ses över.",
    "No open findings that must be mended or should be looked at.",
)
_INFO: Final = Text(
    f"Dessutom {{count}} för kännedom, i del{HARD_SPACE}10.",
    f"Besides, {{count}} for information, in part{HARD_SPACE}10.",
)
_ABOVE: Final = Text("{count}, se läget i tabellen ovan", "{count}, see the status in the table above")
"""Of reports that are missing: the table of the division says which."""
_UNREPORTED: Final = (None, STATUSES[-1])
_NO_PARTIES: Final = Text("Ingen verksamhet är part.", "No division is a party.")
_NO_FOLLOW_UP: Final = Text(
    "Ingen uppföljning är inläst. {count} mål och uppdrag ska redovisas av {division} vid {occasion}.",
    "No follow-up was read. {count} goals and assignments are due from {division} at the {occasion}.",
)
_BOARD: Final = Text("Redovisas av nämnden själv vid {occasion}", "Reported by the board itself at the {occasion}")
_UNSHARED: Final = Text("Mål eller uppdrag", "Goal or assignment")
_WHY: Final = Text("Varför", "Why")
_KEPT: Final = Text("behålls av nämnden", "kept by the board")
_NOT_KNOWN: Final = Text("okänt vem som har det", "not known who has it")
_NOBODY: Final = Text("inte fördelat till någon verksamhet", "given to no division")


def part(setting: Setting) -> Section:
    """The matrix, what the board keeps, and the divisions in the document's order."""
    parties = divisions_that_are_parties(setting.graph)
    divisions = parties if setting.division is None else (setting.division,)
    blocks: list[Block] = []
    if parties and setting.division is None:
        blocks += [picture(setting, "load"), _matrix_or_why_not(setting)]
    if setting.division is None:
        blocks += _of_the_board(setting)
    if not divisions:
        blocks.append(Paragraph(say(setting.say(_NO_PARTIES))))
    shared = _shared(setting, divisions)
    blocks += [_page(setting, division, shared) for division in divisions]
    return Section("responsibility", say(setting.say(TITLE)), tuple(blocks), page=True)


class _Shared(NamedTuple):
    """What the pages of the divisions are made of: what each does with which item, who reports it, what is open."""

    does: dict[str, dict[str, tuple[Role, ...]]]
    reporting: dict[str, tuple[str, ...]]
    due: dict[str, list[str]]
    open: dict[str, list[Finding]]


def _shared(setting: Setting, divisions: tuple[str, ...]) -> _Shared:
    """All of it, gone through once."""
    found = _Shared({one: {} for one in divisions}, {}, {one: [] for one in divisions}, {one: [] for one in divisions})
    for item in setting.graph.of_kinds(ITEM):
        for body, does in roles_in(setting.graph, item).items():
            if body in found.does:
                found.does[body][item] = does
    for item, reporting in due_at(setting.graph, setting.occasion):
        found.reporting[item] = reporting
        for body in reporting:
            if body in found.due:
                found.due[body].append(item)
    for finding in setting.checked.open:
        for body in finding.divisions:
            if body in found.open:
                found.open[body].append(finding)
    return found


def _matrix_or_why_not(setting: Setting) -> Block:
    count = 1 + len(matrix_bodies(setting.graph))
    if count > _MOST_COLUMNS:
        return Paragraph(say(setting.say(_TOO_WIDE, count=count)))
    cells = count * len(setting.graph.of_kinds(ITEM))
    if cells > _MOST_CELLS:
        return Paragraph(say(setting.say(_TOO_LARGE, count=figure(cells).in_(setting.language))))
    return _matrix(setting)


def _matrix(setting: Setting) -> Table:
    matrix = responsibility_matrix(setting.graph, setting.language)
    rows = tuple(
        (cell(own(row.header)), *(cell((Words(one.symbols, spoken=one.words),)) for one in row.cells))
        for row in matrix.rows
    )
    names = (*matrix.columns, *matrix.key)
    return Table(matrix.caption, (matrix.corner, *(code for code, _ in matrix.columns)), rows, names=names)


def _of_the_board(setting: Setting) -> list[Block]:
    due = [one.item for one in due_at(setting.graph, setting.occasion) if not one.divisions]
    if not due:
        return []
    caption = setting.say(_BOARD, occasion=setting.occasion_name)
    head = [setting.say(text) for text in (_UNSHARED, _WHY, *((_STATUS,) if setting.reported else ()))]
    blocks: list[Block] = [Table(caption, tuple(head), tuple(_row_of_board(setting, item) for item in due))]
    said = told(setting, None, due)
    return [*blocks, said] if said.items else blocks


def _row_of_board(setting: Setting, item: str) -> tuple[Cell, ...]:
    kept = setting.graph.first(item, "kept_by_board") is True
    unknown = any(item in setting.graph.tables[word].unknown for word in ("delegated_to", "kept_by_board"))
    why = setting.say(_KEPT if kept else _NOT_KNOWN if unknown else _NOBODY)
    how = [cell((status_words(setting, report_on(setting, item, None)),))] if setting.reported else []
    return (cell(setting.item(item)), cell(why), *how)


def _page(setting: Setting, division: str, shared: _Shared) -> Section:
    name = setting.label(division)
    has, due = shared.does[division], shared.due[division]
    occasion = setting.occasion_name
    blocks: list[Block] = []
    if has:
        text = _FOLLOWED_UP if setting.reported else _NO_FOLLOW_UP
        gone = missing(setting, division, due)
        said_missing = setting.say(_SOME_MISSING if gone else _NONE_MISSING, count=gone) if due else ""
        words = setting.say(text, count=len(due), division=name, occasion=occasion, missing=said_missing).rstrip()
        last = setting.say(_STATUS) if setting.reported else setting.say(_DUE)
        head = (*(setting.say(heading) for heading in _HEAD), last)
        rows = tuple(_row(setting, item, division, does, shared.reporting.get(item, ())) for item, does in has.items())
        blocks += [
            Paragraph(say(words), notice=True),
            Table(setting.say(_HAS, division=name), head, rows, frozenset({2})),
        ]
    else:
        blocks.append(Paragraph(say(setting.say(_NOTHING, division=name))))
    said = told(setting, division, has)
    if said.items:
        heading = setting.say(_TOLD, division=name)
        blocks.append(Section(f"reported-{division.lower()}", say(heading), (said,)))
    blocks.append(_open(setting, division, shared.open[division]))
    return Section(f"division-{division.lower()}", (Words(name, own=True),), tuple(blocks), page=True)


def _row(
    setting: Setting, item: str, division: str, does: tuple[Role, ...], reporting: tuple[str, ...]
) -> tuple[Cell, ...]:
    graph = setting.graph
    end = graph.first(item, "end")
    held = [setting.say(WORDS[role]) for role in does]
    return (
        cell(setting.item(item)),
        cell(enumerate_words(held, setting.language)),
        cell(end.isoformat() if isinstance(end, date) else "\N{EN DASH}"),
        _followed(setting, item, division, reporting),
    )


def _followed(setting: Setting, item: str, division: str, reporting: tuple[str, ...]) -> Cell:
    """How it stands, where a follow-up was read; else whether it is due; and from whom, if from others."""
    report = report_on(setting, item, division)
    if report is None and reporting and division not in reporting:
        by = _REPORTED_BY if setting.reported else _BY_OTHERS
        return cell(setting.say(by, divisions=enumerate_words(reporting, setting.language)))
    if not setting.reported:
        return cell((YES if reporting else NO).in_(setting.language))
    return cell((status_words(setting, report),))


def _open(setting: Setting, division: str, found: list[Finding]) -> Section:
    """The rules that found something, under their severity, with the items that it is about."""
    blocks: list[Block] = []
    for severity, name in SEVERITIES.items():
        by_rule: dict[str, list[Finding]] = {}
        for one in found:
            if one.rule.severity == severity != "info":
                by_rule.setdefault(one.rule.id, []).append(one)
        if by_rule:
            blocks.append(Paragraph((status(tone_of(severity), name.in_(setting.language)),)))
            blocks.append(listing(_of_rule(setting, of_rule) for of_rule in by_rule.values()))
    if not blocks:
        blocks.append(Paragraph(say(setting.say(_NO_FINDINGS))))
    hidden = sum(one.rule.severity == "info" for one in found)
    if hidden:
        blocks.append(Paragraph(say(setting.say(_INFO, count=hidden))))
    heading = setting.say(_OPEN, division=setting.label(division))
    return Section(f"open-{division.lower()}", say(heading), tuple(blocks))


def _of_rule(setting: Setting, findings: list[Finding]) -> Line:
    title = findings[0].rule.title.in_(setting.language)
    counts = Counter(_short(setting, one) for one in findings)
    subjects = [name if count == 1 else f"{name}{HARD_SPACE}({count})" for name, count in counts.items()]
    between = "; " if any("," in subject for subject in subjects) else ", "
    if all(one.kind == "report" and setting.graph.first(one.subject, "status") in _UNREPORTED for one in findings):
        return Words(f"{title} ("), rule_link(findings[0]), Words(f"): {setting.say(_ABOVE, count=len(findings))}")
    return Words(f"{title} ("), rule_link(findings[0]), Words("): "), Words(between.join(subjects), own=True)


def _short(setting: Setting, found: Finding) -> str:
    """An item, or the item that it belongs to, by its number; anything else by what it is called."""
    item = item_of(setting.graph, found.subject)
    return found.label if item is None else str(setting.graph.first(item, "number"))
