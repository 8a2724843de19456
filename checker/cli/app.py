"""The group of commands. A command's module is imported when it runs, so that none pays for another."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from itertools import pairwise
from keyword import iskeyword
from typing import Any, Final

import click

from checker import __version__
from checker.cli.declared import help_option, telling
from checker.cli.exits import INTERRUPTED, Exit
from checker.cli.later import patterns_later
from checker.cli.streams import make_streams_safe, print_faults
from checker.cli.usage import output_message, usage_message
from checker.words import Language
from checker.yamlfile import FaultsFound

COMMANDS: Final = {
    "check": ("checker.cli.check", "Check agreements and show what should be mended."),
    "report": ("checker.cli.report", "Write the report that a follow-up meeting reads."),
    "diff": ("checker.cli.diff", "Tell what changed between two versions, and which findings are new."),
    "explain": ("checker.cli.explain", "Tell what a rule checks, why, and what to do."),
    "waive": ("checker.cli.waive", "Write down the decision that one finding may stand."),
    "rules": ("checker.cli.rules", "List the rules, prove them, and write new ones."),
    "graph": ("checker.cli.graph", "Draw an agreement as a picture (SVG)."),
    "import": ("checker.cli.importing", "Make an agreement file of a document."),
    "doubts": ("checker.cli.doubts", "List what an import left open, or answer it."),
    "export": ("checker.cli.export", "Write an agreement's graph for other programs."),
    "init": ("checker.cli.init", "Make a repository for a municipality's agreements."),
    "schema": ("checker.cli.schema", "Write the JSON Schema of a sort of file, for editors."),
    "completion": ("checker.cli.completion", "Write the script that makes a shell complete commands."),
}

_BY_PROGRAMS: Final = {"dropped": "checker.cli.dropped"}
"""Commands that a program calls, and no list shows."""

_OBJECTS: Final = 20_000
"""So many new objects make Python look for garbage. By default it is 700, and what is built up without leaving any, an
agreement's values and its graph, is then walked again and again."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports one only to run it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which one meets them."""
        return [*COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported."""
        if cmd_name not in COMMANDS and cmd_name not in _BY_PROGRAMS:
            return None
        name = _BY_PROGRAMS.get(cmd_name) or COMMANDS[cmd_name][0]
        is_new = name not in sys.modules
        with patterns_later():
            module = import_module(name)
        if is_new:
            gc.freeze()  # a module is never garbage, so looking for some need not walk it
        gc.enable()
        # A word that Python keeps for itself has an underscore after it.
        command: click.Command = getattr(module, f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name)
        return command

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """The commands and options that begin so, from the table, without importing them."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=about) for name, (_, about) in COMMANDS.items() if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands from the table, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@telling("--version", tell=lambda _: f"styrkoll {__version__}", help="Show the version and exit.")
@help_option
def styrkoll() -> None:
    """Check governance agreements between a municipality's boards and divisions against rules.

    The usual first step: styrkoll check --example
    """


def run(arguments: list[str] | None = None) -> int:
    """Runs the command line, prints all that it has to say, and gives the exit code."""
    gc.set_threshold(_OBJECTS)
    make_streams_safe()
    given = sys.argv[1:] if arguments is None else arguments
    code: Any = Exit.FAULT
    try:
        # Without arguments click takes the process's own, and on Windows expands the `*.yaml` that the shell leaves.
        code = styrkoll.main(arguments, prog_name="styrkoll", standalone_mode=False)
        sys.stdout.flush()
    except click.UsageError as error:
        print(usage_message(error, _language_of(given)), file=sys.stderr)
    except FaultsFound as found:
        print_faults(found.faults, _language_of(given))
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except BrokenPipeError:
        # The reader has what it wanted (`styrkoll check | head`); nothing is left to be flushed into the closed pipe.
        sys.stdout = None
    except OSError as error:  # files have their faults told where they are read; what is left is the output
        sys.stdout, code = None, Exit.FAULT
        print(output_message(error, _language_of(given)), file=sys.stderr)
    return code if isinstance(code, int) else Exit.OK


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
