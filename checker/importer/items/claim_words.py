"""Claims as a reader types them, `sjukfrånvaron: högst 5 %, år 2027; tryggheten: ska öka`, and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from checker.importer.items.claims import claims_of
from checker.importer.items.tables import number_of
from checker.importer.wordings import Wordings
from checker.vocabulary.labels import CHOICES
from checker.words import LANGUAGES, Language, Text

_OPERATORS: Final = ("lt", "le", "eq", "ge", "gt")
_AND: Final = Text("och", "and")
_YEAR: Final = Text("år", "by")
_DIRECTIONS: Final = {"up": Text("ska öka", "is to go up"), "down": Text("ska minska", "is to go down")}
_COMPARED: Final = Text("jämfört med", "compared with")
_REFERENCES: Final = ("previous_year", "other_measure", "external")

_NUMBER: Final = r"(?P<{0}>[-−]?\d{{1,3}}(?: \d{{3}})+(?:,\d+)?|[-−]?\d+(?:,\d+)?)"
_UNIT: Final = r"(?: ?(?P<unit>%|[^\W\d][^,;:]*))?"

Fields = dict[str, str]


def said_claims(claims: Iterable[Mapping[str, Any]], language: Language = "sv") -> str:
    """Claims on one line, in words that `claims_said` reads."""
    return "; ".join(_said(claim, language) for claim in claims)


def _said(claim: Mapping[str, Any], language: Language) -> str:
    parts: list[str] = []
    figure = " ".join(filter(None, (claim.get("value"), claim.get("unit"))))
    match claim.get("operator"):
        case "between":
            low, high = claim["value"], " ".join(filter(None, (claim["upper"], claim.get("unit"))))
            parts.append(f"{CHOICES['between'].in_(language)} {low} {_AND.in_(language)} {high}")
        case str(operator):
            parts.append(f"{CHOICES[operator].in_(language)} {figure}".strip())
    if year := claim.get("year"):
        parts.append(f"{_YEAR.in_(language)} {year}")
    if direction := claim.get("direction"):
        parts.append(_DIRECTIONS[direction].in_(language))
    if (reference := claim.get("reference")) in _REFERENCES:
        parts.append(f"{_COMPARED.in_(language)} {CHOICES[reference].in_(language)}")
    return f"{claim['measure']}: {', '.join(parts)}"


def claims_said(words: str, quote: str, wordings: Wordings) -> list[Fields]:
    """The claims that a reader typed, each with `quote` as what it rests on; [] where they cannot be understood.

    A sentence in the words of results will do as well: `Sjukfrånvaron ska vara högst 5 %`.
    """
    typed = [_claim(part.strip()) for part in words.split(";") if part.strip()]
    if typed and all(typed):
        return [{**claim, "quote": quote} for claim in typed if claim]
    read = claims_of(words, wordings)
    if read and all(claim.measure is not None for claim in read):
        return [{**claim.written(), "quote": quote} for claim in read]
    return []


def _claim(words: str) -> Fields | None:
    """One claim; None where a part of it is not understood, or it says nothing."""
    measure, colon, rest = words.rpartition(": ")
    claim: Fields = {"measure": measure.strip()}
    for part in rest.split(", ") if colon and measure.strip() else ():
        found = _part(part.strip())
        if found is None or found.keys() & claim.keys():
            return None
        claim |= found
    if len(claim) == 1 or ("year" in claim and "value" not in claim):
        return None
    if "value" in claim and claim.get("operator") != "delta" and "reference" not in claim:
        claim["reference"] = "fixed"
    return {name: claim[name] for name in _ORDER if name in claim}


_ORDER: Final = ("measure", "operator", "value", "upper", "unit", "year", "direction", "reference")


def _part(words: str) -> Fields | None:
    """What a part between commas says."""
    for pattern, means in _PARTS:
        if match := pattern.fullmatch(words):
            found = {name: held.strip() for name, held in match.groupdict().items() if held}
            if "upper" in found and number_of(found["value"]) >= number_of(found["upper"]):
                return None
            return means | found
    return None


def _patterns() -> Iterator[tuple[re.Pattern[str], Fields]]:
    value, upper = _NUMBER.format("value"), _NUMBER.format("upper")
    for language in LANGUAGES:
        words = {name: re.escape(CHOICES[name].in_(language)) for name in CHOICES}
        for operator in _OPERATORS:
            yield _either(rf"{words[operator]}(?: {value}{_UNIT})?"), {"operator": operator}
        between = rf"{words['between']} {value} {_AND.in_(language)} {upper}{_UNIT}"
        yield _either(between), {"operator": "between"}
        yield _either(rf"{words['delta']} {value}{_UNIT}"), {"operator": "delta"}
        yield _either(rf"{_YEAR.in_(language)} (?P<year>20\d\d)"), {}
        for direction, text in _DIRECTIONS.items():
            short = re.escape(text.in_(language).rpartition(" ")[2])
            yield _either(rf"{re.escape(text.in_(language))}|{short}|{words[direction]}"), {"direction": direction}
        for reference in _REFERENCES:
            yield _either(rf"(?:{_COMPARED.in_(language)} )?{words[reference]}"), {"reference": reference}


def _either(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_PARTS: Final[Sequence[tuple[re.Pattern[str], Fields]]] = (*_patterns(),)
