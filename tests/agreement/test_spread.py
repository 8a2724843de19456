"""What a few characters make very many of: as much as may be is read, of more it is said where it becomes too much."""

from __future__ import annotations

import json
from typing import Any

import yaml

from checker.agreement import agreement_of
from checker.agreement.spread import MOST, MOST_OUTCOMES
from checker.graph import build_graph
from checker.yamlfile import Fault, FaultsFound
from tests.small import SMALL, changed, faults_of
from tests.sound import SOUND

EACH = 400
TIMES = MOST // EACH


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
    assert sum(map(len, graph.tables["delegated_to"].known.values())) >= MOST
    graph = build_graph(agreement_of(linked(TIMES // 50, 50), "a.yaml"))
    assert sum(word == "measured_by" for _, word, _ in graph.links) > MOST


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


def with_outcomes(unplaced: int, years: int) -> bytes:
    """The sound agreement with one more indicator that has outcomes without a year, and one that has them by year."""
    value = sound()
    there = [of for item in value["items"] for of in item.get("indicators", ())]
    unplaced -= sum(len(of.get("outcomes", {})) for of in there)
    assert not any("unplaced" in of.get("outcomes", {}) for of in there)
    last = [item for item in value["items"] if item["kind"] == "goal"][-1]
    last.setdefault("indicators", []).extend(
        [
            {"id": "q1", "title": "T", "outcomes": {str(1990 + year): "1" for year in range(years)}},
            {"id": "q2", "title": "T", "outcomes": {"unplaced": ["1"] * unplaced}},
        ]
    )
    return json.dumps(value).encode()


def test_more_outcomes_than_anybody_could_look_at() -> None:
    graph = build_graph(agreement_of(with_outcomes(MOST_OUTCOMES - 50, 50), "a.yaml"))
    assert len(graph.by_kind["outcome"]) == MOST_OUTCOMES == 20_000
    data = with_outcomes(MOST_OUTCOMES - 50, 51)
    fault = told(data)
    assert fault.sv.replace("\N{NO-BREAK SPACE}", " ") == (
        "Hit i filen finns fler än 20 000 utfall. Så många läses inte."
    )
    assert fault.en == "Up to here there are more than 20,000 outcomes. So many are not read."
    text = data.decode()
    assert fault.place.column == text.index('"outcomes"', text.index('"q2"')) + 1


def test_a_year_that_heads_two_columns() -> None:
    text = changed(SMALL, ("outcome_years: [2024, 2025]", "outcome_years: [2024, 2025, 2024]"))
    (fault,) = faults_of(text)
    assert fault.sv == "Året 2024 står redan i `outcome_years`. Skriv varje kolumns år en gång."
    assert fault.en == "The year 2024 is in `outcome_years` already. Write the year of each column once."
    line = text.split("\n")[fault.place.line - 1]
    assert (line[fault.place.column - 1 :], line.count("2024")) == ("2024]", 2)
