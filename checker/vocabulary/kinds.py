"""Kinds of nodes, severities, clauses, doubts, and the closed lists that several words share."""

from __future__ import annotations

from typing import Final

from checker.words import Text

KINDS: Final[dict[str, Text]] = {
    "agreement": Text("överenskommelse", "agreement"),
    "clause": Text("bestämmelse", "clause"),
    "council": Text("fullmäktige", "council"),
    "board": Text("nämnd", "board"),
    "division": Text("verksamhet", "division"),
    "department": Text("enhet", "department"),
    "group": Text("grupp", "group"),
    "area": Text("målområde", "area"),
    "operational_area": Text("verksamhetsområde", "operational area"),
    "goal": Text("mål", "goal"),
    "assignment": Text("uppdrag", "assignment"),
    "base_assignment": Text("grunduppdrag", "base assignment"),
    "desired_result": Text("önskat resultat", "desired result"),
    "claim": Text("påstående", "claim"),
    "indicator": Text("indikator", "indicator"),
    "outcome": Text("utfall", "outcome"),
    "appendix": Text("bilaga", "appendix"),
    "section": Text("avsnitt", "section"),
    "waiver": Text("beviljat undantag", "waiver"),
    "report": Text("redovisning", "report"),
}

ABSTRACT: Final[dict[str, tuple[str, ...]]] = {
    "item": ("goal", "assignment", "base_assignment"),
    "body": ("council", "board", "division", "department", "group"),
}

ANY: Final = tuple(KINDS)
ITEM: Final = ABSTRACT["item"]
BODY: Final = ABSTRACT["body"]
OCCASIONS: Final = ("vår", "delår", "helår")
LEAD_WORDS: Final = ("huvudansvarig", "sammanhållande")
RECIPIENTS: Final = ("division", "department", "board")
DIRECTIONS: Final = ("up", "down")
STATUSES: Final = ("enligt plan", "avviker", "klart", "inte påbörjat", "ej mätbar", "ej rapporterad")
"""How it stands with what is followed up, in the words of those who report it; what cannot be measured and what nobody
has reported are answers of their own."""
DEVIATION: Final = ("cause", "consequence", "action", "owner", "date")
"""What is told of something that is not on track."""

CLAUSES: Final[dict[str, Text]] = {
    "lead": Text("vem som är huvudansvarig", "who leads"),
    "follow_up": Text("när överenskommelsen följs upp", "when the agreement is followed up"),
    "party": Text("vilka som är parter", "who the parties are"),
    "revision": Text("när överenskommelsen kan ändras", "when the agreement may be revised"),
}

SEVERITY: Final = Text("Allvarlighetsgrad", "Severity")
"""What severity is called."""
SEVERITIES: Final[dict[str, Text]] = {
    "error": Text("måste rättas", "error"),
    "warning": Text("bör ses över", "warning"),
    "info": Text("för kännedom", "information"),
}

LINKS: Final[dict[str, Text]] = {
    "stated": Text("står i dokumentet", "stated in the document"),
    "judged": Text("bedömd av en läsare", "judged by a reader"),
}

DOUBTS: Final[dict[str, Text]] = {
    "joined": Text("Om rader hör ihop", "Whether lines belong together"),
    "figures": Text("Hur siffrorna ska läsas", "How the figures are to be read"),
    "outcome-year": Text("Vilket år ett utfall gäller", "The year of an outcome"),
    "better": Text("Vilket håll som är bättre", "Which way is better"),
    "claims": Text("Vad ett önskat resultat påstår", "What a desired result claims"),
    "measured-by": Text("Vilka indikatorer som mäter ett resultat", "Which indicators measure a result"),
    "measure": Text("Vad ett påstående mäter", "What a claim measures"),
    "serves": Text("Vad ett uppdrag bidrar till", "What an assignment serves"),
    "recipients": Text("Vilka som får ett mål eller uppdrag", "Who gets a goal or an assignment"),
    "lead": Text("Vem som är huvudansvarig", "Who leads an assignment"),
    "holder": Text("Vilka nämnder som ansvarar", "Which boards are responsible"),
    "follow-up": Text("När något följs upp", "When something is followed up"),
    "date": Text("Vilket datum något har", "The date of something"),
    "board-name": Text("Vad en nämnd heter", "The name of a board"),
    "remuneration": Text("Om en verksamhet får ersättning", "Whether a division is remunerated"),
    "spelling": Text("Hur ett ord skrivs", "How a word is written"),
    "heading": Text("Om en rad är en rubrik", "Whether a line is a heading"),
    "under": Text("Vilken rubrik en text hör till", "Which heading a text belongs to"),
    "unread": Text("Rader som inte har lästs in", "Lines that were not read"),
}
"""What an import can leave open, those that decide most first: a code, and the heading of its questions."""


def kinds_named(name: str) -> tuple[str, ...]:
    """The concrete kinds that `name` stands for: itself, or those of an abstract kind; () for an unknown name."""
    if name in KINDS:
        return (name,)
    return ABSTRACT.get(name, ())
