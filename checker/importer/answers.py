"""A doubt and a reader's answer -> the agreement file with the answer in its place and the doubt gone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from checker.agreement import Agreement, agreement_of
from checker.graph import Graph, build_graph
from checker.importer.tables import readings
from checker.importer.write import STYLE
from checker.vocabulary import DOUBTS
from checker.vocabulary.labels import CHOICES
from checker.words import Language, Text
from checker.yamlfile import PathInFile
from checker.yamlfile.emit import one_line
from checker.yamlfile.splice import encoded, with_field, without_entry

TICKED_OFF: Final = frozenset({"joined", "heading", "unread"})
"""Doubts that a reader settles in the file, where words must be moved."""

NONE_WORDS: Final = frozenset({"0", "inget", "inga", "ingen", "none"})


class Choice(NamedTuple):
    """One possible answer: what is written in the file, and how it is said."""

    value: str
    said: str


class Question(NamedTuple):
    """A doubt of a file, ready to be asked.

    `subject` is the title of what it is about, `place` the file's path to the field, None where the doubt has none and
    can only be ticked off; `several`: more than one choice can be taken, `none`: none of them as well; `free`: any text
    will do.
    """

    position: int
    doubt: dict[str, Any]
    subject: str
    place: PathInFile | None
    choices: tuple[Choice, ...]
    several: bool = False
    none: bool = False
    free: bool = False


class CannotAnswer(ValueError):
    """An answer that does not fit its question; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def questions(agreement: Agreement, language: Language) -> Iterator[Question]:
    """The doubts of an agreement as questions, those that decide most first, in the document's order."""
    graph = build_graph(agreement)
    order = [*DOUBTS]
    ranked = sorted(enumerate(agreement.doubts), key=lambda doubt: order.index(doubt[1]["code"]))
    for position, doubt in ranked:
        yield question_of(position, doubt, graph, language)


def question_of(position: int, doubt: dict[str, Any], graph: Graph, language: Language) -> Question:
    """One doubt as a question, with the choices that the agreement has today."""
    about, field = doubt.get("about"), doubt.get("field")
    if not field or about not in graph.origin or doubt["code"] in TICKED_OFF:
        return Question(position, doubt, "", None, ())
    subject = str(graph.first(about, "title") or "")
    place: PathInFile = (*graph.origin[about], field)
    among = [Choice(value, _said(value, language)) for value in doubt.get("among", ())]
    match doubt["code"]:
        case "serves":
            return Question(position, doubt, subject, place, (*_goals(graph, about),), several=True, none=True)
        case "measured-by":
            return Question(position, doubt, subject, place, (*_indicators(graph, about),), several=True, none=True)
        case "recipients":
            return Question(position, doubt, subject, place, (*_bodies(graph, ("division",)),), several=True)
        case "holder":
            return Question(position, doubt, subject, place, (*_bodies(graph, ("board",)),), several=True)
        case "follow-up":
            return Question(position, doubt, subject, place, tuple(among), several=True)
        case "outcome-year":
            return Question(position, doubt, subject, place, tuple(among), several=True)
        case "claims":
            return Question(position, doubt, subject, place, (), none=True)
        case "board-name" | "date" | "measure":
            return Question(position, doubt, subject, place, tuple(among), free=True)
        case _:
            return Question(position, doubt, subject, place, tuple(among))


def _said(value: str, language: Language) -> str:
    return CHOICES[value].in_(language) if value in CHOICES else value.replace(" | ", " ; ")


def _goals(graph: Graph, about: str) -> Iterator[Choice]:
    """What an item can serve: the goals and assignments that the council decided, those of its area first."""
    decided = graph.tables["decided_by"].known
    area = graph.tables["in_area"].known.get(about)
    items = [
        item
        for item in graph.of_kinds(("goal", "assignment"))
        if item != about and graph.nodes.get(next(iter(decided.get(item, ())), "")) == "council"
    ]
    items.sort(key=lambda item: graph.tables["in_area"].known.get(item) != area)
    return (Choice(item, f"{item} {graph.first(item, 'title') or ''}".strip()) for item in items)


def _indicators(graph: Graph, about: str) -> Iterator[Choice]:
    goal = about.partition("/")[0]
    for indicator in graph.tables["measured_by"].known.get(goal, ()):
        yield Choice(indicator.rpartition("/")[2], str(graph.first(indicator, "title") or indicator))


def _bodies(graph: Graph, kinds: tuple[str, ...]) -> Iterator[Choice]:
    for body in graph.of_kinds(kinds):
        yield Choice(body, f"{graph.first(body, 'name') or ''} ({body})".strip())


def taken(question: Question, answer: str) -> tuple[str, ...]:
    """The values that an answer names, by their numbers in the list or by themselves.

    Raises:
        CannotAnswer: where it names something else, or too much.
    """
    words = answer.strip()
    if question.none and words.casefold() in NONE_WORDS:
        return ()
    by_name = {choice.value.casefold(): choice.value for choice in question.choices}
    if words.casefold() in by_name:
        return (by_name[words.casefold()],)
    found: list[str] = []
    for word in re.split(r"[\s,;]+", words) if question.several else [words]:
        if word.casefold() in by_name:
            found.append(by_name[word.casefold()])
        elif word.isdecimal() and 0 < int(word) <= len(question.choices):
            found.append(question.choices[int(word) - 1].value)
        elif question.free and words:
            return (words,)
        else:
            raise CannotAnswer(Text(f"”{word}” är inget av svaren.", f"“{word}” is none of the answers."))
    return tuple(dict.fromkeys(found))


def answered(agreement: Agreement, question: Question, values: Sequence[str]) -> bytes:
    """The agreement file's bytes with the answer in its field and without the doubt.

    Raises:
        CannotAnswer: where the answer does not fit what the file holds.
        FaultsFound: where the file would not be one any more.
    """
    document = agreement.document
    text = without_entry(document, ("doubts",), question.position)
    changed = agreement_of(encoded(document, text), document.file)
    if question.place is None:
        return changed.document.data
    written = _written(agreement, question, values)
    text = with_field(changed.document, question.place, written, before="source")
    data = encoded(changed.document, text)
    agreement_of(data, document.file)  # whatever was answered, the file can be read afterwards
    return data


def _written(agreement: Agreement, question: Question, values: Sequence[str]) -> str:
    """The answer as the field's value, on one line."""
    field = str(question.place[-1]) if question.place else ""
    match question.doubt["code"]:
        case "serves" | "measured-by":
            value: Any = dict.fromkeys(values, "judged")
        case "claims":
            value = []
        case "recipients":
            value = {"codes": [*values], "quote": question.doubt["read"]}
        case "holder" | "follow-up":
            value = [*values]
        case "outcome-year":
            value = _by_year(agreement, question, values)
        case "figures":
            held = _held(agreement, question.place)
            value = {**held, "unplaced": _reread(held, question.doubt["read"], values[0])}
        case _:
            value = values[0]
    return one_line(value, STYLE, quoted=field in STYLE.quoted)


def _by_year(agreement: Agreement, question: Question, years: Sequence[str]) -> dict[str, str]:
    unplaced = _held(agreement, question.place).get("unplaced", [])
    if len(years) != len(unplaced):
        sv = f"Det är {len(unplaced)} utfall; ange lika många år, i samma ordning."
        raise CannotAnswer(Text(sv, f"There are {len(unplaced)} outcomes; give as many years, in the same order."))
    if [*years] != sorted(years):
        raise CannotAnswer(Text("Åren ska komma i ordning, äldst först.", "The years go in order, the oldest first."))
    return dict(zip(years, unplaced, strict=True))


def _reread(held: dict[str, Any], printed: str, chosen: str) -> list[str]:
    """The outcomes with one printed row of figures read as it was chosen."""
    wanted = chosen.split(" | ")
    unplaced = [str(value) for value in held.get("unplaced", ())]
    for reading in readings(printed):
        for begin in range(len(unplaced)):
            if tuple(unplaced[begin : begin + len(reading)]) == reading:
                return [*unplaced[:begin], *wanted, *unplaced[begin + len(reading) :]]
    raise CannotAnswer(Text("Utfallen i filen är redan ändrade.", "The outcomes in the file are already changed."))


def _held(agreement: Agreement, place: PathInFile | None) -> dict[str, Any]:
    value: Any = agreement.document.value
    for step in place or ():
        value = value.get(step, {}) if isinstance(value, dict) else value[step]
    return value if isinstance(value, dict) else {}
