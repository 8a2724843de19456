"""Agreements to check: the sound one of the rules' examples, as it is or changed."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from checker.agreement import Agreement, agreement_of, read_agreement
from checker.graph import Graph, build_graph
from checker.prove.patches import changed

ROOT: Final = Path(__file__).parents[1]
SOUND: Final = ROOT / "rules" / "sound.yaml"
EXAMPLE: Final = ROOT / "data" / "ks-2026.yaml"


@cache
def sound_graph() -> Graph:
    """The graph of the sound agreement."""
    return build_graph(read_agreement(SOUND, shown_as="sound.yaml"))


def line_in(text: str, words: str, *, after: str) -> int:
    """The line of the first such words after some others."""
    return text.count("\n", 0, text.index(words, text.index(after))) + 1


def sound_bytes(
    patches: dict[str, Any] | None = None, add: tuple[dict[str, Any], ...] = (), remove: tuple[str, ...] = ()
) -> bytes:
    """A file with the sound agreement after the changes, an entry a line; JSON is YAML, with places."""
    return json.dumps(changed(sound_graph(), patches or {}, add, remove), ensure_ascii=False, indent=1).encode()


def sound_with(patches: dict[str, Any], **changes: Any) -> Agreement:
    """The sound agreement after the changes, read as a file."""
    return agreement_of(sound_bytes(patches, **changes), "changed.yaml")
