"""Follow-ups to try: of the sound agreement, and the invented one of the bundled agreement."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from checker.follow_up.file import FollowUp, follow_up_in
from checker.follow_up.nodes import add_follow_up
from checker.graph import Graph, build_graph
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from checker.run import Checked, check_graph
from checker.yamlfile import Document, read_bytes
from tests.sound import ROOT, sound_with

INVENTED: Final = Path(__file__).with_name("ks-2026-var-pahittad.yaml")


def document(*reports: dict[str, Any], occasion: str = "vår", agreement: str = "sound-2026") -> Document:
    """A file of a follow-up with these reports, one value a line."""
    value = {"follow_up": {"agreement": agreement, "occasion": occasion}, "reports": [*reports]}
    return read_bytes(json.dumps(value, ensure_ascii=False, indent=1).encode(), "follow-up.yaml")


def sound() -> Graph:
    """The graph of the sound agreement, which may be added to."""
    return build_graph(sound_with({}))


def read(*reports: dict[str, Any], occasion: str = "vår", graph: Graph | None = None) -> FollowUp:
    """These reports on the sound agreement, read."""
    graph = graph or sound()
    return follow_up_in([document(*reports, occasion=occasion, agreement=graph.agreement.id)], graph, occasion)


def followed_up(*reports: dict[str, Any], occasion: str = "vår") -> Graph:
    """The sound agreement's graph with these reports."""
    graph = sound()
    file = document(*reports, occasion=occasion, agreement=graph.agreement.id)
    add_follow_up(graph, follow_up_in([file], graph, occasion), file)
    return graph


def checked(graph: Graph) -> Checked:
    """A graph, checked by the bundled rules."""
    return check_graph(graph, load_rulebook(rule_files([str(ROOT / "rules")])).rules.values())
