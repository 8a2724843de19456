"""Operators that say what a rule listens for in each of the ways that it knows, and what comes near it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from checker.graph import Graph
from checker.prove.mutants.edges_of_figures import claimed, untargeted
from checker.prove.mutants.edit import Edit, Edits, at, edge, items, values

_OPENINGS: Final = (
    *("Genomföra en kampanj", "Ta fram en plan", "Utreda nya cykelvägar", "Införa digital post", "Bygga en ny skola"),
    *("Implementera en ny modell", "Utveckla formerna för dialog", "Utöka marken", "Arbeta med bemötande"),
    *("Kartlägga behoven", "Upprätta en plan för skyfall", "Inrätta ett ungdomsråd", "Skapa mötesplatser"),
    *("Anordna en mässa", "Delta i nätverk"),
)
_DOINGS: Final = (
    *("Kommunen ska utreda laddplatser", "Nämnden ska genomföra en kampanj", "Verksamheten ska ta fram rutiner"),
    *("Verksamheterna ska införa digital post", "Divisionen ska implementera en modell", "De nätverk där vi ska delta"),
    *("Divisionerna ska utveckla sitt bemötande", "Vi ska kartlägga behoven", "Vi ska upprätta en plan"),
    *("Kommunen skall anordna en mässa",),
)
_DONE: Final = (
    *("Ska tas fram under året", "Två kampanjer ska genomföras", "Nya cykelvägar ska utredas i kommunen"),
    *("Digital post ska införas i kommunen", "Åtgärderna ska implementeras", "Behoven ska kartläggas varje år"),
    *("En plan ska upprättas varje år", "En mässa ska anordnas varje år"),
)


def _in_turn(nodes: Iterable[str], rule: str, field: str, texts: Iterable[str]) -> Edits:
    """Each of these texts in a field of the first of the nodes, where the rule must speak."""
    texts = [*texts]
    for node in [*nodes][:1]:
        yield from (Edit(at(node, rule), {node: {field: text}}) for text in texts)


@edge("RES03", about="an activity, in each of the ways to say so")
def activity_in_every_way(graph: Graph) -> Edits:
    yield from _in_turn(graph.by_kind["desired_result"], "RES03", "text", (*_OPENINGS, *_DOINGS, *_DONE))


@edge(spares=["RES03"], about="what is to be done, measured in per cent")
def activity_in_per_cent(graph: Graph) -> Edits:
    for result in graph.by_kind["desired_result"][:1]:
        for share in ("Minst 90 %", "Nittio procent", "En andel"):
            yield Edit({}, {result: {"text": f"{share} av utredningarna ska genomföras inom fyra månader"}})


_RESIDUE: Final = (
    *("Klart TBD.", "TODO.", "Klart XX.", "Klart 20XX.", "Skriv här.", "Skriv text här.", "Klicka här."),
    *("Klicka eller tryck här.", "Fyll i här.", "Lorem ipsum.", "Klart åååå-mm-dd.", "Taket på [...] skola."),
    *("Taket på […] skola.", "Taket på [namn] skola.", "Klart [datum].", "Fel! Hittar inte referenskälla."),
    *("Fel! Bokmärket är inte definierat.", "Klart ???"),
)


@edge("STR08", about="residue of the template, in each of the ways to leave it")
def residue_in_every_way(graph: Graph) -> Edits:
    for node in items(graph, "assignment")[:1]:
        yield from (Edit(at(node, "STR08"), {node: {"text": [text]}}) for text in _RESIDUE)


def _followed_up(graph: Graph) -> Iterator[str]:
    return (node for node in graph.by_kind["section"] if values(graph, node, "follow_up_text"))


_UNREADY: Final = (
    *("En metod tas fram.", "En modell tas fram.", "Nyckeltal tas fram.", "En indikator arbetas fram."),
    *("Mått tas fram.", "Former för uppföljning tas fram.", "Metoden ska utvecklas.", "Modeller ska utvecklas."),
    *("Modellerna är under utveckling.", "Nyckeltal skall utvecklas.", "Mått är ännu under utveckling."),
    *("Uppföljningen ska utvecklas.", "Vi ska under 2026 ta fram nyckeltal.", "Vi ska arbeta fram en metod."),
    *("Vi ska under året ta fram en modell.", "Vi ska ta fram en indikator.", "Vi ska ta fram mått."),
)


@edge("UPP14", about="a follow-up that is yet to be made, in each of the ways to say so")
def unready_in_every_way(graph: Graph) -> Edits:
    said = {node for node in _followed_up(graph) if any(" fram" in str(one) for one in _texts(graph, node))}
    yield from _in_turn((one for one in _followed_up(graph) if one not in said), "UPP14", "follow_up_text", _UNREADY)


def _texts(graph: Graph, node: str) -> tuple[Any, ...]:
    return values(graph, node, "follow_up_text")


_AIMS: Final = (
    *("målen 2090", "målet för 2090", "målåret 2090", "målvärdet till 2090", "målvärdena senast 2090", "mål år 2090"),
)


@edge(spares=["UPP05"], about="a section followed up against an aim of a later year, in each of the ways to say so")
def aim_in_every_way(graph: Graph) -> Edits:
    for node in [*_followed_up(graph)][:1]:
        for aim in _AIMS:
            yield Edit({}, {node: {"follow_up_text": f"Följs varje år mot {aim}."}})


_ELSEWHERE: Final = ("en annan överenskommelse.", "särskild överenskommelse", "överenskommelsen med en förening.")


@edge(spares=["UPP12"], about="a process without follow-up that another agreement is said to govern")
def process_governed_elsewhere(graph: Graph) -> Edits:
    for node in [one for one in _followed_up(graph) if graph.first(one, "role") == "process"][:1]:
        for agreement in _ELSEWHERE:
            yield Edit({}, {node: {"follow_up_text": None, "text": [f"Arbetet regleras i {agreement}"]}})


@edge("DAT06", about="an evaluation of a trial without its last day")
def evaluation_named(graph: Graph) -> Edits:
    for node in items(graph, "assignment")[:1]:
        for text in ("En utvärdering av försöket görs.", "Försöket utvärderas."):
            yield Edit(at(node, "DAT06"), {node: {"text": [text], "trial_end": None}})


@edge("IND12", about="a share above a hundred, by each of its names")
def share_by_every_name(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        for title in ("Andel av marken", "Andelen nöjda", "Andelar av marken", "Andelarna av marken", "Nöjda, andel"):
            patches = untargeted(graph, result, indicator, "150 %")
            patches[indicator]["title"] = title
            yield Edit({"IND12": (f"{indicator}/outcome/1",)}, patches)


@edge(spares=["IND12"], about="a share that went down, by each of the names of a change")
def change_by_every_name(graph: Graph) -> Edits:
    for result, indicator in claimed(graph):
        for change in ("Förändring av", "Ökning av", "Minskning av", "Utveckling av", "Procentenheter, för"):
            patches = untargeted(graph, result, indicator, "-3 %")
            patches[indicator]["title"] = f"{change} andelen nöjda"
            yield Edit({}, patches)


_NEW: Final = (
    *("Ny definition av väntetid", "Väntetid, ny mätmetod", "Väntetid med nya metoder", "Väntetid, ändrad beräkning"),
    *("Väntetid, ändrade definitioner", "Väntetid, ny definition"),
)


@edge("IND17", about="an indicator that is told to be defined anew, in each of the ways to say so")
def defined_anew_in_every_way(graph: Graph) -> Edits:
    for _, indicator in claimed(graph):
        for title in _NEW:
            yield Edit(at(indicator, "IND17"), {indicator: {"title": title, "definition_from": None}})
