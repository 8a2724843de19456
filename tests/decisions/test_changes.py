"""An edit is told in the domain's words, once, and nothing that was edited is left out."""

from __future__ import annotations

import json
from copy import deepcopy
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from checker.agreement import agreement_of
from checker.decisions.changes import MOST_CHANGES, changes
from checker.decisions.pairing import pair_graphs
from checker.graph import Graph, build_graph
from checker.yamlfile import FaultsFound
from tests.decisions.versions import graph_of, graph_with
from tests.sound import EXAMPLE, SOUND, sound_graph

REAL = EXAMPLE.read_text("utf-8")


def told(old: Graph, new: Graph) -> list[str]:
    """The changes in Swedish, with plain spaces."""
    return [change.text.sv.replace("\N{NO-BREAK SPACE}", " ") for change in changes(old, new, pair_graphs(old, new))]


def of_real(*edits: tuple[str, str]) -> list[str]:
    """The changes when the real agreement is edited, each time at the first such words."""
    text = REAL
    for before, now in edits:
        assert before in text
        text = text.replace(before, now, 1)
    return told(graph_of(REAL), graph_of(text))


def entry(number: str) -> str:
    start = REAL.index(f'  - number: "{number}"')
    return REAL[start : REAL.find('  - number: "', start + 5)]


def within(number: str, *edits: tuple[str, str]) -> tuple[str, str]:
    """An edit of one item."""
    before = now = entry(number)
    for words, others in edits:
        assert words in now
        now = now.replace(words, others)
    return before, now


def test_nothing_has_changed_in_what_was_not_edited() -> None:
    assert of_real() == []


def test_a_lead_is_told_by_the_agreements_own_word() -> None:
    assert of_real(within("2.1.4", ("led_by: [SHB, KS]", "led_by: [KS]"))) == [
        "2.1.4: SHB är inte längre sammanhållande"
    ]


def test_a_target_is_lowered_or_raised() -> None:
    lowered = within("1.1.3", ("value: 95", "value: 90"), ("minst 95%", "minst 90%"))
    assert of_real(lowered) == ["1.1.3: målvärdet sänks från 95 % till 90 %"]
    assert of_real(within("1.1.3", ("value: 95", "value: 95,5"))) == ["1.1.3: målvärdet höjs från 95 % till 95,5 %"]
    assert of_real(within("1.1.3", ("operator: ge", "operator: le"))) == [
        "1.1.3: målvärdet ändras från minst 95 % till högst 95 %"
    ]


def test_an_item_is_removed_or_added_in_one_line() -> None:
    title = "Införande av avgiftsfri parkering till stöd för en levande stadskärna"
    assert of_real((entry("6.1.4"), "")) == [f"6.1.4 har tagits bort ({title})"]
    assert told(graph_of(REAL.replace(entry("6.1.4"), "")), graph_of(REAL)) == [f"6.1.4 har lagts till ({title})"]


def test_an_item_gets_another_number_and_its_parts_go_along() -> None:
    renumbered = told(sound_graph(), graph_of(SOUND.read_text("utf-8").replace("1.1.2", "1.1.7")))
    assert renumbered == ["1.1.2 har fått nummer 1.1.7 (Ekonomin ska vara i balans)"]


CHANGES: list[tuple[dict[str, Any], list[str]]] = [
    ({"1.1.3": {"led_by": ["TEK"]}}, ["1.1.3: TEK blir huvudansvarig i stället för SHB"]),
    ({"1.1.3": {"led_by": ["SHB", "TEK"]}}, ["1.1.3: TEK blir också huvudansvarig"]),
    ({"1.1.3": {"supported_by": None}}, ["1.1.3: ROS ska inte längre stötta"]),
    ({"1.1.3": {"end": "2027-06-30"}}, ["1.1.3: slutdatumet flyttas fram från 2026-12-31 till 2027-06-30"]),
    ({"1.1.3": {"end": "2026-06-30"}}, ["1.1.3: slutdatumet tidigareläggs från 2026-12-31 till 2026-06-30"]),
    ({"1.1.3": {"end": None}}, ["1.1.3: slutdatumet har tagits bort: 2026-12-31"]),
    (
        {"1.1.3": {"end": {"unknown": "sidan saknas"}}},
        ["1.1.3: slutdatum framgår inte längre (sidan saknas); tidigare 2026-12-31"],
    ),
    ({"1.1.3": {"funding": None}}, ["1.1.3: finansieringen har tagits bort: ”inom ram”"]),
    (  # of a long text the words that changed
        {"1.1.3": {"funding": "inom ram för Samhällsbyggnad, Tekniska divisionen och Räddning och säkerhet"}},
        ["1.1.3, finansieringen: ”för Samhällsbyggnad, Tekniska divisionen och Räddning och…” läggs till"],
    ),
    (  # of a list what it has more and less, however long
        {"1.2.2": {"area_names": ["Gator", "Parker, lekplatser, badplatser, utegym och platser för spontanidrott"]}},
        [
            "1.2.2, områden i texten: ”Parker, lekplatser, badplatser, utegym och platser för…” läggs till",
            "1.2.2, områden i texten: ”Parker” stryks",
        ],
    ),
    ({"1.1.3": {"follow_up": ["vår", "helår"]}}, ["1.1.3: följs inte längre upp vid delårsrapport"]),
    ({"1.1.3": {"serves": {"1.1.1": "judged"}}}, ["1.1.3: kopplingen till 1.1.1 är nu en bedömning"]),
    (
        {"1.1.3": {"serves": {"1.1.1": None, "1.1.2": "judged"}}},
        ["1.1.3: bidrar till 1.1.2 (bedömd koppling) i stället för 1.1.1"],
    ),
    ({"1.1.3": {"serves": None}}, ["1.1.3: kopplingarna är inte längre bedömda; tidigare 1.1.1"]),
    (
        {"1.1.3": {"named_in_sentence": {"codes": ["SHB", "TEK", "ROS"]}}},
        ["1.1.3: fördelas till alla verksamheter i stället för SHB och TEK"],
    ),
    ({"1.2.1": {"named_in_sentence": {"codes": ["TEK"]}}}, ["1.2.1: fördelas till TEK i stället för SHB"]),
    (
        {"1.2.1": {"named_in_heading": {"codes": ["TEK"]}}},
        ["1.2.1: rubriken nämner nu TEK som mottagare", "1.2.1: rubriken nämner inte längre SHB som mottagare"],
    ),
    (
        {"1.2.1": {"named_in_heading": {"codes": ["TEK"]}, "named_in_sentence": {"codes": ["TEK"]}}},
        ["1.2.1: fördelas till TEK i stället för SHB"],
    ),
    (  # whom a text names follows from the text
        {"1.1.3": {"text": ["Planen tas fram med TEK."], "mentions": ["TEK"]}},
        ["1.1.3, texten: ”ska visa hur kommunen använder mindre energi under 2026.” ersätts av ”tas fram med TEK.”"],
    ),
    ({"1.1.3": {"mentions": ["TEK"]}}, ["1.1.3: texten nämner nu TEK"]),
    ({"1.1.2": {"kept_by_board": None}}, ["1.1.2: det anges inte längre att KS behåller uppgiften"]),
    ({"1.1.3": {"in_area": "2"}}, ["1.1.3: flyttas från målområde 1 till målområde 2"]),
    (
        {"1.1.3": {"title": "Ta fram en klimatplan"}},
        ["1.1.3: rubriken ändras från ”Ta fram en energiplan” till ”Ta fram en klimatplan”"],
    ),
    (
        {"1.1.3": {"text": ["Planen ska visa hur kommunen använder mindre energi under 2027."]}},
        ["1.1.3, texten: ”2026.” ersätts av ”2027.”"],
    ),
    (
        {"1.1.1/indicator/i1": {"outcomes": {"2025": "96 %", "2026": "97 %"}}},
        [
            "1.1.1: utfallet 2025 för ”Fossilfria fordon, andel (%)” ändras från 95 % till 96 %",
            "1.1.1: utfallet 2026 för ”Fossilfria fordon, andel (%)”, 97 %, har lagts till",
        ],
    ),
    (
        {"1.1.1/indicator/i1": {"better": "down"}},
        ["1.1.1, indikatorn ”Fossilfria fordon, andel (%)”: vilket håll som är bättre ändras från upp till ned"],
    ),
    ({"ROS": {"remuneration": "stated"}}, ["ROS: ersättningen ändras från ges ej till angiven"]),
    ({"ROS": {"party": None}}, ["Överenskommelsen: ROS är inte längre part"]),
    ({"PARKEN": {"belongs_to": "SHB"}}, ["Parkenheten: hör till SHB i stället för TEK"]),
    ({"PLG": {"has_member": ["SHB"]}}, ["PLG: TEK deltar inte längre"]),
    ({"MSN": None}, ["MSN (Miljönämnden) har tagits bort"]),
    ({"area/2": {"title": "Säker kommun"}}, ["Målområde 2: rubriken ändras från ”Trygg kommun” till ”Säker kommun”"]),
    ({"clause/revision": None}, ["Bestämmelsen om när överenskommelsen kan ändras har tagits bort"]),
    ({"section/ekonomi": None}, ["Avsnittet ”Ekonomi” har tagits bort"]),
    (
        {"appendix/TEK/gator": {"text": ["Sköta vägarna."]}},
        ["Bilagan för TEK, avsnittet ”Gator”, texten: ”gatorna.” ersätts av ”vägarna.”"],
    ),
    (
        {"appendix/ROS": {"reference_number": "KK26/1"}},
        ["Bilagan för ROS: diarienumret ändras från ”KK25/100” till ”KK26/1”"],
    ),
    (
        {"agreement": {"words": {"lead": "ansvarig"}}},
        ["Överenskommelsen: ordet för huvudansvarig ändras från ”huvudansvarig” till ”ansvarig”"],
    ),
]


@pytest.mark.parametrize(("patch", "said"), CHANGES, ids=lambda value: str(value)[:50])
def test_a_change_is_told(patch: dict[str, Any], said: list[str]) -> None:
    assert told(sound_graph(), graph_with(patch)) == said


@pytest.mark.parametrize(
    ("patch", "said"),
    [
        ({"led_by": {"unknown": "struket"}}, "1.1.3: SHB blir huvudansvarig"),
        ({"end": {"unknown": "struket"}}, "1.1.3: slutdatum framgår nu: 2026-12-31"),
        ({"serves": None}, "1.1.3: bidrar nu till 1.1.1"),
        ({"follow_up": {"unknown": "struket"}}, "1.1.3: uppföljningstillfällen framgår nu: vår, delår och helår"),
    ],
)
def test_what_comes_to_be_known_is_told(patch: dict[str, Any], said: str) -> None:
    assert told(graph_with({"1.1.3": patch}), sound_graph()) == [said]


def test_changes_stand_in_the_documents_order_and_what_is_gone_where_it_was() -> None:
    new = graph_with(
        {"TEK": {"representative": None}, "1.1.2": {"kept_reason": None}, "1.2.4": {"end": "2026-12-31"}}
        | {"1.2.4": {"funding": None}, "1.2.3": None}
    )
    subjects = [change.subject for change in changes(sound_graph(), new, pair_graphs(sound_graph(), new))]
    assert subjects == ["TEK", "1.1.2", "1.2.3"]


def test_a_change_stands_where_the_file_says_it() -> None:
    new = graph_with({"1.1.3": {"end": "2027-06-30"}, "1.2.1": None})
    end, removed = changes(sound_graph(), new, pair_graphs(sound_graph(), new))
    assert new.agreement.document.words(end.place) == '"end": "2027-06-30",'
    assert (removed.place.file, removed.subject) == ("sound.yaml", "1.2.1")
    assert sound_graph().agreement.document.words(removed.place) == "- number: 1.2.1"
    no_party = graph_with({"ROS": {"party": None}})
    (party,) = changes(sound_graph(), no_party, pair_graphs(sound_graph(), no_party))
    assert '"code": "ROS"' in no_party.agreement.document.words(party.place)


def test_both_languages_say_it() -> None:
    new = graph_with({"1.1.3": {"led_by": ["TEK"], "end": "2027-01-31"}, "1.1.1/result/r1": None})
    assert [change.text.en for change in changes(sound_graph(), new, pair_graphs(sound_graph(), new))] == [
        "1.1.1: desired result “Andelen fossilfria fordon ska öka till minst 95 %” is removed",
        "1.1.3: led by TEK instead of SHB",
        "1.1.3: the end date is put off from 2026-12-31 to 2027-01-31",
    ]


# Everything that is written in the sound agreement, and so could be edited: the way to each value.
LEFT_OUT = {"source", "id", "kind", "code", "number", "belongs_to"}


def ways(value: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    if isinstance(value, dict):
        return [one for key, inner in value.items() if key not in LEFT_OUT for one in ways(inner, (*way, key))]
    if isinstance(value, list):
        return [way, *(one for place, inner in enumerate(value) for one in ways(inner, (*way, place)))]
    return [way]


FILE: Any = sound_graph().agreement.document.value
REMOVABLE = [way for way in ways(FILE) if len(way) > 1]


def without(way: tuple[Any, ...]) -> Graph | None:
    """The graph of the agreement with one value taken away; None where the rest cannot be read without it."""
    value = deepcopy(FILE)
    holder = value
    for step in way[:-1]:
        holder = holder[step]
    del holder[way[-1]]
    try:
        return build_graph(agreement_of(json.dumps(value).encode(), "without.yaml"))
    except FaultsFound:
        return None


@given(st.sampled_from(REMOVABLE))
def test_nothing_can_be_taken_away_or_put_back_without_being_told(way: tuple[Any, ...]) -> None:
    less = without(way)
    if less is not None:
        assert told(sound_graph(), less), way
        assert told(less, sound_graph()), way


def with_areas(count: int) -> Graph:
    """The sound agreement with so many more areas."""
    value = yaml.load(SOUND.read_bytes(), yaml.BaseLoader)
    value["areas"] += [{"number": f"q{place}", "title": f"Område {place}"} for place in range(count)]
    return graph_of(json.dumps(value))


@pytest.mark.parametrize("back", [False, True], ids=["added", "removed"])
def test_more_changes_than_anybody_reads_are_refused(back: bool) -> None:
    old, new = sound_graph(), with_areas(MOST_CHANGES)
    assert len(told(new, old) if back else told(old, new)) == MOST_CHANGES == 5_000
    more = with_areas(MOST_CHANGES + 1)
    with pytest.raises(FaultsFound) as found:
        told(more, old) if back else told(old, more)
    (fault,) = found.value.faults
    files = ("written.yaml", SOUND.name) if back else (SOUND.name, "written.yaml")
    assert fault.place == (files[1], 1, 1, 1, 1)
    assert fault.sv.replace("\N{NO-BREAK SPACE}", " ") == (
        f"Mot {files[0]} är det fler än 5 000 ändringar. Så många redovisas inte. Är det två versioner av samma "
        "överenskommelse?"
    )
    assert fault.en == (
        f"Against {files[0]} there are more than 5,000 changes. So many are not told of. Are they two versions of "
        "one agreement?"
    )
