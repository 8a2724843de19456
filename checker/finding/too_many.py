"""Why nothing is told of an agreement in which the rules find more than anybody could read, or an output show."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from checker.engine import Outcome
from checker.words import LANGUAGES, Language, enumerate_words, number_words
from checker.yamlfile import Fault, whole_file

_NAMED: Final = 3
"""So many rules at most are named: more would hide that it is usually one fault, made again and again."""


def too_many(file: str, outcomes: Iterable[Outcome], most: int) -> Fault:
    """The fault of an agreement's file of which the rules say more than `most`, and what can be done about it."""
    said = sorted((outcome for outcome in outcomes if outcome.judgements), key=lambda one: -len(one.judgements))
    total = sum(len(outcome.judgements) for outcome in said)
    named, left = [], total
    for outcome in said[:_NAMED]:
        if left > most:
            named.append(outcome)
            left -= len(outcome.judgements)
    (total_sv, total_en), (most_sv, most_en) = (
        [_number(number, language) for language in LANGUAGES] for number in (total, most)
    )
    rules_sv, rules_en = (_rules(named, language) for language in LANGUAGES)
    leave_out = f"`--ignore {','.join(outcome.rule.id for outcome in named)}`"
    sv = (
        f"Reglerna ger {total_sv} iakttagelser, inräknat det som inte kan avgöras. Högst {most_sv} redovisas, så ingen "
        f"av dem visas. Flest ger {rules_sv}. Oftast är det ett och samma fel som upprepas: rätta det först, eller "
        f"lämna regler utanför med {leave_out} eller `ignore` i styrkoll.yaml."
    )
    en = (
        f"The rules give {total_en} findings, with what is undecided. At most {most_en} are told of, so none of them "
        f"is shown. Most come from {rules_en}. Usually it is one fault again and again: mend it first, or leave rules "
        f"out with {leave_out} or `ignore` in styrkoll.yaml."
    )
    return Fault(whole_file(file), sv, en)


def _rules(outcomes: Iterable[Outcome], language: Language) -> str:
    words = [
        f"{outcome.rule.title.in_(language)} ({outcome.rule.id}: {_number(len(outcome.judgements), language)})"
        for outcome in outcomes
    ]
    return enumerate_words(words, language)


def _number(number: int, language: Language) -> str:
    return number_words(Decimal(number), language)
