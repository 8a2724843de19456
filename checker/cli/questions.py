"""The doubts of an agreement file as they are listed and asked."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final

from checker.cli.streams import paint_for_stdout, width_of_stdout
from checker.vocabulary import DOUBTS
from checker.words import Language, Text, quoted

if TYPE_CHECKING:
    from checker.importer.doubts.questions import Question

_ENGLISH: Final = {
    "figures": "How are the figures to be read?",
    "outcome-year": "Which year is the outcome, or each of them, for? The text does not show the table's columns.",
    "better": "Is a higher or a lower value better?",
    "claims": "Which measurable claims does the result make?",
    "measured-by": "Which indicators measure it?",
    "measure": "What is it that is measured?",
    "serves": "Which goals and assignments of the council does it serve?",
    "recipients": "Which divisions are these?",
    "lead": "Who leads the assignment? The words can mean that, or something else.",
    "holder": "Which boards are responsible? The parenthesis of the heading could not be read.",
    "follow-up": "On which occasions is it followed up?",
    "date": "Which date is it?",
    "board-name": "What is the board called?",
    "remuneration": "Does the agreement state the remuneration?",
    "joined": "Is this one desired result, or several?",
    "spelling": "How is the word written? The line is broken in its midst, so it cannot be seen.",
    "heading": "Is this a heading, or a sentence in the text?",
    "under": "Which heading does the text belong to? It stands last, after the points below one of them.",
    "unread": "Does it belong to the agreement, and if so where? No part of the import used it.",
}
"""The questions in English; in Swedish they stand in the file."""

_NEW_PARAGRAPHS: Final = "Does a new paragraph begin here? The end of the line before does not show it."

assert _ENGLISH.keys() == DOUBTS.keys()

_FREE: Final = {
    "years": Text("Eller skriv åren, äldst först: 2024 2025", "Or type the years, the oldest first: 2024 2025"),
    "date": Text(
        "Skriv datumet: 2026-12-31. Svara inget om det inte finns något.",
        "Type the date: 2026-12-31. Answer none if there is none.",
    ),
    "claims": Text(
        "Eller skriv vad som mäts och vad som ska gälla: sjukfrånvaron: högst 5 %, år 2027. Flera skiljs åt med "
        "semikolon. Svara inga om det inte går att mäta.",
        "Or type what is measured and what is to hold: sjukfrånvaron: at most 5 %, by 2027. Several go with semicolons "
        "between. Answer none if it cannot be measured.",
    ),
    "outcomes": Text(
        "Skriv år och värde om det är ett utfall: 2024: 12,5. Svara inget om det inte är det.",
        "Type year and value if it is an outcome: 2024: 12,5. Answer none if it is not.",
    ),
    "text": Text("Det går också att skriva svaret.", "The answer can also be typed."),
}
"""What can be typed in an answer."""

EVERY: Final = ("alla", "all")
NO_ONE: Final = ("inga", "ingen", "none")

_MEANWHILE: Final = {
    "heading": Text("läst som rubrik", "read as a heading"),
    "text": Text("läst som text", "read as text"),
}

_BESIDE: Final = 8
_LONGEST_AFTER: Final = 70
"""How many words before a line are shown, and how many characters after it."""


def listed(found: list[Question], language: Language) -> list[str]:
    """The questions of one code under their heading, each with its place and what was read."""
    lines = [paint_for_stdout()(f"{DOUBTS[found[0].code].in_(language)} ({len(found)})", "bold")]
    same = len({put_in(question, language) for question in found}) == 1
    if same:
        lines += _wrapped(put_in(found[0], language), 2)
    for question in found:
        lines += _wrapped(f"• {_about(question, language)}", 2, 4)
        if not same:
            lines += _wrapped(put_in(question, language), 4)
    return [*lines, ""]


def asked(group: list[Question], number: int, count: int, language: Language) -> list[str]:
    """A question, or several that go together, with the choices, as they are put to the reader."""
    first = group[0]
    if are_headings(group):
        return _asked_headings(group, number, count, language)
    lines = ["", paint_for_stdout()(f"{number}/{count}  {DOUBTS[first.code].in_(language)}", "bold")]
    apart = len({question.around for question in group}) > 1
    lines += [] if apart else _wrapped(_around(first, language), 2, 4)
    shared = len({put_in(question, language) for question in group}) == 1
    if shared:
        lines += _wrapped(put_in(first, language), 2)
    same = all(question.choices == first.choices for question in group)
    for question in group:
        lines += _wrapped(f"• {_about(question, language)}" if len(group) > 1 else _about(question, language), 2, 4)
        lines += _wrapped(_around(question, language), 4) if apart else []
        lines += [] if shared else _wrapped(put_in(question, language), 4)
        lines += [] if same else _choices(question, 6)
    if same:
        lines += _choices(first, 4)
    for hint in _hints(group, language):
        lines += _wrapped(hint, 2, 4)
    return lines


def are_headings(group: list[Question]) -> bool:
    """Whether a group is lines of an appendix, which are answered by naming those that are headings."""
    return len(group) > 1 and group[0].code == "heading"


def headings_named(group: list[Question], said: str) -> list[str] | None:
    """An answer for each line, where those that are headings are named by their numbers; None where they are not."""
    from checker.importer.doubt import AS_HEADING, AS_TEXT

    words = said.replace(",", " ").casefold().split()
    if words in ([one] for one in (*EVERY, *NO_ONE)):
        return [AS_HEADING if words[0] in EVERY else AS_TEXT] * len(group)
    answers = {word.rstrip("?"): "?" if word.endswith("?") else AS_HEADING for word in words}
    numbers = [str(number) for number in range(1, len(group) + 1)]
    return [answers.get(number, AS_TEXT) for number in numbers] if answers.keys() <= {*numbers} else None


def _asked_headings(group: list[Question], number: int, count: int, language: Language) -> list[str]:
    """Lines of an appendix, each with its number, how it is read meanwhile, and what stands around it."""
    title = f"{number}/{count}  {DOUBTS[group[0].code].in_(language)}"
    lines = ["", paint_for_stdout()(title, "bold")]
    question = Text("Vilka av raderna är rubriker?", "Which of the lines are headings?").in_(language)
    lines += _wrapped(f"{group[0].subject or named(group[0], language)}: {question}", 2)
    for position, one in enumerate(group, start=1):
        beside = [*_where(one, language), *([_MEANWHILE[one.held].in_(language)] if one.held else [])]
        said = f"{position}  {quoted(one.doubt['read'], language)}"
        lines += _wrapped(f"{said} ({', '.join(beside)})" if beside else said, 4, 7)
        lines += _wrapped(_shortened(one.around), 7)
    hint = Text(
        "Svara med rubrikernas nummer, med mellanslag emellan, eller alla, eller inga. Ett nummer med ? lämnas öppet: "
        "1 3?",
        "Answer with the headings' numbers, with spaces between, or all, or none. A number with ? is left open: 1 3?",
    )
    return [*lines, *_wrapped(hint.in_(language), 2, 4)]


def _shortened(around: str) -> str:
    """What stands around a line: the section's title, how the text before it ends and how the one after begins."""
    before, _, after = around.partition("[…]")
    title, _, text = before.partition(": ")
    words = text.split()
    end = " ".join(words if len(words) <= _BESIDE else ["…", *words[-_BESIDE:]])
    begin = textwrap.shorten(after.strip(), _LONGEST_AFTER, placeholder=" …")
    return " ".join(filter(None, (f"{title.strip()}:" if title.strip() else "", end, "[…]", begin)))


def in_one_word(group: list[Question]) -> bool:
    """Whether every answer to the questions of a group is one word, so that spaces can stand between them."""
    choices = [choice for question in group for choice in question.choices]
    return bool(choices) and all(len(one.values) == 1 and " " not in one.values[0] for one in choices)


def named(question: Question, language: Language) -> str:
    """What a question is about, in a few words."""
    if question.about == "agreement":
        return Text("överenskommelsen", "the agreement").in_(language)
    about = question.about.replace("/indicator/", " ").replace("/result/", " ")
    about = about.replace("appendix/", Text("bilaga ", "appendix ").in_(language))
    return about.replace("/claim/", Text(", påstående ", ", claim ").in_(language))


def put_in(question: Question, language: Language) -> str:
    """The question in words; in Swedish as the file has it."""
    if language == "sv":
        return str(question.doubt["question"])
    return _NEW_PARAGRAPHS if question.code == "joined" and question.is_layout else _ENGLISH[question.code]


def _around(question: Question, language: Language) -> str:
    """What stands beside what is asked about: the goal, or the sentences before and after."""
    if not question.around:
        return ""
    if question.code == "heading":
        return question.around
    goal = question.about.partition("/")[0]
    return f"{Text('Mål', 'Goal').in_(language)} {goal} {question.around}"


def _about(question: Question, language: Language) -> str:
    """What a question is about, the line of the document, and what was read there."""
    where = [*([about] if (about := named(question, language)) else []), *_where(question, language)]
    read = quoted(question.doubt["read"], language)
    said = f"{question.subject}: {read}" if question.subject not in ("", question.doubt["read"]) else read
    return f"{', '.join(where)}: {said}" if where else said


def _where(question: Question, language: Language) -> list[str]:
    """The page and the line of the document, where they are known."""
    source = question.doubt.get("source", {})
    page, line = source.get("page"), source.get("line")
    pages = [Text(f"sida {page}", f"page {page}").in_(language)] if page else []
    return [*pages, Text(f"rad {line}", f"line {line}").in_(language)] if line else pages


def _choices(question: Question, indent: int) -> list[str]:
    lines: list[str] = []
    for position, choice in enumerate(question.choices, start=1):
        lines += _wrapped(f"{position}  {choice.said}", indent, indent + 3)
    return lines


def _hints(group: list[Question], language: Language) -> list[str]:
    """How the question can be answered."""
    question = group[0]
    hints = []
    if len(group) > 1:
        every = ("båda", "both") if len(group) == 2 else (f"alla {len(group)}", f"all {len(group)}")
        between = ("mellanslag", "spaces") if in_one_word(group) else ("semikolon", "semicolons")
        sv = f"Ett svar gäller {every[0]}. Skiljer de sig åt: ett svar för var och en, med {between[0]} emellan, "
        en = f"One answer goes for {every[1]}. If they differ: one for each, with {between[1]} between, "
        hints.append(Text(f"{sv}och ? för det du inte vet.", f"{en}and ? for what you do not know."))
    if question.several and len(question.choices) > 1:
        hints.append(Text("Flera svar skrivs med mellanslag emellan.", "Several answers go with spaces between."))
    if question.code == "unread" and question.choices:
        sv = "Svara med det som raden hör till: den skrivs in i texten där. Svara nej om den inte hör hit."
        hints.append(Text(sv, "Answer with what it belongs to: it goes into the text there. Answer no if it does not."))
    elif question.code == "better":
        hints.append(Text("Svara inget om inget håll är bättre.", "Answer none if neither is better."))
    elif question.none and question.free is None and len(question.choices) == 1:
        hints.append(Text("Svara nej om det inte är så.", "Answer no if it is not."))
    elif question.none and question.free is None:
        hints.append(Text("Svara inga om det inte är något av dem.", "Answer none if it is none of them."))
    if question.is_layout:
        sv = "Svaret ändrar hur filen är skriven. Ingen regel väntar på det."
        hints.append(Text(sv, "The answer changes how the file is written. No rule waits for it."))
    listed_all = question.free == "years" and {len(one.values) for one in question.choices} == {_outcomes(question)}
    if question.free is not None and not listed_all:
        hints.append(_FREE[question.free])
    return [hint.in_(language) for hint in hints]


def _outcomes(question: Question) -> int:
    """How many outcomes wait for their years."""
    return len(question.doubt["read"].split("; "))


def _wrapped(words: str, indent: int, hanging: int | None = None) -> list[str]:
    after = " " * (indent if hanging is None else hanging)
    return textwrap.wrap(words, width_of_stdout(), initial_indent=" " * indent, subsequent_indent=after)
