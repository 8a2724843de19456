"""What the figures of an indicator say, in words: outcomes, target, trend, fulfilment; or why it is not known."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby
from typing import Final

from checker.finding.words import UNDECIDED
from checker.gapreport.pictures.series import YEAR_UNKNOWN
from checker.gapreport.setting import Setting
from checker.gapreport.values import Tone
from checker.graph import ValueSet
from checker.named import NamedTuple
from checker.vocabulary.labels import CHOICES
from checker.words import HARD_SPACE, Text, enumerate_words, number_words, unique

FACTS_READ: Final = ("trend", "fulfilment", "claim_due")

_COUNTING: Final = ("antal", "index")
_UNSETTLED: Final = Text("inte avgjort hur siffrorna ska läsas", "not settled how the figures are to be read")
_YEARS_UNKNOWN: Final = Text("äldst först, årtal okända", "oldest first, years not known")
_NO_OUTCOME: Final = Text("inget utfall", "no outcome")
_NO_TARGET: Final = Text("inget målvärde", "no target value")
_UP: Final = Text("högre än tidigare", "higher than before")
_DOWN: Final = Text("lägre än tidigare", "lower than before")
_BETTER: Final = Text("bättre än tidigare", "better than before")
_BY: Final = Text("ändras med {value}", "change by {value}")
_BETWEEN: Final = Text("mellan {lower} och {upper}", "between {lower} and {upper}")
_PREVIOUS: Final = Text("bättre än föregående år", "better than the year before")
_NOT_WORSE: Final = Text("inte sämre än föregående år", "no worse than the year before")
_OTHER: Final = Text("jämförs med ett annat mått", "compared with another measure")
_EXTERNAL: Final = Text("jämförs med andras värden", "compared with others' values")
_IN_WORDS: Final = Text("inget värde eller riktning", "no value or direction")
_NOT_READ: Final = Text("okänt vad resultatet vill", "not known what the result wants")
_INCOMPARABLE: Final = Text("kan inte jämföras", "cannot be compared")
_TOO_FEW: Final = Text("färre än två utfall", "fewer than two outcomes")
_NEW_DEFINITION: Final = Text("ny definition", "new definition")
_OF_YEARS: Final = Text("utfallens år är okända: {reason}", "the years of the outcomes are not known: {reason}")
_NOT_DUE: Final = Text("målvärdet gäller ett senare år", "the target is for a later year")


class Said(NamedTuple):
    """An answer in words, why it is so where that must be told, and its tone. `key` is the fact's value, if any."""

    words: str
    why: str
    tone: Tone | None
    key: str


def outcome_words(setting: Setting, indicator: str) -> str:
    """The printed outcomes, oldest first, with their years as far as they are known; "" for none."""
    said: list[str] = []
    for undated, outcomes in groupby(setting.known("has_outcome", indicator), lambda one: _year(setting, one) is None):
        told = [_outcome(setting, outcome, indicator) for outcome in outcomes]
        note = setting.say(_YEARS_UNKNOWN if len(told) > 1 else YEAR_UNKNOWN)
        said.append(f"{'; '.join(told)} ({note})" if undated else "; ".join(told))
    if not said and setting.graph.tables["has_outcome"].unknown.get(indicator):
        return setting.say(_UNSETTLED)
    return "; ".join(said)


def _outcome(setting: Setting, outcome: str, indicator: str) -> str:
    figure = with_unit(setting, setting.graph.first(outcome, "value"), unit_of(setting, outcome, indicator))
    year = _year(setting, outcome)
    return figure if year is None else f"{year}: {figure}"


def _year(setting: Setting, outcome: str) -> object:
    return setting.graph.first(outcome, "year")


def unit_of(setting: Setting, *nodes: str) -> str:
    """The unit that the first of the nodes has."""
    return next((str(unit) for node in nodes if (unit := setting.graph.first(node, "unit")) is not None), "")


def with_unit(setting: Setting, value: object, unit: str) -> str:
    """A figure with its unit: `55,9 %`; a number of things and an index have none that is written after it."""
    assert isinstance(value, Decimal)
    figure = number_words(value, setting.language)
    if not unit or unit.casefold().startswith(_COUNTING):
        return figure
    between = "" if unit == "%" and setting.language == "en" else HARD_SPACE
    return f"{figure}{between}{unit}"


def claims_of(setting: Setting, indicator: str) -> tuple[str, ...]:
    """The claims that the indicator measures, as far as it is known."""
    sources = setting.graph.inverse("measured_by").known.get(indicator, ())
    return tuple(source for source in sources if setting.graph.nodes[source] == "claim")


def target_words(setting: Setting, indicator: str) -> tuple[str, ...]:
    """What the claims want of the indicator, each once; nothing where none of them says what to reach."""
    claims = claims_of(setting, indicator)
    if not any(_says_what_to_reach(setting, claim) for claim in claims):
        return ()
    return unique(_claim_words(setting, claim, indicator) for claim in claims)


def _says_what_to_reach(setting: Setting, claim: str) -> bool:
    """Whether it says a value, a direction, or how to compare with what."""

    def says(word: str) -> bool:
        return setting.graph.first(claim, word) is not None or _not_known(setting, word, claim)

    return says("value") or says("direction") or (says("operator") and says("reference"))


def _not_known(setting: Setting, word: str, claim: str) -> bool:
    return claim in setting.graph.tables[word].unknown


def _claim_words(setting: Setting, claim: str, indicator: str) -> str:
    graph = setting.graph
    year = setting.say(YEAR_UNKNOWN) if _not_known(setting, "year", claim) else graph.first(claim, "year")
    said = _wanted(setting, claim, indicator, unit_of(setting, claim, indicator))
    return said if year is None else f"{said} ({year})"


def _wanted(setting: Setting, claim: str, indicator: str, unit: str) -> str:
    """What one claim wants of the indicator.

    Which way it should go is told by what is better of the indicator: "känner sig trygg ska öka" can be measured by who
    stays at home, and that figure should fall.
    """
    first = setting.graph.first
    if any(_not_known(setting, word, claim) for word in ("operator", "value", "upper", "direction", "reference")):
        return setting.say(_NOT_READ)
    operator, value, upper, direction, reference = (
        first(claim, word) for word in ("operator", "value", "upper", "direction", "reference")
    )
    if reference == "other_measure":
        return setting.say(_OTHER)
    if reference == "external":
        return setting.say(_EXTERNAL)
    if reference == "previous_year":
        return setting.say(_NOT_WORSE if operator in ("ge", "le") else _PREVIOUS)
    if value is None and direction is None:
        return setting.say(_IN_WORDS)
    if value is None:
        better = first(indicator, "better")
        return setting.say(_BETTER if better is None else _UP if better == "up" else _DOWN)
    figure = with_unit(setting, value, unit)
    if operator == "between" and upper is not None:
        return setting.say(_BETWEEN, lower=with_unit(setting, value, ""), upper=with_unit(setting, upper, unit))
    if operator == "delta":
        return setting.say(_BY, value=figure)
    if operator is None:
        return figure
    return f"{CHOICES[str(operator)].in_(setting.language)} {figure}"


def trend_said(setting: Setting, indicator: str) -> Said:
    """Whether the last outcome is better or worse than the one before; or why the two cannot be compared."""
    found = _fact(setting, "trend", indicator)
    if found.known:
        key = str(found.known[0])
        tone: Tone | None = "ok" if key == "better" else "warning" if key == "worse" else None
        return Said(CHOICES[key].in_(setting.language), "", tone, key)
    if found.unknowns:
        why = _reasons(setting, found)
    else:
        few = len(setting.known("has_outcome", indicator)) < 2
        why = setting.say(_TOO_FEW if few else _NEW_DEFINITION)
    return Said(setting.say(_INCOMPARABLE), why, "undecided", "")


def fulfilment_said(setting: Setting, indicator: str) -> Said:
    """Whether the latest outcome is what its claims want; or why it cannot be decided."""
    found = _fact(setting, "fulfilment", indicator)
    if found.known:
        key = str(found.known[0])
        due = _fact(setting, "claim_due", indicator).known
        why = setting.say(_NOT_DUE) if due == (False,) and key != "met" else ""
        tone: Tone = "ok" if key == "met" else "warning" if not why else "info"
        return Said(CHOICES[key].in_(setting.language), why, tone, "later" if why else key)
    if found.unknowns:
        why = _reasons(setting, found)
    elif not setting.known("has_outcome", indicator):
        why = setting.say(_NO_OUTCOME)
    else:
        why = setting.say(_NO_TARGET)
    return Said(setting.say(UNDECIDED), why, "undecided", "")


def _fact(setting: Setting, name: str, node: str) -> ValueSet:
    table = setting.facts[name]
    return ValueSet(table.known.get(node, ()), table.unknown.get(node, ()))


def _reasons(setting: Setting, found: ValueSet) -> str:
    reasons = (one.reason.in_(setting.language) for one in found.unknowns if one.name != "year")
    years = (
        setting.say(_OF_YEARS, reason=one.reason.in_(setting.language)) for one in found.unknowns if one.name == "year"
    )
    return enumerate_words(unique((*reasons, *years)), setting.language)
