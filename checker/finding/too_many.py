"""Why nothing is told of an agreement in which the rules find more than anybody could read, or an output show."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from checker.engine import Outcome
from checker.rulebook.rule import Rule
from checker.words import LANGUAGES, Language, enumerate_words, figure, number_words
from checker.yamlfile import Fault, FaultsFound, whole_file

_NAMED: Final = 3
"""So many rules at most are named: more would hide that it is usually one fault, made again and again."""


def too_many(file: str, outcomes: Iterable[Outcome], most: int, counted: int) -> Fault:
    """The fault of an agreement's file of which the rules say more than `most`, and what can be done about it.

    If they say more than `counted`, not all rules may have been asked.
    """
    said = sorted((outcome for outcome in outcomes if outcome.judgements), key=lambda one: -len(one.judgements))
    total = sum(len(outcome.judgements) for outcome in said)
    named, left, rest = [], total, total > counted
    for outcome in said[:_NAMED]:
        # Where the rest is not known, those are named of which three say more than may be told.
        if left > most or (rest and len(outcome.judgements) > most // _NAMED):
            named.append(outcome)
            left -= len(outcome.judgements)
    found, told = figure(counted if rest else total), figure(most)
    rules_sv, rules_en = (_rules(named, language) for language in LANGUAGES)
    leave_out = f"`--ignore {','.join(outcome.rule.id for outcome in named)}`"
    sv = (
        f"Reglerna ger {'fler än ' if rest else ''}{found.sv} iakttagelser, inräknat det som inte kan avgöras. Högst "
        f"{told.sv} redovisas, så ingen av dem visas. Flest {'av de första gav' if rest else 'ger'} {rules_sv}. Oftast "
        f"är det ett och samma fel som upprepas: rätta det först, eller lämna regler utanför med {leave_out} eller "
        "`ignore` i styrkoll.yaml."
    )
    en = (
        f"The rules give {'more than ' if rest else ''}{found.en} findings, with what is undecided. At most {told.en} "
        f"are told of, so none of them is shown. Most {'of the first came' if rest else 'come'} from {rules_en}. "
        f"Usually it is one fault again and again: mend it first, or leave rules out with {leave_out} or `ignore` in "
        "styrkoll.yaml."
    )
    return Fault(whole_file(file), sv, en)


def too_much(rule: Rule, file: str) -> FaultsFound:
    """Why nothing is told of an agreement of which the findings of a rule would list far too much."""
    sv = (
        f"{rule.id}: det som regeln säger om {file} räknar upp alltför mycket, så inget av det visas. Låt meddelandet, "
        "`report_at` och det som regeln ser på leda till färre saker, eller lämna den utanför med "
        f"`--ignore {rule.id}` eller `ignore` i styrkoll.yaml."
    )
    en = (
        f"{rule.id}: what the rule says of {file} lists far too much, so none of it is shown. Let the message, "
        "`report_at` and what the rule looks at lead to fewer things, or leave it out with "
        f"`--ignore {rule.id}` or `ignore` in styrkoll.yaml."
    )
    return FaultsFound([Fault(rule.place, sv, en)])


def _rules(outcomes: Iterable[Outcome], language: Language) -> str:
    words = [
        f"{outcome.rule.title.in_(language)} ({outcome.rule.id}: {number_words(len(outcome.judgements), language)})"
        for outcome in outcomes
    ]
    return enumerate_words(words, language)
