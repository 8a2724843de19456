"""The sentences in which changes are told, in both languages."""

from __future__ import annotations

from typing import Final

from checker.named import NamedTuple
from checker.words import Text


class Told(NamedTuple):
    """How values of a relation are told that come, are gone, took the place of others, or come beside others."""

    come: Text
    gone: Text
    instead: Text | None = None
    also: Text | None = None


RELATIONS_TOLD: Final[dict[str, Told]] = {
    "led_by": Told(
        Text("{come} blir {lead}", "now led by {come}"),
        Text("{gone} är inte längre {lead}", "no longer led by {gone}"),
        Text("{come} blir {lead} i stället för {gone}", "led by {come} instead of {gone}"),
        Text("{come} blir också {lead}", "now also led by {come}"),
    ),
    "supported_by": Told(
        Text("{come} ska nu stötta", "now supported by {come}"),
        Text("{gone} ska inte längre stötta", "no longer supported by {gone}"),
        Text("{come} ska stötta i stället för {gone}", "supported by {come} instead of {gone}"),
    ),
    "delegated_to": Told(
        Text("fördelas nu till {come}", "now goes to {come}"),
        Text("fördelas inte längre till {gone}", "no longer goes to {gone}"),
        Text("fördelas till {come} i stället för {gone}", "goes to {come} instead of {gone}"),
        Text("fördelas nu också till {come}", "now goes to {come}, too"),
    ),
    "named_in_heading": Told(
        Text("rubriken nämner nu {come} som mottagare", "the heading now names {come} as recipient"),
        Text("rubriken nämner inte längre {gone} som mottagare", "the heading no longer names {gone} as recipient"),
    ),
    "named_in_sentence": Told(
        Text("texten nämner nu {come} som mottagare", "the text now names {come} as recipient"),
        Text("texten nämner inte längre {gone} som mottagare", "the text no longer names {gone} as recipient"),
    ),
    "parallel_to": Told(
        Text("{come} har nu samma uppdrag från en annan nämnd", "another board now gives the same task to {come}"),
        Text(
            "{gone} har inte längre samma uppdrag från en annan nämnd",
            "no other board gives the same task to {gone} any longer",
        ),
    ),
    "held_by": Told(
        Text("{come} blir ansvarig nämnd", "now held by {come}"),
        Text("{gone} är inte längre ansvarig nämnd", "no longer held by {gone}"),
        Text("{come} blir ansvarig nämnd i stället för {gone}", "held by {come} instead of {gone}"),
    ),
    "decided_by": Told(
        Text("beslutas av {come}", "is decided by {come}"),
        Text("det anges inte längre att {gone} har beslutat", "it no longer says that {gone} decided it"),
        Text("beslutas av {come} i stället för {gone}", "is decided by {come} instead of {gone}"),
    ),
    "described_in": Told(
        Text("beskrivs nu i {come}", "is now described in {come}"),
        Text("beskrivs inte längre i {gone}", "is no longer described in {gone}"),
        Text("beskrivs i {come} i stället för i {gone}", "is described in {come} instead of {gone}"),
    ),
    "serves": Told(
        Text("bidrar nu till {come}", "now serves {come}"),
        Text("bidrar inte längre till {gone}", "no longer serves {gone}"),
        Text("bidrar till {come} i stället för {gone}", "serves {come} instead of {gone}"),
        Text("bidrar nu också till {come}", "now serves {come}, too"),
    ),
    "measured_by": Told(
        Text("mäts nu av {come}", "is now measured by {come}"),
        Text("mäts inte längre av {gone}", "is no longer measured by {gone}"),
        Text("mäts av {come} i stället för {gone}", "is measured by {come} instead of {gone}"),
        Text("mäts nu också av {come}", "is now measured by {come}, too"),
    ),
    "in_area": Told(
        Text("står nu i {come}", "now stands in {come}"),
        Text("står inte längre i {gone}", "no longer stands in {gone}"),
    ),
    "in_operational_area": Told(
        Text("står nu i {come}", "now stands in {come}"),
        Text("står inte längre i {gone}", "no longer stands in {gone}"),
    ),
    "mentions": Told(
        Text("texten nämner nu {come}", "the text now names {come}"),
        Text("texten nämner inte längre {gone}", "the text no longer names {gone}"),
    ),
    "title_mentions": Told(
        Text("rubriken nämner nu {come}", "the title now names {come}"),
        Text("rubriken nämner inte längre {gone}", "the title no longer names {gone}"),
    ),
    "lists_party": Told(
        Text("räknar nu upp {come} bland parterna", "now lists {come} among the parties"),
        Text("räknar inte längre upp {gone} bland parterna", "no longer lists {gone} among the parties"),
    ),
    "lists_appendix": Told(
        Text("räknar nu upp {come}", "now lists {come}"),
        Text("räknar inte längre upp {gone}", "no longer lists {gone}"),
    ),
    "belongs_to": Told(
        Text("hör till {come}", "belongs to {come}"),
        Text("hör inte längre till {gone}", "no longer belongs to {gone}"),
        Text("hör till {come} i stället för {gone}", "belongs to {come} instead of {gone}"),
    ),
    "has_member": Told(
        Text("{come} deltar nu", "now with {come} as member"),
        Text("{gone} deltar inte längre", "no longer with {gone} as member"),
    ),
    "convened_by": Told(
        Text("{come} sammankallar nu", "now convened by {come}"),
        Text("{gone} sammankallar inte längre", "no longer convened by {gone}"),
        Text("{come} sammankallar i stället för {gone}", "convened by {come} instead of {gone}"),
    ),
    "has_party": Told(
        Text("{come} blir part", "the parties now include {come}"),
        Text("{gone} är inte längre part", "the parties no longer include {gone}"),
    ),
    "of_board": Told(
        Text("gäller {come}", "is that of {come}"),
        Text("gäller inte längre {gone}", "is no longer that of {gone}"),
        Text("gäller {come} i stället för {gone}", "is that of {come} instead of {gone}"),
    ),
}

SAYS: Final[dict[str, Text]] = {
    "file_new": Text("Överenskommelsen är ny: den finns inte i {other}", "The agreement is new: it is not in {other}"),
    "file_gone": Text(
        "Överenskommelsen har tagits bort: den finns i {other}", "The agreement is gone: it is in {other}"
    ),
    "added": Text("{thing} har lagts till", "{thing} is added"),
    "removed": Text("{thing} har tagits bort", "{thing} is removed"),
    "number": Text("{was} har fått nummer {now}", "{was} has become {now}"),
    "kind": Text("{was} blir {now}", "{was} becomes {now}"),
    "moved": Text("{thing} har flyttats hit från {was}", "{thing} has moved here from {was}"),
    "area": Text("flyttas från {was} till {now}", "moves from {was} to {now}"),
    "kept": Text("delas inte vidare från {board}", "is kept by {board}"),
    "not_kept": Text(
        "det anges inte längre att {board} behåller uppgiften", "it no longer says that {board} keeps the task"
    ),
    "followed_up": Text("följs nu upp även vid {come}", "is now followed up at {come}, too"),
    "not_followed_up": Text("följs inte längre upp vid {gone}", "is no longer followed up at {gone}"),
    "target_raised": Text("målvärdet höjs från {was} till {now}", "the target is raised from {was} to {now}"),
    "target_lowered": Text("målvärdet sänks från {was} till {now}", "the target is lowered from {was} to {now}"),
    "target_changed": Text("målvärdet ändras från {was} till {now}", "the target changes from {was} to {now}"),
    "target_come": Text("ett målvärde anges: {now}", "a target is given: {now}"),
    "target_gone": Text("målvärdet {was} har tagits bort", "the target {was} is removed"),
    "outcome_changed": Text("{outcome} ändras från {was} till {now}", "{outcome} changes from {was} to {now}"),
    "outcome_placed": Text("utfallet {value} för {indicator} hör till år {now}", "{value} for {indicator} is of {now}"),
    "outcome_lost": Text(
        "det är inte längre känt vilket år utfallet {value} för {indicator} är från",
        "it is no longer known which year {value} for {indicator} is of",
    ),
    "outcome_moved": Text(
        "utfallet {value} för {indicator} hör till år {now} i stället för {was}",
        "{value} for {indicator} is of {now} instead of {was}",
    ),
    "later": Text("{label} flyttas fram från {was} till {now}", "{label} is put off from {was} to {now}"),
    "earlier": Text("{label} tidigareläggs från {was} till {now}", "{label} is brought forward from {was} to {now}"),
    "changed": Text("{label} ändras från {was} till {now}", "{label} changes from {was} to {now}"),
    "come": Text("{label} anges: {now}", "{label} is given: {now}"),
    "gone": Text("{label} har tagits bort: {was}", "{label} is removed: {was}"),
    "edited": Text("{label}: {edits}", "{label}: {edits}"),
    "reordered": Text("{label}: styckena har bytt ordning", "{label}: the paragraphs change places"),
    "listed": Text("{label}: {come} läggs till", "{label}: {come} is added"),
    "unlisted": Text("{label}: {gone} stryks", "{label}: {gone} is struck"),
    "became_known": Text("{label} framgår nu: {now}", "{label} is now known: {now}"),
    "became_unknown": Text("{label} framgår inte längre ({reason})", "{label} is no longer known ({reason})"),
    "no_longer_unknown": Text("{label}: inget är längre okänt", "{label}: nothing is unknown any longer"),
    "still_unknown": Text("{label} framgår fortfarande inte ({reason})", "{label} is still unknown ({reason})"),
    "formerly": Text("{said}; tidigare {gone}", "{said}; formerly {gone}"),
    "no_link": Text("en läsare har bedömt att kopplingar saknas", "a reader has judged that there are no links"),
    "not_judged": Text("kopplingarna är inte längre bedömda", "the links are no longer judged"),
    "no_claims": Text("en läsare har bedömt att inget mätbart påstås", "a reader has judged that it claims nothing"),
    "not_read": Text("ingen har längre läst ut vad det påstår", "nobody has read any longer what it claims"),
    "relinked_judged": Text("kopplingen till {who} är nu en bedömning", "the link to {who} is now a judgement"),
    "relinked_stated": Text(
        "kopplingen till {who} står nu i dokumentet", "the link to {who} now stands in the document"
    ),
    "judged": Text("{who} (bedömd koppling)", "{who} (a judged link)"),
}

DEFINITE: Final[dict[str, Text]] = {
    "title": Text("rubriken", "the title"),
    "text": Text("texten", "the text"),
    "name": Text("namnet", "the name"),
    "printed_name": Text("namnet i dokumentet", "the printed name"),
    "number": Text("numret", "the number"),
    "number_as_written": Text("numret, som det skrivs,", "the number as written"),
    "representative": Text("ombudet", "the representative"),
    "remuneration": Text("ersättningen", "the remuneration"),
    "unit": Text("enheten", "the unit"),
    "measure": Text("måttet", "the measure"),
    "operator": Text("jämförelsen", "the comparison"),
    "direction": Text("riktningen", "the direction"),
    "quote": Text("ordalydelsen", "the wording"),
    "data_source": Text("källan", "the source"),
    "follow_up_text": Text("uppföljningen", "the follow-up"),
    "role": Text("avsnittets roll", "the section's role"),
    "year": Text("årtalet", "the year"),
    "funding": Text("finansieringen", "the funding"),
    "reference_number": Text("diarienumret", "the reference number"),
    "decision_date": Text("beslutsdatumet", "the date of the decision"),
    "code": Text("koden", "the code"),
    "municipality": Text("kommunen", "the municipality"),
    "start": Text("startdatumet", "the start date"),
    "end": Text("slutdatumet", "the end date"),
    "lead_word": Text("ordet för huvudansvarig", "the word for lead"),
}
"""What a word is called that has had a value; the others go by their name in the vocabulary."""

BESIDE: Final[dict[str, Text]] = {
    "id": Text("id", "id"),
    "occasions": Text("namnet på uppföljningstillfället", "the name of the occasion"),
    "words": Text("ordet för", "the word for"),
    "numbering": Text("numreringen för", "the numbering of"),
    "outcome_years": Text("utfallstabellernas årtal", "the years of the outcome tables"),
    "descriptions": Text("beskrivningen i bilagan för", "the description in the appendix of"),
    "named_in_heading": Text("mottagarna i rubriken, som de står", "the recipients in the heading, as printed"),
    "named_in_sentence": Text("meningen om mottagare", "the sentence on recipients"),
}
"""What the file says beside the words of the graph; what follows a dot in its name is said after it."""

PARTS: Final[dict[str, Text]] = {
    "division": Text("verksamhet", "division"),
    "all_divisions": Text("alla verksamheter", "all divisions"),
    "lead": Text("huvudansvarig", "lead"),
    "council": Text("fullmäktige", "the council"),
    "board": Text("nämnden", "the board"),
    "quote": Text("", ""),
}

PLACES: Final[dict[str, Text]] = {
    "agreement": Text("Överenskommelsen", "The agreement"),
    "clause": Text("Bestämmelsen om {name}", "The clause on {name}"),
    "area": Text("Målområde {name}", "Area {name}"),
    "operational_area": Text("{owner}, verksamhetsområde {name}", "{owner}, operational area {name}"),
    "appendix": Text("Bilagan för {name}", "The appendix of {name}"),
    "section": Text("Avsnittet {name}", "The section {name}"),
    "section_of": Text("{owner}, avsnittet {name}", "{owner}, section {name}"),
    "desired_result": Text("{owner}, önskat resultat {name}", "{owner}, desired result {name}"),
    "indicator": Text("{owner}, indikatorn {name}", "{owner}, indicator {name}"),
    "part_of_item": Text("{owner}: {name}", "{owner}: {name}"),
    "a_desired_result": Text("önskat resultat {name}", "desired result {name}"),
    "a_indicator": Text("indikatorn {name}", "the indicator {name}"),
    "a_target": Text("målvärdet {target} ({name})", "the target {target} ({name})"),
    "a_section": Text("avsnittet {name}", "the section {name}"),
    "an_outcome": Text("{name}, {value},", "{name}, {value},"),
    "a_claim": Text("ett mätbart påstående ({name})", "a claim ({name})"),
    "outcome_of": Text("utfallet {year} för {name}", "the outcome of {year} for {name}"),
    "outcome_without_year": Text(
        "utfallet utan känt år ({place}) för {name}", "the outcome without a known year ({place}) for {name}"
    ),
}
"""How places and things are named."""
