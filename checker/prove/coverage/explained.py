"""Why no rule reads a word, a field, a kind or a clause: a reason for each, kept as data."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple
from checker.words import Text


class Unread(NamedTuple):
    """Words that no rule reads on these kinds, and why."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    why: Text


_ITEM: Final = ("goal", "assignment", "base_assignment")
_FOR_DISPLAY: Final = Text("visas i rapporten", "shown in the report")
_BY_ENGINE: Final = Text(
    "läses av motorn, innan någon regel prövas: en regel om en bestämmelse som saknas gäller inte",
    "read by the engine before any rule: a rule on a clause that is missing does not apply",
)
_PLACE: Final = Text(
    "säger var i källan det står, för den som läser en iakttagelse",
    "says where in the source it stands, for who reads a finding",
)
_QUESTION: Final = Text(
    "en fråga till en människa; det som den lämnar öppet är okänt, och då svarar reglerna ”kan inte avgöras”",
    "a question to a person; what it leaves open is unknown, and then rules answer “undecided”",
)
_OWN_WORDS: Final = Text(
    "överenskommelsens egna ord, som meddelanden och rapport skriver med",
    "the agreement's own words, in which messages and the report are written",
)
_NAME: Final = Text(
    "namnger det i filen, i iakttagelser och i undantag", "names it in the file, in findings and in waivers"
)

WORDS: Final = (
    Unread(
        ("in_agreement",),
        ("clause", "council", "department", "group", "area", "operational_area", "outcome", "waiver", "report"),
        Text(
            "ingen regel om dem jämför med hela överenskommelsen", "no rule on them compares with the whole agreement"
        ),
    ),
    Unread(("has_clause",), ("agreement",), _BY_ENGINE),
    Unread(
        ("text",),
        ("clause",),
        Text("citeras som grund under regelns iakttagelser", "quoted as basis under the rule's findings"),
    ),
    Unread(
        ("quote",),
        ("claim",),
        Text(
            "säger vilka ord påståendet lästes ur; reglerna skriver det önskade resultatet som helhet",
            "tells which words the claim was read from; the rules write the desired result as a whole",
        ),
    ),
    Unread(
        ("named_in_sentence", "parallel_to"),
        ("goal",),
        Text(
            "ett mål delas av dem som har det, så att rubrik och text skiljer sig åt är inget fel",
            "a goal is shared by those who have it, so it is no fault that heading and text differ",
        ),
    ),
    Unread(
        ("in_operational_area",),
        _ITEM,
        Text(
            "för exporten och jämförelsen av två versioner; ett verksamhetsområde är bara en rubrik",
            "for the export and the comparison of two versions; an operational area is only a heading",
        ),
    ),
    Unread(
        ("title_mentions",),
        ("goal", "base_assignment"),
        Text(
            "ett måls rubrik ger ingen något att göra, och ett grunduppdrags rubrik är den verksamhet som har det",
            "a goal's title gives nobody a task, and a base assignment's is the name of the division that has it",
        ),
    ),
    Unread(
        ("similar_to",),
        ("goal",),
        Text("mål som liknar varandra prövas på sina resultat", "goals alike are checked by their results"),
    ),
    Unread(
        ("waives",),
        ("waiver",),
        Text("läses av det som tillämpar undantag, och visas", "read by what applies waivers, and shown"),
    ),
    Unread(
        ("mandate_from",),
        ("agreement",),
        Text(
            "visas i rapporten; reglerna om mandatperioden behöver bara dess sista år",
            "shown in the report; rules on the mandate period need only its last year",
        ),
    ),
    Unread(("municipality",), ("agreement",), _FOR_DISPLAY),
    Unread(
        ("reference_number",),
        ("agreement",),
        Text(
            "bilagornas nummer jämförs med varandra; ingen källa kräver att överenskommelsens är detsamma",
            "the appendices' numbers are compared; no source demands that the agreement's be the same",
        ),
    ),
    Unread(
        ("follow_up_reason",),
        ("goal",),
        Text(
            "ett mål behöver inga egna tillfällen, så avvikande tillfällen behöver inget skäl",
            "a goal needs no occasions of its own, so others than the common ones need no reason",
        ),
    ),
    Unread(
        ("code", "name", "printed_name"),
        ("council", "department"),
        Text(
            "fullmäktige är känt utan förklaring, och enheter skrivs med sina namn",
            "the council needs no explanation, and departments are written by name",
        ),
    ),
    Unread(
        ("level",),
        ("section",),
        Text("för exporten; följer av hur filen är skriven", "for the export; follows from the file"),
    ),
    Unread(
        ("unread",),
        ("section",),
        Text(
            "säger varför en ersättning är okänd; regeln om ersättning svarar då ”kan inte avgöras”",
            "says why a remuneration is unknown; the rule on remuneration then answers “undecided”",
        ),
    ),
    Unread(("comment",), ("report",), _FOR_DISPLAY),
    Unread(
        ("mentioned_years",),
        ("goal", "base_assignment", "section"),
        Text("de har inget slutdatum som ett årtal kan gå förbi", "they have no end date for a year to pass"),
    ),
)

KINDS: Final = {"clause": Text("reglernas grund, inte något som de prövar", "what rules stand on, not what they check")}

CLAUSES: Final = {
    "revision": Text(
        "att den får ändras under året kan inte brytas av det som står i den",
        "that it may be changed during the year cannot be broken by what it says",
    )
}

FIELDS: Final[dict[str, str | Text]] = {
    "agreement.id": _NAME,
    "agreement.mandate": "mandate_to",
    "agreement.mandate.from": "mandate_from",
    "agreement.mandate.to": "mandate_to",
    "agreement.occasions": _OWN_WORDS,
    "agreement.words": _OWN_WORDS,
    "agreement.numbering": "numbered_as",
    "agreement.outcome_years": "year",
    "clauses.quote": "text",
    "bodies.kind": Text("blir nodens slag, som reglernas `target` och `class` läser", "becomes the node's kind"),
    "bodies.party": "has_party",
    "bodies.descriptions": "description_forms",
    "areas.operational_areas": "in_operational_area",
    "sections.sections": "has_section",
    "items.kind": Text("blir nodens slag, som reglernas `target` och `class` läser", "becomes the node's kind"),
    "items.results": "expects",
    "items.indicators": "measured_by",
    "results.id": _NAME,
    "results.claims": "has_claim",
    "indicators.id": _NAME,
    "indicators.outcomes": "has_outcome",
    "outcomes.2025": "value",
    "outcomes.unplaced": "position",
    "appendices.sections": "has_section",
    "recipients.codes": "delegated_to",
    "recipients.all": "delegated_to",
    "recipients.quote": Text("visas som de ord som stod där", "shown as the words that stood there"),
    "source": _PLACE,
    "answers": _QUESTION,
    "doubts": _QUESTION,
}
"""Fields whose names are no words of the rules: the word that a field becomes, or why it becomes none.

`part` stands for all fields of a part, `source` for the field of that name in all parts.
"""
