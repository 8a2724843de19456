"""The command line: `styrkoll`."""

from __future__ import annotations

import gc
import os
import sys

from checker.cli.unchanged import replayed

__all__ = ["main"]


def main(arguments: list[str] | None = None) -> None:
    """Runs the command line and leaves with its exit code; a check of what has not changed is only told again."""
    # Nobody waits for the end of the tool's own process, nor for garbage to be looked for there.
    leaves = arguments is None and sys.getprofile() is None and sys.gettrace() is None
    try:
        try:
            code = replayed(sys.argv[1:] if arguments is None else arguments)
        except OSError:  # the output is closed or full, which the run itself will meet and tell
            code = None
        if code is None:
            gc.disable()  # while modules are loaded
            from checker.cli.later import compiled_later, load_later

            for name in ("inspect", "base64", "binascii"):
                load_later(name)
            with compiled_later():
                from checker.cli.running import run
            code = run(arguments)
    except KeyboardInterrupt:
        code = 130
    finally:
        if not leaves:
            gc.enable()
    if leaves:
        _leave(code)
    sys.exit(code)


def _leave(code: int) -> None:
    """Ends the process, in which all is printed, without taking the interpreter down: a fifth of a short run."""
    try:
        for stream in (sys.stdout, sys.stderr):
            if stream is not None:
                stream.flush()
    except (OSError, ValueError):
        return  # closed meanwhile: Python's own end knows what to say
    os._exit(code)
