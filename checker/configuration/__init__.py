"""`styrkoll.yaml`: what a project has decided about its checks.

Finding it is cheap and is done by every run; `read` is imported only where there is one.
"""

from __future__ import annotations

import os
from typing import Final

from checker import seen
from checker.configuration.values import DEFAULT, NEVER, THRESHOLDS, Configuration, Setting

__all__ = [
    "CONFIGURATION_FILE",
    "DEFAULT",
    "NEVER",
    "THRESHOLDS",
    "WAIVER_FILE",
    "Configuration",
    "Setting",
    "find_configuration",
    "seen_from_here",
]

CONFIGURATION_FILE: Final = "styrkoll.yaml"
WAIVER_FILE: Final = "undantag.yaml"
"""What the file of waivers is called where nothing else is said."""


def find_configuration(folder: str) -> str | None:
    """The path of the `styrkoll.yaml` in `folder` or the nearest above it; None where there is none."""
    while not seen.is_file(path := os.path.join(folder, CONFIGURATION_FILE)):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return path


def seen_from_here(path: str) -> str:
    """A path as one would type it in the current folder."""
    try:
        return os.path.relpath(path)
    except ValueError:  # another drive
        return path
