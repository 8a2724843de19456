"""The group of commands. A command's module is imported when it runs, so that none pays for another."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable
from importlib import import_module
from keyword import iskeyword
from typing import Any, Final

import click

from checker import __version__
from checker.cli.declared import help_option, telling
from checker.cli.exits import Exit
from checker.cli.later import compiled_later
from checker.words import Language

COMMANDS: Final = {
    "check": ("checker.cli.check", "Check agreements and show what should be mended."),
    "report": ("checker.cli.report", "Write the report that a follow-up meeting reads."),
    "diff": ("checker.cli.diff", "Tell what changed between two versions, and which findings are new."),
    "explain": ("checker.cli.explain", "Tell what a rule checks, why, and what to do."),
    "waive": ("checker.cli.waive", "Write down the decision that one finding may stand."),
    "rules": ("checker.cli.rules", "List the rules, prove them, and write new ones."),
    "graph": ("checker.cli.graph", "Draw an agreement as a picture."),
    "import": ("checker.cli.importing", "Make an agreement file of a document."),
    "doubts": ("checker.cli.doubts", "List what an import left open, or answer it."),
    "export": ("checker.cli.export", "Write an agreement's graph for other programs."),
    "init": ("checker.cli.init", "Make a repository for a municipality's agreements."),
    "schema": ("checker.cli.schema", "Write the JSON Schema of a sort of file, for editors."),
    "completion": ("checker.cli.completion", "Write the script that makes a shell complete commands."),
}

_BY_PROGRAMS: Final = {"dropped": "checker.cli.dropped"}
"""Commands that a program calls, and no list shows."""


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
        with compiled_later():
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


def run_command(arguments: list[str] | None, language: Callable[[], Language]) -> object:
    """Runs the command that click finds in the arguments, and gives what it gives; tells what click cannot read.

    `language` finds out in which language to tell it. Raises KeyboardInterrupt where the run is to end.
    """
    try:
        # Without arguments click takes the process's own, and on Windows expands the `*.yaml` that the shell leaves.
        return styrkoll.main(arguments, prog_name="styrkoll", standalone_mode=False)
    except click.UsageError as error:
        from checker.cli.misread import usage_message  # most commands are written right

        print(usage_message(error, language()), file=sys.stderr)
        return Exit.FAULT
    except click.Abort:
        raise KeyboardInterrupt from None
