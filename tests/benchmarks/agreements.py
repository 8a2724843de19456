"""The bundled agreement grown: its own items again, for measuring the parts of a check on what people wrote."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any, Final

import yaml

from checker.prove.mutants import OPERATORS
from checker.prove.patches import changed
from tests.benchmarks.peers.found import RULES
from tests.sound import EXAMPLE, sound_graph

ITEMS: Final = 45
SEED: Final = 2026


def larger_agreement(items: int = ITEMS, seed: int = SEED) -> str:
    """The bundled agreement grown to so many items: its own again, with other numbers and recipients."""
    random = Random(seed)
    value: Any = yaml.load(EXAMPLE.read_bytes(), Loader=yaml.CBaseLoader)  # all scalars as the text they look like
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
    return str(yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=100))


def faulty_agreements() -> Iterator[bytes]:
    """For each rule that is asked, an agreement with one fault that it must find."""
    graph = sound_graph()
    for rule in RULES:
        operator = next(one for one in OPERATORS.values() if rule in one.kills and not one.edge)
        edit = next(edit for edit in operator.edits(graph) if rule in edit.noticed)
        value = changed(graph, edit.patches, edit.add, edit.remove)
        value["agreement"]["id"] = f"made-{rule}"
        yield json.dumps(value, ensure_ascii=False).encode()
    edit = next(OPERATORS["heading-takes-number"].edits(graph))  # which is no number of an item
    value = changed(graph, edit.patches, edit.add, edit.remove)
    value["agreement"]["id"] = "made-section"
    yield json.dumps(value, ensure_ascii=False).encode()
