"""Two versions of an agreement: the sound one, as it is and changed."""

from __future__ import annotations

from typing import Any, Final

from checker.agreement import agreement_of
from checker.decisions.pairing import Pairing, pair_graphs
from checker.graph import Graph, build_graph
from checker.rulebook import Rule
from checker.rulebook.files import rule_files
from checker.rulebook.load import load_rulebook
from tests.sound import ROOT, sound_graph, sound_with

BUNDLED: Final[list[Rule]] = [*load_rulebook(rule_files([str(ROOT / "rules")])).rules.values()]
"""The rules that come with the tool."""


def graph_with(patches: dict[str, Any], **changes: Any) -> Graph:
    """The graph of the sound agreement after the changes."""
    return build_graph(sound_with(patches, **changes))


def pairing_with(patches: dict[str, Any], **changes: Any) -> Pairing:
    """The sound agreement paired with itself after the changes."""
    return pair_graphs(sound_graph(), graph_with(patches, **changes))


def graph_of(text: str) -> Graph:
    """The graph of an agreement that is written out."""
    return build_graph(agreement_of(text.encode(), "written.yaml"))
