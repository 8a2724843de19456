"""One agreement, checked: from a file to findings. What the commands and the public functions call."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike
from typing import TYPE_CHECKING, Final

from checker.agreement import Agreement, read_agreement
from checker.engine import Outcome, Verdict, judge
from checker.finding import Finding, Standing, State, divisions_concerned, divisions_found, findings_of, item_of
from checker.graph import Graph, build_graph
from checker.named import NamedTuple
from checker.rulebook import Rule
from checker.words import Text
from checker.yamlfile import Fault, FaultsFound, Place

if TYPE_CHECKING:
    from checker.finding.waivers import Waiver

MOST_ANSWERS: Final = 5_000
"""So many findings and undecided answers are told of one agreement: thirty times those of the real one, and what code
scanning on GitHub shows of a run. Those that may stand are among them."""
MOST_COUNTED: Final = 3 * MOST_ANSWERS
"""Of more it is not found out how many there are: three rules with too many each are told of before that."""


class Change(NamedTuple):
    """One thing that an edit changed, in the domain's words.

    `subject` is the node in the newer agreement, or in the older where it was removed; `place` is where it stands, and
    `line` how people find that in the file: its line or page, empty where neither is known.
    """

    subject: str
    text: Text
    place: Place
    line: Text


class Comparison(NamedTuple):
    """An agreement against an earlier version of it, which goes by the name `other`.

    Which findings are new and which remain, the findings themselves say (`standing`). `mended` are the findings of the
    earlier version that are no more, as they were worded there; `undecided` those that can no longer be decided.
    """

    other: str
    changes: tuple[Change, ...]
    mended: tuple[Finding, ...]
    undecided: tuple[Finding, ...]


class Reported(NamedTuple):
    """A file of a follow-up that was read: its name, the occasion that it is for, and what it says of itself.

    `warnings` are of what was read oddly, or not at all.
    """

    file: str
    occasion: str
    note: str | None
    warnings: tuple[Fault, ...] = ()


class Checked(NamedTuple):
    """An agreement with what every rule said of it; `findings` holds findings and undecided answers, by rule.

    `waivers` are those that concern it, None where no file of them was used. `comparison` is there where it was
    compared with an earlier version. `baseline_ended` counts what stands in the baseline but is found no more.
    `reported` are the files of the follow-up that the graph has reports from; none where none was read.
    """

    agreement: Agreement
    graph: Graph
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    comparison: Comparison | None = None
    baseline_ended: int = 0
    waivers: tuple[Waiver, ...] | None = None
    reported: tuple[Reported, ...] = ()

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What was read oddly, or not at all: of the agreement's file, then of the files of its follow-up."""
        of_reports = (warning for one in self.reported for warning in one.warnings)
        return (*self.agreement.document.warnings, *of_reports)

    @property
    def open(self) -> tuple[Finding, ...]:
        """The findings that somebody has to see to: not undecided, not waived, not in the baseline."""
        return tuple(found for found in self.findings if found.verdict is Verdict.FINDING and found.state is State.OPEN)

    def count(self, severity: str, standing: Standing | None = None) -> int:
        """How many open findings there are of a severity; `standing`: only those that are new, or that remain."""
        return sum(
            found.rule.severity == severity and (standing is None or found.standing is standing) for found in self.open
        )

    def in_state(self, state: State) -> tuple[Finding, ...]:
        """The findings in a state; what is undecided is no finding."""
        return tuple(found for found in self.findings if found.verdict is Verdict.FINDING and found.state is state)

    @property
    def tried(self) -> tuple[Outcome, ...]:
        """What the rules said that had something to look at: not those on waivers or reports where none were read."""
        return tuple(
            outcome
            for outcome in self.outcomes
            if not outcome.vacuous
            or not ((self.waivers is None and outcome.rule.about_waivers) or outcome.rule.about_reports)
        )

    def left_unread(self, rule: Rule, subject: str) -> bool:
        """Whether nobody can tell what a rule on reports would say of one: nothing was read, or due, on its item."""
        item = item_of(self.graph, subject)
        return rule.about_reports and item is not None and not self.graph.tables["has_report"].known.get(item)

    @property
    def undecided(self) -> tuple[Finding, ...]:
        """The answers that wait for something unknown."""
        return tuple(found for found in self.findings if found.verdict is Verdict.UNDECIDED)


def check_file(path: str | PathLike[str], rules: Iterable[Rule], *, shown_as: str | None = None) -> Checked:
    """The agreement in a file, checked.

    Raises:
        FaultsFound: where the file cannot be used, or the rules find more than `MOST_ANSWERS`.
    """
    return check_agreement(read_agreement(path, shown_as=shown_as), rules)


def check_agreement(agreement: Agreement, rules: Iterable[Rule]) -> Checked:
    """An agreement, checked.

    Raises:
        FaultsFound: where the rules find more than `MOST_ANSWERS`.
    """
    return check_graph(build_graph(agreement), rules)


def check_graph(graph: Graph, rules: Iterable[Rule], reported: tuple[Reported, ...] = ()) -> Checked:
    """An agreement's graph, to which more may have been added than the agreement says, checked.

    Raises:
        FaultsFound: where the rules find more than `MOST_ANSWERS`.
    """
    words, outcomes = judge(rules, graph, MOST_COUNTED + 1)
    demand_few(outcomes, graph)
    return Checked(graph.agreement, graph, tuple(outcomes), tuple(findings_of(outcomes, words)), reported=reported)


def demand_few(outcomes: Iterable[Outcome], graph: Graph) -> None:
    """Raises FaultsFound where the rules say more of an agreement than is told of one, before it is put in words."""
    if sum(len(outcome.judgements) for outcome in outcomes) > MOST_ANSWERS:
        from checker.finding.too_many import too_many  # what people write has no such number

        raise FaultsFound([too_many(graph.agreement.document.file, outcomes, MOST_ANSWERS, MOST_COUNTED)])


def concerning(checked: Checked, division: str) -> Checked:
    """What concerns one division: what it has, leads, supports or is, and what a rule names it for."""
    graph = checked.graph

    def concerned(node: str) -> bool:
        return division in divisions_concerned(graph, node)

    outcomes = []
    for outcome in checked.outcomes:
        kept = tuple(one for one in outcome.judgements if division in divisions_found(graph, outcome.rule, one))
        named = {one.node for one in kept}
        nodes = tuple(node for node in outcome.nodes if node in named or concerned(node))
        outcomes.append(outcome._replace(nodes=nodes, judgements=kept))
    findings = tuple(found for found in checked.findings if division in found.divisions)
    comparison = checked.comparison
    if comparison is not None:
        comparison = comparison._replace(
            changes=tuple(
                one for one in comparison.changes if one.subject not in graph.nodes or concerned(one.subject)
            ),
            mended=tuple(found for found in comparison.mended if division in found.divisions),
            undecided=tuple(found for found in comparison.undecided if division in found.divisions),
        )
    return checked._replace(outcomes=tuple(outcomes), findings=findings, comparison=comparison)
