"""What the parts and fields of the agreement file mean, in Swedish, for its reference.

A field that is not told here is told by its label in the vocabulary.
"""

from __future__ import annotations

from typing import Final

from checker.agreement.schema import NESTING
from checker.named import NamedTuple


class Part(NamedTuple):
    """A part of the file: its key, a heading, what it holds, and where its example stands.

    `examples` are a file, `real` or `sound`, and a node in it, or a node and a field.
    """

    key: str
    heading: str
    about: str
    examples: tuple[tuple[str, str, str], ...]


PARTS: Final = (
    Part(
        "agreement",
        "Överenskommelsen",
        "Uppgifter om överenskommelsen som helhet, och de ord och mönster som just denna använder.",
        (("real", "agreement", ""),),
    ),
    Part(
        "clauses",
        "Bestämmelser",
        "Överenskommelsens egna regler, ordagrant. Verktygets regler hänvisar till dem. En regel som vilar på en "
        "bestämmelse som saknas svarar ”gäller inte här”.",
        (("real", "clause/follow_up", ""),),
    ),
    Part(
        "bodies",
        "Nämnder, verksamheter och grupper",
        "Fullmäktige, nämnder, verksamheter, enheter och grupper. Varje kod som används i filen ska finnas här.",
        (("sound", "SHB", ""), ("real", "SERVICEENHETEN", ""), ("sound", "PLG", "")),
    ),
    Part("areas", "Målområden", "Målområdena, i dokumentets ordning.", (("real", "area/2", ""),)),
    Part(
        "operational_areas",
        "Verksamhetsområden",
        "Rubriker inuti ett målområde. De skrivs under målområdet.",
        (("real", "area/1/Social hållbarhet", ""),),
    ),
    Part(
        "sections",
        "Avsnitt",
        "Huvudtextens avsnitt utom mål och uppdrag. Bilagornas avsnitt skrivs på samma sätt, under bilagan.",
        (("sound", "section/ekonomi", ""),),
    ),
    Part(
        "items",
        "Mål, uppdrag och grunduppdrag",
        "Det som verksamheterna ska göra, i dokumentets ordning. Om två får samma nummer går filen ändå att läsa; det "
        "blir en iakttagelse.",
        (("sound", "1.1.1", ""), ("real", "2.1.4", ""), ("sound", "1.2.2", "")),
    ),
    Part(
        "results",
        "Önskade resultat",
        "De önskade resultaten under ett mål. De skrivs under målet.",
        (("real", "1.1.3/result/r3", ""),),
    ),
    Part(
        "claims",
        "Mätbara påståenden",
        "Det som ett önskat resultat påstår och som går att mäta. De skrivs under resultatet, i textens ordning. "
        "Nämner texten flera år med olika värden blir det ett påstående per år.",
        (("sound", "1.1.2/result/r1", "claims"),),
    ),
    Part(
        "indicators",
        "Indikatorer",
        "Indikatorerna i ett måls tabell. De skrivs under målet.",
        (("real", "1.1.3/indicator/i3", ""),),
    ),
    Part(
        "outcomes",
        "Utfall",
        "En indikators utfall, som de är tryckta. Skriv dem under sitt år. Går det inte att se vilken kolumn ett värde "
        "stod i, skrivs det under `unplaced`: ordningen är då känd men inte året.",
        (("sound", "1.1.1/indicator/i1", "outcomes"), ("real", "1.1.3/indicator/i3", "outcomes")),
    ),
    Part(
        "appendices",
        "Bilagor",
        "En bilaga per verksamhet, med sina avsnitt.",
        (("sound", "appendix/ROS", ""),),
    ),
    Part(
        "recipients",
        "Mottagare",
        "Vilka som får ett mål eller uppdrag. Minst ett av `codes`, `all` och `unknown` ska finnas.",
        (("sound", "1.1.3", "named_in_sentence"), ("real", "7.2.1", "named_in_heading")),
    ),
    Part(
        "source",
        "Källa",
        "Var i det ursprungliga dokumentet något står. Det gör att en iakttagelse kan visa stället.",
        (("real", "2.1.4", "source"),),
    ),
    Part(
        "answers",
        "Svar på frågor om det som är tryckt",
        "Svar som `styrkoll doubts FIL --resolve` har skrivit in, när inget i filen annars visar vad som frågades. De "
        "gör att `styrkoll import --onto` inte frågar om samma sak igen när nästa utkast läses in.",
        (),
    ),
    Part(
        "doubts",
        "Frågor",
        "Det som en inläsning med `styrkoll import` inte kunde avgöra. `styrkoll doubts FIL` visar frågorna, och med "
        "`--resolve` ställs de en och en: svaret skrivs in i fältet och frågan tas bort. Den som svarar direkt i filen "
        "tar själv bort frågan.",
        (),
    ),
)
"""The parts, in the order of the reference."""

FIELDS: Final[dict[str, str]] = {
    "agreement.id": "Överenskommelsens kortnamn. Ändra det inte: iakttagelser känns igen på det från gång till gång.",
    "agreement.title": "Dokumentets rubrik.",
    "agreement.text": "Text som gäller hela överenskommelsen och inte står i något avsnitt.",
    "agreement.year": "Året som överenskommelsen gäller.",
    "agreement.decision_paragraph": "Beslutets paragraf i protokollet.",
    "agreement.municipality": "Kommunens namn.",
    "agreement.follow_up": "När överenskommelsen som helhet följs upp.",
    "agreement.explained_gaps": "Nummer och målområden som saknas, där texten förklarar varför.",
    "agreement.lead_word": "Det ord som överenskommelsens egen bestämmelse använder för den som är huvudansvarig.",
    "agreement.of_board": "Koden för den nämnd vars överenskommelse det är.",
    "agreement.mandate": "Mandatperioden.",
    "agreement.mandate.from": "Första året.",
    "agreement.mandate.to": "Sista året.",
    "agreement.occasions": "Vad dokumentet kallar uppföljningstillfällena.",
    "agreement.occasions.vår": "Namnet på vårens uppföljning.",
    "agreement.occasions.delår": "Namnet på delårets uppföljning.",
    "agreement.occasions.helår": "Namnet på helårets uppföljning.",
    "agreement.words": "Dokumentets egna ord.",
    "agreement.words.division": "Ordet för en verksamhet.",
    "agreement.words.all_divisions": "Orden för alla verksamheter tillsammans.",
    "agreement.words.lead": "Ordet för den som är huvudansvarig.",
    "agreement.numbering": "Hur numren är uppbyggda: `a` är målområdet, `n` löpnumret.",
    "agreement.numbering.council": "Mönstret för det som fullmäktige har beslutat.",
    "agreement.numbering.board": "Mönstret för det som nämnden har beslutat.",
    "agreement.outcome_years": "Åren i indikatortabellernas kolumner, äldst först.",
    "agreement.lists_appendix": "Koder för de verksamheter vars bilagor huvudtexten räknar upp.",
    "quote": "Ordalydelsen, exakt som i dokumentet.",
    "code": "Koden som resten av filen använder. Varje kod ges en gång.",
    "bodies.name": "Namnet i dagligt tal.",
    "printed_name": "Det fullständiga namn som dokumentet skriver ut bredvid koden. Utelämnas om det inte gör det.",
    "remuneration": "Om dokumentet anger verksamhetens ersättning.",
    "bodies.kind": "Vad det är.",
    "party": "`true` för den som är part i överenskommelsen.",
    "bodies.belongs_to": "Koden för den verksamhet som enheten hör till.",
    "convened_by": "Verksamheter som sammankallar gruppen.",
    "has_member": "Verksamheter som deltar i gruppen.",
    "descriptions": "Hur gruppen beskrivs i bilagorna: verksamhetens kod, och orden i dess bilaga.",
    "areas.number": "Målområdets nummer. Skriv det inom citattecken.",
    "areas.title": "Målområdets rubrik.",
    "operational_areas.title": "Verksamhetsområdets rubrik.",
    "focus": "Det som är i fokus under mandatperioden, ett stycke per värde.",
    "operational_areas": "Rubriker inuti målområdet.",
    "text": "Texten, ett stycke eller en listpunkt per värde.",
    "sections.title": "Avsnittets rubrik.",
    "sections.number": "Rubrikens nummer, om den har något.",
    "role": "Vad avsnittet är till för. Utelämnas om inget av orden passar.",
    "follow_up_text": "Det som avsnittet säger om hur det följs upp.",
    "mentions": "Koder för dem som texten nämner.",
    "title_mentions": "Koder för dem som rubriken nämner.",
    "lists_party": "Koder för de parter som avsnittet räknar upp.",
    "sections": f"Avsnitt inuti detta. Avsnitt kan ligga i högst {NESTING} nivåer.",
    "appendices.sections": "Bilagans avsnitt.",
    "items.number": "Numret utan avslutande punkt. Skriv det inom citattecken.",
    "number_as_written": "Numret exakt som i dokumentet, om det skrivs på något annat sätt.",
    "items.title": "Rubriken, utan nummer och utan parentesen med nämnder och mottagare.",
    "items.kind": "Om det är ett mål, ett uppdrag eller ett grunduppdrag. Avgör vilka fält som finns.",
    "items.follow_up": "När det följs upp.",
    "follow_up_reason": "Varför det följs upp vid andra tillfällen än överenskommelsen som helhet.",
    "kept_by_board": "`true` när det står att nämnden själv behåller det (”Delas ej vidare”).",
    "kept_reason": "De ord som säger varför nämnden behåller det.",
    "items.lead_word": "Det ord som står här för den som är huvudansvarig.",
    "decided_by": "Koden för den som har beslutat det: fullmäktige eller nämnden.",
    "in_area": "Målområdets nummer.",
    "in_operational_area": "Verksamhetsområdets rubrik, som den står under målområdet.",
    "named_in_heading": "Mottagarna i rubrikens parentes. De gäller när texten inte nämner några.",
    "named_in_sentence": "Mottagarna i texten. De gäller före rubrikens.",
    "items.held_by": "Nämnderna som ansvarar för det: parentesen efter rubriken.",
    "results.held_by": "Nämnderna som resultatet gäller, om dokumentet säger det.",
    "led_by": "Den som är huvudansvarig eller sammanhållande.",
    "supported_by": "Verksamheter som enligt texten stöttar.",
    "parallel_to": "Verksamheter som har samma uppdrag från en annan nämnd.",
    "trial_end": "Sista dagen för det som ska utvärderas.",
    "funding": "Hur uppdraget betalas, med dokumentets ord.",
    "serves": "Numren på de mål och uppdrag som det bidrar till.",
    "described_in": "Koden för den verksamhet vars bilaga beskriver grunduppdraget.",
    "area_names": "Områdena som grunduppdraget räknar upp, ett per värde.",
    "results": "Målets önskade resultat.",
    "indicators": "Målets indikatorer.",
    "results.id": "Resultatets kortnamn, unikt i målet. Behåll det när något flyttas.",
    "results.text": "Resultatet, ordagrant.",
    "claims": "De mätbara påståendena. `[]` betyder att en läsare inte fann något; utan fältet har ingen läst ut dem.",
    "results.measured_by": "Indikatorerna som mäter resultatet, och dess påståenden som inte har egna.",
    "measured_by": "Indikatorerna som mäter påståendet, med kortnamn.",
    "claims.year": "Året som påståendet gäller. Utelämnas om det gäller varje år.",
    "measure": "Vad som mäts, med textens ord.",
    "operator": "Hur värdet begränsar. Utelämnas om texten inte nämner någon siffra.",
    "value": "Målvärdet; tillsammans med `upper` den nedre gränsen.",
    "upper": "Den övre gränsen, när texten nämner ett spann.",
    "direction": "Åt vilket håll orden säger att det ska gå.",
    "reference": "Vad påståendet jämför med.",
    "indicators.id": "Indikatorns kortnamn, unikt i målet. Behåll det när något flyttas.",
    "indicators.title": "Indikatorns namn, så som tabellen skriver det.",
    "unit": "Enheten, som `%` eller `kr`. Utelämnas för ett index.",
    "better": "Vilket håll som är bättre för siffran, enligt en läsare. Utelämnas om det inte går att säga.",
    "data_source": "Källan som dokumentet nämner: en databas eller en undersökning.",
    "outcomes": "Indikatorns utfall.",
    "outcomes.unplaced": "Utfall vars år inte går att se, i den ordning de är tryckta.",
    "appendices.belongs_to": "Koden för verksamheten som bilagan hör till.",
    "appendices.title": "Bilagans rubrik.",
    "unread": "Tabeller eller bilder som avsnittet hänvisar till men som inte finns i texten som lästs in.",
    "common_rows_reason": "Varför bilagan saknar en rad som de flesta andra har.",
    "codes": "Koder för mottagarna.",
    "all": "`true` när det står att alla verksamheter får det. Det är varje verksamhet som är part.",
    "recipients.quote": "Orden som säger det, exakt som i dokumentet.",
    "source": "Var i dokumentet det står.",
    "document": "Filen med dokumentets text. Behövs bara på överenskommelsen.",
    "line": "Raden i den filen.",
    "page": "Sidan i dokumentet.",
    "heading": "Rubrikerna ovanför, från den översta.",
    "answers.code": "Vad för slags fråga det var.",
    "answers.field": "Fältet som svaret skrevs in i.",
    "answer": "De svar som gavs; en tom lista när svaret var att det inte finns något.",
    "doubts.code": "Vad för slags fråga det är.",
    "about": "Vad den gäller: ett nummer, `1.1.1/indicator/i2`, `1.1.1/result/r1/claim/1` eller en kod.",
    "field": "Fältet som väntar på svaret.",
    "read": "Det som lästes.",
    "among": "De svar som är möjliga, när de går att räkna upp.",
    "question": "Frågan.",
}
"""What a field means: `part.field` in one part, or `field` wherever it stands."""

UNKNOWN: Final = """\
Tre saker hålls isär: det som står i dokumentet, det som inte finns, och det som finns men inte går att läsa.

- Det som **inte finns** utelämnas. Skriv inte ett tomt värde; det är ett fel.
- Det som **finns men inte går att veta** skrivs `{unknown: varför}`. Säg varför med egna ord.
- Vet man vilka det kan vara, räknas de upp: `{unknown: namnet är struket, among: [SHB, TEK]}`.

En regel som behöver ett okänt värde svarar ”kan inte avgöras” och säger vad den väntar på. Gissa aldrig: en felaktig
uppgift är värre än en som saknas."""

LINKED: Final = """\
Vilken indikator som mäter ett påstående, och vilka mål ett uppdrag bidrar till, står sällan i dokumentet. Därför skrivs
för varje koppling vem som har gjort den. En iakttagelse som vilar på en bedömd koppling säger det."""

LINKED_NONE: Final = """\
`{}` betyder att en läsare har letat och inte funnit någon koppling. Utan fältet har ingen bedömt saken."""

VALUES: Final = """\
Värden läses precis så som de är skrivna: `2.10` förblir `2.10`, och `NO` förblir `NO`. Skriv ändå nummer inom
citattecken, för andra programs skull."""

CODE: Final = "en kod som finns under `bodies`"
CODED: Final = frozenset({"of_board", "decided_by", "belongs_to", "lists_appendix", "described_in", "codes"})
"""Fields whose text is a code."""
