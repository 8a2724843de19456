"""Agreements to measure on: realistic, made from a seed, with faults that are known."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import Any, Final, NamedTuple

import yaml

from checker.agreement import agreement_of
from checker.graph import build_graph
from checker.prove.mutants import OPERATORS
from checker.prove.patches import changed
from tests.sound import EXAMPLE, SOUND

ITEMS: Final = 45
SEED: Final = 2026


class Faulty(NamedTuple):
    """An agreement's file, and what must be found in it: for each fault rule and the nodes at one of which it is."""

    data: bytes
    noticed: tuple[tuple[str, tuple[str, ...]], ...]


def larger_agreement(items: int = ITEMS, seed: int = SEED) -> str:
    """The bundled agreement grown to so many items: its own again, with other numbers and recipients."""
    return str(yaml.dump(_grown(EXAMPLE.read_bytes(), items, Random(seed)), **_WRITTEN))


def faulty_agreement(seed: int, items: int = ITEMS) -> Faulty:
    """The sound agreement grown to so many items, with one fault by a named operator, chosen by the seed."""
    random = Random(seed)
    value = _grown(SOUND.read_bytes(), items, random)
    value["agreement"] |= {"id": f"made-{seed}"}
    graph = build_graph(agreement_of(json.dumps(value, ensure_ascii=False).encode(), "made.yaml"))
    names = [*OPERATORS]
    random.shuffle(names)
    edit = next(
        random.choice(edits)
        for name in names
        if (edits := [one for one in OPERATORS[name].edits(graph) if one.noticed and not one.add and not one.remove])
    )
    value = json.loads(json.dumps(changed(graph, edit.patches, edit.add, edit.remove)))  # shares nothing: no aliases
    data = str(yaml.dump(value, **_WRITTEN)).encode()
    return Faulty(data, tuple(edit.noticed.items()))


_WRITTEN: Final[dict[str, Any]] = {"Dumper": yaml.CSafeDumper, "allow_unicode": True, "sort_keys": False, "width": 100}


def _grown(data: bytes, items: int, random: Random) -> Any:
    value: Any = yaml.load(data, Loader=yaml.CBaseLoader)  # all scalars as the text they look like
    divisions = [body["code"] for body in value["bodies"] if body["kind"] == "division"]
    models: list[dict[str, Any]] = [*value["items"]]
    while len(value["items"]) < items:
        model = deepcopy(random.choice(models))  # what two items shared would be written as an alias
        number = f"{random.randint(1, 7)}.{random.randint(3, 9)}.{len(value['items'])}"
        value["items"].append({**model, "number": number, "number_as_written": f"{number}."})
    for item in value["items"][len(models) :]:
        if isinstance(item.get("named_in_sentence"), dict):
            codes = random.sample(divisions, random.randint(1, min(4, len(divisions))))
            item["named_in_sentence"] = {"codes": codes, "quote": "Uppdraget."}
    return value
