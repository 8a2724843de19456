"""Agreements made for one test: as much as it needs, and nothing else."""

from __future__ import annotations

import json
from typing import Any

from checker import facts
from checker.agreement import agreement_of
from checker.graph import Graph, Table, build_graph
from tests.small import REAL
from tests.small import graph as graph_in

KS = {"code": "KS", "kind": "board", "name": "Kommunstyrelsen"}
KF = {"code": "KF", "kind": "council", "name": "Kommunfullmäktige"}

UNREAD = {"unknown": "oläsligt"}


def division(code: str, name: str, **more: Any) -> dict[str, Any]:
    """A division that is a party."""
    return {"code": code, "kind": "division", "party": "true", "name": name, **more}


def made(
    *items: dict[str, Any],
    head: dict[str, Any] | None = None,
    bodies: tuple[dict[str, Any], ...] = (),
    **parts: Any,
) -> Graph:
    """The graph of an agreement with these items, bodies and other parts."""
    whole = {
        "agreement": {"id": "a", "year": "2026", "of_board": "KS", **(head or {})},
        "bodies": [KS, KF, *bodies],
        "items": [*items],
        **parts,
    }
    return build_graph(agreement_of(json.dumps(whole).encode(), "a.yaml"))  # JSON is YAML


def assignment(number: str = "1.1.1", **more: Any) -> dict[str, Any]:
    """An assignment without dates."""
    return {"number": number, "kind": "assignment", **more}


def base(number: str, **more: Any) -> dict[str, Any]:
    """A base assignment."""
    return {"number": number, "kind": "base_assignment", **more}


def goal(number: str = "1.1.1", **more: Any) -> dict[str, Any]:
    """A goal."""
    return {"number": number, "kind": "goal", **more}


def measured(
    outcomes: list[str] | dict[str, str],
    *claims: dict[str, Any],
    linked: bool = True,
    number: str = "1.1.1",
    **indicator: Any,
) -> dict[str, Any]:
    """A goal with one indicator and one result with these claims, which measure it; listed outcomes have lost years."""
    printed = {"unplaced": outcomes} if isinstance(outcomes, list) else outcomes
    link = {"measured_by": {"i1": "judged"}} if linked else {}
    return goal(
        number,
        results=[{"id": "r1", "text": "Resultat", "claims": [{**claim, **link} for claim in claims]}],
        indicators=[{"id": "i1", **indicator, **({"outcomes": printed} if outcomes else {})}],
    )


def table(graph: Graph, name: str) -> Table:
    """One fact or computed relation."""
    return facts.compute(graph, [name])[name]


def said(graph: Graph, name: str, node: str) -> tuple[Any, ...]:
    """The known values of a fact on a node, where nothing about it is unknown."""
    found = table(graph, name)
    assert node not in found.unknown, found.unknown[node]
    return found.known.get(node, ())


def real() -> Graph:
    """The real agreement."""
    return graph_in(REAL)
