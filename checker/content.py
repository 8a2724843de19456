"""Where the content lies that is installed with the tool: rules, the bundled agreement, reports."""

from __future__ import annotations

import os
from typing import Final, Literal

Part = Literal["rules", "data", "reports"]

EXAMPLE_FILE: Final = "ks-2026.yaml"

_HERE: Final = os.path.dirname(os.path.abspath(__file__))


def content(part: Part) -> str:
    """The folder of a part: inside the installed package, or, in a checkout, at its top level."""
    installed = os.path.join(_HERE, "_content", part)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_HERE), part)
