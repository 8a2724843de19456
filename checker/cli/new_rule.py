"""What `styrkoll rules new` does."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

import click

from checker.agreement import read_agreement
from checker.cli.exits import Exit
from checker.cli.streams import save
from checker.cli.usage import Said, not_written
from checker.configuration import seen_from_here
from checker.content import content
from checker.graph import build_graph
from checker.prove import docs
from checker.prove.examples import test_rules
from checker.prove.new_rule import RuleAnswers, basis_fault, examples_of, id_fault, name_fault, rule_text, target_fault
from checker.prove.patches import PatchFault
from checker.prove.proposals import Proposal
from checker.rulebook import Rulebook
from checker.rulebook.files import SOUND_FILE
from checker.rulebook.read_rule import rule_in
from checker.vocabulary import CLAUSES, SEVERITIES
from checker.words import AND, LANGUAGES, Language, Text, enumerate_words
from checker.yamlfile import Document, Fault, FaultsFound, did_you_mean, read_bytes

_ASKED: Final = {
    "name": Text("Namn på felet, som kategori/felets-namn", "Name of the fault, like category/name-of-fault"),
    "id": Text("Id, som EGEN01", "Id, like OWN01"),
    "severity": Text("Allvarlighetsgrad (error, warning, info)", "Severity (error, warning, info)"),
    "target": Text("Vad regeln tittar på (goal, assignment, indicator …)", "What it looks at (goal, assignment …)"),
    "where": Text("Vilka av dem (tomt = alla)", "Which of them (empty = all)"),
    "require": Text("Vad som ska gälla, som end_year: {max_inclusive: 2028}", "What must hold"),
    "title": Text("Rubrik på svenska", "Title in Swedish"),
    "title_en": Text("Rubrik på engelska (tomt = samma)", "Title in English (empty = the same)"),
    "message": Text("Meddelande på svenska, med {number} och andra ord", "Message in Swedish, with {number}"),
    "message_en": Text("Meddelande på engelska (tomt = samma)", "Message in English (empty = the same)"),
    "advice": Text("Förslag på svenska", "Advice in Swedish"),
    "advice_en": Text("Förslag på engelska (tomt = samma)", "Advice in English (empty = the same)"),
    "question": Text(
        "Fråga att besluta om, på svenska (tomt = ingen)", "Question to decide, in Swedish (empty = none)"
    ),
    "question_en": Text("Frågan på engelska (tomt = samma)", "The question in English (empty = the same)"),
    "basis": Text("Grund: en källa i sources.yaml, eller clause:lead", "Basis: a source, or clause:lead"),
}
"""The questions in their order; each has an option of its name."""

_MAY_BE_EMPTY: Final = ("where", "title_en", "message_en", "advice_en", "question", "question_en")
_OF_AN_ERROR: Final = ("question", "question_en")
"""Asked for only of a rule whose findings must be mended, since those are what a board decides."""
_DEFAULTS: Final = {"severity": "warning"}
_TYPE_CHECKED: Final = ("where", "require", "message", "question")
_MADE_UP: Final = {
    **dict.fromkeys(("title", "message", "advice"), "-"),
    "id": "EGEN01",
    "require": "in_agreement: {min_count: 1}",
}
"""A rule about which nothing can be wrong yet, to which one answer after another is added."""
_TRIES: Final = Text("Söker en ändring som regeln märker …", "Looking for a change that the rule notices …")


def make_rule(given: dict[str, str | None], into: str, fires: str, quiet: str, book: Rulebook, lang: Language) -> Exit:
    """Writes a new rule's file, when all that is asked for is given and the rule passes its examples."""
    said = _answered(given, book, lang)
    try:
        return _made(said, into, fires, quiet, book, lang)
    except Said as fault:
        if said.keys() <= {name for name, value in given.items() if value is not None} | {*_MAY_BE_EMPTY, *_DEFAULTS}:
            raise
        raise Said(_together((fault.text, _again(said, into)))) from None


def _made(said: dict[str, str], into: str, fires: str, quiet: str, book: Rulebook, lang: Language) -> Exit:
    path = os.path.join(into, *f"{said['name']}.yaml".split("/"))
    if os.path.exists(path):
        raise Said(Text(f"{path} finns redan. Inget har skrivits.", f"{path} is there already. Nothing was written."))
    answers = _answers(said)
    sound = os.path.join(content("rules"), SOUND_FILE)
    try:
        proposal = _proposal(answers, path, book, sound, fires, quiet, lang)
        document = read_bytes(rule_text(answers, proposal).encode(), path)
        rule = rule_in(document, book.sources)
        made = book._replace(rules={**book.rules, rule.id: rule}, documents={**book.documents, rule.id: document})
        (tested,) = test_rules([rule], made, sound)
        if tested.faults:
            raise FaultsFound(tested.faults)
    except FaultsFound as found:
        raise Said(_together(Text(one.sv, one.en) for one in found.faults)) from None
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    except OSError as error:
        raise not_written(path, error) from None
    save(path, document.data)
    indexed = _indexed(into)
    print(document.text)
    for text in (*_told(path, into, rule.id), *indexed):
        print(text.in_(lang))
    return Exit.OK


def _again(said: dict[str, str], into: str) -> Text:
    """The command with all that was answered, so that one fault does not cost the other answers."""
    options = [part for name, value in said.items() if name != "name" and value for part in (_option(name), value)]
    command = shlex.join(["styrkoll", "rules", "new", said["name"], "--into", into, *options])
    return Text(
        f"Svaren, att rätta och köra igen:\n  {command}", f"The answers, to correct and run again:\n  {command}"
    )


def _option(name: str) -> str:
    return "NAME" if name == "name" else f"--{name.replace('_', '-')}"


def _answered(given: dict[str, str | None], book: Rulebook, lang: Language) -> dict[str, str]:
    """Every answer: as given, else asked for on a terminal; a usage fault where neither can be had."""
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    missing = [name for name in _ASKED if given.get(name) is None and name not in (*_MAY_BE_EMPTY, *_DEFAULTS)]
    if missing and not asking:
        options = [_option(name) for name in missing]
        sv, en = (enumerate_words(options, language, AND) for language in LANGUAGES)
        raise Said(Text(f"Det här saknas: {sv}.", f"This is missing: {en}."))
    said: dict[str, str] = {}
    for name, question in _ASKED.items():
        value = given.get(name)
        if value is None and missing and asking and not (name in _OF_AN_ERROR and said["severity"] != "error"):
            said[name] = _ask(question, name, said, book, lang)
        else:
            said[name] = (value if value is not None else _DEFAULTS.get(name, "")).strip()
            if fault := _fault(name, said[name], book):
                raise Said(fault)
    return said


def _ask(question: Text, name: str, said: dict[str, str], book: Rulebook, lang: Language) -> str:
    """The answer to a question, asked again until nothing is seen to be wrong with it after what was `said` before."""
    default = _DEFAULTS.get(name, "" if name in _MAY_BE_EMPTY else None)
    while True:
        answer: str = click.prompt(question.in_(lang), default=default, show_default=bool(default)).strip()
        fault = _fault(name, answer, book) or _fault_in_rule(name, {**said, name: answer}, book)
        if fault is None:
            return answer
        click.echo(fault.in_(lang))


def _fault_in_rule(name: str, said: dict[str, str], book: Rulebook) -> Text | None:
    """What is wrong with a part of the rule as far as it is told; what is yet to be asked for is made up."""
    part = name.removesuffix("_en")
    if part not in _TYPE_CHECKED or not said[name]:
        return None
    made_up = {**dict.fromkeys(_ASKED, ""), **_MADE_UP, "basis": next(iter(book.sources))}
    try:
        document = _read(_answers({**made_up, **said}), "")
        rule_in(document, book.sources)
    except Said as unreadable:
        return unreadable.text
    except FaultsFound as found:
        own = [one for option, one in _by_options(document, found.faults) if option == part]
        return _together(own) if own else None
    return None


def _fault(name: str, answer: str, book: Rulebook) -> Text | None:
    """What is wrong with an answer that can be seen before the rule is put together."""
    checks: Mapping[str, Callable[[str], Text | None]] = {
        "name": name_fault,
        "id": lambda written: id_fault(written, book),
        "severity": _severity_fault,
        "target": lambda written: next((fault for one in _listed(written) if (fault := target_fault(one))), None),
        "basis": lambda written: next(
            (fault for one in _listed(written) if (fault := basis_fault(one, book, CLAUSES))), None
        ),
    }
    if not answer and name not in _MAY_BE_EMPTY:
        option = name if name == "name" else f"--{name}"
        return Text(f"{option}: här behövs ett svar.", f"{option}: an answer is needed here.")
    return checks[name](answer) if name in checks else None


def _severity_fault(written: str) -> Text | None:
    if written in SEVERITIES:
        return None
    meant = did_you_mean(written, SEVERITIES)
    return Text(
        f"{written} är ingen allvarlighetsgrad; det finns {', '.join(SEVERITIES)}.{meant[0]}",
        f"{written} is no severity; there are {', '.join(SEVERITIES)}.{meant[1]}",
    )


def _listed(written: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in written.split(",") if one.strip())


def _answers(said: dict[str, str]) -> RuleAnswers:
    def both(name: str) -> Text:
        return Text(said[name], said[f"{name}_en"] or said[name])

    return RuleAnswers(
        said["id"],
        said["severity"],
        both("title"),
        _listed(said["basis"]),
        _listed(said["target"]),
        said["where"],
        said["require"],
        both("message"),
        both("advice"),
        both("question") if said["question"] else None,
    )


def _proposal(
    answers: RuleAnswers, path: str, book: Rulebook, sound: str, fires: str, quiet: str, lang: Language
) -> Proposal:
    """The examples; raises the faults of the rule by the options that they come from."""
    document = _read(answers, path)
    try:
        rule = rule_in(document, book.sources)
    except FaultsFound as found:
        raise Said(_together(said for _, said in _by_options(document, found.faults))) from None
    written: Any = document.value
    if not fires and sys.stderr.isatty():
        click.echo(_TRIES.in_(lang), err=True)
    try:
        proposal, fault = examples_of(rule, written, build_graph(read_agreement(sound)), fires, quiet)
    except PatchFault as wrong:
        raise Said(wrong.text) from None
    except FaultsFound as found:
        said = [Text(one.sv, one.en) for one in found.faults]
        raise Said(Text(*(f"--fires, --quiet: {' '.join(one.in_(la) for one in said)}" for la in LANGUAGES))) from None
    if proposal is None:
        raise Said(fault or Text("", ""))
    return proposal


def _read(answers: RuleAnswers, path: str) -> Document:
    """The rule's file as it would be; what cannot be read as YAML is a fault of the conditions, which are YAML."""
    try:
        return read_bytes(rule_text(answers).encode(), path)
    except FaultsFound as found:
        sv, en = (" ".join((one.sv, one.en)[at] for one in found.faults) for at in range(2))
        raise Said(Text(f"--where, --require: {sv}", f"--where, --require: {en}")) from None


def _by_options(document: Document, faults: tuple[Fault, ...]) -> Iterator[tuple[str, Text]]:
    """Faults of a rule that is not written yet, each with the key that it comes from and after its option."""
    value: Any = document.value
    for fault in faults:
        keys = [key for key in value if document.key_place((key,)).line <= fault.place.line]
        option = f"--{keys[-1]}" if keys else ""
        yield option.removeprefix("--"), Text(f"{option}: {fault.sv}", f"{option}: {fault.en}")


def _together(texts: Iterable[Text]) -> Text:
    """Texts on a line each, none of them twice: what is wrong in one language is often wrong in both."""
    said = [*dict.fromkeys(texts)]
    return Text(*("\n".join(one.in_(language) for one in said) for language in LANGUAGES))


def _indexed(into: str) -> list[Text]:
    """Writes the documents that are made from the bundled rules anew, where the rule is one of them."""
    if os.path.realpath(into) != os.path.realpath(content("rules")) or not os.path.isdir(docs.folder()):
        return []
    docs.write()
    name = seen_from_here(os.path.join(docs.folder(), "rules.md"))
    return [Text(f"Regeln står nu också i {name}.", f"The rule now stands in {name}, too.")]


def _told(path: str, into: str, rule: str) -> list[Text]:
    test = f"styrkoll rules test --rules {into} --select {rule}"
    return [
        Text(
            f"{path} är skriven, och exemplen stämmer. Pröva igen efter varje ändring:",
            f"{path} is written, and its examples hold. Test again after every change:",
        ),
        Text(f"  {test}", f"  {test} --lang en"),
    ]
