"""A new rule's file, from a few answers: as text, type-checked, with examples that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from checker.decisions.entries import quoted, value_text
from checker.engine import Verdict
from checker.graph import Graph
from checker.named import NamedTuple
from checker.output.rule_index import LEFT_OUT
from checker.prove.proposals import Proposal, answer_to, proposed
from checker.rulebook import Rule, Rulebook
from checker.vocabulary import ABSTRACT, KINDS
from checker.words import LANGUAGES, Text, enumerate_words, unique
from checker.yamlfile import did_you_mean, read_bytes

ID: Final = re.compile(r"[A-ZÅÄÖ]{2,8}[0-9]{2}")
NAME: Final = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)?[a-z0-9]+(-[a-z0-9]+)*")

_LOOKED_AT_BESIDE: Final = {"waiver": "UND02", "report": "UPP07"}
"""Kinds of nodes that stand in a file of their own, and a rule on each."""


class RuleAnswers(NamedTuple):
    """What the author answered. `where`, `require`, `fires` and `quiet` are YAML as a rule's file writes it."""

    id: str
    severity: str
    title: Text
    basis: tuple[str, ...]
    target: tuple[str, ...]
    where: str
    require: str
    message: Text
    advice: Text
    question: Text | None = None


def id_fault(written: str, rulebook: Rulebook) -> Text | None:
    """What is wrong with an id, if anything is."""
    if not ID.fullmatch(written):
        return Text(
            f"{written} är inget id; skriv stora bokstäver och två siffror, som EGEN01.",
            f"{written} is no id; write capitals and two digits, like EGEN01.",
        )
    taken = next((rule for rule in rulebook.rules.values() if rule.id.casefold() == written.casefold()), None)
    if taken is not None:
        return Text(
            f"{written} är redan regeln ”{taken.title.sv}”. Nästa lediga är {_free(written, rulebook)}.",
            f"{written} is already the rule “{taken.title.en}”. The next free one is {_free(written, rulebook)}.",
        )
    reserved = next((one for one in LEFT_OUT if one.id == written), None)
    if reserved is not None:
        return Text(
            f"{written} är reserverat för en regel som kan komma. Nästa lediga är {_free(written, rulebook)}.",
            f"{written} is reserved: {reserved.says}. The next free one is {_free(written, rulebook)}.",
        )
    return None


def _free(written: str, rulebook: Rulebook) -> str:
    taken = {*(one.upper() for one in rulebook.rules), *(one.id for one in LEFT_OUT)}
    return next(one for number in range(1, 1000) if (one := f"{written[:-2]}{number:02}") not in taken)


def name_fault(written: str) -> Text | None:
    """What is wrong with a name, if anything is."""
    if NAME.fullmatch(written):
        return None
    plain = re.sub(r"[^a-z0-9/]+", "-", written.casefold().translate(str.maketrans("åäöéü", "aaoeu"))).strip("-/")
    sv, en = (f" Pröva {plain}.", f" Try {plain}.") if NAME.fullmatch(plain) else ("", "")
    return Text(
        f"{written} är inget namn; skriv a–z, siffror och bindestreck, som lead/lead-unclear.{sv}",
        f"{written} is no name; write a–z, digits and hyphens, like lead/lead-unclear.{en}",
    )


def target_fault(written: str) -> Text | None:
    """What is wrong with one kind of nodes that a rule is to look at."""
    if beside := _LOOKED_AT_BESIDE.get(written):
        return Text(
            f"En regel om {KINDS[written].sv} har exempel som ändrar en annan fil än överenskommelsen, så den görs "
            f"inte av svar. Utgå från filen för {beside}.",
            f"A rule on a {KINDS[written].en} has examples that change another file than the agreement, so it is not "
            f"made from answers. Begin with the file of {beside}.",
        )
    known = (*KINDS, *ABSTRACT)
    if written in known:
        return None
    in_swedish = {name.sv: kind for kind, name in KINDS.items()}
    meant = did_you_mean(in_swedish.get(written.casefold(), written), known)
    if not meant[0]:
        every = [enumerate_words(known, language) for language in LANGUAGES]
        meant = f" Det finns {every[0]}.", f" There are {every[1]}."
    return Text(f"`{written}` är inget slag av nod.{meant[0]}", f"`{written}` is no kind of node.{meant[1]}")


def basis_fault(written: str, rulebook: Rulebook, clauses: Mapping[str, object]) -> Text | None:
    """What is wrong with one thing that a rule stands on."""
    known = [*rulebook.sources, *(f"clause:{one}" for one in clauses)]
    if written in known:
        return None
    meant = did_you_mean(written, known)
    if not meant[0]:
        every = ", ".join(known)
        meant = f" Det finns {every}.", f" There are {every}."
    return Text(
        f"{written} är varken en källa i sources.yaml eller en bestämmelse som clause:lead.{meant[0]}",
        f"{written} is no source in sources.yaml and no clause like clause:lead.{meant[1]}",
    )


def rule_text(answers: RuleAnswers, proposal: Proposal | None = None) -> str:
    """The rule's file, without examples where there are none yet."""
    examples = () if proposal is None else example_lines(proposal)
    return "\n".join((*_lines(answers), *examples)) + "\n"


def _lines(answers: RuleAnswers) -> Iterator[str]:
    yield f"id: {answers.id}"
    yield f"severity: {answers.severity}"
    yield from _both("title", answers.title)
    basis = (f"clause: {one.partition(':')[2]}" if one.startswith("clause:") else one for one in answers.basis)
    yield f"basis: [{', '.join(basis)}]"
    yield f"target: {_one_or_list(answers.target)}"
    if answers.where:
        yield f"where: {braced(answers.where)}"
    yield f"require: {braced(answers.require)}"
    yield from _both("message", answers.message)
    yield from _both("advice", answers.advice)
    if answers.question is not None:
        yield from _both("question", answers.question)


def _one_or_list(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"[{', '.join(words)}]"


def _both(key: str, text: Text) -> Iterator[str]:
    yield f"{key}:"
    yield f"  sv: {quoted(text.sv)}"
    yield f"  en: {quoted(text.en)}"


def braced(written: str) -> str:
    """A shape or change on one line, in braces, which an author may leave out."""
    line = " ".join(written.split())
    return line if line.startswith("{") else f"{{{line}}}"


def example_lines(proposal: Proposal) -> Iterator[str]:
    """The two examples as a rule's file writes them."""
    at = _one_or_list(proposal.at)
    yield "examples:"
    yield f"  - {{is: finding, with: {_flow(proposal.fires)}, at: {at}}}"
    yield f"  - {{is: ok, with: {_flow(proposal.quiet)}}}" if proposal.quiet else "  - {is: ok}"


def _flow(value: Any) -> str:
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_key(key)}: {_flow(held)}" for key, held in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return value if re.fullmatch(r"[\w][\w.åäöÅÄÖ-]*", value) else value_text(value)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[\w][\w./#-]*", key) else quoted(key)


def change_in(written: str) -> dict[str, Any]:
    """The change that an author wrote, `1.2.1: {end: 2029-06-30}`.

    Raises:
        FaultsFound: where it cannot be read.
    """
    value: Any = read_bytes(braced(written).encode(), "change").value
    return value if isinstance(value, dict) else {}


def examples_of(
    rule: Rule, written: Mapping[str, Any], sound: Graph, fires: str, quiet: str
) -> tuple[Proposal | None, Text | None]:
    """The examples of a rule: from the changes that are given, else found by trying; or what is wrong with them.

    Raises:
        PatchFault, FaultsFound: where a change that was given cannot be made.
    """
    verdict, at = answer_to(rule, {}, sound)
    if verdict is Verdict.FINDING:
        places = ", ".join(at)
        return None, Text(
            f"Regeln finner något redan i rules/sound.yaml, som exemplen ändrar och där inget ska finnas: {places}. "
            "Välj med --where vad den ska gälla.",
            f"The rule finds something already in rules/sound.yaml, which the examples change and where nothing is to "
            f"be found: {places}. Choose with --where what it is to look at.",
        )
    if not fires:
        found = proposed(rule, written, sound)
        return found, None if found else Text(
            "Ingen enkel ändring gav en iakttagelse. Skriv själv en som gör det: --fires '1.2.1: {end: 2029-06-30}'",
            "No simple change gave a finding. Write one yourself that does: --fires '1.2.1: {end: 2029-06-30}'",
        )
    change, other = change_in(fires), change_in(quiet) if quiet else {}
    verdict, at = answer_to(rule, change, sound)
    if verdict is not Verdict.FINDING:
        return None, Text(
            f"--fires: regeln finner inget efter ändringen {fires}.",
            f"--fires: the rule finds nothing after the change {fires}.",
        )
    verdict, _ = answer_to(rule, other, sound)
    if verdict is not Verdict.OK:
        return None, Text(
            "--quiet: en ändring behövs som regeln prövar utan att finna något, och som skiljer sig åt från --fires "
            "i ett enda fält.",
            "--quiet: a change is needed which the rule checks and finds nothing in, and which differs from --fires in "
            "one field.",
        )
    return Proposal(change, unique(at), other), None
