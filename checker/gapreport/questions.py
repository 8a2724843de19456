"""Part 3: what the meeting is asked to decide, a question for each rule that found what must be mended."""

from __future__ import annotations

from typing import Final

from checker.engine import Outcome
from checker.finding import Finding
from checker.finding.question import question_of
from checker.gapreport.setting import Setting, occasion_name, rule_target
from checker.gapreport.values import Block, Cell, Line, Paragraph, Section, Table, Words, cell, joined, say
from checker.graph import AGREEMENT
from checker.rendering import divisions_that_are_parties
from checker.vocabulary import OCCASIONS
from checker.words import Text, shortened, unique

MOST: Final = 7
"""How many questions a meeting is asked; the rest are named."""

_NAMED: Final = 12
_NAMED_BY_ONE: Final = 5
"""How many items the questions name at most, all together and each: they are to stay on the first sheet of paper."""
_LONGEST: Final = 80
_MORE: Final = Text(" och {count} till", " and {count} more")

TITLE: Final = Text("Frågor att ta ställning till", "Questions to decide")
_CAPTION: Final = Text("Det som måste rättas, som frågor", "What must be mended, as questions")
_QUESTION: Final = Text("Fråga", "Question")
_OWNER: Final = Text("Förslag: vem som svarar", "Proposal: who answers")
_WHEN: Final = Text("Förslag: senast", "Proposal: by")
_RULE: Final = Text("Regel", "Rule")
_NOTHING: Final = Text(
    "Ingen öppen iakttagelse måste rättas. Det som bör ses över står i del\N{NO-BREAK SPACE}10.",
    "No open finding must be mended. What should be looked at is in part\N{NO-BREAK SPACE}10.",
)
_REST: Final = Text("Dessutom måste detta rättas: ", "These must be mended as well: ")
_TOGETHER: Final = Text("{board} med {divisions}", "{board} with {divisions}")
_ALL: Final = Text("alla verksamheter", "all divisions")
_NEXT_YEAR: Final = Text("överenskommelsen för {year}", "the agreement for {year}")


def part(setting: Setting) -> Section:
    """The questions, those about most first."""
    asked = sorted(_asked(setting), key=lambda entry: (-len(entry[1]), entry[0].rule.id))
    blocks: list[Block] = []
    if not asked:
        blocks.append(Paragraph(say(setting.say(_NOTHING))))
    else:
        head = tuple(setting.say(text) for text in (_QUESTION, _OWNER, _WHEN, _RULE))
        named = min(_NAMED_BY_ONE, max(1, _NAMED // len(asked[:MOST])))
        rows = tuple(_row(setting, *entry, named) for entry in asked[:MOST])
        blocks.append(Table(setting.say(_CAPTION), head, rows))
    if len(asked) > MOST:
        rest = tuple(_reference(setting, *entry) for entry in asked[MOST:])
        blocks.append(Paragraph((Words(setting.say(_REST)), *joined(rest), Words("."))))
    return Section("questions", say(setting.say(TITLE)), tuple(blocks))


def _asked(setting: Setting) -> list[tuple[Outcome, list[Finding]]]:
    """The rules that must be mended, each with its open findings but for those that follow from another's."""
    checked = setting.checked
    wrong = [found for found in checked.open if found.rule.severity == "error"]
    asked_about = {(found.rule.id, found.subject) for found in wrong}
    by_rule: dict[str, list[Finding]] = {}
    for found in wrong:
        if found.caused_by not in asked_about:
            by_rule.setdefault(found.rule.id, []).append(found)
    return [(outcome, by_rule[outcome.rule.id]) for outcome in checked.outcomes if outcome.rule.id in by_rule]


def _row(setting: Setting, outcome: Outcome, findings: list[Finding], named: int) -> tuple[Cell, ...]:
    question = question_of(outcome, setting.graph, setting.language, about={found.subject for found in findings})
    rule = Words(outcome.rule.id, target=rule_target(outcome.rule.id))
    return (
        cell(question, *_about(setting, findings, named)),
        cell(_owner(setting, findings)),
        cell(_when(setting)),
        cell((rule,)),
    )


def _about(setting: Setting, findings: list[Finding], most: int) -> tuple[Line, ...]:
    """What a question is about, by name: the first, and how many more."""
    labels = unique(found.label for found in findings)
    more = len(labels) - most
    named = "; ".join(shortened(one, _LONGEST) for one in labels[:most])
    return ((Words(named, own=True), *((Words(setting.say(_MORE, count=more)),) if more > 0 else ())),)


def _reference(setting: Setting, outcome: Outcome, findings: list[Finding]) -> Line:
    title = f"{outcome.rule.title.in_(setting.language)} ({len(findings)}), "
    return Words(title), Words(outcome.rule.id, target=rule_target(outcome.rule.id))


def _owner(setting: Setting, findings: list[Finding]) -> str:
    """The board whose agreement it is, which can change it, with the divisions that it concerns."""
    graph = setting.graph
    board = str(graph.first(AGREEMENT, "of_board"))
    concerned = {division for found in findings for division in found.divisions}
    parties = divisions_that_are_parties(graph)
    if not concerned:
        return setting.label(board)
    ordered = tuple(one for one in graph.by_kind["division"] if one in concerned)
    everyone = len(parties) > 1 and concerned >= {*parties}
    divisions = setting.say(_ALL) if everyone else setting.labels(ordered)
    return setting.say(_TOGETHER, board=setting.label(board), divisions=divisions)


def _when(setting: Setting) -> str:
    """The agreement's next occasion in the year, or its next year's agreement."""
    stated = setting.known("follow_up", AGREEMENT) or OCCASIONS
    later = OCCASIONS[OCCASIONS.index(setting.occasion) + 1 :]
    following = [one for one in later if one in stated]
    if not following:
        return setting.say(_NEXT_YEAR, year=setting.year + 1)
    return occasion_name(setting.graph, following[0], setting.language)
