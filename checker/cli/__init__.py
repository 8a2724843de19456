"""The command line: `styrkoll`."""

from __future__ import annotations

import os
import sys

from checker.cli.unchanged import replayed

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code; a check of what has not changed is only told again."""
    try:
        try:
            code = replayed(sys.argv[1:] if arguments is None else arguments)
        except OSError:  # the output is closed or full, which the run itself will meet and tell
            code = None
        if code is not None:
            if arguments is None:
                os._exit(code)  # all is printed; a fifth of so short a process would be taking the interpreter down
            sys.exit(code)
        from checker.cli.app import main as run
    except KeyboardInterrupt:
        sys.exit(130)
    run(arguments)
