"""A run of the command line, from its arguments to its exit code; what ends it is told in its own language."""

from __future__ import annotations

import gc
import sys
from itertools import pairwise
from typing import Final

from checker.cli.app import run_command
from checker.cli.exits import INTERRUPTED, Exit
from checker.cli.streams import make_streams_safe, print_faults
from checker.cli.usage import Said, output_message
from checker.words import Language, Text
from checker.yamlfile import FaultsFound

_OBJECTS: Final = 20_000
"""So many new objects make Python look for garbage. By default it is 700, and what is built up without leaving any, an
agreement's values and its graph, is then walked again and again."""


def run(arguments: list[str] | None = None) -> int:
    """Runs the command line, prints all that it has to say, and gives the exit code."""
    gc.set_threshold(_OBJECTS)
    make_streams_safe()
    given = sys.argv[1:] if arguments is None else arguments
    code: object = None
    try:
        _demand_values(given)
        code = run_command(arguments, lambda: _language_of(given))
        sys.stdout.flush()
    except Said as fault:
        code = Exit.FAULT
        print(fault.message(_language_of(given)), file=sys.stderr)
    except FaultsFound as found:
        code = Exit.FAULT
        print_faults(found.faults, _language_of(given))
    except KeyboardInterrupt:
        code = INTERRUPTED
    except (
        SystemExit
    ) as left:  # so click leaves where the reader has what it wanted, and Python would end in its own way
        code = left.code
    except BrokenPipeError:
        # The reader has what it wanted (`styrkoll check | head`); nothing is left to be flushed into the closed pipe.
        sys.stdout = None
        code = Exit.FINDINGS if code is None else code  # what click leaves with, where it meets this
    except OSError as error:  # files have their faults told where they are read; what is left is the output
        sys.stdout, code = None, Exit.FAULT
        print(output_message(error, _language_of(given)), file=sys.stderr)
    return code if isinstance(code, int) else Exit.OK


def _demand_values(arguments: list[str]) -> None:
    """Raises Said where a value is empty: of a variable that a script never set, for nobody types one."""
    for before, argument in pairwise(["styrkoll", *arguments]):
        name, equals, value = argument.partition("=")
        if not argument or (argument.startswith("--") and equals and not value):
            after = name or before
            raise Said(
                Text(
                    f"Värdet efter {after} är tomt. Ange ett värde eller utelämna det.",
                    f"The value after {after} is empty. Give one, or leave it out.",
                )
            )


def _language_of(arguments: list[str]) -> Language:
    """The language that arguments or configuration ask for; either may be faulty, so this reads them plainly."""
    from checker.cli.settings import configured_language  # only for a run that goes wrong

    asked = _values_of("--lang", arguments)
    if not asked and "--no-config" not in arguments:
        return configured_language(next(iter(_values_of("--config", arguments)), None))
    return "en" if "en" in asked else "sv"


def _values_of(option: str, arguments: list[str]) -> list[str]:
    apart = [after for before, after in pairwise(arguments) if before == option]
    return apart + [one.partition("=")[2] for one in arguments if one.startswith(f"{option}=")]
