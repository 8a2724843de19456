"""The command line: `styrkoll`."""

from __future__ import annotations

from checker.cli.app import main

__all__ = ["main"]
