"""Part 2: how many findings there are, how grave, what could not be judged, and what has changed since last time."""

from __future__ import annotations

from typing import Final

from checker.finding import State
from checker.finding.words import UNDECIDED
from checker.gapreport.reported import counted
from checker.gapreport.setting import Setting
from checker.gapreport.values import Block, Cell, Line, Paragraph, Section, Table, Words, cell, say, status, tone_of
from checker.vocabulary import SEVERITIES, SEVERITY
from checker.words import Text, enumerate_words

TITLE: Final = Text("Sammanfattning", "Summary")
_CAPTION: Final = Text("Iakttagelser efter allvarlighetsgrad", "Findings by severity")
_COUNT: Final = Text("Antal", "Number")
_NEW: Final = Text("Nya", "New")
_REMAINING: Final = Text("Kvarstår", "Remaining")
_MENDED: Final = Text("Åtgärdade", "Mended")
_WAIVED: Final = Text("beviljade undantag", "waived")
_BASELINE: Final = Text("i utgångsläget", "in the baseline")
_DASH: Final = "\N{EN DASH}"
_SAID: Final = Text(
    "{agreement} har {counts}. {checked} regler prövades{others}.",
    "{agreement} has {counts}. {checked} rules were checked{others}.",
)
_OTHERS: Final = Text(
    "; de som inte prövades ({count}) står i del\N{NO-BREAK SPACE}9",
    "; those that were not ({count}) are in part\N{NO-BREAK SPACE}9",
)
_THIS: Final = Text("Överenskommelsen", "The agreement")
_ITEMS: Final = (
    ("goal", Text("1 mål", "1 goal"), Text("{} mål", "{} goals")),
    ("assignment", Text("1 uppdrag", "1 assignment"), Text("{} uppdrag", "{} assignments")),
    ("base_assignment", Text("1 grunduppdrag", "1 base assignment"), Text("{} grunduppdrag", "{} base assignments")),
)
_NOT_JUDGED: Final = Text(
    "Det som inte kan avgöras är inte godkänt; vad som behövs för att avgöra det står i del\N{NO-BREAK SPACE}9.",
    "What is undecided has not passed; part\N{NO-BREAK SPACE}9 says what is needed to decide it.",
)
_NO_LONGER: Final = Text(
    "{count} tidigare iakttagelser kan inte längre avgöras och räknas inte som åtgärdade.",
    "{count} earlier findings can no longer be decided and do not count as mended.",
)

_UNTRIED: Final = Text(
    "{count} av de nya kommer av regler som inte prövades i förra kontrollen ({rules}), och kan ha gällt redan då.",
    "{count} of the new come of rules that the earlier check did not try ({rules}), and may have been so then, too.",
)


def part(setting: Setting) -> Section:
    """The numbers, and what they mean."""
    blocks: list[Block] = [Paragraph(say(_counts(setting))), _table(setting)]
    if setting.earlier is not None and setting.earlier.undecided:
        blocks.append(Paragraph(say(setting.say(_NO_LONGER, count=len(setting.earlier.undecided)))))
    if untried := _of_untried(setting):
        blocks.append(Paragraph(say(setting.say(_UNTRIED, **untried))))
    if setting.reported:
        blocks.append(Paragraph(say(counted(setting))))
    if setting.checked.undecided:
        blocks.append(Paragraph(say(setting.say(_NOT_JUDGED))))
    return Section("summary", say(setting.say(TITLE)), tuple(blocks))


def _of_untried(setting: Setting) -> dict[str, object]:
    """How many open findings are new by rules that the earlier check did not try, and which these are."""
    earlier = setting.earlier
    if earlier is None:
        return {}
    found = [
        one.rule.id for one in setting.checked.open if one.fingerprint in earlier.new and one.rule.id in earlier.untried
    ]
    rules = enumerate_words(sorted(set(found)), setting.language)
    return {"count": len(found), "rules": rules} if found else {}


def _counts(setting: Setting) -> str:
    counts = []
    for kind, one, many in _ITEMS:
        count = len(setting.concerned(setting.graph.by_kind[kind]))
        counts.append((one if count == 1 else many).in_(setting.language).format(count))
    named = enumerate_words(counts, setting.language)
    rules = len(setting.checked.tried)
    who = setting.say(_THIS) if setting.division is None else setting.label(setting.division)
    left = len(setting.checked.outcomes) - rules
    others = setting.say(_OTHERS, count=left) if left else ""
    return setting.say(_SAID, agreement=who, counts=named, checked=rules, others=others)


def _table(setting: Setting) -> Table:
    checked, earlier = setting.checked, setting.earlier
    rows: list[tuple[Cell, ...]] = []
    for severity, name in SEVERITIES.items():
        found = [one for one in checked.open if one.rule.severity == severity]
        row: list[str] = [str(len(found))]
        if earlier is not None:
            new = sum(one.fingerprint in earlier.new for one in found)
            row += [str(new), str(len(found) - new), str(sum(one.severity == severity for one in earlier.mended))]
        rows.append((cell((status(tone_of(severity), name.in_(setting.language)),)), *map(cell, row)))
    more = [
        (status("undecided", setting.say(UNDECIDED)), len(checked.undecided)),
        (Words(setting.say(_WAIVED)), len(checked.in_state(State.WAIVED))),
        (Words(setting.say(_BASELINE)), len(checked.in_state(State.BASELINE))),
    ]
    dashes = [cell(_DASH)] * (0 if earlier is None else 3)
    for words, count in more[: 1 if not any(count for _, count in more[1:]) else 3]:
        header: Line = (words,)
        rows.append((cell(header), cell(str(count)), *dashes))
    head = [setting.say(SEVERITY), setting.say(_COUNT)]
    if earlier is not None:
        head += [setting.say(text) for text in (_NEW, _REMAINING, _MENDED)]
    return Table(setting.say(_CAPTION), tuple(head), tuple(rows), frozenset(range(1, len(head))))
