"""Rules against their own examples: each on the sound agreement, changed as the example says.

A rule without an example that fires and one that does not, differing by one change, is not proven.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from itertools import product, zip_longest
from typing import Any, Final

from checker.agreement import agreement_of, read_agreement
from checker.decisions.waiver_file import waivers_in
from checker.decisions.waivers import apply_waivers
from checker.engine import Outcome, Verdict
from checker.finding import subject_title
from checker.finding.question import question_of
from checker.follow_up.due import due_at
from checker.follow_up.file import follow_up_in
from checker.follow_up.nodes import add_follow_up
from checker.graph import Graph, build_graph
from checker.named import NamedTuple
from checker.prove.patches import PatchFault, changed, merged
from checker.rulebook import Rule, Rulebook
from checker.rulebook.examples import Example, examples_in
from checker.rulebook.rule import AbsentValue
from checker.rulebook.too_wide import TooWide
from checker.run import Checked, check_graph
from checker.vocabulary import OCCASIONS, STATUSES
from checker.words import LANGUAGES, Text
from checker.yamlfile import Document, Fault, FaultsFound, read_bytes

EXAMPLE_DAY: Final = date(2026, 6, 30)
"""The day on which examples are judged; only rules about waivers notice it."""


class Tested(NamedTuple):
    """How many examples of a rule were run, and what is wrong with them."""

    rule: Rule
    examples: int
    faults: tuple[Fault, ...]


def test_rules(rules: Iterable[Rule], rulebook: Rulebook, sound: str) -> Iterator[Tested]:
    """The examples of each of these rules of a rulebook, run one by one on the agreement in the file `sound`.

    Raises:
        FaultsFound: where the sound agreement cannot be used, or a rule finds something in it.
    """
    rules = [*rules]
    graph = build_graph(read_agreement(sound))
    demand_sound(graph, rules, rulebook.documents)
    for rule in rules:
        document = rulebook.documents[rule.id]
        examples = examples_in(document)
        faults = [fault for example in examples for fault in faults_of(rule, rulebook, example, graph)]
        yield Tested(rule, len(examples), (*faults, *_missing_examples(document, examples)))


def demand_sound(graph: Graph, rules: list[Rule], documents: dict[str, Document]) -> None:
    """Raises the faults of rules that find something in the sound agreement, where nothing is to be found."""
    try:
        checked = check_graph(graph, rules)
    except AbsentValue as absent:
        place = documents[absent.rule].place(("message",))
        raise FaultsFound([Fault(place, *absent.text)]) from None
    found = [
        Fault(found.place, f"{found.rule.id}: {found.message.sv}", f"{found.rule.id}: {found.message.en}")
        for found in checked.findings
    ]
    if found:
        raise FaultsFound(found)


def faults_of(rule: Rule, rulebook: Rulebook, example: Example, graph: Graph) -> Iterator[Fault]:
    """In what a rule does not answer as an example says; `graph` is the sound agreement's."""
    document = rulebook.documents[rule.id]
    place = document.place(example.path)
    try:
        checked = _checked(rule, rulebook, example, graph)
    except PatchFault as fault:
        yield Fault(place, fault.text.sv, fault.text.en)
    except AbsentValue as absent:
        yield Fault(place, *absent.text)
    except TooWide:
        raise  # the rule's own fault, on other examples too
    except FaultsFound as found:
        for made in found.faults:
            yield Fault(place, f"Ändringen ger en fil med fel. {made.sv}", f"The change makes a faulty file. {made.en}")
    else:
        for text in (*_differences(example, checked), *_unasked(checked)):
            yield Fault(place, text.sv, text.en)


def example_runs(rule: Rule, rulebook: Rulebook, sound: str) -> Iterator[Checked]:
    """What a rule says of each of its examples, made from the agreement in the file `sound`.

    Raises:
        FaultsFound, PatchFault: where an example is not sound itself.
    """
    graph = build_graph(read_agreement(sound))
    for example in examples_in(rulebook.documents[rule.id]):
        yield _checked(rule, rulebook, example, graph)


def _checked(rule: Rule, rulebook: Rulebook, example: Example, graph: Graph) -> Checked:
    file = rulebook.documents[rule.id].file
    checked = check_graph(_changed_graph(graph, example, file), [rule])
    if not example.waivers:
        return checked
    return with_waivers(checked, waivers_written(graph, example.waivers, file), rulebook.rules)


def _changed_graph(graph: Graph, example: Example, file: str) -> Graph:
    value = changed(graph, example.patches, example.add, example.remove)
    text = json.dumps(value, ensure_ascii=False)
    if example.waivers or example.follow_up is not None:  # what is written into a graph, which then cannot be kept
        return _followed_up(_graph_of(text, file), example, file)
    return _kept_graph_of(text, file)


def _graph_of(text: str, file: str) -> Graph:
    """The graph of an agreement written as JSON, which is YAML, with places."""
    return build_graph(agreement_of(text.encode(), file))


_kept_graph_of = lru_cache(maxsize=32)(_graph_of)
"""Slips in a rule are tried one by one, on the examples that it has."""


def _followed_up(graph: Graph, example: Example, file: str) -> Graph:
    return graph if example.follow_up is None else followed_up(graph, example.follow_up, file)


def followed_up(graph: Graph, given: dict[str, Any], file: str) -> Graph:
    """The graph with a follow-up: all that is due is reported as on track, but for what is given."""
    return with_follow_up(graph, follow_up_written(graph, given, file))


def follow_up_written(graph: Graph, given: dict[str, Any], file: str) -> Document:
    """A follow-up as a file of it: all that is due is reported as on track, but for what is given."""
    occasion = given.get("occasion", OCCASIONS[0])
    on_track = {"status": STATUSES[0], "forecast": "väntas bli klart"}
    every = {one.item: {"item": one.item, **on_track} for one in due_at(graph, occasion)}
    reports = merged(every, given.get("reports", {}))
    head = {"agreement": graph.agreement.id, "occasion": occasion}
    entries = [{"item": item, **one} if isinstance(one, dict) else one for item, one in reports.items()]
    written = {"follow_up": head, "reports": entries}  # an entry that is none is refused with the file
    return read_bytes(json.dumps(written, ensure_ascii=False).encode(), file)


def with_follow_up(graph: Graph, document: Document) -> Graph:
    """The graph with what a file of a follow-up reports."""
    add_follow_up(graph, follow_up_in([document], graph, None), document)
    return graph


def waivers_written(graph: Graph, given_waivers: Iterable[dict[str, Any]], file: str) -> Document:
    """Waivers as a file of them; what they leave out is as of a decision on this agreement."""
    made_up = {"reason": "skäl", "decided_by": "KS", "decision": "§ 1"}
    entries = []
    for given in given_waivers:
        subject = given.get("subject")
        title: dict[str, str] = {}
        if isinstance(subject, str) and subject in graph.nodes:  # what names nothing is refused with the file
            title["title"] = subject_title(graph, subject)
        entries.append({**made_up, **title, **given})
    return read_bytes(json.dumps({"waivers": entries}, ensure_ascii=False).encode(), file)


def with_waivers(checked: Checked, document: Document, rules: Mapping[str, Rule]) -> Checked:
    """The agreement with a file of waivers applied on the day of the examples; `rules` are all there are, by id."""
    return apply_waivers(checked, waivers_in(document, rules), rules, EXAMPLE_DAY)


def _differences(example: Example, checked: Checked) -> Iterator[Text]:
    (outcome,) = checked.outcomes
    verdict = _verdict(outcome)
    if verdict != example.verdict:
        yield Text(
            f"Exemplet säger `{example.verdict}`, men regeln svarar `{verdict}`.",
            f"The example says `{example.verdict}`, but the rule answers `{verdict}`.",
        )
        return
    said = [found for found in checked.findings if str(found.verdict) == example.verdict]
    subjects = tuple(found.subject for found in said)
    if example.at and sorted(subjects) != sorted(example.at):
        expected, got = ", ".join(example.at), ", ".join(subjects) or "–"
        yield Text(
            f"Exemplet säger `at` {expected}, men svaret gäller {got}.",
            f"The example says `at` {expected}, but got {got}.",
        )
    if said and not example.at:
        yield Text("Exemplet säger inte vad svaret gäller: skriv `at`.", "The example does not say where: write `at`.")
    values = sorted({value for found in said for value in found.values})
    if example.values is not None and values != sorted(example.values):
        wanted, given = ", ".join(example.values), ", ".join(values) or "–"
        yield Text(
            f"Exemplet säger värdena {wanted}, men regeln ger {given}.",
            f"The example says the values {wanted}, but the rule gives {given}.",
        )


def _unasked(checked: Checked) -> Iterator[Text]:
    """Why the rule's question cannot be put about what the rule found."""
    (outcome,) = checked.outcomes
    try:
        if _verdict(outcome) == Verdict.FINDING and outcome.rule.question is not None:
            for language in LANGUAGES:
                question_of(outcome, checked.graph, language)
    except AbsentValue as absent:
        yield absent.text


def _verdict(outcome: Outcome) -> str:
    """The gravest answer: a finding, else undecided, else ok; or that nothing was checked."""
    verdicts = {judgement.verdict for judgement in outcome.judgements}
    if outcome.not_applicable:
        return "not_applicable"
    for verdict in (Verdict.FINDING, Verdict.UNDECIDED):
        if verdict in verdicts:
            return str(verdict)
    return str(Verdict.OK) if outcome.checked else "no_target"


def _missing_examples(document: Document, examples: tuple[Example, ...]) -> Iterator[Fault]:
    place = document.place(("examples",) if examples else ("id",))
    fires = [example for example in examples if example.verdict == "finding"]
    quiet = [example for example in examples if example.verdict == "ok"]
    if not fires or not quiet:
        yield Fault(
            place,
            "Regeln behöver ett exempel som ger en iakttagelse (`finding`) och ett som inte gör det (`ok`).",
            "The rule needs an example on which it fires (`finding`) and one on which it does not (`ok`).",
        )
    elif not any(_one_change_apart(one, other) for one, other in product(fires, quiet)):
        yield Fault(
            place,
            "Ett exempel med `finding` och ett med `ok` ska skilja sig åt i en enda ändring.",
            "An example with `finding` and one with `ok` must differ by one change.",
        )


def _one_change_apart(one: Example, other: Example) -> bool:
    lists = ((one.add, other.add), (one.waivers, other.waivers))
    entries = sum(_distance(*pair) for both in lists for pair in zip_longest(*both, fillvalue=...))
    removed = len({*one.remove} ^ {*other.remove})
    followed_up = _distance(one.follow_up or {}, other.follow_up or {})
    return _distance(one.patches, other.patches) + entries + removed + followed_up == 1


def _distance(one: Any, other: Any) -> int:
    """In how many fields two patches differ."""
    if isinstance(one, dict) and isinstance(other, dict):
        keys = one.keys() | other.keys()
        return sum(_distance(one.get(key, ...), other.get(key, ...)) for key in keys)
    return int(one != other)
