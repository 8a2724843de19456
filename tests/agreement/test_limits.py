"""What there is very much of, or a few characters make very many of: as much as may be is read, more is a fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, Final

import pytest
import yaml

from checker.agreement import agreement_of
from checker.agreement.limits import (
    MOST_APPENDICES,
    MOST_CANDIDATES,
    MOST_MEANT,
    MOST_PARAGRAPHS,
    MOST_PARTS,
    MOST_TOGETHER,
    _listed,
)
from checker.graph import build_graph
from checker.words import HARD_SPACE, figure
from checker.yamlfile import Fault, FaultsFound
from tests.sound import SOUND

EACH = 400
TIMES = MOST_MEANT // EACH


def sound() -> dict[str, Any]:
    """The sound agreement's file, with none of its items given to all."""
    value: dict[str, Any] = yaml.load(SOUND.read_bytes(), yaml.BaseLoader)
    for item in value["items"]:
        for name in ("named_in_sentence", "named_in_heading"):
            if "all" in item.get(name, {}):
                item[name] = {"codes": ["SHB"]}
    return value


def given_to_all(times: int) -> bytes:
    """An agreement with so many assignments to all of `EACH` divisions."""
    value = sound()
    there = sum(body["kind"] == "division" and body.get("party") == "true" for body in value["bodies"])
    names = [f"D{number}" for number in range(EACH - there)]
    value["bodies"] += [{"code": name, "kind": "division", "party": "true", "name": name} for name in names]
    head = {"kind": "assignment", "title": "T", "decided_by": "KF", "named_in_sentence": {"all": "true"}}
    value["items"] += [{"number": f"9.1.{number}", **head} for number in range(times)]
    return json.dumps(value).encode()


def linked(results: int, claims: int) -> bytes:
    """An agreement with so many more results in a goal, each with `EACH` links and so many claims."""
    value = sound()
    goal = value["items"][0]
    goal["indicators"] += [{"id": f"q{number}", "title": "T"} for number in range(EACH)]
    links = {f"q{number}": "judged" for number in range(EACH)}
    own = {"measure": "bilar", "measured_by": {}}
    result = {"text": "T", "measured_by": links, "claims": [{"measure": "bilar"}] * claims + [own]}
    goal["results"] += [{"id": f"r9{number}", **result} for number in range(results)]
    return json.dumps(value).encode()


def told(data: bytes) -> Fault:
    """The one thing that is wrong with an agreement."""
    try:
        agreement_of(data, "a.yaml")
    except FaultsFound as found:
        (fault,) = found.faults
        return fault
    raise AssertionError("nothing is said to be wrong")


def test_as_many_as_may_be_are_read() -> None:
    graph = build_graph(agreement_of(given_to_all(TIMES), "a.yaml"))
    assert sum(map(len, graph.tables["delegated_to"].known.values())) >= MOST_MEANT
    graph = build_graph(agreement_of(linked(TIMES // 50, 50), "a.yaml"))
    assert sum(word == "measured_by" for _, word, _ in graph.links) > MOST_MEANT


def test_where_all_have_been_given_too_much() -> None:
    data = given_to_all(TIMES + 5)
    fault = told(data)
    assert fault.sv.replace("\N{NO-BREAK SPACE}", " ") == (
        f"Hit i filen har `all: true` gett fler än 100 000 mottagare, {EACH} i taget. Så många läses inte."
    )
    assert fault.en == (
        f"Up to here `all: true` has given more than 100,000 recipients, {EACH} each time. So many are not read."
    )
    text = data.decode()
    item = text.index(f'"9.1.{TIMES}"')  # the first are as many as there may be
    assert fault.place.column == text.index('"all"', item) + 1


def test_where_claims_have_been_given_too_many_links() -> None:
    data = linked(TIMES // 50 + 2, 50)
    fault = told(data)
    assert fault.sv.startswith("Hit i filen har `measured_by` på resultat gett deras påståenden fler än 100")
    assert fault.en.startswith("Up to here `measured_by` on results has given their claims more than 100,000 links.")
    text = data.decode()
    assert fault.place.column == text.index('"measured_by"', text.index(f'"r9{TIMES // 50}"')) + 1


def test_links_that_claims_have_of_their_own_are_as_many_as_are_written() -> None:
    value = json.loads(linked(1, 0))
    value["items"][0]["results"][-1]["claims"] *= 2 * TIMES
    assert agreement_of(json.dumps(value).encode(), "a.yaml").items


def _goal(value: dict[str, Any]) -> dict[str, Any]:
    goal: dict[str, Any] = value["items"][0]
    return goal


def _add_outcomes(value: dict[str, Any], count: int) -> None:
    by_year = {"id": "q1", "outcomes": {str(1990 + year): "1" for year in range(50)}}
    _goal(value)["indicators"] += [by_year, {"id": "q2", "outcomes": {"unplaced": ["1"] * (count - 50)}}]


def _add_sections(value: dict[str, Any], count: int) -> None:
    value["sections"][0]["sections"] = [{"sections": [{}] * (count - 2)}]
    value["appendices"][0]["sections"].append({})


ADDED: Final[dict[str, tuple[str, str, Callable[[dict[str, Any], int], None]]]] = {
    "utfall": ("outcomes", "items", _add_outcomes),
    "avsnitt": ("sections", "sections", _add_sections),
    "önskade resultat": (
        "desired results",
        "items",
        lambda value, count: _goal(value)["results"].extend({"id": f"q{n}", "text": "T"} for n in range(count)),
    ),
    "påståenden": (
        "claims",
        "items",
        lambda value, count: _goal(value)["results"][0]["claims"].extend([{}] * count),
    ),
    "indikatorer": (
        "indicators",
        "items",
        lambda value, count: _goal(value)["indicators"].extend({"id": f"q{n}"} for n in range(count)),
    ),
    "målområden": (
        "areas",
        "areas",
        lambda value, count: value["areas"].extend({"number": f"q{n}"} for n in range(count)),
    ),
    "verksamhetsområden": (
        "operational areas",
        "areas",
        lambda value, count: value["areas"][0].update(operational_areas=[{"title": "T"}] * count),
    ),
    "nämnder, verksamheter, enheter och grupper": (
        "boards, divisions, departments and groups",
        "bodies",
        lambda value, count: value["bodies"].extend({"code": f"q{n}", "kind": "division"} for n in range(count)),
    ),
    "mål och uppdrag": (
        "goals and assignments",
        "items",
        lambda value, count: value["items"].extend({"number": "7", "kind": "assignment"} for _ in range(count)),
    ),
    "bilagor": (
        "appendices",
        "appendices",
        lambda value, count: value["appendices"].extend({"belongs_to": "SHB"} for _ in range(count)),
    ),
    "öppna frågor": (
        "open questions",
        "doubts",
        lambda value, count: value.update(doubts=[{"code": "unread", "read": "r", "question": "?"}] * count),
    ),
    "svar på frågor": (
        "answers to questions",
        "answers",
        lambda value, count: value.update(answers=[{"code": "unread", "read": "r", "answer": []}] * count),
    ),
}
"""How the sound agreement gets so many more of each sort: what they are called, and in which list they stand."""


def number_of(value: dict[str, Any], sort: str) -> int:
    """How many of a sort the sound agreement has: an oracle that looks at every value."""
    names = {"outcomes": "outcomes", "desired results": "results", "appendices": "appendices", "areas": "areas"}
    names |= {"sections": "sections", "claims": "claims", "indicators": "indicators"}
    names |= {"boards, divisions, departments and groups": "bodies", "goals and assignments": "items"}
    found, waiting = 0, [value]
    while waiting:
        for name, held in waiting.pop().items():
            found += len(held) if name == names.get(sort) else 0
            waiting += [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []
    return found


@pytest.mark.parametrize("sort", ADDED)
def test_as_many_of_a_sort_as_may_be_and_one_more(sort: str) -> None:
    en, top, add = ADDED[sort]
    most = MOST_APPENDICES if en == "appendices" else MOST_PARTS
    value = sound()
    add(value, most - number_of(value, en))
    assert agreement_of(json.dumps(value).encode(), "a.yaml").items
    value = sound()
    add(value, most - number_of(value, en) + 1)
    data = json.dumps(value).encode()
    fault = told(data)
    number, limit = f"{most + 1:,}", f"{most:,}"
    assert fault.en == f"The file has {number} {en}. At most {limit} are read."
    number, limit = number.replace(",", HARD_SPACE), limit.replace(",", HARD_SPACE)
    assert fault.sv == f"Filen har {number} {sort}. Högst {limit} läses."
    assert fault.place.column == data.decode().index(f'"{top}": [') + 1


def test_as_many_together_as_may_be_and_one_more() -> None:
    value = sound()
    there = len(build_graph(agreement_of(json.dumps(value).encode(), "a.yaml")).nodes) - 1 - len(value["clauses"])
    for sort in ("påståenden", "avsnitt", "önskade resultat", "målområden"):
        ADDED[sort][2](value, 9_000)
    _goal(value)["indicators"] += [{"id": f"p{n}"} for n in range(MOST_TOGETHER - 36_000 - there)]
    assert agreement_of(json.dumps(value).encode(), "a.yaml").items
    _goal(value)["results"][0]["claims"].append({})
    fault = told(json.dumps(value).encode())
    assert fault.en == "The file has 40,001 goals, assignments, sections and other parts. At most 40,000 are read."
    assert fault.sv == (
        "Filen har 40 001 mål, uppdrag, avsnitt och andra delar. Högst 40 000 läses.".replace("0 0", f"0{HARD_SPACE}0")
    )
    assert fault.place == ("a.yaml", 1, 1, 1, 1)


@pytest.mark.parametrize(
    ("field", "held", "most", "sv", "en"),
    [
        ("text", ["T"], MOST_PARAGRAPHS, "stycken text", "paragraphs of text"),
        ("area_names", ["T"], MOST_PARAGRAPHS, "stycken text", "paragraphs of text"),
        (
            "title",
            {"unknown": "u", "among": ["T"]},
            MOST_CANDIDATES,
            "värden som något okänt kan vara",
            "values that something unknown may be",
        ),
    ],
)
def test_texts_in_lists(field: str, held: Any, most: int, sv: str, en: str) -> None:
    value = sound()
    there = sum(_listed(value)) if isinstance(held, list) else 0
    count = (most - there) // 20
    several = [*held * count] if isinstance(held, list) else held | {"among": held["among"] * count}
    head = {"number": "7", "kind": "base_assignment", field: several}
    value["items"] += [head] * 20
    assert agreement_of(json.dumps(value).encode(), "a.yaml").items
    value["items"] += [head]
    fault = told(json.dumps(value).encode())
    number = there + 21 * count
    assert fault.en == f"The file has {number:,} {en}. At most {most:,} are read."
    assert fault.sv == f"Filen har {figure(number).sv} {sv}. Högst {figure(most).sv} läses."
    assert fault.place == ("a.yaml", 1, 1, 1, 1)


def test_what_is_answered_or_asked_is_no_candidate() -> None:
    value = sound()
    value["doubts"] = [{"code": "unread", "read": "r", "question": "?", "among": ["a"] * (MOST_CANDIDATES + 1)}]
    assert agreement_of(json.dumps(value).encode(), "a.yaml").doubts


def test_sections_of_appendices_alone() -> None:
    value = sound()
    del value["sections"]
    value["appendices"][0]["sections"] += [{}] * MOST_PARTS
    data = json.dumps(value).encode()
    assert told(data).place.column == data.decode().index('"appendices": [') + 1


def test_what_is_too_much_to_read_is_not_looked_at_further() -> None:
    value = sound()
    value["items"][0]["led_by"] = ["XYZ"]
    _goal(value)["results"][0]["claims"] += [{}] * MOST_PARTS
    assert "claims" in told(json.dumps(value).encode()).en
