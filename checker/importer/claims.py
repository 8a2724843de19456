"""A desired result's text -> the claims that its own words make; nothing where they may be read in several ways.

All of the text is read, or none of it: each sentence is one statement, or is cut at `och`, `samt` and `men` into
statements in the one way in which each of them is a `claim` of the wordings. Every figure stands in a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from checker.importer.doubt import Doubt
from checker.importer.prose import sentences
from checker.importer.tables import number_of
from checker.importer.wordings import Match, Wordings

_JOINT: Final = re.compile(r"(?:[,;]? (?:och|samt|men) |; )")
_BETWEEN_TARGETS: Final = re.compile(r", | samt | och ")
_MOST_JOINTS: Final = 5
"""A sentence with more of them than this is left to a reader."""

_FIGURE: Final = re.compile(r"\d+")
_FREE: Final = {"measure": "measure", "who": "plain", "what": "plain"}
"""The parts of a claim that may be any words, and the formula that says which."""

_NOT_NAMED: Final = "orden säger det inte för sig"
_ALWAYS: Final = ("operator", "direction", "reference")


class Claim(NamedTuple):
    """What one statement claims. `measure` is None where the words that name it are not a noun phrase of their own."""

    measure: str | None
    operator: str | None
    value: str | None
    upper: str | None
    unit: str | None
    year: str | None
    direction: str | None
    reference: str | None
    quote: str

    def written(self) -> dict[str, Any]:
        """The claim as the file writes it."""
        given = {name: value for name, value in self._asdict().items() if value is not None}
        return given if "measure" in given else {"measure": {"unknown": _NOT_NAMED}, **given}


class _Target(NamedTuple):
    """A figure and the year it is for."""

    value: str
    upper: str | None
    unit: str | None
    year: str | None


class _Statement(NamedTuple):
    """A part of a text, the formula that takes it, its figures; `operator` is what they are."""

    words: str
    match: Match
    operator: str | None
    targets: tuple[_Target, ...]


def claims_of(text: str, wordings: Wordings) -> tuple[Claim, ...]:
    """The claims in a desired result's text, in its order; () where it has words that may mean something else."""
    statements: list[_Statement] = []
    for _, sentence in sentences(text):
        found = _statements(sentence.rstrip(" ."), wordings)
        if not found:
            return ()
        statements += found
    claims = _claims(statements)
    return claims if _has_all_figures(claims, text) else ()


def doubts_of(claims: Sequence[Claim], about: str, text: str, line: int) -> Iterator[Doubt]:
    """What a reader is asked of a desired result: what it claims where that was not read, and what measures it."""
    if not claims:
        yield Doubt("claims", about, "claims", text, (), "Vilka mätbara påståenden gör resultatet?", line)
    several = len({(claim.measure, claim.quote) for claim in claims}) > 1
    if not several:
        yield Doubt("measured-by", about, "measured_by", text, (), "Vilka indikatorer mäter resultatet?", line)
    for number, claim in enumerate(claims, start=1):
        one = f"{about}/claim/{number}"
        if several:
            question = "Vilka indikatorer mäter det här påståendet?"
            yield Doubt("measured-by", one, "measured_by", claim.quote, (), question, line)
        if claim.measure is None:
            yield Doubt("measure", one, "measure", claim.quote if several else text, (), "Vad är det som mäts?", line)


def _statements(sentence: str, wordings: Wordings) -> tuple[_Statement, ...]:
    """The statements of a sentence, if there is one way to cut it into such."""
    few = len(_JOINT.findall(sentence)) <= _MOST_JOINTS
    ways = [*_ways(sentence, wordings)] if few else []
    return ways[0] if len(ways) == 1 else ()


def _ways(sentence: str, wordings: Wordings, before: _Statement | None = None) -> Iterator[tuple[_Statement, ...]]:
    """The ways to cut what is left of a sentence into statements at some of its joints."""
    for joint in (*_JOINT.finditer(sentence), None):
        one = _statement(sentence[: joint.start()] if joint else sentence, wordings)
        if one is None or _lacks_verb(one, before):
            continue
        if joint is None:
            yield (one,)
            continue
        rest = sentence[joint.end() :]
        for others in _ways(rest, wordings, one):
            yield (one, *others)


def _lacks_verb(one: _Statement, before: _Statement | None) -> bool:
    """Whether a statement takes its `ska` from the one before it, which has none."""
    needed = one.match.means.get("after")
    return needed is not None and (before is None or needed not in before.words.split())


def _statement(words: str, wordings: Wordings) -> _Statement | None:
    """The first claim of the wordings that takes all of these words."""
    for formula in wordings.formulas["claim"]:
        match = formula.match(words)
        if match is None or not _says_no_more(match, wordings):
            continue
        bound = wordings.match("bound", match.groups["bound"]) if "bound" in match.groups else match
        if bound is None:
            continue
        figures = bound.groups.get("targets")
        targets = _targets(figures, wordings) if figures else ()
        if figures is None or (targets and _fit(bound.get("operator"), targets)):
            return _Statement(words, match, bound.get("operator"), targets)
    return None


def _says_no_more(match: Match, wordings: Wordings) -> bool:
    """Whether the words that a claim does not read are such as may stand there, and neither count nor compare."""
    free = {kind: match.groups[kind] for kind in _FREE if kind in match.groups}
    return all(
        wordings.match(_FREE[kind], words)
        and not any(wordings.match("counts", word) for word in re.findall(r"\w+", words))
        for kind, words in free.items()
    )


def _fit(operator: str | None, targets: Sequence[_Target]) -> bool:
    """Whether ranges and only ranges have two ends, and of several figures each has a year of its own."""
    if any((target.upper is not None) is not (operator == "between") for target in targets):
        return False
    if any(target.upper and number_of(target.value) >= number_of(target.upper) for target in targets):
        return False
    years = [target.year for target in targets]
    return len(targets) == 1 or (None not in years and len({*years}) == len(years))


def _targets(figures: str, wordings: Wordings) -> tuple[_Target, ...]:
    """The figures, one for each year; () where one of them is something else."""
    if whole := wordings.match("target", figures):
        return (*_by_year(whole),)
    targets: list[_Target] = []
    for part in _BETWEEN_TARGETS.split(figures):
        match = wordings.match("target", part)
        if match is None:
            return ()
        targets += _by_year(match)
    return tuple(targets)


def _by_year(match: Match) -> Iterator[_Target]:
    first, last = match.get("from"), match.get("to")
    years = [match.get("year")] if first is None or last is None else range(int(first), int(last) + 1)
    for year in years:
        yield _Target(match.groups["value"], match.get("upper"), match.get("unit"), None if year is None else str(year))


def _claims(statements: Sequence[_Statement]) -> tuple[Claim, ...]:
    """The statements as claims; () where one goes on with another that it does not fit."""
    claims: list[Claim] = []
    for one in statements:
        measure = one.match.groups.get("measure")
        means = {name: one.match.means.get(name) for name in _ALWAYS} | {"operator": one.operator}
        if "continues" in one.match.means:
            if not claims or claims[-1][1:-1] != (*(None,) * 5, means["direction"], None):
                return ()
            measure = claims.pop().measure
        quote = one.match.groups.get("said", one.words) if len(statements) == 1 else one.words
        for target in one.targets or (_Target("", None, None, None),):
            value = target.value or None
            claims.append(
                Claim(
                    measure,
                    means["operator"],
                    value,
                    target.upper,
                    target.unit,
                    target.year,
                    means["direction"],
                    means["reference"],
                    quote,
                )
            )
    return tuple(claims)


def _has_all_figures(claims: Sequence[Claim], text: str) -> bool:
    """Whether every figure of the text stands in words that a claim keeps."""
    kept = " ".join(f"{claim.measure} {claim.quote}" for claim in claims)
    return {*_FIGURE.findall(text)} <= {*_FIGURE.findall(kept)}
