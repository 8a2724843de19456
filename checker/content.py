"""Where the content lies that is installed with the tool: rules, the bundled agreement, reports."""

from __future__ import annotations

from pathlib import Path
from typing import Final, Literal

Part = Literal["rules", "data", "reports"]

EXAMPLE_FILE: Final = "ks-2026.yaml"

_HERE: Final = Path(__file__).parent


def content(part: Part) -> Path:
    """The folder of a part: inside the installed package, or, in a checkout, at its top level."""
    installed = _HERE / "_content" / part
    return installed if installed.is_dir() else _HERE.parent / part
