"""The exit codes."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

INTERRUPTED: Final = 130
"""What a shell gives for a run that Ctrl+C ended."""


class Exit(IntEnum):
    """0: nothing at or above the threshold; 1: findings; 2: the input, a rule or the command itself is at fault."""

    OK = 0
    FINDINGS = 1
    FAULT = 2
