"""Rego: a policy in the language of the Open Policy Agent, run by regorus on each agreement's data."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from opa_eval import OpaEval

from checker.graph import Graph
from tests.benchmarks.peers.found import WORDS, Found

POLICY: Final = Path(__file__).with_name("rules.rego")


def asked(graphs: Sequence[Graph], policy: Path = POLICY) -> Callable[[], Found]:
    """Asks the policy, which has read the agreement already."""
    engines = [
        (graph.agreement.id, OpaEval(str(policy), data_json=json.dumps(_data(graph)), query="data.styrkoll.found"))
        for graph in graphs
    ]
    return lambda: {
        (agreement, rule, node) for agreement, engine in engines for rule, node in engine.evaluate_parsed("{}")
    }


def _data(graph: Graph) -> dict[str, Any]:
    words = {
        word: {node: [_plain(value) for value in values] for node, values in graph.tables[word].known.items()}
        for word in WORDS
    }
    return {"kinds": graph.nodes, "words": words}


def _plain(value: Any) -> Any:
    return value if isinstance(value, bool | str) else str(value)
