"""Realistic agreements by the number: sound ones, made from a seed, and then a known number of known faults.

The municipality does not exist. Everything in it is drawn from the seed, so the same seed gives the same agreement; the
faults are those of the named operators, at places where their rule has to notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any, Final

from checker.agreement import Agreement, agreement_of
from checker.graph import build_graph
from checker.importer.write import STYLE
from checker.named import NamedTuple
from checker.prove.generated_parts import Setting, appendix, base_assignment, body, goal, head, own_assignment, section
from checker.prove.mutants import OPERATORS
from checker.prove.mutants.edit import Edit
from checker.prove.patches import PatchFault, changed
from checker.yamlfile import FaultsFound
from checker.yamlfile.emit import yaml_text

Entry = dict[str, Any]

FILE: Final = "generated.yaml"


class Fault(NamedTuple):
    """A fault that was put in: the operator, and for each rule that must notice the nodes at one of which it must."""

    operator: str
    noticed: dict[str, tuple[str, ...]]


class Generated(NamedTuple):
    """An agreement, its file, and what was put in."""

    agreement: Agreement
    data: bytes
    faults: tuple[Fault, ...]


def generated_agreement(seed: int, items: int = 10, faults: int = 0) -> Generated:
    """An agreement with so many items, at least 5, and so many faults, or as many as there was room for.

    Without faults no rule has anything to say of it.
    """
    random = Random(seed)
    data = _written(_sound(random, seed, items))
    graph = build_graph(agreement_of(data, FILE))
    put_in: list[Fault] = []
    touched: set[str] = set()
    names = [name for name, one in OPERATORS.items() if not (one.beside or one.edge)]
    random.shuffle(names)
    for name in names:
        if len(put_in) == faults:
            break
        edits = [one for one in OPERATORS[name].edits(graph) if touched.isdisjoint(_touches(one))]
        if edits:
            edit = random.choice(edits)
            try:
                data = _written(changed(graph, edit.patches, edit.add, edit.remove))
                graph = build_graph(agreement_of(data, FILE))
            except (PatchFault, FaultsFound):  # it does not go together with those before it
                data = graph.agreement.document.data
                continue
            touched.update(_touches(edit))
            put_in.append(Fault(name, edit.noticed))
    return Generated(graph.agreement, data, tuple(put_in))


def _touches(edit: Edit) -> set[str]:
    """The things in the file that an edit is about: faults that share one could hide each other.

    Appendices are one thing: what is common to most of them makes what is missing in one a fault.
    """
    nodes = {*edit.patches, *edit.remove, *(node for nodes in edit.noticed.values() for node in nodes)}
    return {node if node.startswith("section") else node.split("/")[0] for node in nodes}


def _written(value: Entry) -> bytes:
    return yaml_text(value, STYLE).encode()


def _sound(random: Random, seed: int, items: int) -> Entry:
    setting = Setting.drawn(random, seed, items)
    numbered = [*_items(random, setting, items)]
    return {
        "agreement": head(setting),
        "clauses": {
            "lead": {"quote": "När flera verksamheter delar ett uppdrag är en av dem huvudansvarig."},
            "follow_up": {"quote": "Överenskommelsen följs upp vid våruppföljning, delårsrapport och årsbokslut."},
            "party": {"quote": "Parter är Kommunstyrelsen (KS) och de verksamheter som räknas upp."},
        },
        "bodies": [
            {"code": "KF", "kind": "council", "name": "Kommunfullmäktige"},
            {
                "code": "KS",
                "kind": "board",
                "party": "true",
                "name": "Kommunstyrelsen",
                "printed_name": "Kommunstyrelsen",
                "representative": "samordnare",
            },
            {"code": "MN", "kind": "board", "name": "Miljönämnden", "printed_name": "Miljönämnden"},
            *(body(code) for code in setting.divisions),
            {"code": "HAMN", "kind": "division", "name": "Hamnen", "printed_name": "Hamnen"},
        ],
        "areas": [{"number": str(area), "title": f"Målområde {area}"} for area in setting.areas],
        "sections": [section(role, setting) for role in ("preamble", "parties", "scope", "responsibility", "economy")]
        + [section("follow_up", setting)],
        "items": numbered,
        "appendices": [appendix(code, setting) for code in setting.divisions],
    }


def _items(random: Random, setting: Setting, items: int) -> Iterator[Entry]:
    """A third of what is not base assignments are goals, each in its area with an assignment that serves it."""
    free = max(items - len(setting.divisions), 2)
    goals = max(free // 3, len(setting.areas))
    by_area: dict[int, list[Entry]] = {area: [] for area in setting.areas}
    counts: dict[tuple[int, int], int] = {}

    def number(area: int, by: int) -> str:
        counts[area, by] = counts.get((area, by), 0) + 1
        return f"{area}.{by}.{counts[area, by]}"

    for place in range(goals):
        area = setting.areas[place % len(setting.areas)]
        by_area[area].append(goal(random, setting, number(area, 1), area))
    served = [entry["number"] for area in setting.areas for entry in by_area[area]]
    for place in range(free - goals):
        serves = served[place % goals]
        area = int(serves.split(".")[0])
        by = random.choice((1, 2))
        by_area[area].append(own_assignment(random, setting, number(area, by), area, serves))
    unserved = served[free - goals :]
    for entry in (one for area in setting.areas for one in by_area[area] if one["number"] in unserved):
        entry |= {"kept_by_board": "true", "kept_reason": "verksamheterna bidrar genom att hålla budget"}
        del entry["named_in_sentence"]
    for code in setting.divisions:
        area = setting.areas[0]
        by_area[area].append(base_assignment(setting, number(area, 2), area, code, served[0]))
    for area in setting.areas:
        yield from sorted(by_area[area], key=lambda entry: [int(part) for part in entry["number"].split(".")])
