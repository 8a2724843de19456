"""A desired result's text -> the claims that its own words make; nothing where they may be read in several ways.

All of the text is read, or none of it: each sentence is one statement, or is cut at `och`, `samt` and `men` into
statements in the one way in which each of them is a `claim` of the wordings. Every figure stands in a quote.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any, Final

from checker.importer.doubt import Doubt
from checker.importer.items.tables import number_of
from checker.importer.text.prose import sentences
from checker.importer.wordings import Match, Wordings
from checker.named import NamedTuple

_JOINT: Final = re.compile(r"[,;]? (?:och|samt|men) |; |, ")
_BETWEEN_TARGETS: Final = re.compile(r", | samt | och ")
_MOST_JOINTS: Final = 5
"""A sentence with more of them than this is left to a reader."""

_FIGURE: Final = re.compile(r"\d+")
_FREE: Final = {"measure": "measure", "who": "plain", "what": "plain"}
"""The parts of a claim that may be any words, and the formula that says which."""

_WHAT_MEASURES: Final = "Vilka indikatorer mäter resultatet?"
_WHAT_MEASURES_IT: Final = "Vilka indikatorer mäter det här påståendet?"
_NOT_NAMED: Final = "orden säger det inte för sig"
_BETTER: Final = {"lt": "down", "le": "down", "gt": "up", "ge": "up"}
"""Which way is better where a bound is to be kept."""

_ALWAYS: Final = ("operator", "direction", "reference")


class Claim(NamedTuple):
    """What one statement claims.

    `measure` is None where the words that name it are not a noun phrase of their own; `named` is what it may be called.
    """

    measure: str | None
    operator: str | None
    value: str | None
    upper: str | None
    unit: str | None
    year: str | None
    direction: str | None
    reference: str | None
    quote: str
    named: str | None = None

    def written(self) -> dict[str, Any]:
        """The claim as the file writes it."""
        given = {name: value for name, value in self._asdict().items() if value is not None and name != "named"}
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
        words = sentence.rstrip(" .")
        found = _statements(words, wordings)
        if not found and not _is_vision(words, wordings):
            return ()
        statements += found
    claims = _claims(statements)
    return claims if _has_all_figures(claims, text) else ()


def doubts_of(
    claims: Sequence[Claim], about: str, text: str, line: int, among: tuple[str, ...] = ()
) -> Iterator[Doubt]:
    """What a reader is asked of a desired result: what it claims where that was not read, and what measures it.

    `among` are the ways to take what was not read.
    """
    if not claims:
        yield Doubt("claims", about, "claims", text, among, "Vilka mätbara påståenden gör resultatet?", line)
    several = len({claim.measure or claim.quote for claim in claims}) > 1
    if not several:
        yield Doubt("measured-by", about, "measured_by", text, (), _WHAT_MEASURES, line)
    for number, claim in enumerate(claims, start=1):
        one = f"{about}/claim/{number}"
        if several:
            yield Doubt("measured-by", one, "measured_by", claim.quote, (), _WHAT_MEASURES_IT, line)
        if claim.measure is None:
            names = () if claim.named is None else (claim.named,)
            read = claim.quote if several else text
            yield Doubt("measure", one, "measure", read, names, "Vad är det som mäts?", line)


def doubts_of_written(
    claims: Sequence[Mapping[str, Any]], about: str, text: str, source: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """What a reader who wrote these claims is asked next: what measures them, each by itself where they differ."""
    several = len({claim["measure"] for claim in claims}) > 1
    question = _WHAT_MEASURES_IT if several else _WHAT_MEASURES
    for number, claim in enumerate(claims, start=1):
        if several or number == 1:
            one = f"{about}/claim/{number}" if several else about
            read = said if several and (said := claim.get("measure")) else text
            doubt = Doubt("measured-by", one, "measured_by", read, (), question, 0)
            yield {**doubt.written(), "source": dict(source)}


def _statements(sentence: str, wordings: Wordings) -> tuple[_Statement, ...]:
    """The statements of a sentence, if there is one way to cut it into such."""
    few = len(_joints(sentence, wordings)) <= _MOST_JOINTS
    ways = [*_ways(sentence, wordings)] if few else []
    return ways[0] if len(ways) == 1 else ()


def _joints(sentence: str, wordings: Wordings) -> list[re.Match[str]]:
    """Where a sentence can be cut: at a comma alone only before what says that another statement begins."""
    return [
        joint
        for joint in _JOINT.finditer(sentence)
        if joint[0] != ", " or wordings.match("after_comma", sentence[joint.end() :])
    ]


def _is_vision(sentence: str, wordings: Wordings) -> bool:
    """Whether a sentence says how something is to be seen, without a figure, a direction or a comparison."""
    return wordings.match("vision", sentence) is not None and not _counts(sentence, wordings)


def _counts(words: str, wordings: Wordings) -> bool:
    return any(wordings.match("counts", word) for word in re.findall(r"\w+", words))


def _ways(sentence: str, wordings: Wordings, before: _Statement | None = None) -> Iterator[tuple[_Statement, ...]]:
    """The ways to cut what is left of a sentence into statements at some of its joints."""
    for joint in (*_joints(sentence, wordings), None):
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
    return all(wordings.match(_FREE[kind], words) and not _counts(words, wordings) for kind, words in free.items())


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
    for one, after in zip_longest(statements, statements[1:]):
        measure = one.match.groups.get("measure")
        means = {name: one.match.means.get(name) for name in _ALWAYS} | {"operator": one.operator}
        match one.match.means.get("continues"):
            case "direction":  # the figure of what went before, which says which way alone
                if not claims or not _says_only(claims[-1], means["direction"]):
                    return ()
                measure = claims.pop().measure
            case "bound":  # better, which is the way that the bound before it points
                if not claims or claims[-1].operator not in _BETTER:
                    return ()
                measure, means["direction"] = claims[-1].measure, _BETTER[claims[-1].operator or ""]
        alone = len(statements) == 1 or (after is not None and after.match.means.get("continues") == "bound")
        quote = one.match.groups.get("said", one.words) if alone else one.words
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
                    _named(one.match) if measure is None else None,
                )
            )
    return tuple(claims)


def _named(match: Match) -> str | None:
    """What the measure may be called, in the words of the statement."""
    form = match.means.get("named", "")
    for name in _FREE:
        if f"{{{name}}}" in form and name not in match.groups:
            return None
        form = form.replace(f"{{{name}}}", match.groups.get(name, ""))
    return form or None


def _says_only(claim: Claim, direction: str | None) -> bool:
    """Whether a claim says which way, and nothing else."""
    return claim.direction == direction and (claim.operator, claim.value, claim.reference) == (None, None, None)


def _has_all_figures(claims: Sequence[Claim], text: str) -> bool:
    """Whether every figure of the text stands in words that a claim keeps."""
    kept = " ".join(f"{claim.measure} {claim.quote}" for claim in claims)
    return {*_FIGURE.findall(text)} <= {*_FIGURE.findall(kept)}
