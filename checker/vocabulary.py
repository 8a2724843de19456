"""The words that agreements and rules are written in: kinds, relations, attributes, facts, severities.

One table. The schema of the agreement file, the rules' type-check, the exports and the documentation are all made
from it, so a word means the same everywhere. Adding a word here makes it known to all of them.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from checker.words import Text


class Relation(NamedTuple):
    """A link between nodes: from any of the kinds `domain` to any of the kinds `range`."""

    domain: tuple[str, ...]
    range: tuple[str, ...]
    about: str


class Attribute(NamedTuple):
    """A value that is printed in the agreement or written by a person.

    `type` is one of `str int number date bool` or, where `choices` is given, `str` from that closed list.
    """

    kinds: tuple[str, ...]
    type: str
    about: str
    many: bool = False
    choices: tuple[str, ...] = ()


class Fact(NamedTuple):
    """A value that is computed from the agreement; never a verdict.

    `inputs` are the words it is computed from; a finding on a fact is placed at the first of them that is stated.
    """

    kinds: tuple[str, ...]
    type: str
    about: str
    inputs: tuple[str, ...]
    many: bool = False
    choices: tuple[str, ...] = ()


KINDS: Final[dict[str, Text]] = {
    "agreement": Text("överenskommelse", "agreement"),
    "clause": Text("bestämmelse", "clause"),
    "council": Text("fullmäktige", "council"),
    "board": Text("nämnd", "board"),
    "division": Text("verksamhet", "division"),
    "area": Text("målområde", "area"),
    "operational_area": Text("verksamhetsområde", "operational area"),
    "goal": Text("mål", "goal"),
    "assignment": Text("uppdrag", "assignment"),
    "base_assignment": Text("grunduppdrag", "base assignment"),
    "desired_result": Text("önskat resultat", "desired result"),
    "indicator": Text("indikator", "indicator"),
    "outcome": Text("utfall", "outcome"),
}

ABSTRACT: Final[dict[str, tuple[str, ...]]] = {
    "item": ("goal", "assignment", "base_assignment"),
    "body": ("council", "board", "division"),
}

ANY: Final = tuple(KINDS)
ITEM: Final = ABSTRACT["item"]
BODY: Final = ABSTRACT["body"]
OCCASIONS: Final = ("vår", "delår", "helår")
LEAD_WORDS: Final = ("huvudansvarig", "sammanhållande")

RELATIONS: Final[dict[str, Relation]] = {
    "in_agreement": Relation(
        tuple(kind for kind in ANY if kind != "agreement"), ("agreement",), "on every node but the agreement"
    ),
    "has_item": Relation(("agreement",), ITEM, "in the document's order"),
    "has_party": Relation(("agreement",), ("board", "division"), "the parties"),
    "has_clause": Relation(("agreement",), ("clause",), "a normative sentence of the agreement itself, by key"),
    "of_board": Relation(("agreement",), ("board",), "the board whose agreement it is"),
    "decided_by": Relation(ITEM, ("council", "board"), "who decided it"),
    "held_by": Relation(
        (*ITEM, "desired_result"),
        ("board",),
        "the boards that hold it: the parenthesis after the title or the result",
    ),
    "delegated_to": Relation(
        ITEM,
        ("division", "board"),
        "who has it: from the sentence or else the heading; all divisions is every division that is a party",
    ),
    "named_in_heading": Relation(ITEM, ("division", "board"), "recipients as the heading prints them"),
    "named_in_sentence": Relation(ITEM, ("division", "board"), "recipients as the delegating sentence prints them"),
    "led_by": Relation(ITEM, ("division", "board"), "sammanhållande or huvudansvarig"),
    "supported_by": Relation(ITEM, ("division",), "stöttar"),
    "parallel_to": Relation(ITEM, ("division",), "has the same task from another board"),
    "serves": Relation(("assignment", "base_assignment"), ("goal", "assignment"), "what it carries out"),
    "in_area": Relation(ITEM, ("area",), "the area it stands in"),
    "in_operational_area": Relation(ITEM, ("operational_area",), "the operational area it stands in"),
    "expects": Relation(("goal",), ("desired_result",), "its desired results"),
    "measured_by": Relation(
        ("goal", "desired_result"), ("indicator",), "a goal: the indicators of its table; a result: stated or judged"
    ),
    "has_outcome": Relation(("indicator",), ("outcome",), "printed values in printed order"),
}

ATTRIBUTES: Final[dict[str, Attribute]] = {
    "title": Attribute(
        ("agreement", "area", "operational_area", *ITEM, "indicator"), "str", "the heading, without number"
    ),
    "text": Attribute((*ITEM, "desired_result", "clause"), "str", "its prose, one value a printed field", many=True),
    "focus": Attribute(
        ("area", "operational_area"), "str", "what is in focus in the mandate period, one value a paragraph", many=True
    ),
    "year": Attribute(("agreement", "outcome"), "int", "the agreement's year; an outcome's column"),
    "mandate_from": Attribute(("agreement",), "int", "first year of the mandate period"),
    "mandate_to": Attribute(("agreement",), "int", "last year of the mandate period"),
    "municipality": Attribute(("agreement",), "str", "the municipality whose agreement it is"),
    "follow_up": Attribute(
        ("agreement", *ITEM), "str", "occasions at which it is followed up", many=True, choices=OCCASIONS
    ),
    "follow_up_reason": Attribute(ITEM, "str", "why its occasions differ from the agreement's"),
    "code": Attribute(BODY, "str", "the short form"),
    "name": Attribute(BODY, "str", "what people call it"),
    "printed_name": Attribute(BODY, "str", "the full name that the document prints beside the code"),
    "representative": Attribute(("board", "division"), "str", "ombud"),
    "number": Attribute(("area", *ITEM), "str", "without trailing dot"),
    "number_as_written": Attribute(ITEM, "str", "the number as it is printed"),
    "kept_by_board": Attribute(ITEM, "bool", "the document says that the board keeps it"),
    "kept_reason": Attribute(ITEM, "str", "the words that say why the board keeps it"),
    "lead_word": Attribute(ITEM, "str", "the word printed for lead", many=True, choices=LEAD_WORDS),
    "start": Attribute(("assignment",), "date", "its first day"),
    "end": Attribute(("assignment",), "date", "its last day"),
    "value": Attribute(("outcome",), "number", "the figure"),
    "unit": Attribute(("indicator", "outcome"), "str", "the unit, as the title or the figure says it"),
    "position": Attribute(("outcome",), "int", "printed order from 1; known even when the year is not"),
}

FACTS: Final[dict[str, Fact]] = {
    "start_year": Fact(("assignment",), "int", "the year in which it starts", ("start",)),
    "end_year": Fact(("assignment",), "int", "the year in which it ends", ("end",)),
    "mentioned_years": Fact(ITEM, "int", "years in the prose, in the order in which they stand", ("text",), many=True),
}

CHOICES: Final[dict[str, Text]] = {
    "vår": Text("vår", "spring"),
    "delår": Text("delår", "interim"),
    "helår": Text("helår", "year end"),
    "huvudansvarig": Text("huvudansvarig", "huvudansvarig (lead)"),
    "sammanhållande": Text("sammanhållande", "sammanhållande (lead)"),
}
"""The words of all closed lists, in both languages."""

LABELS: Final[dict[str, Text]] = {
    "in_agreement": Text("överenskommelse", "agreement"),
    "has_item": Text("mål och uppdrag", "goals and assignments"),
    "has_party": Text("parter", "parties"),
    "has_clause": Text("bestämmelser", "clauses"),
    "of_board": Text("nämnd", "board"),
    "decided_by": Text("beslutad av", "decided by"),
    "held_by": Text("ansvarig nämnd", "responsible board"),
    "delegated_to": Text("fördelat till", "delegated to"),
    "named_in_heading": Text("mottagare i rubriken", "recipients in the heading"),
    "named_in_sentence": Text("mottagare i texten", "recipients in the text"),
    "led_by": Text("huvudansvarig", "lead"),
    "supported_by": Text("stöd", "support"),
    "parallel_to": Text("samma uppdrag från annan nämnd", "same task from another board"),
    "serves": Text("mål eller uppdrag som det bidrar till", "what it serves"),
    "in_area": Text("målområde", "area"),
    "in_operational_area": Text("verksamhetsområde", "operational area"),
    "expects": Text("önskade resultat", "desired results"),
    "measured_by": Text("indikatorer som mäter det", "indicators that measure it"),
    "has_outcome": Text("utfall", "outcomes"),
    "title": Text("rubrik", "title"),
    "text": Text("text", "text"),
    "focus": Text("fokus", "focus"),
    "year": Text("årtal", "year"),
    "mandate_from": Text("mandatperiodens första år", "first year of the mandate period"),
    "mandate_to": Text("mandatperiodens sista år", "last year of the mandate period"),
    "municipality": Text("kommun", "municipality"),
    "follow_up": Text("uppföljningstillfällen", "follow-up occasions"),
    "follow_up_reason": Text("skäl till andra uppföljningstillfällen", "reason for other occasions"),
    "code": Text("kod", "code"),
    "name": Text("namn", "name"),
    "printed_name": Text("namn i dokumentet", "printed name"),
    "representative": Text("ombud", "representative"),
    "number": Text("nummer", "number"),
    "number_as_written": Text("nummer som det skrivs", "number as written"),
    "kept_by_board": Text("om nämnden behåller det", "whether the board keeps it"),
    "kept_reason": Text("skäl till att nämnden behåller det", "reason why the board keeps it"),
    "lead_word": Text("ord för huvudansvarig", "word for lead"),
    "start": Text("startdatum", "start date"),
    "end": Text("slutdatum", "end date"),
    "value": Text("värde", "value"),
    "unit": Text("enhet", "unit"),
    "position": Text("ordning", "position"),
    "start_year": Text("startår", "start year"),
    "end_year": Text("slutår", "end year"),
    "mentioned_years": Text("årtal i texten", "years in the text"),
}
"""What each word is called in a sentence."""

assert LABELS.keys() == {*RELATIONS, *ATTRIBUTES, *FACTS}

CLAUSES: Final[dict[str, Text]] = {
    "lead": Text("vem som är huvudansvarig", "who leads"),
    "follow_up": Text("när överenskommelsen följs upp", "when the agreement is followed up"),
    "party": Text("vilka som är parter", "who the parties are"),
    "revision": Text("när överenskommelsen kan ändras", "when the agreement may be revised"),
}

SEVERITIES: Final[dict[str, Text]] = {
    "error": Text("måste rättas", "error"),
    "warning": Text("bör ses över", "warning"),
    "info": Text("för kännedom", "information"),
}

LINKS: Final[dict[str, Text]] = {
    "stated": Text("står i dokumentet", "stated in the document"),
    "judged": Text("bedömd av en läsare", "judged by a reader"),
}


def kinds_named(name: str) -> tuple[str, ...]:
    """The concrete kinds that `name` stands for: itself, or those of an abstract kind; () for an unknown name."""
    if name in KINDS:
        return (name,)
    return ABSTRACT.get(name, ())
