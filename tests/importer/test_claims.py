"""What a desired result's words claim: as readers of the real agreement wrote it, and never more than they say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.agreement import agreement_of
from checker.content import wording_folders
from checker.graph import build_graph
from checker.importer.items.claim_words import claims_said
from checker.importer.items.claims import claims_of
from checker.importer.wordings import all_wordings, load_wordings, wording_files
from tests.importer.reading import real, written

COMPARED: Final = ("operator", "value", "upper", "unit", "year", "direction", "reference", "quote")
"""The fields of a claim that its words decide; what is measured is in a reader's own words."""

READ: Final = 41
WRITTEN: Final = 49
OPEN: Final = {
    "1.1.1/r2": "what it is to focus on goes up and down as well",
    "4.1.2/r4": "two measures, NKI/NUI, share the figures",
    "7.1.1/r2": "a positive trend, in comparison with something else",
}
"""Results whose claims a reader is asked for, and why."""


def results(value: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {f"{item['number']}/{result['id']}": result for item in value["items"] for result in item.get("results", ())}


def read(text: str) -> list[dict[str, Any]]:
    """The claims in a text, as the file writes them, without their quotes."""
    return [
        {name: held for name, held in claim.written().items() if name != "quote"}
        for claim in claims_of(text, all_wordings())
    ]


def fields(claim: dict[str, Any]) -> dict[str, Any]:
    given: dict[str, Any] = {name: claim[name] for name in COMPARED if name in claim}
    return {**given, "quote": given["quote"].removesuffix(".")}


def test_every_claim_that_is_read_is_what_the_readers_wrote() -> None:
    wanted, found = results(written()), results(real().value)
    of_both = {at: result["claims"] for at, result in found.items() if "claims" in result}
    for at, claims in of_both.items():
        assert [*map(fields, claims)] == [*map(fields, wanted[at]["claims"])], at
    assert sum(map(len, of_both.values())) == READ
    assert sum(len(result["claims"]) for result in wanted.values()) == WRITTEN


def test_the_other_results_are_left_to_a_reader() -> None:
    found = {at for at, result in results(real().value).items() if "claims" not in result}
    assert found == {*OPEN}
    asked = {doubt.about.replace("/result", "") for doubt in real().doubts if doubt.code == "claims"}
    assert asked == found


def test_what_readers_wrote_is_among_what_can_be_chosen() -> None:
    wanted = results(written())
    for doubt in real().doubts:
        if doubt.code == "claims":
            claims = wanted[doubt.about.replace("/result", "")]["claims"]
            ways = [claims_said(words, "", all_wordings()) for words in doubt.among]
            assert decided(claims) in [decided(way) for way in ways], doubt.about


def decided(claims: Sequence[Mapping[str, Any]]) -> set[tuple[Any, ...]]:
    """What claims say, but for the words in which they name what is measured."""
    names = ("operator", "value", "upper", "year", "direction", "reference")
    return {(len(claims), *(claim.get(name) for name in names)) for claim in claims}


def test_what_is_measured_is_in_the_words_of_the_text_or_asked() -> None:
    asked = {doubt.about for doubt in real().doubts if doubt.code == "measure"}
    unnamed = set()
    for at, result in results(real().value).items():
        for number, claim in enumerate(result.get("claims", ()), start=1):
            if isinstance(claim["measure"], dict):
                unnamed.add(f"{at.replace('/', '/result/')}/claim/{number}")
            else:
                assert claim["measure"] in result["text"]
    assert len(asked) == 5
    assert asked == unnamed


def test_the_questions_are_about_what_the_graph_holds() -> None:
    graph = build_graph(agreement_of(real().file, "avtal.yaml"))
    for doubt in real().doubts:
        if doubt.code in ("claims", "measure", "measured-by"):
            assert doubt.about in graph.nodes


def test_claims_on_several_measures_are_linked_each_by_itself() -> None:
    asked = {doubt.about for doubt in real().doubts if doubt.code == "measured-by"}
    assert {"1.1.3/result/r2/claim/1", "1.1.3/result/r2/claim/2"} <= asked
    assert "1.1.3/result/r2" not in asked
    assert "2.1.1/result/r2" in asked  # one measure, a target for each of three years


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Sjukfrånvaron ska vara högst 5 %.", [("Sjukfrånvaron", "le", "5", "%")]),
        ("Soliditeten ska inte understiga 40 procent", [("Soliditeten", "ge", "40", "%")]),
        ("Nöjdheten ska vara 80 % eller mer", [("Nöjdheten", "ge", "80", "%")]),
        ("Nöjdheten ska vara över 7,5", [("Nöjdheten", "gt", "7,5", None)]),
        ("Sjukfrånvaron ska ligga på högst 5 %", [("Sjukfrånvaron", "le", "5", "%")]),
        ("Soliditeten ska nå upp till minst 40 %", [("Soliditeten", "ge", "40", "%")]),
        ("Nettokostnaden ska vara högst 1 200 mnkr", [("Nettokostnaden", "le", "1 200", "mnkr")]),
        ("Minst 90 % av eleverna ska vara behöriga till gymnasiet", [(None, "ge", "90", "%")]),
    ],
)
def test_figures_elsewhere(text: str, claims: list[tuple[str | None, ...]]) -> None:
    names = ("measure", "operator", "value", "unit")
    found = [tuple(claim.get(name) for name in names) for claim in read(text)]
    assert [tuple(None if isinstance(held, dict) else held for held in one) for one in found] == claims


def test_a_target_for_each_year() -> None:
    found = read("Andelen nöjda ska vara minst 80 % 2026, 82 % år 2027 och 85 % senast 2028")
    assert [(claim["value"], claim["year"]) for claim in found] == [("80", "2026"), ("82", "2027"), ("85", "2028")]


def test_a_range_and_a_change() -> None:
    assert read("Skulden ska ligga mellan 2 och 4 %") == [
        {"measure": "Skulden", "operator": "between", "value": "2", "upper": "4", "unit": "%", "reference": "fixed"}
    ]
    change = {"operator": "delta", "value": "100", "unit": "antal", "direction": "up", "reference": "previous_year"}
    assert read("Antalet bostäder ska öka med 100 bostäder per år") == [{"measure": "Antalet bostäder", **change}]


UNSURE: Final = (
    # Two measures may share what is said.
    "Tryggheten och nöjdheten ska öka",
    "Antalet besökare och omsättningen ska öka",
    "Antal elever och andel behöriga ska öka",
    "Minst 90 % av eleverna ska trivas och känna sig trygga",
    # A part is left over, which may say more.
    "Sjukfrånvaron ska vara högst 5 % och lägre än föregående år",
    "Andelen ska öka till 95% år 2026 jämfört med 90% år 2025",
    "Kommunen ska vara trygg. Tryggheten ska öka",
    "Tryggheten ska öka med fokus på att minska brotten",
    "Utsläppen ska minska till 2030",
    "Öka nöjdheten jämfört med föregående år",
    "Minska utsläppen med hälften",
    "Öka antalet bostäder med tio procent",
    "Fler elever än föregående år ska vara behöriga",
    "Fler elever ska vara behöriga jämfört med föregående år",
    # Better may be less.
    "Sjukfrånvaron ska förbättras",
    "Ohälsan ska förbättras",
    "Sjukfrånvaron ska vara bättre än föregående år",
    "Otrygghetsindex ska vara bättre än föregående år",
    "Sjukfrånvaron ska ha en positiv utveckling",
    # Not what it looks like.
    "Tryggheten ska inte öka",
    "Målet är att tryggheten ska öka",
    "Skuldkvoten ska vara under 2026 års nivå",
    "Antalet anmälningar ska vara högst 12 per månad",
    "Nöjdheten ska vara minst 4 av 5",
    "Nöjdheten ska vara 75",
    "Skulden ska ligga mellan 4 och 2 %",
    "Skulden ska vara minst 2-4 %",
    "Andelen nöjda ska vara minst 80 %, 85 % år 2027",
    "Andelen nöjda ska vara minst 80 % år 2026, 85 % år 2026",
    "Andelen ska minska med 2 % per år",
    "Utsläppen ska minska med 40 %",
    "Nettot ska öka med 100 jobb per år",
    "skillnader i ohälsa minska",
    "Öka tryggheten och skillnader i ohälsa minska",
    "Kommunen ska växa",
    "Ta fram en plan",
    "Nyköping ska upplevas som en tryggare kommun. Tryggheten ska öka",
    "Nyköping ska upplevas som en trygg kommun",
    "Otryggheten lägre än 1,16 enligt SCB, för varje år bättre än föregående månad",
    "Andel hushåll med inkomst lägre än 60 % enligt SCB, för varje år bättre än föregående år",
    "för varje år bättre än föregående år",
    "Tryggheten ska öka, för varje år bättre än föregående år",
    "Skulden ska ligga mellan 2 och 4 %, för varje år bättre än föregående år",
)
"""Sentences of which it is not sure what they claim."""


@pytest.mark.parametrize("text", UNSURE)
def test_what_is_not_sure_is_left_open(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("(?P<measure>Tryggheten) (?P<said>ska öka) .+", "Tryggheten ska öka i minst 7 områden"),
        ("Tryggheten ska öka och .+", "Tryggheten ska öka och trivseln ska öka"),
    ],
)
def test_a_style_that_takes_too_much_reads_nothing(pattern: str, text: str, tmp_path: Path) -> None:
    """A figure that no quote keeps, and a sentence that is one claim or two."""
    mine = tmp_path / "mine.yaml"
    formula = f"{{formula: claim, means: {{direction: up}}, pattern: '{pattern}', examples: ['{text}']}}"
    mine.write_text(f"style: Vår stil\nformulas:\n  - {formula}\n", encoding="utf-8")
    assert claims_of(text, load_wordings([*wording_files(wording_folders()), str(mine)])) == ()


TEXTS: Final = [result["text"] for result in results(written()).values()]
WORDS: Final = sorted({word for text in (*TEXTS, *UNSURE) for word in text.split()})


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(
        st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join),
        st.tuples(
            st.sampled_from(TEXTS), st.sampled_from(["och", "samt", ",", ".", "än", "minst"]), st.sampled_from(TEXTS)
        ).map(" ".join),
    )
)
def test_nothing_is_invented_and_no_figure_is_passed_over(text: str) -> None:
    found = claims_of(text, all_wordings())
    for claim in found:
        assert claim.quote in text
        assert claim.measure is None or claim.measure in text
        for figure in (claim.value, claim.upper):
            assert figure is None or figure in claim.quote
        years = [int(year) for year in re.findall(r"20\d\d", claim.quote)]
        assert claim.year is None or min(years) <= int(claim.year) <= max(years)
    kept = " ".join(f"{claim.measure} {claim.quote}" for claim in found)
    assert not found or {*re.findall(r"\d+", text)} <= {*re.findall(r"\d+", kept)}
