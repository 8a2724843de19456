"""The words of the review, in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from checker.engine import Verdict
from checker.finding import Finding, Standing, State, subject_label
from checker.finding.words import UNDECIDED, OpenQuestion, source_words, unknown_words
from checker.graph import AGREEMENT, Graph
from checker.named import NamedTuple
from checker.rulebook import Rule
from checker.run import Checked
from checker.vocabulary import SEVERITIES
from checker.words import Language, Text, enumerate_words, unique
from checker.yamlfile import Place

SAYS: Final[dict[str, Text]] = {
    "why": Text("Grund", "Basis"),
    "advice": Text("Förslag", "Advice"),
    "document": Text("I dokumentet", "In the document"),
    "follows": Text("Av detta följer också", "From this also follows"),
    "undecided": UNDECIDED,
    "concerns": Text("Gäller", "Concerns"),
    "waits": Text("Prövas när svaret finns", "Checked when the answer is there"),
    "result": Text("Resultat", "Result"),
    "unchecked": Text("ingen överenskommelse kunde granskas", "no agreement could be checked"),
    "hidden": Text("visas med --all", "shown with --all"),
    "and_more": Text("och {count} till, som visas med --all", "and {count} more, shown with --all"),
    "others": Text(" och {} till", " and {} more"),
    "more": Text("Mer om regeln", "More about the rule"),
    "next": Text("Mer om en regel: styrkoll explain {rule}", "More about a rule: styrkoll explain {rule} --lang en"),
    "waived": Text("beviljade undantag", "waived"),
    "shrink": Text(
        "Det som inte finns längre stryks ur utgångsläget om du kör om med --write-baseline i stället för --baseline.",
        "What is found no more is struck from the baseline by running again with --write-baseline for --baseline.",
    ),
    "baseline": Text("i utgångsläget", "in the baseline"),
    "line": Text("rad", "line"),
}

STANDINGS: Final[dict[Standing, Text]] = {
    Standing.NEW: Text("ny", "new"),
    Standing.REMAINING: Text("kvarstår", "remaining"),
}

VACUOUS: Final = Text("hade inget att pröva", "nothing to check")
NOT_APPLICABLE: Final = Text("gäller inte här", "does not apply here")

_COUNTS: Final[dict[str, tuple[Text, Text]]] = {
    "undecided_count": (Text("1 kan inte avgöras", "1 undecided"), Text("{} kan inte avgöras", "{} undecided")),
    "waived_count": (Text("1 beviljat undantag", "1 waived"), Text("{} beviljade undantag", "{} waived")),
    "baseline_count": (Text("1 i utgångsläget", "1 in the baseline"), Text("{} i utgångsläget", "{} in the baseline")),
    "baseline_ended": (
        Text("1 annan finns inte längre", "1 other is found no more"),
        Text("{} andra finns inte längre", "{} others are found no more"),
    ),
    "rules": (Text("1 regel", "1 rule"), Text("{} regler", "{} rules")),
    "examples": (Text("1 exempel", "1 example"), Text("{} exempel", "{} examples")),
    "rules_failed": (Text("1 regel har fel", "1 rule fails"), Text("{} regler har fel", "{} rules fail")),
    "rules_checked": (
        Text("1 regel prövades", "1 rule was checked"),
        Text("{} regler prövades", "{} rules were checked"),
    ),
    "faults": (
        Text("1 fel i filerna", "1 fault in the files"),
        Text("{} fel i filerna", "{} faults in the files"),
    ),
    "questions": (Text("1 fråga", "1 question"), Text("{} frågor", "{} questions")),
    "new_count": (Text("1 ny", "1 new"), Text("{} nya", "{} new")),
    "mended_count": (Text("1 åtgärdad", "1 mended"), Text("{} åtgärdade", "{} mended")),
    "remaining_count": (Text("1 kvarstår", "1 remaining"), Text("{} kvarstår", "{} remaining")),
    "findings": (Text("1 iakttagelse", "1 finding"), Text("{} iakttagelser", "{} findings")),
    "of_rules": (Text("Av 1 regel", "Of 1 rule"), Text("Av {} regler", "Of {} rules")),
    "rules_vacuous": (
        Text("hade 1 inget att pröva", "1 had nothing to check"),
        Text("hade {} inget att pröva", "{} had nothing to check"),
    ),
    "rules_not_applicable": (
        Text("1 gäller inte här", "1 does not apply here"),
        Text("{} gäller inte här", "{} do not apply here"),
    ),
}
_PLURALS: Final = {"error": ("error", "errors"), "warning": ("warning", "warnings"), "info": ("for information",) * 2}


def count_words(key: str, count: int, language: Language) -> str:
    """A number of something, with its word in the right number."""
    one, many = _COUNTS[key]
    return (one if count == 1 else many).in_(language).format(count)


def plural(severity: str, count: int) -> str:
    """The English name of a severity after a number."""
    return _PLURALS[severity][count != 1]


def severity_count(severity: str, count: int, language: Language) -> str:
    """How many of a severity: `2 måste rättas`, `2 errors`."""
    return f"{count} {SEVERITIES[severity].sv if language == 'sv' else plural(severity, count)}"


class Tally(NamedTuple):
    """Numbers of findings over any number of agreements: open ones by severity and, where versions are compared, by
    standing; and the others.

    `ended` of the baseline are found no more; `mended` is None where nothing was compared.
    """

    agreements: int
    severities: Counter[str]
    standings: Counter[Standing | None]
    undecided: int
    waived: int
    baseline: int
    ended: int
    mended: int | None


def tally(runs: Iterable[Checked]) -> Tally:
    """The numbers of all that was found; each agreement is looked at once, and none is held."""
    severities, states = Counter[str](), Counter[State]()
    standings = Counter[Standing | None]()
    agreements = undecided = ended = 0
    mended: int | None = None
    for run in runs:
        agreements += 1
        ended += run.baseline_ended
        for found in run.findings:
            if found.verdict is Verdict.UNDECIDED:
                undecided += 1
                continue
            states[found.state] += 1
            if found.state is State.OPEN:
                severities[found.rule.severity] += 1
                if run.comparison is not None:
                    standings[found.standing] += 1
        if run.comparison is not None:
            mended = (mended or 0) + len(run.comparison.mended)
    waived, baseline = states[State.WAIVED], states[State.BASELINE]
    return Tally(agreements, severities, standings, undecided, waived, baseline, ended, mended)


def counts(runs: Iterable[Checked], language: Language) -> list[str]:
    """How many open findings there are of each severity, how much is undecided, and, if anything is, what may stand."""
    return _counted(tally(runs), language)


def _counted(found: Tally, language: Language) -> list[str]:
    parts = [severity_count(severity, found.severities[severity], language) for severity in SEVERITIES]
    parts.append(count_words("undecided_count", found.undecided, language))
    return [*parts, *_decided(found, language)]


def decided_counts(runs: Iterable[Checked], language: Language) -> list[str]:
    """How many findings may stand, by decision, and because they were there from the start; nothing where none."""
    return _decided(tally(runs), language)


def _decided(found: Tally, language: Language) -> list[str]:
    parts: list[str] = []
    if found.waived:
        parts.append(count_words("waived_count", found.waived, language))
    if found.baseline or found.ended:
        more = f" ({count_words('baseline_ended', found.ended, language)})" if found.ended else ""
        parts.append(count_words("baseline_count", found.baseline, language) + more)
    return parts


def comparison_counts(runs: Iterable[Checked], language: Language) -> list[str]:
    """How many open findings the edit brought, how many it mended and how many remain; nothing without a comparison."""
    found = tally(runs)
    if found.mended is None:
        return []
    by_standing = {
        "new_count": found.standings[Standing.NEW],
        "mended_count": found.mended,
        "remaining_count": found.standings[Standing.REMAINING],
    }
    return [count_words(key, count, language) for key, count in by_standing.items()]


def ended_words(runs: Iterable[Checked], language: Language) -> str:
    """How to strike what of the baseline is found no more; "" where all of it is."""
    return SAYS["shrink"].in_(language) if any(run.baseline_ended for run in runs) else ""


def in_lines(run: Checked, place: Place) -> bool:
    """Whether people find a place by its line: in a Word or PDF file there are none to count."""
    document = run.agreement.document
    return document.by_line or place.file != document.file


def where_in_document(run: Checked, found: Finding, language: Language) -> str:
    """In parentheses, the heading and the page of a finding in a Word or PDF file; "" where there is a line."""
    where = source_words(found.source, language)
    return "" if in_lines(run, found.place) or not where else f"({where})"


def numbers(runs: Iterable[Checked], faults: int, language: Language) -> list[str]:
    """What a run came to in numbers: faults of files, findings; nothing is said of what could not be checked."""
    found = tally(runs)
    told = [count_words("faults", faults, language)] if faults else []
    return [*told, *(_counted(found, language) if found.agreements else [SAYS["unchecked"].in_(language)])]


def agreement_title(run: Checked) -> str:
    """What the agreement is called: its title, or its id where none is known."""
    return str(run.graph.first(AGREEMENT, "title") or run.agreement.id)


def rule_title(rule: Rule, language: Language) -> str:
    """A rule by its title, with its id."""
    return f"{rule.title.in_(language)} ({rule.id})"


def missing_words(found: Finding, graph: Graph, language: Language) -> str:
    """What an undecided answer waits for."""
    return f"{found.label}: {UNDECIDED.in_(language)}. {unknown_words(found, graph, language)}"


def subjects_words(question: OpenQuestion, graph: Graph, language: Language) -> str:
    """What a question is about: five by name, and how many more."""
    concerned = unique(subject_label(graph, subject) for subject in question.subjects)
    more = SAYS["others"].in_(language).format(len(concerned) - 5) if len(concerned) > 5 else ""
    return "; ".join(concerned[:5]) + more


def rules_words(run: Checked, language: Language) -> str:
    """How many rules were checked, and how many of them had nothing to check or do not apply."""
    outcomes = run.tried
    vacuous = sum(outcome.vacuous and not outcome.not_applicable for outcome in outcomes)
    elsewhere = sum(outcome.not_applicable for outcome in outcomes)
    not_checked = [("rules_vacuous", vacuous), ("rules_not_applicable", elsewhere)]
    apart = [count_words(key, count, language) for key, count in not_checked if count]
    if not apart:
        return f"{count_words('rules_checked', len(outcomes), language)}."
    whole = count_words("of_rules", len(outcomes), language)
    between = " " if language == "sv" and vacuous else ", " if language == "en" else ": "
    return f"{whole}{between}{enumerate_words(apart, language)}."
